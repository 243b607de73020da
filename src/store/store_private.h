/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_private.h - the connection, shared by the files of the store. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

/* The session extension is declared only when asked for. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <sys/types.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/lock.h"
#include "store/entity.h"
#include "store/store.h"

enum { GROUND_HEADER = 100, GROUND_INDEX = 48, GROUND_ACT = 96 };

/* The statements of one family, in its order. */
typedef struct Prepared {
    const Query *family;
    size_t count;
    sqlite3_stmt **statements;
} Prepared;

/* What was seen of the file when it was opened (store_ground.c). */
typedef struct Ground {
    bool is_watched; /* a file that is written to */
    dev_t device;
    ino_t file, log, index; /* 0: there is none */
    char *log_name, *index_name;
    int64_t bytes;
    unsigned char header[GROUND_HEADER];
    unsigned char wal_index[GROUND_INDEX]; /* the header of the index of the log */
    int64_t changes;                       /* of this connection when the header was kept */
    char id[ID_SIZE];
    int64_t id_page;  /* where the page with the engagement's id begins; 0: unknown */
    int64_t id_place; /* where it was seen in the file itself; 0: the log may have it still */
    uint64_t marked;  /* the writes to the file when its log was marked */
    unsigned char *image; /* NULL, or what is saved when the file is overwritten; its log is gone */
    int64_t image_bytes;
    char *lost;       /* NULL, or what became of the file: "x was deleted while it was open" */
    char *kept;       /* where all that it held lies since */
    bool is_partial;  /* only what could be read of it */
} Ground;

/* A file as it was found sound (store_sound.c): two sums, and where they are kept. */
typedef struct Sound {
    uint64_t one, other; /* 0: not known */
    size_t place;
} Sound;

struct Store {
    sqlite3 *db;
    char *path, *author;
    char *place;         /* the path from the root: what lies there is looked at by it */
    char *read_only_why; /* NULL: changes are taken */
    bool is_checked;     /* every page was looked at */
    Sound sound;         /* what the file was before */
    bool is_damaged, is_held;
    bool is_altered;             /* its schema is not of Wellbook */
    bool lacks_log;              /* what lies beside it is not read, and it may be older than that */
    bool is_half;                /* of a change that was cut short, and that was said */
    bool lacks_room;             /* the last failure was a full disk */
    bool has_functions;          /* that SELECTs of templates call */
    int64_t most_steps;          /* of such a SELECT; 0: the usual */
    Lock *lock;                  /* of the one who may write */
    bool is_claim_lost;          /* it was taken away, and not made anew yet */
    const Entity *entities;      /* what the journal keeps */
    int making;                  /* views that are being made, one in the other */
    bool lacks_table;            /* the last query reads what could not be made; why was said */
    bool is_keeping;             /* views marked so are tables of their rows */
    bool made_in_act;            /* a view or words, which go when the act is undone */
    struct {
        const char *table; /* NULL: none */
        StoreFill *fill;
        char *word;
    } awaited; /* what is filled once a view reads it */
    sqlite3_session *session;    /* of the open act */
    char *act_kind, *act_target; /* NULL: a plain act */
    char *act_joined;            /* NULL: none */
    char site[ID_SIZE];          /* "" until this opening first writes */
    int64_t sequence;            /* acts it wrote */
    int64_t parts;               /* of the open act, that have their rows already */
    bool wrote_row;
    int depth; /* acts begun and not ended */
    Ground ground;
    char *notice; /* NULL, or that there is no room on the disk */
    Prepared *prepared;
    size_t prepared_count, prepared_room;
};

/* The file of a claim that was made may be deleted by somebody who tidies up, and another program
 * claims the workbook then. Before a change it is made anew, or the workbook is read-only from here
 * on: false. Not inside an act. */
MUST_CHECK bool store_claim_holds(Store *store);

/* Knows of it only, so that what another wrote meanwhile is taken for what it is. */
void store_drop_lost_claim(Store *store);

/* Records that a read-only workbook was to be changed. */
bool store_refuse(const Store *store);

/* Whether the file, rather than a query, is why one cannot be run. */
bool store_is_to_blame(Store *store);

/* Records why a query failed: the file, or what SQLite said of the query and where it is from. */
bool store_failed_query(Store *store, const char *origin);

/* Records what the connection last said as the failure. */
bool store_failed(Store *store);
MUST_CHECK bool store_run(Store *store, const char *sql);

/* A statement that was put together; NULL after fail(). The caller finalizes it. */
sqlite3_stmt *store_prepare(Store *store, const char *sql);

/* The prepared statement of a query with its arguments; NULL when the file cannot be read.
 * `lifetime` of texts: SQLITE_STATIC or SQLITE_TRANSIENT. */
sqlite3_stmt *store_bind(Store *store, const Query *family, int query, const StoreValue values[],
                         void (*lifetime)(void *));

/* The journal. store_watch begins to record, store_record writes the row of what was done
 * since, store_forget ends it. */
MUST_CHECK bool store_watch(Store *store);

/* The last act in the journal that this opening wrote; 0: none. */
MUST_CHECK bool store_last_own_act(Store *store, int64_t *sequence);
MUST_CHECK bool store_record(Store *store);
void store_forget(Store *store);
MUST_CHECK bool store_record_baseline(Store *store);

/* Where a link leads, so that the log and the lock lie beside the file itself; the caller
 * frees. */
char *store_real_path(const char *path);

/* The path as a URI, with a query such as "?mode=ro"; the caller frees. */
char *store_uri(const char *path, const char *query);

/* Writes pages as a workbook, and reads them back. */
MUST_CHECK bool store_write_image(FileDraft *draft, const void *bytes, int64_t count);

/* A URI that opens a workbook without ever writing to it; the caller frees. */
char *store_uri_to_read(const char *path);
Store *store_connect_read_only(const char *path);

/* A database in memory without any table, for a copy. */
Store *store_connect_empty(void);

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
void store_schema_hash(sqlite3 *db, char hash[HASH_SIZE]);

/* Gives a new file all there is in one of this version. */
MUST_CHECK bool store_make_schema(Store *store);

/* Takes the schema steps that are missing. */
MUST_CHECK bool store_migrate(Store *store);

/* One over the columns of an act (STORE_ACT_COLUMNS), in that order. */
int64_t store_act_checksum(sqlite3_value *const columns[], int count);

/* Whether it can be walked through to its end, and is of journaled tables alone. */
bool store_changeset_is_whole(const Store *store, const void *changeset, int bytes);

/* The ground. Taken when the file is open to be written; the log again whenever it was made
 * anew, and the rest after each change that is known to be ours. */
void store_ground_take(Store *store);
void store_ground_take_log(Store *store);

/* Nobody else may write from now on. */
void store_ground_claim(Store *store);

/* The file is about to be written to without a log, or is again with one. */
void store_ground_hold_image(Store *store);
void store_ground_drop_image(Store *store);

/* The journal in the file itself is about to become another one. */
void store_ground_forget_act(Store *store);

void store_ground_keep_header(Store *store);

/* Whether the path still leads to the file that was opened, and its log lies beside it. */
MUST_CHECK bool store_ground_holds(Store *store);

/* After a commit: the same by the names alone, and what the commit changed is known. */
MUST_CHECK bool store_ground_held(Store *store);

/* Once it does not, and outside of acts: saves what was held and records both as the failure;
 * false. */
bool store_ground_refuse(Store *store);

/* Before the connection is closed: whether the file is still the one that was opened. */
bool store_ground_leave(Store *store);

/* Whether SQLite may look at what lies beside the file: there is no log, or it is this file's.
 * The file is opened for it, so not while it is open. */
MUST_CHECK bool store_log_is_own(const char *path);

/* Whether a change of it was cut short that SQLite has yet to take back, by the journal that it
 * needs; and, for a file that is only read, the failure that says so. */
bool store_log_is_half(const char *path);
MUST_CHECK bool store_log_is_over(const char *path);

/* Whether all that was committed to the log can still be read from it, or is in the file. */
MUST_CHECK bool store_log_is_whole(const char *path);

/* For salvage, which reads what SQLite would not: puts the pages of a log over those of its file,
 * as far as they can be read and it is the file's. The bytes are of sqlite3_malloc64, and may grow.
 * `unread` says what of the log beside the file is not in them, and why; NULL when all is. The
 * caller frees both. */
unsigned char *store_log_pour(const char *path, unsigned char *bytes, sqlite3_int64 *size,
                              char **unread);

/* Writes on the log whose it is: which file's, of which engagement, and an act that is in the
 * file itself ("NUMBER SITE-SEQUENCE", or ""). */
void store_log_mark(const char *name, ino_t log, ino_t file, const char *id, const char *act);

/* What to know of the place of a file: a network, a folder that is synced; NULL when there is
 * nothing. The caller frees. */
char *store_place_notice(const char *path);

/* Makes change(changeset) known to SQL, and the functions of score.h. */
MUST_CHECK bool store_offer_changes(Store *store);
MUST_CHECK bool store_offer_score(Store *store);
MUST_CHECK bool store_offer_money(Store *store);
MUST_CHECK bool store_offer_window(Store *store);

/* What a file is now; not known while it has a log. */
Sound store_sound_of(const char *path);

/* Whether the file was found sound before and is as it was; notes what it is. */
bool store_sound_is_known(Store *store);

/* After closing, while the claim still is ours: the file is known from now on when it is as it was
 * before, or when the changes since are ours. */
void store_sound_keep(const char *path, const Sound *before, bool is_ours);

/* It is not sound. */
void store_sound_forget(Store *store);

#endif
