/* SPDX-License-Identifier: GPL-3.0-or-later */
/* item_spool.h - items that wait on disk for what stands behind them. */
#ifndef ITEM_SPOOL_H
#define ITEM_SPOOL_H

#include <stdio.h>

#include "format/item.h"

/* Appends to a temporary file, made on first use; the caller rewinds and closes it. `kind` is the
 * caller's and comes back as it was given. */
MUST_CHECK bool item_spool_put(FILE **spool, const void *kind, const Item *item);

/* Reads the next one; false after fail(). */
MUST_CHECK bool item_spool_get(FILE *spool, const void **kind, Item *item, bool *is_end);

#endif
