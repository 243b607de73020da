/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 128 };

bool store_refuse(const Store *store)
{
    return fail("%s is open read-only: %s; nothing was changed", store->path,
                store_read_only_why(store));
}

/* Another program may have changed it since it was opened. */
bool store_is_to_blame(Store *store)
{
    return store->is_damaged || store->is_altered || !store_check_schema(store);
}

/* The index of the log is grown by writing to it: when that fails, it is for want of room. */
static bool has_no_room(const Store *store)
{
    int code = sqlite3_extended_errcode(store->db), why = sqlite3_system_errno(store->db);
    int kind = code & 0xFF;
    return code == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE ||
           ((kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) && (why == ENOSPC || why == EDQUOT));
}

static bool failed_at_disk(Store *store)
{
    int why = sqlite3_system_errno(store->db);
    store->lacks_room = has_no_room(store);
    if (!store->lacks_room)
        return why ? fail("%s: %s (%s)", store->path, sqlite3_errmsg(store->db), strerror(why))
                   : fail("%s: %s", store->path, sqlite3_errmsg(store->db));
    if (why == EDQUOT)
        return fail("%s: your share of the disk is used up; nothing was changed", store->path);
    return fail("%s: the disk is full; nothing was changed", store->path);
}

/* The check asks queries of its own, so what was said is kept first. What could not be made was
 * said when it was tried. */
bool store_failed_query(Store *store, const char *origin)
{
    if (store->lacks_table) {
        store->lacks_table = false;
        return false;
    }
    char *said = xstrdup(sqlite3_errmsg(store->db));
    if (store_is_to_blame(store))
        fail("%s: %s", store->path, store_read_only_why(store));
    else
        fail("%s: %s", origin, said);
    free(said);
    return false;
}

/* What is damaged, or cannot be read, may not be our file any more. */
static bool is_of_ground(Store *store, int code)
{
    return (code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_IOERR) &&
           store->lock && !store_ground_holds(store);
}

bool store_failed(Store *store)
{
    int code = sqlite3_errcode(store->db);
    if (is_of_ground(store, code))
        return !store->depth && store_ground_refuse(store);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        store_sound_forget(store);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return fail("%s is damaged (%s); 'wellbook salvage' recovers what can be read", store->path,
                    sqlite3_errmsg(store->db));
    if (code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_CANTOPEN)
        return failed_at_disk(store);
    if (code == SQLITE_BUSY)
        return fail("%s: another program is writing to it; try again", store->path);
    if (code == SQLITE_ERROR)
        return store_failed_query(store, store->path);
    if (code == SQLITE_READONLY || store->read_only_why)
        return store_refuse(store);
    return fail("%s: %s", store->path, sqlite3_errmsg(store->db));
}

bool store_run(Store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_failed(store);
}

sqlite3_stmt *store_prepare(Store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK)
        return statement;
    store_failed(store);
    return NULL;
}

const char *store_path(const Store *store)
{
    return store->path;
}

bool store_is_read_only(const Store *store)
{
    return store->read_only_why != NULL;
}

void store_set_read_only(Store *store, const char *why)
{
    free(store->read_only_why);
    store->read_only_why = why ? xstrdup(why) : NULL;
    sqlite3_exec(store->db, why ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF", NULL, NULL,
                 NULL);
}

const char *store_read_only_why(const Store *store)
{
    return store->read_only_why ? store->read_only_why : "";
}

const char *store_author(const Store *store)
{
    return store->author;
}

void store_set_author(Store *store, const char *author)
{
    free(store->author);
    store->author = xstrdup(author);
}

static int compile(Store *store, const char *sql, unsigned flags, sqlite3_stmt **statement,
                   const char **rest)
{
    int code;
    do
        code = sqlite3_prepare_v3(store->db, sql, -1, flags, statement, rest);
    while (code == SQLITE_ERROR && store_make_missing(store));
    return code;
}

/* NULL when the file, or what the program ships, cannot be read; a mistake in the query ends the
 * program. */
static sqlite3_stmt *prepare(Store *store, const Query *query)
{
    sqlite3_stmt *statement;
    const char *rest;
    int code = compile(store, query->sql, SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK && code != SQLITE_ERROR) {
        store_failed(store);
        return NULL;
    }
    if (code != SQLITE_OK) {
        bool is_said = store->lacks_table;
        store_failed_query(store, query->sql);
        if (!store->is_damaged && !store->is_altered && !is_said)
            die("query '%s'", failure());
        return NULL;
    }
    if (*rest || sqlite3_bind_parameter_count(statement) != (int)strlen(query->types))
        die("query '%s' is not one statement with the arguments '%s'", query->sql, query->types);
    return statement;
}

static Prepared *prepared_family(Store *store, const Query *family)
{
    for (size_t i = 0; i < store->prepared_count; i++)
        if (store->prepared[i].family == family)
            return &store->prepared[i];
    store->prepared = xgrow(store->prepared, store->prepared_count, &store->prepared_room,
                            sizeof *store->prepared);
    Prepared *prepared = &store->prepared[store->prepared_count++];
    *prepared = (Prepared){ .family = family };
    while (family[prepared->count].sql)
        prepared->count++;
    prepared->statements = xcalloc(prepared->count, sizeof *prepared->statements);
    return prepared;
}

static sqlite3_stmt *statement_of(Store *store, const Query *family, int query)
{
    sqlite3_stmt **statement = &prepared_family(store, family)->statements[query];
    if (!*statement)
        *statement = prepare(store, &family[query]);
    return *statement;
}

static int bind_value(sqlite3_stmt *statement, int place, const StoreValue *value,
                      void (*lifetime)(void *))
{
    return value->type == 't'
               ? sqlite3_bind_text(statement, place, value->text, (int)value->bytes, lifetime)
           : value->type == 'i' ? sqlite3_bind_int64(statement, place, value->number)
                                : sqlite3_bind_double(statement, place, value->real);
}

sqlite3_stmt *store_bind(Store *store, const Query *family, int query, const StoreValue values[],
                         void (*lifetime)(void *))
{
    sqlite3_stmt *statement = statement_of(store, family, query);
    const char *types = family[query].types;
    if (!statement)
        return NULL;
    sqlite3_reset(statement);
    for (int i = 0; types[i]; i++) {
        if (values[i].type != types[i])
            die("argument %d of '%s' is '%c', not '%c'", i + 1, family[query].sql,
                values[i].type ? values[i].type : '0', types[i]);
        int code = bind_value(statement, i + 1, &values[i], lifetime);
        if (code != SQLITE_OK)
            die("binding to '%s': %s", family[query].sql, sqlite3_errstr(code));
    }
    return statement;
}

static sqlite3_stmt *bind(Store *store, const Query *family, int query, const StoreValue values[])
{
    sqlite3_stmt *statement = store_bind(store, family, query, values, SQLITE_TRANSIENT);
    if (statement && values[strlen(family[query].types)].type)
        die("'%s' has more than its arguments '%s'", family[query].sql, family[query].types);
    return statement;
}

/* A change outside of acts is one of its own. */
static bool may_change(Store *store, sqlite3_stmt *statement)
{
    return store->depth || sqlite3_stmt_readonly(statement) ||
           (store_claim_holds(store) && (store_ground_holds(store) || store_ground_refuse(store)));
}

static bool finish(Store *store, sqlite3_stmt *statement)
{
    if (!statement || !may_change(store, statement))
        return false;
    bool done = sqlite3_step(statement) == SQLITE_DONE || store_failed(store);
    sqlite3_reset(statement);
    return done;
}

bool store_change_values(Store *store, const Query *family, int query, const StoreValue values[])
{
    return finish(store, bind(store, family, query, values));
}

bool store_change_cells(Store *store, const Query *family, int query, const char *const cells[])
{
    sqlite3_stmt *statement = statement_of(store, family, query);
    for (int i = 0; statement && family[query].types[i]; i++)
        if (sqlite3_bind_text(statement, i + 1, cells[i], -1, SQLITE_TRANSIENT) != SQLITE_OK)
            die("binding to '%s': %s", family[query].sql, sqlite3_errmsg(store->db));
    return finish(store, statement);
}

bool store_change_once(Store *store, const char *sql, const char *value)
{
    sqlite3_stmt *statement;
    if (compile(store, sql, 0, &statement, NULL) != SQLITE_OK)
        return store_failed(store);
    if (sqlite3_bind_parameter_count(statement))
        sqlite3_bind_text(statement, 1, value, -1, SQLITE_STATIC);
    bool done = sqlite3_step(statement) == SQLITE_DONE || store_failed(store);
    sqlite3_finalize(statement);
    return done;
}

static void add_columns(Table *table, sqlite3_stmt *statement)
{
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        const char *name = sqlite3_column_name(statement, i);
        table_add_column(table, name, name, COLUMN_TEXT);
    }
}

static Table *fetch(Store *store, sqlite3_stmt *statement)
{
    const char *cells[MAX_COLUMNS];
    int step, columns = sqlite3_column_count(statement);
    if (columns > MAX_COLUMNS) {
        fail("a query has %d columns; at most %d can be shown", columns, MAX_COLUMNS);
        return NULL;
    }
    Table *table = table_new();
    add_columns(table, statement);
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++)
            cells[i] = (const char *)sqlite3_column_text(statement, i);
        table_add(table, cells, 0);
    }
    if (step != SQLITE_DONE) {
        store_failed(store);
        table_free(table);
        table = NULL;
    }
    return table;
}

Table *store_rows_values(Store *store, const Query *family, int query, const StoreValue values[])
{
    sqlite3_stmt *statement = bind(store, family, query, values);
    Table *table = statement ? fetch(store, statement) : NULL;
    sqlite3_reset(statement);
    return table;
}

static char *first_cell(Store *store, sqlite3_stmt *statement)
{
    char *text = NULL;
    if (!statement)
        return NULL;
    int step = sqlite3_step(statement);
    if (step == SQLITE_ROW) {
        const char *cell = (const char *)sqlite3_column_text(statement, 0);
        text = xstrdup(cell ? cell : "");
    } else if (step == SQLITE_DONE)
        text = xstrdup("");
    else
        store_failed(store);
    sqlite3_reset(statement);
    return text;
}

char *store_text_values(Store *store, const Query *family, int query, const StoreValue values[])
{
    return first_cell(store, bind(store, family, query, values));
}

bool store_number_values(Store *store, int64_t *number, const Query *family, int query,
                         const StoreValue values[])
{
    char *text = store_text_values(store, family, query, values);
    *number = text ? strtoll(text, NULL, 10) : 0;
    free(text);
    return text != NULL;
}

static void finalize(Prepared *prepared)
{
    for (size_t i = 0; i < prepared->count; i++) {
        sqlite3_finalize(prepared->statements[i]);
        prepared->statements[i] = NULL;
    }
}

void store_forget_family(Store *store, const Query *family)
{
    for (size_t i = 0; i < store->prepared_count; i++)
        if (store->prepared[i].family == family) {
            finalize(&store->prepared[i]);
            free(store->prepared[i].statements);
            store->prepared[i] = store->prepared[--store->prepared_count];
            return;
        }
}

const Entity *store_entities(const Store *store)
{
    return store->entities;
}

void store_forget_statements(Store *store)
{
    for (size_t i = 0; i < store->prepared_count; i++)
        finalize(&store->prepared[i]);
    store->made_in_act = false;
}

static void roll_back(Store *store)
{
    if (store->made_in_act)
        store_forget_statements(store);
    sqlite3_exec(store->db, store->depth ? "ROLLBACK TO act; RELEASE act" : "ROLLBACK", NULL, NULL,
                 NULL);
}

bool store_begin(Store *store)
{
    if (!store->depth && !store_claim_holds(store))
        return false;
    if (!store->depth && !store_ground_holds(store))
        return store_ground_refuse(store);
    if (store->read_only_why)
        return store_refuse(store);
    if (!store_check_pages(store) ||
        !store_run(store, store->depth ? "SAVEPOINT act" : "BEGIN IMMEDIATE"))
        return false;
    if (!store->depth && !store_watch(store)) {
        store_forget(store);
        roll_back(store);
        return false;
    }
    store->depth++;
    return true;
}

/* An import is committed by deleting its rollback journal, when all else is on disk: if somebody
 * deleted it before, nothing is missing. */
static bool is_journal_gone(Store *store)
{
    return sqlite3_extended_errcode(store->db) == SQLITE_IOERR_DELETE_NOENT;
}

static bool commit(Store *store)
{
    bool done = store_record(store) && store_ground_holds(store) &&
                (store_run(store, "COMMIT") || is_journal_gone(store));
    store->sequence += done ? store->parts + store->wrote_row : 0;
    return done;
}

bool store_end(Store *store, bool ok)
{
    bool is_outermost = --store->depth == 0;
    bool done = ok && (is_outermost ? commit(store) : store_run(store, "RELEASE act"));
    if (!done)
        roll_back(store);
    if (!is_outermost)
        return done;
    store_forget(store);
    store->parts = 0;
    store->made_in_act = false;
    /* What was committed meanwhile is in what is saved now. */
    return store_ground_held(store) ? done : store_ground_refuse(store);
}

bool store_is_sound(Store *store)
{
    if (store->is_altered || store->is_damaged)
        return fail("%s: %s", store->path, store_read_only_why(store));
    static const Query checks[] = {
        { "", "PRAGMA integrity_check(1)" },
        { "", "SELECT 'a row of ' || \"table\" || ' refers to one that is gone'"
              " FROM pragma_foreign_key_check LIMIT 1" },
        { "", "SELECT 'journal: ' || author || ', ' || at FROM journal"
              " WHERE NOT " STORE_ACT_IS_READABLE("") " LIMIT 1" },
        { "", "SELECT 'acts are missing from its journal' FROM engagement"
              " WHERE " STORE_LACKS_ACTS("journal") " LIMIT 1" },
        { 0 },
    };
    for (int i = 0; checks[i].sql; i++) {
        char *verdict = store_text(store, checks, i);
        bool sound = verdict && (!*verdict || !strcmp(verdict, "ok"));
        if (verdict && !sound)
            fail("%s is damaged (%s); 'wellbook salvage' recovers what can be read", store->path,
                 verdict);
        free(verdict);
        if (!sound)
            return false;
    }
    return true;
}

bool store_name_row(Store *store, const Query *family, int has_id, const char *const words[],
                    size_t count, char id[ID_SIZE])
{
    int64_t is_there = 0;
    hash_words(words, count, id);
    bool done = store_number(store, &is_there, family, has_id, id);
    if (is_there)
        id_make(id);
    return done;
}

int64_t store_changes(const Store *store)
{
    return sqlite3_total_changes64(store->db);
}
