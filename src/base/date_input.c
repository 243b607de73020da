/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is folded (full-width digits become plain ones), and each reader below takes the
 * whole of it or leaves it to the next. A reader answers NOT_MINE, NO_DATE (meant for this reader,
 * and no day), TWO_DATES (the reason recorded) or IS_DATE. */
#include "config.h"
#include "base/date_input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"

typedef enum Reading { NOT_MINE, NO_DATE, TWO_DATES, IS_DATE } Reading;

enum { WEEK = 7, MONTHS = 12 };

static const char *const weekdays[WEEK] = { N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                            N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                            N_("Sunday") };

static Reading reading_of(bool is_date)
{
    return is_date ? IS_DATE : NO_DATE;
}

/* ---- numbers ---- */

static bool make_day(int year, int month, int day, char date[DATE_SIZE])
{
    char text[DATE_SIZE + 20];
    snprintf(text, sizeof text, "%d-%d-%d", year, month, day);
    return date_parse(text, date);
}

static int year_of(const char *date)
{
    return atoi(date);
}

/* Of near dates. */
static int days_between(const char *from, const char *to)
{
    enum { FURTHEST = 800 };
    char day[DATE_SIZE];
    bool is_later = strcmp(to, from) > 0;
    memcpy(day, from, DATE_SIZE);
    for (int days = 0; days < FURTHEST; days++) {
        if (!strcmp(day, to))
            return days;
        if (!date_add(day, is_later ? 1 : -1, day))
            break;
    }
    return FURTHEST;
}

/* In January people speak of last December, in December of next January. */
static bool nearest_year(int month, int day, char date[DATE_SIZE])
{
    char today[DATE_SIZE], one[DATE_SIZE];
    int best = -1;
    date_today(today);
    for (int year = year_of(today) - 1; year <= year_of(today) + 1; year++) {
        if (!make_day(year, month, day, one))
            continue;
        int days = days_between(today, one);
        if (best < 0 || days < best) {
            best = days;
            memcpy(date, one, DATE_SIZE);
        }
    }
    return best >= 0;
}

/* Of a date without a year: month first, or day first. */
typedef struct DayForm {
    const char *form;
    bool is_day_first;
} DayForm;

static bool scan(const char *text, const char *form, int numbers, int values[3])
{
    int bytes = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int found = numbers == 3 ? sscanf(text, form, &values[0], &values[1], &values[2], &bytes)
                             : sscanf(text, form, &values[0], &values[1], &bytes);
#pragma GCC diagnostic pop
    return found == numbers && bytes && !text[bytes];
}

static Reading read_day_first(const char *text, char date[DATE_SIZE])
{
    int values[3];
    if (!scan(text, "%2d.%2d.%4d%n", 3, values) && !scan(text, "%2d. %2d. %4d%n", 3, values))
        return NOT_MINE;
    return values[2] < 1000 ? NOT_MINE
                            : reading_of(make_day(values[2], values[1], values[0], date));
}

static Reading read_whole(const char *text, char date[DATE_SIZE])
{
    int values[3];
    if (scan(text, "%4d年%2d月%2d号%n", 3, values))
        return reading_of(make_day(values[0], values[1], values[2], date));
    return date_parse(text, date) ? IS_DATE : NOT_MINE;
}

static Reading read_without_year(const char *text, char date[DATE_SIZE])
{
    static const DayForm forms[] = {
        { "%2d月%2d日%n", false }, { "%2d月%2d号%n", false }, { "%2d月%2d%n", false },
        { "%2d/%2d%n", false },    { "%2d-%2d%n", false },    { "%2d.%2d.%n", true },
        { "%2d. %2d.%n", true },
    };
    int values[3];
    for (size_t i = 0; i < COUNT(forms); i++)
        if (*text != '-' && scan(text, forms[i].form, 2, values))
            return reading_of(forms[i].is_day_first ? nearest_year(values[1], values[0], date)
                                                    : nearest_year(values[0], values[1], date));
    return NOT_MINE;
}

/* 4.12: in one country the fourth of December, in another April the twelfth. */
static Reading read_two_ways(const char *text, char date[DATE_SIZE])
{
    char other[DATE_SIZE];
    int values[3];
    if (!scan(text, "%2d.%2d%n", 2, values))
        return NOT_MINE;
    bool is_month_first = nearest_year(values[0], values[1], date);
    bool is_day_first = nearest_year(values[1], values[0], is_month_first ? other : date);
    if (is_month_first && is_day_first && strcmp(date, other) != 0) {
        fail("'%s' could be %s or %s; write one of them", text, date, other);
        return TWO_DATES;
    }
    return reading_of(is_month_first || is_day_first);
}

/* ---- days from today ---- */

static Reading from_today(int days, char date[DATE_SIZE])
{
    char today[DATE_SIZE];
    date_today(today);
    return reading_of(date_add(today, days, date));
}

/* The number a text begins with, in figures or Chinese below eleven; 0 if none. */
static int leading_number(const char **text)
{
    static const char *const names[] = {
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
    };
    char *end;
    long number = strtol(*text, &end, 10);
    if (end != *text) {
        *text = end;
        return number > 0 && number < 10000 ? (int)number : 0;
    }
    if (!strncmp(*text, "两", strlen("两"))) {
        *text += strlen("两");
        return 2;
    }
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strncmp(*text, names[i], strlen(names[i]))) {
            *text += strlen(names[i]);
            return (int)i + 1;
        }
    return 0;
}

static Reading read_signed(const char *text, char date[DATE_SIZE])
{
    static const struct {
        const char *unit;
        int days;
    } units[] = { { "", 1 },     { "d", 1 },       { "day", 1 },      { "days", 1 }, { "天", 1 },
                  { "w", WEEK }, { "week", WEEK }, { "weeks", WEEK }, { "周", WEEK } };
    int sign = *text == '-' ? -1 : 1;
    if (*text != '+' && *text != '-')
        return NOT_MINE;
    const char *rest = text + 1 + strspn(text + 1, " ");
    int number = *rest >= '0' && *rest <= '9' ? leading_number(&rest) : 0;
    rest += strspn(rest, " ");
    for (size_t i = 0; number && i < COUNT(units); i++)
        if (!strcmp(rest, units[i].unit))
            return from_today(sign * number * units[i].days, date);
    return NOT_MINE;
}

static Reading read_later(const char *text, char date[DATE_SIZE])
{
    static const struct {
        const char *unit;
        int days;
    } units[] = { { "天后", 1 },      { "日后", 1 },        { "天以后", 1 },   { "周后", WEEK },
                  { "周以后", WEEK }, { "个星期后", WEEK }, { "星期后", WEEK } };
    const char *rest = text;
    int number = leading_number(&rest);
    rest += strspn(rest, " ");
    for (size_t i = 0; number && i < COUNT(units); i++)
        if (!strcmp(rest, units[i].unit))
            return from_today(number * units[i].days, date);
    return NOT_MINE;
}

static Reading read_name(const char *text, char date[DATE_SIZE])
{
    static const struct {
        const char *name;
        int days;
    } names[] = { { "today", 0 },      { "今天", 0 },  { "今日", 0 }, { "tomorrow", 1 },
                  { "明天", 1 },       { "明日", 1 },  { "后天", 2 }, { "大后天", 3 },
                  { "yesterday", -1 }, { "昨天", -1 }, { "前天", -2 } };
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strcmp(text, names[i].name))
            return from_today(names[i].days, date);
    return NOT_MINE;
}

/* The day before the first of the month that follows. */
static Reading read_end(const char *text, char date[DATE_SIZE])
{
    static const struct {
        const char *name;
        int months;
    } ends[] = { { "月底", 1 },         { "本月底", 1 }, { "月末", 1 },
                 { "end of month", 1 }, { "下月底", 2 }, { "下个月底", 2 } };
    for (size_t i = 0; i < COUNT(ends); i++)
        if (!strcmp(text, ends[i].name)) {
            char today[DATE_SIZE], first[DATE_SIZE];
            date_today(today);
            int month = atoi(today + 5) - 1 + ends[i].months;
            return reading_of(
                make_day(year_of(today) + month / MONTHS, month % MONTHS + 1, 1, first) &&
                date_add(first, -1, date));
        }
    if (!strcmp(text, "年底")) {
        char today[DATE_SIZE];
        date_today(today);
        return reading_of(make_day(year_of(today), MONTHS, 31, date));
    }
    return NOT_MINE;
}

/* ---- weekdays ---- */

/* A word of at least three letters that the English name begins with: 1 is Monday; 0 if none. */
static int english_weekday(const char *word)
{
    for (int i = 0; i < WEEK; i++) {
        char *name = text_fold(weekdays[i]);
        bool is_it = strlen(word) >= 3 && !strncmp(name, word, strlen(word));
        free(name);
        if (is_it)
            return i + 1;
    }
    return 0;
}

static int chinese_weekday(const char *text)
{
    static const char *const weeks[] = { "周", "星期", "礼拜", "週" };
    static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天" };
    for (size_t i = 0; i < COUNT(weeks); i++)
        if (!strncmp(text, weeks[i], strlen(weeks[i])))
            for (size_t day = 0; day < COUNT(days); day++)
                if (!strcmp(text + strlen(weeks[i]), days[day]))
                    return day < WEEK ? (int)day + 1 : WEEK;
    return 0;
}

static Reading read_weekday(const char *text, char date[DATE_SIZE])
{
    enum { COMING = -1 };
    static const struct {
        const char *word;
        int weeks; /* after this one */
    } prefixes[] = {
        { "下下个", 2 }, { "下下", 2 }, { "下个", 1 },  { "下", 1 },    { "本", 0 },
        { "这个", 0 },   { "这", 0 },   { "next ", 1 }, { "this ", 0 }, { "", COMING }
    };
    char today[DATE_SIZE];
    date_today(today);
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        size_t length = strlen(prefixes[i].word);
        if (strncmp(text, prefixes[i].word, length) != 0)
            continue;
        int day = chinese_weekday(text + length);
        if (!day)
            day = english_weekday(text + length);
        int ahead = day - date_weekday(today);
        if (day)
            return from_today(prefixes[i].weeks == COMING ? (ahead + WEEK) % WEEK
                                                          : ahead + prefixes[i].weeks * WEEK,
                              date);
    }
    return NOT_MINE;
}

/* ---- English months ---- */

static int english_month(const char *word)
{
    static const char *const months[MONTHS] = { "january",   "february", "march",    "april",
                                                "may",       "june",     "july",     "august",
                                                "september", "october",  "november", "december" };
    for (int i = 0; i < MONTHS; i++)
        if (strlen(word) >= 3 && !strncmp(months[i], word, strlen(word)))
            return i + 1;
    return !strcmp(word, "sept") ? 9 : 0;
}

/* "dec 4", "4 dec", "dec. 4, 2026", "4th december". */
static Reading read_month(const char *text, char date[DATE_SIZE])
{
    int month = 0, numbers[2] = { 0 }, count = 0;
    bool is_known = true;
    char *copy = xstrdup(text), *rest = copy;
    for (char *word; (word = strsep(&rest, " ,.")) && is_known;) {
        char *end;
        long number = strtol(word, &end, 10);
        bool is_ordinal = !*end || !strcmp(end, "th") || !strcmp(end, "st") || !strcmp(end, "nd") ||
                          !strcmp(end, "rd");
        if (!*word)
            continue;
        if (end != word && is_ordinal && count < 2 && number > 0 && number < 10000)
            numbers[count++] = (int)number;
        else if (!month && english_month(word))
            month = english_month(word);
        else
            is_known = false;
    }
    free(copy);
    if (!is_known || !month || !count)
        return NOT_MINE;
    return reading_of(count == 2 ? make_day(numbers[1], month, numbers[0], date)
                                 : nearest_year(month, numbers[0], date));
}

bool date_input(const char *text, char date[DATE_SIZE])
{
    static Reading (*const readers[])(const char *, char[DATE_SIZE]) = {
        read_day_first, read_whole, read_without_year, read_two_ways, read_signed,
        read_later,     read_name,  read_end,          read_weekday,  read_month,
    };
    char *folded = text_fold(text);
    Reading reading = NOT_MINE;
    for (size_t i = 0; i < COUNT(readers) && reading == NOT_MINE; i++)
        reading = readers[i](folded, date);
    free(folded);
    if (reading == TWO_DATES)
        return false;
    return reading == IS_DATE ||
           fail("'%s' is not a date; write it as 2026-11-23, 12-4, Fri, next Wed or +7", text);
}

char *date_input_said(const char *date)
{
    return xasprintf("%s %s", date, tr(weekdays[date_weekday(date) - 1]));
}
