/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/rate.h"

#include <stdlib.h>
#include <string.h>

#include "advice/cost.h"
#include "base/csv_check.h"
#include "base/date_input.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"

enum {
    COUNT_RATES,
    ADD_RATE,
    LIST,
    SET_LABEL_EN,
    SET_LABEL_ZH,
    SET_CURRENCY,
    SET_CENTS,
    SET_WEEK,
    KIND,
    ADD_ROLE,
    SET_WEEK_FROM,
    FORGET_WEEK_FROM
};
static const Query queries[] = {
    [COUNT_RATES] = { "", "SELECT count(*) FROM rate" },
    [ADD_RATE] = { "tttttiii", "INSERT INTO rate (id, kind, label_en, label_zh, currency, cents,"
                               " week, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
    [LIST] = { "t", "SELECT id, kind, label, currency, amount, printf('%.10g', week / 100.0) AS"
                    " week, starts FROM (SELECT id, kind, iif(?1 = 'zh', label_zh, label_en) AS"
                    " label, currency, printf('%.10g', cents / 100.0) AS amount, week,"
                    " '' AS starts, position FROM rate UNION ALL SELECT id, 'week',"
                    " iif(?1 = 'zh', label_zh, label_en), '', '', capacity.week, starts, position"
                    " FROM capacity JOIN rate ON rate.id = role) ORDER BY position, starts" },
    [SET_LABEL_EN] = { "tt", "UPDATE rate SET label_en = ?2 WHERE id = ?1" },
    [SET_LABEL_ZH] = { "tt", "UPDATE rate SET label_zh = ?2 WHERE id = ?1" },
    [SET_CURRENCY] = { "tt", "UPDATE rate SET currency = ?2 WHERE id = ?1" },
    [SET_CENTS] = { "ti", "UPDATE rate SET cents = ?2 WHERE id = ?1" },
    [SET_WEEK] = { "ti", "UPDATE rate SET week = ?2 WHERE id = ?1" },
    [KIND] = { "t", "SELECT kind FROM rate WHERE id = ?" },
    [ADD_ROLE] = { "tt", "INSERT INTO rate (id, kind, label_en, label_zh, currency, cents, week,"
                         " position) SELECT ?1, kind, ?2, ?2, currency, cents, week,"
                         " (SELECT max(position) + 1 FROM rate) FROM rate WHERE kind = 'role'"
                         " ORDER BY position LIMIT 1" },
    [SET_WEEK_FROM] = { "tti", "INSERT INTO capacity (role, starts, week) VALUES (?, ?, ?)"
                               " ON CONFLICT (role, starts) DO UPDATE SET week = excluded.week" },
    [FORGET_WEEK_FROM] = { "tt", "DELETE FROM capacity WHERE role = ? AND starts = ?" },
    { 0 },
};

static const CellRule rules[] = {
    { "id", CELL_KEY, NULL },           { "kind", CELL_ONE_OF, "role once month" },
    { "label_en", CELL_TEXT, NULL },    { "label_zh", CELL_PAIR, NULL },
    { "currency", CELL_TEXT, NULL },    { "amount", CELL_NUMBER, NULL },
    { "week_days", CELL_NUMBER, NULL }, { 0 },
};

static bool add_row(Store *store, const Table *table, size_t row)
{
    int64_t cents, week;
    return money_parse(table_get(table, row, "amount"), &cents) &&
           cost_parse_days(table_get(table, row, "week_days"), &week) &&
           store_change(store, queries, ADD_RATE, table_get(table, row, "id"),
                        table_get(table, row, "kind"), table_get(table, row, "label_en"),
                        table_get(table, row, "label_zh"), table_get(table, row, "currency"), cents,
                        week, (int64_t)row);
}

bool rate_copy(Store *store)
{
    int64_t count;
    if (!store_number(store, &count, queries, COUNT_RATES))
        return false;
    if (count)
        return true;
    char *path = file_shipped("data/rates.csv"),
         *folder = xstrndup(path, (size_t)(file_name(path) - path - 1));
    Problems *problems = problems_new();
    Table *table = csv_read_checked(folder, file_name(path), rules, NULL, problems);
    bool done = problems_none(problems) && table;
    for (size_t row = 0; done && row < table_rows(table); row++)
        done = add_row(store, table, row);
    table_free(table);
    problems_free(problems);
    free(folder);
    free(path);
    return done;
}

Table *rate_list(Store *store, Language language)
{
    return store_rows(store, queries, LIST, language_codes[language]);
}

static bool is_currency(const char *text)
{
    enum { CURRENCY_LETTERS = 3 };
    return strlen(text) == CURRENCY_LETTERS &&
           strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == CURRENCY_LETTERS;
}

static bool change(Store *store, const char *id, const char *field, const char *value,
                   Language language)
{
    int64_t number;
    if (!strcmp(field, "label"))
        return text_check("label", value) && (*value || fail("a role needs a name")) &&
               store_change(store, queries, language == CHINESE ? SET_LABEL_ZH : SET_LABEL_EN, id,
                            value);
    if (!strcmp(field, "currency"))
        return (is_currency(value) ||
                fail("'%s' is not a currency; write three letters such as CNY", value)) &&
               store_change(store, queries, SET_CURRENCY, id, value);
    if (!strcmp(field, "amount"))
        return money_parse(value, &number) && store_change(store, queries, SET_CENTS, id, number);
    return cost_parse_days(value, &number) && store_change(store, queries, SET_WEEK, id, number);
}

bool rate_set(Store *store, const char *id, const char *field, const char *value, Language language)
{
    char *kind = store_text(store, queries, KIND, id), *trimmed = text_trim(value);
    bool done = kind && (*kind || fail("unknown rate '%s'", id)) &&
                (!strcmp(kind, "role") || strcmp(field, "week") != 0 ||
                 fail("only a role has days in a week")) &&
                store_begin(store) && store_end(store, change(store, id, field, trimmed, language));
    free(trimmed);
    free(kind);
    return done;
}

bool rate_set_week_from(Store *store, const char *role, const char *from, const char *days)
{
    char date[DATE_SIZE];
    int64_t week = 0;
    char *kind = store_text(store, queries, KIND, role), *trimmed = text_trim(days);
    bool done =
        kind && (!strcmp(kind, "role") || fail("there is no role '%s'", role)) &&
        date_input(from, date) && (!*trimmed || cost_parse_days(trimmed, &week)) &&
        store_begin(store) &&
        store_end(store, *trimmed ? store_change(store, queries, SET_WEEK_FROM, role, date, week)
                                  : store_change(store, queries, FORGET_WEEK_FROM, role, date));
    free(trimmed);
    free(kind);
    return done;
}

bool rate_add_role(Store *store, const char *label)
{
    enum { ID_DIGITS = 8 };
    char random[ID_SIZE], *trimmed = text_trim(label);
    id_make(random);
    char *id = xasprintf("role-%.*s", ID_DIGITS, random);
    bool done =
        text_check("label", trimmed) && (*trimmed || fail("a role needs a name")) &&
        store_begin(store) &&
        store_end(store, rate_copy(store) && store_change(store, queries, ADD_ROLE, id, trimmed));
    free(id);
    free(trimmed);
    return done;
}
