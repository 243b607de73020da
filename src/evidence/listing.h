/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing.h - long lists of imported rows: filtered, sorted, and read a window at a time,
 * so that a million rows cost as little as a page. */
#ifndef LISTING_H
#define LISTING_H

#include "base/message.h"
#include "store/store.h"

typedef enum ListingKind {
    LISTING_FINDINGS,
    LISTING_RESOURCES,
    LISTING_COST_PRODUCTS,
    LISTING_COST_ACCOUNTS,
    LISTING_COST_TAGS,
    LISTING_COST_MONTHS,
    LISTING_UNMAPPED,
    LISTING_UNREADABLE,
    LISTING_KINDS
} ListingKind;

typedef enum ListingFilter {
    FILTER_SEVERITY,
    FILTER_STATUS,
    FILTER_SOURCE,
    FILTER_PILLAR,
    FILTER_ACCOUNT,
    FILTER_REGION,
    FILTER_TYPE,
    FILTER_PRACTICE,
    FILTER_TEXT,
    LISTING_FILTERS
} ListingFilter;

/* Titles and filter names are for tr(). */
typedef struct ListingColumn {
    const char *name, *title; /* NULL title: for programs only */
    int width;                /* as in table_view.h; 0: not in the list */
    bool is_number;
    const char *sort, *sql; /* for listing_query alone; NULL sort: none, NULL sql: the name */
} ListingColumn;

enum { LISTING_COLUMNS = 24 };

typedef struct Listing Listing;

Listing *listing_new(Store *store, ListingKind kind);
void listing_free(Listing *listing);
ListingKind listing_kind(const Listing *listing);
const ListingColumn *listing_columns(const Listing *listing); /* end with a NULL name */
const char *listing_filter_name(ListingFilter filter);

/* The same list by something else, as costs by account; filters stay. */
bool listing_has_other(const Listing *listing);
void listing_take_other(Listing *listing);

bool listing_has_filter(const Listing *listing, ListingFilter filter);

/* What can be chosen: columns value, label. NULL on failure. */
Table *listing_values(Listing *listing, ListingFilter filter);

/* A JSON array of the values to keep, or for FILTER_TEXT the text; NULL keeps all. `label`
 * says it in words. */
void listing_filter(Listing *listing, ListingFilter filter, const char *wanted, const char *label);
const char *listing_filter_label(const Listing *listing, ListingFilter filter);
const char *listing_filtered_by(const Listing *listing, ListingFilter filter);

void listing_sort(Listing *listing, size_t column, bool is_reversed);
size_t listing_sorted_by(const Listing *listing);
bool listing_is_reversed(const Listing *listing);

/* After changes of filter, order or data: what the first page needs; a long list is
 * complete only after listing_complete, which reads all of it. */
MUST_CHECK bool listing_load(Listing *listing);
MUST_CHECK bool listing_complete(Listing *listing);
bool listing_is_complete(const Listing *listing);

/* Rows known so far, and those of them that are counted apart (set aside, or gone). */
size_t listing_rows(const Listing *listing);
size_t listing_apart(const Listing *listing);

/* Rows of one check, whatever its account, have one number here; false when rows of this kind of
 * list belong together in no such way. */
bool listing_has_groups(const Listing *listing);
size_t listing_group(const Listing *listing, size_t row);

/* When complete and of costs: currency, amount, untagged (percent); else NULL. Borrowed. */
const Table *listing_totals(const Listing *listing);

/* The part of the list that holds *row, which becomes the row in that part. NULL on failure,
 * borrowed until the next call. */
const Table *listing_window(Listing *listing, size_t *row);

/* The next rows from *next on, which is moved behind them; all columns that have a title.
 * NULL on failure; the caller frees. */
Table *listing_piece(Listing *listing, size_t *next);

/* Best practices that a check can be mapped to: practice, title. NULL on failure. */
Table *listing_practices(Store *store);

/* A text as JSON, for listing_filter. The caller frees. */
char *listing_quoted(const char *text);

Store *listing_store(const Listing *listing);

/* Quickly, without a list: open findings, resources that are there, lines of bills and so on. */
MUST_CHECK bool listing_count(Store *store, ListingKind kind, int64_t *count);

/* Reads what is shown anew. After an act that changed what is listed a short list is read as
 * listing_load does, and a long one keeps its rows until listing_complete. */
MUST_CHECK bool listing_refresh(Listing *listing);

/* To find a row again: its id, 0 when there is none, and the row of an id, or the first. */
int64_t listing_id(const Listing *listing, size_t row);
size_t listing_row_of(const Listing *listing, int64_t id);

#endif
