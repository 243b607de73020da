/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_where.h - conditions on the columns of a list: COLUMN=VALUE, COLUMN!=VALUE and
 * COLUMN~PART. */
#ifndef SHEET_WHERE_H
#define SHEET_WHERE_H

#include "document/sheet.h"

/* The list's rows that fulfil all conditions (NULL-terminated). NULL on failure. */
Table *sheet_table_where(Store *store, const char *path, Language language,
                         const char *const conditions[]);

#endif
