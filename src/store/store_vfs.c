/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_vfs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOG_HEADER = 32, FRAME_HEADER = 24, LOG_PAGE_AT = 8, LEAST_PAGE = 512 };
enum { FILE_HEADER = 100, WRITES_WITH = 18, NO_LOG = 1 };

/* Some file systems tell a new time of change later than the write: it is no use there, and
 * comparing all pages before each write would take for ever. */
enum { MOST_FALSE_ALARMS = 8 };

/* Of the parts of a frame, or of a page; 0: not known. */
typedef struct Sums {
    uint64_t *all;
    size_t count;
} Sums;

typedef struct WatchedFile WatchedFile;
struct WatchedFile {
    sqlite3_file base;
    sqlite3_file *real;
    WatchedFile *of; /* a log's file; NULL: it is the file */
    int64_t page;    /* bytes; 0: not known */
    Sums pages, heads;
    /* of the file */
    int place; /* names it, without the power to drop the locks on it when it is closed */
    struct statx_timestamp changed;
    bool is_unsummed; /* opened to be read once: any change of it is somebody's */
    bool is_watched, is_given_up, has_lost; /* lost: something read since was not what it was */
    StoreVfsLook found;
    unsigned false_alarms;
    uint64_t writes;
    ino_t rollback;
    sqlite3_file *journal; /* NULL, or what is open while pMethods are there */
    bool says_need, is_in_need;
    unsigned char need[STORE_VFS_NEED];
    /* of the log */
    unsigned char header[LOG_HEADER];
    bool has_header;
    int64_t last; /* the number of the frame that was written last, from 1; 0: not known */
};

/* ---- sums ---- */

static uint64_t word_at(const unsigned char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

__extension__ typedef unsigned __int128 Product;

static uint64_t mix(uint64_t one, uint64_t other)
{
    Product product = (Product)one * other;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Four lanes, which the processor does at once: this is done for every page that is read. */
static uint64_t sum_of(const void *given, size_t count)
{
    enum { STEP = 64, WORD = 8 };
    const unsigned char *at = given;
    const uint64_t key = 0x9E3779B97F4A7C15;
    uint64_t a = 1, b = 2, c = 3, d = 4, sum = count + key;
    for (; count >= STEP; at += STEP, count -= STEP) {
        a = mix(word_at(at) ^ key, word_at(at + 8) ^ a);
        b = mix(word_at(at + 16) ^ key, word_at(at + 24) ^ b);
        c = mix(word_at(at + 32) ^ key, word_at(at + 40) ^ c);
        d = mix(word_at(at + 48) ^ key, word_at(at + 56) ^ d);
    }
    for (; count >= WORD; at += WORD, count -= WORD)
        sum = mix(word_at(at) ^ key, sum);
    sum = mix(mix(a ^ sum, b ^ key), mix(c ^ key, d ^ sum));
    return sum ? sum : 1;
}

static uint64_t sum_at(const Sums *sums, int64_t at)
{
    return at >= 0 && (size_t)at < sums->count ? sums->all[at] : 0;
}

static void put_sum(Sums *sums, int64_t at, uint64_t sum)
{
    if ((size_t)at >= sums->count) {
        size_t count = (size_t)at + (size_t)at / 2 + 64;
        sums->all = xreallocarray(sums->all, count, sizeof *sums->all);
        memset(sums->all + sums->count, 0, (count - sums->count) * sizeof *sums->all);
        sums->count = count;
    }
    sums->all[at] = sum;
}

static void forget(Sums *sums, int64_t from)
{
    if ((size_t)from < sums->count)
        memset(sums->all + from, 0, (sums->count - (size_t)from) * sizeof *sums->all);
}

static bool is_sum_of(uint64_t sum, const void *bytes, size_t count)
{
    return !sum || sum == sum_of(bytes, count);
}

/* ---- the journal that the file needs ---- */

static const char need_begins[8] = "needs-j";

void store_vfs_need_of(const unsigned char journal[STORE_VFS_JOURNAL_HEADER],
                       unsigned char need[STORE_VFS_NEED])
{
    enum { RANDOM_AND_PAGES_AT = 12, BYTES = 8 };
    memset(need, 0, STORE_VFS_NEED);
    memcpy(need, need_begins, sizeof need_begins);
    memcpy(need + sizeof need_begins, journal + RANDOM_AND_PAGES_AT, BYTES);
}

/* What goes on with a log needs none: other programs may leave there what they do not know. */
bool store_vfs_is_in_need(const unsigned char *header)
{
    return header[WRITES_WITH] == NO_LOG &&
           !memcmp(header + STORE_VFS_NEED_AT, need_begins, sizeof need_begins);
}

/* ---- the file ---- */

static bool is_page(WatchedFile *file, int count, int64_t offset)
{
    if (count < LEAST_PAGE || (count & (count - 1)) || offset % count)
        return false;
    if (file->page != count)
        forget(&file->pages, 0);
    file->page = count;
    return true;
}

static bool changed_at(const WatchedFile *file, struct statx_timestamp *changed)
{
    struct statx status;
    if (file->place < 0 || statx(file->place, "", AT_EMPTY_PATH, STATX_CTIME, &status) != 0)
        return false;
    *changed = status.stx_ctime;
    return true;
}

static void note_change(WatchedFile *file)
{
    if (!changed_at(file, &file->changed))
        memset(&file->changed, 0, sizeof file->changed);
}

static bool has_changed(const WatchedFile *file, struct statx_timestamp *changed)
{
    return changed_at(file, changed) &&
           (changed->tv_sec != file->changed.tv_sec || changed->tv_nsec != file->changed.tv_nsec);
}

/* What cannot be read is not judged. */
static bool has_known_pages(WatchedFile *file)
{
    unsigned char *page = xcalloc(1, file->page ? (size_t)file->page : 1);
    bool is_own = true;
    for (size_t i = 0; is_own && i < file->pages.count; i++) {
        if (!file->pages.all[i])
            continue;
        int code =
            file->real->pMethods->xRead(file->real, page, (int)file->page, (int64_t)i * file->page);
        if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ)
            is_own = is_sum_of(file->pages.all[i], page, (size_t)file->page);
    }
    free(page);
    return is_own;
}

/* Its name, its rights or its times may change without its content. */
static bool is_as_we_left_it(WatchedFile *file)
{
    struct statx_timestamp now;
    if (!has_changed(file, &now))
        return true;
    if (file->is_unsummed || !has_known_pages(file))
        return false;
    file->changed = now;
    file->false_alarms++;
    return true;
}

static bool may_write(WatchedFile *file)
{
    if (file->is_watched && file->found == VFS_OWN && file->false_alarms < MOST_FALSE_ALARMS &&
        !is_as_we_left_it(file))
        file->found = VFS_FILE_WRITTEN;
    return file->found == VFS_OWN;
}

/* Puts it where it belongs in the file, and syncs. */
static int write_need(WatchedFile *file, const unsigned char need[STORE_VFS_NEED])
{
    const sqlite3_io_methods *real = file->real->pMethods;
    int code = real->xWrite(file->real, need, STORE_VFS_NEED, STORE_VFS_NEED_AT);
    unsigned char *page = xcalloc(1, file->page ? (size_t)file->page : 1);
    if (sum_at(&file->pages, 0))
        put_sum(&file->pages, 0,
                real->xRead(file->real, page, (int)file->page, 0) == SQLITE_OK
                    ? sum_of(page, (size_t)file->page)
                    : 0);
    free(page);
    note_change(file);
    return code == SQLITE_OK ? real->xSync(file->real, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY)
                             : code;
}

/* The journal itself was synced before a page is overwritten. */
static int say_need(WatchedFile *file)
{
    unsigned char header[STORE_VFS_JOURNAL_HEADER];
    sqlite3_file *journal = file->journal;
    if (!file->says_need || file->is_in_need || !journal || !journal->pMethods)
        return SQLITE_OK;
    int code = journal->pMethods->xRead(journal, header, sizeof header, 0);
    if (code != SQLITE_OK)
        return code;
    store_vfs_need_of(header, file->need);
    code = write_need(file, file->need);
    file->is_in_need = code == SQLITE_OK;
    return code;
}

/* All pages are there, those of the change or, when it was taken back, those of before. */
static int end_need(WatchedFile *file)
{
    static const unsigned char none[STORE_VFS_NEED];
    if (!file->is_in_need || !may_write(file))
        return SQLITE_OK;
    int code = write_need(file, none);
    file->is_in_need = code != SQLITE_OK;
    return code;
}

static bool holds_need(int count, int64_t offset)
{
    return offset == 0 && count >= FILE_HEADER;
}

static void take_need(WatchedFile *file, unsigned char *header)
{
    file->is_in_need = store_vfs_is_in_need(header);
    if (!file->is_in_need)
        return;
    memcpy(file->need, header + STORE_VFS_NEED_AT, STORE_VFS_NEED);
    memset(header + STORE_VFS_NEED_AT, 0, STORE_VFS_NEED);
}

static int judge_read(WatchedFile *file, const void *bytes, int count, int64_t offset)
{
    if ((file->is_unsummed && !file->is_given_up) || !is_page(file, count, offset))
        return SQLITE_OK;
    int64_t at = offset / count;
    uint64_t known = sum_at(&file->pages, at), sum = sum_of(bytes, (size_t)count);
    if (file->is_given_up) {
        file->has_lost |= known != sum;
        return SQLITE_OK;
    }
    if (!file->is_watched || !known)
        put_sum(&file->pages, at, sum);
    else if (known != sum) {
        file->found = VFS_FILE_WRITTEN;
        return SQLITE_IOERR_READ;
    }
    return SQLITE_OK;
}

static int write_bytes_of_file(WatchedFile *file, const void *bytes, int count, int64_t offset)
{
    int code = file->real->pMethods->xWrite(file->real, bytes, count, offset);
    if (is_page(file, count, offset))
        put_sum(&file->pages, offset / count, code == SQLITE_OK ? sum_of(bytes, (size_t)count) : 0);
    else
        forget(&file->pages, 0);
    file->writes++;
    note_change(file);
    return code;
}

/* Page 1 as SQLite knows it does not say what the file needs. */
static int write_first_page(WatchedFile *file, const unsigned char *bytes, int count)
{
    unsigned char *page = xcalloc(1, (size_t)count);
    memcpy(page, bytes, (size_t)count);
    memcpy(page + STORE_VFS_NEED_AT, file->need, STORE_VFS_NEED);
    int code = write_bytes_of_file(file, page, count, 0);
    free(page);
    return code;
}

static int write_file(WatchedFile *file, const void *bytes, int count, int64_t offset)
{
    if (!may_write(file))
        return SQLITE_IOERR_WRITE;
    int code = say_need(file);
    if (code != SQLITE_OK)
        return code;
    return file->is_in_need && holds_need(count, offset)
               ? write_first_page(file, bytes, count)
               : write_bytes_of_file(file, bytes, count, offset);
}

/* ---- the log ---- */

/* Which part of which frame, from 0; false when it is not one whole part. */
static bool is_part(const WatchedFile *log, int count, int64_t offset, int64_t *frame,
                    bool *is_head)
{
    int64_t place = offset - LOG_HEADER, bytes = log->page + FRAME_HEADER;
    *frame = 0;
    if (!log->page || place < 0)
        return false;
    *frame = place / bytes;
    *is_head = place % bytes == 0;
    return (*is_head && count == FRAME_HEADER) ||
           (place % bytes == FRAME_HEADER && count == log->page);
}

static int judge_log_read(WatchedFile *log, const void *bytes, int count, int64_t offset)
{
    int64_t frame;
    bool is_head;
    WatchedFile *file = log->of;
    if (!file->is_watched || !is_part(log, count, offset, &frame, &is_head) || is_head)
        return SQLITE_OK;
    uint64_t sum = sum_at(&log->pages, frame);
    if (file->is_given_up)
        file->has_lost |= sum != sum_of(bytes, (size_t)count);
    if (file->is_given_up || is_sum_of(sum, bytes, (size_t)count))
        return SQLITE_OK;
    file->found = VFS_LOG_WRITTEN;
    return SQLITE_IOERR_READ;
}

static void take_log_header(WatchedFile *log, const unsigned char *header)
{
    memcpy(log->header, header, LOG_HEADER);
    const unsigned char *page = header + LOG_PAGE_AT;
    log->page = (int64_t)page[0] << 24 | page[1] << 16 | page[2] << 8 | page[3];
    log->has_header = true;
    log->last = 0;
    forget(&log->pages, 0);
    forget(&log->heads, 0);
}

static void note_part(WatchedFile *log, const void *bytes, int count, int64_t offset, bool done)
{
    int64_t frame;
    bool is_head = false, is_whole = is_part(log, count, offset, &frame, &is_head);
    uint64_t sum = is_whole && done ? sum_of(bytes, (size_t)count) : 0;
    if (is_head || !is_whole)
        put_sum(&log->heads, frame, sum);
    if (!is_head || !is_whole)
        put_sum(&log->pages, frame, sum);
    if (is_whole && !is_head)
        log->last = frame + 1;
}

static int write_log(WatchedFile *log, const void *bytes, int count, int64_t offset)
{
    int code = log->real->pMethods->xWrite(log->real, bytes, count, offset);
    if (offset == 0 && count == LOG_HEADER) {
        take_log_header(log, bytes);
        log->has_header = code == SQLITE_OK;
    } else if (log->has_header)
        note_part(log, bytes, count, offset, code == SQLITE_OK);
    return code;
}

static bool read_log(WatchedFile *log, unsigned char *bytes, int count, int64_t offset)
{
    int code = log->real->pMethods->xRead(log->real, bytes, count, offset);
    return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
}

static int64_t frame_at(const WatchedFile *log, int64_t number)
{
    return LOG_HEADER + (number - 1) * (log->page + FRAME_HEADER);
}

static bool has_frame(WatchedFile *log, int64_t number, unsigned char *frame)
{
    return !read_log(log, frame, (int)log->page + FRAME_HEADER, frame_at(log, number)) ||
           (is_sum_of(sum_at(&log->heads, number - 1), frame, FRAME_HEADER) &&
            is_sum_of(sum_at(&log->pages, number - 1), frame + FRAME_HEADER, (size_t)log->page));
}

static bool has_frames(WatchedFile *log, int64_t first)
{
    unsigned char header[LOG_HEADER];
    if (!log->has_header)
        return true;
    if (read_log(log, header, LOG_HEADER, 0) && memcmp(header, log->header, LOG_HEADER) != 0)
        return false;
    unsigned char *frame = xcalloc(1, (size_t)log->page + FRAME_HEADER);
    bool is_own = true;
    for (int64_t number = first; is_own && number <= log->last; number++)
        is_own = !number || has_frame(log, number, frame);
    free(frame);
    return is_own;
}

static void take_frame(WatchedFile *log, int64_t number)
{
    unsigned char *frame = xcalloc(1, (size_t)log->page + FRAME_HEADER);
    if (log->real->pMethods->xRead(log->real, frame, (int)log->page + FRAME_HEADER,
                                   frame_at(log, number)) == SQLITE_OK) {
        note_part(log, frame, FRAME_HEADER, frame_at(log, number), true);
        note_part(log, frame + FRAME_HEADER, (int)log->page, frame_at(log, number) + FRAME_HEADER,
                  true);
    }
    free(frame);
}

static void take_log(WatchedFile *log, uint32_t frames)
{
    unsigned char header[LOG_HEADER];
    log->has_header = false;
    if (!frames || log->real->pMethods->xRead(log->real, header, LOG_HEADER, 0) != SQLITE_OK)
        return;
    take_log_header(log, header);
    take_frame(log, frames);
}

/* ---- what SQLite calls ---- */

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((WatchedFile *)file)->real;
}

static int close_file(sqlite3_file *given)
{
    WatchedFile *file = (WatchedFile *)given;
    int code = file->real->pMethods->xClose(file->real);
    if (file->place >= 0)
        close(file->place);
    free(file->pages.all);
    free(file->heads.all);
    return code;
}

static int read_bytes(sqlite3_file *given, void *bytes, int count, sqlite3_int64 offset)
{
    WatchedFile *file = (WatchedFile *)given;
    int code = file->real->pMethods->xRead(file->real, bytes, count, offset);
    if (code != SQLITE_OK) {
        file->has_lost = true;
        return code;
    }
    if (file->of)
        return judge_log_read(file, bytes, count, offset);
    code = judge_read(file, bytes, count, offset);
    if (holds_need(count, offset))
        take_need(file, bytes);
    return code;
}

static int write_bytes(sqlite3_file *given, const void *bytes, int count, sqlite3_int64 offset)
{
    WatchedFile *file = (WatchedFile *)given;
    return file->of ? write_log(file, bytes, count, offset)
                    : write_file(file, bytes, count, offset);
}

static int truncate_file(sqlite3_file *given, sqlite3_int64 size)
{
    WatchedFile *file = (WatchedFile *)given;
    if (!file->of && !may_write(file))
        return SQLITE_IOERR_TRUNCATE;
    if (!file->of && say_need(file) != SQLITE_OK)
        return SQLITE_IOERR_TRUNCATE;
    int code = file->real->pMethods->xTruncate(file->real, size);
    if (file->of)
        file->has_header = file->has_header && size >= frame_at(file, file->last + 1);
    else
        forget(&file->pages, file->page ? size / file->page : 0);
    note_change(file);
    return code;
}

static int sync_file(sqlite3_file *given, int flags)
{
    WatchedFile *file = (WatchedFile *)given;
    int code = file->real->pMethods->xSync(file->real, flags);
    return code == SQLITE_OK && !file->of ? end_need(file) : code;
}

/* What was cut away may be in memory still: SQLite is to look for it. */
static int file_size(sqlite3_file *given, sqlite3_int64 *size)
{
    const WatchedFile *file = (WatchedFile *)given;
    int code = file->real->pMethods->xFileSize(file->real, size);
    size_t pages = file->is_given_up ? file->pages.count : 0;
    while (pages && !file->pages.all[pages - 1])
        pages--;
    if (code == SQLITE_OK && *size < (int64_t)pages * file->page)
        *size = (int64_t)pages * file->page;
    return code;
}

static int lock_file(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int is_reserved(sqlite3_file *file, int *is)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), is);
}

static int control_file(sqlite3_file *file, int what, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}

static int sector_size(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int characteristics(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int map_shared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}

static int lock_shared(sqlite3_file *file, int offset, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int unmap_shared(sqlite3_file *file, int is_deleted)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), is_deleted);
}

/* The second version: without pages that are mapped instead of read. */
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_bytes,
    .xWrite = write_bytes,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = is_reserved,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_shared,
    .xShmLock = lock_shared,
    .xShmBarrier = barrier,
    .xShmUnmap = unmap_shared,
};

static WatchedFile *watched(sqlite3_file *file)
{
    return file && file->pMethods == &methods ? (WatchedFile *)file : NULL;
}

static WatchedFile *file_of(const char *name)
{
    return watched(sqlite3_database_file_object(name));
}

static int open_watched(sqlite3_vfs *real, const char *name, sqlite3_file *given, int flags,
                        int *got)
{
    WatchedFile *file = (WatchedFile *)given;
    *file = (WatchedFile){ .real = (sqlite3_file *)(file + 1), .place = -1 };
    if (flags & SQLITE_OPEN_WAL && !(file->of = file_of(name)))
        return SQLITE_CANTOPEN;
    int code = real->xOpen(real, name, file->real, flags, got);
    if (!file->real->pMethods)
        return code;
    file->base.pMethods = &methods;
    if (!file->of) {
        file->is_unsummed = sqlite3_uri_boolean(name, STORE_VFS_UNSUMMED, 0);
        file->place = open(name, O_PATH | O_CLOEXEC);
        note_change(file);
    }
    return code;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
    struct stat status;
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    (void)vfs;
    file->pMethods = NULL;
    if (name && flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))
        return open_watched(real, name, file, flags, got);
    int code = real->xOpen(real, name, file, flags, got);
    WatchedFile *of = name && flags & SQLITE_OPEN_MAIN_JOURNAL ? file_of(name) : NULL;
    if (of)
        of->journal = file;
    if (code == SQLITE_OK && of && stat(name, &status) == 0)
        of->rollback = status.st_ino;
    return code;
}

const char *store_vfs_name(void)
{
    static const char name[] = "wellbook";
    static sqlite3_vfs vfs;
    sqlite3_initialize();
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    /* The default may be another one since. */
    sqlite3_vfs_unregister(&vfs);
    vfs = *real;
    vfs.zName = name;
    vfs.pNext = NULL;
    vfs.szOsFile = (int)sizeof(WatchedFile) + real->szOsFile;
    vfs.xOpen = open_file;
    sqlite3_vfs_register(&vfs, 0);
    return name;
}

/* ---- what the store asks ---- */

static WatchedFile *get(sqlite3 *db, int what)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(db, "main", what, &file);
    return watched(file);
}

void store_vfs_watch(sqlite3 *db, uint32_t frames)
{
    struct statx_timestamp now;
    WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    WatchedFile *log = get(db, SQLITE_FCNTL_JOURNAL_POINTER);
    if (!file)
        return;
    if (has_changed(file, &now)) {
        file->changed = now;
        forget(&file->pages, 0);
    }
    file->is_watched = true;
    if (log)
        take_log(log, frames);
}

void store_vfs_unwatch(sqlite3 *db)
{
    WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    if (file && file->found == VFS_OWN)
        file->is_watched = false;
}

void store_vfs_say_need(sqlite3 *db, bool says)
{
    WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    if (file)
        file->says_need = says;
}

static StoreVfsLook look(sqlite3 *db, bool is_thorough)
{
    WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    WatchedFile *log = get(db, SQLITE_FCNTL_JOURNAL_POINTER);
    if (!file || !file->is_watched || file->found != VFS_OWN)
        return file ? file->found : VFS_OWN;
    if (!is_as_we_left_it(file))
        return VFS_FILE_WRITTEN;
    return !log || has_frames(log, is_thorough ? 1 : log->last) ? VFS_OWN : VFS_LOG_WRITTEN;
}

StoreVfsLook store_vfs_look(sqlite3 *db)
{
    return look(db, false);
}

StoreVfsLook store_vfs_look_through(sqlite3 *db)
{
    return look(db, true);
}

void store_vfs_give_up(sqlite3 *db)
{
    WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    if (!file)
        return;
    file->is_given_up = true;
    file->has_lost = false;
    if (file->found == VFS_OWN)
        file->found = VFS_FILE_WRITTEN;
}

bool store_vfs_is_whole(sqlite3 *db)
{
    const WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    const WatchedFile *log = get(db, SQLITE_FCNTL_JOURNAL_POINTER);
    return file && !file->has_lost && !(log && log->has_lost);
}

bool store_vfs_was_touched(sqlite3 *db)
{
    const WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    return !file || file->false_alarms || file->found != VFS_OWN;
}

uint64_t store_vfs_writes(sqlite3 *db)
{
    const WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    return file ? file->writes : 0;
}

ino_t store_vfs_rollback(sqlite3 *db)
{
    const WatchedFile *file = get(db, SQLITE_FCNTL_FILE_POINTER);
    return file ? file->rollback : 0;
}
