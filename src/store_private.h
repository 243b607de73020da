/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_private.h - the connection, shared by the files of the store. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

/* The session extension is declared only when asked for. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "store.h"

/* The statements of one family, in its order. */
typedef struct Prepared {
    const Query *family;
    size_t count;
    sqlite3_stmt **statements;
} Prepared;

struct Store {
    sqlite3 *db;
    char *path, *author;
    bool read_only;
    bool is_checked; /* every page was looked at */
    int depth;       /* acts begun and not ended */
    Prepared *prepared;
    size_t prepared_count, prepared_room;
};

/* Records what the connection last said as the failure. */
bool store_failed(Store *store);
MUST_CHECK bool store_run(Store *store, const char *sql);

#endif
