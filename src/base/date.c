/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool parse_stamp(const char *stamp, time_t *seconds)
{
    struct tm parts = { 0 };
    const char *end = strptime(stamp, "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (!end || *end)
        return false;
    *seconds = timegm(&parts);
    return true;
}

int64_t date_now(void)
{
    time_t seconds;
    const char *fixed = getenv("WELLBOOK_CLOCK");
    if (fixed && parse_stamp(fixed, &seconds))
        return seconds;
    return time(NULL);
}

double date_monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void date_stamp(char stamp[STAMP_SIZE])
{
    struct tm parts;
    time_t now = date_now();
    gmtime_r(&now, &parts);
    strftime(stamp, STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

void date_local(const char *stamp, char local[LOCAL_SIZE])
{
    struct tm parts;
    time_t seconds;
    local[0] = '\0';
    if (parse_stamp(stamp, &seconds) && localtime_r(&seconds, &parts))
        strftime(local, LOCAL_SIZE, "%Y-%m-%d %H:%M", &parts);
}

void date_today(char date[DATE_SIZE])
{
    struct tm parts;
    time_t now = date_now();
    localtime_r(&now, &parts);
    strftime(date, DATE_SIZE, "%Y-%m-%d", &parts);
}

static bool is_day(int year, int month, int day)
{
    struct tm parts = {
        .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = 12
    };
    return year >= 1900 && year <= 9999 && timegm(&parts) != -1 && parts.tm_mon == month - 1 &&
           parts.tm_mday == day;
}

bool date_parse(const char *text, char date[DATE_SIZE])
{
    static const char *const forms[] = { "%d-%d-%d%n", "%d/%d/%d%n", "%d.%d.%d%n",
                                         "%d年%d月%d日%n" };
    for (size_t i = 0; i < COUNT(forms); i++) {
        int year, month, day, bytes = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        int found = sscanf(text, forms[i], &year, &month, &day, &bytes);
#pragma GCC diagnostic pop
        if (found == 3 && bytes && !text[bytes] && is_day(year, month, day)) {
            snprintf(date, DATE_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000,
                     (unsigned)month % 100, (unsigned)day % 100);
            return true;
        }
    }
    return fail("'%s' is not a date; write it as 2026-11-23", text);
}

const char *date_or_none(const char *text)
{
    int year, month, day;
    bool is_written_so = strlen(text) == DATE_SIZE - 1 &&
                         strspn(text, "0123456789-") == DATE_SIZE - 1 &&
                         sscanf(text, "%4d-%2d-%2d", &year, &month, &day) == 3;
    return is_written_so && text[4] == '-' && text[7] == '-' && is_day(year, month, day) ? text
                                                                                         : "";
}

/* Noon in UTC, where every day has 24 hours. */
static struct tm parts_of(const char *date, int days)
{
    struct tm parts = { 0 };
    if (strptime(date, "%Y-%m-%d", &parts)) {
        parts.tm_mday += days;
        parts.tm_hour = 12;
        timegm(&parts);
    }
    return parts;
}

int date_weekday(const char *date)
{
    int day = parts_of(date, 0).tm_wday;
    return day ? day : 7;
}

bool date_add(const char *date, int days, char later[DATE_SIZE])
{
    enum { MOST_DAYS = 8100 * 366, FIRST = 1900, LAST = 9999 };
    bool is_near = days >= -MOST_DAYS && days <= MOST_DAYS;
    struct tm parts = parts_of(date, is_near ? days : 0);
    int year = parts.tm_year + 1900;
    if (!is_near || year < FIRST || year > LAST)
        return fail("%d days from %s is outside the years %d to %d", days, date, FIRST, LAST);
    strftime(later, DATE_SIZE, "%Y-%m-%d", &parts);
    return true;
}
