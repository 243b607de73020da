/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_bulk.h"

#include "store/store_private.h"
#include "store/store_vfs.h"

enum { MOST_NUMBERS = 16 };

bool store_put(Store *store, const Query *family, int query, const StoreValue values[])
{
    sqlite3_stmt *statement = store_bind(store, family, query, values, SQLITE_STATIC);
    if (!statement)
        return false;
    bool done = sqlite3_step(statement) == SQLITE_DONE || store_failed(store);
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
    sqlite3_stmt *statement = store_bind(store, family, query, values, SQLITE_STATIC);
    if (!statement)
        return false;
    int step = sqlite3_step(statement);
    *found = step == SQLITE_ROW;
    if (*found)
        get_numbers(statement, numbers);
    bool done = *found || step == SQLITE_DONE || store_failed(store);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

bool store_each(Store *store, StoreEach *each, void *data, const Query *family, int query,
                const StoreValue values[])
{
    int64_t numbers[MOST_NUMBERS];
    sqlite3_stmt *statement = store_bind(store, family, query, values, SQLITE_STATIC);
    int step;
    bool done = true;
    if (!statement)
        return false;
    if (sqlite3_column_count(statement) > MOST_NUMBERS)
        die("query '%s' has more than %d columns", family[query].sql, MOST_NUMBERS);
    while (done && (step = sqlite3_step(statement)) == SQLITE_ROW) {
        get_numbers(statement, numbers);
        done = each(data, numbers);
    }
    done = done && (step == SQLITE_DONE || store_failed(store));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
}

/* With a log, every page would be written twice and summed up; new pages need no rollback
 * journal at all. While another program reads the file the log stays. */
bool store_begin_bulk(Store *store)
{
    if (!store_claim_holds(store))
        return false;
    if (!store_ground_holds(store))
        return store_ground_refuse(store);
    if (store_is_read_only(store))
        return store_refuse(store);
    if (!store_run(store, "PRAGMA journal_mode = DELETE"))
        (void)!store_run(store, "PRAGMA journal_mode = WAL");
    store_vfs_say_need(store->db, true);
    store_forget_statements(store);
    store_ground_take_log(store);
    store_ground_hold_image(store);
    return store_run(store, "PRAGMA temp_store = FILE; PRAGMA cache_size = -8000");
}

bool store_begin_spill(Store *store)
{
    store_forget_statements(store);
    return store_run(store, "PRAGMA temp_store = FILE; PRAGMA cache_size = -1000");
}

void store_end_bulk(Store *store)
{
    store_forget_statements(store);
    /* What happened to it is said already. */
    if (store_is_lost(store))
        return;
    store_vfs_say_need(store->db, false);
    (void)!store_run(store, "PRAGMA cache_size = -8000");
    (void)!store_run(store, "PRAGMA temp_store = MEMORY");
    if (store_ground_holds(store))
        (void)!store_run(store, "PRAGMA journal_mode = WAL");
    store_ground_take_log(store);
    store_ground_drop_image(store);
}
