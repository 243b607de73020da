/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schedule.h - when each task of a plan can be done: forward on working days, with the
 * capacity of each role. Pure.
 *
 * One person works on a task, a day of effort a working day at most; a role whose capacity
 * is more than five days a week works on several tasks side by side. A week's capacity is
 * spread evenly over its five days, so that a week with a holiday has less. What a task
 * depends on ends at least a day before it starts. Tasks take their days in the order of
 * priority, then turn, then id, where a task is at least as urgent as what waits for it; a task may
 * be interrupted by a more urgent one. A pinned task starts on its date and takes its days before
 * all others, over the capacity if need be, which is marked.
 *
 * A task that is done has its real dates, takes no capacity and holds nothing up. One that
 * is under way has its real start; what is left of it takes its days before what has not
 * begun, from `today` on, whatever it depends on. From then on the rest is scheduled too:
 * a pin that went by means `today`.
 *
 * A person who is named for several tasks does one man-day a working day of them all, whatever the
 * capacity of the role.
 *
 * On the days of a freeze no task that changes its workload is worked on, unless it is pinned
 * there, which is marked.
 *
 * The wave of a task is counted in calendar days from the start of the plan to its end; only a
 * small task is a quick win. */
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include <stdint.h>

#include "plan/calendar.h"

typedef struct ScheduleTask {
    const char *id, *depends_on; /* ids separated by spaces */
    int priority;                /* 1 first */
    const char *role;
    int64_t effort;                      /* left, in hundredths of a man-day; 0 is a milestone */
    const char *pin, *earliest, *latest; /* dates, or "" */
    const char *started, *finished;      /* real dates; NULL or "" while there is none */
    const char *workloads;               /* whose freezes hold for it; NULL or "": all of them */
    bool changes_nothing;                /* no freeze holds for it */
    bool is_large;      /* more work or money than a quick win has: it belongs to the next wave */
    const char *person; /* who was named for it; NULL or "": anybody of the role */
    const char *turn;   /* its order among those of its priority, in all copies; NULL: by id */
} ScheduleTask;

/* From a date ("": from the beginning) until the next row of the role. */
typedef struct ScheduleCapacity {
    const char *role, *from;
    int64_t week; /* hundredths of a man-day in a week of five working days */
} ScheduleCapacity;

/* Both days included; of all workloads with "". */
typedef struct ScheduleFreeze {
    const char *first, *last, *workload;
} ScheduleFreeze;

typedef struct SchedulePlan {
    const Calendar *calendar;
    const char *start;
    const ScheduleTask *tasks;
    size_t count;
    const ScheduleCapacity *capacities;
    size_t capacity_count;
    const char *today; /* nothing is left to do before it; NULL: before the start */
    const ScheduleFreeze *freezes;
    size_t freeze_count;
} SchedulePlan;

/* Whether it holds on a date for a task of workloads, ids separated by spaces (NULL or "": of any).
 */
bool schedule_freezes(const ScheduleFreeze *freeze, const char *workloads, const char *date);

typedef enum ScheduleWave { WAVE_QUICK, WAVE_90, WAVE_180, WAVE_LATER, WAVE_COUNT } ScheduleWave;

/* "30", "90", "180", "later"; names are for tr(). */
extern const char *const schedule_wave_codes[WAVE_COUNT];
extern const char *const schedule_wave_names[WAVE_COUNT];

typedef struct ScheduledTask {
    char start[DATE_SIZE], end[DATE_SIZE];
    ScheduleWave wave;
    int slack_days;   /* working days it may slip, by dependencies and shared people */
    bool is_critical; /* it may not slip by its dependencies alone */
    bool is_bound;    /* by those it may, and because of the people it shares it may not */
    bool is_moved;    /* without freezes it would have had other days */
    bool is_frozen;   /* it is pinned to days of a freeze */
    bool is_late, is_overloaded, is_done, has_begun; /* begun: and not done */
    bool is_provisional; /* counted through a year that the calendar does not know */
} ScheduledTask;

/* What a role does on a working day, and could. */
typedef struct ScheduleLoad {
    const char *role; /* borrowed from the plan */
    char date[DATE_SIZE];
    double load, capacity; /* man-days; more than it could only by pins */
} ScheduleLoad;

typedef struct Schedule {
    ScheduledTask *tasks; /* as in the plan */
    size_t count;
    ScheduleLoad *loads; /* of roles with work left: by role, then date */
    size_t load_count;
    char end[DATE_SIZE]; /* the start's first working day when there is no task */
} Schedule;

/* NULL when the plan is impossible: the failure says why in one sentence. */
Schedule *schedule_make(const SchedulePlan *plan);
void schedule_free(Schedule *schedule);

/* What a role can do from the plan's start to the end of `until`, in hundredths. */
MUST_CHECK bool schedule_capacity(const SchedulePlan *plan, const char *role, const char *until,
                                  int64_t *hundredths);

#endif
