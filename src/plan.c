/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "setting.h"

static const char calendar_id[] = "cn", start_name[] = "plan-start";
enum { DAYS, MONEY, ROLES }; /* the limits; one a role from ROLES on */

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

static bool is_candidate(const Recommendations *all, const char *id)
{
    for (size_t i = 0; i < all->count; i++)
        if (!strcmp(all->list[i].id, id))
            return recommendation_is_planned(all, &all->list[i]);
    return false;
}

static char *planned_only(const Recommendations *all, const char *depends_on)
{
    char *ids = xstrdup(""), *words = xstrdup(depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));) {
        if (!*word || !is_candidate(all, word))
            continue;
        char *longer = xasprintf("%s%s%s", ids, *ids ? " " : "", word);
        free(ids);
        ids = longer;
    }
    free(words);
    return ids;
}

int64_t plan_expected(const Recommendation *one)
{
    return llround(one->days * COST_DAY);
}

static bool is_progress(const Recommendations *all, const Recommendation *one, const char *word)
{
    return !strcmp(recommendation_text(all, one, "progress"), word);
}

int64_t plan_left(const Recommendations *all, const Recommendation *one)
{
    const char *given = recommendation_text(all, one, "remaining");
    int64_t left = plan_expected(one) - strtoll(recommendation_text(all, one, "actual"), NULL, 10);
    if (is_progress(all, one, "done"))
        return 0;
    return *given ? strtoll(given, NULL, 10) : left > 0 ? left : 0;
}

bool plan_has_progress(const Recommendations *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (recommendation_is_planned(all, &all->list[i]) &&
            !is_progress(all, &all->list[i], "not-started"))
            return true;
    return false;
}

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
        int64_t once = is_progress(all, one, "done") ? 0 : sum->once;
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
    candidates->depends_on[number] = planned_only(all, one->depends_on);
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
        if (recommendation_is_planned(all, &all->list[i]) &&
            !add_candidate(candidates, &all->list[i]))
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

/* ---- schedule ---- */

bool plan_start(Store *store, char start[DATE_SIZE])
{
    char *kept = setting_get(store, start_name);
    bool done = kept && (!*kept || date_parse(kept, start));
    if (done && !*kept)
        date_today(start);
    free(kept);
    return done;
}

bool plan_set_start(Store *store, const char *start)
{
    return setting_set(store, start_name, start);
}

Calendar *plan_calendar(const Recommendations *all)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open(calendar_id, all->counts_make_up_days, problems);
    if (calendar && all->counts_unknown_years)
        calendar_count_unknown(calendar);
    bool is_good = problems_none(problems);
    problems_free(problems);
    if (is_good)
        return calendar;
    calendar_free(calendar);
    return NULL;
}

/* One row a role, in the order of the rates; the caller frees. */
static ScheduleCapacity *capacities_of(const Recommendations *all)
{
    ScheduleCapacity *capacities = xcalloc(all->rate_count, sizeof *capacities);
    for (size_t i = 0; i < all->rate_count; i++) {
        long row = table_row_of(all->rate_rows, 0, all->rates[i].role);
        const char *week = table_get(all->rate_rows, (size_t)row, "week");
        capacities[i] = (ScheduleCapacity){ all->rates[i].role, "", strtoll(week, NULL, 10) };
    }
    return capacities;
}

static ScheduleTask task_of(const Recommendations *all, const Recommendation *one, bool is_live)
{
    ScheduleTask task = { .id = one->id,
                          .depends_on = one->depends_on,
                          .priority = one->level,
                          .role = one->effort.role,
                          .effort = plan_expected(one),
                          .pin = recommendation_text(all, one, "pin"),
                          .earliest = recommendation_text(all, one, "earliest"),
                          .latest = recommendation_text(all, one, "latest") };
    if (is_live) {
        task.effort = plan_left(all, one);
        task.started = recommendation_text(all, one, "started");
        task.finished = recommendation_text(all, one, "finished");
    }
    return task;
}

/* What was not chosen holds nothing up. */
static char *chosen_only(const Plan *plan, const char *depends_on)
{
    char *ids = xstrdup(""), *words = xstrdup(depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));) {
        bool is_chosen = false;
        for (size_t i = 0; i < plan->count && !is_chosen; i++)
            is_chosen = !strcmp(plan->chosen[i]->id, word);
        char *longer = is_chosen ? xasprintf("%s%s%s", ids, *ids ? " " : "", word) : xstrdup(ids);
        free(ids);
        ids = longer;
    }
    free(words);
    return ids;
}

/* The years through which what is still to do is provisional. */
static void note_unknown(Plan *plan, const Calendar *calendar)
{
    int from = INT_MAX, to = 0;
    for (size_t i = 0; plan->schedule && i < plan->count; i++) {
        const ScheduledTask *task = &plan->schedule->tasks[i];
        from = task->is_provisional && atoi(task->start) < from ? atoi(task->start) : from;
        to = task->is_provisional && atoi(task->end) > to ? atoi(task->end) : to;
    }
    char *years = xstrdup("");
    for (int year = from; year <= to; year++)
        if (!calendar_knows_year(calendar, year)) {
            char *longer = xasprintf("%s%s%d", years, *years ? ", " : "", year);
            free(years);
            years = longer;
        }
    if (*years)
        plan->provisional =
            xasprintf(tr("%s: holidays not known, counted Monday to Friday; provisional"), years);
    free(years);
}

static void make_schedule(Plan *plan, const Recommendations *all, const char *start)
{
    char today[DATE_SIZE];
    Calendar *calendar = plan_calendar(all);
    ScheduleTask *tasks = xcalloc(plan->count, sizeof *tasks);
    char **depends_on = xcalloc(plan->count, sizeof *depends_on);
    ScheduleCapacity *capacities = capacities_of(all);
    for (size_t i = 0; i < plan->count; i++) {
        tasks[i] = task_of(all, plan->chosen[i], plan->is_live);
        tasks[i].depends_on = depends_on[i] = chosen_only(plan, tasks[i].depends_on);
    }
    date_today(today);
    const SchedulePlan asked = { .calendar = calendar,
                                 .start = start,
                                 .tasks = tasks,
                                 .count = plan->count,
                                 .capacities = capacities,
                                 .capacity_count = all->rate_count,
                                 .today = plan->is_live ? today : NULL };
    plan->schedule = calendar ? schedule_make(&asked) : NULL;
    plan->why = plan->schedule ? NULL : xstrdup(failure());
    note_unknown(plan, calendar);
    for (size_t i = 0; i < plan->count; i++)
        free(depends_on[i]);
    free(depends_on);
    free(tasks);
    free(capacities);
    calendar_free(calendar);
}

/* ---- choosing ---- */

/* From today on when the plan is under way. */
static bool limit_roles(Candidates *candidates, const PlanWish *wish)
{
    char today[DATE_SIZE];
    date_today(today);
    bool is_past = plan_has_progress(candidates->all) && strcmp(today, wish->start) > 0;
    Calendar *calendar = plan_calendar(candidates->all);
    ScheduleCapacity *capacities = capacities_of(candidates->all);
    const SchedulePlan asked = { .calendar = calendar,
                                 .start = is_past ? today : wish->start,
                                 .capacities = capacities,
                                 .capacity_count = candidates->all->rate_count };
    bool done = calendar != NULL;
    for (size_t i = 0; done && i < candidates->all->rate_count; i++)
        done = schedule_capacity(&asked, capacities[i].role, wish->until,
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

static bool choose(Plan *plan, const Candidates *candidates, bool is_optimised)
{
    const OptimumProblem problem = problem_of(candidates);
    OptimumChoice plain, best = { 0 };
    bool done =
        optimum_plain(&problem, &plain) && (!is_optimised || optimum_solve(&problem, &best));
    if (done) {
        take_choice(plan, candidates, is_optimised ? &best : &plain);
        if (is_optimised)
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
        make_schedule(plan, all, wish->start);
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
    free(plan->why);
    free(plan->provisional);
    schedule_free(plan->schedule);
    free(plan);
}

bool plan_curve(const Recommendations *all, size_t steps, OptimumPoint points[])
{
    Candidates candidates;
    bool done = candidates_open(&candidates, all);
    if (done) {
        const OptimumProblem problem = problem_of(&candidates);
        done = optimum_curve(&problem, DAYS, steps, points);
    }
    candidates_close(&candidates);
    return done;
}

/* ---- as much as is possible ---- */

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
    char *ids = planned_only(all, one->depends_on), *rest = ids;
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

/* The first `count` by priority, less what waits for one that is not among them. */
static Plan *part_of(const Plan *whole, const Recommendations *all, size_t count)
{
    Plan *part = xcalloc(1, sizeof *part);
    part->is_live = whole->is_live;
    part->chosen = xcalloc(count, sizeof *part->chosen);
    memcpy(part->chosen, whole->chosen, count * sizeof *part->chosen);
    part->count = count;
    for (size_t kept; (kept = drop_waiting(part, all)) < part->count;)
        part->count = kept;
    return part;
}

Plan *plan_possible_part(const Recommendations *all, const Plan *whole, const char *start)
{
    Plan *best = part_of(whole, all, 0);
    for (size_t low = 1, high = whole->count; low <= high;) {
        size_t middle = (low + high) / 2;
        Plan *part = part_of(whole, all, middle);
        make_schedule(part, all, start);
        if (part->schedule) {
            plan_free(best);
            best = part;
            low = middle + 1;
        } else {
            plan_free(part);
            high = middle - 1;
        }
    }
    return best;
}
