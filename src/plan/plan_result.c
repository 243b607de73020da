/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <string.h>

#include "base/hundredths.h"
#include "engagement/engagement.h"
#include "plan/plan.h"
#include "plan/plan_outlook.h"

enum { FORGET, KEEP, FORGET_BURN, KEEP_BURN, FORGET_CURVE, KEEP_CURVE };
enum { STEPS = 20 };
static const Query queries[] = {
    [FORGET] = { "", "DELETE FROM improvement_result" },
    [KEEP] = { "tiirrrrirtiiiitttttiiiiiiiiiiit",
               "INSERT INTO improvement_result (id, number, priority, impact, urgency, effort,"
               " score, risk, days, currency, work, once, month, saving, payback, depends_on,"
               " starts, ends, wave, critical, provisional, slack, bound, moved, frozen,"
               " effort_known, once_known, work_least, work_most, claimed, capped_by) VALUES (?,"
               " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
               " ?, ?, ?)" },
    [FORGET_BURN] = { "", "DELETE FROM burn_result" },
    [KEEP_BURN] = { "tttt", "INSERT INTO burn_result (date, planned, earned, actual) VALUES (?1,"
                            " CAST(?2 AS REAL), CAST(nullif(?3, '') AS REAL), CAST(nullif(?4, '')"
                            " AS REAL))" },
    [FORGET_CURVE] = { "", "DELETE FROM curve_result" },
    [KEEP_CURVE] = { "irrri", "INSERT INTO curve_result (step, days, best, plain, proved)"
                              " VALUES (?, ?, ?, ?, ?)" },
    { 0 },
};

/* In the currency of its amounts. */
static CostSum work_of(const Recommendation *one)
{
    CostSum work = { 0 };
    for (size_t i = 0; i < one->cost.count; i++)
        if (!strcmp(one->cost.list[i].currency, one->item.currency))
            work = one->cost.list[i];
    return work;
}

static bool keep_one(Store *store, const Recommendation *one, size_t number,
                     const ScheduledTask *task)
{
    const Priority *priority = &one->priority;
    const CostSum work = work_of(one);
    Payback payback;
    if (!cost_payback(&one->cost, "", &payback))
        return false;
    char *months =
        payback.kind == PAYBACK_MONTHS ? xasprintf("%lld", (long long)payback.months) : xstrdup("");
    const StoreValue values[] = {
        store_words(one->id),
        store_integer((int64_t)number),
        store_integer(one->level),
        store_real(priority->impact),
        store_real(priority->urgency),
        store_real(priority->effort),
        store_real(priority->score),
        store_integer(one->risk),
        store_real(hundredths_value(plan_expected(one))),
        store_words(one->item.currency),
        store_integer(work.work),
        store_integer(one->item.once),
        store_integer(one->item.month),
        store_integer(one->item.saving),
        store_words(months),
        store_words(one->depends_on),
        store_words(task ? task->start : ""),
        store_words(task ? task->end : ""),
        store_words(task ? schedule_wave_codes[task->wave] : ""),
        store_integer(task && task->is_critical),
        store_integer(task && task->is_provisional),
        store_integer(task ? task->slack_days : 0),
        store_integer(task && task->is_bound),
        store_integer(task && task->is_moved),
        store_integer(task && task->is_frozen),
        store_integer(one->effort.most > 0),
        store_integer(one->is_once_known),
        store_integer(work.work_least),
        store_integer(work.work_most),
        store_integer(one->claimed),
        store_words(one->limit ? one->limit->base : ""),
        { 0 },
    };
    bool done = store_change_values(store, queries, KEEP, values);
    free(months);
    return done;
}

/* Where nothing was agreed and there is no plan from its start either, there is none. */
static bool keep_burn(Store *store, const Recommendations *all, const char *start)
{
    char agreed[DATE_SIZE];
    Burn *burn = plan_has_progress(all) ? plan_burn(all, start, agreed) : NULL;
    Table *table = burn ? plan_burn_table(burn) : NULL;
    bool done = store_change(store, queries, FORGET_BURN);
    for (size_t row = 0; done && table && row < table_rows(table); row++)
        done = store_change(store, queries, KEEP_BURN, table_cell(table, row, 0),
                            table_cell(table, row, 1), table_cell(table, row, 2),
                            table_cell(table, row, 3));
    table_free(table);
    burn_free(burn);
    return done;
}

/* Of one task there is nothing to choose. */
static bool keep_curve(Store *store, const Recommendations *all, const Plan *plan)
{
    OptimumPoint points[STEPS + 1];
    int64_t plain[STEPS + 1];
    bool done = store_change(store, queries, FORGET_CURVE);
    if (plan->count < 2)
        return done;
    done = done && plan_curve(all, STEPS, points) && plan_plain_curve(all, STEPS, points, plain);
    for (size_t i = 0; done && i <= STEPS; i++)
        done = store_change(store, queries, KEEP_CURVE, (int64_t)i,
                            hundredths_value(points[i].limit), hundredths_value(points[i].risk),
                            hundredths_value(plain[i]), (int64_t)points[i].is_optimal);
    return done;
}

static bool keep_all(Store *store, const Recommendations *all, const Plan *plan, const char *start)
{
    bool done = store_change(store, queries, FORGET);
    for (size_t i = 0; done && i < all->count; i++)
        done = keep_one(store, &all->list[i], i + 1, plan_dates(plan, &all->list[i]));
    return done && keep_burn(store, all, start);
}

bool plan_result_keep(Store *store, const char *start, bool has_curve, char **why,
                      char **provisional)
{
    const PlanWish wish = { .start = start, .days = -1, .money = -1 };
    Recommendations *all = recommendation_open(store, ENGLISH);
    Plan *plan = all ? plan_make(all, &wish) : NULL;
    Plan *part = plan && !plan->schedule ? plan_possible_part(all, plan, start) : NULL;
    const Plan *kept = part ? part : plan;
    bool done = plan && store_begin(store) &&
                store_end(store, keep_all(store, all, kept, start) &&
                                     (!has_curve || keep_curve(store, all, plan))) &&
                plan_outlook_keep(store, start);
    *why = done && plan->why ? xstrdup(plan->why) : NULL;
    *provisional = done && kept->provisional ? xstrdup(kept->provisional) : NULL;
    plan_free(part);
    plan_free(plan);
    recommendation_close(all);
    return done;
}
