/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_salvage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "store/btree.h"
#include "store/store_private.h"

enum { MOST_NAMED = 3 };

typedef struct Column {
    char *name, *type;
    int key; /* its place in the primary key, from 1 */
} Column;

/* One table on its way. */
typedef struct Pour {
    Store *to;
    const char *table;
    Column columns[64];
    int count;
    sqlite3_stmt *row, *insert;
    StorePoured *poured;
    int named;
    bool has_checksums; /* of acts */
} Pour;

static bool read_columns(Pour *pour)
{
    sqlite3_stmt *known =
        store_prepare(pour->to, "SELECT name, type, pk FROM pragma_table_info(?)");
    if (!known)
        return false;
    sqlite3_bind_text(known, 1, pour->table, -1, SQLITE_STATIC);
    while (sqlite3_step(known) == SQLITE_ROW && pour->count < (int)COUNT(pour->columns))
        pour->columns[pour->count++] =
            (Column){ .name = xstrdup((const char *)sqlite3_column_text(known, 0)),
                      .type = xstrdup((const char *)sqlite3_column_text(known, 1)),
                      .key = sqlite3_column_int(known, 2) };
    return sqlite3_finalize(known) == SQLITE_OK || store_failed(pour->to);
}

/* "a", "b" */
static char *names_of(const Pour *pour)
{
    Buffer list = { 0 };
    for (int i = 0; i < pour->count; i++)
        buffer_add_format(&list, "%s\"%s\"", i ? ", " : "", pour->columns[i].name);
    return buffer_take(&list);
}

static char *insert_of(const Pour *pour, const char *conflict)
{
    char *names = names_of(pour);
    Buffer sql = { 0 };
    buffer_add_format(&sql, "INSERT %s INTO \"%s\" (%s) VALUES (?", conflict, pour->table, names);
    for (int i = 1; i < pour->count; i++)
        buffer_add(&sql, ", ?");
    buffer_add_sign(&sql, ')');
    free(names);
    return buffer_take(&sql);
}

static char *select_of(const Pour *pour, const char *order)
{
    char *names = names_of(pour);
    char *sql = xasprintf("SELECT %s FROM \"%s\" NOT INDEXED%s", names, pour->table, order);
    free(names);
    return sql;
}

static const Column *key_of(const Pour *pour, int place, int *number)
{
    for (*number = 0; *number < pour->count; ++*number)
        if (pour->columns[*number].key == place)
            return &pour->columns[*number];
    return NULL;
}

/* What stands where something was taken out of the tree. */
static bool is_gap(const Pour *pour)
{
    int first;
    if (!key_of(pour, 1, &first))
        return false;
    sqlite3_value *value = sqlite3_column_value(pour->row, first);
    return (sqlite3_value_type(value) == SQLITE_INTEGER &&
            sqlite3_value_int64(value) == BTREE_GAP) ||
           (sqlite3_value_type(value) == SQLITE_BLOB && sqlite3_value_bytes(value) == 1);
}

static char *name_of_row(const Pour *pour)
{
    enum { MOST_BYTES = 60 };
    Buffer name = { 0 };
    int number;
    for (int place = 1; key_of(pour, place, &number); place++) {
        const char *part = (const char *)sqlite3_column_text(pour->row, number);
        char *start = xstrndup(part ? part : "", part ? strnlen(part, MOST_BYTES) : 0);
        char *clean = text_clean_line(start);
        buffer_add_format(&name, "%s%s", place > 1 ? "/" : "", clean);
        free(start);
        free(clean);
    }
    return buffer_take(&name);
}

static void skip_row(Pour *pour, const char *why)
{
    StorePoured *poured = pour->poured;
    poured->skipped++;
    if (pour->named == MOST_NAMED)
        return;
    char *name = name_of_row(pour), *clean = text_clean_line(why);
    Buffer which = buffer_of(poured->which);
    buffer_add_format(&which, "%s%s (%s)", pour->named++ ? "; " : "", name, clean);
    poured->which = buffer_take(&which);
    free(clean);
    free(name);
}

/* A text whose place says more of it than its table does. */
static bool is_text_allowed(const Pour *pour, const Column *column, const char *text, int bytes)
{
    static const struct {
        const char *table, *column;
    } ids[] = { { "engagement", "id" }, { "journal", "site" } };
    if (!text_is_valid(text, (size_t)bytes))
        return false;
    for (size_t i = 0; i < COUNT(ids); i++)
        if (!strcmp(pour->table, ids[i].table) && !strcmp(column->name, ids[i].column))
            return bytes == ID_SIZE - 1 && id_is_valid(text);
    return !bytes || (strcmp(column->type, "INTEGER") != 0 && strcmp(column->type, "REAL") != 0);
}

/* The numbers of acts are counted from 1. */
static bool is_number_allowed(const Pour *pour, const Column *column, sqlite3_value *value)
{
    const int64_t most = (int64_t)1 << 40;
    bool is_act = !strcmp(pour->table, "journal") && !strcmp(column->name, "number");
    return !is_act || (sqlite3_value_int64(value) > 0 && sqlite3_value_int64(value) < most);
}

static bool is_allowed(const Pour *pour, const Column *column, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    bool holds_acts = !strcmp(column->type, "BLOB");
    if (type == SQLITE_BLOB || holds_acts)
        return type == SQLITE_BLOB && holds_acts &&
               (!sqlite3_value_bytes(value) ||
                store_changeset_is_whole(pour->to, sqlite3_value_blob(value),
                                         sqlite3_value_bytes(value)));
    if (type != SQLITE_TEXT)
        return is_number_allowed(pour, column, value);
    const char *text = (const char *)sqlite3_value_text(value);
    return text && is_text_allowed(pour, column, text, sqlite3_value_bytes(value));
}

static const Column *refused_column(const Pour *pour)
{
    for (int i = 0; i < pour->count; i++)
        if (!is_allowed(pour, &pour->columns[i], sqlite3_column_value(pour->row, i)))
            return &pour->columns[i];
    return NULL;
}

static bool is_act_whole(const Pour *pour)
{
    static const char *const names[] = { "site",   "sequence", "at",        "author",
                                         "kind",   "target",   "merged_by", "changeset",
                                         "joined", "parent",   "checksum" };
    sqlite3_value *values[COUNT(names)];
    size_t found = 0;
    while (found < COUNT(names)) {
        int i = 0;
        while (i < pour->count && strcmp(pour->columns[i].name, names[found]) != 0)
            i++;
        if (i == pour->count)
            return true;
        values[found++] = sqlite3_column_value(pour->row, i);
    }
    return store_act_checksum(values, COUNT(names) - 1) ==
           sqlite3_value_int64(values[COUNT(names) - 1]);
}

static char *why_refused(const Pour *pour)
{
    const Column *refused = refused_column(pour);
    if (refused)
        return xasprintf(tr("the value of %s is not allowed"), refused->name);
    return pour->has_checksums && !is_act_whole(pour) ? xstrdup(tr("it is not as it was written"))
                                                      : NULL;
}

/* False when the new file takes no row at all: a full disk is no fault of the row. */
static bool put_row(Pour *pour, bool is_again)
{
    char *why = why_refused(pour);
    if (why) {
        if (!is_again)
            skip_row(pour, why);
        free(why);
        return true;
    }
    for (int i = 0; i < pour->count; i++)
        sqlite3_bind_value(pour->insert, i + 1, sqlite3_column_value(pour->row, i));
    int code = sqlite3_step(pour->insert) & 0xFF;
    bool is_refused = code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
    if (code == SQLITE_DONE)
        pour->poured->read += sqlite3_changes(pour->to->db);
    else if (is_refused && !is_again)
        skip_row(pour, sqlite3_errmsg(pour->to->db));
    bool done = code == SQLITE_DONE || is_refused || store_failed(pour->to);
    sqlite3_reset(pour->insert);
    return done;
}

/* Until the end, or what is unreadable in spite of all. */
static bool pour_rows(Pour *pour, Store *from, const char *order, const char *conflict,
                      bool *is_whole)
{
    char *select = select_of(pour, order);
    char *insert = insert_of(pour, conflict);
    bool done = true, is_again = *conflict;
    int step = SQLITE_ERROR;
    pour->row = store_prepare(from, select);
    pour->insert = store_prepare(pour->to, insert);
    if (pour->row && pour->insert)
        while (done && (step = sqlite3_step(pour->row)) == SQLITE_ROW)
            done = is_gap(pour) || put_row(pour, is_again);
    *is_whole = step == SQLITE_DONE;
    done = done && pour->insert;
    sqlite3_finalize(pour->row);
    sqlite3_finalize(pour->insert);
    free(select);
    free(insert);
    return done;
}

static char *from_the_end(const Pour *pour)
{
    Buffer order = { 0 };
    int number;
    const Column *key;
    for (int place = 1; (key = key_of(pour, place, &number)); place++)
        buffer_add_format(&order, "%s\"%s\" DESC", place > 1 ? ", " : " ORDER BY ", key->name);
    return buffer_take(&order);
}

static bool pour_table(Pour *pour, Store *from)
{
    bool is_whole;
    if (!pour_rows(pour, from, "", "", &is_whole))
        return false;
    if (is_whole)
        return true;
    pour->poured->pages++;
    char *order = from_the_end(pour);
    bool done = pour_rows(pour, from, order, "OR IGNORE", &is_whole);
    free(order);
    return done;
}

static void forget_columns(Pour *pour)
{
    for (int i = 0; i < pour->count; i++) {
        free(pour->columns[i].name);
        free(pour->columns[i].type);
    }
}

/* A file of before they were kept has none in any row. */
static bool has_checksums(const char *table, Store *from)
{
    if (strcmp(table, "journal") != 0)
        return false;
    sqlite3_stmt *kept =
        store_prepare(from, "SELECT EXISTS (SELECT 1 FROM journal WHERE checksum <> 0)");
    bool has_any = kept && (sqlite3_step(kept) != SQLITE_ROW || sqlite3_column_int(kept, 0));
    sqlite3_finalize(kept);
    return has_any;
}

bool store_pour(const StoreWreck *wreck, Store *to, const char *name, StorePoured *poured)
{
    WreckFound found = store_wreck_find(wreck, name);
    *poured = (StorePoured){ .skipped = (int64_t)found.lost_rows,
                             .pages = found.lost_pages,
                             .is_missing = found.is_missing,
                             .which = xstrdup("") };
    if (!found.rows)
        return true;
    Pour pour = {
        .to = to, .table = name, .poured = poured, .has_checksums = has_checksums(name, found.rows)
    };
    bool done = read_columns(&pour) && pour_table(&pour, found.rows);
    forget_columns(&pour);
    return done;
}

static bool put_rows(Store *from, Store *to, const char *table, const char *conflict,
                     int64_t *added)
{
    bool is_whole;
    StorePoured poured = { .which = xstrdup("") };
    Pour pour = { .to = to, .table = table, .poured = &poured };
    bool done = read_columns(&pour) && pour_rows(&pour, from, "", conflict, &is_whole);
    *added = poured.read;
    forget_columns(&pour);
    free(poured.which);
    return done;
}

bool store_refill(Store *from, Store *to, const char *table, int64_t *added)
{
    return put_rows(from, to, table, "OR IGNORE", added);
}

bool store_replace(Store *from, Store *to, const char *table)
{
    int64_t put;
    return put_rows(from, to, table, "OR REPLACE", &put);
}

static char *keys_of(const Pour *pour, const char *pattern, const char *between)
{
    Buffer list = { 0 };
    const Column *key;
    int number;
    for (int place = 1; (key = key_of(pour, place, &number)); place++)
        buffer_add_format(&list, "%s\"%s\"%s", place > 1 ? between : "", key->name, pattern);
    return buffer_take(&list);
}

static bool step_with_keys(sqlite3_stmt *statement, sqlite3_stmt *keys)
{
    sqlite3_reset(statement);
    for (int i = 0; i < sqlite3_column_count(keys); i++)
        sqlite3_bind_value(statement, i + 1, sqlite3_column_value(keys, i));
    return sqlite3_step(statement) == SQLITE_ROW;
}

bool store_keep_rows_of(Store *like, Store *store, const char *table, int64_t *dropped)
{
    Pour pour = { .to = store, .table = table };
    bool done = read_columns(&pour);
    char *names = keys_of(&pour, "", ", "), *same = keys_of(&pour, " = ?", " AND ");
    char *all = xasprintf("SELECT %s FROM \"%s\"", names, table),
         *one = xasprintf("SELECT 1 FROM \"%s\" WHERE %s", table, same),
         *drop = xasprintf("DELETE FROM \"%s\" WHERE %s", table, same);
    sqlite3_stmt *keys = done ? store_prepare(store, all) : NULL,
                 *known = keys ? store_prepare(like, one) : NULL,
                 *deletion = known ? store_prepare(store, drop) : NULL;
    while (deletion && sqlite3_step(keys) == SQLITE_ROW)
        if (!step_with_keys(known, keys)) {
            step_with_keys(deletion, keys);
            *dropped += sqlite3_changes(store->db);
        }
    done = deletion && sqlite3_reset(deletion) == SQLITE_OK;
    sqlite3_finalize(keys);
    sqlite3_finalize(known);
    sqlite3_finalize(deletion);
    free(drop);
    free(one);
    free(all);
    free(same);
    free(names);
    forget_columns(&pour);
    return done;
}

static bool drop_where(Store *store, const char *table, const char *rule, int64_t *dropped)
{
    char *sql = xasprintf("CREATE TEMP TABLE IF NOT EXISTS \"dropped_%s\" AS SELECT * FROM"
                          " main.\"%s\" WHERE false;"
                          " INSERT INTO temp.\"dropped_%s\" SELECT * FROM main.\"%s\" WHERE %s;"
                          " DELETE FROM main.\"%s\" WHERE %s",
                          table, table, table, table, rule, table, rule);
    bool done = store_run(store, sql);
    *dropped += done ? sqlite3_changes(store->db) : 0;
    free(sql);
    return done;
}

bool store_drop_orphans(Store *store, const char *table, int64_t *dropped)
{
    sqlite3_stmt *rules = store_prepare(
        store, "SELECT '(' || group_concat('\"' || \"from\" || '\"') || ') NOT IN (SELECT ' ||"
               " (SELECT group_concat('\"' || name || '\"') FROM"
               " (SELECT name FROM pragma_table_info(rule.\"table\") WHERE pk ORDER BY pk)) ||"
               " ' FROM \"' || \"table\" || '\")' FROM (SELECT * FROM pragma_foreign_key_list(?1)"
               " ORDER BY id, seq) AS rule GROUP BY id");
    if (!rules)
        return false;
    bool done = true;
    sqlite3_bind_text(rules, 1, table, -1, SQLITE_STATIC);
    while (done && sqlite3_step(rules) == SQLITE_ROW)
        done = drop_where(store, table, (const char *)sqlite3_column_text(rules, 0), dropped);
    sqlite3_finalize(rules);
    return done;
}

/* What an update left in a row, as far as it says: the keys, and what it changed. The rest is as in
 * a row that is new. */
static void bind_left(const Pour *pour, sqlite3_stmt *insert, sqlite3_changeset_iter *change)
{
    for (int i = 0; i < pour->count; i++) {
        sqlite3_value *value = NULL;
        sqlite3changeset_new(change, i, &value);
        if (!value)
            sqlite3changeset_old(change, i, &value);
        if (value)
            sqlite3_bind_value(insert, i + 1, value);
        else if (!strcmp(pour->columns[i].type, "TEXT"))
            sqlite3_bind_text(insert, i + 1, "", -1, SQLITE_STATIC);
    }
}

/* The act that made a row is lost, and what a later one said of it is not: the row begins there. A
 * column that must have a value and has none to begin with is refused, and the row with it. */
static void begin_row(Store *to, sqlite3_changeset_iter *change, const char *table, int columns)
{
    StorePoured poured = { .which = NULL };
    Pour pour = { .to = to, .table = table, .poured = &poured };
    bool is_known = read_columns(&pour) && pour.count == columns;
    char *insert = is_known ? insert_of(&pour, "OR REPLACE") : NULL;
    sqlite3_stmt *statement = insert ? store_prepare(to, insert) : NULL;
    if (statement) {
        bind_left(&pour, statement, change);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    free(insert);
    forget_columns(&pour);
}

static int keep_what_fits(void *begins_in, int kind, sqlite3_changeset_iter *change)
{
    const char *table;
    int columns, op, indirect;
    if (begins_in && kind == SQLITE_CHANGESET_NOTFOUND &&
        sqlite3changeset_op(change, &table, &columns, &op, &indirect) == SQLITE_OK &&
        op == SQLITE_UPDATE)
        begin_row(begins_in, change, table, columns);
    return kind == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

/* What was merged stands in the changeset of the merge. */
bool store_replay(Store *from, Store *to, bool begins_rows)
{
    sqlite3_stmt *acts =
        store_prepare(from, "SELECT changeset FROM journal WHERE merged_by = '' ORDER BY number");
    if (!acts)
        return false;
    while (sqlite3_step(acts) == SQLITE_ROW) {
        const void *changeset = sqlite3_column_blob(acts, 0);
        int bytes = sqlite3_column_bytes(acts, 0);
        if (bytes)
            sqlite3changeset_apply(to->db, bytes, (void *)changeset, NULL, keep_what_fits,
                                   begins_rows ? to : NULL);
    }
    return sqlite3_finalize(acts) == SQLITE_OK || store_failed(from);
}

bool store_check_references(Store *store, bool are_checked)
{
    return store_run(store, are_checked ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
}

bool store_begin_journal(Store *store)
{
    if (!store_run(store, "ATTACH ':memory:' AS baseline; BEGIN IMMEDIATE"))
        return false;
    bool done = store_record_baseline(store) && store_run(store, "COMMIT");
    return done && store_run(store, "DETACH baseline");
}

/* The triggers have done their work already, when the rows were first written. */
bool store_begin_pour(Store *store)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    return store_run(store, "BEGIN IMMEDIATE");
}

bool store_end_pour(Store *store)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    return store_run(store, "COMMIT");
}
