/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clock.h - how long a session has lasted, counted by a clock that is never set. Pure.
 *
 * Between two beats the time counts that the monotonic clock passed: not a suspended machine's, not
 * a stopped program's, and not that of a wall clock put forward or back. When nobody touches a key,
 * time counts for CLOCK_IDLE seconds more. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

#include "base/base.h"

/* Seconds: between two beats, the longest that counts between them, and without a key. */
enum { CLOCK_BEAT = 15, CLOCK_GAP = 60, CLOCK_IDLE = 900 };

typedef struct Clock {
    double seconds;       /* that count */
    double last, touched; /* the monotonic clock at the last beat and the last key */
} Clock;

void clock_begin(Clock *clock, double now, double seconds);

/* A key was pressed. */
void clock_touch(Clock *clock, double now);
void clock_beat(Clock *clock, double now);

#endif
