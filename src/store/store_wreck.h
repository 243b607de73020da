/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_wreck.h - the tables of a damaged workbook, found and mended in memory; the file is not
 * written to, and no definition, view or trigger of it is ever used. */
#ifndef STORE_WRECK_H
#define STORE_WRECK_H

#include "store/store.h"

typedef struct StoreWreck StoreWreck;

/* Its tables are taken to be those of `like`, a workbook of this version that was just
 * created. NULL when the file is no workbook or none of its tables can be found. */
StoreWreck *store_wreck_open(const char *path, Store *like);
void store_wreck_close(StoreWreck *wreck);

/* Which log beside it was not read whole, and why; NULL when none is left. Borrowed. */
const char *store_wreck_unread(const StoreWreck *wreck);

/* What was found of a table. */
typedef struct WreckFound {
    Store *rows;       /* where its rows are read; NULL: nowhere. Borrowed */
    size_t lost_pages; /* that cannot be read, with all their rows */
    size_t lost_rows;  /* found, but unreadable */
    bool is_missing;   /* not a page of it was found */
} WreckFound;

WreckFound store_wreck_find(const StoreWreck *wreck, const char *name);

/* Whether its version had a journal. */
bool store_wreck_has_journal(const StoreWreck *wreck);

#endif
