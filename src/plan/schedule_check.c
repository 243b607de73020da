/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/schedule_check.h"

#include <string.h>

static const int64_t most_effort = 1000000;

static bool is_given(const char *date)
{
    return date && *date;
}

bool schedule_is_done(const ScheduleTask *task)
{
    return is_given(task->finished);
}

bool schedule_has_begun(const ScheduleTask *task)
{
    return is_given(task->started) && !is_given(task->finished);
}

static bool is_date_or_empty(const char *id, const char *text)
{
    char date[DATE_SIZE];
    return !is_given(text) || (date_parse(text, date) && !strcmp(date, text)) ||
           fail("%s: '%s' is not a date; write it as 2026-11-23", id, text);
}

static bool has_capacity(const SchedulePlan *plan, const char *role)
{
    for (size_t i = 0; i < plan->capacity_count; i++)
        if (!strcmp(plan->capacities[i].role, role) && plan->capacities[i].week > 0)
            return true;
    return false;
}

static bool check_start(const SchedulePlan *plan)
{
    char date[DATE_SIZE];
    return date_parse(plan->start, date) &&
           (!strcmp(date, plan->start) ||
            fail("'%s' is not a date; write it as 2026-11-23", plan->start));
}

static bool check_dates(const ScheduleTask *task)
{
    const char *const dates[] = { task->pin, task->earliest, task->latest, task->started,
                                  task->finished };
    for (size_t i = 0; i < COUNT(dates); i++)
        if (!is_date_or_empty(task->id, dates[i]))
            return false;
    if (schedule_is_done(task) && !is_given(task->started))
        return fail("%s: it is done, but has no start", task->id);
    if (schedule_is_done(task) && strcmp(task->started, task->finished) > 0)
        return fail("%s: its end on %s lies before its start on %s", task->id, task->finished,
                    task->started);
    return !*task->latest || strcmp(task->earliest, task->latest) <= 0 ||
           fail("%s: its window ends on %s, before it begins on %s", task->id, task->latest,
                task->earliest);
}

static bool check_task(const SchedulePlan *plan, const ScheduleTask *task)
{
    if (task->effort < 0 || task->effort > most_effort)
        return fail("%s: its effort is not between 0 and 10000 man-days", task->id);
    if (!check_dates(task))
        return false;
    if (schedule_is_done(task))
        return true;
    if (*task->pin && !schedule_has_begun(task) && strcmp(task->pin, plan->start) < 0)
        return fail("%s is pinned to %s, before the plan starts on %s", task->id, task->pin,
                    plan->start);
    return !task->effort || has_capacity(plan, task->role) ||
           fail("%s: the role '%s' has no capacity; give it some days a week", task->id,
                task->role);
}

bool schedule_check(const SchedulePlan *plan)
{
    bool done = check_start(plan);
    for (size_t i = 0; done && i < plan->count; i++)
        done = check_task(plan, &plan->tasks[i]);
    return done;
}
