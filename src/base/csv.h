/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.h - Table to and from CSV. Owns libcsv. */
#ifndef WELLBOOK_CSV_H
#define WELLBOOK_CSV_H

#include <stdio.h>

#include "base/problems.h"
#include "base/table.h"

/* Reads a file whose first row names the columns; a BOM is skipped. Every row has as
 * many cells as the header, others are problems and left out. NULL when the file cannot
 * be read at all, which is a problem too. */
Table *csv_read(const char *path, Problems *problems);

typedef enum CsvFlavor {
    CSV_PLAIN, /* UTF-8, for programs */
    CSV_EXCEL  /* with a BOM, and formulas made harmless */
} CsvFlavor;

/* RFC 4180, CRLF. The header row holds names for programs, titles for people. */
MUST_CHECK bool csv_put(FILE *out, const Table *table, CsvFlavor flavor);

/* Its two parts, for tables that come in pieces. */
void csv_put_head(FILE *out, const Table *table, CsvFlavor flavor);
MUST_CHECK bool csv_put_rows(FILE *out, const Table *table, CsvFlavor flavor);

#endif
