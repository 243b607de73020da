/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing_kind.h - the lists of listing.h as rows: their columns, filters and queries. */
#ifndef LISTING_KIND_H
#define LISTING_KIND_H

#include "evidence/listing.h"

/* Queries take the filters as ?1 to ?9. LISTING_IDS and `first` give id and whether it counts
 * apart, sorted by the column in ?10. LISTING_ROWS takes the ids as a JSON array in ?10 and
 * the language in ?11. LISTING_LARGEST is at
 * least the number of rows, or above 20000. */
enum { LISTING_IDS, LISTING_ROWS, LISTING_LARGEST, LISTING_COUNT };

typedef struct ListingChoice {
    ListingFilter filter;
    const Query *values; /* [0]: value, label; ?1 the language */
} ListingChoice;

typedef struct ListingClass {
    const ListingColumn *columns;
    const ListingChoice *choices;
    const Query *queries;
    const Query *first;  /* [0]: of long lists what is shown first; NULL: nothing */
    const Query *totals; /* [0], or NULL */
    size_t order;        /* column it is sorted by at first */
    ListingKind other;   /* the next way to look at the same, or itself */
} ListingClass;

extern const ListingClass listing_classes[LISTING_KINDS];

#endif
