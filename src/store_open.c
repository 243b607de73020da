/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store_private.h"

#include <libgen.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "date.h"
#include "file.h"
#include "message.h"
#include "schema.h"
#include "store_header.h"

enum { BUSY_MS = 5000 };

static char *login_name(void)
{
    const char *given = getenv("WELLBOOK_AUTHOR");
    struct passwd *user = given && *given ? NULL : getpwuid(getuid());
    return xstrdup(given && *given ? given : user ? user->pw_name : "?");
}

/* Signs that mean something in a URI are escaped. The caller frees. */
static char *uri_of(const char *path, const char *query)
{
    char *uri;
    size_t size;
    FILE *out = open_memstream(&uri, &size);
    if (!out)
        die("out of memory");
    fputs(*path == '/' ? "file://" : "file:", out);
    for (const char *at = path; *at; at++)
        fprintf(out, strchr("?#%", *at) ? "%%%02X" : "%c", *at);
    fputs(query, out);
    fclose(out);
    return uri;
}

/* Without a log beside it the file is read as it stands: in a folder that takes no files
 * SQLite could not make one. */
char *store_uri_to_read(const char *path)
{
    char *log = xasprintf("%s-wal", path);
    char *uri = uri_of(path, file_exists(log) ? "?mode=ro" : "?immutable=1");
    free(log);
    return uri;
}

static Store *connect(const char *path, const char *uri, int flags)
{
    Store *store = xcalloc(1, sizeof *store);
    /* Counting its memory costs SQLite a tenth of a start; too late is no harm. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    store->path = xstrdup(path);
    store->author = login_name();
    if (sqlite3_open_v2(uri, &store->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        store_failed(store);
        store_close(store);
        return NULL;
    }
    sqlite3_busy_timeout(store->db, BUSY_MS);
    sqlite3_extended_result_codes(store->db, 0);
    sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, 16 << 20);
    if (store_offer_changes(store))
        return store;
    store_close(store);
    return NULL;
}

static bool found_damage(Store *store, const char *verdict)
{
    char *why =
        xasprintf(tr("it is damaged (%s); 'wellbook salvage' recovers what can be read"), verdict);
    store->is_damaged = true;
    store_set_read_only(store, why);
    free(why);
    return store_refuse(store);
}

bool store_check_pages(Store *store)
{
    static const Query quick_check[] = { { "", "PRAGMA quick_check(1)" }, { 0 } };
    if (store->is_checked || store->is_damaged)
        return store->is_checked || store_refuse(store);
    char *verdict = store_text(store, quick_check, 0);
    bool is_sound = verdict && !strcmp(verdict, "ok");
    if (!is_sound) {
        /* A page that could not be read this once is no damage. */
        free(verdict);
        verdict = store_text(store, quick_check, 0);
        is_sound = verdict && !strcmp(verdict, "ok");
    }
    if (!is_sound)
        found_damage(store, verdict ? verdict : sqlite3_errmsg(store->db));
    free(verdict);
    store->is_checked = is_sound;
    if (is_sound)
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return is_sound;
}

bool store_is_damaged(const Store *store)
{
    return store->is_damaged;
}

static bool take_steps(Store *store, size_t version)
{
    enum { FIRST_WITH_JOURNAL = 4 };
    bool done = true;
    for (size_t step = version; done && step < schema_version; step++)
        done = store_run(store, schema_steps[step]);
    if (done && version && version < FIRST_WITH_JOURNAL)
        done = store_record_baseline(store);
    char *stamp = xasprintf("PRAGMA user_version = %zu; COMMIT", schema_version);
    done = done && store_run(store, stamp);
    free(stamp);
    return done;
}

bool store_migrate(Store *store)
{
    static const Query version_query[] = { { "", "PRAGMA user_version" }, { 0 } };
    int64_t version;
    if (!store_number(store, &version, version_query, 0))
        return false;
    if ((size_t)version == schema_version)
        return true;
    if (!store_check_pages(store) ||
        !store_run(store, "ATTACH ':memory:' AS baseline; BEGIN IMMEDIATE"))
        return false;
    bool done = take_steps(store, (size_t)version);
    if (!done)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return done && store_run(store, "DETACH baseline");
}

static bool set_up(Store *store)
{
    return store_run(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                            "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                            "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
                            "PRAGMA wal_autocheckpoint = 100") &&
           store_migrate(store);
}

Store *store_open(const char *path)
{
    Store *store = store_open_at_once(path);
    if (store && !store_check_pages(store) && !store->is_damaged) {
        store_close(store);
        store = NULL;
    }
    return store;
}

Store *store_connect_read_only(const char *path)
{
    char *uri = store_uri_to_read(path);
    Store *store = connect(path, uri, SQLITE_OPEN_READONLY);
    free(uri);
    if (!store)
        return NULL;
    store->read_only_why = xstrdup(tr("the file takes no changes"));
    /* Reads the schema, so that a log without a place for its index shows here. */
    if (sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_CANTOPEN)
        return store;
    fail("%s: its log %s-wal cannot be read in this folder; copy both elsewhere", path, path);
    store_close(store);
    return NULL;
}

static bool is_in_memory(const char *path)
{
    return !strcmp(path, ":memory:");
}

static Store *connect_to_write(const char *path, int flags)
{
    char *uri = is_in_memory(path) ? xstrdup(path) : uri_of(path, "");
    Store *store = connect(path, uri, SQLITE_OPEN_READWRITE | flags);
    free(uri);
    return store;
}

static bool can_write(const char *path)
{
    char *copy = xstrdup(path);
    bool can = access(path, W_OK) == 0 && access(dirname(copy), W_OK) == 0;
    free(copy);
    return can;
}

char *store_real_path(const char *path)
{
    struct stat status;
    char *real = lstat(path, &status) == 0 && S_ISLNK(status.st_mode) ? realpath(path, NULL) : NULL;
    return real ? real : xstrdup(path);
}

/* An older one that takes no changes is brought up to date in memory; the file stays as it is. */
static Store *bring_up_to_date(Store *older)
{
    static const Query version_query[] = { { "", "PRAGMA user_version" }, { 0 } };
    int64_t version;
    if (!store_number(older, &version, version_query, 0) || (size_t)version >= schema_version ||
        !store_check_pages(older))
        return older;
    Store *copy = store_copy(older, older->path);
    if (copy)
        store_set_read_only(copy, store_read_only_why(older));
    store_close(older);
    return copy;
}

static Store *open_at_once(const char *path)
{
    StoreHeader header = store_header_read(path);
    if (header == HEADER_REFUSED)
        return NULL;
    bool is_writable = header == HEADER_SOUND && can_write(path);
    char *reason = xstrdup(failure());
    Store *store = is_writable ? connect_to_write(path, 0) : store_connect_read_only(path);
    if (store && header == HEADER_DAMAGED) {
        /* Only so does SQLite read a file that is shorter than it says. */
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
        found_damage(store, reason);
    }
    free(reason);
    if (!store)
        return NULL;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (!is_writable)
        return header == HEADER_SOUND ? bring_up_to_date(store) : store;
    if (set_up(store))
        return store;
    store_close(store);
    return NULL;
}

Store *store_open_at_once(const char *path)
{
    char *real = store_real_path(path);
    Store *store = open_at_once(real);
    free(real);
    return store;
}

/* ---- one writer ---- */

static char *claim_text(const Store *store)
{
    char stamp[STAMP_SIZE], since[LOCAL_SIZE];
    date_stamp(stamp);
    date_local(stamp, since);
    return xasprintf("%s, %s", store->author, since);
}

bool store_claim(Store *store)
{
    if (store->read_only_why || store->lock || is_in_memory(store->path))
        return true;
    char *who = claim_text(store), *holder;
    store->lock = file_lock(store->path, who, &holder);
    store->is_held = holder != NULL;
    bool is_mine = !holder || fail("%s is open in another program: %s", store->path, holder);
    free(holder);
    free(who);
    return is_mine;
}

bool store_take_over(Store *store)
{
    char *who = claim_text(store);
    FileLock *lock = store->is_damaged ? NULL : file_lock_from_other(store->path, who);
    free(who);
    if (!lock)
        return store->is_damaged ? store_refuse(store) : false;
    file_unlock(store->lock);
    store->lock = lock;
    free(store->read_only_why);
    store->read_only_why = NULL;
    store->is_held = false;
    return store_run(store, "PRAGMA query_only = OFF");
}

bool store_is_held(const Store *store)
{
    return store->is_held;
}

Store *store_create(const char *path)
{
    if (!is_in_memory(path) && !file_make_private(path))
        return NULL;
    Store *store = connect_to_write(path, SQLITE_OPEN_CREATE);
    char *stamp = xasprintf("PRAGMA application_id = %d", STORE_APPLICATION_ID);
    if (store)
        store->is_checked = true;
    bool done = store && store_run(store, stamp) && set_up(store);
    free(stamp);
    if (done)
        return store;
    store_close(store);
    if (!is_in_memory(path))
        unlink(path);
    return NULL;
}

/* A damaged file is left as it is, log included; an empty log holds nothing to leave. */
static bool has_empty_log(const Store *store)
{
    struct stat status;
    char *log = xasprintf("%s-wal", store->path);
    bool is_empty = stat(log, &status) == 0 && status.st_size == 0;
    free(log);
    return is_empty;
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
    if (!store->is_checked && has_empty_log(store))
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    sqlite3_close(store->db);
    file_unlock(store->lock);
    free(store->prepared);
    free(store->author);
    free(store->path);
    free(store->read_only_why);
    free(store);
}
