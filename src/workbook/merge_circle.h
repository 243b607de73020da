/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_circle.h - recommendations that were merged each into the other by people who did not know
 * of each other: all of them would be gone. */
#ifndef MERGE_CIRCLE_H
#define MERGE_CIRCLE_H

#include "store/store.h"

/* The earliest word of those that close a circle: columns id, and said ("time author"). *circle is
 * NULL when there is none; the caller frees. */
MUST_CHECK bool merge_circle_find(Store *store, Table **circle);

/* It gives way: its recommendation stands again as it did before, with the others in it. */
MUST_CHECK bool merge_circle_open(Store *store, const Table *circle, bool is_merge);

#endif
