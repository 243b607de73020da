/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan_schedule.h - the dates of what was chosen; known to the plan's own files alone. */
#ifndef PLAN_SCHEDULE_H
#define PLAN_SCHEDULE_H

#include "plan/plan.h"

/* By role, then date; the caller frees. */
ScheduleCapacity *plan_capacities(const Recommendations *all, size_t *count);

/* Gives the plan its schedule, or the reason why it has none. */
void plan_schedule(Plan *plan, const Recommendations *all, const char *start);

#endif
