/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook is data, and may come from anybody: each column of each table is given values that
 * nobody who uses the program could give it, and everything is done with it. Nothing is written or
 * deleted outside the file and its own folders, nothing dies or hangs, nothing raw comes out.
 *   forge [--runs NUMBER | --all] [--seed NUMBER] [--only PART]
 * PART is of what a failure names, and everything about it is tried then. */
#include "config.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trial.h"

enum { SHORT_RUNS = 200, LONG_TEXT = 1 << 20 };

typedef enum Kind { TEXT, OUTSIDE, LONG, NUMBER, EMPTY, NOTHING } Kind;

#define SIGNS(text) text, sizeof(text) - 1
static const struct Value {
    const char *name, *text;
    size_t bytes;
    Kind kind;
} values[] = {
    { "a neighbour", SIGNS("../x"), TEXT },
    { "a place below", SIGNS("../../../outside"), TEXT },
    { "an absolute path", NULL, 0, OUTSIDE },
    { "NUL", SIGNS("a\0b"), TEXT },
    { "ESC", SIGNS("\033]0;forged\a\033[31m\xC2\x9B"), TEXT },
    { "a megabyte", NULL, 0, LONG },
    { "a quote", SIGNS("'"), TEXT },
    { "formats", SIGNS("%s%n%1$s"), TEXT },
    { "invalid UTF-8", SIGNS("\xFF\xFE\xC3("), TEXT },
    { "a number", NULL, 0, NUMBER },
    { "an unknown code", SIGNS("no-such-code"), TEXT },
    { "empty", NULL, 0, EMPTY },
    { "NULL", NULL, 0, NOTHING },
    { "right to left", SIGNS("\xE2\x80\xAEgnp.exe"), TEXT },
};

typedef struct Cell {
    char *table, *column;
} Cell;

static struct {
    Cell *list;
    size_t count, room;
} cells;

static sqlite3 *open_file(const char *path)
{
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK)
        die("%s: %s", path, sqlite3_errmsg(db));
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_exec(db, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
    return db;
}

static void must(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die("%s: %s", sql, sqlite3_errmsg(db));
}

static int add_cell(void *unused, int count, char **words, char **names)
{
    (void)unused, (void)count, (void)names;
    cells.list = xgrow(cells.list, cells.count, &cells.room, sizeof *cells.list);
    cells.list[cells.count++] = (Cell){ xstrdup(words[0]), xstrdup(words[1]) };
    return 0;
}

static void find_cells(const char *path)
{
    sqlite3 *db = open_file(path);
    if (sqlite3_exec(db,
                     "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
                     " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
                     add_cell, NULL, NULL) != SQLITE_OK)
        die("%s: %s", path, sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* 1 for the first row it is asked about. */
static void is_first(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    bool *was_asked = sqlite3_user_data(result);
    (void)count, (void)arguments;
    sqlite3_result_int(result, !*was_asked);
    *was_asked = true;
}

static void bind(sqlite3_stmt *statement, const Scene *scene, const struct Value *value)
{
    char *text = value->kind == LONG ? xcalloc(LONG_TEXT + 1, 1) : NULL;
    if (text)
        memset(text, 'x', LONG_TEXT);
    if (value->kind == NUMBER)
        sqlite3_bind_int64(statement, 1, INT64_MAX);
    else if (value->kind == OUTSIDE)
        sqlite3_bind_text(statement, 1, scene->outside, -1, SQLITE_TRANSIENT);
    else if (value->kind == EMPTY)
        sqlite3_bind_text(statement, 1, "", 0, SQLITE_STATIC);
    else if (value->kind != NOTHING)
        sqlite3_bind_text(statement, 1, text ? text : value->text,
                          text ? LONG_TEXT : (int)value->bytes, SQLITE_TRANSIENT);
    free(text);
}

/* The rows that took it; none when the table is empty or its rules refuse it. */
static int update(sqlite3 *db, const Scene *scene, const Cell *cell, const struct Value *value)
{
    bool was_asked = false;
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf("UPDATE OR IGNORE \"%w\" SET \"%w\" = ?1%s", cell->table,
                                cell->column, value->kind == LONG ? " WHERE is_first()" : "");
    sqlite3_create_function(db, "is_first", 0, SQLITE_UTF8, &was_asked, is_first, NULL, NULL);
    int changed = 0;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
        bind(statement, scene, value);
        changed = sqlite3_step(statement) == SQLITE_DONE ? sqlite3_changes(db) : 0;
    }
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return changed;
}

/* A row of empty cells in a table that has none. */
static void make_row(sqlite3 *db, const Cell *cell)
{
    char *sql = sqlite3_mprintf("SELECT 'INSERT INTO \"%w\" VALUES ('''"
                                " || group_concat('', ''', ''') || ''')' FROM pragma_table_info(%Q)"
                                " WHERE NOT EXISTS (SELECT 1 FROM \"%w\")",
                                cell->table, cell->table, cell->table);
    sqlite3_stmt *statement = NULL;
    const char *insert = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        insert = (const char *)sqlite3_column_text(statement, 0);
    if (insert)
        sqlite3_exec(db, insert, NULL, NULL, NULL);
    sqlite3_finalize(statement);
    sqlite3_free(sql);
}

/* Its rules may be passed over by who writes the file with something else. */
static sqlite3 *without_rules(sqlite3 *db, const char *path)
{
    must(db,
         "PRAGMA writable_schema = ON;"
         "UPDATE main.sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE type = 'table'");
    sqlite3_close(db);
    db = open_file(path);
    must(db, "PRAGMA ignore_check_constraints = ON");
    return db;
}

static void with_rules(sqlite3 *db, const Scene *scene)
{
    char *sql = sqlite3_mprintf(
        "ATTACH %Q AS sound; PRAGMA writable_schema = ON; UPDATE main.sqlite_schema AS m SET sql ="
        " (SELECT s.sql FROM sound.sqlite_schema s WHERE s.type = m.type AND s.name = m.name)",
        scene->sound_mine);
    must(db, sql);
    sqlite3_free(sql);
}

static int forge_file(const Scene *scene, const char *path, const Cell *cell,
                      const struct Value *value)
{
    sqlite3 *db = open_file(path);
    make_row(db, cell);
    int changed = update(db, scene, cell, value);
    if (!changed && value->kind != NOTHING) {
        db = without_rules(db, path);
        make_row(db, cell);
        changed = update(db, scene, cell, value);
        with_rules(db, scene);
    }
    sqlite3_close(db);
    return changed;
}

static Spoilt describe(size_t number, Dice dice)
{
    const Cell *cell = &cells.list[number / COUNT(values)];
    bool is_theirs = dice_below(&dice, 4) == 0;
    return (Spoilt){ xasprintf("%s.%s is %s%s", cell->table, cell->column,
                               values[number % COUNT(values)].name, is_theirs ? " in THEIRS" : ""),
                     is_theirs };
}

static bool forge(const Scene *scene, const char *path, size_t number, Dice dice)
{
    (void)dice;
    return forge_file(scene, path, &cells.list[number / COUNT(values)],
                      &values[number % COUNT(values)]) > 0;
}

int main(int count, char **words)
{
    Scene scene;
    const Plan plan = plan_read(count, words, SHORT_RUNS);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    scene_open(&scene, "forge");
    find_cells(scene.sound_mine);
    const Ways ways = { "forge", cells.count * COUNT(values), describe, forge };
    bool is_good = plan_carry_out(&plan, &scene, &ways);
    for (size_t i = 0; i < cells.count; i++) {
        free(cells.list[i].table);
        free(cells.list[i].column);
    }
    free(cells.list);
    scene_close(&scene);
    return !is_good;
}
