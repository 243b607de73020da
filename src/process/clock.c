/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "process/clock.h"

void clock_begin(Clock *clock, double now, double seconds)
{
    *clock = (Clock){ .seconds = seconds, .last = now, .touched = now };
}

void clock_beat(Clock *clock, double now)
{
    double until = clock->touched + CLOCK_IDLE < now ? clock->touched + CLOCK_IDLE : now;
    double passed = until - clock->last;
    if (passed > 0 && now - clock->last <= CLOCK_GAP)
        clock->seconds += passed;
    clock->last = now;
}

/* What was idle until here stays uncounted. */
void clock_touch(Clock *clock, double now)
{
    clock_beat(clock, now);
    clock->touched = now;
}
