/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_private.h - the connection, shared by the files of the store. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

/* The session extension is declared only when asked for. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "entity.h"
#include "file.h"
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
    char *read_only_why; /* NULL: changes are taken */
    bool is_checked;     /* every page was looked at */
    bool is_damaged, is_held;
    bool is_altered;             /* its schema is not of Wellbook */
    bool has_functions;          /* that SELECTs of templates call */
    int64_t most_steps;          /* of such a SELECT; 0: the usual */
    FileLock *lock;              /* of the one who may write */
    const Entity *entities;      /* what the journal keeps */
    bool made_in_act;            /* a view or words, which go when the act is undone */
    sqlite3_session *session;    /* of the open act */
    char *act_kind, *act_target; /* NULL: a plain act */
    char site[FILE_ID_SIZE];     /* "" until this opening first writes */
    int64_t sequence;            /* acts it wrote */
    bool wrote_row;
    int depth; /* acts begun and not ended */
    Prepared *prepared;
    size_t prepared_count, prepared_room;
};

/* Records that a read-only workbook was to be changed. */
bool store_refuse(const Store *store);

/* Records what the connection last said as the failure. */
bool store_failed(Store *store);
MUST_CHECK bool store_run(Store *store, const char *sql);

/* The prepared statement of a query, NULL when the file cannot be read. */
sqlite3_stmt *store_statement(Store *store, const Query *family, int query);

/* The journal. store_watch begins to record, store_record writes the row of what was done
 * since, store_forget ends it. */
MUST_CHECK bool store_watch(Store *store);
MUST_CHECK bool store_record(Store *store);
void store_forget(Store *store);
MUST_CHECK bool store_record_baseline(Store *store);

/* Where a link leads, so that the log and the lock lie beside the file itself; the caller
 * frees. */
char *store_real_path(const char *path);

/* A URI that opens a workbook without ever writing to it; the caller frees. */
char *store_uri_to_read(const char *path);
Store *store_connect_read_only(const char *path);

/* Makes the view or table of the program that a query just failed to find; false when it is none
 * of those, or is there. */
bool store_make_missing(Store *store);

/* Makes all of them, so that none of the file's own answers in their place. */
void store_make_all(Store *store);

/* What was made so is about to go (an act is undone, the place of temporary tables changes), and
 * statements that use it do not know: they are prepared anew. */
void store_forget_statements(Store *store);

/* What holds for every connection: the file cannot make SQLite do more than read rows. */
void store_harden(sqlite3 *db);

/* Lets a file be read that is shorter than it says, or whose schema is broken in part. */
void store_tolerate(Store *store);

/* Compares the schema with that of its version. False when it is not as Wellbook made it: then
 * it is read-only, and says why. */
bool store_check_schema(Store *store);
void store_schema_hash(sqlite3 *db, char hash[FILE_HASH_SIZE]);

/* Takes the schema steps that are missing. */
MUST_CHECK bool store_migrate(Store *store);

/* Whether it can be walked through to its end, and is of journaled tables alone. */
bool store_changeset_is_whole(const Store *store, const void *changeset, int bytes);

/* Makes change(changeset) known to SQL. */
MUST_CHECK bool store_offer_changes(Store *store);

#endif
