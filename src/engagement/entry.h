/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry.h - rows of the forms that repeat: data/forms/repeating.csv and one <form>.csv each, whose
 * first field names a row. Types beyond those of form.h:
 *   record    a row of the form in `options`, or a recommendation: by name, number or id
 *   shares    names with per cents that add up to 100: "Retail 60; Data 40"
 *   weights   names with numbers
 *   file      a path; the file's name and SHA-256 are kept
 *   window    hours of the week (window.h); kept as they were written, shown as they were
 * understood */
#ifndef ENTRY_H
#define ENTRY_H

#include "base/id.h"
#include "base/message.h"
#include "store/store.h"

/* id, pillar, title, help, rows, unconfirmed. */
Table *entry_forms(Store *store, Language language);

/* id, label, help, type, options, required, unit; fails when there is no such form. */
Table *entry_fields(Store *store, const char *form, Language language);

/* id, label of a choice. */
Table *entry_options(Store *store, const char *form, const char *field, Language language);

/* Rows in the order in which they were added: id, and a column a field under its label; cells as
 * people read them, or as stored. */
Table *entry_rows(Store *store, const char *form, Language language, bool is_stored);

/* What is to be said of cells besides what they hold: record, field, sign (one cell wide), note. */
Table *entry_marks(Store *store, const char *form, Language language);

/* What a field may refer to: id, name. Of recommendations those that were accepted, the first those
 * that are no improvement item yet. */
Table *entry_targets(Store *store, const char *target, Language language);

/* The id of a row from its number, its id or the beginning of it, or its name. */
MUST_CHECK bool entry_find(Store *store, const char *form, const char *text, char id[ID_SIZE]);

/* Each is one act. Fields are FIELD=VALUE, by the field's id or label; an empty value clears. What
 * is set is confirmed. */
MUST_CHECK bool entry_add(Store *store, const char *form, const char *const fields[], size_t count,
                          char id[ID_SIZE]);
MUST_CHECK bool entry_set(Store *store, const char *form, const char *row,
                          const char *const fields[], size_t count);

/* Fails while other rows refer to it. */
MUST_CHECK bool entry_remove(Store *store, const char *form, const char *row);

/* One cell by the id of its row. */
MUST_CHECK bool entry_put(Store *store, const char *form, const char *id, const char *field,
                          const char *text);

/* A block of cells, as spreadsheets copy them, from a row (counted from 0) and a field on; rows
 * are added below the last one. */
MUST_CHECK bool entry_paste(Store *store, const char *form, size_t row, size_t field,
                            const char *block, size_t *rows);

/* A table of a file; lines of it are as many as the file counts. */
typedef struct EntrySheet {
    char *name; /* for reasons */
    Table *table;
} EntrySheet;

/* Whether any title of a table is a field of the form. */
bool entry_fits(const Table *fields, const Table *table);

/* Tables whose titles are ids or labels of fields, each of a field of its own; a row of the same
 * name is filled in, others are added. No two of them have one name. One act. */
MUST_CHECK bool entry_fill(Store *store, const char *form, const EntrySheet sheets[], size_t count,
                           size_t *rows);

/* What the workbook's evidence says: templates/prefill/FORM.sql, a row a cell (name, field, value).
 * Only cells that are empty or unconfirmed are written, and marked until confirmed. */
MUST_CHECK bool entry_prefill(Store *store, const char *form, size_t *cells);

/* Whether there is anything that could fill the form. */
bool entry_can_prefill(const char *form);

/* All cells of a row, or of all rows when it is NULL, are as they should be. */
MUST_CHECK bool entry_confirm(Store *store, const char *form, const char *row);

#endif
