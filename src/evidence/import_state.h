/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import_state.h - what the files of one import share. */
#ifndef IMPORT_STATE_H
#define IMPORT_STATE_H

#include "source/row.h"
#include "evidence/import.h"
#include "store/store_bulk.h"

typedef enum RowStatus {
    STATUS_OPEN = 1,
    STATUS_COMPLIANT,
    STATUS_RESOLVED,
    STATUS_SUPPRESSED,
    STATUS_NOT_APPLICABLE,
    ROW_STATUSES
} RowStatus;

/* What became of the rows of one file in one format. */
typedef struct ImportTally {
    char *file;
    const Source *source; /* NULL: no known format */
    char hash[65];
    int64_t rows, new_rows, changed, same, resolved, unreadable, unmapped;
    size_t doubled, repaired;
    char taken[STAMP_SIZE];                   /* the latest time its rows speak of */
    char first[STAMP_SIZE], last[STAMP_SIZE]; /* the period: of a bill, its months */
    char *columns;                            /* a header that no format has, or NULL */
    char *reason;                             /* why it was not looked into, or NULL */
    bool is_lost;                             /* it may hold rows that nobody saw */
    bool is_part, is_doubtful, is_old;        /* why what is missing in it is not gone */
    int64_t part, whole;                      /* rows of one that is a part, when it says so */
    char *refusal;                            /* why it will not be imported, or NULL */
    int64_t here, there; /* rows of checks of which the workbook has more, and that it has */
} ImportTally;

/* A check and account that this import speaks of. */
typedef struct ImportGroup {
    int64_t id;      /* 0: a free place in the table */
    uint64_t digest; /* over the rows of kinds without a key */
    int64_t rows;
    const Source *source;
    int64_t rule;           /* the same for all accounts */
    uint32_t tally;         /* the last one that had it */
    bool is_new;            /* had no rows before */
    bool waited;            /* the last import of it ended in the middle of its pages */
    bool is_cut;            /* looks like a part of what the workbook has */
    size_t part;            /* of a bill: the last of its ImportParts, from 1 */
    char taken[STAMP_SIZE]; /* as its rows say; empty when they do not */
    char when[STAMP_SIZE];  /* that, else now, and then after what the workbook has */
    bool is_old;            /* before what the workbook has */
    bool is_of_other_time;  /* taken when nothing of it was that the workbook has */
} ImportGroup;

/* What one file has of a bill. */
typedef struct ImportPart {
    uint64_t digest;
    int64_t rows;
    uint32_t tally;
    size_t before; /* the part before it, of the same bill; from 1 */
} ImportPart;

typedef struct ImportListing ImportListing;

typedef struct Import {
    Store *store;
    const ImportPlan *plan;
    Sources *sources;
    Row row;
    int64_t batch;
    char stamp[STAMP_SIZE];
    const char *path; /* the file, folder or zip under way */
    ImportTally *tallies;
    size_t tally_count, tally_room, first_of_file;
    ImportTally *tally; /* of the row under way */
    const char *file;
    ImportGroup *groups; /* by id: import_table.h */
    size_t group_count, group_room;
    int64_t last_group;      /* id */
    ImportGroup *group;      /* of last_group */
    ImportListing *listings; /* likewise */
    size_t listing_count, listing_room;
    ImportPart *parts;
    size_t part_count, part_room;
    const Source *last_listed; /* what the last page was of, or NULL */
    uint64_t last_listing;
    int64_t page_group;                /* of the last row of the page under way, or 0 */
    unsigned char *seen[RECORD_KINDS]; /* a bit for each row there was before */
    int64_t first_new[RECORD_KINDS];   /* the id after those */
    bool has_rows[RECORD_KINDS];       /* of this import */
    bool has_repeats;                  /* a row there was before stands twice */
    bool has_other_time;               /* some group is of another time than all before */
    int64_t rows;
    int64_t bytes, all_bytes; /* read so far, and about how many there are */
    bool has_manifest;        /* it is what the collector packed */
    char *missing, *ticked;   /* what that lacks; prerequisites that it shows; or NULL */
} Import;

/* One kind of record in its tables. */
typedef struct ImportKind {
    const Query *queries; /* by KindQuery; NULL: the kind has no key */
    const Query *append;  /* [0]: for kinds without a key */
    const RecordField *key, *columns;
    size_t key_count, column_count;
} ImportKind;

enum {
    KIND_FIND,
    KIND_ADD,
    KIND_KEEP,
    KIND_CHANGE,
    KIND_CHANGE_KEY,
    KIND_NEXT,
    KIND_HAS_GROUP,
    KIND_FILL,
    KIND_COUNT_KEYS,
    KIND_COUNT_NEW,
    KIND_DOUBLES,
    KIND_DROP_DOUBLES,
    KIND_IN_GROUP,
    KIND_KEEP_GONE,
    KIND_RESOLVE,
    KIND_RESOLVE_KEYS,
    KIND_COUNT_RESTORED,
    KIND_DROP_RESTORED,
    KIND_SWAP_OUT,
    KIND_SWAP_IN,
    KIND_SWAP_KEYS,
    KIND_SWAP_DROP,
    KIND_SWAP_RENAME,
    KIND_SWAP_FIRST,
    KIND_PURGE_KEYS,
    KIND_PURGE,
    KIND_PURGE_BEFORE,
    KIND_QUERIES
};

extern const ImportKind import_kinds[RECORD_KINDS];

/* A hash as a positive number: an id that any copy of the workbook would make. */
int64_t import_id(uint64_t hash);

/* The group of the row under way; NULL after fail(). */
ImportGroup *import_group(Import *import, const Source *source);

/* The same group, though the table may have moved since. */
ImportGroup *import_group_of(Import *import, int64_t id);

/* Counts in a group that has no rows in the files, as complete as another. */
MUST_CHECK bool import_add_group(Import *import, int64_t id, const ImportGroup *like);

/* The end of a page, as a reader tells it. */
void import_page(Import *import, const Source *source, const Item *beside, int64_t items);

/* After the last page, before the next two: what earlier imports left unfinished. */
void import_follow_pages(Import *import);

/* Whether all pages of the listing that a group stands in are in this import, as far as they
 * tell; and whether the last one said that more follow. */
bool import_has_all_pages(const Import *import, const ImportGroup *group);
bool import_waits(const Import *import, const ImportGroup *group);

/* The listing that a group stands in; 0: none. */
typedef struct ImportLength {
    int64_t listing, rows, total; /* that came, and that there are; 0: its pages do not say */
} ImportLength;
ImportLength import_length(const Import *import, const ImportGroup *group);

/* What a later merge asks: whether a row that is not in the export was not there then. Known once
 * what is gone was looked for. */
typedef enum Completeness { NOT_COMPLETE, COMPLETE_FOR_CHECK, COMPLETE_FOR_ACCOUNT } Completeness;
Completeness import_completeness(const Import *import, const ImportGroup *group);

/* Rows of a source's exports that cannot be read. */
int64_t import_unreadable(const Import *import, const Source *source);

/* Whether the export looks like a part of what the workbook has of a group, and does not say that
 * it is whole. */
MUST_CHECK bool import_look_for_cut(Import *import, ImportGroup *group);

/* Counts the row under way of a bill to its file; fails when it stands in two formats. */
MUST_CHECK bool import_add_part(Import *import, ImportGroup *group, const Source *source,
                                uint64_t content);

/* Refuses a bill of which two files have the same rows: it would count twice. */
MUST_CHECK bool import_check_parts(Import *import, const ImportGroup *group);

/* Whether a refusal, which was said to fail(), is for later: a preview notes it. */
bool import_put_off(Import *import, const ImportGroup *group);

/* Refuses a bill that would lose rows of the last one of its month: `gone` of them. */
MUST_CHECK bool import_check_bill(Import *import, const ImportGroup *group, int64_t gone);

/* Puts the row under way into its tables. */
MUST_CHECK bool import_row(Import *import, const Source *source);

/* Takes a row of the collector's manifest; ticks the prerequisites that its archive shows. */
void import_manifest(Import *import);
MUST_CHECK bool import_tick(Import *import);

/* Sets when, is_old and is_of_other_time of each group, once all are known. */
MUST_CHECK bool import_date(Import *import);

/* Of a kind with a key, once its new rows have theirs: of what is older than what the workbook has,
 * keeps what the later exports say (import_join.c). */
MUST_CHECK bool import_settle_old(Import *import, RecordKind kind);

/* After the last row: indexes, what is gone, what each batch covers, practices. */
MUST_CHECK bool import_finish(Import *import);

/* Removes for good what undone batches brought; they can no longer come back. */
MUST_CHECK bool import_purge(Store *store);

#endif
