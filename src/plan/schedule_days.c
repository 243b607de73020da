/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/schedule_days.h"

#include <stdlib.h>
#include <string.h>

typedef struct WorkDay {
    char date[DATE_SIZE];
} WorkDay;

typedef struct Role {
    const char *name;
    int64_t *loads;
    size_t count;
} Role;

struct ScheduleDays {
    const SchedulePlan *plan;
    WorkDay *list;
    size_t count, room;
    char next[DATE_SIZE]; /* the first date not looked at */
    Role *roles;
    size_t role_count, role_room;
};

static bool look_further(ScheduleDays *days)
{
    for (bool is_working = false; !is_working;) {
        char date[DATE_SIZE];
        memcpy(date, days->next, DATE_SIZE);
        if (!calendar_is_working(days->plan->calendar, date, &is_working) ||
            !date_add(date, 1, days->next))
            return false;
        if (is_working) {
            days->list = xgrow(days->list, days->count, &days->room, sizeof *days->list);
            memcpy(days->list[days->count++].date, date, DATE_SIZE);
        }
    }
    return true;
}

ScheduleDays *schedule_days_new(const SchedulePlan *plan)
{
    ScheduleDays *days = xcalloc(1, sizeof *days);
    days->plan = plan;
    if (date_parse(plan->start, days->next) && look_further(days))
        return days;
    schedule_days_free(days);
    return NULL;
}

void schedule_days_free(ScheduleDays *days)
{
    if (!days)
        return;
    for (size_t i = 0; i < days->role_count; i++)
        free(days->roles[i].loads);
    free(days->roles);
    free(days->list);
    free(days);
}

bool schedule_days_date(ScheduleDays *days, size_t day, const char **date)
{
    while (day >= days->count)
        if (!look_further(days))
            return false;
    *date = days->list[day].date;
    return true;
}

bool schedule_days_find(ScheduleDays *days, const char *date, size_t *day)
{
    while (strcmp(days->list[days->count - 1].date, date) < 0)
        if (!look_further(days))
            return false;
    size_t low = 0, high = days->count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(days->list[middle].date, date) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *day = low;
    return true;
}

size_t schedule_days_count(const ScheduleDays *days)
{
    return days->count;
}

/* ---- capacity and load ---- */

/* The row of the role in force on a date, or NULL. */
static const ScheduleCapacity *row_on(const SchedulePlan *plan, const char *role, const char *date)
{
    const ScheduleCapacity *found = NULL;
    for (size_t i = 0; i < plan->capacity_count; i++) {
        const ScheduleCapacity *row = &plan->capacities[i];
        if (!strcmp(row->role, role) && strcmp(row->from, date) <= 0 &&
            (!found || strcmp(row->from, found->from) >= 0))
            found = row;
    }
    return found;
}

int64_t schedule_days_capacity(const ScheduleDays *days, const char *role, size_t day)
{
    const ScheduleCapacity *row = row_on(days->plan, role, days->list[day].date);
    return row ? row->week : 0;
}

bool schedule_days_sum_capacity(const SchedulePlan *plan, const char *role, const char *until,
                                int64_t *units)
{
    char date[DATE_SIZE], last[DATE_SIZE];
    *units = 0;
    if (!date_parse(plan->start, date) || !date_parse(until, last))
        return false;
    while (strcmp(date, last) <= 0) {
        const ScheduleCapacity *row = row_on(plan, role, date);
        bool is_working;
        if (!calendar_is_working(plan->calendar, date, &is_working))
            return false;
        *units += row && is_working ? row->week : 0;
        if (!date_add(date, 1, date))
            return false;
    }
    return true;
}

bool schedule_days_has_more(const ScheduleDays *days, const char *role, size_t day)
{
    const char *date = days->list[day].date;
    bool has_more = schedule_days_capacity(days, role, day) > 0;
    for (size_t i = 0; !has_more && i < days->plan->capacity_count; i++) {
        const ScheduleCapacity *row = &days->plan->capacities[i];
        has_more = !strcmp(row->role, role) && strcmp(row->from, date) > 0 && row->week > 0;
    }
    return has_more;
}

static Role *find_role(const ScheduleDays *days, const char *name)
{
    for (size_t i = 0; i < days->role_count; i++)
        if (!strcmp(days->roles[i].name, name))
            return &days->roles[i];
    return NULL;
}

int64_t schedule_days_load(const ScheduleDays *days, const char *name, size_t day)
{
    const Role *role = find_role(days, name);
    return role && day < role->count ? role->loads[day] : 0;
}

void schedule_days_take(ScheduleDays *days, const char *name, size_t day, int64_t units)
{
    Role *role = find_role(days, name);
    if (!role) {
        days->roles = xgrow(days->roles, days->role_count, &days->role_room, sizeof *days->roles);
        role = &days->roles[days->role_count++];
        *role = (Role){ .name = name };
    }
    if (day >= role->count) {
        size_t count = days->count > day ? days->count : day + 1;
        role->loads = xreallocarray(role->loads, count, sizeof *role->loads);
        memset(&role->loads[role->count], 0, (count - role->count) * sizeof *role->loads);
        role->count = count;
    }
    role->loads[day] += units;
}
