/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pace.h - whether the questions that are left fit into the time that is left. Pure. */
#ifndef PACE_H
#define PACE_H

#include <stdint.h>

#include "base/base.h"

/* A man-day, in seconds of one person; and what a question takes while none was answered yet. */
enum { PACE_DAY = 8 * 3600, PACE_QUESTION = 180 };

typedef struct Pace {
    int64_t answered, left; /* questions */
    int64_t spent, cap;     /* seconds of all persons */
} Pace;

typedef struct Forecast {
    int64_t needed, remaining; /* seconds; what remains is never less than none */
    bool fits;
} Forecast;

Forecast pace_forecast(const Pace *pace);

/* "3 h 10" */
char *pace_text(int64_t seconds);

/* 0 below 80 % of the cap, 80 from there on, 100 when it is used up. */
int pace_warning(int64_t spent, int64_t cap);

#endif
