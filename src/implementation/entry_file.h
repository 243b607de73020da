/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry_file.h - rows of a repeating form from a CSV or a spreadsheet. */
#ifndef ENTRY_FILE_H
#define ENTRY_FILE_H

#include "store/store.h"

/* The first table in a file under the names of its header, whole; NULL after fail(). */
Table *entry_file_read(const char *path);

/* Its columns are fields by id or label; one act. */
MUST_CHECK bool entry_import(Store *store, const char *form, const char *path, size_t *rows);

#endif
