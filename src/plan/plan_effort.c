/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/plan_effort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hundredths.h"
#include "advice/cost.h"

static bool is_planned(const Recommendations *all, const char *id)
{
    for (size_t i = 0; i < all->count; i++)
        if (!strcmp(all->list[i].id, id))
            return recommendation_is_planned(&all->list[i]);
    return false;
}

char *plan_needs(const Recommendations *all, const char *depends_on)
{
    Buffer ids = { 0 };
    char *words = xstrdup(depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word && is_planned(all, word))
            buffer_join(&ids, " ", word);
    free(words);
    return buffer_take(&ids);
}

int64_t plan_expected(const Recommendation *one)
{
    return llround(one->days * HUNDREDTHS);
}

int64_t plan_left(const Recommendations *all, const Recommendation *one)
{
    const char *given = recommendation_text(all, one, "remaining");
    int64_t left = plan_expected(one) - strtoll(recommendation_text(all, one, "actual"), NULL, 10);
    if (one->progress == PROGRESS_DONE)
        return 0;
    return *given ? strtoll(given, NULL, 10) : left > 0 ? left : 0;
}

bool plan_has_progress(const Recommendations *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (recommendation_is_planned(&all->list[i]) &&
            all->list[i].progress != PROGRESS_NOT_STARTED)
            return true;
    return false;
}
