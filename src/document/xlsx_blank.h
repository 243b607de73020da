/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_blank.h - a workbook that is sent out to be filled in: only the cells for answers can be
 * changed, choices are dropdowns, and a progress page counts what is answered. */
#ifndef XLSX_BLANK_H
#define XLSX_BLANK_H

#include "document/xlsx.h"

typedef struct BlankColumn {
    const char *code;  /* in a hidden row above the titles, by which the column is known again */
    const char *title; /* in the language */
    int width;         /* 0: hidden */
    bool is_answer;
} BlankColumn;

/* What a cell under an answer's column is. A number from 0 is a dropdown of that list. */
enum { BLANK_LOCKED = -2, BLANK_FREE = -1 };

typedef struct Blank Blank;

/* What the cover's sheet and the titles of its progress are called; borrowed. */
typedef struct BlankWords {
    const char *cover, *sheet, *asked, *answered, *total;
} BlankWords;

Blank *blank_new(BlankWords words);
void blank_free(Blank *blank);

/* The number of a list with these items; the same items are one list. */
int blank_list(Blank *blank, const Table *items, size_t column);

/* Returns the sheet's number. `counted` is the column whose filled cells are counted as answers,
 * over rows that blank_add_row says are counted; -1: none. */
size_t blank_add_sheet(Blank *blank, const char *title, const char *intro, unsigned tab_color,
                       const BlankColumn columns[], size_t count, int counted);

/* A hidden one, for programs. */
size_t blank_add_hidden(Blank *blank, const char *title, const BlankColumn columns[], size_t count);

typedef enum BlankRow { BLANK_GROUP, BLANK_LINE, BLANK_COUNTED } BlankRow;

/* `cells` and `kinds`, one a column, are copied; kinds NULL: nothing is filled in. */
void blank_add_row(Blank *blank, size_t sheet, BlankRow look, const char *const cells[],
                   const int kinds[]);

/* A label and a text on the cover, which stands before all sheets. */
void blank_add_cover(Blank *blank, const char *label, const char *text);

MUST_CHECK bool blank_write(const Blank *blank, const char *path, const XlsxProperties *properties);

/* The same as a folder with one CSV a sheet. */
MUST_CHECK bool blank_write_csv(const Blank *blank, const char *folder);

#endif
