/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "format/json.h"
#include "plan/calendar.h"

/* Personal files of each test lie in a folder of its own. */
static void use_new_home(void)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

TestSuite(calendar, .init = use_new_home);

static Calendar *open_cn(bool counts_make_up_days)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open("cn", counts_make_up_days, problems);
    cr_assert(problems_none(problems), "%s", failure());
    problems_free(problems);
    return calendar;
}

static int count(const Calendar *calendar, const char *from, const char *to)
{
    int days = -1;
    cr_assert(calendar_count(calendar, from, to, &days), "%s", failure());
    return days;
}

static bool is_working(const Calendar *calendar, const char *date)
{
    bool working;
    cr_assert(calendar_is_working(calendar, date, &working), "%s", failure());
    return working;
}

static void expect_add(const Calendar *calendar, const char *date, int days, const char *expected)
{
    char found[DATE_SIZE];
    cr_assert(calendar_add_days(calendar, date, days, found), "%s", failure());
    cr_expect_str_eq(found, expected, "%s %+d: %s, not %s", date, days, found, expected);
}

/* ---- dates ---- */

Test(calendar, knows_the_day_of_the_week)
{
    cr_expect_eq(date_weekday("2026-11-23"), 1);
    cr_expect_eq(date_weekday("2026-02-15"), 7);
    cr_expect_eq(date_weekday("2000-02-29"), 2);
    cr_expect_eq(date_weekday("1900-01-01"), 1);
}

Test(calendar, adds_days_over_months_and_leap_years)
{
    char date[DATE_SIZE] = "2028-02-28";
    cr_assert(date_add(date, 1, date));
    cr_expect_str_eq(date, "2028-02-29");
    cr_assert(date_add(date, 366, date));
    cr_expect_str_eq(date, "2029-03-01");
    cr_assert(date_add(date, -60, date));
    cr_expect_str_eq(date, "2028-12-31");
    cr_expect(!date_add("9999-12-31", 1, date));
    cr_expect(!date_add("1900-01-01", -1, date));
    cr_expect(!date_add("2026-01-01", 2147483647, date));
    cr_expect_str_eq(date, "2028-12-31");
}

/* ---- the shipped years ---- */

static void expect_months(const char *year, const int expected[12])
{
    static const int lengths[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    Calendar *calendar = open_cn(false);
    for (int month = 0; month < 12; month++) {
        char *first = xasprintf("%s-%02d-01", year, month + 1);
        char *last = xasprintf("%s-%02d-%02d", year, month + 1, lengths[month]);
        cr_expect_eq(count(calendar, first, last), expected[month], "%s: %d", first,
                     count(calendar, first, last));
        free(first);
        free(last);
    }
    calendar_free(calendar);
}

Test(calendar, has_the_service_days_of_each_month)
{
    expect_months("2025", (const int[]){ 18, 18, 21, 21, 19, 20, 23, 21, 22, 17, 20, 23 });
    expect_months("2026", (const int[]){ 20, 14, 22, 21, 18, 21, 23, 21, 21, 17, 21, 23 });
}

/* Weekdays of the year less the thirteen statutory days, which all fall on weekdays or are made
 * up on one: 2027 begins on a Friday and has 261, 2028 on a Saturday and has 260, and so on. */
Test(calendar, lists_the_years_it_knows)
{
    static const char *const expected[][7] = {
        { "2025", "28", "18", "5", "243", "248", "no" },
        { "2026", "33", "19", "6", "242", "248", "no" },
        { "2027", "19", "13", "0", "248", "248", "yes" },
        { "2028", "16", "13", "0", "247", "247", "yes" },
        { "2029", "15", "13", "0", "248", "248", "yes" },
        { "2030", "15", "13", "0", "248", "248", "yes" },
        { "2031", "15", "13", "0", "248", "248", "yes" },
        { "2032", "20", "13", "0", "249", "249", "yes" },
        { "2033", "18", "13", "0", "247", "247", "yes" },
        { "2034", "17", "13", "0", "247", "247", "yes" },
        { "2035", "16", "13", "0", "248", "248", "yes" },
    };
    for (int counts = 0; counts < 2; counts++) {
        Calendar *calendar = open_cn(counts);
        Table *years = calendar_years(calendar);
        cr_assert_eq(table_rows(years), COUNT(expected));
        for (size_t row = 0; row < COUNT(expected); row++)
            for (size_t i = 0; i < COUNT(expected[row]); i++)
                cr_expect_str_eq(table_cell(years, row, i), expected[row][i]);
        table_free(years);
        calendar_free(calendar);
    }
}

/* The last working day before each holiday, and the first one after it, Monday to Friday. */
Test(calendar, knows_every_holidays_edges)
{
    static const char *const edges[][2] = {
        { "2024-12-31", "2025-01-02" }, { "2025-01-27", "2025-02-05" },
        { "2025-04-03", "2025-04-07" }, { "2025-04-30", "2025-05-06" },
        { "2025-05-30", "2025-06-03" }, { "2025-09-30", "2025-10-09" },
        { "2025-12-31", "2026-01-05" }, { "2026-02-13", "2026-02-24" },
        { "2026-04-03", "2026-04-07" }, { "2026-04-30", "2026-05-06" },
        { "2026-06-18", "2026-06-22" }, { "2026-09-24", "2026-09-28" },
        { "2026-09-30", "2026-10-08" },
    };
    Calendar *calendar = open_cn(false);
    for (size_t i = 0; i < COUNT(edges); i++) {
        cr_expect(is_working(calendar, edges[i][1]), "%s", edges[i][1]);
        if (!i)
            continue; /* 2024 is not known */
        cr_expect(is_working(calendar, edges[i][0]), "%s", edges[i][0]);
        expect_add(calendar, edges[i][0], 1, edges[i][1]);
        expect_add(calendar, edges[i][1], -1, edges[i][0]);
    }
    calendar_free(calendar);
}

Test(calendar, adds_service_days_with_and_without_those_made_up)
{
    Calendar *literal = open_cn(false), *made_up = open_cn(true);
    expect_add(literal, "2026-02-13", 3, "2026-02-26");
    expect_add(made_up, "2026-02-13", 3, "2026-02-25");
    expect_add(literal, "2026-09-30", 5, "2026-10-14");
    expect_add(made_up, "2026-09-30", 5, "2026-10-13");
    calendar_free(literal);
    calendar_free(made_up);
}

/* Each year's days of the law, from the dates of the lunar year alone; a day of a weekend, and the
 * second of two on one date, is made up on the next day that is neither. */
static const struct {
    int year;
    const char *eve, *qingming, *dragon_boat, *mid_autumn;
} lunar[] = {
    { 2027, "02-05", "04-05", "06-09", "09-15" }, { 2028, "01-25", "04-04", "05-28", "10-03" },
    { 2029, "02-12", "04-04", "06-16", "09-22" }, { 2030, "02-02", "04-05", "06-05", "09-12" },
    { 2031, "01-22", "04-05", "06-24", "10-01" }, { 2032, "02-10", "04-04", "06-12", "09-19" },
    { 2033, "01-30", "04-04", "06-01", "09-08" }, { 2034, "02-18", "04-05", "06-20", "09-27" },
    { 2035, "02-07", "04-05", "06-10", "09-16" },
};
enum { STATUTORY = 13 };

static size_t statutory_days(size_t number, char days[STATUTORY][DATE_SIZE])
{
    static const char *const fixed[] = { "01-01", "05-01", "05-02", "10-01", "10-02", "10-03" };
    const char *moon[] = { lunar[number].eve, lunar[number].qingming, lunar[number].dragon_boat,
                           lunar[number].mid_autumn };
    size_t count = 0;
    for (size_t i = 0; i < COUNT(fixed) + COUNT(moon); i++) {
        const char *day = i < COUNT(fixed) ? fixed[i] : moon[i - COUNT(fixed)];
        char *date = xasprintf("%d-%s", lunar[number].year, day);
        memcpy(days[count++], date, DATE_SIZE);
        free(date);
    }
    for (int i = 1; i < 4; i++)
        cr_assert(date_add(days[COUNT(fixed)], i, days[count++]));
    return count;
}

static bool is_among(char days[][DATE_SIZE], size_t count, const char *day)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(days[i], day))
            return true;
    return false;
}

/* All of them, and after them the days on which some are made up. */
static size_t days_off(size_t number, char days[2 * STATUTORY][DATE_SIZE])
{
    size_t count = statutory_days(number, days);
    qsort(days, count, DATE_SIZE, (int (*)(const void *, const void *))strcmp);
    for (size_t i = 0; i < STATUTORY; i++) {
        bool is_second = i && !strcmp(days[i], days[i - 1]);
        char day[DATE_SIZE];
        memcpy(day, days[i], DATE_SIZE);
        if (date_weekday(day) < 6 && !is_second)
            continue;
        while (date_weekday(day) >= 6 || is_among(days, count, day))
            cr_assert(date_add(day, 1, day));
        memcpy(days[count++], day, DATE_SIZE);
    }
    return count;
}

Test(calendar, counts_unpublished_years_on_the_days_of_the_law)
{
    Calendar *calendar = open_cn(false);
    for (size_t i = 0; i < COUNT(lunar); i++) {
        char off[2 * STATUTORY][DATE_SIZE], day[DATE_SIZE], last[DATE_SIZE];
        size_t count = days_off(i, off);
        char *year = xasprintf("%d-01-01 %d-12-31", lunar[i].year, lunar[i].year);
        memcpy(day, strtok(year, " "), DATE_SIZE);
        memcpy(last, strtok(NULL, " "), DATE_SIZE);
        free(year);
        cr_expect(!calendar_knows(calendar, day));
        while (strcmp(day, last) < 0) {
            cr_expect_eq(is_working(calendar, day),
                         date_weekday(day) < 6 && !is_among(off, count, day), "%s", day);
            cr_assert(date_add(day, 1, day));
        }
    }
    calendar_free(calendar);
}

Test(calendar, of_no_country_is_monday_to_friday)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open("none", true, problems);
    cr_assert(calendar, "%s", failure());
    cr_expect(calendar_knows_year(calendar, 1999) && calendar_knows_year(calendar, 2099));
    cr_expect_eq(count(calendar, "2026-01-01", "2026-12-31"), 261);
    expect_add(calendar, "2026-09-30", 1, "2026-10-01");
    calendar_free(calendar);
    problems_free(problems);
}

Test(calendar, reads_make_up_days_literally_or_not)
{
    Calendar *literal = open_cn(false), *made_up = open_cn(true);
    cr_expect(!is_working(literal, "2026-02-14"), "a Saturday worked for the festival");
    cr_expect(is_working(made_up, "2026-02-14"));
    cr_expect(!is_working(made_up, "2026-02-07"), "any other Saturday");
    cr_expect(!is_working(made_up, "2026-02-17"), "a Tuesday of the festival");
    cr_expect(!is_working(literal, "2026-02-17"));
    cr_expect(is_working(literal, "2026-02-24"));
    cr_expect(is_working(literal, "2026年2月24日"), "as people write it");
    cr_expect_eq(count(literal, "2025-01-01", "2025-12-31"), 243);
    cr_expect_eq(count(made_up, "2025-01-01", "2025-12-31"), 248);
    cr_expect_eq(count(literal, "2026-01-01", "2026-12-31"), 242);
    cr_expect_eq(count(made_up, "2026-01-01", "2026-12-31"), 248);
    calendar_free(literal);
    calendar_free(made_up);
}

/* Off from Sunday 15 to Monday 23 February; Saturdays 14 and 28 are made up. */
Test(calendar, counts_and_adds_over_spring_festival)
{
    Calendar *literal = open_cn(false), *made_up = open_cn(true);
    cr_expect_eq(count(literal, "2026-02-13", "2026-02-24"), 2);
    cr_expect_eq(count(made_up, "2026-02-13", "2026-02-24"), 3);
    cr_expect_eq(count(literal, "2026-02-09", "2026-02-28"), 9);
    cr_expect_eq(count(made_up, "2026-02-09", "2026-02-28"), 11);
    cr_expect_eq(count(made_up, "2026-02-15", "2026-02-23"), 0);
    cr_expect_eq(count(literal, "2026-02-24", "2026-02-24"), 1);
    expect_add(literal, "2026-02-13", 1, "2026-02-24");
    expect_add(made_up, "2026-02-13", 1, "2026-02-14");
    expect_add(made_up, "2026-02-13", 2, "2026-02-24");
    expect_add(literal, "2026-02-24", -1, "2026-02-13");
    expect_add(made_up, "2026-02-24", -1, "2026-02-14");
    expect_add(literal, "2026-02-17", 1, "2026-02-24");
    expect_add(literal, "2026-02-17", 0, "2026-02-17");
    expect_add(literal, "2026-02-26", 2, "2026-03-02");
    expect_add(made_up, "2026-02-26", 2, "2026-02-28");
    expect_add(literal, "2025-12-31", 1, "2026-01-05");
    calendar_free(literal);
    calendar_free(made_up);
}

Test(calendar, never_guesses_an_unknown_year)
{
    static const char sentence[] =
        "the calendar cn does not know 2036; import the notice of its holidays";
    Calendar *calendar = open_cn(false);
    bool working = true;
    int days = 7;
    char date[DATE_SIZE] = "";
    cr_expect(calendar_knows(calendar, "2026-12-31"));
    cr_expect(!calendar_is_working(calendar, "2036-01-04", &working));
    cr_expect_str_eq(failure(), sentence);
    cr_expect(!calendar_add_days(calendar, "2035-12-31", 1, date));
    cr_expect_str_eq(failure(), sentence);
    cr_expect(!calendar_count(calendar, "2035-12-01", "2036-01-01", &days));
    cr_expect_str_eq(failure(), sentence);
    cr_expect(!calendar_add_days(calendar, "2025-01-02", -1, date));
    cr_expect(strstr(failure(), "does not know 2024"), "%s", failure());
    cr_expect(!calendar_is_working(calendar, "2026-02-30", &working));
    cr_expect(!calendar_count(calendar, "2026-02-02", "2026-02-01", &days));
    calendar_set_unknown(calendar, UNKNOWN_STOP);
    cr_expect(!calendar_is_working(calendar, "2027-01-04", &working));
    cr_expect(strstr(failure(), "does not know 2027"), "%s", failure());
    cr_expect(working && days == 7 && !*date, "a failure changed what was passed in");
    calendar_free(calendar);
}

/* 1 January 2027 is a Friday; 2036 is the tenth year after the last one published. */
Test(calendar, counts_unknown_years_monday_to_friday_when_asked_to)
{
    Calendar *calendar = open_cn(false);
    bool working = false;
    char date[DATE_SIZE] = "";
    calendar_set_unknown(calendar, UNKNOWN_WEEKDAYS);
    cr_expect(!calendar_knows(calendar, "2027-01-01"));
    cr_expect(!calendar_knows_year(calendar, 2027) && calendar_knows_year(calendar, 2026));
    cr_expect(calendar_is_working(calendar, "2027-01-01", &working) && working);
    cr_expect(calendar_is_working(calendar, "2027-01-02", &working) && !working);
    cr_expect(calendar_is_working(calendar, "2026-10-01", &working) && !working);
    cr_expect(calendar_add_days(calendar, "2026-12-31", 2, date), "%s", failure());
    cr_expect_str_eq(date, "2027-01-04");
    cr_expect(calendar_is_working(calendar, "2036-12-31", &working));
    cr_expect(!calendar_is_working(calendar, "2037-01-01", &working));
    cr_expect(strstr(failure(), "does not know 2037"), "%s", failure());
    calendar_free(calendar);
}

static void expect_no_calendar(const char *id, const char *reason)
{
    Problems *problems = problems_new();
    cr_expect_null(calendar_open(id, false, problems));
    cr_assert_eq(problems_count(problems), 1);
    cr_expect(strstr(problems_get(problems, 0), reason), "%s", problems_get(problems, 0));
    problems_free(problems);
}

Test(calendar, refuses_ids_that_are_none)
{
    expect_no_calendar("mars", "there is no such calendar");
    expect_no_calendar("", "there is no such calendar");
    expect_no_calendar("../calendars/cn", "there is no such calendar");
}

/* ---- import ---- */

static char *json_file(const char *text)
{
    char *path = fixture_path("year.json");
    fixture_write(path, text, strlen(text));
    return path;
}

static bool import_text(const char *text, const char *id)
{
    char year[YEAR_SIZE], *path = json_file(text);
    bool done = calendar_import(path, id, year);
    free(path);
    return done;
}

static char *personal_text(const char *id)
{
    char *name = xasprintf("calendars/%s.csv", id), *path = file_personal(name);
    char *text = file_exists(path) ? file_read(path, 100000) : NULL;
    free(name);
    free(path);
    return text;
}

/* All but 20 February, a Saturday, are Fridays. */
static const char small[] =
    "{ \"$schema\": \"x\", \"year\": 2027, \"papers\": [\"https://www.gov.cn/x\"], \"days\": [\n"
    "  { \"name\": \"国庆节、中秋节\", \"date\": \"2027-10-01\", \"isOffDay\": true },\n"
    "  { \"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true },\n"
    "  { \"name\": \"春节\", \"date\": \"2027-02-20\", \"isOffDay\": false },\n"
    "  { \"name\": \"纪念日\", \"date\": \"2027-09-03\", \"isOffDay\": true } ] }\n";

Test(calendar, imports_a_year)
{
    cr_assert(import_text(small, "cn"), "%s", failure());
    char *text = personal_text("cn");
    cr_assert_not_null(text);
    cr_expect_str_eq(text, "date,kind,name_en,name_zh\r\n"
                           "2027-01-01,holiday,New Year,元旦\r\n"
                           "2027-02-20,workday,Spring Festival make-up working day,春节调休上班\r\n"
                           "2027-09-03,holiday,纪念日,纪念日\r\n"
                           "2027-10-01,holiday,National Day and Mid-Autumn,国庆节、中秋节\r\n");
    Calendar *literal = open_cn(false), *made_up = open_cn(true);
    cr_expect(calendar_knows(literal, "2025-06-01"), "the shipped years stay");
    cr_expect_eq(count(literal, "2027-01-01", "2027-12-31"), 258);
    cr_expect_eq(count(made_up, "2027-01-01", "2027-12-31"), 259);
    expect_add(literal, "2026-12-31", 1, "2027-01-04");
    free(text);
    calendar_free(literal);
    calendar_free(made_up);
}

Test(calendar, an_imported_year_replaces_the_shipped_one)
{
    static const char other[] = "\xEF\xBB\xBF{\"year\":2026,\"papers\":[],\"days\":["
                                "{\"name\":\"元旦\",\"date\":\"2026-01-01\",\"isOffDay\":true}]}";
    cr_assert(import_text(small, "cn"), "%s", failure());
    cr_assert(import_text(other, "cn"), "%s", failure());
    cr_assert(import_text(other, "cn"), "once more: %s", failure());
    Calendar *calendar = open_cn(false);
    cr_expect_eq(count(calendar, "2025-01-01", "2025-12-31"), 243);
    cr_expect_eq(count(calendar, "2026-01-01", "2026-12-31"), 260);
    cr_expect_eq(count(calendar, "2027-01-01", "2027-12-31"), 258);
    calendar_free(calendar);
}

Test(calendar, imports_into_a_calendar_of_its_own)
{
    Problems *problems = problems_new();
    cr_assert(import_text(small, "acme-plant"), "%s", failure());
    Calendar *calendar = calendar_open("acme-plant", false, problems);
    cr_assert(problems_none(problems), "%s", failure());
    cr_expect(calendar_knows(calendar, "2027-01-01"));
    cr_expect(!calendar_knows(calendar, "2026-01-01"));
    cr_expect(!import_text(small, "../x"));
    calendar_free(calendar);
    problems_free(problems);
}

#define YEAR(days)           "{\"year\":2027,\"papers\":[],\"days\":[" days "]}"
#define DAY(name, date, off) "{\"name\":" name ",\"date\":" date ",\"isOffDay\":" off "}"
#define GOOD                 DAY("\"元旦\"", "\"2027-01-01\"", "true")

static const struct {
    const char *text, *reason;
} malformed[] = {
    { "", "line 1" },
    { "{\n  \"year\": 2027,\n  days: []\n}\n", "line 3, column 6" },
    { YEAR(GOOD) " more", "line 1" },
    { "{\"year\":2027,\"year\":2026,\"days\":[" GOOD "]}", "duplicate" },
    { "[]", "its year" },
    { "{\"days\":[" GOOD "]}", "its year" },
    { "{\"year\":\"2027\",\"days\":[" GOOD "]}", "its year" },
    { "{\"year\":20270,\"days\":[" GOOD "]}", "its year" },
    { "{\"year\":2027}", "no list of days" },
    { "{\"year\":2027,\"days\":{}}", "no list of days" },
    { YEAR(""), "not published yet" },
    { YEAR(GOOD ",7"), "day 2: '' is not a date" },
    { YEAR(DAY("\"元旦\"", "20270101", "true")), "day 1: '' is not a date" },
    { YEAR(DAY("\"元旦\"", "\"2027-02-29\"", "true")), "'2027-02-29' is not a date" },
    { YEAR(DAY("\"元旦\"", "\"2027-1-1\"", "true")), "'2027-1-1' is not a date" },
    { YEAR(DAY("\"元旦\"", "\"2026-12-31\"", "true")), "2026-12-31 does not lie in 2027" },
    { YEAR(GOOD "," GOOD), "2027-01-01 is there twice" },
    { YEAR(DAY("\" \"", "\"2027-01-01\"", "true")), "has no name" },
    { YEAR(DAY("null", "\"2027-01-01\"", "true")), "has no name" },
    { YEAR(DAY("\"元旦\"", "\"2027-01-01\"", "1")), "isOffDay" },
    { YEAR(DAY("\"元旦\"", "\"2027-01-01\"", "\"true\"")), "isOffDay" },
    { YEAR("{\"name\":\"元旦\",\"date\":\"2027-01-01\"}"), "isOffDay" },
    { YEAR(DAY("\"\xFF\"", "\"2027-01-01\"", "true")), "line 1" },
};

Test(calendar, refuses_malformed_files_and_writes_nothing)
{
    for (size_t i = 0; i < COUNT(malformed); i++) {
        cr_expect(!import_text(malformed[i].text, "cn"), "taken: %s", malformed[i].text);
        cr_expect(strstr(failure(), malformed[i].reason), "%s", failure());
        char *text = personal_text("cn");
        cr_expect_null(text, "written: %s", malformed[i].text);
        free(text);
    }
}

Test(calendar, a_refused_file_leaves_the_years_imported_before)
{
    cr_assert(import_text(small, "cn"), "%s", failure());
    char *before = personal_text("cn");
    for (size_t i = 0; i < COUNT(malformed); i++) {
        cr_expect(!import_text(malformed[i].text, "cn"));
        char *after = personal_text("cn");
        cr_expect_str_eq(after, before);
        free(after);
    }
    free(before);
}

Test(calendar, refuses_missing_and_huge_files)
{
    char year[YEAR_SIZE], *path = json_file(small);
    cr_assert_eq(truncate(path, (16 << 20) + 1), 0);
    cr_expect(!calendar_import(path, "cn", year));
    cr_expect(strstr(failure(), "at most 16777216"), "%s", failure());
    cr_assert_eq(unlink(path), 0);
    cr_expect(!calendar_import(path, "cn", year));
    cr_expect(strstr(failure(), "No such file"), "%s", failure());
    free(path);
}

/* A holiday that is left out would silently become a working day. */
Test(calendar, a_damaged_personal_file_is_neither_used_nor_written_over)
{
    static const char damaged[] = "date,kind,name_en,name_zh\n2027-13-01,holiday,New Year,元旦\n";
    char *path = file_personal("calendars/cn.csv");
    fixture_write(path, damaged, strlen(damaged));
    expect_no_calendar("cn", "line 2, column date: '2027-13-01' is not a date");
    cr_expect(!import_text(small, "cn"));
    char *text = personal_text("cn");
    cr_expect_str_eq(text, damaged);
    free(text);
    free(path);
}
