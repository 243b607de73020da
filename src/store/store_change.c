/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* The table-valued function change(changeset): the columns come in this order. */
enum { ENTITY, OP, KEY1, KEY2, KEY3, COLUMN, BEFORE, AFTER, CHANGESET };
static const char declaration[] =
    "CREATE TABLE change (entity TEXT, op TEXT, key1 TEXT, key2 TEXT, key3 TEXT, \"column\" TEXT,"
    " before TEXT, after TEXT, changeset HIDDEN)";
enum { MOST_KEYS = 3, MOST_COLUMNS = 100 };

/* A table and what its columns are called. */
typedef struct Names {
    char *entity, **columns;
    int count;
} Names;

typedef struct ChangeTable {
    sqlite3_vtab base;
    Store *store;
    Names *known; /* no schema changes while a workbook is open */
    size_t known_count, known_room;
} ChangeTable;

typedef struct Cursor {
    sqlite3_vtab_cursor base;
    sqlite3_changeset_iter *iterator;
    void *changeset;
    const char *entity;
    size_t names;        /* in the table's known ones */
    unsigned char *keys; /* nonzero: a column of the primary key */
    int columns, op, column;
    sqlite3_int64 row;
    bool is_over;
} Cursor;

static int connect(sqlite3 *db, void *store, int count, const char *const *words,
                   sqlite3_vtab **table, char **error)
{
    (void)count, (void)words, (void)error;
    ChangeTable *change = xcalloc(1, sizeof *change);
    change->store = store;
    *table = &change->base;
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    return sqlite3_declare_vtab(db, declaration);
}

static int disconnect(sqlite3_vtab *table)
{
    ChangeTable *change = (ChangeTable *)table;
    for (size_t i = 0; i < change->known_count; i++) {
        for (int j = 0; j < change->known[i].count; j++)
            free(change->known[i].columns[j]);
        free(change->known[i].columns);
        free(change->known[i].entity);
    }
    free(change->known);
    free(change);
    return SQLITE_OK;
}

static int best_index(sqlite3_vtab *table, sqlite3_index_info *info)
{
    (void)table;
    for (int i = 0; i < info->nConstraint; i++)
        if (info->aConstraint[i].iColumn == CHANGESET &&
            info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ) {
            if (!info->aConstraint[i].usable)
                return SQLITE_CONSTRAINT;
            info->aConstraintUsage[i].argvIndex = 1;
            info->aConstraintUsage[i].omit = 1;
            info->estimatedCost = 10;
            return SQLITE_OK;
        }
    return SQLITE_CONSTRAINT;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **opened)
{
    (void)table;
    Cursor *cursor = xcalloc(1, sizeof *cursor);
    *opened = &cursor->base;
    return SQLITE_OK;
}

static void empty(Cursor *cursor)
{
    sqlite3changeset_finalize(cursor->iterator);
    free(cursor->changeset);
    *cursor = (Cursor){ .base = cursor->base, .is_over = true };
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    empty((Cursor *)cursor);
    free(cursor);
    return SQLITE_OK;
}

static int read_names(ChangeTable *change, Names *names)
{
    sqlite3_stmt *columns;
    int code = sqlite3_prepare_v2(change->store->db, "SELECT name FROM pragma_table_info(?)", -1,
                                  &columns, NULL);
    if (code != SQLITE_OK)
        return code;
    names->columns = xcalloc(MOST_COLUMNS, sizeof *names->columns);
    sqlite3_bind_text(columns, 1, names->entity, -1, SQLITE_STATIC);
    while (names->count < MOST_COLUMNS && sqlite3_step(columns) == SQLITE_ROW)
        names->columns[names->count++] = xstrdup((const char *)sqlite3_column_text(columns, 0));
    return sqlite3_finalize(columns);
}

static int find_names(Cursor *cursor)
{
    ChangeTable *change = (ChangeTable *)cursor->base.pVtab;
    for (cursor->names = 0; cursor->names < change->known_count; cursor->names++)
        if (!strcmp(change->known[cursor->names].entity, cursor->entity))
            return SQLITE_OK;
    change->known =
        xgrow(change->known, change->known_count, &change->known_room, sizeof *change->known);
    change->known[change->known_count] = (Names){ .entity = xstrdup(cursor->entity) };
    return read_names(change, &change->known[change->known_count++]);
}

static sqlite3_value *value_at(const Cursor *cursor, int column, bool is_old)
{
    sqlite3_value *value = NULL;
    if (is_old && cursor->op != SQLITE_INSERT)
        sqlite3changeset_old(cursor->iterator, column, &value);
    if (!is_old && cursor->op != SQLITE_DELETE)
        sqlite3changeset_new(cursor->iterator, column, &value);
    return value;
}

/* Nobody said anything in what a milestone keeps. */
static int next_said(Cursor *cursor, bool *is_there)
{
    int indirect, code = SQLITE_OK;
    do {
        int step = sqlite3changeset_next(cursor->iterator);
        *is_there = step == SQLITE_ROW;
        if (step != SQLITE_ROW)
            return step == SQLITE_DONE ? SQLITE_OK : step;
        code = sqlite3changeset_op(cursor->iterator, &cursor->entity, &cursor->columns, &cursor->op,
                                   &indirect);
    } while (code == SQLITE_OK && entity_is_part(cursor->entity));
    return code;
}

static int next_change(Cursor *cursor)
{
    bool is_there;
    int code = next_said(cursor, &is_there);
    cursor->column = -1;
    cursor->is_over = !is_there;
    if (!is_there)
        return code;
    if (code == SQLITE_OK)
        code = sqlite3changeset_pk(cursor->iterator, &cursor->keys, NULL);
    return code == SQLITE_OK ? find_names(cursor) : code;
}

static bool is_changed(const Cursor *cursor)
{
    return !cursor->keys[cursor->column] &&
           (value_at(cursor, cursor->column, true) || value_at(cursor, cursor->column, false));
}

static int next(sqlite3_vtab_cursor *base)
{
    Cursor *cursor = (Cursor *)base;
    cursor->row++;
    do {
        cursor->column++;
        while (!cursor->is_over && cursor->column >= cursor->columns) {
            int code = next_change(cursor);
            if (code != SQLITE_OK)
                return code;
            cursor->column++;
        }
    } while (!cursor->is_over && !is_changed(cursor));
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int index, const char *name, int count,
                  sqlite3_value **arguments)
{
    (void)index, (void)name, (void)count;
    Cursor *cursor = (Cursor *)base;
    empty(cursor);
    int bytes = sqlite3_value_bytes(arguments[0]);
    if (!bytes || sqlite3_value_type(arguments[0]) != SQLITE_BLOB ||
        !store_changeset_is_whole(((ChangeTable *)base->pVtab)->store,
                                  sqlite3_value_blob(arguments[0]), bytes))
        return SQLITE_OK;
    cursor->changeset = xcalloc(1, (size_t)bytes);
    memcpy(cursor->changeset, sqlite3_value_blob(arguments[0]), (size_t)bytes);
    cursor->is_over = false;
    int code = sqlite3changeset_start(&cursor->iterator, bytes, cursor->changeset);
    return code == SQLITE_OK ? next(base) : code;
}

static int eof(sqlite3_vtab_cursor *cursor)
{
    return ((Cursor *)cursor)->is_over;
}

static void put_value(sqlite3_context *result, sqlite3_value *value)
{
    if (value)
        sqlite3_result_value(result, value);
}

static void put_key(const Cursor *cursor, sqlite3_context *result, int number)
{
    for (int i = 0; i < cursor->columns; i++)
        if (cursor->keys[i] && number-- == 0)
            put_value(result, value_at(cursor, i, cursor->op != SQLITE_INSERT));
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *result, int number)
{
    static const struct {
        int op;
        const char *word;
    } ops[] = { { SQLITE_INSERT, "insert" },
                { SQLITE_UPDATE, "update" },
                { SQLITE_DELETE, "delete" } };
    const Cursor *cursor = (const Cursor *)base;
    if (number == ENTITY)
        sqlite3_result_text(result, cursor->entity, -1, SQLITE_TRANSIENT);
    for (size_t i = 0; number == OP && i < COUNT(ops); i++)
        if (ops[i].op == cursor->op)
            sqlite3_result_text(result, ops[i].word, -1, SQLITE_STATIC);
    if (number >= KEY1 && number < KEY1 + MOST_KEYS)
        put_key(cursor, result, number - KEY1);
    const Names *names = &((const ChangeTable *)base->pVtab)->known[cursor->names];
    if (number == COLUMN && cursor->column < names->count)
        sqlite3_result_text(result, names->columns[cursor->column], -1, SQLITE_TRANSIENT);
    if (number == BEFORE || number == AFTER)
        put_value(result, value_at(cursor, cursor->column, number == BEFORE));
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
    *row = ((Cursor *)cursor)->row;
    return SQLITE_OK;
}

/* ---- what is walked through must be whole ---- */

typedef struct Walk {
    const unsigned char *at, *end;
} Walk;

static bool skip(Walk *walk, size_t bytes)
{
    if ((size_t)(walk->end - walk->at) < bytes)
        return false;
    walk->at += bytes;
    return true;
}

static bool read_length(Walk *walk, size_t *length)
{
    *length = 0;
    for (int i = 0; i < 5 && walk->at < walk->end; i++) {
        *length = *length << 7 | (*walk->at & 0x7F);
        if (!(*walk->at++ & 0x80))
            return true;
    }
    return false;
}

static bool skip_value(Walk *walk)
{
    enum { UNDEFINED, INTEGER, REAL, TEXT, BLOB, NOTHING };
    size_t length = 0;
    if (walk->at >= walk->end)
        return false;
    int type = *walk->at++;
    if (type == INTEGER || type == REAL)
        length = 8;
    else if (type == TEXT || type == BLOB) {
        if (!read_length(walk, &length))
            return false;
    } else if (type != UNDEFINED && type != NOTHING)
        return false;
    const char *value = (const char *)walk->at;
    return skip(walk, length) && (type != TEXT || text_is_valid(value, length));
}

/* Without a store, of any table. */
static bool skip_header(const Store *store, Walk *walk, size_t *columns, bool *is_of_bank)
{
    if (!read_length(walk, columns) || !*columns || *columns > 100 || !skip(walk, *columns))
        return false;
    const unsigned char *name_end = memchr(walk->at, 0, (size_t)(walk->end - walk->at));
    const char *table = (const char *)walk->at;
    *is_of_bank = store && name_end && (entity_is_of_bank(table) || entity_is_part(table));
    return name_end && (!store || *is_of_bank || entity_find(store->entities, table)) &&
           skip(walk, (size_t)(name_end - walk->at) + 1);
}

/* https://www.sqlite.org/session/changesetstart.html leaves a broken one to its caller. An act adds
 * to the bank and to what milestones keep; none that another program wrote changes what they say.
 */
bool store_changeset_is_whole(const Store *store, const void *changeset, int bytes)
{
    const unsigned char *start = changeset;
    Walk walk = { start, start + bytes };
    size_t columns = 0;
    bool is_of_bank = false;
    while (walk.at < walk.end) {
        int op = *walk.at++;
        bool is_change =
            op == SQLITE_INSERT || (!is_of_bank && (op == SQLITE_UPDATE || op == SQLITE_DELETE));
        size_t values = op == SQLITE_UPDATE ? 2 * columns : columns;
        if (op == 'T' ? !skip_header(store, &walk, &columns, &is_of_bank)
                      : !is_change || !columns || !skip(&walk, 1))
            return false;
        for (size_t i = 0; is_change && i < values; i++)
            if (!skip_value(&walk))
                return false;
    }
    return true;
}

/* Whether the changes of an act can be walked through, of whatever table. */
static void is_readable(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    (void)count;
    int bytes = sqlite3_value_bytes(arguments[0]);
    bool is_blob = sqlite3_value_type(arguments[0]) == SQLITE_BLOB;
    sqlite3_result_int(
        result, is_blob && store_changeset_is_whole(NULL, sqlite3_value_blob(arguments[0]), bytes));
}

/* With its type and length each, so that no two columns can share a byte. */
int64_t store_act_checksum(sqlite3_value *const columns[], int count)
{
    uint64_t sum = 0;
    for (int i = 0; i < count; i++) {
        int64_t head[2] = { sqlite3_value_type(columns[i]), 0 };
        bool is_number = head[0] == SQLITE_INTEGER;
        const void *bytes = is_number ? NULL : sqlite3_value_blob(columns[i]);
        head[1] = is_number ? sqlite3_value_int64(columns[i]) : sqlite3_value_bytes(columns[i]);
        sum = hash_short(sum, head, sizeof head);
        if (bytes)
            sum = hash_short(sum, bytes, (size_t)head[1]);
    }
    return (int64_t)sum;
}

static void act_checksum(sqlite3_context *result, int count, sqlite3_value **columns)
{
    sqlite3_result_int64(result, store_act_checksum(columns, count));
}

bool store_offer_changes(Store *store)
{
    static const sqlite3_module module = {
        .xConnect = connect,
        .xBestIndex = best_index,
        .xDisconnect = disconnect,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = filter,
        .xNext = next,
        .xEof = eof,
        .xColumn = column,
        .xRowid = row_id,
    };
    return (sqlite3_create_module(store->db, "change", &module, store) == SQLITE_OK &&
            sqlite3_create_function(store->db, "is_readable", 1,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                    is_readable, NULL, NULL) == SQLITE_OK &&
            sqlite3_create_function(store->db, "act_checksum", -1,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                    act_checksum, NULL, NULL) == SQLITE_OK) ||
           store_failed(store);
}
