/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>

#include "base/hundredths.h"
#include "plan/plan.h"

static char *yes_or_no(bool is_so)
{
    return xstrdup(is_so ? "yes" : "no");
}

static void add_row(Table *table, const Recommendations *all, const Recommendation *one,
                    const ScheduledTask *task)
{
    const char *actual = recommendation_text(all, one, "actual");
    char *cells[] = {
        xstrdup(one->id),
        xstrdup(recommendation_text(all, one, "title")),
        xstrdup(task->start),
        xstrdup(task->end),
        xstrdup(schedule_wave_codes[task->wave]),
        xstrdup(recommendation_text(all, one, "owner")),
        xasprintf("P%d", one->level),
        xasprintf("%.2f", one->days),
        xasprintf("%d", task->slack_days),
        yes_or_no(task->is_critical),
        yes_or_no(task->is_late),
        yes_or_no(task->is_overloaded),
        xstrdup(recommendation_text(all, one, "progress")),
        *actual ? hundredths_fixed(atoll(actual)) : xstrdup(""),
        hundredths_fixed(plan_left(all, one)),
        yes_or_no(task->is_provisional),
        yes_or_no(task->is_bound),
        yes_or_no(task->is_moved),
        yes_or_no(task->is_frozen),
    };
    table_add_owned(table, cells);
}

Table *plan_table(const Recommendations *all, const Plan *plan)
{
    static const TableColumn columns[] = {
        { "id", N_("Recommendation"), COLUMN_TEXT },
        { "title", N_("Title"), COLUMN_TEXT },
        { "start", N_("Start"), COLUMN_DATE },
        { "end", N_("End"), COLUMN_DATE },
        { "wave", N_("Wave"), COLUMN_CHOICE },
        { "owner", N_("Owner"), COLUMN_CHOICE },
        { "priority", N_("Priority"), COLUMN_CHOICE },
        { "effort_days", N_("Expected man-days"), COLUMN_NUMBER },
        { "slack_days", N_("Slack in days"), COLUMN_NUMBER },
        { "critical", N_("Critical"), COLUMN_CHOICE },
        { "late", N_("Late"), COLUMN_CHOICE },
        { "overloaded", N_("Overloaded"), COLUMN_CHOICE },
        { "progress", N_("Progress"), COLUMN_CHOICE },
        { "actual_days", N_("Actual man-days"), COLUMN_NUMBER },
        { "left_days", N_("Man-days left"), COLUMN_NUMBER },
        { "provisional", N_("Provisional"), COLUMN_CHOICE },
        { "bound", N_("No slack (capacity)"), COLUMN_CHOICE },
        { "moved", N_("Moved by a freeze"), COLUMN_CHOICE },
        { "frozen", N_("In a freeze"), COLUMN_CHOICE },
    };
    if (!plan->schedule) {
        fail("%s", plan->why);
        return NULL;
    }
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < plan->count; i++)
        add_row(table, all, plan->chosen[i], &plan->schedule->tasks[i]);
    return table;
}
