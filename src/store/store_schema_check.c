/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook is data, not orders. Whoever sends one could have put a trigger into it that
 * fires on our writes, a view that answers for another, or an index that lies about its
 * table; all of them stand in sqlite_schema, and what stands there is known: the schema of
 * version n is what steps 0 to n-1 make.
 *
 * At each open sqlite_schema is read once and hashed, and the hash compared with that of
 * its version (a tenth of a millisecond). When they differ, the version is made anew in
 * memory and both are walked through side by side, which also finds the object to name:
 * so a SQLite that writes its schema in other words one day makes the start slower, and
 * nothing worse.
 *
 * A workbook that is not as we made it takes no changes. It can be read: the views are ours
 * (store_views.c), and names are looked up among them first. */
#include "config.h"
#include "base/buffer.h"
#include "store/store_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "store/schema.h"
#include "store/store_header.h"

static const char all_objects[] = "SELECT type, name, tbl_name, ifnull(sql, '') FROM"
                                  " main.sqlite_schema ORDER BY type, name, tbl_name";
enum { TYPE, NAME, TABLE, SQL, FIELDS };

static const char *field(sqlite3_stmt *object, int number)
{
    const char *text = (const char *)sqlite3_column_text(object, number);
    return text ? text : "";
}

/* Its length and itself. Printing would go through all of it three times. */
static void add_field(Buffer *text, const char *field, size_t bytes)
{
    char number[24];
    int digits = snprintf(number, sizeof number, "%zu:", bytes);
    buffer_add_bytes(text, number, (size_t)digits);
    buffer_add_bytes(text, field, bytes);
}

/* Empty when it cannot be read; the caller frees. */
static Buffer schema_text(sqlite3 *db)
{
    Buffer text = { 0 };
    sqlite3_stmt *object = NULL;
    if (sqlite3_prepare_v2(db, all_objects, -1, &object, NULL) == SQLITE_OK)
        while (sqlite3_step(object) == SQLITE_ROW)
            for (int i = 0; i < FIELDS; i++)
                add_field(&text, field(object, i), (size_t)sqlite3_column_bytes(object, i));
    sqlite3_finalize(object);
    return text;
}

void store_schema_hash(sqlite3 *db, char hash[HASH_SIZE])
{
    Buffer text = schema_text(db);
    hash_bytes(buffer_text(&text), text.bytes, hash);
    buffer_free(&text);
}

static bool read_version(Store *store, int64_t *version)
{
    static const Query query[] = { { "", "PRAGMA user_version" }, { 0 } };
    return store_number(store, version, query, 0);
}

/* The schema of a version as the steps make it; the caller closes it. */
static sqlite3 *make_version(size_t version)
{
    sqlite3 *made;
    if (sqlite3_open(":memory:", &made) != SQLITE_OK)
        die("out of memory");
    for (size_t step = 0; step < version; step++)
        if (sqlite3_exec(made, schema_steps[step], NULL, NULL, NULL) != SQLITE_OK)
            die("schema step %zu: %s", step, sqlite3_errmsg(made));
    return made;
}

static sqlite3 *make_new(void)
{
    sqlite3 *made = make_version(schema_version);
    char *stamps = xasprintf("PRAGMA user_version = %zu; PRAGMA application_id = %d",
                             schema_version, STORE_APPLICATION_ID);
    if (sqlite3_exec(made, stamps, NULL, NULL, NULL) != SQLITE_OK)
        die("%s", sqlite3_errmsg(made));
    free(stamps);
    return made;
}

bool store_make_schema(Store *store)
{
    static sqlite3 *made; /* once: the steps take a fifth of a second */
    if (!made)
        made = make_new();
    sqlite3_backup *copy = sqlite3_backup_init(store->db, "main", made, "main");
    if (copy)
        sqlite3_backup_step(copy, -1);
    return (copy && sqlite3_backup_finish(copy) == SQLITE_OK) || store_failed(store);
}

static bool is_same(sqlite3_stmt *one, sqlite3_stmt *other, int fields)
{
    for (int i = 0; i < fields; i++)
        if (strcmp(field(one, i), field(other, i)) != 0)
            return false;
    return true;
}

static bool comes_before(sqlite3_stmt *one, sqlite3_stmt *other)
{
    int order = strcmp(field(one, TYPE), field(other, TYPE));
    return order < 0 || (order == 0 && strcmp(field(one, NAME), field(other, NAME)) < 0);
}

static const char *word_of(const char *type)
{
    static const char *const words[][2] = { { "table", N_("table") },
                                            { "view", N_("view") },
                                            { "index", N_("index") },
                                            { "trigger", N_("trigger") } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(words[i][0], type))
            return tr(words[i][1]);
    return type;
}

static char *foreign(sqlite3_stmt *object)
{
    return xasprintf(tr("its %s '%s' is not of Wellbook"), word_of(field(object, TYPE)),
                     field(object, NAME));
}

static char *missing(sqlite3_stmt *object)
{
    return xasprintf(tr("its %s '%s' is missing"), word_of(field(object, TYPE)),
                     field(object, NAME));
}

static char *changed(sqlite3_stmt *object)
{
    return xasprintf(tr("its %s '%s' is not as Wellbook made it"), word_of(field(object, TYPE)),
                     field(object, NAME));
}

/* What makes the first difference, for people; NULL when there is none. */
static char *difference(sqlite3_stmt *theirs, sqlite3_stmt *ours)
{
    for (;;) {
        bool is_there = sqlite3_step(theirs) == SQLITE_ROW;
        bool is_expected = sqlite3_step(ours) == SQLITE_ROW;
        if (!is_there && !is_expected)
            return NULL;
        if (!is_expected || (is_there && !is_same(theirs, ours, SQL) && comes_before(theirs, ours)))
            return foreign(theirs);
        if (!is_there || !is_same(theirs, ours, SQL))
            return missing(ours);
        if (!is_same(theirs, ours, FIELDS))
            return changed(ours);
    }
}

static char *compare(Store *store, sqlite3 *made)
{
    sqlite3_stmt *theirs = NULL, *ours = NULL;
    char *found = NULL;
    if (sqlite3_prepare_v2(store->db, all_objects, -1, &theirs, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(made, all_objects, -1, &ours, NULL) == SQLITE_OK)
        found = difference(theirs, ours);
    sqlite3_finalize(theirs);
    sqlite3_finalize(ours);
    return found;
}

static void found_altered(Store *store, const char *what)
{
    char *why = xasprintf(tr("%s; 'wellbook salvage' takes over what was entered"), what);
    store->is_altered = true;
    store_make_all(store);
    store_set_read_only(store, why);
    free(why);
}

bool store_check_schema(Store *store)
{
    char hash[HASH_SIZE];
    int64_t version;
    if (!read_version(store, &version) || version < 1 || (size_t)version > schema_version)
        return false;
    store_schema_hash(store->db, hash);
    if (!strcmp(hash, schema_hash(version)))
        return true;
    sqlite3 *made = make_version((size_t)version);
    char *what = compare(store, made);
    if (what)
        found_altered(store, what);
    sqlite3_close(made);
    free(what);
    return !store->is_altered;
}
