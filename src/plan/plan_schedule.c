/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/plan_schedule.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "engagement/setting.h"

static const char calendar_id[] = "cn", start_name[] = "plan-start";

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
    if (calendar)
        calendar_set_unknown(calendar, all->unknown_years);
    bool is_good = problems_none(problems);
    problems_free(problems);
    if (is_good)
        return calendar;
    calendar_free(calendar);
    return NULL;
}

static ScheduleCapacity capacity_of(const Table *rows, size_t row, const char *from)
{
    return (ScheduleCapacity){ table_cell(rows, row, 0), from,
                               strtoll(table_get(rows, row, "week"), NULL, 10) };
}

ScheduleCapacity *plan_capacities(const Recommendations *all, size_t *count)
{
    const Table *later = all->capacity_rows;
    ScheduleCapacity *list = xcalloc(all->rate_count + table_rows(later), sizeof *list);
    *count = 0;
    for (size_t row = 0; row < table_rows(all->rate_rows); row++)
        if (!strcmp(table_get(all->rate_rows, row, "kind"), "role"))
            list[(*count)++] = capacity_of(all->rate_rows, row, "");
    for (size_t row = 0; row < table_rows(later); row++)
        list[(*count)++] = capacity_of(later, row, table_get(later, row, "starts"));
    return list;
}

static ScheduleTask task_of(const Recommendations *all, const Recommendation *one, bool is_live)
{
    ScheduleTask task = { .id = one->id,
                          .depends_on = one->depends_on,
                          .priority = one->level,
                          .role = one->effort.role,
                          .effort = plan_expected(one),
                          .pin = recommendation_date(all, one, "pin"),
                          .earliest = recommendation_date(all, one, "earliest"),
                          .latest = recommendation_date(all, one, "latest") };
    if (is_live) {
        task.effort = plan_left(all, one);
        task.started = recommendation_date(all, one, "started");
        task.finished = recommendation_date(all, one, "finished");
    }
    return task;
}

/* What was not chosen holds nothing up. */
static char *chosen_only(const Plan *plan, const char *depends_on)
{
    Buffer ids = { 0 };
    char *words = xstrdup(depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));) {
        bool is_chosen = false;
        for (size_t i = 0; i < plan->count && !is_chosen; i++)
            is_chosen = !strcmp(plan->chosen[i]->id, word);
        if (is_chosen)
            buffer_join(&ids, " ", word);
    }
    free(words);
    return buffer_take(&ids);
}

/* The years through which what is still to do is provisional. */
static void note_unknown(Plan *plan, const Calendar *calendar, UnknownYears unknown,
                         const char *from)
{
    int to = 0;
    for (size_t i = 0; plan->schedule && i < plan->count; i++) {
        const ScheduledTask *task = &plan->schedule->tasks[i];
        to = task->is_provisional && atoi(task->end) > to ? atoi(task->end) : to;
    }
    Buffer years = { 0 };
    for (int year = atoi(from); year <= to; year++)
        if (!calendar_knows_year(calendar, year))
            buffer_add_format(&years, "%s%d", years.bytes ? ", " : "", year);
    if (years.bytes)
        plan->provisional =
            xasprintf(unknown == UNKNOWN_WEEKDAYS
                          ? tr("%s: holidays not known, counted Monday to Friday; provisional")
                          : tr("%s: holidays not published yet, counted on the statutory days;"
                               " provisional"),
                      buffer_text(&years));
    buffer_free(&years);
}

void plan_schedule(Plan *plan, const Recommendations *all, const char *start)
{
    char today[DATE_SIZE];
    Calendar *calendar = plan_calendar(all);
    ScheduleTask *tasks = xcalloc(plan->count, sizeof *tasks);
    char **depends_on = xcalloc(plan->count, sizeof *depends_on);
    size_t count;
    ScheduleCapacity *capacities = plan_capacities(all, &count);
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
                                 .capacity_count = count,
                                 .today = plan->is_live ? today : NULL };
    plan->schedule = calendar ? schedule_make(&asked) : NULL;
    plan->why = plan->schedule ? NULL : xstrdup(failure());
    note_unknown(plan, calendar, all->unknown_years,
                 plan->is_live && strcmp(today, start) > 0 ? today : start);
    for (size_t i = 0; i < plan->count; i++)
        free(depends_on[i]);
    free(depends_on);
    free(tasks);
    free(capacities);
    calendar_free(calendar);
}

const ScheduledTask *plan_dates(const Plan *plan, const Recommendation *one)
{
    for (size_t i = 0; plan->schedule && i < plan->count; i++)
        if (plan->chosen[i] == one)
            return &plan->schedule->tasks[i];
    return NULL;
}
