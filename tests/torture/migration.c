/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "store/schema.h"
#include "store/store_header.h"

/* To come up from the first version takes some 1,600 writes and a quarter of a second: all of them
 * in all ways would take a day. */
enum { LONG_STRIDE = 7, SHORT_STRIDE = 16, ACTS = 2 };

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die("%s: %s", sql, sqlite3_errmsg(db));
}

/* All rows of the tables that the first step made and that are still there; what a column held
 * that later steps took away is empty. */
static void copy_rows(sqlite3 *db)
{
    static const char list[] =
        "WITH made AS (SELECT t.name AS part, c.name, iif(c.name IN (SELECT name FROM"
        " pragma_table_info(t.name, 'now')), '\"' || c.name || '\"', quote('')) AS found"
        " FROM main.sqlite_schema AS t JOIN pragma_table_info(t.name, 'main') AS c"
        " WHERE t.type = 'table' AND t.name IN (SELECT name FROM now.sqlite_schema))"
        " SELECT 'INSERT INTO main.' || part || ' (' || group_concat('\"' || name || '\"') ||"
        " ') SELECT ' || group_concat(found) || ' FROM now.' || part FROM made GROUP BY part";
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, list, -1, &statement, NULL) != SQLITE_OK)
        die("%s", sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW)
        run(db, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
}

/* The same workbook, as the first version of the program would have left it. */
static void make_old(const char *path, const char *start)
{
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        die("%s: %s", path, sqlite3_errmsg(db));
    char *stamp = xasprintf("PRAGMA application_id = %d; PRAGMA user_version = 1;"
                            " PRAGMA journal_mode = WAL; BEGIN",
                            STORE_APPLICATION_ID);
    char *attach = xasprintf("ATTACH '%s' AS now", start);
    run(db, attach);
    run(db, stamp);
    run(db, schema_steps[0]);
    copy_rows(db);
    run(db, "COMMIT; DETACH now");
    sqlite3_close(db);
    free(attach);
    free(stamp);
}

void torment_migration(Stage *stage)
{
    Stage old = *stage;
    old.start_path = xasprintf("%s/old.wellbook", stage->folder);
    old.scene = "an older workbook, ";
    old.scene_acts = ACTS;
    old.stride *= stage->is_long ? LONG_STRIDE : SHORT_STRIDE;
    stage_remove(old.start_path);
    make_old(old.start_path, stage->start_path);
    torment_faults(&old);
    torment_power(&old);
    stage_remove(old.start_path);
    free(old.start_path);
    stage->has_failed |= old.has_failed;
    stage->began_ms = old.began_ms;
}
