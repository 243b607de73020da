/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_cells.h - the sheets and cells of a spreadsheet in Excel's format, in streams. */
#ifndef XLSX_CELLS_H
#define XLSX_CELLS_H

#include "format/zip_reader.h"

typedef enum XlsxKind {
    XLSX_TEXT,
    XLSX_NUMBER, /* as it is written; an exponent is spelled out as far as its digits carry */
    XLSX_DATE,   /* a number shown as a day or time: days since the epoch; or written as ISO 8601 */
    XLSX_BOOLEAN, /* "TRUE" or "FALSE" */
    XLSX_ERROR,   /* "#N/A" */
    XLSX_NO_VALUE /* a formula that nobody computed; the text is empty */
} XlsxKind;

typedef struct XlsxCell {
    size_t row;    /* from 1, as people count */
    size_t column; /* from 0 */
    XlsxKind kind;
    bool is_formula;
    const char *text; /* terminated; borrowed until the callback returns */
    size_t bytes;
} XlsxCell;

/* The cells of one rectangle, shown as one: the first holds the value. */
typedef struct XlsxMerge {
    size_t first_row, first_column, last_row, last_column;
} XlsxMerge;

/* What a sheet holds. Each returns false to stop; all but `cell` may be NULL. */
typedef struct XlsxEvents {
    void *data;
    bool (*cell)(void *data, const XlsxCell *cell); /* empty ones are passed over */
    bool (*row)(void *data, size_t row);            /* the row is complete, it may be empty */
    bool (*merge)(void *data, const XlsxMerge *merge);
    bool (*comment)(void *data, size_t row, size_t column, const char *text); /* behind all rows */
} XlsxEvents;

typedef struct XlsxSheet {
    const char *name; /* borrowed */
    bool is_hidden;
    bool is_chart; /* it has no cells */
} XlsxSheet;

typedef struct XlsxBook XlsxBook;

/* Whether the zip is an Office document; one that is no workbook is refused when it is opened. */
bool xlsx_cells_fits(ZipReader *zip);

/* Reads all but the sheets; `name` is for reasons. The zip stays its owner's and open. NULL after
 * fail(). */
XlsxBook *xlsx_cells_open(ZipReader *zip, const char *name);

/* The same of a file, with a sentence for what is no such workbook. */
XlsxBook *xlsx_cells_open_file(const char *path);
void xlsx_cells_close(XlsxBook *book);

/* In the order of the tabs. */
size_t xlsx_cells_sheets(const XlsxBook *book);
XlsxSheet xlsx_cells_sheet(const XlsxBook *book, size_t sheet);

/* Whether day 0 is 1 January 1904, as on old Macs; else day 1 is 1 January 1900, and a 29 February
 * is counted in that year. */
bool xlsx_cells_is_1904(const XlsxBook *book);

/* False after fail(), or when an event stopped it. */
MUST_CHECK bool xlsx_cells_read(XlsxBook *book, size_t sheet, const XlsxEvents *events);

/* "B12" of row 12 and column 1. */
enum { XLSX_ADDRESS_SIZE = 32 };
void xlsx_cells_address(size_t row, size_t column, char address[XLSX_ADDRESS_SIZE]);

#endif
