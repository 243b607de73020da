/* SPDX-License-Identifier: GPL-3.0-or-later */
/* salvage.h - recovers what can be read of a damaged workbook into a new one. */
#ifndef SALVAGE_H
#define SALVAGE_H

#include "store/store.h"

/* Takes every row that can be read and is allowed, table by table, and puts back from the
 * journal and the shipped bank what the rest held. `path` must be new, with no log beside
 * it. Returns one row a table that has rows or lost some: table, read (rows taken), skipped
 * (rows that were found and not taken), pages (that cannot be read), refilled (rows put
 * back), lost (rows that are gone for good; "?" when nobody knows how many, "" when none),
 * which (the first rows that were skipped, and why). NULL, and no file, when no table can be
 * found. `unread` says which log beside the broken file was not read whole, and why; NULL when
 * none is left. The caller frees. */
Table *salvage_file(const char *broken, const char *path, char **unread);

/* Tables of the report that lost rows. */
size_t salvage_losses(const Table *report);

#endif
