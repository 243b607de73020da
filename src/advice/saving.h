/* SPDX-License-Identifier: GPL-3.0-or-later */
/* saving.h - what several recommendations together can save of one thing. Pure.
 *
 * Each is estimated as if it were the only one: off at night, smaller and committed to for a year,
 * a server saves more than it costs. So what is claimed of a base (compute, storage …) and of its
 * parts is held within a share of what the base costs, and each claim is cut in proportion. */
#ifndef SAVING_H
#define SAVING_H

#include <stddef.h>
#include <stdint.h>

typedef struct SavingLimit {
    const char *base, *currency;
    const char *parts; /* the base and all that is part of it, separated by spaces */
    int64_t most;      /* cents a month */
} SavingLimit;

typedef struct SavingClaim {
    const char *base, *currency;
    int64_t claimed, counted; /* cents a month */
    const SavingLimit *limit; /* the last that cut it; NULL where it counts in full */
} SavingClaim;

/* Sets what is counted. Limits of parts stand before those of what they are parts of; a currency
 * without limits is not cut. */
void saving_count(const SavingLimit limits[], size_t limit_count, SavingClaim claims[],
                  size_t claim_count);

#endif
