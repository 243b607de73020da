/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row.h - a Item becomes a Row of our fields, by the rows of its Source. */
#ifndef ROW_H
#define ROW_H

#include "base/date.h"
#include "source/source.h"

/* Text of a field; terminated, empty when the source has none. */
typedef struct RowField {
    char *text;
    size_t bytes, room;
    char last_time[STAMP_SIZE], last_stamp[STAMP_SIZE]; /* most rows speak of the same time */
} RowField;

typedef struct Row {
    RowField fields[RECORD_FIELDS];
    size_t doubled; /* values that stood twice in the item; the last one counts */
    /* For records of one shape: the entries that are wanted, in the order of the source's
     * fields, and the field each goes to. */
    const Source *source;
    uint64_t shape;
    struct RowStep *steps;
    size_t step_count;
} Row;

void row_init(Row *row);
void row_release(Row *row);

/* Fails on a value that cannot be what it should be. */
MUST_CHECK bool row_convert(Row *row, const Source *source, const Item *item);

/* Fails when the row lacks what its kind cannot do without. */
MUST_CHECK bool row_is_complete(const Row *row, const Source *source);

/* Whether a row of a table with so many columns is the sum below it: mostly empty, and called so. */
bool row_is_total(const Item *item, size_t columns);

/* Milliseconds or seconds since 1970, ISO 8601, local time in China, or the days of a
 * spreadsheet. Fails on anything else. */
MUST_CHECK bool row_read_time(const char *text, char stamp[STAMP_SIZE]);

#endif
