/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the file is still the one that was opened.
 *
 * SQLite holds a file and its log by descriptors, and reaches both again by name: another
 * file moved to that name gets the log of the first replayed over it, and what is
 * acknowledged goes into a file that nobody will open. So the name is looked at before each
 * act, before and after it is committed, and at closing. Three calls of statx() say whether
 * the path, its -wal and its -shm are those that were opened; a descriptor of our own would
 * drop SQLite's locks when it is closed, so the content is read through SQLite's: the header
 * (length, application, a change counter that does not go back, and nothing changed at all
 * while the claim is ours) and the page on which the engagement's id stands. While the claim is
 * ours, store_vfs.c knows the sums of the pages: of the file when its time of change is not that
 * of our last write, of the log's header and last frame each time, and of all its frames before
 * they are copied into the file at closing.
 *
 * A file that is not its own any more is never written to again. The connection still reads
 * what it holds, by descriptor and from memory: that is saved as a workbook of its own beside
 * it. (While an import writes without a log, an image of the file as it was is saved instead.) Its
 * log is taken away then, if it is the one this connection used; when it could not be
 * saved the log is put aside, so that it is neither lost nor replayed. On closing, SQLite may
 * not copy the log into the file. A renamed file is treated alike: under its new name others
 * may have opened it, with a log and locks that we do not see.
 *
 * What lies beside a file before it is opened is judged by store_log.c. */
#include "config.h"
#include "store/store_private.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/date.h"
#include "base/message.h"
#include "store/store_header.h"
#include "store/store_vfs.h"

enum { PAGE_SIZE_AT = 16, COUNTER_AT = 24, PAGES_AT = 28, APPLICATION_AT = 68 };
enum { MOST_PAGE_BYTES = 65536 };

static uint32_t number_at(const unsigned char *header, int at)
{
    return (uint32_t)header[at] << 24 | (uint32_t)header[at + 1] << 16 |
           (uint32_t)header[at + 2] << 8 | header[at + 3];
}

static int64_t page_bytes(const unsigned char *header)
{
    int bytes = header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
    return bytes == 1 ? MOST_PAGE_BYTES : bytes;
}

/* ---- what is seen ---- */

typedef struct Seen {
    dev_t device;
    ino_t inode;
    int64_t bytes;
} Seen;

/* Not stat(): once somebody has read its time of change, a file gets a new one with each
 * write, and every commit takes twice as long (multigrain timestamps, since Linux 6.13). */
static bool see(const char *path, Seen *seen)
{
    struct statx status;
    /* A link that took the name of a file leads to it, but its log would be looked for elsewhere.
     */
    if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_SIZE, &status) != 0)
        return false;
    *seen = (Seen){ makedev(status.stx_dev_major, status.stx_dev_minor), status.stx_ino,
                    (int64_t)status.stx_size };
    return true;
}

static ino_t inode_of(const char *path)
{
    Seen seen;
    return see(path, &seen) ? seen.inode : 0;
}

/* As the file itself says it, without the log. False when it cannot be read. */
static bool read_raw(Store *store, void *bytes, int count, int64_t offset, bool *is_short)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    int code =
        file && file->pMethods ? file->pMethods->xRead(file, bytes, count, offset) : SQLITE_IOERR;
    *is_short = code == SQLITE_IOERR_SHORT_READ;
    return code == SQLITE_OK || *is_short;
}

/* https://www.sqlite.org/walformat.html, "The WAL-Index File Format": the index stands in shared
 * memory, its header twice. NULL when there is none yet. */
static volatile unsigned char *wal_index(Store *store)
{
    enum { REGION = 32768, WITH_SHARED_MEMORY = 2 };
    sqlite3_file *file = NULL;
    volatile void *bytes = NULL;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (file && file->pMethods && file->pMethods->iVersion >= WITH_SHARED_MEMORY &&
        file->pMethods->xShmMap && store->ground.index)
        file->pMethods->xShmMap(file, 0, REGION, 0, &bytes);
    return bytes;
}

static void read_index(Store *store, unsigned char header[GROUND_INDEX])
{
    volatile unsigned char *bytes = wal_index(store);
    for (int i = 0; i < GROUND_INDEX; i++)
        header[i] = bytes ? bytes[i] : 0;
}

static bool stands_at(Store *store, int64_t place, bool *is_known)
{
    char there[ID_SIZE];
    bool is_short;
    int bytes = (int)strlen(store->ground.id);
    *is_known = read_raw(store, there, bytes, place, &is_short);
    return *is_known && !memcmp(there, store->ground.id, (size_t)bytes);
}

/* 0 when it is not on its page. */
static int64_t find_id(Store *store)
{
    const Ground *ground = &store->ground;
    bool is_short;
    size_t bytes = (size_t)page_bytes(ground->header);
    char *page = xcalloc(1, bytes);
    const char *found = read_raw(store, page, (int)bytes, ground->id_page, &is_short)
                            ? memmem(page, bytes, ground->id, strlen(ground->id))
                            : NULL;
    int64_t place = found ? ground->id_page + (found - page) : 0;
    free(page);
    return place;
}

/* What the page says of itself; true as well while it is not known. */
static bool has_id(Store *store)
{
    Ground *ground = &store->ground;
    bool is_known;
    if (!ground->id_page)
        return true;
    if (ground->id_place && (stands_at(store, ground->id_place, &is_known) || !is_known))
        return true;
    int64_t place = find_id(store);
    if (!place && ground->id_place)
        return false;
    ground->id_place = place;
    return true;
}

/* The page with the row of the engagement. */
static void take_id(Store *store)
{
    sqlite3_stmt *statement = NULL;
    Ground *ground = &store->ground;
    if (sqlite3_prepare_v2(store->db,
                           "SELECT rootpage, (SELECT id FROM engagement) FROM sqlite_schema"
                           " WHERE type = 'table' AND name = 'engagement'",
                           -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_bytes(statement, 1) >= 16) {
        snprintf(ground->id, sizeof ground->id, "%s", sqlite3_column_text(statement, 1));
        ground->id_page = (sqlite3_column_int64(statement, 0) - 1) * page_bytes(ground->header);
    }
    sqlite3_finalize(statement);
}

static void keep_header(Store *store, const Seen *seen)
{
    Ground *ground = &store->ground;
    bool is_short;
    ground->bytes = seen->bytes;
    ground->changes = sqlite3_total_changes64(store->db);
    read_index(store, ground->wal_index);
    if (!read_raw(store, ground->header, GROUND_HEADER, 0, &is_short) || is_short)
        memset(ground->header, 0, GROUND_HEADER);
}

void store_ground_keep_header(Store *store)
{
    Seen seen;
    if (store->ground.is_watched && !store->ground.lost && see(store->place, &seen))
        keep_header(store, &seen);
}

/* https://www.sqlite.org/walformat.html: the frames that are committed, and how many of them were
 * copied into the file. */
static uint32_t number_in_index(Store *store, int at)
{
    uint32_t number = 0;
    volatile unsigned char *bytes = wal_index(store);
    for (int i = 0; bytes && i < (int)sizeof number; i++)
        ((unsigned char *)&number)[i] = bytes[at + i];
    return number;
}

enum { INDEX_IS_MADE = 12, INDEX_FRAMES = 16, INDEX_COPIED = 96 };

/* On a full disk there may be no index to tell. */
static bool is_copied(Store *store)
{
    volatile unsigned char *index = wal_index(store);
    return store->ground.index && index && index[INDEX_IS_MADE] &&
           number_in_index(store, INDEX_FRAMES) == number_in_index(store, INDEX_COPIED);
}

/* "" when it may be in the log alone, or when another program may be writing. */
static void last_act(Store *store, char act[GROUND_ACT])
{
    sqlite3_stmt *statement = NULL;
    *act = '\0';
    if (store->lock && is_copied(store) &&
        sqlite3_prepare_v2(store->db,
                           "SELECT number || ' ' || site || '-' || sequence FROM journal"
                           " ORDER BY number DESC LIMIT 1",
                           -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        snprintf(act, GROUND_ACT, "%s", sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
}

static void mark_log(Store *store)
{
    char act[GROUND_ACT];
    Ground *ground = &store->ground;
    if (!ground->log)
        return;
    last_act(store, act);
    store_log_mark(ground->log_name, ground->log, ground->file, ground->id, act);
    ground->marked = store_vfs_writes(store->db);
}

/* All of the log was copied: the mark can name a later act. */
static void mark_later_act(Store *store)
{
    if (store->ground.marked != store_vfs_writes(store->db) && is_copied(store))
        mark_log(store);
}

void store_ground_take_log(Store *store)
{
    Ground *ground = &store->ground;
    if (!ground->is_watched || ground->lost)
        return;
    ground->log = inode_of(ground->log_name);
    ground->index = inode_of(ground->index_name);
    mark_log(store);
    store_ground_keep_header(store);
}

void store_ground_forget_act(Store *store)
{
    const Ground *ground = &store->ground;
    if (ground->log)
        store_log_mark(ground->log_name, ground->log, ground->file, ground->id, NULL);
}

void store_ground_claim(Store *store)
{
    if (!store->ground.is_watched || store->ground.lost)
        return;
    store_ground_keep_header(store);
    if (!store->lock)
        return;
    store_vfs_watch(store->db, number_in_index(store, INDEX_FRAMES));
    mark_log(store);
}

/* Without a log, a change writes into the file before it is committed, and what is overwritten
 * then is nowhere else. Most workbooks are small enough. */
static void take_image(Store *store)
{
    enum { MOST_BYTES = 8 << 20 };
    Ground *ground = &store->ground;
    Seen seen;
    sqlite3_int64 bytes = 0;
    sqlite3_free(ground->image);
    ground->image = see(store->place, &seen) && seen.bytes <= MOST_BYTES
                        ? sqlite3_serialize(store->db, "main", &bytes, 0)
                        : NULL;
    ground->image_bytes = bytes;
}

void store_ground_hold_image(Store *store)
{
    if (store->ground.is_watched && !store->ground.lost)
        take_image(store);
}

void store_ground_drop_image(Store *store)
{
    Ground *ground = &store->ground;
    if (ground->lost)
        return;
    /* Changing the kind of log forgot all pages: they are read again, to be held. */
    if (ground->image)
        take_image(store);
    sqlite3_free(ground->image);
    ground->image = NULL;
}

void store_ground_take(Store *store)
{
    Seen seen;
    int has_moved = 0;
    if (!see(store->place, &seen))
        return;
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    store->ground = (Ground){ .is_watched = true,
                              .device = seen.device,
                              /* Between opening and looking: what was opened is not there. */
                              .file = has_moved ? 0 : seen.inode,
                              .log_name = xasprintf("%s-wal", store->place),
                              .index_name = xasprintf("%s-shm", store->place) };
    store_ground_keep_header(store);
    take_id(store);
    store_ground_take_log(store);
}

/* ---- what became of it ---- */

typedef enum Loss { OWN, GONE, REPLACED, LOG_GONE, LOG_OVERWRITTEN, CUT, OVERWRITTEN } Loss;

static Loss look_at_names(const Store *store, Seen *seen)
{
    const Ground *ground = &store->ground;
    if (!see(store->place, seen))
        return GONE;
    if (seen->inode != ground->file || seen->device != ground->device)
        return REPLACED;
    if ((ground->log && inode_of(ground->log_name) != ground->log) ||
        (ground->index && inode_of(ground->index_name) != ground->index))
        return LOG_GONE;
    return OWN;
}

/* Others who write put off nothing: while the claim is ours, nobody copies a log. */
static bool may_have_changed(const Store *store)
{
    return !store->lock || sqlite3_total_changes64(store->db) != store->ground.changes;
}

static Loss look_inside(Store *store, const Seen *seen)
{
    Ground *ground = &store->ground;
    unsigned char header[GROUND_HEADER];
    bool is_short;
    if (!number_at(ground->header, PAGES_AT) ||
        !read_raw(store, header, GROUND_HEADER, 0, &is_short))
        return OWN;
    if (is_short)
        return CUT;
    if (memcmp(header, ground->header, PAGE_SIZE_AT + 2) != 0 ||
        number_at(header, APPLICATION_AT) != number_at(ground->header, APPLICATION_AT) ||
        (int32_t)(number_at(header, COUNTER_AT) - number_at(ground->header, COUNTER_AT)) < 0)
        return OVERWRITTEN;
    if (seen->bytes < ground->bytes &&
        seen->bytes < number_at(header, PAGES_AT) * page_bytes(header))
        return CUT;
    if (!may_have_changed(store) && memcmp(header, ground->header, GROUND_HEADER) != 0)
        return OVERWRITTEN;
    return has_id(store) ? OWN : OVERWRITTEN;
}

/* Another index that was copied over ours names other frames of the log, and what was acknowledged
 * is not among them. All of it is in the log: an index without a header is made anew from that,
 * by SQLite itself. It must come out as it was. */
static Loss mend_index(Store *store)
{
    enum { FRAMES = 16, SALT = 32, SALT_BYTES = 8 };
    const unsigned char *before = store->ground.wal_index;
    unsigned char header[GROUND_INDEX];
    uint32_t frames_before, frames;
    volatile unsigned char *bytes = wal_index(store);
    for (int i = 0; bytes && i < 2 * GROUND_INDEX; i++)
        bytes[i] = 0;
    if (sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
        return OVERWRITTEN;
    read_index(store, header);
    memcpy(&frames_before, before + FRAMES, sizeof frames_before);
    memcpy(&frames, header + FRAMES, sizeof frames);
    return frames == frames_before && !memcmp(header + SALT, before + SALT, SALT_BYTES)
               ? OWN
               : OVERWRITTEN;
}

static Loss look_at_index(Store *store)
{
    static const unsigned char none[GROUND_INDEX];
    unsigned char header[GROUND_INDEX];
    if (may_have_changed(store) || !memcmp(store->ground.wal_index, none, GROUND_INDEX))
        return OWN;
    read_index(store, header);
    return memcmp(header, store->ground.wal_index, GROUND_INDEX) ? mend_index(store) : OWN;
}

static Loss loss_of(StoreVfsLook seen)
{
    static const Loss losses[] = {
        [VFS_OWN] = OWN, [VFS_FILE_WRITTEN] = OVERWRITTEN, [VFS_LOG_WRITTEN] = LOG_OVERWRITTEN
    };
    return losses[seen];
}

static Loss look(Store *store, Seen *seen)
{
    Loss loss = look_at_names(store, seen);
    loss = loss == OWN ? look_inside(store, seen) : loss;
    loss = loss == OWN ? loss_of(store_vfs_look(store->db)) : loss;
    return loss == OWN ? look_at_index(store) : loss;
}

/* Where the opened file went: "" when it has no name any more, NULL when that is not known. */
static char *new_name(const Ground *ground)
{
    char *found = NULL, target[4096];
    DIR *list = opendir("/proc/self/fd");
    for (struct dirent *entry; list && !found && (entry = readdir(list));) {
        struct stat status;
        char *name = xasprintf("/proc/self/fd/%s", entry->d_name);
        ssize_t bytes = readlink(name, target, sizeof target - 1);
        if (bytes > 0 && stat(name, &status) == 0 && status.st_ino == ground->file &&
            status.st_dev == ground->device)
            found = status.st_nlink ? xstrndup(target, (size_t)bytes) : xstrdup("");
        free(name);
    }
    if (list)
        closedir(list);
    return found;
}

static void say_gone(const Store *store)
{
    char *name = new_name(&store->ground);
    if (!name)
        fail("%s was moved away while it was open", store->path);
    else if (!*name)
        fail("%s was deleted while it was open", store->path);
    else
        fail("%s was renamed to %s while it was open", store->path, name);
    free(name);
}

static void say(const Store *store, Loss loss, const Seen *seen)
{
    if (loss == GONE)
        say_gone(store);
    else if (loss == REPLACED)
        fail("%s was replaced by another file while it was open", store->path);
    else if (loss == LOG_GONE)
        fail("the log of %s (its -wal or -shm) was taken away or replaced while it was open",
             store->path);
    else if (loss == LOG_OVERWRITTEN)
        fail("the log of %s (its -wal) was cut or overwritten while it was open", store->path);
    else if (loss == CUT)
        fail("%s was cut short while it was open (%lld bytes of %lld are there)", store->path,
             (long long)seen->bytes, (long long)store->ground.bytes);
    else
        fail("%s was overwritten with something else while it was open", store->path);
}

static void lose(Store *store, Loss loss, const Seen *seen)
{
    say(store, loss, seen);
    store->ground.lost = xstrdup(failure());
    store->ground.is_partial = loss >= LOG_OVERWRITTEN;
    sqlite3_wal_autocheckpoint(store->db, 0);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (!store->ground.is_partial)
        return;
    store_vfs_give_up(store->db);
    store_tolerate(store);
}

bool store_ground_holds(Store *store)
{
    Seen seen = { 0 };
    if (!store->ground.is_watched)
        return true;
    if (!store->ground.lost && look(store, &seen) != OWN) {
        /* A page that somebody was writing this once is no loss. */
        Loss loss = look(store, &seen);
        if (loss != OWN)
            lose(store, loss, &seen);
    }
    return !store->ground.lost || fail("%s", store->ground.lost);
}

bool store_ground_held(Store *store)
{
    Seen seen = { 0 };
    Ground *ground = &store->ground;
    if (!ground->is_watched)
        return true;
    Loss loss = ground->lost ? OWN : look_at_names(store, &seen);
    if (!ground->lost && loss == OWN)
        loss = loss_of(store_vfs_look(store->db));
    if (loss != OWN)
        lose(store, loss, &seen);
    if (!ground->lost) {
        keep_header(store, &seen);
        mark_later_act(store);
        if (ground->image)
            take_image(store);
    }
    return !ground->lost || fail("%s", ground->lost);
}

bool store_is_lost(const Store *store)
{
    return store->ground.lost != NULL;
}

const char *store_kept(const Store *store)
{
    return store->ground.kept;
}

bool store_kept_is_partial(const Store *store)
{
    return store->ground.is_partial;
}

/* ---- what it held ---- */

/* Whoever has the claim goes on in that file, and what he acknowledged is in the log. */
static bool is_of_others(const Store *store)
{
    Seen seen;
    return !store->lock && look_at_names(store, &seen) == OWN;
}

/* The log goes when what is in it lies elsewhere. Where it was put instead, NULL when nowhere; the
 * caller frees. */
static char *drop_log(const Store *store)
{
    const Ground *ground = &store->ground;
    char *aside = file_name_with(store->place, strlen(store->place), "-wal.lost");
    Seen seen;
    bool is_needed = !ground->kept && see(ground->log_name, &seen) && seen.bytes;
    if (is_of_others(store)) {
        free(aside);
        return NULL;
    }
    if (ground->log)
        file_move_if(ground->log_name, ground->log, is_needed ? aside : NULL);
    if (ground->index)
        file_move_if(ground->index_name, ground->index, NULL);
    if (is_needed && inode_of(aside) == ground->log)
        return aside;
    free(aside);
    return NULL;
}

/* "demo-kept-20261123T090000", and a number when that is taken. */
static char *kept_name(const char *path, int number)
{
    char stamp[STAMP_SIZE], plain[STAMP_SIZE] = "", again[16] = "";
    size_t length = strlen(path), suffix = strlen(".wellbook"), digits = 0;
    if (length > suffix && !strcmp(path + length - suffix, ".wellbook"))
        length -= suffix;
    date_stamp(stamp);
    for (const char *at = stamp; *at; at++)
        if (!strchr("-:Z", *at))
            plain[digits++] = *at;
    if (number)
        snprintf(again, sizeof again, "-%d", number + 1);
    char *ending = xasprintf("-kept-%s%s.wellbook", plain, again);
    char *name = file_name_with(path, length, ending);
    free(ending);
    return name;
}

/* Whether the draft is as long as it says: one that a full disk cut short keeps nothing. */
static bool has_all_pages(const FileDraft *draft)
{
    unsigned char header[GROUND_HEADER];
    Seen seen;
    return see(draft->temporary, &seen) &&
           pread(fileno(draft->stream), header, GROUND_HEADER, 0) == GROUND_HEADER &&
           number_at(header, PAGES_AT) &&
           seen.bytes >= number_at(header, PAGES_AT) * page_bytes(header);
}

/* What a copy that is not sound lacks may be in the log still. */
static void put_log_aside(const Store *store, const char *kept)
{
    const Ground *ground = &store->ground;
    char *ending = xasprintf("-wal.of-%s", file_name(kept));
    char *aside = file_name_with(store->place, strlen(store->place), ending);
    if (ground->log)
        file_move_if(ground->log_name, ground->log, aside);
    free(aside);
    free(ending);
}

/* A log of before is as sound as the last one. */
static bool holds_own_acts(Store *store)
{
    int64_t last;
    return store_last_own_act(store, &last) && last >= store->sequence;
}

/* What could be read of a file that was cut or overwritten need not be sound. */
static bool write_kept(Store *store, const char *path)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    Ground *ground = &store->ground;
    if (ground->image && ground->is_partial &&
        store_write_image(&draft, ground->image, ground->image_bytes)) {
        bool is_kept = file_draft_publish_new(&draft);
        ground->is_partial = !is_kept;
        return is_kept;
    }
    bool is_sound = store_copy_to_file(store, draft.temporary);
    bool done = is_sound || (ground->is_partial && has_all_pages(&draft));
    if (is_sound && store_vfs_is_whole(store->db) && holds_own_acts(store))
        ground->is_partial = false;
    if (!done)
        store_draft_discard(&draft);
    done = done && file_draft_publish_new(&draft);
    if (done && !is_sound)
        put_log_aside(store, path);
    return done;
}

/* A name that another program takes in between is no reason to give up. */
static bool keep_as(Store *store, const char *path)
{
    enum { TRIES = 100 };
    char *name = NULL;
    bool done = false, is_taken = true;
    for (int number = 0; !done && is_taken && number < TRIES; number++) {
        free(name);
        name = kept_name(path, number);
        if (file_exists(name))
            continue;
        done = store_name_is_free(name) && write_kept(store, name);
        is_taken = file_exists(name);
    }
    if (done)
        store->ground.kept = name;
    else
        free(name);
    return done;
}

static bool keep_in_personal_folder(Store *store)
{
    char *name = xasprintf("kept/%s", file_name(store->place)), *path = file_personal(name);
    bool done = path && keep_as(store, path);
    free(path);
    free(name);
    return done;
}

/* SQLite may not roll back into what another wrote, and leaves the journal beside it, where it
 * would be rolled back later. The caller frees; NULL: there is none. */
static char *put_rollback_aside(Store *store)
{
    char *name = xasprintf("%s-journal", store->place);
    char *aside = file_name_with(store->place, strlen(store->place), "-journal.lost");
    ino_t rollback = store_vfs_rollback(store->db);
    bool is_left = store->ground.is_partial && rollback && inode_of(name) == rollback;
    if (is_left)
        file_move_if(name, rollback, aside);
    free(name);
    if (is_left && inode_of(aside) == rollback)
        return aside;
    free(aside);
    return NULL;
}

const char *store_keep(Store *store)
{
    Ground *ground = &store->ground;
    if (!ground->lost) {
        fail("%s is where it was; there is nothing to save elsewhere", store->path);
        return NULL;
    }
    if (ground->kept)
        return ground->kept;
    char *rollback = put_rollback_aside(store);
    if (keep_as(store, store->place) || keep_in_personal_folder(store))
        free(drop_log(store));
    if (rollback && ground->kept && !ground->is_partial)
        (void)!file_remove(rollback, FILE_MADE);
    free(rollback);
    return ground->kept;
}

bool store_ground_refuse(Store *store)
{
    const Ground *ground = &store->ground;
    if (!store_keep(store)) {
        char *why = xstrdup(failure());
        fail("%s; nothing is changed any more, and what it held could not be saved: %s",
             ground->lost, why);
        free(why);
        return false;
    }
    if (ground->is_partial)
        return fail("%s; nothing is changed any more. What could be read of it is in %s: compare it"
                    " with a backup, and go on there",
                    ground->lost, ground->kept);
    return fail("%s; nothing is changed any more. All that it held is in %s: open it, and go on"
                " there",
                ground->lost, ground->kept);
}

/* Whether the log has something that is in no file, and nobody else saved it. */
static bool holds_more(const Store *store)
{
    Seen seen;
    bool has_log =
        see(store->ground.log_name, &seen) && seen.inode == store->ground.log && seen.bytes;
    return has_log || store->lock || store->sequence || sqlite3_total_changes64(store->db);
}

bool store_is_safe(Store *store)
{
    return store_ground_holds(store) || !holds_more(store) || store_ground_refuse(store) ||
           store->ground.kept;
}

/* All of the log is about to be copied into the file. */
static bool holds_to_the_end(Store *store)
{
    Seen seen = { 0 };
    if (!store_ground_holds(store))
        return false;
    Loss loss = loss_of(store_vfs_look_through(store->db));
    if (loss != OWN)
        lose(store, loss, &seen);
    return loss == OWN;
}

static void leave(Store *store)
{
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    /* Where it lies was said when it was lost, and stays the last that is said. */
    bool was_lost = store->ground.lost;
    if (!was_lost && holds_to_the_end(store))
        return;
    bool is_late = !store->ground.kept && holds_more(store);
    if (is_late)
        store_ground_refuse(store);
    char *why = xstrdup(failure()), *log = drop_log(store);
    if (is_late && log)
        fail("%s. Only its log is left, as %s", why, log);
    if (is_late && !was_lost && on_late_failure)
        on_late_failure(failure());
    free(log);
    free(why);
}

bool store_ground_leave(Store *store)
{
    Ground *ground = &store->ground;
    if (ground->is_watched)
        leave(store);
    bool is_own = !ground->lost;
    free(ground->log_name);
    free(ground->index_name);
    free(ground->lost);
    free(ground->kept);
    sqlite3_free(ground->image);
    return is_own;
}
