/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as sentences say them (money.h), as a function of SQL, for templates. */
#include "config.h"
#include "store/store_private.h"

#include "base/money.h"

enum { PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };

typedef void Say(double amount, const char *currency, Language language,
                 char text[MONEY_WORDS_SIZE]);

static void say(sqlite3_context *context, sqlite3_value *values[], Say *as)
{
    Language language = ENGLISH;
    char text[MONEY_WORDS_SIZE];
    const char *currency = (const char *)sqlite3_value_text(values[1]);
    const char *code = (const char *)sqlite3_value_text(values[2]);
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || !currency || !code ||
        !language_parse(code, &language))
        return;
    as(sqlite3_value_double(values[0]), currency, language, text);
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

/* money_words(amount in whole units, currency, language); NULL of NULL. */
static void money_words(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    say(context, values, money_say);
}

/* money_whole(amount in whole units, currency, language); NULL of NULL. */
static void money_whole(sqlite3_context *context, int count, sqlite3_value *values[])
{
    (void)count;
    say(context, values, money_say_whole);
}

bool store_offer_money(Store *store)
{
    return (sqlite3_create_function(store->db, "money_words", 3, PURE, NULL, money_words, NULL,
                                    NULL) == SQLITE_OK &&
            sqlite3_create_function(store->db, "money_whole", 3, PURE, NULL, money_whole, NULL,
                                    NULL) == SQLITE_OK) ||
           store_failed(store);
}
