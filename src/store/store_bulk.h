/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_bulk.h - the same queries a million times: values are bound without a copy and
 * numbers read without a Table. */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "store/store.h"

/* Texts among the values stay the caller's until the call returns. */
MUST_CHECK bool store_put(Store *store, const Query *family, int query, const StoreValue values[]);

/* The numbers of the first row; *found says whether there is one. */
MUST_CHECK bool store_look_up(Store *store, bool *found, int64_t numbers[], const Query *family,
                              int query, const StoreValue values[]);

/* Calls `each` with the numbers of every row, until it returns false. */
typedef bool StoreEach(void *data, const int64_t numbers[]);
MUST_CHECK bool store_each(Store *store, StoreEach *each, void *data, const Query *family,
                           int query, const StoreValue values[]);

/* Outside of acts: lets temporary tables and sorting spill to disk while it lasts, and
 * keeps more pages at hand. */
MUST_CHECK bool store_begin_bulk(Store *store);
void store_end_bulk(Store *store);

/* The same without more pages, for long lists that are sorted and read once. */
MUST_CHECK bool store_begin_spill(Store *store);

#endif
