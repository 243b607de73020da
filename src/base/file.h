/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file.h - where the program's own files lie, and writing others' safely. */
#ifndef FILE_H
#define FILE_H

#include <stdio.h>
#include <sys/types.h>

#include "base/base.h"

/* The path of a shipped file such as "data/forms/forms.csv": below $WELLBOOK_ROOT, the
 * source tree the program was built in, or the installed folder. The caller frees. */
char *file_shipped(const char *name);

/* Whether the shipped files are where they are looked for. */
MUST_CHECK bool file_check_shipped(void);

/* Below $XDG_DATA_HOME/wellbook, or ~/.local/share/wellbook: folders of our own, made as needed
 * (0700). NULL when there is no such place or others could write there. The caller frees. */
char *file_personal(const char *name);

/* Whether there is such a place. */
MUST_CHECK bool file_check_personal(void);

/* How a sealed workbook and a secret key begin: no export is ever meant to replace one. */
#define FILE_SEALED_MARK "Wellbook sealed"
#define FILE_KEY_MARK    "wbs1-"

/* What a name that is to go must look like: only what Wellbook made is ever removed. */
typedef enum FileOwn {
    FILE_DRAFT,     /* ".NAME.XXXXXX" */
    FILE_COMPANION, /* "…-wal", "…-shm", "…-journal" */
    FILE_LOCK_NAME, /* ".NAME.lock" */
    FILE_NOTE,      /* "wellbook-XXXXXX.txt", for an editor */
    FILE_BACKUP,    /* file_is_backup */
    FILE_MADE       /* any name: the caller made it a moment ago, with file_make_private */
} FileOwn;

/* The one place where a file is removed: a regular one with such a name. True when it is gone. */
MUST_CHECK bool file_remove(const char *path, FileOwn what);

/* The one place where a file is moved: a regular one, over a regular one or none. */
MUST_CHECK bool file_move(const char *path, const char *to);

/* The name of a backup, "20261123T090000Z-ID-12.wellbook". */
bool file_is_backup(const char *name);

/* Whether this program has the file open already, as it has a workbook, its log and its index:
 * closing it once more would give up SQLite's locks on it. */
bool file_is_open_here(const char *path);

/* The one place where a file of somebody is opened to be read: a regular one that is not open
 * here. NULL, and the reason, when it is not. */
FILE *file_open(const char *path);

/* The same of one that may be open here; file_close leaves it open then. */
FILE *file_open_here(const char *path);

/* Closes what file_open opened, or NULL; but not a workbook. Closing any descriptor of a file
 * gives up this process's locks on it, those of SQLite as well: then another process deletes
 * the log under an open workbook. */
void file_close(FILE *file);

/* Closes a descriptor of a workbook for the same reason only when this program has no other. */
void file_let_go(int descriptor);

/* The name of the network file system, or one like it, that a path leads to; NULL when it is none.
 */
const char *file_network(const char *path);

/* A path that could not be made, NULL, leads nowhere. */
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* Whether something can be written under that name and goes nowhere else. */
MUST_CHECK bool file_is_no_link(const char *path);

/* Whether two paths lead to one file. */
bool file_is_same(const char *one, const char *other);

/* The part after the last slash; borrowed. */
const char *file_name(const char *path);

/* The part before it, "." when there is none; the caller frees. */
char *file_folder(const char *path);

/* From the root: leads to the same place wherever the folder one is in goes. NULL when that is gone
 * already. The caller frees. */
char *file_absolute(const char *path);

/* The first `bytes` of a path and an ending: a name that is made from another's. When with its logs
 * and drafts it would be longer than a file system takes, the other's is cut at the edge of a
 * character. The caller frees. */
char *file_name_with(const char *path, size_t bytes, const char *ending);

/* Whether a new file may have that name: not one that SQLite takes for the log of another. Every
 * name that a person gives is asked. */
MUST_CHECK bool file_name_may_be_given(const char *path);

/* A file written beside its target under a private name (0600) and moved there when
 * complete, so that the target is whole or untouched. The target may be no link. */
typedef struct FileDraft {
    char *target, *temporary;
    FILE *stream;
} FileDraft;

MUST_CHECK bool file_draft_open(FileDraft *draft, const char *target);

/* Syncs, renames over the target and syncs the folder; on failure nothing is left. Only for what
 * lies in our own folder, or was looked at first (report_can_write). */
MUST_CHECK bool file_draft_publish(FileDraft *draft);

/* The same, but fails when the target exists. */
MUST_CHECK bool file_draft_publish_new(FileDraft *draft);

void file_draft_discard(FileDraft *draft);

/* Publishes what was written by one of the two above. When it was not, the draft goes, and the
 * reason names the target if the stream failed. */
MUST_CHECK bool file_draft_finish(FileDraft *draft, bool is_written,
                                  bool (*move)(FileDraft *draft));

/* Removes the drafts in `folder`, one of our own, that a killed program left there over an hour
 * ago. */
void file_remove_old_drafts(const char *folder);

/* Whether a draft for it could be opened now. */
MUST_CHECK bool file_can_be_written(const char *target);

/* Removes a name, or moves it, only while it leads to the file of that number. */
void file_move_if(const char *path, ino_t inode, const char *to);

/* Makes an empty file (0600) that must not exist yet. */
MUST_CHECK bool file_make_private(const char *path);

/* Makes one folder (0700); an existing one is fine. */
MUST_CHECK bool file_make_folder(const char *path);

/* A fresh folder (0700) that lies in memory, for what must never be on a disk; NULL when the
 * machine has none. The caller frees the path. */
char *file_make_memory_folder(void);

/* Removes a folder that was emptied. */
void file_remove_folder(const char *path);

/* The whole file as text, at most `limit` bytes; NULL on failure, a NUL byte in it included. The
 * caller frees. */
char *file_read(const char *path, size_t limit);

#endif
