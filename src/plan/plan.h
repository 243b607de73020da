/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.h - which accepted recommendations to do within a budget, and when.
 *
 * Once one of them has progress the plan is under way: effort and money are what is left of
 * them (nothing of what is done, its own word or else the expected days less the actual ones
 * of what is not, with the same share of the work's money), and nothing is scheduled
 * before today. */
#ifndef PLAN_H
#define PLAN_H

#include "advice/recommendation.h"
#include "plan/burn.h"
#include "plan/optimum.h"
#include "plan/plan_effort.h"
#include "plan/schedule.h"

typedef struct PlanWish {
    const char *start;   /* a date */
    const char *until;   /* no more than each role can do by then, or NULL */
    int64_t days, money; /* hundredths of a man-day, cents; below 0 is no budget */
    bool is_optimised;   /* the most risk; else by priority */
    bool is_from_start;  /* dates as if nothing had been done yet */
} PlanWish;

typedef struct Plan {
    const Recommendation **chosen; /* by priority; borrowed */
    size_t count;
    bool is_live;              /* under way: the schedule respects progress */
    int64_t risk, days, money; /* in hundredths and cents: expected work and purchases */
    const char *currency;      /* "" when nothing costs money; NULL when several do */
    bool is_optimal;           /* proved that nothing removes more */
    char *difference; /* from the priority order, in words; NULL unless optimised, and when nothing
                         fits */
    char *remark;     /* nothing fits, or it ends after `until`: in words; or NULL */
    Schedule *schedule; /* of the chosen; NULL when it is impossible */
    char *why;          /* then, the reason */
    char *provisional;  /* in words, the years without known holidays; or NULL */
} Plan;

/* A dependency on what is not accepted does not hold anything up. NULL on failure. */
Plan *plan_make(const Recommendations *all, const PlanWish *wish);
void plan_free(Plan *plan);

/* The most risk removed for steps + 1 numbers of man-days, without any other budget. */
MUST_CHECK bool plan_curve(const Recommendations *all, size_t steps, OptimumPoint points[]);

/* What the priority order removes within the limits of such points. */
MUST_CHECK bool plan_plain_curve(const Recommendations *all, size_t steps,
                                 const OptimumPoint points[], int64_t risks[]);

/* The start given last, else what setting.h says. */
MUST_CHECK bool plan_start(Store *store, char start[DATE_SIZE]);
MUST_CHECK bool plan_set_start(Store *store, const char *start);

/* The calendar that plans are made with; the caller frees it. */
Calendar *plan_calendar(const Recommendations *all);

/* The freezes that plans keep; the caller frees the list. */
ScheduleFreeze *plan_freezes(const Recommendations *all, size_t *count);

/* id, title, start, end, wave, owner, priority, effort_days, slack_days, critical, late,
 * overloaded, progress, actual_days, left_days, provisional, bound, moved, frozen; NULL when the schedule is impossible.
 */
Table *plan_table(const Recommendations *all, const Plan *plan);

/* NULL when it is not among the chosen, or there is no schedule. */
const ScheduledTask *plan_dates(const Plan *plan, const Recommendation *one);

/* Of a plan without a schedule, what has dates without the others, the more urgent first; what
 * waits for one that has none is left out. Without any there is no schedule. The caller frees. */
Plan *plan_possible_part(const Recommendations *all, const Plan *whole, const char *start);

/* Keeps the dates and the expected effort of every task as what was agreed, in the place of
 * what was agreed before; one act. Fails while not all of them have dates. */
MUST_CHECK bool plan_agree(Store *store, size_t *tasks);

/* The date of the latest agreement, or "". */
void plan_agreed(const Recommendations *all, char date[DATE_SIZE]);

/* Against what was agreed, on the date *agreed; else, that being "", against the plan from its
 * start as if nothing had been done yet. Spent effort counts, but nothing is planned of what
 * was accepted since. NULL on failure. */
Burn *plan_burn(const Recommendations *all, const char *start, char agreed[DATE_SIZE]);

/* date, planned_days, earned_days, actual_days, for each Sunday, today and the last day. */
Table *plan_burn_table(const Burn *burn);

/* In words; the caller frees. */
char *plan_burn_text(const Burn *burn);
char *plan_agreed_text(const char *agreed);

/* Writes what became of every recommendation to the table improvement_result, the burn once there
 * is progress to burn_result, score and risks after it to outlook_result and, where it is asked
 * for, the curve to curve_result, for templates.
 * The accepted ones have dates from `start` on; where that is impossible, those by priority
 * as far as it goes have, and *why says why the others have none; else it is NULL.
 * *provisional is as in Plan. The caller frees both. */
MUST_CHECK bool plan_result_keep(Store *store, const char *start, bool has_curve, char **why,
                                 char **provisional);

#endif
