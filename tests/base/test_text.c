/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <time.h>

#include "base/date.h"
#include "base/text.h"

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

/* Sharp edges of each class, and what stands just outside of it. */
Test(text, what_is_shown_has_nothing_that_is_not_seen)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        { "a\u200Bb\u200Cc\u200Dd", "abcd" },
        { "\uFEFFbom\u2060", "bom" },
        { "\u200Eleft\u200Fright\u061C", "leftright" },
        { "soft\u00ADhyphen", "softhyphen" },
        { "\u2066x\u2069", "\uFFFDx\uFFFD" },
        { "\u202Dx\u202C", "\uFFFDx\uFFFD" },
        { "\uFFF9x\uFFFBy", "\uFFFDx\uFFFDy" },
        { "tag\U000E0041", "tag" },
        { "one\u2028two\u2029three", "one two three" },
        { "\r\b\a\033", "^M^H^G^[" },
        { "\xC2\x85", "\uFFFD" },
        { "\xC2\xA0\xC2\xAE", "\xC2\xA0\xC2\xAE" },
        { "\xE4\xB8", "\uFFFD\uFFFD" },
        { "\xC0\x9B", "\uFFFD\uFFFD" },
        { "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD" },
        { "\u200A\u2010\u2027\u202F\u2070", "\u200A\u2010\u2027\u202F\u2070" },
        { "e\u0301 中文 😀", "e\u0301 中文 😀" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *shown = text_show_line(cases[i].text);
        cr_expect_str_eq(shown, cases[i].shown, "case %zu: %s", i, shown);
        cr_expect_eq(text_safe_bytes(shown, strlen(shown)), strlen(shown), "case %zu", i);
        free(shown);
    }
    char *shown = text_show("one\u2028two\r\nthree\u200B"), *kept = text_clean("a\u200Db\u2028");
    cr_expect_str_eq(shown, "one\ntwo\nthree");
    cr_expect_str_eq(kept, "a\u200Db\u2028");
    free(shown);
    free(kept);
}

Test(text, no_character_at_all_gets_out_raw)
{
    for (uint32_t code = 1; code < 0x110000; code++) {
        char text[5] = "";
        bool is_surrogate = code >= 0xD800 && code < 0xE000;
        if (is_surrogate || u8_uctomb((uint8_t *)text, code, 4) < 0)
            continue;
        char *shown = text_show_line(text);
        cr_assert_eq(text_safe_bytes(shown, strlen(shown)), strlen(shown), "U+%04X", code);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) ||
                          (code >= 0x200B && code <= 0x200F) ||
                          (code >= 0x2028 && code <= 0x202E) ||
                          (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || code == 0xAD;
        cr_assert_not(is_control && !strcmp(shown, text), "U+%04X", code);
        free(shown);
    }
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

Test(text, groups_the_digits_of_large_numbers_alone)
{
    static const char *const cases[][2] = {
        { "540816.66", "540,816.66" },    { "-1234567", "-1,234,567" },
        { "32500 CNY", "32,500 CNY" },    { "9999", "9999" },
        { "192.1 ± 7.0", "192.1 ± 7.0" }, { "2026-11-23", "2026-11-23" },
        { "12345678-90", "12345678-90" }, { "", "" }
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *grouped = text_grouped(cases[i][0]);
        cr_expect_str_eq(grouped, cases[i][1]);
        free(grouped);
    }
}
