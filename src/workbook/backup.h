/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup.h - copies of a workbook that were read back whole before they count. They lie in
 * the user's data folder, backups/ENGAGEMENT/TIME-ACT.wellbook, the newest ten. */
#ifndef BACKUP_H
#define BACKUP_H

#include "store/store.h"

/* Copies the workbook to `path`, whole or not at all; NULL: to the folder of its backups,
 * unless nothing was done since the last one. Returns where it lies, the caller frees;
 * NULL on failure. */
char *backup_make(Store *store, const char *path);

/* path, at (local), act (the last one in it), bytes; the newest first. */
Table *backup_list(Store *store);

/* Puts a backup in the place of the workbook at `path`, which is backed up first, or when
 * it cannot be read is kept beside it under another name. NULL: the newest that differs. `aside`,
 * unless NULL, becomes where what stood there lies now, NULL for nothing; the caller frees. */
MUST_CHECK bool backup_restore(const char *path, const char *backup, char **aside);

#endif
