/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample.h - a table of unknown layout: its columns and first rows, what they may be by their
 * names, and what a mapping makes of them. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "base/table.h"

enum { SAMPLE_ROWS = 5 };

/* The first rows of a file in `path` (itself, or in a folder, zip or workbook) that no format
 * has, under the names of its header. NULL when there is no such file. */
Table *sample_read(const char *path, const char *file);

/* data/sources/columns.csv: field, kinds, name_en, name_zh, columns. NULL when it is wrong. */
Table *sample_fields(void);

/* Whether a row of sample_fields is for that kind, "finding" or "resource". */
bool sample_has_field(const Table *fields, size_t row, const char *kind);

/* For each column of the sample the field that its name suggests, or "". Borrowed. */
void sample_guess(const Table *fields, const Table *sample, const char *kind, const char *chosen[]);

/* What the columns look like: "finding" or "resource". */
const char *sample_kind(const Table *fields, const Table *sample);

/* The pairs that mapping.h takes; free them with sample_free_pairs. */
char **sample_pairs(const Table *sample, const char *kind, const char *const chosen[]);
void sample_free_pairs(char **pairs);

/* What a row of the sample becomes: field, value. NULL with the reason when it cannot. */
Table *sample_row(const Table *sample, size_t row, const char *const pairs[]);

#endif
