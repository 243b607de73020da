/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store_bulk.h"

#include <sqlite3.h>
#include <string.h>

enum { MOST_NUMBERS = 16 };

static bool failed(Store *store, sqlite3_stmt *statement)
{
    sqlite3 *db = sqlite3_db_handle(statement);
    if (sqlite3_errcode(db) == SQLITE_FULL)
        return fail("%s: the disk is full; nothing was changed", store_path(store));
    return fail("%s: %s", store_path(store), sqlite3_errmsg(db));
}

static sqlite3_stmt *bind(Store *store, const Query *family, int query, const StoreValue values[])
{
    sqlite3_stmt *statement = store_statement(store, family, query);
    const char *types = family[query].types;
    int code = SQLITE_OK;
    sqlite3_reset(statement);
    for (int i = 0; types[i] && code == SQLITE_OK; i++)
        code = types[i] == 't' ? sqlite3_bind_text(statement, i + 1, values[i].text,
                                                   (int)values[i].bytes, SQLITE_STATIC)
                               : sqlite3_bind_int64(statement, i + 1, values[i].number);
    if (code != SQLITE_OK)
        die("binding to '%s': %s", family[query].sql, sqlite3_errstr(code));
    return statement;
}

bool store_put(Store *store, const Query *family, int query, const StoreValue values[])
{
    sqlite3_stmt *statement = bind(store, family, query, values);
    bool done = sqlite3_step(statement) == SQLITE_DONE || failed(store, statement);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

static void get_numbers(sqlite3_stmt *statement, int64_t numbers[])
{
    for (int i = 0; i < sqlite3_column_count(statement); i++)
        numbers[i] = sqlite3_column_int64(statement, i);
}

bool store_look_up(Store *store, bool *found, int64_t numbers[], const Query *family, int query,
                   const StoreValue values[])
{
    sqlite3_stmt *statement = bind(store, family, query, values);
    int step = sqlite3_step(statement);
    *found = step == SQLITE_ROW;
    if (*found)
        get_numbers(statement, numbers);
    bool done = *found || step == SQLITE_DONE || failed(store, statement);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

bool store_each(Store *store, StoreEach *each, void *data, const Query *family, int query,
                const StoreValue values[])
{
    int64_t numbers[MOST_NUMBERS];
    sqlite3_stmt *statement = bind(store, family, query, values);
    int step;
    bool done = true;
    if (sqlite3_column_count(statement) > MOST_NUMBERS)
        die("query '%s' has more than %d columns", family[query].sql, MOST_NUMBERS);
    while (done && (step = sqlite3_step(statement)) == SQLITE_ROW) {
        get_numbers(statement, numbers);
        done = each(data, numbers);
    }
    done = done && (step == SQLITE_DONE || failed(store, statement));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

static bool run(Store *store, const char *sql)
{
    static const Query any[] = { { "", "SELECT 1" }, { 0 } };
    sqlite3_stmt *statement = store_statement(store, any, 0);
    return sqlite3_exec(sqlite3_db_handle(statement), sql, NULL, NULL, NULL) == SQLITE_OK ||
           failed(store, statement);
}

bool store_begin_bulk(Store *store)
{
    return run(store, "PRAGMA temp_store = FILE; PRAGMA cache_size = -12000");
}

bool store_begin_spill(Store *store)
{
    return run(store, "PRAGMA temp_store = FILE; PRAGMA cache_size = -1000");
}

void store_end_bulk(Store *store)
{
    if (!run(store, "PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY"))
        return;
}
