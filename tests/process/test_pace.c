/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "process/pace.h"

/* 34 questions in 8500 seconds are 250 a question; 46 more take 11500, 3 h 11. */
Test(pace, forecasts_from_what_a_question_took)
{
    Forecast forecast = pace_forecast(&(Pace){ 34, 46, 8500, 16900 });
    cr_expect_eq(forecast.needed, 11500);
    cr_expect_eq(forecast.remaining, 8400);
    cr_expect(!forecast.fits);
    char *needed = pace_text(forecast.needed), *remaining = pace_text(forecast.remaining);
    cr_expect_str_eq(needed, "3 h 11");
    cr_expect_str_eq(remaining, "2 h 20");
    free(needed);
    free(remaining);
}

Test(pace, takes_three_minutes_a_question_before_the_first)
{
    Forecast forecast = pace_forecast(&(Pace){ 0, 20, 0, 2 * PACE_DAY });
    cr_expect_eq(forecast.needed, 3600);
    cr_expect_eq(forecast.remaining, 57600);
    cr_expect(forecast.fits);
}

Test(pace, nothing_remains_of_a_cap_that_is_used_up)
{
    Forecast forecast = pace_forecast(&(Pace){ 10, 1, 60000, 57600 });
    cr_expect_eq(forecast.remaining, 0);
    cr_expect(!forecast.fits);
    cr_expect(pace_forecast(&(Pace){ 10, 0, 60000, 57600 }).fits, "no question is left");
}

Test(pace, warns_at_eighty_and_at_a_hundred_percent)
{
    static const struct {
        int64_t spent;
        int warning;
    } cases[] = { { 0, 0 },      { 46079, 0 },   { 46080, 80 },
                  { 57599, 80 }, { 57600, 100 }, { 99999, 100 } };
    for (size_t i = 0; i < COUNT(cases); i++)
        cr_expect_eq(pace_warning(cases[i].spent, 2 * PACE_DAY), cases[i].warning, "%d",
                     (int)cases[i].spent);
    cr_expect_eq(pace_warning(5, 0), 0);
}

/* Of 34 answered ones twenty were timed, 3600 seconds in all: 180 each, whatever else the sessions
 * were spent on; 46 more take 8280. */
Test(pace, goes_by_what_was_measured_of_the_questions_themselves)
{
    Forecast forecast = pace_forecast(&(Pace){ 34, 46, 8500, 16900, 20, 3600 });
    cr_expect_eq(forecast.needed, 8280);
    cr_expect(forecast.fits, "8280 of 8400");
    char *words = pace_words(&(Pace){ 34, 46, 8500, 16900, 20, 3600 });
    cr_expect_str_eq(words, "46 left: 2 h 18 of 2 h 20");
    free(words);
}
