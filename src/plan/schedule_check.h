/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schedule_check.h - whether what a schedule is asked for makes sense; known to schedule.c
 * alone. */
#ifndef SCHEDULE_CHECK_H
#define SCHEDULE_CHECK_H

#include "plan/schedule.h"

bool schedule_is_done(const ScheduleTask *task);
bool schedule_has_begun(const ScheduleTask *task); /* and is not done */

/* Effort in range, dates that are dates and in order, roles with capacity. */
MUST_CHECK bool schedule_check(const SchedulePlan *plan);

#endif
