/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "plan/plan.h"

enum { FORGET, AGREE };
static const Query queries[] = {
    [FORGET] = { "", "UPDATE recommendation SET planned_start = '', planned_end = '', planned_days"
                     " = NULL, planned_at = '' WHERE planned_at > ''" },
    [AGREE] = { "tttittt", "UPDATE recommendation SET planned_start = ?2, planned_end = ?3,"
                           " planned_days = ?4, planned_at = ?5, changed_at = ?6, changed_by = ?7"
                           " WHERE id = ?1" },
    { 0 },
};

static bool agree(Store *store, const Plan *plan)
{
    char today[DATE_SIZE], now[STAMP_SIZE];
    date_today(today);
    date_stamp(now);
    bool done = store_change(store, queries, FORGET);
    for (size_t i = 0; done && i < plan->count; i++) {
        const ScheduledTask *task = &plan->schedule->tasks[i];
        done = store_change(store, queries, AGREE, plan->chosen[i]->id, task->start, task->end,
                            plan_expected(plan->chosen[i]), today, now, store_author(store));
    }
    return done;
}

bool plan_agree(Store *store, size_t *count)
{
    char start[DATE_SIZE];
    Recommendations *all = plan_start(store, start) ? recommendation_open(store, ENGLISH) : NULL;
    Plan *plan =
        all ? plan_make(all, &(PlanWish){ .start = start, .days = -1, .money = -1 }) : NULL;
    *count = plan ? plan->count : 0;
    bool done = plan && (plan->count || fail("there is no task in the plan")) &&
                (plan->schedule || fail("only a whole plan can be agreed: %s", plan->why)) &&
                store_begin(store) && store_end(store, agree(store, plan));
    plan_free(plan);
    recommendation_close(all);
    return done;
}

void plan_agreed(const Recommendations *all, char date[DATE_SIZE])
{
    *date = '\0';
    for (size_t i = 0; i < all->count; i++) {
        const char *at = recommendation_date(all, &all->list[i], "planned_at");
        if (strcmp(at, date) > 0)
            memcpy(date, at, DATE_SIZE);
    }
}

char *plan_agreed_text(const char *agreed)
{
    return *agreed ? xasprintf(tr("Against the plan as agreed on %s."), agreed)
                   : xstrdup(tr("No plan was agreed: against the present one from its start."));
}
