/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import.h - exports into the workbook: one act, told apart into new, changed, the same and
 * resolved, and undone as a whole. */
#ifndef IMPORT_H
#define IMPORT_H

#include "store.h"

typedef struct ImportPlan {
    const char *const *paths; /* files, folders and zips; NULL-terminated */
    const char *format;       /* the only format to expect, or NULL */
    const char *const *map;   /* mapping_use's pairs, NULL-terminated, or NULL */
    const char *save;         /* the name to keep the mapping under, or NULL */
    bool is_preview;          /* find out, and change nothing */
    /* Called now and then with the rows read so far; false cancels. May be NULL. */
    bool (*progress)(void *data, int64_t rows);
    void *data;
} ImportPlan;

/* One row a file and format: source, file, rows, new, changed, same, resolved, unreadable,
 * unmapped, taken (the time the export speaks of), note. Nothing is changed when it fails (NULL),
 * or when the workbook has it all. */
Table *import_run(Store *store, const ImportPlan *plan);

/* Undoes an active batch, or does an undone one again. */
MUST_CHECK bool import_swap(Store *store, const char *batch);

#endif
