/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store_private.h"

#include <stdlib.h>
#include <string.h>

#include "store_header.h"

Store *store_open_broken(const char *path)
{
    if (store_header_read(path) == HEADER_REFUSED)
        return NULL;
    Store *store = store_connect_read_only(path);
    if (store)
        store_tolerate(store);
    return store;
}

/* The columns that both know, "a, b"; and as many question marks. */
static char *common_columns(Store *from, Store *to, const char *table, char **marks)
{
    static const Query columns[] = { { "t", "SELECT name FROM pragma_table_info(?)" }, { 0 } };
    Table *there = store_rows(from, columns, 0, table), *here = store_rows(to, columns, 0, table);
    char *names = xstrdup(""), *signs = xstrdup("");
    for (size_t row = 0; there && here && row < table_rows(there); row++) {
        const char *name = table_cell(there, row, 0);
        if (table_row_of(here, 0, name) < 0)
            continue;
        char *longer = xasprintf("%s%s\"%s\"", names, *names ? ", " : "", name);
        char *more = xasprintf("%s%s?", signs, *signs ? ", " : "");
        free(names);
        free(signs);
        names = longer;
        signs = more;
    }
    table_free(there);
    table_free(here);
    *marks = signs;
    return names;
}

static bool put_row(sqlite3_stmt *row, sqlite3_stmt *insert)
{
    for (int i = 0; i < sqlite3_column_count(row); i++)
        sqlite3_bind_value(insert, i + 1, sqlite3_column_value(row, i));
    int code = sqlite3_step(insert);
    sqlite3_reset(insert);
    return code == SQLITE_DONE;
}

/* Rows until the end or the first damage. */
static bool copy_rows(Store *from, Store *to, const char *select, const char *insert)
{
    sqlite3_stmt *rows = NULL, *put = NULL;
    int step = SQLITE_ERROR;
    if (sqlite3_prepare_v2(from->db, select, -1, &rows, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(to->db, insert, -1, &put, NULL) == SQLITE_OK)
        while ((step = sqlite3_step(rows)) == SQLITE_ROW && put_row(rows, put))
            ;
    sqlite3_finalize(rows);
    sqlite3_finalize(put);
    return step == SQLITE_DONE;
}

static char *from_the_end(Store *store, const char *table)
{
    static const Query key[] = {
        { "t", "SELECT ifnull(group_concat('\"' || name || '\" DESC', ', '), 'rowid DESC') FROM"
               " (SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk)" },
        { 0 },
    };
    return store_text(store, key, 0, table);
}

bool store_pour(Store *from, Store *to, const char *table, bool replaces)
{
    char *marks, *columns = common_columns(from, to, table, &marks);
    char *order = from_the_end(to, table);
    char *insert = xasprintf("INSERT OR %s INTO \"%s\" (%s) VALUES (%s)",
                             replaces ? "REPLACE" : "IGNORE", table, columns, marks);
    char *select = xasprintf("SELECT %s FROM \"%s\"", columns, table);
    char *backwards = xasprintf("%s ORDER BY %s", select, order ? order : "1");
    bool is_whole = !*columns || copy_rows(from, to, select, insert);
    if (!is_whole)
        (void)!copy_rows(from, to, backwards, insert);
    free(backwards);
    free(select);
    free(insert);
    free(order);
    free(columns);
    free(marks);
    return is_whole;
}

int64_t store_count(Store *store, const char *table)
{
    sqlite3_stmt *statement;
    int64_t count = -1;
    char *sql = xasprintf("SELECT count(*) FROM \"%s\"", table);
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    free(sql);
    return count;
}

static int keep_what_fits(void *unused, int kind, sqlite3_changeset_iter *change)
{
    (void)unused, (void)change;
    return kind == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

/* A changeset that is damaged itself is passed over. */
bool store_replay(Store *from, Store *to)
{
    sqlite3_stmt *acts;
    if (sqlite3_prepare_v2(from->db,
                           "SELECT changeset FROM journal WHERE merged_by = ''"
                           " ORDER BY number",
                           -1, &acts, NULL) != SQLITE_OK)
        return store_failed(from);
    while (sqlite3_step(acts) == SQLITE_ROW) {
        const void *changeset = sqlite3_column_blob(acts, 0);
        int bytes = sqlite3_column_bytes(acts, 0);
        if (bytes && store_changeset_is_whole(from, changeset, bytes))
            sqlite3changeset_apply(to->db, bytes, (void *)changeset, NULL, keep_what_fits, NULL);
    }
    sqlite3_finalize(acts);
    return true;
}

bool store_check_references(Store *store, bool are_checked)
{
    return store_run(store, are_checked ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
}
