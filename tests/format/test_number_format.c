/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "format/number_format.h"

Test(number_format, days_and_times_are_told_from_other_numbers)
{
    static const struct {
        unsigned long number;
        const char *code;
        bool is_date;
    } cases[] = {
        { 0, NULL, false },
        { 14, NULL, true },  /* m/d/yyyy */
        { 22, NULL, true },  /* m/d/yyyy h:mm */
        { 31, NULL, true },  /* 年月日, in Chinese versions */
        { 49, NULL, false }, /* text */
        { 0, "General", false },
        { 0, "#,##0.00\\ \"days\"", false },
        { 0, "0.00E+00", false },
        { 0, "[Red]-0;0\\d", false },
        { 0, "[$-804]yyyy\"年\"m\"月\"d\"日\"", true },
        { 0, "yyyy\\-mm\\-dd", true },
        { 0, "[h]:mm", true },
        { 0, "[mm]", true },
        { 0, "0;yyyy", false },
        { 0, "\"open", false },
        { 0, "[open", false },
        { 0, "\\", false },
        { 0, "", false },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        cr_expect_eq(number_format_is_date(cases[i].number, cases[i].code), cases[i].is_date,
                     "%lu %s", cases[i].number, cases[i].code ? cases[i].code : "");
}

Test(number_format, days_since_the_epoch_are_dates)
{
    static const struct {
        const char *days, *date;
        bool is_1904;
    } cases[] = {
        { "46349", "2026-11-23", false },       { "46349.75", "2026-11-23T18:00:00", false },
        { "44887", "2026-11-23", true },        { "1", "1900-01-01", false },
        { "59", "1900-02-28", false },          { "61", "1900-03-01", false },
        { "46348.999999", "2026-11-23", false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *date = number_format_day(cases[i].days, cases[i].is_1904);
        cr_expect_str_eq(date, cases[i].date, "%s", cases[i].days);
        free(date);
    }
    static const char *const none[] = { "", "0", "60", "-1", "2958466", "1e300", "nan", "12x" };
    for (size_t i = 0; i < COUNT(none); i++)
        cr_expect_null(number_format_day(none[i], false), "%s", none[i]);
}
