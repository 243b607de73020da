/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_reader.h - a CSV given in pieces, with any of the usual delimiters: each row becomes
 * a Item. */
#ifndef CSV_READER_H
#define CSV_READER_H

#include "source/export_reader.h"

typedef struct CsvReader CsvReader;

CsvReader *csv_reader_new(const char *file, const Sources *sources, const ExportEvents *events);
void csv_reader_free(CsvReader *reader);

MUST_CHECK bool csv_reader_feed(CsvReader *reader, const char *text, size_t bytes);
MUST_CHECK bool csv_reader_end(CsvReader *reader);

/* Whether the first row names the columns of a known format. */
bool csv_reader_is_foreign(const CsvReader *reader);
bool csv_reader_knows(const CsvReader *reader);

#endif
