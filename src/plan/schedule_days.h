/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schedule_days.h - the working days of a plan, and what each role does on them; known to
 * schedule.c alone. */
#ifndef SCHEDULE_DAYS_H
#define SCHEDULE_DAYS_H

#include "plan/schedule.h"

/* Loads are counted in units of which a man-day has 500, so that the capacity of a week in
 * hundredths is that of each of its five days in units, without a remainder. */
enum { DAY_UNITS = 500, UNITS_OF_HUNDREDTH = 5 };

typedef struct ScheduleDays ScheduleDays;

/* NULL when the start is no date or lies outside the calendar. */
ScheduleDays *schedule_days_new(const SchedulePlan *plan);
void schedule_days_free(ScheduleDays *days);

/* The working day so many after the start's; fails past the calendar. Borrowed until the
 * next call. */
MUST_CHECK bool schedule_days_date(ScheduleDays *days, size_t day, const char **date);

/* The first working day on or after a date; 0 for dates before the start. */
MUST_CHECK bool schedule_days_find(ScheduleDays *days, const char *date, size_t *day);

size_t schedule_days_count(const ScheduleDays *days); /* looked at so far */

/* Of a day looked at; in units. */
int64_t schedule_days_capacity(const ScheduleDays *days, const char *role, size_t day);
int64_t schedule_days_load(const ScheduleDays *days, const char *role, size_t day);
void schedule_days_take(ScheduleDays *days, const char *role, size_t day, int64_t units);

/* From the plan's start to the end of `until`. */
MUST_CHECK bool schedule_days_sum_capacity(const SchedulePlan *plan, const char *role,
                                           const char *until, int64_t *units);

/* False when the role has no capacity on the day nor ever after it. */
bool schedule_days_has_more(const ScheduleDays *days, const char *role, size_t day);

#endif
