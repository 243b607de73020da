/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_list.h - one long table as an Excel workbook, written as its rows come, in memory
 * that does not grow with them. */
#ifndef XLSX_LIST_H
#define XLSX_LIST_H

#include "base/table.h"

typedef struct XlsxList XlsxList;

/* Sheet `title` with the titles of the table as its first row; the path is written over.
 * NULL on failure. */
XlsxList *xlsx_list_open(const char *path, const char *title, const Table *titles);
MUST_CHECK bool xlsx_list_add(XlsxList *list, const Table *rows);

/* Frees the list; false when the file is not complete, or not to be kept (`done`). */
MUST_CHECK bool xlsx_list_close(XlsxList *list, bool done);

#endif
