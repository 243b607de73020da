/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_cells.h - the cells of an XLSX workbook in a stream, sheet by sheet, as whatever program
 * wrote it; what they mean is the caller's. */
#ifndef XLSX_CELLS_H
#define XLSX_CELLS_H

#include "format/zip_reader.h"

typedef enum XlsxKind {
    XLSX_TEXT,
    XLSX_NUMBER,    /* an id that got an exponent has its digits back */
    XLSX_DATE,      /* 2026-11-23 or 2026-11-23T09:30:00 */
    XLSX_TRUTH,     /* TRUE or FALSE */
    XLSX_ERROR,     /* #N/A and the like */
    XLSX_UNCOMPUTED /* a formula that no program has computed yet; its text is "" */
} XlsxKind;

/* One that holds something; borrowed. */
typedef struct XlsxCell {
    size_t row, column; /* from 0 */
    XlsxKind kind;
    const char *text;
    size_t bytes;
} XlsxCell;

/* From corner to corner. */
typedef struct XlsxArea {
    size_t row, column, last_row, last_column;
} XlsxArea;

typedef enum XlsxNext { XLSX_GO_ON, XLSX_LEAVE, XLSX_STOP } XlsxNext;

/* Those that return false, or XLSX_STOP, end it all, after fail(). */
typedef struct XlsxEvents {
    void *data;
    bool (*begin)(void *data, const char *sheet, bool is_hidden);
    bool (*cell)(void *data, const XlsxCell *cell);
    /* Behind the cells of a row; XLSX_LEAVE passes over the rest of the sheet. May be NULL. */
    XlsxNext (*row)(void *data, size_t row);
    /* Behind the rows of a sheet. May be NULL. */
    void (*merged)(void *data, const XlsxArea *area);
    void (*comment)(void *data, size_t row, size_t column, const char *text);
    bool (*end)(void *data);
} XlsxEvents;

/* Whether the zip is an Office document; one that is no workbook is refused when it is read. */
bool xlsx_cells_fit(ZipReader *zip);

/* In the order of the sheets' tabs; charts are passed over. */
MUST_CHECK bool xlsx_cells_read(ZipReader *zip, const char *file, const XlsxEvents *events);

/* The same of a file, with a sentence for what is no such workbook. */
MUST_CHECK bool xlsx_cells_read_file(const char *path, const XlsxEvents *events);

/* "B12" of row 11 and column 1. */
enum { XLSX_ADDRESS_SIZE = 32 };
void xlsx_address(size_t row, size_t column, char address[XLSX_ADDRESS_SIZE]);

#endif
