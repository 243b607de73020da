/* SPDX-License-Identifier: GPL-3.0-or-later */
/* burn.h - what was planned to be done by each day, against what was done and what it took.
 * Pure. All effort is in hundredths of a man-day.
 *
 * planned: the planned effort of each task, spread evenly over the working days from its
 * planned start to its planned end. earned: the planned effort of the tasks that are done,
 * from their real end on; a task under way has earned nothing yet. actual: the effort spent
 * on each task, spread evenly over the working days from its real start to its real end, or
 * to today while it is under way, since only its sum is known. Less earned than planned is
 * behind, more actual than earned is dearer than planned or not done yet. What was not
 * planned earns nothing. Without any working day in between, all falls on the last day. */
#ifndef BURN_H
#define BURN_H

#include <stdint.h>

#include "plan/calendar.h"

/* Dates are "" while there is none. */
typedef struct BurnTask {
    const char *planned_start, *planned_end, *started, *finished;
    int64_t planned, actual, left;
} BurnTask;

typedef struct BurnDay {
    char date[DATE_SIZE];
    bool is_past; /* up to today: what comes later has neither earned nor actual */
    int64_t planned, earned, actual;
} BurnDay;

/* Every day from the first planned or real start to the last end, or today. */
typedef struct Burn {
    BurnDay *days;
    size_t count;
    size_t past;                              /* days up to today */
    int64_t planned, planned_by_now;          /* all, and up to today */
    int64_t earned, actual, left, at_the_end; /* at the end: spent and left */
} Burn;

/* A year that the calendar does not know counts Monday to Friday: nothing is scheduled here.
 * Without any date there are no days. NULL on failure. */
Burn *burn_make(const BurnTask tasks[], size_t count, const Calendar *calendar, const char *today);
void burn_free(Burn *burn);

#endif
