/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "plan/plan_schedule.h"

enum { CURVE_MILLISECONDS = 2000 }; /* nobody waits longer for a picture */
enum { DAYS, MONEY, ROLES };        /* the limits; one a role from ROLES on */

typedef struct Candidates {
    const Recommendations *all;
    const Recommendation **list;
    char **depends_on; /* on candidates only */
    OptimumItem *items;
    int64_t *uses, *limits;
    size_t count, limit_count;
    const char *currency;
} Candidates;

/* ---- candidates ---- */

/* What is left of an amount when so much of the effort is. */
static int64_t share_left(const Recommendations *all, const Recommendation *one, int64_t cents)
{
    int64_t whole = plan_expected(one), left = plan_left(all, one);
    return left >= whole ? cents : llround((double)cents * (double)left / (double)whole);
}

static void see_currency(Candidates *candidates, const char *currency)
{
    if (candidates->currency && !*candidates->currency)
        candidates->currency = currency;
    else if (candidates->currency && strcmp(candidates->currency, currency) != 0)
        candidates->currency = NULL;
}

static bool add_money(Candidates *candidates, const Recommendation *one, int64_t *money)
{
    const Recommendations *all = candidates->all;
    for (size_t i = 0; i < one->cost.count; i++) {
        const CostSum *sum = &one->cost.list[i];
        if (!sum->work && !sum->once)
            continue;
        see_currency(candidates, sum->currency);
        int64_t once = one->progress == PROGRESS_DONE ? 0 : sum->once;
        if (!money_add(money, share_left(all, one, sum->work)) || !money_add(money, once))
            return false;
    }
    return true;
}

static bool add_candidate(Candidates *candidates, const Recommendation *one)
{
    const Recommendations *all = candidates->all;
    size_t number = candidates->count++;
    int64_t *uses = &candidates->uses[number * candidates->limit_count];
    uses[DAYS] = plan_left(all, one);
    for (size_t i = 0; i < all->rate_count; i++)
        if (!strcmp(all->rates[i].role, one->effort.role))
            uses[ROLES + i] = plan_left(all, one);
    candidates->list[number] = one;
    candidates->depends_on[number] = plan_needs(all, one->depends_on);
    candidates->items[number] =
        (OptimumItem){ one->id, candidates->depends_on[number], one->risk, uses };
    return add_money(candidates, one, &uses[MONEY]);
}

static bool candidates_open(Candidates *candidates, const Recommendations *all)
{
    size_t limits = ROLES + all->rate_count;
    *candidates = (Candidates){ .all = all,
                                .list = xcalloc(all->count, sizeof(Recommendation *)),
                                .depends_on = xcalloc(all->count, sizeof(char *)),
                                .items = xcalloc(all->count, sizeof(OptimumItem)),
                                .uses = xcalloc(all->count * limits, sizeof(int64_t)),
                                .limits = xcalloc(limits, sizeof(int64_t)),
                                .limit_count = limits,
                                .currency = "" };
    for (size_t i = 0; i < limits; i++)
        candidates->limits[i] = -1;
    for (size_t i = 0; i < all->count; i++)
        if (recommendation_is_planned(&all->list[i]) && !add_candidate(candidates, &all->list[i]))
            return false;
    return true;
}

static void candidates_close(Candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++)
        free(candidates->depends_on[i]);
    free(candidates->list);
    free(candidates->depends_on);
    free(candidates->items);
    free(candidates->uses);
    free(candidates->limits);
}

static OptimumProblem problem_of(const Candidates *candidates)
{
    return (OptimumProblem){ .items = candidates->items,
                             .count = candidates->count,
                             .limits = candidates->limits,
                             .limit_count = candidates->limit_count };
}

/* ---- choosing ---- */

/* From today on when the plan is under way. */
static bool limit_roles(Candidates *candidates, const PlanWish *wish)
{
    char today[DATE_SIZE];
    date_today(today);
    bool is_past = plan_has_progress(candidates->all) && strcmp(today, wish->start) > 0;
    const char *start = is_past ? today : wish->start;
    if (strcmp(wish->until, start) < 0)
        return fail("nothing can be done by %s: what is left begins on %s", wish->until, start);
    Calendar *calendar = plan_calendar(candidates->all);
    size_t count;
    ScheduleCapacity *capacities = plan_capacities(candidates->all, &count);
    const SchedulePlan asked = {
        .calendar = calendar, .start = start, .capacities = capacities, .capacity_count = count
    };
    bool done = calendar != NULL;
    for (size_t i = 0; done && i < candidates->all->rate_count; i++)
        done = schedule_capacity(&asked, candidates->all->rates[i].role, wish->until,
                                 &candidates->limits[ROLES + i]);
    free(capacities);
    calendar_free(calendar);
    return done;
}

static bool set_limits(Candidates *candidates, const PlanWish *wish)
{
    candidates->limits[DAYS] = wish->days;
    candidates->limits[MONEY] = wish->money;
    if (wish->money >= 0 && !candidates->currency)
        return fail("the costs are in several currencies; a budget of money needs one");
    return !wish->until || limit_roles(candidates, wish);
}

static void take_choice(Plan *plan, const Candidates *candidates, const OptimumChoice *choice)
{
    plan->chosen = xcalloc(candidates->count, sizeof *plan->chosen);
    for (size_t i = 0; i < candidates->count; i++)
        if (choice->is_chosen[i])
            plan->chosen[plan->count++] = candidates->list[i];
    plan->risk = choice->risk;
    plan->days = choice->used[DAYS];
    plan->money = choice->used[MONEY];
    plan->currency = candidates->currency;
    plan->is_optimal = choice->is_optimal || choice->count == candidates->count;
}

/* What the smallest of them and the cheapest take, when none that takes anything fits. */
static char *nothing_fits(const Candidates *candidates, const OptimumChoice *choice)
{
    int64_t days = INT64_MAX, money = INT64_MAX;
    if (choice->count == candidates->count || choice->used[DAYS] || choice->used[MONEY])
        return NULL;
    for (size_t i = 0; i < candidates->count; i++) {
        const int64_t *uses = candidates->items[i].uses;
        days = !choice->is_chosen[i] && uses[DAYS] < days ? uses[DAYS] : days;
        money = !choice->is_chosen[i] && uses[MONEY] < money ? uses[MONEY] : money;
    }
    char amount[MONEY_SIZE];
    money_write(money, amount);
    return candidates->currency && *candidates->currency
               ? xasprintf(tr("Nothing fits: the smallest takes %.10g man-days, the cheapest costs"
                              " %s %s."),
                           hundredths_value(days), amount, candidates->currency)
               : xasprintf(tr("Nothing fits: the smallest takes %.10g man-days."),
                           hundredths_value(days));
}

/* People may have the days until then, and what waits for other work not. */
static char *ends_late(const Plan *plan, const PlanWish *wish)
{
    return wish->until && plan->schedule && plan->count &&
                   strcmp(plan->schedule->end, wish->until) > 0
               ? xasprintf(
                     tr("There are days enough until %s, but what waits for other work ends on"
                        " %s."),
                     wish->until, plan->schedule->end)
               : NULL;
}

static bool choose(Plan *plan, const Candidates *candidates, bool is_optimised)
{
    const OptimumProblem problem = problem_of(candidates);
    OptimumChoice plain, best = { 0 };
    bool done =
        optimum_plain(&problem, &plain) && (!is_optimised || optimum_solve(&problem, &best));
    if (done) {
        take_choice(plan, candidates, is_optimised ? &best : &plain);
        plan->remark = nothing_fits(candidates, is_optimised ? &best : &plain);
        if (is_optimised && !plan->remark)
            plan->difference = optimum_difference(&problem, &best, &plain);
    }
    optimum_choice_free(&plain);
    optimum_choice_free(&best);
    return done;
}

Plan *plan_make(const Recommendations *all, const PlanWish *wish)
{
    Candidates candidates;
    Plan *plan = xcalloc(1, sizeof *plan);
    bool done = candidates_open(&candidates, all) && set_limits(&candidates, wish) &&
                choose(plan, &candidates, wish->is_optimised);
    candidates_close(&candidates);
    if (done) {
        plan->is_live = !wish->is_from_start && plan_has_progress(all);
        plan_schedule(plan, all, wish->start);
        plan->remark = plan->remark ? plan->remark : ends_late(plan, wish);
        return plan;
    }
    plan_free(plan);
    return NULL;
}

void plan_free(Plan *plan)
{
    if (!plan)
        return;
    free(plan->chosen);
    free(plan->difference);
    free(plan->remark);
    free(plan->why);
    free(plan->provisional);
    schedule_free(plan->schedule);
    free(plan);
}

/* With more days an item of high priority may come to fit and push out several that remove more; what
 * was chosen with fewer days can still be done then, so the curve never falls. */
bool plan_plain_curve(const Recommendations *all, size_t steps, const OptimumPoint points[],
                      int64_t risks[])
{
    Candidates candidates;
    bool done = candidates_open(&candidates, all);
    const OptimumProblem problem = problem_of(&candidates);
    for (size_t i = 0; done && i <= steps; i++) {
        OptimumChoice plain;
        candidates.limits[DAYS] = points[i].limit;
        done = optimum_plain(&problem, &plain);
        risks[i] = done ? plain.risk : 0;
        if (i && risks[i] < risks[i - 1])
            risks[i] = risks[i - 1];
        optimum_choice_free(&plain);
    }
    candidates_close(&candidates);
    return done;
}

bool plan_curve(const Recommendations *all, size_t steps, OptimumPoint points[])
{
    Candidates candidates;
    bool done = candidates_open(&candidates, all);
    if (done) {
        OptimumProblem problem = problem_of(&candidates);
        problem.milliseconds = CURVE_MILLISECONDS;
        done = optimum_curve(&problem, DAYS, steps, points);
    }
    candidates_close(&candidates);
    return done;
}
