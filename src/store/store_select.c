/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template is a file that anybody may have written, and its SELECT runs on the customer's
 * workbook. So it is one statement, the authorizer lets it read, and what the authorizer is
 * never asked about (VACUUM copies or rewrites the whole file) is found by asking SQLite
 * whether the statement writes. A query without end is given up by its steps and not by the
 * clock, so that a report that works on one machine works on all. */
#include "config.h"
#include "store/store_private.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    MOST_COLUMNS = 128,
    LONGEST_SELECT = 1 << 20,
    STEPS_A_LOOK = 100000,
    MOST_BYTES = 256 << 20
};
/* Some seconds. Over a million findings no shipped SELECT takes half of them. */
static const int64_t most_steps = 1000000000;

/* That do more than compute a value; SQLite leaves out most of them, but not all builds. */
static const char *const denied_functions[] = {
    "load_extension", "fts3_tokenizer", "optimize",  "rtreecheck",
    "sqlite_log",     "readfile",       "writefile", "edit",
};

static bool is_denied_function(const char *name)
{
    for (size_t i = 0; name && i < COUNT(denied_functions); i++)
        if (!strcasecmp(name, denied_functions[i]))
            return true;
    return false;
}

/* A pragma read as a table runs that pragma. */
static bool is_pragma(const char *table)
{
    return table && !strncasecmp(table, "pragma_", 7);
}

static int allow_reading(void *unused, int action, const char *first, const char *second,
                         const char *schema, const char *view)
{
    (void)unused, (void)schema, (void)view;
    bool reads = action == SQLITE_SELECT || action == SQLITE_RECURSIVE ||
                 (action == SQLITE_READ && !is_pragma(first)) ||
                 (action == SQLITE_FUNCTION && !is_denied_function(second));
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

/* These come into being on their first use, which the authorizer would refuse. */
static bool offer_functions(Store *store)
{
    store->has_functions =
        store->has_functions || store_run(store, "SELECT 1 FROM json_each('[]'), change(x'')");
    return store->has_functions;
}

static bool is_one_select(sqlite3_stmt *statement, const char *rest)
{
    return statement && !rest[strspn(rest, "; \t\r\n")] && sqlite3_column_count(statement) > 0 &&
           sqlite3_stmt_readonly(statement) && !sqlite3_stmt_isexplain(statement);
}

static sqlite3_stmt *prepare(Store *store, const char *origin, const char *sql,
                             const Binding bindings[])
{
    sqlite3_stmt *statement = NULL;
    const char *rest = "";
    if (strlen(sql) > LONGEST_SELECT) {
        fail("%s: the query has %zu bytes; at most %d can be run", origin, strlen(sql),
             LONGEST_SELECT);
        return NULL;
    }
    if (!offer_functions(store))
        return NULL;
    int code;
    do {
        sqlite3_set_authorizer(store->db, allow_reading, NULL);
        code = sqlite3_prepare_v2(store->db, sql, -1, &statement, &rest);
        sqlite3_set_authorizer(store->db, NULL, NULL);
    } while (code == SQLITE_ERROR && store_make_missing(store));
    if (code == SQLITE_AUTH)
        fail("%s: the query does more than read (%s); a template may only read", origin,
             sqlite3_errmsg(store->db));
    else if (code == SQLITE_ERROR)
        store_failed_query(store, origin);
    else if (code != SQLITE_OK)
        fail("%s: %s", origin, sqlite3_errmsg(store->db));
    else if (!is_one_select(statement, rest))
        fail("%s: expected one SELECT and nothing after it", origin);
    else if (bind_named(statement, bindings))
        return statement;
    else
        fail("%s: %s", origin, sqlite3_errmsg(store->db));
    sqlite3_finalize(statement);
    return NULL;
}

typedef struct Run {
    Store *store;
    const char *origin;
    sqlite3_stmt *statement;
    int64_t looks_left;
} Run;

static int look(void *data)
{
    Run *run = data;
    return --run->looks_left < 0;
}

/* Watched only while it runs: what is called with a row asks queries of its own. */
static int step(Run *run)
{
    sqlite3_progress_handler(run->store->db, STEPS_A_LOOK, look, run);
    int code = sqlite3_step(run->statement);
    sqlite3_progress_handler(run->store->db, 0, NULL, NULL);
    return code;
}

static bool stopped(const Run *run)
{
    int code = sqlite3_errcode(run->store->db);
    if (code == SQLITE_INTERRUPT)
        return fail("%s: the query does not come to an end; it was stopped", run->origin);
    if (code == SQLITE_ERROR)
        return store_failed_query(run->store, run->origin);
    if (code == SQLITE_TOOBIG)
        return fail("%s: %s", run->origin, sqlite3_errmsg(run->store->db));
    return store_failed(run->store);
}

static bool each_row(Run *run, StoreRow *each, void *data)
{
    size_t columns = (size_t)sqlite3_column_count(run->statement);
    const char **cells = xcalloc(columns, sizeof *cells);
    bool done = true;
    for (int code; done && (code = step(run)) != SQLITE_DONE;) {
        for (size_t i = 0; code == SQLITE_ROW && i < columns; i++) {
            const unsigned char *text = sqlite3_column_text(run->statement, (int)i);
            cells[i] = text ? (const char *)text : "";
        }
        done = code == SQLITE_ROW ? each(data, cells, columns) : stopped(run);
    }
    free(cells);
    return done;
}

static bool start(Run *run, Store *store, const char *origin, const char *sql,
                  const Binding bindings[])
{
    int64_t steps = store->most_steps ? store->most_steps : most_steps;
    *run = (Run){ store, origin, prepare(store, origin, sql, bindings), steps / STEPS_A_LOOK };
    return run->statement != NULL;
}

bool store_select_each(Store *store, const char *origin, const char *sql, const Binding bindings[],
                       StoreRow *each, void *data)
{
    Run run;
    bool done = start(&run, store, origin, sql, bindings) && each_row(&run, each, data);
    sqlite3_finalize(run.statement);
    return done;
}

typedef struct Collected {
    const char *origin;
    Table *table;
    size_t bytes;
} Collected;

static bool collect(void *data, const char *const cells[], size_t columns)
{
    Collected *collected = data;
    for (size_t i = 0; i < columns; i++)
        collected->bytes += strlen(cells[i]) + sizeof cells[i];
    if (collected->bytes > MOST_BYTES)
        return fail("%s: the query gives more than %d MB; it was stopped", collected->origin,
                    MOST_BYTES >> 20);
    table_add(collected->table, cells, 0);
    return true;
}

static Table *table_of(Run *run)
{
    int columns = sqlite3_column_count(run->statement);
    if (columns > MOST_COLUMNS) {
        fail("a query has %d columns; at most %d can be shown", columns, MOST_COLUMNS);
        return NULL;
    }
    Collected collected = { run->origin, table_new(), 0 };
    for (int i = 0; i < columns; i++) {
        const char *name = sqlite3_column_name(run->statement, i);
        table_add_column(collected.table, name, name, COLUMN_TEXT);
    }
    if (each_row(run, collect, &collected))
        return collected.table;
    table_free(collected.table);
    return NULL;
}

Table *store_select(Store *store, const char *origin, const char *sql, const Binding bindings[])
{
    Run run;
    Table *table = start(&run, store, origin, sql, bindings) ? table_of(&run) : NULL;
    sqlite3_finalize(run.statement);
    return table;
}

void store_limit_steps(Store *store, int64_t steps)
{
    store->most_steps = steps;
}
