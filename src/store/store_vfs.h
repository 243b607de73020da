/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_vfs.h - the file of a workbook and its log as SQLite reads and writes them, watched for
 * what others write into them in place.
 *
 * A thin layer over the VFS that is the default. Each page that passes is summed up, and the
 * file's time of change is noted after each of our writes. While a connection alone may write,
 * a file that changed without us is compared with the sums: before it is written to (a checkpoint,
 * a spill, a rollback), so that pages of ours never go into another's content, and whenever the
 * ground is looked at (store_ground.c). Pages that are read are compared as well.
 *
 * A change without a log writes into the file before it is committed, and only the rollback journal
 * beside it, known by its name, takes that back. So before the first page is overwritten the file
 * itself says which journal it needs, in bytes of its header that SQLite leaves unused, and once
 * all pages are there it does not say so any more. Both are synced. It goes with the file,
 * whichever way that is renamed or copied; SQLite never sees it. */
#ifndef STORE_VFS_H
#define STORE_VFS_H

#include <sqlite3.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/base.h"

typedef enum StoreVfsLook { VFS_OWN, VFS_FILE_WRITTEN, VFS_LOG_WRITTEN } StoreVfsLook;

/* A parameter of the URI, true: the pages are not summed up, for a file that is read once and
 * closed. When it is written to all the same, a new time of change is enough to refuse it. */
#define STORE_VFS_UNSUMMED "unsummed"

/* Where the header says which journal the file needs, and how many bytes. */
enum { STORE_VFS_NEED_AT = 72, STORE_VFS_NEED = 20, STORE_VFS_JOURNAL_HEADER = 28 };

/* Of what a rollback journal begins with (https://www.sqlite.org/fileformat.html, "The Rollback
 * Journal"): its random number and the pages of the file before. */
void store_vfs_need_of(const unsigned char journal[STORE_VFS_JOURNAL_HEADER],
                       unsigned char need[STORE_VFS_NEED]);

/* Whether a file that begins so needs a journal: it was cut short in the middle of a change. */
bool store_vfs_is_in_need(const unsigned char *header);

/* The name for sqlite3_open_v2. */
const char *store_vfs_name(void);

/* From now on nobody else may write; the log goes on after that many frames. */
void store_vfs_watch(sqlite3 *db, uint32_t frames);

/* Others may write again: what they do is theirs. */
void store_vfs_unwatch(sqlite3 *db);

/* Whether the file says from now on which journal it needs while it is written to without a log. */
void store_vfs_say_need(sqlite3 *db, bool says);

/* Whether others wrote into the file or the log: by the file's time of change, and by the log's
 * header and last frame. */
StoreVfsLook store_vfs_look(sqlite3 *db);

/* The same by every frame of the log. */
StoreVfsLook store_vfs_look_through(sqlite3 *db);

/* Nothing is written to the file any more, and what is there is read as it is. */
void store_vfs_give_up(sqlite3 *db);

/* Whether all that was read since was as it had been. */
bool store_vfs_is_whole(sqlite3 *db);

/* Whether its time of change was ever not that of our last write, with or without a change of what
 * was read of it. */
bool store_vfs_was_touched(sqlite3 *db);

/* How often the file itself was written to. */
uint64_t store_vfs_writes(sqlite3 *db);

/* The last rollback journal of the connection; 0: it had none. */
ino_t store_vfs_rollback(sqlite3 *db);

#endif
