/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/number_format.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum { DAY_SECONDS = 86400, DAYS_END = 2958466, LEAP_DAY = 60 };

static bool is_known_date(unsigned long number)
{
    static const struct {
        unsigned long first, last;
    } dates[] = { { 14, 22 }, { 27, 36 }, { 45, 47 }, { 50, 58 } };
    for (size_t i = 0; i < COUNT(dates); i++)
        if (number >= dates[i].first && number <= dates[i].last)
            return true;
    return false;
}

/* Behind what stands for itself: "text", \x, _x, *x. */
static const char *behind_literal(const char *at)
{
    if (*at == '"') {
        const char *end = strchr(at + 1, '"');
        return end ? end + 1 : at + strlen(at);
    }
    if (strchr("\\_*", *at))
        return at[1] ? at + 2 : at + 1;
    return at;
}

/* [h], [mm] and [s] count hours, minutes or seconds; [Red], [$-804] and [<100] do not. */
static bool is_elapsed(const char *bracket)
{
    size_t letters = strspn(bracket + 1, "hHmMsS");
    return letters && bracket[1 + letters] == ']';
}

bool number_format_is_date(unsigned long number, const char *code)
{
    if (!code)
        return is_known_date(number);
    while (*code && *code != ';') {
        const char *next = behind_literal(code);
        if (next != code) {
            code = next;
        } else if (*code == '[' && !is_elapsed(code)) {
            const char *end = strchr(code, ']');
            code = end ? end + 1 : code + strlen(code);
        } else if (strchr("dDmMyYhHsS", *code) || *code == '[') {
            return true;
        } else {
            code++;
        }
    }
    return false;
}

static bool find_date(int day, bool is_1904, char date[DATE_SIZE])
{
    if (is_1904)
        return date_add("1904-01-01", day, date);
    return day != LEAP_DAY && (day < LEAP_DAY ? date_add("1900-01-01", day - 1, date)
                                              : date_add("1900-03-01", day - LEAP_DAY - 1, date));
}

char *number_format_day(const char *days, bool is_1904)
{
    char date[DATE_SIZE], *end;
    double serial = strtod(days, &end);
    if (end == days || *end || !(serial >= 1 && serial < DAYS_END))
        return NULL;
    long seconds = (long)((serial - (double)(long)serial) * DAY_SECONDS + 0.5);
    if (!find_date((int)serial + (seconds == DAY_SECONDS), is_1904, date))
        return NULL;
    seconds %= DAY_SECONDS;
    return seconds ? xasprintf("%sT%02ld:%02ld:%02ld", date, seconds / 3600, seconds / 60 % 60,
                               seconds % 60)
                   : xstrdup(date);
}
