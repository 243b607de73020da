/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/buffer.h"
#include "store/store_private.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/message.h"
#include "store/schema.h"
#include "store/store_header.h"
#include "store/store_memory.h"
#include "store/store_salvage.h"
#include "store/store_vfs.h"

enum { BUSY_MS = 5000 };

/* Enough to hold most workbooks whole, so that one which is cut or overwritten can still be saved.
 */
enum { CACHE_KIB = 8000 };

static char *login_name(void)
{
    const char *given = getenv("WELLBOOK_AUTHOR");
    struct passwd *user = given && *given ? NULL : getpwuid(getuid());
    return xstrdup(given && *given ? given : user ? user->pw_name : "?");
}

/* Signs that mean something in a URI are escaped. */
char *store_uri(const char *path, const char *query)
{
    Buffer uri = { 0 };
    buffer_add(&uri, *path == '/' ? "file://" : "file:");
    for (const char *at = path; *at; at++)
        buffer_add_format(&uri, strchr("?#%", *at) ? "%%%02X" : "%c", *at);
    buffer_add(&uri, query);
    return buffer_take(&uri);
}

/* Without a log of its own beside it the file is read as it stands: in a folder that takes no
 * files SQLite could not make one. */
char *store_uri_to_read(const char *path)
{
    char *log = xasprintf("%s-wal", path);
    bool is_read = file_exists(log) && store_log_is_own(path);
    char *uri = store_uri(path, is_read ? "?mode=ro" : "?immutable=1");
    free(log);
    return uri;
}

void store_harden(sqlite3 *db)
{
    static const struct {
        int limit, most;
    } limits[] = {
        { SQLITE_LIMIT_LENGTH, 16 << 20 },  { SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
        { SQLITE_LIMIT_EXPR_DEPTH, 200 },   { SQLITE_LIMIT_COMPOUND_SELECT, 100 },
        { SQLITE_LIMIT_FUNCTION_ARG, 100 }, { SQLITE_LIMIT_ATTACHED, 2 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 8 },  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
        { SQLITE_LIMIT_WORKER_THREADS, 0 },
    };
    for (size_t i = 0; i < COUNT(limits); i++)
        sqlite3_limit(db, limits[i].limit, limits[i].most);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_exec(db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
    sqlite3_busy_timeout(db, BUSY_MS);
    sqlite3_extended_result_codes(db, 0);
}

void store_tolerate(Store *store)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
}

static bool is_in_memory(const char *path)
{
    return !strcmp(path, ":memory:");
}

static Store *connect(const char *path, const char *uri, int flags)
{
    Store *store = xcalloc(1, sizeof *store);
    store_memory_set_up();
    store->path = xstrdup(path);
    store->place = is_in_memory(path) ? xstrdup(path) : file_absolute(path);
    store->author = login_name();
    store->entities = entities;
    if (!store->place) {
        store_close(store);
        return NULL;
    }
    if (sqlite3_open_v2(uri, &store->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                        store_vfs_name()) != SQLITE_OK) {
        store_failed(store);
        store_close(store);
        return NULL;
    }
    store_harden(store->db);
    if (store_offer_changes(store) && store_offer_score(store) && store_offer_money(store) &&
        store_offer_window(store))
        return store;
    store_close(store);
    return NULL;
}

static bool found_damage(Store *store, const char *verdict)
{
    char *why =
        xasprintf(tr("it is damaged (%s); 'wellbook salvage' recovers what can be read"), verdict);
    store->is_damaged = true;
    /* Half of two is seldom sound, and that has been said. */
    if (!store->is_half)
        store_set_read_only(store, why);
    free(why);
    return store_refuse(store);
}

static void take_as_sound(Store *store)
{
    store->is_checked = true;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
}

bool store_check_pages(Store *store)
{
    static const Query quick_check[] = { { "", "PRAGMA quick_check(1)" }, { 0 } };
    if (store->is_checked || store->is_damaged)
        return store->is_checked || store_refuse(store);
    store->sound = store_sound_of(store->place);
    char *verdict = store_text(store, quick_check, 0);
    bool is_sound = verdict && !strcmp(verdict, "ok");
    if (!is_sound) {
        /* A page that could not be read this once is no damage. */
        free(verdict);
        verdict = store_text(store, quick_check, 0);
        is_sound = verdict && !strcmp(verdict, "ok");
    }
    if (!verdict && sqlite3_errcode(store->db) == SQLITE_NOMEM)
        return fail("%s: %s", store->path, sqlite3_errmsg(store->db));
    if (!is_sound)
        found_damage(store, verdict ? verdict : sqlite3_errmsg(store->db));
    free(verdict);
    if (is_sound)
        take_as_sound(store);
    return is_sound;
}

bool store_is_damaged(const Store *store)
{
    return store->is_damaged;
}

bool store_is_altered(const Store *store)
{
    return store->is_altered;
}

bool store_has_its_log(const Store *store)
{
    return !store->lacks_log || fail("%s: %s", store->path, store_read_only_why(store));
}

static bool take_steps(Store *store, size_t version)
{
    enum { FIRST_WITH_JOURNAL = 4, FIRST_WITH_CHECKSUM = 41 };
    bool done = true;
    for (size_t step = version; done && step < schema_version; step++)
        done = store_run(store, schema_steps[step]);
    if (done && version && version < FIRST_WITH_JOURNAL)
        done = store_record_baseline(store);
    if (done && version < FIRST_WITH_CHECKSUM)
        done = store_seal_acts(store);
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

static bool set_pragmas(Store *store)
{
    char *cache = xasprintf("PRAGMA cache_size = -%d", CACHE_KIB);
    bool done = store_run(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 "PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 100") &&
                store_run(store, cache);
    free(cache);
    return done;
}

static bool set_up(Store *store)
{
    return set_pragmas(store) && store_migrate(store);
}

bool store_is_quiet(const char *path)
{
    sqlite3 *db = NULL;
    char *real = store_real_path(path), *uri = store_uri(real, "?mode=ro");
    int code = sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
    sqlite3_close(db);
    free(uri);
    free(real);
    return (code != SQLITE_BUSY && code != SQLITE_LOCKED) ||
           fail("%s: another program is writing to it; try again", path);
}

/* Under each of its names a file would have a log of its own. */
static bool has_one_name(const char *path)
{
    struct statx status;
    if (statx(AT_FDCWD, path, 0, STATX_NLINK, &status) != 0)
        return true;
    if (status.stx_attributes & STATX_ATTR_MOUNT_ROOT)
        return fail(
            "it is mounted by itself, and its log would stay behind where it is mounted; mount"
            " its folder instead, or copy it and open the copy");
    return status.stx_nlink <= 1 ||
           fail("it has another name as well (a hard link), under which changes would be lost; copy"
                " it, and open the copy");
}

Store *store_connect_read_only(const char *path)
{
    char *uri = store_uri_to_read(path);
    bool has_log = store_log_is_own(path) && store_log_is_over(path);
    bool is_usable = has_log && has_one_name(path), is_half = store_log_is_half(path);
    char *why = xstrdup(is_usable ? tr("the file takes no changes") : failure());
    Store *store = connect(path, uri, SQLITE_OPEN_READONLY);
    free(uri);
    if (!store) {
        free(why);
        return NULL;
    }
    store->read_only_why = why;
    store->lacks_log = !has_log;
    store->is_half = is_half && !has_log;
    /* Reads the schema, so that a log without a place for its index shows here. */
    if (sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_CANTOPEN)
        return store;
    fail("%s: its log %s-wal cannot be read in this folder; copy both elsewhere", path, path);
    store_close(store);
    return NULL;
}

static Store *connect_to_write(const char *path, int flags, const char *query)
{
    char *uri = is_in_memory(path) ? xstrdup(path) : store_uri(path, query);
    Store *store = connect(path, uri, SQLITE_OPEN_READWRITE | flags);
    free(uri);
    return store;
}

static bool can_write(const char *path)
{
    char *folder = file_folder(path);
    bool can = access(path, W_OK) == 0 && access(folder, W_OK) == 0;
    free(folder);
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
    if (copy) {
        store_set_read_only(copy, store_read_only_why(older));
        copy->lacks_log = older->lacks_log;
        copy->is_half = older->is_half;
    }
    store_close(older);
    return copy;
}

/* ---- a full disk ---- */

static bool has_index(const char *path)
{
    char *index = xasprintf("%s-shm", path);
    bool has = file_exists(index);
    free(index);
    return has;
}

/* Nobody else has the file open now: what the first try left goes. */
static void drop_index(const char *path)
{
    char *index = xasprintf("%s-shm", path);
    (void)!file_remove(index, FILE_COMPANION);
    free(index);
}

/* With no room for the index of the log beside the file, it is kept in memory, and the file
 * is closed to others. */
static Store *open_without_index(const char *path, bool had_index)
{
    Store *store = connect_to_write(path, 0, "");
    if (!store)
        return NULL;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    bool is_alone = store_run(store, "PRAGMA locking_mode = EXCLUSIVE;"
                                     "SELECT 1 FROM sqlite_schema");
    if (is_alone && !had_index)
        drop_index(path);
    bool is_known = is_alone && store_check_schema(store);
    if (store->is_altered)
        return store;
    if (is_known && set_up(store)) {
        store_ground_take(store);
        return store;
    }
    store_close(store);
    return NULL;
}

/* With no room for a log, or to bring it up to date, the file is read as it stands. Otherwise
 * changes are tried, and refused until there is room. */
static Store *open_without_room(const char *path, bool had_index)
{
    Store *store = open_without_index(path, had_index);
    if (!store && (store = store_connect_read_only(path))) {
        store_set_read_only(store, tr("the disk is full"));
        bool is_known = store_check_schema(store);
        if (is_known)
            store = bring_up_to_date(store);
        else if (!store->is_altered) {
            store_close(store);
            store = NULL;
        }
    }
    if (store)
        store->notice = xasprintf(tr("the disk is full: %s can be read, and reports can be written"
                                     " to another disk; make room and open it again to change it"),
                                  path);
    return store;
}

char *store_notice(const Store *store)
{
    if (store->notice)
        return xstrdup(store->notice);
    return strcmp(store->path, ":memory:") != 0 ? store_place_notice(store->place) : NULL;
}

/* Ours to be changed; ours to be read and closed; somebody's, which stays as it is. */
typedef enum Purpose { TO_CHANGE, TO_READ, TO_TAKE_FROM } Purpose;

static Store *open_at_once(const char *path, Purpose purpose)
{
    StoreHeader header = store_header_read(path);
    if (header == HEADER_REFUSED)
        return NULL;
    char *reason = xstrdup(failure());
    bool is_writable = purpose != TO_TAKE_FROM && header == HEADER_SOUND && can_write(path) &&
                       has_one_name(path) && store_log_is_own(path);
    bool had_index = has_index(path);
    const char *query = purpose == TO_READ ? "?" STORE_VFS_UNSUMMED "=1" : "";
    Store *store = is_writable ? connect_to_write(path, 0, query) : store_connect_read_only(path);
    if (store && header == HEADER_DAMAGED) {
        store_tolerate(store);
        found_damage(store, reason);
    }
    if (store && header == HEADER_SOUND && !is_writable && !store_log_is_whole(path))
        store->is_damaged = true;
    free(reason);
    if (!store)
        return NULL;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (header == HEADER_DAMAGED)
        return store;
    bool is_known = store_check_schema(store);
    if (store->is_altered)
        return store;
    if (is_known && !is_writable)
        return bring_up_to_date(store);
    if (is_known && set_up(store)) {
        store_ground_take(store);
        return store;
    }
    bool lacks_room = is_writable && store->lacks_room;
    store_close(store);
    return lacks_room ? open_without_room(path, had_index) : NULL;
}

static Store *open_for(const char *path, Purpose purpose)
{
    /* A log that lies there is asked for its file through SQLite first. */
    store_memory_set_up();
    char *real = store_real_path(path);
    Store *store = open_at_once(real, purpose);
    free(real);
    return store;
}

Store *store_open_at_once(const char *path)
{
    return open_for(path, TO_CHANGE);
}

/* Looking through a file that is written to fills the cache as well, from which it is saved when it
 * is overwritten meanwhile: only for one that the cache would not hold this is spared. */
static bool may_be_spared(const Store *store, Purpose purpose)
{
    struct stat file;
    return !store->is_damaged && !store->is_altered && stat(store->place, &file) == 0 &&
           (purpose != TO_CHANGE || file.st_size > CACHE_KIB * 1024L);
}

static Store *checked(Store *store, Purpose purpose)
{
    if (store && may_be_spared(store, purpose) && store_sound_is_known(store))
        take_as_sound(store);
    if (!store || store_check_pages(store) || store->is_damaged)
        return store;
    store_close(store);
    return NULL;
}

Store *store_open(const char *path)
{
    return checked(open_for(path, TO_CHANGE), TO_CHANGE);
}

Store *store_open_to_read(const char *path)
{
    return checked(open_for(path, TO_READ), TO_READ);
}

Store *store_open_theirs(const char *path)
{
    return checked(open_for(path, TO_TAKE_FROM), TO_TAKE_FROM);
}

/* ---- one writer ---- */

static char *claim_text(const Store *store)
{
    char stamp[STAMP_SIZE], since[LOCAL_SIZE];
    date_stamp(stamp);
    date_local(stamp, since);
    return xasprintf("%s, %s", store->author, since);
}

static void give_up_claim(Store *store)
{
    store_vfs_unwatch(store->db);
    lock_release(store->lock);
    store->lock = NULL;
}

/* Its log and ours would be two, and the name that is given back first decides which one counts. */
static bool is_alone(Store *store)
{
    if (!store->lock || !lock_is_held_as_another(store->place))
        return true;
    give_up_claim(store);
    return fail("%s is open in another program under another name; close it there", store->path);
}

bool store_claim(Store *store)
{
    if (store->read_only_why || store->lock || is_in_memory(store->path))
        return true;
    char *who = claim_text(store), *holder;
    store->lock = lock_take(store->place, who, &holder);
    int reason = errno;
    store->is_held = holder != NULL;
    bool is_mine = store->lock || (!holder && lock_may_lack(reason));
    if (holder)
        fail("%s is open in another program: %s", store->path, holder);
    free(holder);
    free(who);
    is_mine = is_mine && is_alone(store);
    /* Until now another program may have written. */
    store_ground_claim(store);
    return is_mine;
}

void store_drop_lost_claim(Store *store)
{
    if (!store->lock || lock_holds(store->lock))
        return;
    give_up_claim(store);
    store->is_claim_lost = true;
}

bool store_claim_holds(Store *store)
{
    store_drop_lost_claim(store);
    if (!store->is_claim_lost || store->read_only_why)
        return true;
    if (!store_ground_holds(store))
        return store_ground_refuse(store);
    store->is_claim_lost = !store_claim(store);
    if (!store->is_claim_lost)
        return true;
    store_set_read_only(store, failure());
    return store_refuse(store);
}

bool store_take_over(Store *store)
{
    char *who = claim_text(store);
    bool is_closed = store->is_damaged || store->is_altered;
    Lock *lock = is_closed ? NULL : lock_take_over(store->place, who);
    free(who);
    if (!lock)
        return is_closed ? store_refuse(store) : false;
    lock_release(store->lock);
    store->lock = lock;
    free(store->read_only_why);
    store->read_only_why = NULL;
    store->is_held = store->is_claim_lost = false;
    store_ground_claim(store);
    return store_run(store, "PRAGMA query_only = OFF");
}

bool store_is_held(const Store *store)
{
    return store->is_held;
}

Store *store_connect_empty(void)
{
    Store *store = connect_to_write(":memory:", SQLITE_OPEN_CREATE, "");
    if (store)
        store->is_checked = true;
    if (store && set_pragmas(store))
        return store;
    store_close(store);
    return NULL;
}

/* Under a name to speak of. */
static Store *create(const char *path, const char *name)
{
    Store *store = connect_to_write(path, SQLITE_OPEN_CREATE, "");
    if (store) {
        store->is_checked = true;
        free(store->path);
        store->path = xstrdup(name);
    }
    bool done = store && set_pragmas(store) && store_make_schema(store);
    if (done && !is_in_memory(path))
        store_ground_take(store);
    if (done)
        return store;
    store_close(store);
    return NULL;
}

Store *store_create(const char *path)
{
    if (!is_in_memory(path) && (!store_name_is_free(path) || !file_make_private(path)))
        return NULL;
    Store *store = create(path, path);
    if (!store && !is_in_memory(path))
        (void)!file_remove(path, FILE_MADE);
    return store;
}

Store *store_create_in(const FileDraft *draft)
{
    return create(draft->temporary, draft->target);
}

/* A damaged file is left as it is, log included; an empty log holds nothing to leave. */
static bool has_empty_log(const Store *store)
{
    struct stat status;
    char *log = xasprintf("%s-wal", store->place);
    bool is_empty = stat(log, &status) == 0 && status.st_size == 0;
    free(log);
    return is_empty;
}

/* What fits into the log need not fit into the file. Then the log stays beside it, is part of it,
 * and whoever moves the file has to know. */
static bool fills_file(Store *store)
{
    int code = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    int kind = code & 0xff;
    return (kind != SQLITE_FULL && kind != SQLITE_IOERR) ||
           fail("%s could not take in what was entered last (%s): that lies beside it, in %s-wal;"
                " move or copy both together, or make room and open it again",
                store->path, kind == SQLITE_FULL ? tr("the disk is full") : sqlite3_errstr(kind),
                file_name(store->path));
}

bool store_close(Store *store)
{
    if (!store)
        return true;
    for (size_t i = 0; i < store->prepared_count; i++) {
        for (size_t j = 0; j < store->prepared[i].count; j++)
            sqlite3_finalize(store->prepared[i].statements[j]);
        free(store->prepared[i].statements);
    }
    if (!store->is_checked && has_empty_log(store))
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    store_drop_lost_claim(store);
    bool is_ours = store->lock && sqlite3_total_changes(store->db);
    bool is_own = store_ground_leave(store);
    bool is_sound = is_own && store->is_checked && !store->is_damaged;
    is_ours = is_ours && !store_vfs_was_touched(store->db);
    if (is_ours && is_sound && !fills_file(store) && on_late_failure)
        on_late_failure(failure());
    sqlite3_close(store->db);
    if (is_sound && store->sound.one)
        store_sound_keep(store->place, &store->sound, is_ours);
    free(store->notice);
    lock_release(store->lock);
    free(store->prepared);
    free(store->author);
    free(store->awaited.word);
    free(store->path);
    free(store->place);
    free(store->read_only_why);
    free(store);
    return is_own;
}
