/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "advice/saving.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

static bool is_within(const SavingClaim *claim, const SavingLimit *limit)
{
    return !strcmp(claim->currency, limit->currency) && text_has_word(limit->parts, claim->base);
}

/* Rounded down, so that the sum is never above the limit. */
static void cut(const SavingLimit *limit, SavingClaim claims[], size_t count)
{
    long double sum = 0;
    for (size_t i = 0; i < count; i++)
        if (is_within(&claims[i], limit))
            sum += (long double)claims[i].counted;
    for (size_t i = 0; i < count; i++)
        if (sum > (long double)limit->most && claims[i].counted && is_within(&claims[i], limit)) {
            claims[i].counted =
                (int64_t)((long double)claims[i].counted * (long double)limit->most / sum);
            claims[i].limit = limit;
        }
}

void saving_count(const SavingLimit limits[], size_t limit_count, SavingClaim claims[],
                  size_t claim_count)
{
    for (size_t i = 0; i < claim_count; i++) {
        claims[i].counted = claims[i].claimed;
        claims[i].limit = NULL;
    }
    for (size_t i = 0; i < limit_count; i++)
        cut(&limits[i], claims, claim_count);
}
