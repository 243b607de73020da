/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today is Saturday 28 November 2026; the days are counted on a calendar. */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_input.h"
#include "base/message.h"

static void stop_clock(void)
{
    setenv("TZ", "UTC", 1);
    setenv("WELLBOOK_CLOCK", "2026-11-28T09:00:00Z", 1);
}

TestSuite(date_input, .init = stop_clock);

Test(date_input, reads_what_people_write)
{
    static const struct {
        const char *text, *date;
    } cases[] = {
        { "2026-12-04", "2026-12-04" },
        { "2026/12/4", "2026-12-04" },
        { "2026年12月4日", "2026-12-04" },
        { "2026年12月4号", "2026-12-04" },
        { " ２０２６-１２-０４ ", "2026-12-04" },
        { "12月4日", "2026-12-04" },
        { "12月4号", "2026-12-04" },
        { "12/4", "2026-12-04" },
        { "12-4", "2026-12-04" },
        { "4.12.", "2026-12-04" },
        { "4.12.2027", "2027-12-04" },
        { "24.12", "2026-12-24" },
        { "12.24", "2026-12-24" },
        { "7.7", "2026-07-07" },
        { "Dec 4", "2026-12-04" },
        { "4 dec", "2026-12-04" },
        { "December 4th, 2027", "2027-12-04" },
        { "dec. 4", "2026-12-04" },
        { "Sept 1", "2026-09-01" },
        /* the nearest to today */
        { "1月5日", "2027-01-05" },
        { "11月20日", "2026-11-20" },
        { "Jan 5", "2027-01-05" },
        { "6月1日", "2026-06-01" },
        /* from today on */
        { "+7", "2026-12-05" },
        { "＋７", "2026-12-05" },
        { "+2w", "2026-12-12" },
        { "+1 week", "2026-12-05" },
        { "+3天", "2026-12-01" },
        { "-2", "2026-11-26" },
        { "3天后", "2026-12-01" },
        { "两周后", "2026-12-12" },
        { "今天", "2026-11-28" },
        { "tomorrow", "2026-11-29" },
        { "后天", "2026-11-30" },
        { "昨天", "2026-11-27" },
        { "月底", "2026-11-30" },
        { "下月底", "2026-12-31" },
        { "年底", "2026-12-31" },
        /* weekdays: the coming one, today's own included, or those of a week named */
        { "周五", "2026-12-04" },
        { "fri", "2026-12-04" },
        { "Friday", "2026-12-04" },
        { "周六", "2026-11-28" },
        { "星期一", "2026-11-30" },
        { "本周五", "2026-11-27" },
        { "下周三", "2026-12-02" },
        { "下周日", "2026-12-06" },
        { "下个星期三", "2026-12-02" },
        { "next wed", "2026-12-02" },
        { "下下周一", "2026-12-07" },
        { "礼拜天", "2026-11-29" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char date[DATE_SIZE] = "";
        cr_expect(date_input(cases[i].text, date), "%s: %s", cases[i].text, failure());
        cr_expect_str_eq(date, cases[i].date, "%s: %s", cases[i].text, date);
    }
}

Test(date_input, refuses_what_is_no_day)
{
    static const char *const cases[] = { "",         "soon",   "2026-02-30", "13月1日",
                                         "12月32日", "+",      "+soon",      "fr",
                                         "dec",      "Dec 40", "李工",       "周八",
                                         "32.1.",    "12/4x",  "4 dec jan",  "0.0." };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char date[DATE_SIZE];
        cr_expect_not(date_input(cases[i], date), "'%s' is %s", cases[i], date);
    }
}

Test(date_input, asks_which_of_two_dates_is_meant)
{
    char date[DATE_SIZE];
    cr_expect_not(date_input("4.12", date));
    cr_expect_str_eq(failure(), "'4.12' could be 2027-04-12 or 2026-12-04; write one of them");
}

Test(date_input, takes_the_29th_of_february_in_a_year_that_has_one)
{
    char date[DATE_SIZE];
    setenv("WELLBOOK_CLOCK", "2027-11-28T09:00:00Z", 1);
    cr_assert(date_input("2月29日", date), "%s", failure());
    cr_expect_str_eq(date, "2028-02-29");
}

Test(date_input, says_what_it_understood)
{
    char *said = date_input_said("2026-12-04");
    cr_expect_str_eq(said, "2026-12-04 Friday");
    free(said);
    message_set_language(CHINESE);
    said = date_input_said("2026-12-04");
    cr_expect_str_eq(said, "2026-12-04 周五");
    free(said);
}
