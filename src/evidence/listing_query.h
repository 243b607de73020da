/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing_query.h - the lists of listing.h as rows, and the queries that are put together from
 * them. A column is one row: its words, its SQL, what it is sorted by. So is a filter. */
#ifndef LISTING_QUERY_H
#define LISTING_QUERY_H

#include "evidence/listing.h"

/* Of a list that listing_query_make puts together. All take the filters as ?1 to ?9, but for
 * LISTING_VALUES + filter, which takes the language as ?1 and gives value and label.
 * LISTING_IDS and LISTING_FIRST give id, whether it counts apart, and of what groups fold its check
 * and account, else 0; LISTING_IDS takes the column to sort by as ?10. LISTING_ROWS takes the ids as a JSON array in ?10 and the language
 * in ?11. */
enum {
    LISTING_IDS,
    LISTING_ROWS,
    LISTING_FIRST,
    LISTING_TOTALS,
    LISTING_VALUES,
    LISTING_QUERIES = LISTING_VALUES + LISTING_FILTERS
};

/* Of ListingClass.sizes. LISTING_LARGEST is at least the number of rows, or above 20000. */
enum { LISTING_LARGEST, LISTING_COUNT };

/* In `wanted`, {wanted} is what is wanted and {words} the pattern for LIKE that it becomes. */
typedef struct ListingSieve {
    ListingFilter filter;
    const char *wanted; /* what a row fulfils */
    /* What can be chosen; NULL value: nothing can, NULL label and order: the value. */
    const char *value, *label, *from, *where, *order;
} ListingSieve;

/* In `with`, {filters} are the conditions of the sieves, which are then asked of nothing else,
 * and {grouped} is `grouped`. */
typedef struct ListingClass {
    const ListingColumn *columns;
    const ListingSieve *sieves; /* the cheapest and strictest first */
    const Query *sizes;
    const char *with, *grouped;
    const char *sifted, *always, *apart, *group, *then; /* NULL but for the first: TRUE, 0, 0, id */
    const char *shown, *totals;                 /* NULL: sifted, none */
    bool has_first;    /* the first rows of a long list can be had unsorted */
    size_t order;      /* column it is sorted by at first */
    ListingKind other; /* the next way to look at the same, or itself */
} ListingClass;

extern const ListingClass listing_classes[LISTING_KINDS];

/* NULL: the list cannot be filtered by it. */
const ListingSieve *listing_query_sieve(ListingKind kind, ListingFilter filter);

/* A family; what the list lacks is an empty statement. Freed by listing_query_free, which also
 * makes the store forget it. */
Query *listing_query_make(ListingKind kind);
void listing_query_free(Store *store, Query *queries);

#endif
