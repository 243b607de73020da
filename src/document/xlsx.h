/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx.h - writes a deliverable as an Excel workbook. Owns libxlsxwriter. */
#ifndef XLSX_H
#define XLSX_H

#include "document/sheet.h"

/* What the workbook as a whole says of itself; all texts in its language. */
typedef struct XlsxProperties {
    Language language;
    const char *title, *subject, *company, *keywords, *category;
    const char *confidentiality; /* in every footer */
    const char *engagement_id, *version;
    const char *logo; /* a PNG for covers, or NULL */
    const char *author, *customer, *date; /* NULL is empty; the latter two in headers and footers */
} XlsxProperties;

/* Written beside the target and renamed over it; on failure the target is untouched.
 * The same sheets at the same date_now() give the same bytes. */
MUST_CHECK bool xlsx_write(const char *path, const XlsxProperties *properties, const Sheet *sheets,
                           size_t count);

/* The same for one sheet of any length in constant memory: its block has the columns and
 * no rows; `fill` hands them over one by one, and what it fails with is passed on. */
typedef struct XlsxRows XlsxRows;
typedef bool XlsxFill(void *data, XlsxRows *rows);
MUST_CHECK bool xlsx_write_rows(const char *path, const XlsxProperties *properties,
                                const Sheet *sheet, XlsxFill *fill, void *data);

/* Likewise, but plain: the titles of a table, whose types say which cells are numbers, above the
 * rows, over a file that may exist. */
MUST_CHECK bool xlsx_write_plain_rows(const char *path, const char *title, const Table *titles,
                                      XlsxFill *fill, void *data);
MUST_CHECK bool xlsx_put_row(XlsxRows *rows, const char *const cells[]);

#endif
