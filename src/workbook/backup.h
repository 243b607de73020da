/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup.h - copies of a workbook that were read back whole before they count. They lie in
 * the user's data folder, backups/ENGAGEMENT/TIME-ACT.wellbook: of each copy of the engagement the
 * newest ten of what it has gone through, and whatever went on otherwise. */
#ifndef BACKUP_H
#define BACKUP_H

#include "store/store.h"

/* Copies the workbook to `path`, whole or not at all; NULL: to the folder of its backups,
 * unless nothing was done since the last one. Returns where it lies, the caller frees;
 * NULL on failure. */
char *backup_make(Store *store, const char *path);

/* path, at (local), act (the last one in it), bytes; the newest first. */
Table *backup_list(Store *store);

typedef struct BackupRestored {
    char *from;      /* the backup */
    char *aside;     /* where what stood there lies now; NULL: nothing did, or it is not known */
    int64_t missing; /* acts that stood there and are not in the backup; -1: it could not be read */
} BackupRestored;

/* Puts a backup in the place of the workbook at `path`, which is backed up first, or when
 * it cannot be read is kept beside it under another name. NULL: the newest that differs and that the
 * workbook has gone through, as far as it can be read; never one of another copy. `restored`, unless
 * NULL, is the caller's to free, also after a failure. */
MUST_CHECK bool backup_restore(const char *path, const char *backup, BackupRestored *restored);
void backup_restored_free(BackupRestored *restored);

#endif
