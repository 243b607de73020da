/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "date.h"
#include "engagement.h"
#include "file.h"

enum { KEPT = 10 };

enum { ACTS };
static const Query queries[] = {
    [ACTS] = { "", "SELECT ifnull(max(number), 0) FROM journal" },
    { 0 },
};

static char *folder_of(Store *store)
{
    char *id = engagement_id(store);
    char *name = id && *id ? xasprintf("backups/%s/", id) : NULL;
    char *folder = name ? file_personal(name) : NULL;
    if (id && !*id)
        fail("%s does not say which engagement it is of", store_path(store));
    free(name);
    free(id);
    return folder;
}

static int is_backup(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && !strcmp(dot, ".wellbook") && entry->d_name[0] != '.';
}

/* "20261123T090000Z-12.wellbook" */
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
    char *acts = dash ? xstrndup(dash + 1, strspn(dash + 1, "0123456789")) : xstrdup("");
    char *bytes = xasprintf("%lld", stat(path, &status) == 0 ? (long long)status.st_size : 0);
    table_add(table, (const char *const[]){ path, local, acts, bytes }, 0);
    free(bytes);
    free(acts);
    free(path);
}

Table *backup_list(Store *store)
{
    static const char *const names[] = { "path", "at", "acts", "bytes" };
    struct dirent **entries = NULL;
    char *folder = folder_of(store);
    if (!folder)
        return NULL;
    Table *table = table_new();
    for (size_t i = 0; i < COUNT(names); i++)
        table_add_column(table, names[i], names[i], COLUMN_TEXT);
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
    if (!file_draft_open(&draft, path))
        return false;
    if (store_copy_to_file(store, draft.temporary))
        return file_draft_publish_new(&draft);
    file_draft_discard(&draft);
    return false;
}

static char *name_of(Store *store, const char *folder)
{
    char stamp[STAMP_SIZE], plain[STAMP_SIZE] = "";
    char *acts = store_text(store, queries, ACTS);
    size_t length = 0;
    date_stamp(stamp);
    for (const char *at = stamp; *at; at++)
        if (*at != '-' && *at != ':')
            plain[length++] = *at;
    char *path = acts ? xasprintf("%s%s-%s.wellbook", folder, plain, acts) : NULL;
    free(acts);
    return path;
}

static void drop_old(Store *store)
{
    Table *list = backup_list(store);
    for (size_t row = KEPT; list && row < table_rows(list); row++)
        unlink(table_cell(list, row, 0));
    table_free(list);
}

static char *newest_if_same(Store *store)
{
    Table *list = backup_list(store);
    char *acts = store_text(store, queries, ACTS), *path = NULL;
    if (list && acts && table_rows(list) && !strcmp(table_get(list, 0, "acts"), acts))
        path = xstrdup(table_cell(list, 0, 0));
    free(acts);
    table_free(list);
    return path;
}

char *backup_make(Store *store, const char *path)
{
    if (path)
        return write_copy(store, path) ? xstrdup(path) : NULL;
    char *same = newest_if_same(store), *folder = same ? NULL : folder_of(store);
    char *target = folder ? name_of(store, folder) : NULL;
    if (target && !file_exists(target) && !write_copy(store, target)) {
        free(target);
        target = NULL;
    }
    if (target)
        drop_old(store);
    free(folder);
    return same ? same : target;
}

/* ---- restoring ---- */

static char *choose(Store *store, const char *path)
{
    Table *list = store ? backup_list(store) : NULL;
    char *acts = store ? store_text(store, queries, ACTS) : NULL, *found = NULL;
    for (size_t row = 0; acts && list && !found && row < table_rows(list); row++)
        if (strcmp(table_get(list, row, "acts"), acts) != 0)
            found = xstrdup(table_cell(list, row, 0));
    if (!found) {
        char *folder = file_personal("backups/");
        fail("%s: say which backup to restore; they lie in %s", path, folder);
        free(folder);
    }
    free(acts);
    table_free(list);
    return found;
}

static bool move_aside(const char *path, const char *suffix)
{
    char *from = xasprintf("%s%s", path, suffix), *to = xasprintf("%s.damaged%s", path, suffix);
    bool done =
        !file_exists(from) || rename(from, to) == 0 || fail("%s: %s", from, strerror(errno));
    free(from);
    free(to);
    return done;
}

/* What stands there now is kept: as a backup when it is whole, beside it when not. */
static bool keep_present(Store *store, const char *path)
{
    if (store && !store_is_damaged(store)) {
        char *kept = backup_make(store, NULL);
        free(kept);
        return kept != NULL;
    }
    char *aside = xasprintf("%s.damaged", path);
    bool done = !file_exists(aside) || fail("%s exists already; move it away first", aside);
    free(aside);
    return done && move_aside(path, "-wal") && move_aside(path, "-shm") && move_aside(path, "");
}

static bool put_in_place(Store *backup, const char *path)
{
    FileDraft draft;
    char *beside = xasprintf("%s.restored", path);
    bool done = file_draft_open(&draft, beside);
    if (done && !store_copy_to_file(backup, draft.temporary)) {
        file_draft_discard(&draft);
        done = false;
    }
    done = done && file_draft_publish(&draft) &&
           (rename(beside, path) == 0 || fail("%s: %s", path, strerror(errno)));
    free(beside);
    return done;
}

bool backup_restore(const char *path, const char *backup)
{
    Store *present = file_exists(path) ? store_open(path) : NULL;
    char *chosen = backup ? xstrdup(backup) : choose(present, path);
    Store *source = chosen ? store_open(chosen) : NULL;
    bool done = source && (!present || store_claim(present));
    if (done && store_is_damaged(source))
        done = fail("%s: %s", chosen, store_read_only_why(source));
    done = done && store_is_sound(source) && keep_present(present, path);
    store_close(present);
    done = done && put_in_place(source, path);
    store_close(source);
    free(chosen);
    return done;
}
