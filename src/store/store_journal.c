/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "store/store_salvage.h"

bool store_watch(Store *store)
{
    int code = sqlite3session_create(store->db, "main", &store->session);
    for (const Entity *entity = store->entities; code == SQLITE_OK && entity->table; entity++)
        code = sqlite3session_attach(store->session, entity->table);
    return code == SQLITE_OK || fail("%s: %s", store->path, sqlite3_errstr(code));
}

bool store_record_bank(Store *store)
{
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && bank_tables[i]; i++)
        code = sqlite3session_attach(store->session, bank_tables[i]);
    return code == SQLITE_OK || fail("%s: %s", store->path, sqlite3_errstr(code));
}

bool store_record_parts(Store *store, const char *table)
{
    int code = sqlite3session_attach(store->session, table);
    return code == SQLITE_OK || fail("%s: %s", store->path, sqlite3_errstr(code));
}

static void forget_name(Store *store)
{
    free(store->act_kind);
    free(store->act_target);
    free(store->act_joined);
    store->act_kind = store->act_target = store->act_joined = NULL;
}

void store_forget(Store *store)
{
    sqlite3session_delete(store->session);
    store->session = NULL;
    forget_name(store);
}

static const char *site(Store *store)
{
    if (!*store->site)
        id_make(store->site);
    return store->site;
}

void store_name_act(Store *store, const char *kind, const char *target)
{
    free(store->act_kind);
    free(store->act_target);
    store->act_kind = xstrdup(kind);
    store->act_target = xstrdup(target);
}

void store_join_act(Store *store, const char *last)
{
    free(store->act_joined);
    store->act_joined = xstrdup(last);
}

char *store_act_id(Store *store)
{
    return xasprintf("%s-%lld", site(store), (long long)store->sequence + store->parts + 1);
}

/* Asked while the store is closed as well, when a statement that is kept would keep the file open.
 */
bool store_last_own_act(Store *store, int64_t *sequence)
{
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT ifnull(max(sequence), 0) FROM journal WHERE site = ?");
    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, site(store), -1, SQLITE_STATIC);
    bool done = sqlite3_step(statement) == SQLITE_ROW;
    *sequence = done ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return done;
}

static bool write_row(Store *store, const void *changeset, int bytes)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    sqlite3_stmt *statement = store_prepare(
        store, "INSERT INTO journal (site, sequence, at, author, kind, target,"
               " merged_by, changeset, joined, parent, checksum) SELECT *,"
               " act_checksum(" STORE_ACT_COLUMNS(
                   "") ") FROM (SELECT ?1 AS site, ?2"
                       " AS sequence, ?3 AS at, ?4 AS author, ?5 AS kind, ?6 AS target, ''"
                       " AS merged_by, ?7 AS changeset, ?8 AS joined, ifnull((SELECT site"
                       " || '-' || sequence FROM journal WHERE merged_by = '' ORDER BY"
                       " number DESC LIMIT 1), '') AS parent)");
    if (!statement)
        return false;
    sqlite3_bind_text(statement, 1, site(store), -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, store->sequence + store->parts + 1);
    sqlite3_bind_text(statement, 3, now, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, store->author, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 5, store->act_kind ? store->act_kind : "act", -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 6, store->act_target ? store->act_target : "", -1, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 7, bytes ? changeset : "", bytes, SQLITE_STATIC);
    sqlite3_bind_text(statement, 8, store->act_joined ? store->act_joined : "", -1, SQLITE_STATIC);
    bool done = sqlite3_step(statement) == SQLITE_DONE || store_failed(store);
    sqlite3_finalize(statement);
    return done;
}

/* A row that is to go may have gone with the one it belonged to. */
static int stop_at_conflict(void *changed, int kind, sqlite3_changeset_iter *change)
{
    const char *table;
    int columns, op = 0, indirect;
    if (kind == SQLITE_CHANGESET_NOTFOUND &&
        sqlite3changeset_op(change, &table, &columns, &op, &indirect) == SQLITE_OK &&
        op == SQLITE_DELETE)
        return SQLITE_CHANGESET_OMIT;
    *(bool *)changed = true;
    return SQLITE_CHANGESET_ABORT;
}

static bool apply(Store *store, const void *changeset, int bytes)
{
    bool was_changed = false;
    int code = sqlite3changeset_apply(store->db, bytes, (void *)changeset, NULL, stop_at_conflict,
                                      &was_changed);
    if (was_changed)
        return fail("%s: what this act touched was changed since; nothing was changed",
                    store->path);
    return code == SQLITE_OK || store_failed(store);
}

static bool apply_inverted(Store *store, const void *changeset, int bytes)
{
    void *inverse = NULL;
    int inverse_bytes = 0;
    int code = sqlite3changeset_invert(bytes, changeset, &inverse_bytes, &inverse);
    bool done = code == SQLITE_OK ? apply(store, inverse, inverse_bytes)
                                  : fail("%s: %s", store->path, sqlite3_errstr(code));
    sqlite3_free(inverse);
    return done;
}

/* Who said it and when is not what was said; nor is a row that holds nothing yet, where rows come
 * with the first thing said. */
static bool is_said(const Store *store, const char *table, const char *op, const char *name)
{
    const Entity *entity = entity_find(store->entities, table);
    const EntityColumn *column = entity ? entity_column(entity, name) : NULL;
    bool is_update = !strcmp(op, "update");
    if (!column || (entity->row_unit && !is_update))
        return true;
    return column->purpose == ENTITY_VALUE || column->purpose == ENTITY_FIXED ||
           (is_update && column->purpose == ENTITY_OWN);
}

static bool says_anything(Store *store, const void *changeset, int bytes, bool *says)
{
    int code;
    *says = false;
    sqlite3_stmt *changes = store_prepare(store, "SELECT entity, op, \"column\" FROM change(?)"
                                                 " WHERE ifnull(before, '') <> ifnull(after, '')");
    if (!changes)
        return false;
    sqlite3_bind_blob(changes, 1, changeset, bytes, SQLITE_STATIC);
    while ((code = sqlite3_step(changes)) == SQLITE_ROW && !*says)
        *says = is_said(store, (const char *)sqlite3_column_text(changes, 0),
                        (const char *)sqlite3_column_text(changes, 1),
                        (const char *)sqlite3_column_text(changes, 2));
    bool done = code == SQLITE_ROW || code == SQLITE_DONE || store_failed(store);
    sqlite3_finalize(changes);
    return done;
}

/* An act that says again what is there leaves no row, and the time and name of who said it first:
 * a row without a change could neither be read in the log nor be seen when it is undone. */
bool store_record(Store *store)
{
    void *changeset = NULL;
    bool is_wanted = store->act_kind, done = true;
    int bytes = 0, code = sqlite3session_changeset(store->session, &bytes, &changeset);
    if (code != SQLITE_OK)
        return fail("%s: %s", store->path, sqlite3_errstr(code));
    if (!is_wanted && bytes)
        done = says_anything(store, changeset, bytes, &is_wanted) &&
               (is_wanted || apply_inverted(store, changeset, bytes));
    done = done && (!is_wanted || write_row(store, changeset, bytes));
    sqlite3_free(changeset);
    store->wrote_row = done && is_wanted;
    return done;
}

bool store_act_changes(Store *store, bool *changes)
{
    void *changeset = NULL;
    int bytes = 0, code = sqlite3session_changeset(store->session, &bytes, &changeset);
    *changes = bytes > 0;
    sqlite3_free(changeset);
    return code == SQLITE_OK || fail("%s: %s", store->path, sqlite3_errstr(code));
}

bool store_end_part(Store *store)
{
    if (!store_record(store))
        return false;
    store->parts += store->wrote_row;
    store->wrote_row = false;
    store_forget(store);
    return store_watch(store);
}

bool store_apply_act(Store *store, int64_t number, bool is_inverted)
{
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT changeset, " STORE_ACT_IS_READABLE("") " FROM journal WHERE"
                                                                            " number = ?");
    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, number);
    bool done = sqlite3_step(statement) == SQLITE_ROW ||
                fail("%s: the journal has no act %lld", store->path, (long long)number);
    if (done) {
        const void *changeset = sqlite3_column_blob(statement, 0);
        int bytes = sqlite3_column_bytes(statement, 0);
        if (!sqlite3_column_int(statement, 1) || !store_changeset_is_whole(store, changeset, bytes))
            done = fail("%s: act %lld of the journal is damaged", store->path, (long long)number);
        done = done && (!bytes || (is_inverted ? apply_inverted(store, changeset, bytes)
                                               : apply(store, changeset, bytes)));
    }
    sqlite3_finalize(statement);
    return done;
}

/* A row that is taken away and put there again is one that was changed. */
static bool take_over(Store *from, Store *to)
{
    bool done = true;
    for (const Entity *entity = to->entities; done && entity->table; entity++) {
        int64_t rows;
        char *clear = xasprintf("DELETE FROM \"%s\"", entity->table);
        done = store_run(to, clear) && store_refill(from, to, entity->table, &rows);
        free(clear);
    }
    return done;
}

bool store_seal_acts(Store *store)
{
    return store_run(store,
                     "UPDATE journal SET checksum = act_checksum(" STORE_ACT_COLUMNS("") ")");
}

/* One without a parent is of before parents were kept, and a merge looks for it. */
static const char knows_of_none[] = "UPDATE journal SET parent = site || '-' || sequence WHERE kind"
                                    " = 'salvage' AND parent = ''";

bool store_record_unsaid(Store *store, Store *said, bool lacks_acts)
{
    void *changeset = NULL;
    int bytes = 0;
    bool done = store_watch(said) && take_over(store, said);
    if (done && sqlite3session_changeset(said->session, &bytes, &changeset) != SQLITE_OK)
        done = store_failed(said);
    store_forget(said);
    store_name_act(store, "salvage", "");
    done = done &&
           ((!bytes && !lacks_acts) || (write_row(store, changeset, bytes) &&
                                        store_run(store, knows_of_none) && store_seal_acts(store)));
    forget_name(store);
    sqlite3_free(changeset);
    return done;
}

/* ---- a workbook from before there was a journal ---- */

static const char empty_copy[] = "baseline";

static bool make_empty(Store *store, const char *table)
{
    static const Query definition[] = {
        { "t", "SELECT substr(sql, length('CREATE TABLE ') + 1) FROM main.sqlite_schema"
               " WHERE type = 'table' AND name = ?" },
        { 0 },
    };
    char *rest = store_text(store, definition, 0, table);
    char *sql = rest ? xasprintf("CREATE TABLE %s.%s", empty_copy, rest) : NULL;
    bool done = sql && store_run(store, sql);
    free(sql);
    free(rest);
    return done;
}

/* It says no more than they said: its time is that of the last answer. */
static const char time_of_last_answer[] =
    "UPDATE journal SET author = (SELECT created_by FROM engagement), at = (SELECT max(at) FROM"
    " (SELECT created_at AS at FROM engagement UNION ALL SELECT max(changed_at) FROM answer"
    " UNION ALL SELECT max(changed_at) FROM practice_answer UNION ALL SELECT max(changed_at) FROM"
    " field_value UNION ALL SELECT max(added_at) FROM evidence))";

/* Copies that hold the same get the same act, and so know each other's. */
static bool record_under_hash(Store *store)
{
    char hash[HASH_SIZE];
    void *changeset = NULL;
    int bytes = 0, code = sqlite3session_changeset(store->session, &bytes, &changeset);
    if (code != SQLITE_OK)
        return fail("%s: %s", store->path, sqlite3_errstr(code));
    hash_bytes(changeset, (size_t)bytes, hash);
    memcpy(store->site, hash, sizeof store->site - 1);
    bool done = write_row(store, changeset, bytes) && store_run(store, time_of_last_answer) &&
                store_seal_acts(store);
    sqlite3_free(changeset);
    *store->site = '\0';
    return done;
}

/* All there is, as if one act had made it from nothing: so that two copies which parted
 * before have something to be compared by. */
bool store_record_baseline(Store *store)
{
    bool done = store_watch(store);
    for (const Entity *entity = store->entities; done && entity->table; entity++)
        done = make_empty(store, entity->table) &&
               (sqlite3session_diff(store->session, empty_copy, entity->table, NULL) == SQLITE_OK ||
                store_failed(store));
    store_name_act(store, "create", "");
    done = done && record_under_hash(store);
    store_forget(store);
    return done;
}
