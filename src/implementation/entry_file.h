/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry_file.h - rows of a repeating form from a CSV or a spreadsheet. */
#ifndef ENTRY_FILE_H
#define ENTRY_FILE_H

#include "engagement/entry.h"

/* All tables of a file, whole, under the names of their headers. */
typedef struct EntryFile {
    EntrySheet *sheets;
    size_t count, room;
    char *left; /* names of what holds no table that could be read, with reasons; or NULL */
} EntryFile;

/* At least one; fails on a row with other cells than its header. */
MUST_CHECK bool entry_file_read(const char *path, EntryFile *file);
void entry_file_release(EntryFile *file);

/* Leaves out a sheet, and says so in `left`. */
void entry_file_leave(EntryFile *file, size_t sheet);

/* Its columns are fields by id or label; one act. Of several sheets those without any such column
 * are left out: `left` names them, or is NULL; the caller frees. */
MUST_CHECK bool entry_import(Store *store, const char *form, const char *path, size_t *rows,
                             char **left);

#endif
