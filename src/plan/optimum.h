/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optimum.h - which recommendations remove the most risk within given limits: an exact 0/1
 * program, next to the plain priority order. Pure. Owns GLPK.
 *
 * A limit is a budget (man-days in hundredths, money in cents) or what a role can do by a
 * date (schedule_capacity). The sum over the chosen items of what they use may not exceed
 * any limit, and an item is chosen only with all it depends on. Sums are checked in whole
 * numbers: a choice is never a cent over. */
#ifndef OPTIMUM_H
#define OPTIMUM_H

#include <stdint.h>

#include "base/base.h"

typedef struct OptimumItem {
    const char *id, *depends_on; /* ids separated by spaces */
    int64_t risk;                /* removed, in hundredths of a point */
    const int64_t *uses;         /* one a limit, none below 0 */
} OptimumItem;

typedef struct OptimumProblem {
    const OptimumItem *items; /* in the order of priority */
    size_t count;
    const int64_t *limits; /* below 0: no limit */
    size_t limit_count;
    int milliseconds; /* when to stop proving; 0 is 10,000 */
    int megabytes;    /* of memory at most; 0 is 512 */
} OptimumProblem;

typedef struct OptimumChoice {
    bool *is_chosen;
    size_t count; /* chosen */
    int64_t risk, *used;
    bool is_optimal; /* proved */
} OptimumChoice;

/* The best choice, never worse than the plain one. Fails on circles, unknown dependencies
 * and when memory is exhausted. */
MUST_CHECK bool optimum_solve(const OptimumProblem *problem, OptimumChoice *choice);

/* The plain one: by priority, each with what it depends on, as long as it fits. */
MUST_CHECK bool optimum_plain(const OptimumProblem *problem, OptimumChoice *choice);

void optimum_choice_free(OptimumChoice *choice);

/* In words: how much more risk, and which items only one of them has. The caller frees. */
char *optimum_difference(const OptimumProblem *problem, const OptimumChoice *best,
                         const OptimumChoice *plain);

typedef struct OptimumPoint {
    int64_t limit, used, risk;
    bool is_optimal;
} OptimumPoint;

/* The most risk removed for `steps` + 1 values of one limit, from 0 to what all items
 * together use; the other limits stay. The time is that of all points. */
MUST_CHECK bool optimum_curve(const OptimumProblem *problem, size_t limit, size_t steps,
                              OptimumPoint points[]);

#endif
