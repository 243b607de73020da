/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finding.h - what is said about imported findings: suppressing them, and which practice a
 * check belongs to. */
#ifndef FINDING_H
#define FINDING_H

#include "store/store.h"

/* Sets a finding aside, visibly, with a reason; an empty reason takes it back. `key` is
 * the one in finding_list. */
MUST_CHECK bool finding_suppress(Store *store, int64_t key, const char *reason);

/* The same of several findings as one act, by their ids in finding_list. */
MUST_CHECK bool finding_suppress_all(Store *store, const int64_t ids[], size_t count,
                                     const char *reason);

/* Says for good which practice a check of a source belongs to; "" takes it back. */
MUST_CHECK bool finding_map(Store *store, const char *source, const char *check,
                            const char *practice);

/* Joins every check to its practice anew: by what was mapped, else by the bank. */
MUST_CHECK bool finding_match(Store *store);

#endif
