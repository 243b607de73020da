/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>

#include "process/clock.h"

static void beats(Clock *clock, double from, double to)
{
    for (double now = from; now <= to; now += CLOCK_BEAT)
        clock_beat(clock, now);
}

Test(clock, counts_what_passes_between_two_beats)
{
    Clock clock;
    clock_begin(&clock, 1000, 0);
    beats(&clock, 1015, 1600);
    cr_expect_eq(clock.seconds, 600);
}

Test(clock, goes_on_from_what_was_kept_after_a_power_cut)
{
    Clock clock;
    clock_begin(&clock, 5, 585);
    clock_beat(&clock, 20);
    cr_expect_eq(clock.seconds, 600);
}

Test(clock, a_suspended_machine_does_not_work)
{
    Clock clock;
    clock_begin(&clock, 0, 0);
    clock_beat(&clock, 15);
    clock_touch(&clock, 7215);
    clock_beat(&clock, 7230);
    cr_expect_eq(clock.seconds, 30, "two hours between two beats are none");
}

Test(clock, a_clock_that_goes_back_takes_nothing_away)
{
    Clock clock;
    clock_begin(&clock, 100, 60);
    clock_beat(&clock, 40);
    cr_expect_eq(clock.seconds, 60);
    clock_beat(&clock, 55);
    cr_expect_eq(clock.seconds, 75);
}

/* A key at 600; then none: 15 minutes more count, and nothing until the next key at 3600. */
Test(clock, idle_time_is_cut_off)
{
    Clock clock;
    clock_begin(&clock, 0, 0);
    beats(&clock, 15, 585);
    clock_touch(&clock, 600);
    beats(&clock, 615, 3585);
    cr_expect_eq(clock.seconds, 1500);
    clock_touch(&clock, 3600);
    beats(&clock, 3615, 3660);
    cr_expect_eq(clock.seconds, 1560);
}
