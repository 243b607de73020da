/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import.h - exports into the workbook: one act, told apart into new, changed, the same and
 * resolved, and undone as a whole. */
#ifndef IMPORT_H
#define IMPORT_H

#include "store/store.h"

/* A row that cannot be read; borrowed. */
typedef struct ImportFault {
    const char *file, *reason, *raw;
    size_t line;
} ImportFault;

typedef struct ImportPlan {
    const char *const *paths; /* files, folders and zips; NULL-terminated */
    const char *format;       /* the only format to expect, or NULL */
    const char *const *map;   /* mapping_use's pairs, NULL-terminated, or NULL */
    const char *save;         /* the name to keep the mapping under, or NULL */
    /* Lists of such pairs, each a format for this once, beside the known ones; or NULL. */
    const char *const *const *also;
    bool is_preview; /* find out, and change nothing */
    bool takes_any;  /* a table of unknown layout is a row that says so, not a failure */
    bool replaces;   /* what looks like a part of what the workbook has is all there is now */
    /* Called now and then with the rows read so far, and how much of the files, 0 to 100;
     * false cancels. May be NULL. */
    bool (*progress)(void *data, int64_t rows, int percent);
    /* Called for each row that goes to the tray. May be NULL. */
    void (*unreadable)(void *data, const ImportFault *fault);
    void *data;
} ImportPlan;

/* One row a file and format: source, file, rows, new, changed, same, resolved, unreadable,
 * unmapped, taken (the time the export speaks of), first and last (the same of its rows; months
 * for a bill), columns (of a table that no format has), note. Nothing is changed when it fails
 * (NULL), or when the workbook has it all. */
Table *import_run(Store *store, const ImportPlan *plan);

/* Undoes an active batch, or does an undone one again. */
MUST_CHECK bool import_swap(Store *store, const char *batch);

#endif
