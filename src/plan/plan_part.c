/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As much of a plan as has dates, when all of it has none. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "plan/plan_schedule.h"

static bool is_in(const Plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->count; i++)
        if (!strcmp(plan->chosen[i]->id, id))
            return true;
    return false;
}

static bool has_what_it_needs(const Plan *plan, const Recommendations *all,
                              const Recommendation *one)
{
    char *ids = plan_needs(all, one->depends_on), *rest = ids;
    bool has_all = true;
    for (char *id; has_all && (id = strsep(&rest, " "));)
        has_all = !*id || is_in(plan, id);
    free(ids);
    return has_all;
}

/* One pass over them; how many stay. */
static size_t drop_waiting(Plan *part, const Recommendations *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < part->count; i++)
        if (has_what_it_needs(part, all, part->chosen[i]))
            part->chosen[kept++] = part->chosen[i];
    return kept;
}

/* What is found to be possible, in the order of priority. */
typedef struct Search {
    const Recommendations *all;
    const Plan *whole;
    const char *start;
    Plan *best;
    int tries; /* left: a plan of many that do not fit is not searched to the end */
} Search;

/* The best so far and what else lies in a range, less what waits for one that is not there. */
static Plan *best_with(const Search *search, size_t from, size_t to)
{
    const Plan *whole = search->whole;
    Plan *part = xcalloc(1, sizeof *part);
    part->is_live = whole->is_live;
    part->chosen = xcalloc(whole->count + 1, sizeof *part->chosen);
    for (size_t i = 0; i < whole->count; i++)
        if ((i >= from && i < to) || is_in(search->best, whole->chosen[i]->id))
            part->chosen[part->count++] = whole->chosen[i];
    for (size_t kept; (kept = drop_waiting(part, search->all)) < part->count;)
        part->count = kept;
    return part;
}

/* A range that does not fit as a whole is tried by halves, the more urgent one first. */
static void add_range(Search *search, size_t from, size_t to)
{
    if (!search->tries--) {
        search->tries = 0;
        return;
    }
    Plan *part = best_with(search, from, to);
    plan_schedule(part, search->all, search->start);
    bool fits = part->schedule != NULL, gains = fits && part->count > search->best->count;
    Plan *dropped = gains ? search->best : part;
    search->best = gains ? part : search->best;
    plan_free(dropped);
    if (fits || to - from < 2)
        return;
    add_range(search, from, (from + to) / 2);
    add_range(search, (from + to) / 2, to);
}

Plan *plan_possible_part(const Recommendations *all, const Plan *whole, const char *start)
{
    enum { MOST_TRIES = 400 };
    Search search = { all, whole, start, xcalloc(1, sizeof *search.best), MOST_TRIES };
    search.best->is_live = whole->is_live;
    /* What waited for a less urgent one comes in another round. */
    for (size_t before = SIZE_MAX; search.best->count != before && search.tries;) {
        before = search.best->count;
        add_range(&search, 0, whole->count);
    }
    return search.best;
}
