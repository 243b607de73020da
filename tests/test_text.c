/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "date.h"
#include "text.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

Test(text, counts_cells)
{
    static const struct {
        const char *text;
        int cells;
    } cases[] = { { "", 0 },    { "abc", 3 },     { "中文", 4 },
                  { "a中", 3 }, { "e\u0301", 1 }, { "\U00020BB7", 2 } };
    for (size_t i = 0; i < COUNT(cases); i++)
        cr_expect_eq(text_cells(cases[i].text), cases[i].cells, "%s", cases[i].text);
}

Test(text, steps_over_graphemes)
{
    cr_expect_eq(text_next("中a"), 3);
    cr_expect_eq(text_next("e\u0301x"), 3);
    cr_expect_eq(text_next(FAMILY "x"), strlen(FAMILY));
    const char *word = "a" FAMILY;
    cr_expect_eq(text_previous(word, word + strlen(word)), strlen(FAMILY));
}

Test(text, never_cuts_a_wide_character_in_half)
{
    int used;
    cr_expect_eq(text_fit("中文字", 9, 5, &used), 6);
    cr_expect_eq(used, 4);
}

Test(text, wraps_without_starting_a_line_with_punctuation)
{
    size_t count;
    const char *text = "密钥每九十天轮换，离职人员的密钥当天删除。";
    TextLine *lines = text_wrap(text, 16, &count);
    cr_assert_gt(count, 1);
    for (size_t i = 0; i < count; i++) {
        cr_expect_leq(text_cells_of(lines[i].start, lines[i].bytes), 16);
        cr_expect_neq(strncmp(lines[i].start, "，", 3), 0);
        cr_expect_neq(strncmp(lines[i].start, "。", 3), 0);
    }
    free(lines);
}

Test(text, wraps_words_and_keeps_line_feeds)
{
    size_t count;
    TextLine *lines = text_wrap("one two three\n\nfour", 8, &count);
    static const char *const expected[] = { "one two", "three", "", "four" };
    cr_assert_eq(count, 4);
    for (size_t i = 0; i < count; i++)
        cr_expect(lines[i].bytes == strlen(expected[i]) &&
                      !memcmp(lines[i].start, expected[i], lines[i].bytes),
                  "line %zu", i);
    free(lines);
    cr_expect_eq(text_line_count("abcdefghij", 4), 3);
}

Test(text, shows_what_could_drive_a_terminal)
{
    static const struct {
        const char *text, *clean;
    } cases[] = {
        { "a\033[31mb", "a^[[31mb" },
        { "tab\there", "tab here" },
        { "x\x7F", "x^?" },
        { "bad\xFF", "bad\uFFFD" },
        { "\xC2\x9B"
          "c1",
          "\uFFFDc1" },
        { "a\u202Eb", "a\uFFFDb" },
        { "two\r\nlines", "two\nlines" },
        { "\uFFFF", "\uFFFD" },
        { "好", "好" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *clean = text_clean(cases[i].text);
        cr_expect_str_eq(clean, cases[i].clean);
        free(clean);
    }
    char *line = text_clean_line("a\nb");
    cr_expect_str_eq(line, "a b");
    free(line);
}

Test(text, folds_width_and_case)
{
    cr_expect(text_same("ＹＥＳ ", "yes"));
    cr_expect(text_same("Online Shop", "online shop"));
    cr_expect_not(text_same("是", "否"));
}

Test(text, refuses_what_is_not_utf8_or_too_long)
{
    char *huge = malloc(TEXT_MAX_UNITS + 2);
    memset(huge, 'a', TEXT_MAX_UNITS + 1);
    huge[TEXT_MAX_UNITS + 1] = '\0';
    cr_expect_not(text_check("note", huge));
    cr_expect(strstr(failure(), "32001 characters"), "%s", failure());
    huge[TEXT_MAX_UNITS] = '\0';
    cr_expect(text_check("note", huge));
    cr_expect_not(text_check("note", "ab\xC3"));
    cr_expect(strstr(failure(), "byte 3"), "%s", failure());
    free(huge);
}

Test(date, reads_the_ways_people_write_days)
{
    static const struct {
        const char *text, *date;
    } cases[] = { { "2026-11-23", "2026-11-23" },
                  { "2026/1/2", "2026-01-02" },
                  { "2024-02-29", "2024-02-29" },
                  { "2026年3月4日", "2026-03-04" },
                  { "2026-02-29", NULL },
                  { "2026-13-01", NULL },
                  { "tomorrow", NULL },
                  { "2026-11-23x", NULL },
                  { "", NULL } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char date[DATE_SIZE];
        cr_expect_eq(date_parse(cases[i].text, date), cases[i].date != NULL, "%s", cases[i].text);
        if (cases[i].date)
            cr_expect_str_eq(date, cases[i].date);
    }
}

Test(date, keeps_utc_and_shows_local_time)
{
    char stamp[STAMP_SIZE], local[LOCAL_SIZE], today[DATE_SIZE];
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    setenv("WELLBOOK_CLOCK", "2026-11-23T20:30:00Z", 1);
    date_stamp(stamp);
    date_local(stamp, local);
    date_today(today);
    cr_expect_str_eq(stamp, "2026-11-23T20:30:00Z");
    cr_expect_str_eq(local, "2026-11-24 04:30");
    cr_expect_str_eq(today, "2026-11-24");
}
