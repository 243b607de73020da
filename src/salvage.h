/* SPDX-License-Identifier: GPL-3.0-or-later */
/* salvage.h - recovers what can be read of a damaged workbook into a new one. */
#ifndef SALVAGE_H
#define SALVAGE_H

#include "store.h"

/* Reads every table of `broken` from both ends, and puts back from the journal and the
 * shipped bank what its damaged parts held. `path` must be new. Returns table, read, added
 * (rows put back), is_damaged (yes or ""): one row a table that has rows or is damaged.
 * NULL, and no file, when not even the list of tables can be read. */
Table *salvage_file(const char *broken, const char *path);

#endif
