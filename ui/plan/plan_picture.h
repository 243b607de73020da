/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan_picture.h - the plan screen's state, and how it is drawn. */
#ifndef PLAN_PICTURE_H
#define PLAN_PICTURE_H

#include "plan/plan.h"
#include "toolkit/gantt.h"
#include "toolkit/table_view.h"

/* The columns of its rows. */
enum { PLAN_NUMBER, PLAN_TITLE, PLAN_OWNER, PLAN_TASK, PLAN_ID, PLAN_COLUMNS };

typedef struct PlanState {
    TableView view;
    char start[DATE_SIZE], from[DATE_SIZE]; /* of the plan, and of what is in view */
    Recommendations *all;
    Plan *plan, *part; /* of a plan without a schedule, the part that has dates */
    Calendar *calendar;
    char *why; /* there is no plan, or NULL */
    Table *rows;
    Gantt gantt;
    ScheduleFreeze *freezes;
} PlanState;

/* The plan, or the part of it that has dates. */
const Plan *plan_dated(const PlanState *state);

/* NULL where there are no dates. */
const ScheduledTask *plan_task_at(const PlanState *state, size_t row);

void plan_draw(PlanState *state, WINDOW *body);

/* The present plan becomes the one that was agreed; says so. */
MUST_CHECK bool plan_keep_agreed(Screen *screen);

#endif
