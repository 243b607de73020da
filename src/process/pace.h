/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pace.h - whether the questions that are left fit into the time that is left. Pure. */
#ifndef PACE_H
#define PACE_H

#include <stdint.h>

#include "base/base.h"

/* A man-day, in seconds of one person; and what a question takes while none was answered yet. */
enum { PACE_DAY = 8 * 3600, PACE_QUESTION = 180 };

typedef struct Pace {
    int64_t answered, left;     /* questions */
    int64_t spent, cap;         /* seconds of all persons */
    int64_t measured, speaking; /* answered questions whose time was measured, and that time */
} Pace;

typedef struct Forecast {
    int64_t needed, remaining; /* seconds; what remains is never less than none */
    bool fits;
} Forecast;

/* By what was measured of the questions themselves, else by all that sessions took. */
Forecast pace_forecast(const Pace *pace);

/* "3 h 10" */
char *pace_text(int64_t seconds);

/* "46 left: 3 h 10 of 2 h 20", for where there is little room; the caller frees. */
char *pace_words(const Pace *pace);

/* 0 below 80 % of the cap, 80 from there on, 100 when it is used up. */
int pace_warning(int64_t spent, int64_t cap);

#endif
