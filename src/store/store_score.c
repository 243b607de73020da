/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score and weight (score.h) as functions of SQL. Without side effects, so that TEMP views and
 * templates may call them whatever the workbook is. */
#include "config.h"
#include "store/store_private.h"

#include <stdlib.h>

#include "store/score.h"

enum { PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };

/* NULL when nothing is possible, or nothing was summed. Rounded as SQLite's own round() does,
 * in decimal digits. */
static void score(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    double found;
    char digits[64];
    if (sqlite3_value_type(values[0]) == SQLITE_NULL ||
        !score_find(sqlite3_value_double(values[0]), sqlite3_value_double(values[1]), &found))
        return;
    sqlite3_snprintf(sizeof digits, digits, "%!.2f", found);
    sqlite3_result_double(context, strtod(digits, NULL));
}

static void weight_number(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    const char *code = (const char *)sqlite3_value_text(values[0]);
    sqlite3_result_int(context, score_weight(code ? code : ""));
}

bool store_offer_score(Store *store)
{
    return (sqlite3_create_function(store->db, "score", 2, PURE, NULL, score, NULL, NULL) ==
                SQLITE_OK &&
            sqlite3_create_function(store->db, "weight_number", 1, PURE, NULL, weight_number, NULL,
                                    NULL) == SQLITE_OK) ||
           store_failed(store);
}
