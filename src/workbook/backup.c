/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/id.h"
#include "engagement/engagement.h"
#include "store/store_header.h"

enum { KEPT = 10 };

enum { LAST_ACT, POSITION, ACTS };
static const Query queries[] = {
    [LAST_ACT] = { "", "SELECT site || '-' || sequence FROM journal ORDER BY number DESC LIMIT 1" },
    [POSITION] = { "t", "SELECT coalesce(max(number), 0) FROM journal WHERE site || '-' || "
                        "sequence = ?" },
    [ACTS] = { "", "SELECT site || '-' || sequence AS act FROM journal ORDER BY act" },
    { 0 },
};

static char *folder_of(Store *store)
{
    char *id = engagement_id(store);
    /* It names a folder: one that is made as ours are leads nowhere else. */
    char *name = id && id_is_valid(id) ? xasprintf("backups/%s/", id) : NULL;
    char *folder = name ? file_personal(name) : NULL;
    if (id && !name)
        fail("%s does not say which engagement it is of; no backup is made of it",
             store_path(store));
    free(name);
    free(id);
    return folder;
}

static int is_backup(const struct dirent *entry)
{
    return file_is_backup(entry->d_name);
}

/* "20261123T090000Z-SITE-12.wellbook": when, and the last act in it. */
static void add_row(Table *table, const char *folder, const char *name)
{
    struct stat status;
    char stamp[STAMP_SIZE], local[LOCAL_SIZE] = "", digits[17] = "";
    char *path = xasprintf("%s%s", folder, name);
    const char *dash = strchr(name, '-');
    if (sscanf(name, "%16[0-9TZ]", digits) == 1 && strlen(digits) == 16) {
        snprintf(stamp, sizeof stamp, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits, digits + 4,
                 digits + 6, digits + 9, digits + 11, digits + 13);
        date_local(stamp, local);
    }
    char *cells[] = { path, xstrdup(local),
                      dash ? xstrndup(dash + 1, strcspn(dash + 1, ".")) : xstrdup(""),
                      xasprintf("%lld", stat(path, &status) == 0 ? (long long)status.st_size : 0) };
    table_add_owned(table, cells);
}

Table *backup_list(Store *store)
{
    static const TableColumn columns[] = { { "path" }, { "at" }, { "act" }, { "bytes" } };
    struct dirent **entries = NULL;
    char *folder = folder_of(store);
    if (!folder)
        return NULL;
    Table *table = table_make(columns, COUNT(columns));
    int count = scandir(folder, &entries, is_backup, alphasort);
    for (int i = count - 1; i >= 0; i--) {
        add_row(table, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    free(folder);
    return table;
}

static bool write_copy(Store *store, const char *path)
{
    FileDraft draft;
    if (!store_name_is_free(path) || !file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, store_copy_to_file(store, draft.temporary),
                             file_draft_publish_new);
}

static char *name_of(Store *store, const char *folder)
{
    char stamp[STAMP_SIZE], plain[STAMP_SIZE] = "";
    char *act = store_text(store, queries, LAST_ACT);
    size_t length = 0;
    date_stamp(stamp);
    for (const char *at = stamp; *at; at++)
        if (*at != '-' && *at != ':')
            plain[length++] = *at;
    char *path = act ? xasprintf("%s%s-%s.wellbook", folder, plain, act) : NULL;
    free(act);
    return path;
}

/* Where in the journal the act stands that the backup ends with; 0: it is not there, or not to be
 * read. */
static int64_t position(Store *store, const Table *list, size_t row)
{
    int64_t found = 0;
    return store_number(store, &found, queries, POSITION, table_get(list, row, "act")) ? found : 0;
}

/* Copies of one engagement share a folder. What ends with an act of this workbook it has gone
 * through; anything else is of another copy, or was put aside when this one was restored. Of a
 * damaged one whose journal cannot be read all may be. */
static bool is_past(Store *store, const Table *list, size_t row)
{
    return position(store, list, row) || store_is_damaged(store);
}

/* The oldest go, but never the one just made, for the clock may have gone back, and nothing that
 * only another copy could make again. */
static void drop_old(Store *store, const char *made)
{
    Table *list = backup_list(store);
    size_t kept = 1;
    for (size_t row = 0; list && row < table_rows(list); row++)
        if (strcmp(table_cell(list, row, 0), made) != 0 && is_past(store, list, row) &&
            ++kept > KEPT)
            (void)!file_remove(table_cell(list, row, 0), FILE_BACKUP);
    table_free(list);
}

/* Its name says with which act it ends: it may have been cut since, or be of a copy that only
 * says that it ends with it. */
static bool is_as(const char *path, Store *store)
{
    Store *copy = store_open_at_once(path);
    bool is_same =
        copy && !store_is_damaged(copy) && !store_is_altered(copy) && store_holds_same(copy, store);
    store_close(copy);
    return is_same;
}

static char *with_same_content(Store *store)
{
    Table *list = backup_list(store);
    char *act = store_text(store, queries, LAST_ACT), *path = NULL;
    for (size_t row = 0; list && act && !path && row < table_rows(list); row++)
        if (!strcmp(table_get(list, row, "act"), act) && is_as(table_cell(list, row, 0), store))
            path = xstrdup(table_cell(list, row, 0));
    free(act);
    table_free(list);
    return path;
}

/* ---- moving aside ---- */

static const char *const parts[] = { "-wal", "-shm", "-journal", "" };

static bool is_taken(const char *path)
{
    bool taken = false;
    for (size_t i = 0; !taken && i < COUNT(parts); i++) {
        char *name = xasprintf("%s%s", path, parts[i]);
        taken = file_exists(name);
        free(name);
    }
    return taken;
}

/* "FILE.damaged", and a number when anything has that name or one of its companions'. */
static char *free_name(const char *path)
{
    char *name = file_name_with(path, strlen(path), ".damaged");
    for (int number = 2; is_taken(name); number++) {
        char *ending = xasprintf(".damaged-%d", number);
        free(name);
        name = file_name_with(path, strlen(path), ending);
        free(ending);
    }
    return name;
}

static bool move_part(const char *path, const char *to, const char *part)
{
    char *from = xasprintf("%s%s", path, part), *there = xasprintf("%s%s", to, part);
    bool done = !file_exists(from) || file_move(from, there);
    free(from);
    free(there);
    return done;
}

/* With all that lies beside it, or not at all. */
static bool move_all(const char *path, const char *to)
{
    size_t moved = 0;
    while (moved < COUNT(parts) && move_part(path, to, parts[moved]))
        moved++;
    bool done = moved == COUNT(parts);
    while (!done && moved)
        (void)!move_part(to, path, parts[--moved]);
    return done;
}

/* Where it went, which the caller frees. */
static char *move_aside(const char *path)
{
    char *to = free_name(path);
    if (move_all(path, to))
        return to;
    free(to);
    return NULL;
}

static bool clear_name(const char *path)
{
    char *to = move_aside(path);
    bool done = to != NULL;
    free(to);
    return done;
}

char *backup_make(Store *store, const char *path)
{
    if (path)
        return write_copy(store, path) ? xstrdup(path) : NULL;
    char *same = with_same_content(store), *folder = same ? NULL : folder_of(store);
    char *target = folder ? name_of(store, folder) : NULL;
    if (folder)
        file_remove_old_drafts(folder);
    /* What has its name, of this second, is no whole backup. */
    if (target && (!clear_name(target) || !write_copy(store, target))) {
        free(target);
        target = NULL;
    }
    if (target)
        drop_old(store, target);
    free(folder);
    return same ? same : target;
}

/* ---- restoring ---- */

static bool say_which(const char *path)
{
    char *folder = file_personal("backups/");
    if (folder)
        fail("%s: say which backup to restore; they lie in %s", path, folder);
    free(folder);
    return false;
}

static bool is_whole(const Store *present)
{
    return present && !store_is_damaged(present) && !store_is_altered(present);
}

/* The one that the journal has at the latest place, for the clock may have gone back between two. A
 * damaged workbook is worth its own last backup; what its journal still says tells which that is.
 */
static char *latest(Store *present, const Table *list, const char *unlike)
{
    int64_t last = -1;
    const char *found = NULL;
    for (size_t row = 0; row < table_rows(list); row++) {
        int64_t at = position(present, list, row);
        if (at <= last || !is_past(present, list, row) ||
            !strcmp(table_get(list, row, "act"), unlike))
            continue;
        last = at;
        found = table_cell(list, row, 0);
    }
    return found ? xstrdup(found) : NULL;
}

static char *choose(Store *present, const char *path)
{
    Table *list = present ? backup_list(present) : NULL;
    char *act = is_whole(present) ? store_text(present, queries, LAST_ACT) : xstrdup("");
    char *found = act && list ? latest(present, list, act) : NULL;
    if (!found)
        say_which(path);
    free(act);
    table_free(list);
    return found;
}

static bool is_of_same_engagement(Store *present, Store *source, const char *chosen)
{
    char *mine = engagement_id(present), *theirs = engagement_id(source);
    bool is_same = mine && theirs && (!*mine || !strcmp(mine, theirs));
    if (mine && theirs && !is_same)
        fail("%s is of another engagement; it cannot take the place of this workbook", chosen);
    free(mine);
    free(theirs);
    return is_same;
}

/* How many acts of `present` are not in `source`; both lists are in the order of the acts. */
static int64_t count_missing(Store *present, Store *source)
{
    Table *here = store_rows(present, queries, ACTS), *there = store_rows(source, queries, ACTS);
    int64_t missing = here && there ? 0 : -1;
    size_t at = 0;
    for (size_t row = 0; missing >= 0 && row < table_rows(here); row++) {
        const char *act = table_cell(here, row, 0);
        while (at < table_rows(there) && strcmp(table_cell(there, at, 0), act) < 0)
            at++;
        missing += at == table_rows(there) || strcmp(table_cell(there, at, 0), act) != 0;
    }
    table_free(here);
    table_free(there);
    return missing;
}

/* Into the open workbook, as one transaction: whoever reads it sees either. */
static bool replace_whole(Store *present, Store *source, BackupRestored *restored)
{
    const char *chosen = restored->from;
    restored->missing = count_missing(present, source);
    char *kept = is_of_same_engagement(present, source, chosen) && store_claim(present)
                     ? backup_make(present, NULL)
                     : NULL;
    if (kept && store_overwrite(present, source)) {
        restored->aside = kept;
        return true;
    }
    free(kept);
    return false;
}

/* The damaged file is moved aside only when what takes its place lies ready. */
static bool put_in_place(const char *path, Store *source, char **aside)
{
    bool was_there = file_exists(path);
    char *beside = file_name_with(path, strlen(path), ".restored");
    bool is_ready = write_copy(source, beside);
    char *to = is_ready ? move_aside(path) : NULL;
    bool done = to && file_move(beside, path);
    if (to && !done)
        (void)!move_all(to, path);
    if (is_ready && !done)
        (void)!file_remove(beside, FILE_MADE);
    if (done && was_there)
        *aside = xstrdup(to);
    free(to);
    free(beside);
    return done;
}

/* Whoever has the file open must not lose it. */
static bool replace_damaged(const char *path, Store *source, char **aside)
{
    char *holder = NULL;
    Lock *lock = lock_take(path, store_author(source), &holder);
    if (holder)
        fail("%s is open in another program: %s", path, holder);
    bool done =
        lock && (!file_exists(path) || store_is_quiet(path)) && put_in_place(path, source, aside);
    lock_release(lock);
    free(holder);
    return done;
}

/* Nothing is put in the place of a folder or a device, which cannot be moved aside either. */
static bool is_file_or_none(const char *path)
{
    struct stat status;
    return stat(path, &status) != 0 ? store_name_is_free(path)
                                    : S_ISREG(status.st_mode) ||
                                          fail("%s is not a file; name the workbook itself", path);
}

/* A damaged workbook may look like anything; what is called otherwise and is none is somebody
 * else's. */
static bool is_workbook_or_none(const char *path)
{
    static const char ending[] = ".wellbook";
    size_t bytes = strlen(path), end = strlen(ending);
    return !file_exists(path) || (bytes > end && !strcmp(path + bytes - end, ending)) ||
           store_header_read(path) != HEADER_REFUSED ||
           fail("%s is not a workbook; name the workbook, or move the file away", path);
}

static bool is_sound(Store *source, const char *path)
{
    return source && store_has_its_log(source) &&
           ((!store_is_damaged(source) && !store_is_altered(source)) ||
            fail("%s: %s", path, store_read_only_why(source))) &&
           store_is_sound(source);
}

static bool restore(const char *path, const char *backup, BackupRestored *restored)
{
    Store *present = file_exists(path) ? store_open(path) : NULL;
    restored->from = backup ? xstrdup(backup) : choose(present, path);
    Store *source = restored->from ? store_open_theirs(restored->from) : NULL;
    bool done = is_sound(source, restored->from), is_readable = is_whole(present);
    if (done && is_readable)
        done = replace_whole(present, source, restored);
    store_close(present);
    if (done && !is_readable)
        done = replace_damaged(path, source, &restored->aside);
    store_close(source);
    return done;
}

bool backup_restore(const char *path, const char *backup, BackupRestored *restored)
{
    BackupRestored own = { .missing = -1 };
    bool done = is_file_or_none(path) && is_workbook_or_none(path) && restore(path, backup, &own);
    if (restored)
        *restored = own;
    else
        backup_restored_free(&own);
    return done;
}

void backup_restored_free(BackupRestored *restored)
{
    free(restored->from);
    free(restored->aside);
}
