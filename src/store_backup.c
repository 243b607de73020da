/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store_private.h"

#include <stdlib.h>

/* All pages at once: a workbook is small, and a writer in between would start it anew. */
static bool copy_pages(Store *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from->db, "main");
    if (!backup)
        return fail("%s: %s", from->path, sqlite3_errmsg(to));
    int code = sqlite3_backup_step(backup, -1);
    int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && finished == SQLITE_OK)
        return true;
    return fail("%s: %s", from->path, sqlite3_errstr(finished == SQLITE_OK ? code : finished));
}

Store *store_copy(Store *from, const char *path)
{
    Store *copy = store_create(":memory:");
    if (!copy)
        return NULL;
    free(copy->path);
    copy->path = xstrdup(path);
    if (copy_pages(from, copy->db) && store_run(copy, "PRAGMA foreign_keys = ON"))
        return copy;
    store_close(copy);
    return NULL;
}
