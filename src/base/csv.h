/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.h - Table to and from CSV. Owns libcsv. */
#ifndef WELLBOOK_CSV_H
#define WELLBOOK_CSV_H

#include <stdio.h>

#include "base/table.h"

/* Collects everything that is wrong with a set of files, so that all of it is reported
 * at once. */
typedef struct Problems Problems;
Problems *problems_new(void);
void problems_free(Problems *problems);
void problems_add(Problems *problems, const char *path, size_t line, const char *column,
                  const char *format, ...) PRINTF(5, 6);
size_t problems_count(const Problems *problems);
const char *problems_get(const Problems *problems, size_t number);

/* Fails with the first problem and how many more there are; true when there is none. */
MUST_CHECK bool problems_none(const Problems *problems);

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
