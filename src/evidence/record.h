/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record.h - one row or item of an export, flat: paths and their values, within bounds
 * whatever the export holds. */
#ifndef RECORD_H
#define RECORD_H

#include <stdint.h>

#include "base/base.h"

enum { RECORD_BYTES = 1 << 20, RECORD_ENTRIES = 2048 };

typedef struct RecordEntry {
    const char *path, *value; /* terminated */
    size_t bytes;             /* of the value */
} RecordEntry;

typedef struct Record {
    const char *file;  /* its name, borrowed */
    const char *items; /* the path of the list it stands in; "" in a CSV */
    size_t line;
    uint64_t
        shape;    /* the same for records that have the same paths in the same order; 0: unknown */
    bool is_full; /* something did not fit */
    size_t count;
    RecordEntry *entries;
    char *text; /* owned: room for RECORD_BYTES */
    size_t used;
} Record;

void record_init(Record *record);
void record_release(Record *record);
void record_clear(Record *record);

/* Copies the value; the path too when path_bytes is not 0, which then shapes the record,
 * else it is borrowed. What does not fit is left out and is_full set. */
void record_add(Record *record, const char *path, size_t path_bytes, const char *value,
                size_t bytes);

/* The shape after one more path; 0 begins. */
uint64_t record_shape(uint64_t shape, const char *path);

/* The last value under a path, or NULL. */
const char *record_get(const Record *record, const char *path);

/* "path: value" lines, for people; the caller frees. */
char *record_to_text(const Record *record);

#endif
