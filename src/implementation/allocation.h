/* SPDX-License-Identifier: GPL-3.0-or-later */
/* allocation.h - the imported bill shared among the designed cost centres: by tag, by account, and
 * by the keys of shared costs. Each currency stands for itself, and its parts add up to the bill to
 * the cent; credits and corrections keep their sign. */
#ifndef ALLOCATION_H
#define ALLOCATION_H

#include <stdint.h>

#include "store/store.h"

typedef struct AllocationPart {
    char *centre;
    int64_t direct, amount; /* cents; amount: with what it has of shared costs */
} AllocationPart;

typedef struct Allocation {
    char *currency;
    int64_t total, allocated, shared, unallocated, lines;
    AllocationPart *parts; /* those that have any, in the order of the form */
    size_t count;
} Allocation;

/* Of one month, "2026-10", or of all when it is NULL; a currency each, the one with most lines
 * first. Fails on cost centres that share a value, on keys that are not whole and on a line whose
 * currency is not known. */
MUST_CHECK bool allocation_make(Store *store, const char *month, Allocation **list, size_t *count);
void allocation_free(Allocation *list, size_t count);

/* The newest month of the bill, or ""; the caller frees. */
char *allocation_newest(Store *store);

/* Cost centres with what is direct, shared and both, what is unallocated, and the total; with a column
 * of the month unless it is NULL. */
Table *allocation_table(const Allocation *list, size_t count, const char *month);

/* Fills allocation_result with the newest month of the bill, for templates; none where it cannot
 * be made. */
MUST_CHECK bool allocation_keep(Store *store);

#endif
