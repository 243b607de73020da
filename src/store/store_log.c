/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a log beside a file is its own, before SQLite looks at either.
 *
 * SQLite knows a log by its name alone: salts and checksums say that its pages belong
 * together, not to which file. A -wal that a killed program left, or that is still in use,
 * beside a file that was replaced meanwhile would be read over the new one. So each
 * connection that writes leaves a mark on its log, an extended attribute with the numbers of
 * both files, the engagement's id and an act of its journal that is in the file itself: a log that
 * bears its own number and another file's, another engagement's id, or an act that the file does
 * not have (a colleague's copy, an older one), is foreign. A file that was written over in place
 * beside its log keeps its number, a log that was copied with its file has a number of its own, and
 * where the file system keeps no attributes there is no mark: so the content has to fit as well.
 * Page 1 in the log must be of a workbook of the same page size, and the change counter of the file
 * lie between the one before the log's first page 1 and that of its last; a file past the first
 * holds one of the log's own, byte for byte; a log without a page 1 leaves the file as long as it
 * was; and the last act in the file's journal is still that act when the log is read over it.
 * (After a power cut a file may be half copied: one that is not sound by itself, or cannot be read,
 * is not judged by its rows.) In a rollback journal, page 1 as it was must be that of the file, or
 * the one before. Without a mark all that is in the file, with the log, must be sound as well. A
 * copy of the same engagement that differs in nothing but pages of the log is not told from the
 * file then.
 *
 * A log of which fewer frames can be read than the index beside it names is damaged: SQLite would
 * use those before the damage and delete the rest. It is left alone, and salvage reads it. One that
 * is gone, although the index says that pages of it are not in the file yet, is said to be.
 *
 * A file that was renamed after its program was killed has its log under the other name: a log in
 * the folder that bears the number of the file, and goes on from it, is asked for.
 *
 * A file whose program was killed in the middle of a change without a log says itself which journal
 * takes that back (store_vfs.h): one with that random number is asked for beside it, and in the
 * folder when it was renamed since. Until it is there the file is not written to: half of what
 * nobody acknowledged would stay in it.
 *
 * What is no log at all (a link, a pipe, a text) is foreign as well.
 *
 * A foreign log is neither used nor deleted: the file is opened as it stands, to be read. */
#include "config.h"
#include "store/store_private.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/message.h"
#include "store/store_header.h"
#include "store/store_vfs.h"

static const unsigned char journal_magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
static const char mark_name[] = "user.wellbook.log";
enum { MARK_SIZE = 224 };
enum { WAL_HEADER = 32, FRAME_HEADER = 24, JOURNAL_HEADER = 28, PAGE_START = 100 };

static uint32_t number(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The start of a database, in its file or as page 1 of a log. */
typedef struct Start {
    uint32_t counter, application, page_bytes, pages;
    unsigned char bytes[PAGE_START];
} Start;

static Start start_of(const unsigned char bytes[PAGE_START])
{
    uint32_t page = (uint32_t)bytes[16] << 8 | bytes[17];
    Start start = {
        number(bytes + 24), number(bytes + 68), page == 1 ? 65536 : page, number(bytes + 28), { 0 }
    };
    memcpy(start.bytes, bytes, PAGE_START);
    return start;
}

static int open_beside(const char *path, const char *suffix)
{
    char *name = xasprintf("%s%s", path, suffix);
    int descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    free(name);
    return descriptor;
}

static bool read_at(int descriptor, unsigned char *bytes, size_t count, off_t at)
{
    return pread(descriptor, bytes, count, at) == (ssize_t)count;
}

/* Without what it says of a journal, which no other page 1 does. */
static bool read_start(const char *path, Start *start)
{
    unsigned char bytes[PAGE_START];
    int descriptor = open_beside(path, "");
    bool done = descriptor >= 0 && read_at(descriptor, bytes, sizeof bytes, 0);
    if (descriptor >= 0)
        close(descriptor);
    if (done && store_vfs_is_in_need(bytes))
        memset(bytes + STORE_VFS_NEED_AT, 0, STORE_VFS_NEED);
    if (done)
        *start = start_of(bytes);
    return done;
}

/* ---- a row of the workbook ---- */

enum { ACT_SIZE = 96 };

static const char id_query[] = "SELECT 0, id FROM engagement WHERE ?1 = 0";

/* "SITE-SEQUENCE" of the act of that number, or of the last one, whose number it gives. */
static const char act_query[] = "SELECT number, site || '-' || sequence FROM journal"
                                " WHERE ?1 = 0 OR number = ?1 ORDER BY number DESC LIMIT 1";

/* What SQLite says of the first row, and its text. */
static int read_row_of(sqlite3 *db, const char *query, int64_t *number, char text[ACT_SIZE])
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, query, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, 1, *number);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    *text = '\0';
    if (code == SQLITE_ROW && sqlite3_column_text(statement, 1)) {
        *number = sqlite3_column_int64(statement, 0);
        snprintf(text, ACT_SIZE, "%s", sqlite3_column_text(statement, 1));
    }
    sqlite3_finalize(statement);
    return code;
}

static int read_row(const char *path, const char *how, const char *query, int64_t *number,
                    char text[ACT_SIZE])
{
    sqlite3 *db = NULL;
    char *uri = store_uri(path, how);
    *text = '\0';
    int code = sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    if (code == SQLITE_OK)
        code = read_row_of(db, query, number, text);
    sqlite3_close(db);
    free(uri);
    return code;
}

/* What SQLite finds of the pages, "" when it cannot look. */
static void examine(const char *path, const char *how, const char *query, char verdict[ACT_SIZE])
{
    int64_t none = 0;
    *verdict = '\0';
    (void)read_row(path, how, query, &none, verdict);
}

/* While a log is being copied into it, a file by itself is half old and half new. */
static bool is_sound_alone(const char *path)
{
    char verdict[ACT_SIZE];
    examine(path, "?immutable=1", "SELECT 0, quick_check FROM pragma_quick_check(1) WHERE ?1 = 0",
            verdict);
    return !strcmp(verdict, "ok");
}

/* ---- the mark ---- */

/* The act that stands already stays when no later one is known, and goes when it is NULL. */
void store_log_mark(const char *name, ino_t log, ino_t file, const char *id, const char *act)
{
    char mark[MARK_SIZE], there[MARK_SIZE] = "";
    ssize_t had = getxattr(name, mark_name, there, sizeof there - 1);
    int bytes = snprintf(mark, sizeof mark, "%llu %llu %s", (unsigned long long)log,
                         (unsigned long long)file, id);
    if (act && !*act && had >= bytes && !memcmp(mark, there, (size_t)bytes))
        return;
    /* In their order: without the id an act would be read as one. */
    if (act && *act && *id)
        bytes = snprintf(mark, sizeof mark, "%llu %llu %s %s", (unsigned long long)log,
                         (unsigned long long)file, id, act);
    if (had != bytes || memcmp(mark, there, (size_t)bytes) != 0)
        (void)!setxattr(name, mark_name, mark, (size_t)bytes, 0);
}

typedef struct Mark {
    unsigned long long log, file;
    char id[ID_SIZE], act[ACT_SIZE];
    long long number; /* of the act; 0: none is named */
} Mark;

/* False when there is none, or it is that of the log of which this one is a copy. */
static bool read_mark(int log, Mark *mark)
{
    char text[MARK_SIZE] = "";
    struct stat its;
    *mark = (Mark){ 0 };
    ssize_t bytes = fgetxattr(log, mark_name, text, sizeof text - 1);
    int parts = bytes > 0 ? sscanf(text, "%llu %llu %32s %lld %95s", &mark->log, &mark->file,
                                   mark->id, &mark->number, mark->act)
                          : 0;
    if (parts < 5)
        mark->number = 0;
    return parts >= 2 && fstat(log, &its) == 0 && its.st_ino == mark->log;
}

/* Of a file from before acts had checksums none is known to be damaged. */
static bool is_damaged_act(const char *path, int64_t number)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *act = NULL;
    char *uri = store_uri(path, "?immutable=1");
    bool is_damaged = false;
    if (sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db,
                           "SELECT " STORE_ACT_COLUMNS("") ", checksum FROM journal WHERE"
                                                           " number = ?",
                           -1, &act, NULL) == SQLITE_OK &&
        sqlite3_bind_int64(act, 1, number) == SQLITE_OK && sqlite3_step(act) == SQLITE_ROW) {
        sqlite3_value *columns[STORE_ACT_COLUMN_COUNT];
        for (int i = 0; i < STORE_ACT_COLUMN_COUNT; i++)
            columns[i] = sqlite3_column_value(act, i);
        is_damaged = store_act_checksum(columns, STORE_ACT_COLUMN_COUNT) !=
                     sqlite3_column_int64(act, STORE_ACT_COLUMN_COUNT);
    }
    sqlite3_finalize(act);
    sqlite3_close(db);
    free(uri);
    return is_damaged;
}

/* Whether the file itself has another act of that number, or, being sound, none. */
static bool lacks_act(const char *path, const Mark *mark)
{
    char there[ACT_SIZE];
    int64_t number = mark->number;
    int code = read_row(path, "?immutable=1", act_query, &number, there);
    if (code == SQLITE_ROW)
        return strcmp(there, mark->act) != 0 && !is_damaged_act(path, mark->number);
    return code == SQLITE_DONE && is_sound_alone(path);
}

/* Whether the mark speaks against it: it names another file, another engagement, or an act that
 * the file does not have. */
static bool is_marked_for_other(const char *path, int log)
{
    Mark mark;
    char there[ACT_SIZE];
    struct stat file;
    int64_t row = 0;
    if (!read_mark(log, &mark) || stat(path, &file) != 0)
        return false;
    if (file.st_ino != mark.file)
        return true;
    if (*mark.id && read_row(path, "?immutable=1", id_query, &row, there) == SQLITE_ROW && *there &&
        strcmp(mark.id, there) != 0)
        return true;
    return mark.number && lacks_act(path, &mark);
}

/* ---- the content ---- */

static bool is_between(uint32_t counter, uint32_t first, uint32_t last)
{
    return (int32_t)(counter - (first - 1)) >= 0 && (int32_t)(last - counter) >= 0;
}

/* https://www.sqlite.org/walformat.html, "Checksum Algorithm": over words in the order of bytes
 * that the log's first number tells. */
typedef struct Checksum {
    uint32_t sums[2];
    bool is_big;
} Checksum;

static void checksum_add(Checksum *checksum, const unsigned char *bytes, size_t count)
{
    uint32_t words[2];
    for (size_t at = 0; at + 8 <= count; at += 8) {
        for (size_t i = 0; i < COUNT(words); i++) {
            uint32_t word = number(bytes + at + 4 * i);
            words[i] = checksum->is_big ? word : __builtin_bswap32(word);
        }
        checksum->sums[0] += words[0] + checksum->sums[1];
        checksum->sums[1] += words[1] + checksum->sums[0];
    }
}

static bool checksum_is(const Checksum *checksum, const unsigned char bytes[8])
{
    return checksum->sums[0] == number(bytes) && checksum->sums[1] == number(bytes + 4);
}

/* A log whose header is not sound is dropped by SQLite with all its frames. */
static bool read_wal_header(int log, unsigned char header[WAL_HEADER])
{
    if (log < 0 || !read_at(log, header, WAL_HEADER, 0) || number(header) >> 1 != 0x377f0682 >> 1 ||
        number(header + 8) < PAGE_START || number(header + 8) > 65536)
        return false;
    Checksum checksum = { .is_big = number(header) & 1 };
    checksum_add(&checksum, header, WAL_HEADER - 8);
    return checksum_is(&checksum, header + WAL_HEADER - 8);
}

/* Whether SQLite would take the frame. Those of acts that failed stay behind those that did not,
 * with the same salts, until others are written over them. */
static bool take_frame(int log, const unsigned char header[WAL_HEADER], off_t at,
                       Checksum *checksum, unsigned char frame[FRAME_HEADER], unsigned char *page)
{
    size_t bytes = number(header + 8);
    if (!read_at(log, frame, FRAME_HEADER, at) || memcmp(frame + 8, header + 16, 8) != 0 ||
        !read_at(log, page, bytes, at + FRAME_HEADER))
        return false;
    checksum_add(checksum, frame, 8);
    checksum_add(checksum, page, bytes);
    return checksum_is(checksum, frame + 16);
}

/* What the page 1s of a log say, up to its last commit: the frames after it are nobody's, and
 * may be half written. */
typedef struct Pages {
    bool has_start, is_committed, is_as_long, has_files;
    Start first, last;
} Pages;

static Pages read_pages(int log, const unsigned char header[WAL_HEADER], const Start *file)
{
    unsigned char frame[FRAME_HEADER];
    Pages now = { .is_as_long = true }, committed = now;
    Checksum checksum = { .is_big = number(header) & 1 };
    off_t bytes = number(header + 8), at = WAL_HEADER;
    unsigned char *page = xcalloc(1, (size_t)bytes);
    checksum_add(&checksum, header, WAL_HEADER - 8);
    for (; take_frame(log, header, at, &checksum, frame, page); at += FRAME_HEADER + bytes) {
        if (number(frame) == 1) {
            now.last = start_of(page);
            now.first = now.has_start ? now.first : now.last;
            now.has_start = true;
            now.has_files = now.has_files || !memcmp(page, file->bytes, PAGE_START);
        }
        if (!number(frame + 4))
            continue;
        now.is_committed = true;
        now.is_as_long = now.is_as_long && number(frame + 4) == file->pages;
        committed = now;
    }
    free(page);
    return committed;
}

static bool wal_fits(int log, const Start *file)
{
    unsigned char header[WAL_HEADER];
    if (!read_wal_header(log, header))
        return true;
    Pages pages = read_pages(log, header, file);
    if (!pages.is_committed)
        return true;
    if (!pages.has_start)
        return number(header + 8) == file->page_bytes && pages.is_as_long;
    return number(header + 8) == file->page_bytes && pages.first.application == file->application &&
           is_between(file->counter, pages.first.counter, pages.last.counter) &&
           (pages.has_files || (int32_t)(pages.first.counter - file->counter) >= 0);
}

enum { INDEX = 48, INDEX_FRAMES = 16, INDEX_SALT = 32, INDEX_COPIED = 96, INDEX_BYTES = 100 };

/* Its header stands twice, the same but while it is written. */
static bool read_index(const char *path, unsigned char index[INDEX_BYTES])
{
    int descriptor = open_beside(path, "-shm");
    bool done = descriptor >= 0 && read_at(descriptor, index, INDEX_BYTES, 0) &&
                !memcmp(index, index + INDEX, INDEX);
    if (descriptor >= 0)
        close(descriptor);
    return done;
}

/* In the order of bytes of this machine. */
static uint32_t number_in_index(const unsigned char *at)
{
    uint32_t found;
    memcpy(&found, at, sizeof found);
    return found;
}

/* What a killed program leaves of the index names the frames that were committed, each after it
 * was synced. (After a power cut it may be older than the log, never newer.) An index of another
 * beginning of the log says nothing. */
static uint32_t frames_in_index(const char *path, const unsigned char header[WAL_HEADER])
{
    enum { LOG_SALT = 16, SALT_BYTES = 8 };
    unsigned char index[INDEX_BYTES];
    return read_index(path, index) && !memcmp(index + INDEX_SALT, header + LOG_SALT, SALT_BYTES)
               ? number_in_index(index + INDEX_FRAMES)
               : 0;
}

/* Frames that are in no log any more, and were not copied into the file. */
static uint32_t missing_frames(const char *path)
{
    unsigned char index[INDEX_BYTES];
    if (!read_index(path, index))
        return 0;
    uint32_t frames = number_in_index(index + INDEX_FRAMES);
    uint32_t copied = number_in_index(index + INDEX_COPIED);
    return frames > copied ? frames - copied : 0;
}

static bool is_not_missed(const char *path)
{
    uint32_t frames = missing_frames(path);
    return !frames ||
           fail("its log %s-wal is gone or cannot be read: %u pages that were kept in it are not in"
                " the file; put the log back, or move %s-shm away to go on without them",
                path, frames, path);
}

static uint32_t whole_frames(int log, const unsigned char header[WAL_HEADER], uint32_t most)
{
    unsigned char frame[FRAME_HEADER];
    Checksum checksum = { .is_big = number(header) & 1 };
    off_t bytes = number(header + 8), at = WAL_HEADER;
    unsigned char *page = xcalloc(1, (size_t)bytes);
    uint32_t frames = 0;
    checksum_add(&checksum, header, WAL_HEADER - 8);
    for (; frames < most && take_frame(log, header, at, &checksum, frame, page);
         at += FRAME_HEADER + bytes)
        frames++;
    free(page);
    return frames;
}

/* Whether a frame goes on from the sums that the one before it bears, though that one is damaged.
 */
static bool goes_on(int log, const unsigned char header[WAL_HEADER], off_t at,
                    const unsigned char before[FRAME_HEADER], unsigned char *frame,
                    unsigned char *page)
{
    Checksum checksum = { { number(before + 16), number(before + 20) }, number(header) & 1 };
    return take_frame(log, header, at, &checksum, frame, page);
}

typedef struct Pour {
    unsigned char *bytes;
    sqlite3_int64 size;
} Pour;

static bool put_page(Pour *pour, uint32_t place, const unsigned char *page, uint32_t bytes)
{
    sqlite3_int64 end = (sqlite3_int64)place * bytes;
    unsigned char *roomy =
        end > pour->size ? sqlite3_realloc64(pour->bytes, (sqlite3_uint64)end) : pour->bytes;
    if (!place || !roomy)
        return false;
    if (end > pour->size) {
        memset(roomy + pour->size, 0, (size_t)(end - pour->size));
        pour->size = end;
    }
    pour->bytes = roomy;
    memcpy(roomy + end - bytes, page, bytes);
    return true;
}

typedef bool EachFrame(void *data, uint32_t number, const unsigned char *frame,
                       const unsigned char *page, uint32_t bytes);

/* Those that can be read, numbered from 1, until there is none more or `each` is false. */
static void each_frame(int log, const unsigned char header[WAL_HEADER], EachFrame *each, void *data)
{
    unsigned char frame[FRAME_HEADER] = { 0 }, before[FRAME_HEADER] = { 0 };
    uint32_t bytes = number(header + 8);
    unsigned char *page = xcalloc(1, bytes);
    bool goes = true;
    memcpy(before + 16, header + WAL_HEADER - 8, 8);
    for (uint32_t i = 0; goes; i++) {
        off_t at = WAL_HEADER + (off_t)i * (FRAME_HEADER + bytes);
        if (goes_on(log, header, at, before, frame, page))
            goes = each(data, i + 1, frame, page, bytes);
        goes = goes && read_at(log, before, sizeof before, at);
    }
    free(page);
}

/* Where no index says how many were kept. */
typedef struct Found {
    uint32_t whole, commits, last;
} Found;

static bool note_found(void *data, uint32_t count, const unsigned char *frame,
                       const unsigned char *page, uint32_t bytes)
{
    Found *found = data;
    (void)page;
    (void)bytes;
    if (count == found->whole + 1)
        found->whole++;
    else if (number(frame + 4)) {
        found->commits++;
        found->last = count;
    }
    return true;
}

static bool is_end(int log, const unsigned char header[WAL_HEADER], uint32_t count)
{
    unsigned char frame[FRAME_HEADER];
    off_t at = WAL_HEADER + (off_t)(count - 1) * (FRAME_HEADER + number(header + 8));
    return read_at(log, frame, sizeof frame, at) && !memcmp(frame + 8, header + 16, 8) &&
           number(frame + 4);
}

/* A power cut may leave a part of the last act, but that one was not begun before the others were
 * synced: where the ends of two are what cannot be read and what follows it, it was damaged. */
static uint32_t frames_in_log(int log, const unsigned char header[WAL_HEADER])
{
    enum { CERTAIN = 2 };
    Found found = { 0 };
    each_frame(log, header, note_found, &found);
    found.commits += found.commits && is_end(log, header, found.whole + 1);
    return found.commits >= CERTAIN ? found.last : 0;
}

static bool note_end(void *data, uint32_t count, const unsigned char *frame,
                     const unsigned char *page, uint32_t bytes)
{
    uint32_t *last = data;
    (void)page;
    (void)bytes;
    *last = number(frame + 4) ? count : *last;
    return true;
}

static void put_number(unsigned char *bytes, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* Those that stand there, unless the first frame does not go on from them. */
static void mend_sums(int log, unsigned char header[WAL_HEADER])
{
    unsigned char before[FRAME_HEADER] = { 0 }, frame[FRAME_HEADER];
    unsigned char *page = xcalloc(1, number(header + 8));
    memcpy(before + 16, header + WAL_HEADER - 8, 8);
    if (!goes_on(log, header, WAL_HEADER, before, frame, page)) {
        Checksum checksum = { .is_big = number(header) & 1 };
        checksum_add(&checksum, header, WAL_HEADER - 8);
        for (size_t i = 0; i < COUNT(checksum.sums); i++)
            put_number(header + WAL_HEADER - 8 + 4 * i, checksum.sums[i]);
    }
    free(page);
}

/* The header of a log as it must have been for its frames to follow: false when no act does. */
static bool mend_header(const char *path, int log, unsigned char header[WAL_HEADER])
{
    static const uint32_t magic = 0x377f0682;
    Start file;
    unsigned char first[FRAME_HEADER];
    uint32_t last = 0;
    if (log < 0 || !read_at(log, header, WAL_HEADER, 0) ||
        !read_at(log, first, sizeof first, WAL_HEADER) || !read_start(path, &file) ||
        file.page_bytes < PAGE_START || file.page_bytes > 65536)
        return false;
    put_number(header, magic | (number(header) & 1));
    put_number(header + 8, file.page_bytes);
    memcpy(header + 16, first + 8, 8);
    mend_sums(log, header);
    each_frame(log, header, note_end, &last);
    return last;
}

/* Another program may be writing: the index is read first, and the log is then at least as long. */
static bool is_whole(const char *path, int log)
{
    unsigned char header[WAL_HEADER];
    if (!read_wal_header(log, header))
        return mend_header(path, log, header)
                   ? fail(
                         "its log %s-wal is damaged: its beginning cannot be read, and what follows"
                         " can; 'wellbook salvage' recovers what is in both",
                         path)
                   : is_not_missed(path);
    uint32_t named = frames_in_index(path, header);
    named = named ? named : frames_in_log(log, header);
    uint32_t frames = whole_frames(log, header, named);
    return frames == named ||
           fail("its log %s-wal is damaged: of %u pages that were kept in it only %u can be read;"
                " 'wellbook salvage' recovers what is in both",
                path, named, frames);
}

/* SQLite would take the frames before the damage, and delete the log with all the others; where
 * there is none, it would delete the index that knows of it. */
bool store_log_is_whole(const char *path)
{
    enum { LOOKS = 3 };
    bool is_right = false;
    for (int i = 0; !is_right && i < LOOKS; i++) {
        int log = open_beside(path, "-wal");
        is_right = is_whole(path, log);
        if (log >= 0)
            close(log);
    }
    return is_right;
}

/* A commit that was cut short leaves page 1 as it was or as it will be (commits of one connection
 * do not always count the changes on); only leaving the rollback
 * journal, which changes nothing else, changes how the file is written (bytes 18 and 19). */
static bool is_before(const Start *before, const Start *file)
{
    if (!memcmp(before->bytes, file->bytes, PAGE_START))
        return true;
    return before->application == file->application &&
           is_between(file->counter, before->counter + 1, before->counter + 1) &&
           (!memcmp(before->bytes + 18, file->bytes + 18, 2) || before->pages == file->pages);
}

/* The pages as they were, in parts, each with a header of its own that begins a sector. Without a
 * page 1 the file is as long as its own says. */
static bool journal_fits(int log, const Start *file)
{
    unsigned char header[JOURNAL_HEADER], name[4], page[PAGE_START];
    off_t at = 0;
    uint32_t pages = file->pages;
    while (read_at(log, header, sizeof header, at) && !memcmp(header, journal_magic, 8)) {
        off_t bytes = number(header + 24), sector = number(header + 20);
        pages = at ? pages : number(header + 16);
        at += sector;
        for (uint32_t left = number(header + 8); left && read_at(log, name, sizeof name, at);
             left--, at += bytes + 8)
            if (number(name) == 1 && read_at(log, page, sizeof page, at + 4)) {
                Start before = start_of(page);
                return is_before(&before, file);
            }
        if (sector < JOURNAL_HEADER)
            break;
        at = (at + sector - 1) / sector * sector;
    }
    return pages == file->pages;
}

/* ---- the journal of the workbook ---- */

/* True as well when it cannot be told; what only the log makes unreadable is not its own. */
static bool journal_goes_on(const char *path)
{
    char in_file[ACT_SIZE], with_log[ACT_SIZE];
    int64_t act = 0;
    if (read_row(path, "?immutable=1", act_query, &act, in_file) != SQLITE_ROW || !*in_file)
        return true;
    int code = read_row(path, "?mode=ro", act_query, &act, with_log);
    bool is_told = code == SQLITE_ROW || code == SQLITE_DONE || code == SQLITE_CORRUPT ||
                   code == SQLITE_NOTADB || code == SQLITE_ERROR;
    return !is_told || !strcmp(in_file, with_log) || is_damaged_act(path, act) ||
           !is_sound_alone(path);
}

/* Without a mark that tells: pages of two that have gone different ways seldom make a whole. */
static bool makes_a_whole(const char *path, int log)
{
    Mark mark;
    char verdict[ACT_SIZE];
    if (read_mark(log, &mark) && mark.number)
        return true;
    examine(path, "?mode=ro",
            "SELECT 0, integrity_check FROM pragma_integrity_check(1) WHERE ?1 = 0", verdict);
    return !*verdict || !strcmp(verdict, "ok") || !is_sound_alone(path);
}

static bool wal_is_of_file(const char *path, int log, const Start *file)
{
    return wal_fits(log, file) && journal_goes_on(path) && makes_a_whole(path, log);
}

static bool rollback_is_of_file(const char *path, int log, const Start *file)
{
    (void)path;
    return journal_fits(log, file);
}

typedef bool Fits(const char *path, int log, const Start *file);

/* Another program may be writing both: what does not fit is looked at again. */
static bool content_fits(const char *path, int log, Fits *fits)
{
    enum { LOOKS = 3 };
    struct stat status;
    Start start;
    bool is_right = fstat(log, &status) != 0 || !status.st_size;
    for (int i = 0; !is_right && i < LOOKS; i++)
        is_right = !read_start(path, &start) || fits(path, log, &start);
    return is_right;
}

static bool say_foreign(const char *path, const char *suffix)
{
    return fail("%s%s beside it is the log of another file; move that log away, or put back the"
                " file it belongs to",
                path, suffix);
}

static bool is_own(const char *path, const char *suffix, Fits *fits)
{
    int log = open_beside(path, suffix);
    if (log < 0)
        return true;
    bool is_right = !is_marked_for_other(path, log) && content_fits(path, log, fits);
    close(log);
    return is_right || say_foreign(path, suffix);
}

/* ---- what is no log at all ---- */

typedef struct Companion {
    const char *suffix;
    size_t bytes; /* of what it may begin with, besides zeros of a write that was cut short */
    const unsigned char begins[2][8];
} Companion;

/* The index is of this machine; its first number is 3007000. */
static const Companion companions[] = {
    { "-wal", 4, { { 0x37, 0x7f, 0x06, 0x82 }, { 0x37, 0x7f, 0x06, 0x83 } } },
    { "-shm", 4, { { 0x18, 0xe2, 0x2d, 0x00 }, { 0x00, 0x2d, 0xe2, 0x18 } } },
    { "-journal",
      8,
      { { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 },
        { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 } } },
};

static bool begins_as_it_must(const char *path, const Companion *companion)
{
    static const unsigned char nothing[8];
    unsigned char there[8];
    int descriptor = open_beside(path, companion->suffix);
    ssize_t bytes = descriptor >= 0 ? read(descriptor, there, companion->bytes) : 0;
    if (descriptor >= 0)
        close(descriptor);
    size_t count = bytes > 0 ? (size_t)bytes : 0;
    return !memcmp(there, nothing, count) || !memcmp(there, companion->begins[0], count) ||
           !memcmp(there, companion->begins[1], count);
}

/* SQLite writes over whatever has such a name, deletes it, and waits for ever at a pipe. */
static bool is_usable(const char *path, const Companion *companion)
{
    struct stat status;
    char *name = xasprintf("%s%s", path, companion->suffix);
    bool is_right = lstat(name, &status) != 0;
    bool is_like_ours = !is_right && S_ISREG(status.st_mode) && begins_as_it_must(path, companion);
    if (is_like_ours && status.st_nlink > 1 && status.st_size)
        fail("%s has another name as well (a hard link), under which it would be overwritten; put a"
             " copy of it in its place, for it may hold what was entered last",
             name);
    else if (!is_right)
        is_right = (is_like_ours && status.st_nlink <= 1) ||
                   fail("%s beside it is not one that Wellbook made, and would be"
                        " overwritten; move it away",
                        name);
    free(name);
    return is_right;
}

/* ---- a log that was left under the name before ---- */

/* Whether it bears the number of this file, and goes on from it. */
static bool is_left_by(const char *path, const char *name)
{
    unsigned char header[WAL_HEADER];
    Mark mark;
    Start start;
    int log = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool is_its = log >= 0 && read_mark(log, &mark) && !is_marked_for_other(path, log) &&
                  read_wal_header(log, header) && read_start(path, &start) &&
                  wal_fits(log, &start) && read_pages(log, header, &start).is_committed;
    if (log >= 0)
        close(log);
    return is_its;
}

static bool has_log(const char *path)
{
    struct stat status;
    char *name = xasprintf("%s-wal", path);
    bool has = stat(name, &status) == 0 && status.st_size;
    free(name);
    return has;
}

typedef bool IsLeft(const char *path, const char *name);

/* NULL: none. The caller frees. */
static char *log_before(const char *path, const char *suffix, IsLeft *is_left)
{
    char *folder = file_folder(path), *found = NULL;
    DIR *list = opendir(folder);
    for (struct dirent *entry; list && !found && (entry = readdir(list));) {
        size_t bytes = strlen(entry->d_name), end = strlen(suffix);
        if (bytes <= end || strcmp(entry->d_name + bytes - end, suffix) != 0)
            continue;
        char *name = xasprintf("%s/%s", folder, entry->d_name);
        if (is_left(path, name))
            found = name;
        else
            free(name);
    }
    if (list)
        closedir(list);
    free(folder);
    return found;
}

/* A file that is renamed after its program was killed goes without its log. Of one that somebody
 * has open that is said when it is claimed. */
static bool took_its_log_along(const char *path)
{
    char *left = has_log(path) ? NULL : log_before(path, "-wal", is_left_by);
    bool has_all = !left || lock_is_taken(path);
    if (!has_all)
        fail("what was answered last is in %s, its log under the name it had before; rename that to"
             " %s-wal",
             left, file_name(path));
    free(left);
    return has_all;
}

/* ---- a journal without which the file is half of two ---- */

static bool read_need(const char *path, unsigned char need[STORE_VFS_NEED])
{
    unsigned char header[PAGE_START];
    int file = open_beside(path, "");
    bool is_in_need = file >= 0 && read_at(file, header, sizeof header, 0) &&
                      !memcmp(header, "SQLite format 3", 16) && store_vfs_is_in_need(header);
    if (file >= 0)
        close(file);
    if (is_in_need)
        memcpy(need, header + STORE_VFS_NEED_AT, STORE_VFS_NEED);
    return is_in_need;
}

static bool is_needed_by(const char *path, const char *name)
{
    unsigned char header[JOURNAL_HEADER], need[STORE_VFS_NEED], met[STORE_VFS_NEED];
    int journal = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool is_read = journal >= 0 && read_at(journal, header, sizeof header, 0) &&
                   !memcmp(header, journal_magic, sizeof journal_magic);
    if (journal >= 0)
        close(journal);
    if (!is_read || !read_need(path, need))
        return false;
    store_vfs_need_of(header, met);
    return !memcmp(need, met, sizeof met);
}

static bool say_in_need(const char *path)
{
    char *left = log_before(path, "-journal", is_needed_by);
    if (lock_is_taken(path))
        fail("another program is in the middle of a change of it; try again when that is done");
    else if (left)
        fail(
            "a change of it was cut short, and half of that is in it; the pages as they were are in"
            " %s, its journal under the name it had before; rename that to %s-journal",
            left, file_name(path));
    else
        fail(
            "a change of it (an import or a merge) was cut short, and half of that is in it; its"
            " journal %s-journal, with the pages as they were, is not beside it; put it back there,"
            " or go on with a backup",
            file_name(path));
    free(left);
    return false;
}

static bool has_its_journal(const char *path)
{
    unsigned char need[STORE_VFS_NEED];
    char *beside = xasprintf("%s-journal", path);
    bool has = !read_need(path, need) || is_needed_by(path, beside);
    free(beside);
    return has || say_in_need(path);
}

bool store_log_is_half(const char *path)
{
    unsigned char need[STORE_VFS_NEED];
    return read_need(path, need);
}

bool store_log_is_over(const char *path)
{
    if (!store_log_is_half(path))
        return true;
    return lock_is_taken(path)
               ? fail("another program is in the middle of a change of it; try again when that is"
                      " done")
               : fail("a change of it was cut short, and half of that is in it; open it once where"
                      " it can be changed, which takes that back");
}

static bool fits_now(const char *path)
{
    return has_its_journal(path) && took_its_log_along(path) && store_log_is_whole(path) &&
           is_own(path, "-wal", wal_is_of_file) && is_own(path, "-journal", rollback_is_of_file);
}

/* Another program may write while file and log are read one after the other, and they do not fit
 * for a moment: what is foreign stays so. */
bool store_log_is_own(const char *path)
{
    enum { TRIES = 3, MILLISECONDS = 20 };
    for (size_t i = 0; i < COUNT(companions); i++)
        if (!is_usable(path, &companions[i]))
            return false;
    bool is_own_log = fits_now(path);
    for (int i = 1; !is_own_log && i < TRIES; i++) {
        poll(NULL, 0, MILLISECONDS);
        is_own_log = fits_now(path);
    }
    return is_own_log;
}

/* ---- read without SQLite ---- */

typedef struct Reading {
    Pour pour;
    uint32_t kept, most, committed, read;
} Reading;

static bool note_commit(void *data, uint32_t count, const unsigned char *frame,
                        const unsigned char *page, uint32_t bytes)
{
    Reading *reading = data;
    (void)page;
    (void)bytes;
    reading->committed = number(frame + 4) ? count : reading->committed;
    return true;
}

static bool pour_frame(void *data, uint32_t count, const unsigned char *frame,
                       const unsigned char *page, uint32_t bytes)
{
    Reading *reading = data;
    if (count > reading->kept ||
        (count <= reading->most && !put_page(&reading->pour, number(frame), page, bytes)))
        return false;
    reading->read++;
    return true;
}

/* Of a log that was cut, the last act that is in it whole is the last: half a change may lose what
 * the file has. */
static void read_log(const char *path, int log, const unsigned char header[WAL_HEADER],
                     Reading *reading)
{
    struct stat status;
    uint32_t named = frames_in_index(path, header);
    each_frame(log, header, note_commit, reading);
    reading->kept = named > reading->committed ? named : reading->committed;
    off_t end = WAL_HEADER + (off_t)reading->kept * (FRAME_HEADER + number(header + 8));
    bool is_cut = fstat(log, &status) != 0 || status.st_size < end;
    reading->most = is_cut ? reading->committed : reading->kept;
    each_frame(log, header, pour_frame, reading);
}

/* As journal_goes_on and makes_a_whole, of pages in memory. */
static bool image_goes_on(const char *path, int log, const Pour *pour)
{
    Mark mark;
    char in_file[ACT_SIZE], with_log[ACT_SIZE], verdict[ACT_SIZE];
    int64_t act = 0, none = 0;
    sqlite3 *db = NULL;
    bool has_act = read_row(path, "?immutable=1", act_query, &act, in_file) == SQLITE_ROW;
    bool goes_on = sqlite3_open(":memory:", &db) == SQLITE_OK &&
                   sqlite3_deserialize(db, "main", pour->bytes, pour->size, pour->size,
                                       SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
    if (goes_on && has_act)
        goes_on =
            read_row_of(db, act_query, &act, with_log) == SQLITE_ROW && !strcmp(in_file, with_log);
    if (goes_on && !(read_mark(log, &mark) && mark.number))
        goes_on = read_row_of(db, "SELECT 0, quick_check FROM pragma_quick_check(1) WHERE ?1 = 0",
                              &none, verdict) == SQLITE_ROW &&
                  !strcmp(verdict, "ok");
    sqlite3_close(db);
    return goes_on || (has_act && is_damaged_act(path, act)) || !is_sound_alone(path);
}

/* A log that is damaged does not tell by its content whose it is. */
static bool belongs(const char *path, int log, const Reading *reading)
{
    Start start;
    if (is_marked_for_other(path, log))
        return false;
    if (reading->read < reading->kept || !read_start(path, &start))
        return true;
    return wal_fits(log, &start) && image_goes_on(path, log, &reading->pour);
}

static char *what_is_unread(const char *path, const Reading *reading)
{
    return reading->read == reading->kept
               ? NULL
               : xasprintf(tr("of %u pages that were kept in its log %s-wal only %u can be read"),
                           reading->kept, path, reading->read);
}

/* Copies the pages of the file: they stay as they are when the log is not its own. */
static bool begin_reading(Reading *reading, const Pour *file)
{
    enum { WRITES_WITH = 18, READS_WITH = 19, NO_LOG = 1 }; /* of the file's header */
    *reading = (Reading){ .pour = { sqlite3_malloc64((sqlite3_uint64)file->size), file->size } };
    if (!reading->pour.bytes)
        return false;
    memcpy(reading->pour.bytes, file->bytes, (size_t)file->size);
    if (file->size > READS_WITH)
        reading->pour.bytes[WRITES_WITH] = reading->pour.bytes[READS_WITH] = NO_LOG;
    return true;
}

/* What of it is not read; NULL when all is. SQLite read it already when it is the file's own. */
static char *pour_log(const char *path, int log, bool is_own, Pour *file)
{
    unsigned char header[WAL_HEADER];
    Reading reading;
    bool is_sound = read_wal_header(log, header);
    if ((!is_sound && !mend_header(path, log, header)) || !begin_reading(&reading, file))
        return xasprintf(tr("nothing can be read of its log %s-wal"), path);
    read_log(path, log, header, &reading);
    bool is_poured =
        is_own && is_sound ? reading.read < reading.kept : belongs(path, log, &reading);
    char *unread = what_is_unread(path, &reading);
    if (!is_own && !is_poured) {
        free(unread);
        (void)!say_foreign(path, "-wal");
        unread = xstrdup(failure());
    }
    sqlite3_free(is_poured ? file->bytes : reading.pour.bytes);
    *file = is_poured ? reading.pour : *file;
    return unread;
}

/* It would be rolled back when the file is opened to be changed. */
static char *unread_rollback(const char *path)
{
    unsigned char begins[sizeof journal_magic];
    int log = open_beside(path, "-journal");
    bool is_there = log >= 0 && read_at(log, begins, sizeof begins, 0) &&
                    !memcmp(begins, journal_magic, sizeof begins);
    if (log >= 0)
        close(log);
    return is_there
               ? xasprintf(tr("%s-journal, with the pages as they were before a change that was"
                              " cut short, is not read; open the workbook once, and salvage it"
                              " then"),
                           path)
           : has_its_journal(path) ? NULL
                                   : xstrdup(failure());
}

unsigned char *store_log_pour(const char *path, unsigned char *bytes, sqlite3_int64 *size,
                              char **unread)
{
    struct stat status;
    Pour file = { bytes, *size };
    bool is_own = store_log_is_own(path), is_log = is_usable(path, &companions[0]);
    int log = is_log ? open_beside(path, "-wal") : -1;
    *unread = is_log ? NULL : xstrdup(failure());
    if (log >= 0 && fstat(log, &status) == 0 && status.st_size)
        *unread = pour_log(path, log, is_own, &file);
    else if (!*unread && !(took_its_log_along(path) && store_log_is_whole(path)))
        *unread = xstrdup(failure());
    if (log >= 0)
        close(log);
    if (!*unread)
        *unread = unread_rollback(path);
    *size = file.size;
    return file.bytes;
}

bool store_name_is_free(const char *path)
{
    static const char *const suffixes[] = { "-wal", "-shm", "-journal" };
    if (!file_name_may_be_given(path))
        return false;
    for (size_t i = 0; i < COUNT(suffixes); i++) {
        char *name = xasprintf("%s%s", path, suffixes[i]);
        struct stat status;
        bool is_there = lstat(name, &status) == 0;
        if (is_there)
            fail("%s is left of another workbook and would be taken for the new one's; move it"
                 " away or choose another name",
                 name);
        free(name);
        if (is_there)
            return false;
    }
    return true;
}
