/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows of the week as people write them. */
#include "config.h"
#include "base/window.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text, *english, *chinese, *days;
    bool is_night;
} windows[] = {
    { "Sat–Sun 00:00–06:00", "Sat, Sun 00:00–06:00", "周六、周日 00:00–06:00", "06", false },
    { "每周二、四 23:00–次日 5:00", "Tue, Thu 23:00 – next day 05:00",
      "周二、周四 23:00–次日 05:00", "24", true },
    { "周一至周五 晚上 10 点半 到 12 点", "Mon–Fri 22:30–24:00", "周一至周五 22:30–24:00", "12345",
      false },
    { "Tuesdays and Thursdays, 11pm to 5 am", "Tue, Thu 23:00 – next day 05:00",
      "周二、周四 23:00–次日 05:00", "24", true },
    { "Tuesday 22:00-24:00", "Tue 22:00–24:00", "周二 22:00–24:00", "2", false },
    { "Fri 22:00 – Mon 06:00", "Fri 22:00 – Mon 06:00", "周五 22:00 – 周一 06:00", "0156", false },
    { "20:00–06:00", "20:00 – next day 06:00", "20:00–次日 06:00", "", true },
    { "工作日 22:00 起", "Mon–Fri from 22:00", "周一至周五 22:00 起", "12345", false },
    { "weekend before 6:00", "Sat, Sun 00:00–06:00", "周六、周日 00:00–06:00", "06", false },
    { "周二 22:00-24:00，周六 0:00-6:00", "Tue 22:00–24:00; Sat 00:00–06:00",
      "周二 22:00–24:00；周六 00:00–06:00", "26", false },
    { "every day from 1:00 to 4:00 and 22:00 to 23:00", "daily 01:00–04:00; daily 22:00–23:00",
      "每天 01:00–04:00；每天 22:00–23:00", "0123456", false },
    { "周日到周四", "Mon–Thu, Sun", "周一至周四、周日", "01234", false },
    { "any", "any time", "任意时段", "", false },
};

Test(window, is_read_in_either_language_and_said_in_both)
{
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Window window;
        char days[WINDOW_DAYS_SIZE];
        cr_assert(window_read(windows[i].text, &window), "%s: %s", windows[i].text, failure());
        char *english = window_said(&window, ENGLISH), *chinese = window_said(&window, CHINESE);
        window_days(&window, days);
        cr_expect_str_eq(english, windows[i].english);
        cr_expect_str_eq(chinese, windows[i].chinese);
        cr_expect_str_eq(days, windows[i].days, "%s", windows[i].text);
        cr_expect_eq(window_passes_midnight(&window), windows[i].is_night, "%s", windows[i].text);
        free(english);
        free(chinese);
    }
}

Test(window, that_was_said_reads_as_the_same)
{
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        Window window, english, chinese;
        cr_assert(window_read(windows[i].text, &window) &&
                      window_read(windows[i].english, &english) &&
                      window_read(windows[i].chinese, &chinese),
                  "%s: %s", windows[i].text, failure());
        char *one = window_said(&english, ENGLISH), *other = window_said(&chinese, ENGLISH);
        cr_expect_str_eq(one, windows[i].english);
        cr_expect_str_eq(other, windows[i].english);
        free(one);
        free(other);
    }
}

Test(window, is_refused_where_half_of_it_is_not_understood)
{
    static const char *const texts[] = { "",
                                         "after close of business",
                                         "Sat 25:00–26:00",
                                         "22-6",
                                         "2026-12-15 22:00–24:00",
                                         "每月第一个周日",
                                         "Sat 00:00–",
                                         "Thu 24:00–02:00",
                                         "周一至",
                                         "22:00 – Mon 06:00" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Window window;
        cr_expect(!window_read(texts[i], &window), "%s", texts[i]);
        cr_expect_not(strchr(failure(), '\n'), "%s", failure());
    }
}
