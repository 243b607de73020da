/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_salvage.h - the rows of a damaged workbook, one by one, into a new one. */
#ifndef STORE_SALVAGE_H
#define STORE_SALVAGE_H

#include "store/store_wreck.h"

/* What came of a table. */
typedef struct StorePoured {
    int64_t read;    /* rows taken */
    int64_t skipped; /* rows found, but unreadable or not allowed */
    size_t pages;    /* that cannot be read, with all their rows */
    bool is_missing; /* not a page of it was found */
    char *which;     /* the first rows that were not allowed, and why; owned */
} StorePoured;

/* Copies the rows of a table. Skips those that `to` refuses; false when it cannot take any. */
MUST_CHECK bool store_pour(const StoreWreck *wreck, Store *to, const char *table,
                           StorePoured *poured);

/* Adds the rows of a table of a sound workbook that are not there yet. */
MUST_CHECK bool store_refill(Store *from, Store *to, const char *table, int64_t *added);

/* Gives those that are there the values of such a workbook. One that may not stay is left as it is.
 */
MUST_CHECK bool store_replace(Store *from, Store *to, const char *table);

/* Deletes rows of a table whose keys another workbook does not have. */
MUST_CHECK bool store_keep_rows_of(Store *like, Store *store, const char *table, int64_t *dropped);

/* Deletes rows that refer to one that is gone. They stand in temp.dropped_TABLE, if there are any.
 */
MUST_CHECK bool store_drop_orphans(Store *store, const char *table, int64_t *dropped);

/* Does in `to` what the journal of `from` says, as far as it fits. begins_rows: a row that an act
 * changed, and whose first act is lost, begins there. */
MUST_CHECK bool store_replay(Store *from, Store *to, bool begins_rows);
MUST_CHECK bool store_check_references(Store *store, bool are_checked);

/* Puts the checksum of each act beside it, as it is. */
MUST_CHECK bool store_seal_acts(Store *store);

/* The last act of a salvaged workbook: all that is there and that its journal, which was replayed
 * into `said`, does not say. None when there is nothing, unless the journal lacks acts. `said` is
 * as `store` afterwards. A merge goes by what acts say. */
MUST_CHECK bool store_record_unsaid(Store *store, Store *said, bool lacks_acts);

/* The first act of a workbook whose version had no journal: all there is. */
MUST_CHECK bool store_begin_journal(Store *store);

/* All that was poured, in one transaction. */
MUST_CHECK bool store_begin_pour(Store *store);
MUST_CHECK bool store_end_pour(Store *store);

#endif
