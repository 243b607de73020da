/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_private.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/schema.h"
#include "store/store_header.h"

/* All pages at once: a workbook is small, and a writer in between would start it anew. */
static bool copy_pages(Store *from, sqlite3 *to, const char *schema)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, schema, from->db, "main");
    if (!backup)
        return fail("%s: %s", from->path, sqlite3_errmsg(to));
    int code = sqlite3_backup_step(backup, -1);
    int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && finished == SQLITE_OK)
        return true;
    return fail("%s: %s", from->path, sqlite3_errstr(finished == SQLITE_OK ? code : finished));
}

/* What is read-only because it was altered stays so as a copy. */
static bool takes_schema(Store *copy)
{
    return store_check_schema(copy) || fail("%s: %s", copy->path, store_read_only_why(copy));
}

Store *store_copy(Store *from, const char *path)
{
    Store *copy = store_connect_empty();
    if (!copy)
        return NULL;
    free(copy->path);
    free(copy->place);
    copy->path = xstrdup(path);
    copy->place = xstrdup(from->place);
    if (copy_pages(from, copy->db, "main") && takes_schema(copy) && store_migrate(copy))
        return copy;
    store_close(copy);
    return NULL;
}

static bool read_back(const char *path)
{
    Store *copy = store_open(path);
    bool done = copy && store_is_sound(copy);
    store_close(copy);
    return done;
}

static void drop_companions(const char *path)
{
    static const char *const suffixes[] = { "-wal", "-shm" };
    for (size_t i = 0; i < COUNT(suffixes); i++) {
        char *name = xasprintf("%s%s", path, suffixes[i]);
        (void)!file_remove(name, FILE_COMPANION);
        free(name);
    }
}

void store_draft_discard(FileDraft *draft)
{
    drop_companions(draft->temporary);
    file_draft_discard(draft);
}

/* The log goes when all of it is in the file. */
bool store_draft_is_complete(const FileDraft *draft)
{
    char *log = xasprintf("%s-wal", draft->temporary);
    bool done = !file_exists(log) ||
                fail("%s could not be written completely; is the disk full?", draft->target);
    free(log);
    return done;
}

/* By the folder: the name is a draft's. */
static void say_full(const char *path)
{
    char *folder = file_folder(path);
    fail("%s: the disk is full", folder);
    free(folder);
}

/* Off WAL while it is written, so that the copy is one file whatever becomes of us. */
bool store_copy_to_file(Store *from, const char *path)
{
    sqlite3 *to = NULL;
    bool done =
        sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK ||
        fail("%s: %s", path, sqlite3_errmsg(to));
    /* What fails is thrown away whole: there is nothing to roll back. */
    if (done) {
        store_harden(to);
        sqlite3_exec(to, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
    }
    done = done && copy_pages(from, to, "main");
    if (!done && sqlite3_errcode(to) == SQLITE_FULL)
        say_full(path);
    sqlite3_close(to);
    done = done && read_back(path);
    if (!done)
        drop_companions(path);
    return done;
}

/* SQLite leaves a page that it cannot read empty: they are all looked at first. */
unsigned char *store_image(Store *store, size_t *count)
{
    enum { WRITES_WITH = 18, READS_WITH = 19, NO_LOG = 1 }; /* of the file's header */
    sqlite3_int64 bytes = 0;
    if (!store_is_sound(store))
        return NULL;
    unsigned char *image = sqlite3_serialize(store->db, "main", &bytes, 0);
    if (!image) {
        fail("%s does not fit into memory", store->path);
        return NULL;
    }
    image[WRITES_WITH] = image[READS_WITH] = NO_LOG;
    *count = (size_t)bytes;
    return image;
}

void store_image_free(unsigned char *bytes)
{
    sqlite3_free(bytes);
}

/* In the log alone the copy would hang on whoever reads the file now: ended by force he leaves the
 * log behind, and acts that the file has and the log does not make it look like another's. */
static bool empty_log(Store *store)
{
    int frames, copied;
    int code =
        sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, &frames, &copied);
    return code == SQLITE_BUSY || code == SQLITE_LOCKED
               ? fail("%s is being read by another program; close it there, and try again",
                      store->path)
               : code == SQLITE_OK || store_failed(store);
}

bool store_write_image(FileDraft *draft, const void *bytes, int64_t count)
{
    bool done = fwrite(bytes, 1, (size_t)count, draft->stream) == (size_t)count &&
                fflush(draft->stream) == 0;
    return done ? read_back(draft->temporary) : fail("%s: %s", draft->target, strerror(errno));
}

bool store_overwrite(Store *to, Store *from)
{
    if (!store_ground_holds(to))
        return store_ground_refuse(to);
    if (to->read_only_why)
        return store_refuse(to);
    store_ground_forget_act(to);
    bool done = empty_log(to) && copy_pages(from, to->db, "main") && empty_log(to);
    /* The page of the id may be another one now. */
    to->ground.id_page = 0;
    store_ground_keep_header(to);
    return done;
}

/* ---- compared ---- */

static bool is_same_cell(sqlite3_stmt *one, sqlite3_stmt *other, int column)
{
    if (sqlite3_column_type(one, column) != sqlite3_column_type(other, column))
        return false;
    const void *cell = sqlite3_column_blob(one, column), *its = sqlite3_column_blob(other, column);
    int bytes = sqlite3_column_bytes(one, column);
    return bytes == sqlite3_column_bytes(other, column) &&
           (!bytes || !memcmp(cell, its, (size_t)bytes));
}

static bool has_same_rows(sqlite3_stmt *one, sqlite3_stmt *other)
{
    int step = SQLITE_ROW, columns = sqlite3_column_count(one);
    bool is_same = columns == sqlite3_column_count(other);
    while (is_same && step == SQLITE_ROW) {
        step = sqlite3_step(one);
        is_same = step == sqlite3_step(other) && (step == SQLITE_ROW || step == SQLITE_DONE);
        for (int i = 0; is_same && step == SQLITE_ROW && i < columns; i++)
            is_same = is_same_cell(one, other, i);
    }
    return is_same;
}

static bool gives_same(Store *one, Store *other, const char *sql)
{
    sqlite3_stmt *mine = NULL, *theirs = NULL;
    bool is_same = sqlite3_prepare_v2(one->db, sql, -1, &mine, NULL) == SQLITE_OK &&
                   sqlite3_prepare_v2(other->db, sql, -1, &theirs, NULL) == SQLITE_OK &&
                   has_same_rows(mine, theirs);
    sqlite3_finalize(mine);
    sqlite3_finalize(theirs);
    return is_same;
}

/* Without what is counted anew when it is asked for, and where somebody looked last. */
bool store_holds_same(Store *one, Store *other)
{
    static const Query tables[] = {
        { "", "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'bookmark'"
              " AND name NOT LIKE '%^_tally' ESCAPE '^' AND name NOT LIKE 'stale^_%' ESCAPE '^'" },
        { 0 },
    };
    Table *names = store_rows(one, tables, 0);
    bool is_same =
        names && gives_same(one, other, "SELECT type, name, sql FROM sqlite_schema ORDER BY name");
    for (size_t row = 0; is_same && row < table_rows(names); row++) {
        char *sql = xasprintf("SELECT * FROM main.\"%s\"", table_cell(names, row, 0));
        is_same = gives_same(one, other, sql);
        free(sql);
    }
    table_free(names);
    return is_same;
}

bool store_attach_copy(Store *store, Store *of)
{
    return store_run(store, "ATTACH ':memory:' AS theirs") && copy_pages(of, store->db, "theirs");
}

/* An older workbook is brought up to date in memory; the file stays as it is. */
static bool attach_older(Store *store, Store *older)
{
    Store *copy = store_copy(older, older->path);
    bool done = copy && store_attach_copy(store, copy);
    store_close(copy);
    return done;
}

static bool attach_file(Store *store, const char *path)
{
    static const Query attach[] = { { "t", "ATTACH ? AS theirs" }, { 0 } };
    char *uri = store_uri_to_read(path);
    bool done = store_change(store, attach, 0, uri);
    free(uri);
    return done;
}

/* What a stranger put into the file must not run when it is read. */
static bool is_ours(Store *theirs)
{
    return store_check_schema(theirs) ||
           (theirs->is_altered && fail("%s: %s", theirs->path, store_read_only_why(theirs)));
}

bool store_attach(Store *store, const char *path)
{
    static const Query version[] = { { "", "PRAGMA user_version" }, { 0 } };
    int64_t number;
    char *real = store_real_path(path);
    Store *theirs = store_header_read(real) == HEADER_SOUND ? store_connect_read_only(real) : NULL;
    bool done =
        theirs && store_has_its_log(theirs) && is_ours(theirs) && store_check_pages(theirs) &&
        store_number(theirs, &number, version, 0) &&
        ((size_t)number == schema_version ? attach_file(store, real) : attach_older(store, theirs));
    store_close(theirs);
    free(real);
    if (!done)
        store_detach(store);
    return done;
}

bool store_attach_nothing(Store *store)
{
    Store *empty = store_create(":memory:");
    bool done = empty && store_attach_copy(store, empty);
    store_close(empty);
    return done;
}

void store_detach(Store *store)
{
    sqlite3_exec(store->db, "DETACH theirs", NULL, NULL, NULL);
}
