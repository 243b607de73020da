/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_count.h - the open findings of each check and the resources of each practice,
 * counted once and kept, so that a million of them need not be counted on a key. */
#ifndef CHECK_COUNT_H
#define CHECK_COUNT_H

#include "store/store.h"

/* Counts anew what an import, a suppression or a mapping has changed since. A workbook that
 * is open read-only keeps what was counted last. */
MUST_CHECK bool check_count_refresh(Store *store);

#endif
