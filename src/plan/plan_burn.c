/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <string.h>

#include "base/hundredths.h"
#include "plan/plan.h"

/* As agreed, or as the plan without any progress has it. */
static BurnTask burn_task(const Recommendations *all, const Recommendation *one, const Plan *plan)
{
    const ScheduledTask *task = plan ? plan_dates(plan, one) : NULL;
    bool is_planned = recommendation_is_planned(one);
    return (BurnTask){
        .planned_start = task ? task->start : recommendation_date(all, one, "planned_start"),
        .planned_end = task ? task->end : recommendation_date(all, one, "planned_end"),
        .planned = task ? plan_expected(one)
                        : strtoll(recommendation_text(all, one, "planned_days"), NULL, 10),
        .started = recommendation_date(all, one, "started"),
        .finished = recommendation_date(all, one, "finished"),
        .actual = strtoll(recommendation_text(all, one, "actual"), NULL, 10),
        .left = is_planned ? plan_left(all, one) : 0,
    };
}

static Burn *burn_with(const Recommendations *all, const Plan *plan)
{
    char today[DATE_SIZE];
    size_t count = 0;
    BurnTask *tasks = xcalloc(all->count, sizeof *tasks);
    Calendar *calendar = plan_calendar(all);
    date_today(today);
    for (size_t i = 0; i < all->count; i++)
        if (recommendation_is_planned(&all->list[i]) ||
            *recommendation_date(all, &all->list[i], "planned_at"))
            tasks[count++] = burn_task(all, &all->list[i], plan);
    Burn *burn = calendar ? burn_make(tasks, count, calendar, today) : NULL;
    calendar_free(calendar);
    free(tasks);
    return burn;
}

Burn *plan_burn(const Recommendations *all, const char *start, char agreed[DATE_SIZE])
{
    plan_agreed(all, agreed);
    if (*agreed)
        return burn_with(all, NULL);
    Plan *plan = plan_make(
        all, &(PlanWish){ .start = start, .days = -1, .money = -1, .is_from_start = true });
    bool done = plan && (plan->schedule || fail("no plan was agreed, and there is none from its"
                                                " start: %s",
                                                plan->why));
    Burn *burn = done ? burn_with(all, plan) : NULL;
    plan_free(plan);
    return burn;
}

static void add_row(Table *table, const BurnDay *day)
{
    char *cells[] = { xstrdup(day->date), hundredths_text(day->planned),
                      day->is_past ? hundredths_text(day->earned) : xstrdup(""),
                      day->is_past ? hundredths_text(day->actual) : xstrdup("") };
    table_add_owned(table, cells);
}

Table *plan_burn_table(const Burn *burn)
{
    enum { SUNDAY = 7 };
    static const TableColumn columns[] = {
        { "date", N_("Date"), COLUMN_DATE },
        { "planned_days", N_("Planned"), COLUMN_NUMBER },
        { "earned_days", N_("Done, as planned"), COLUMN_NUMBER },
        { "actual_days", N_("Spent"), COLUMN_NUMBER },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < burn->count; i++)
        if (date_weekday(burn->days[i].date) == SUNDAY || i + 1 == burn->count ||
            i + 1 == burn->past)
            add_row(table, &burn->days[i]);
    return table;
}

char *plan_burn_text(const Burn *burn)
{
    char *numbers[] = { hundredths_text(burn->planned_by_now), hundredths_text(burn->planned),
                        hundredths_text(burn->earned),         hundredths_text(burn->actual),
                        hundredths_text(burn->left),           hundredths_text(burn->at_the_end) };
    char *text = xasprintf(tr("Planned by today: %s of %s man-days. Done of it: %s. Spent: %s."
                              " Left: %s; at the end: %s."),
                           numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    for (size_t i = 0; i < COUNT(numbers); i++)
        free(numbers[i]);
    return text;
}
