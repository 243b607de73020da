/* SPDX-License-Identifier: GPL-3.0-or-later */
/* form.h - the forms of the investigation: data/forms/forms.csv and one <form>.csv each.
 * A form that repeats has one record a workload; the record of others is "". */
#ifndef FORM_H
#define FORM_H

#include "base/csv.h"
#include "base/message.h"
#include "store/store.h"

/* Copies all forms and terms into a new workbook. */
MUST_CHECK bool forms_copy(Store *store);

/* Reads and checks every form of a folder; problems are only added. */
void forms_check(const char *folder, Problems *problems);

/* Stores a value after turning what people write into the stored form, by type:
 *   text, long   as it is
 *   number       digits, '.' for decimals; "1,200" and full-width digits are accepted
 *   date         2026-11-23 (date.h)
 *   money        "1200.00 CNY"; "¥1,200", "CNY 1200" and "1200" (CNY) are accepted
 *   choice       the option's code; its label in either language is accepted
 *   choices      codes separated by spaces; labels separated by , ; or 、 are accepted
 *   yesno        yes or no; 是, 否, y, n, true, false are accepted
 * An empty value clears the field. Fails on an unknown form, field or record, too. */
MUST_CHECK bool form_set(Store *store, const char *form, const char *record, const char *field,
                         const char *value);

/* The stored value, "" when there is none; the caller frees. NULL on failure. */
char *form_value(Store *store, const char *form, const char *record, const char *field);

/* Fields of one record in order: field, section, label, help, type, required, unit,
 * value (stored), shown (for people). */
Table *form_fields(Store *store, const char *form, const char *record, Language language);

/* Options of a choice: id, label. */
Table *form_options(Store *store, const char *form, const char *field, Language language);

/* id, title, help, repeats, fields, filled, missing (required and empty), over all
 * records. */
Table *form_list(Store *store, Language language);

#endif
