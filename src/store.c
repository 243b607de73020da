/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store.h"

#include <libgen.h>
#include <pwd.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "schema.h"
#include "store_header.h"

enum { MAX_COLUMNS = 64, BUSY_MS = 5000 };

/* The statements of one family, in its order. */
typedef struct Prepared {
    const Query *family;
    size_t count;
    sqlite3_stmt **statements;
} Prepared;

struct Store {
    sqlite3 *db;
    char *path, *author;
    bool read_only;
    bool is_checked; /* every page was looked at */
    int depth;       /* acts begun and not ended */
    Prepared *prepared;
    size_t prepared_count, prepared_room;
};

static bool failed(Store *store)
{
    int code = sqlite3_errcode(store->db);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return fail("%s: the file is damaged (%s); restore a copy of it", store->path,
                    sqlite3_errmsg(store->db));
    if (code == SQLITE_FULL)
        return fail("%s: the disk is full; nothing was changed", store->path);
    if (code == SQLITE_BUSY)
        return fail("%s: another program is writing to it; try again", store->path);
    if (code == SQLITE_READONLY || store->read_only)
        return fail("%s: the workbook is open read-only; nothing was changed", store->path);
    return fail("%s: %s", store->path, sqlite3_errmsg(store->db));
}

static bool run(Store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || failed(store);
}

static char *login_name(void)
{
    const char *given = getenv("WELLBOOK_AUTHOR");
    struct passwd *user = given && *given ? NULL : getpwuid(getuid());
    return xstrdup(given && *given ? given : user ? user->pw_name : "?");
}

static Store *connect(const char *path, int flags)
{
    Store *store = xcalloc(1, sizeof *store);
    store->path = xstrdup(path);
    store->author = login_name();
    if (sqlite3_open_v2(path, &store->db, flags, NULL) != SQLITE_OK) {
        failed(store);
        store_close(store);
        return NULL;
    }
    sqlite3_busy_timeout(store->db, BUSY_MS);
    sqlite3_extended_result_codes(store->db, 0);
    sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, 16 << 20);
    return store;
}

bool store_check_pages(Store *store)
{
    if (store->is_checked)
        return true;
    static const Query quick_check[] = { { "", "PRAGMA quick_check(1)" }, { 0 } };
    char *verdict = store_text(store, quick_check, 0);
    bool sound = verdict && !strcmp(verdict, "ok");
    if (verdict && !sound)
        fail("%s is damaged (%s); restore a copy of it", store->path, verdict);
    free(verdict);
    store->is_checked = sound;
    if (sound)
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return sound;
}

static bool migrate(Store *store)
{
    static const Query version_query[] = { { "", "PRAGMA user_version" }, { 0 } };
    int64_t version;
    if (!store_number(store, &version, version_query, 0))
        return false;
    if ((size_t)version == schema_version)
        return true;
    if (!store_check_pages(store) || !run(store, "BEGIN IMMEDIATE"))
        return false;
    bool done = true;
    for (size_t step = (size_t)version; done && step < schema_version; step++)
        done = run(store, schema_steps[step]);
    char *stamp = xasprintf("PRAGMA user_version = %zu; COMMIT", schema_version);
    done = done && run(store, stamp);
    free(stamp);
    if (!done)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return done;
}

static bool set_up(Store *store)
{
    return run(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                      "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
                      "PRAGMA wal_autocheckpoint = 100") &&
           migrate(store);
}

Store *store_open(const char *path)
{
    Store *store = store_open_at_once(path);
    if (!store || store_check_pages(store))
        return store;
    store_close(store);
    return NULL;
}

/* In a folder that takes no files SQLite cannot keep its log, so the file is read as it
 * stands. The path goes into a URI: signs that mean something there are escaped. */
static char *unchanging(const char *path)
{
    char *uri;
    size_t size;
    FILE *out = open_memstream(&uri, &size);
    if (!out)
        die("out of memory");
    fputs("file:", out);
    for (; *path; path++)
        fprintf(out, strchr("?#%", *path) ? "%%%02X" : "%c", *path);
    fputs("?immutable=1", out);
    fclose(out);
    return uri;
}

static Store *connect_read_only(const char *path)
{
    char *log = xasprintf("%s-wal", path), *uri = unchanging(path);
    bool has_log = file_exists(log);
    Store *store = has_log ? connect(path, SQLITE_OPEN_READONLY)
                           : connect(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (store) {
        free(store->path);
        store->path = xstrdup(path);
        store->read_only = true;
    }
    free(uri);
    free(log);
    return store;
}

static bool can_write(const char *path)
{
    char *copy = xstrdup(path);
    bool can = access(path, W_OK) == 0 && access(dirname(copy), W_OK) == 0;
    free(copy);
    return can;
}

Store *store_open_at_once(const char *path)
{
    if (!store_header_check(path))
        return NULL;
    bool writable = can_write(path);
    Store *store = writable ? connect(path, SQLITE_OPEN_READWRITE) : connect_read_only(path);
    if (!store)
        return NULL;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (!writable || set_up(store))
        return store;
    store_close(store);
    return NULL;
}

Store *store_create(const char *path)
{
    bool in_memory = !strcmp(path, ":memory:");
    if (!in_memory && !file_make_private(path))
        return NULL;
    Store *store = connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    char *stamp = xasprintf("PRAGMA application_id = %d", STORE_APPLICATION_ID);
    if (store)
        store->is_checked = true;
    bool done = store && run(store, stamp) && set_up(store);
    free(stamp);
    if (done)
        return store;
    store_close(store);
    if (!in_memory)
        unlink(path);
    return NULL;
}

void store_close(Store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->prepared_count; i++) {
        for (size_t j = 0; j < store->prepared[i].count; j++)
            sqlite3_finalize(store->prepared[i].statements[j]);
        free(store->prepared[i].statements);
    }
    sqlite3_close(store->db);
    free(store->prepared);
    free(store->author);
    free(store->path);
    free(store);
}

const char *store_path(const Store *store)
{
    return store->path;
}

bool store_is_read_only(const Store *store)
{
    return store->read_only;
}

void store_set_read_only(Store *store)
{
    store->read_only = true;
    sqlite3_exec(store->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
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

static sqlite3_stmt *prepare(Store *store, const Query *query)
{
    sqlite3_stmt *statement;
    const char *rest;
    if (sqlite3_prepare_v3(store->db, query->sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                           &rest) != SQLITE_OK)
        die("query '%s': %s", query->sql, sqlite3_errmsg(store->db));
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

static sqlite3_stmt *bind(Store *store, const Query *family, int query, va_list args)
{
    sqlite3_stmt *statement = statement_of(store, family, query);
    int code = SQLITE_OK;
    sqlite3_reset(statement);
    for (int i = 0; family[query].types[i] && code == SQLITE_OK; i++) {
        char type = family[query].types[i];
        if (type == 't')
            code = sqlite3_bind_text(statement, i + 1, va_arg(args, const char *), -1,
                                     SQLITE_TRANSIENT);
        else if (type == 'i')
            code = sqlite3_bind_int64(statement, i + 1, va_arg(args, int64_t));
        else
            code = sqlite3_bind_double(statement, i + 1, va_arg(args, double));
    }
    if (code != SQLITE_OK)
        die("binding to '%s': %s", family[query].sql, sqlite3_errstr(code));
    return statement;
}

static bool finish(Store *store, sqlite3_stmt *statement)
{
    bool done = sqlite3_step(statement) == SQLITE_DONE || failed(store);
    sqlite3_reset(statement);
    return done;
}

bool store_change(Store *store, const Query *family, int query, ...)
{
    va_list args;
    va_start(args, query);
    sqlite3_stmt *statement = bind(store, family, query, args);
    va_end(args);
    return finish(store, statement);
}

bool store_change_cells(Store *store, const Query *family, int query, const char *const cells[])
{
    sqlite3_stmt *statement = statement_of(store, family, query);
    sqlite3_reset(statement);
    for (int i = 0; family[query].types[i]; i++)
        if (sqlite3_bind_text(statement, i + 1, cells[i], -1, SQLITE_TRANSIENT) != SQLITE_OK)
            die("binding to '%s': %s", family[query].sql, sqlite3_errmsg(store->db));
    return finish(store, statement);
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
        failed(store);
        table_free(table);
        table = NULL;
    }
    return table;
}

Table *store_rows(Store *store, const Query *family, int query, ...)
{
    va_list args;
    va_start(args, query);
    sqlite3_stmt *statement = bind(store, family, query, args);
    va_end(args);
    Table *table = fetch(store, statement);
    sqlite3_reset(statement);
    return table;
}

static char *first_cell(Store *store, sqlite3_stmt *statement)
{
    char *text = NULL;
    int step = sqlite3_step(statement);
    if (step == SQLITE_ROW) {
        const char *cell = (const char *)sqlite3_column_text(statement, 0);
        text = xstrdup(cell ? cell : "");
    } else if (step == SQLITE_DONE)
        text = xstrdup("");
    else
        failed(store);
    sqlite3_reset(statement);
    return text;
}

char *store_text(Store *store, const Query *family, int query, ...)
{
    va_list args;
    va_start(args, query);
    sqlite3_stmt *statement = bind(store, family, query, args);
    va_end(args);
    return first_cell(store, statement);
}

bool store_number(Store *store, int64_t *number, const Query *family, int query, ...)
{
    va_list args;
    va_start(args, query);
    sqlite3_stmt *statement = bind(store, family, query, args);
    va_end(args);
    char *text = first_cell(store, statement);
    *number = text ? strtoll(text, NULL, 10) : 0;
    free(text);
    return text != NULL;
}

bool store_begin(Store *store)
{
    if (store->read_only)
        return fail("%s: the workbook is open read-only; nothing was changed", store->path);
    if (!store_check_pages(store) ||
        !run(store, store->depth ? "SAVEPOINT act" : "BEGIN IMMEDIATE"))
        return false;
    store->depth++;
    return true;
}

bool store_end(Store *store, bool ok)
{
    bool outermost = --store->depth == 0;
    if (ok && run(store, outermost ? "COMMIT" : "RELEASE act"))
        return true;
    sqlite3_exec(store->db, outermost ? "ROLLBACK" : "ROLLBACK TO act; RELEASE act", NULL, NULL,
                 NULL);
    return false;
}

static int allow_reading(void *unused, int action, const char *a, const char *b, const char *c,
                         const char *d)
{
    (void)unused, (void)a, (void)b, (void)c, (void)d;
    bool reads = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
                 action == SQLITE_RECURSIVE;
    return reads ? SQLITE_OK : SQLITE_DENY;
}

static bool bind_named(sqlite3_stmt *statement, const Binding bindings[])
{
    for (; bindings->name; bindings++) {
        int index = sqlite3_bind_parameter_index(statement, bindings->name);
        if (index &&
            sqlite3_bind_text(statement, index, bindings->value, -1, SQLITE_TRANSIENT) != SQLITE_OK)
            return false;
    }
    return true;
}

Table *store_select(Store *store, const char *origin, const char *sql, const Binding bindings[])
{
    sqlite3_stmt *statement = NULL;
    const char *rest = "";
    Table *table = NULL;
    /* json_each comes into being on its first use, which the authorizer would refuse. */
    if (!run(store, "SELECT 1 FROM json_each('[]')"))
        return NULL;
    sqlite3_set_authorizer(store->db, allow_reading, NULL);
    int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, &rest);
    sqlite3_set_authorizer(store->db, NULL, NULL);
    if (code != SQLITE_OK)
        fail("%s: %s", origin, sqlite3_errmsg(store->db));
    else if (!statement || rest[strspn(rest, "; \t\r\n")])
        fail("%s: expected one SELECT and nothing after it", origin);
    else if (bind_named(statement, bindings))
        table = fetch(store, statement);
    sqlite3_finalize(statement);
    return table;
}

bool store_is_sound(Store *store)
{
    static const Query checks[] = {
        { "", "PRAGMA integrity_check(1)" },
        { "", "SELECT 'a row of ' || \"table\" || ' refers to one that is gone'"
              " FROM pragma_foreign_key_check LIMIT 1" },
        { 0 },
    };
    for (int i = 0; checks[i].sql; i++) {
        char *verdict = store_text(store, checks, i);
        bool sound = verdict && (!*verdict || !strcmp(verdict, "ok"));
        if (verdict && !sound)
            fail("%s is damaged (%s); restore a copy of it", store->path, verdict);
        free(verdict);
        if (!sound)
            return false;
    }
    return true;
}
