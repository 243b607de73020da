/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/setting.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/date_input.h"
#include "base/text.h"

enum { MOST_DAYS = 10000 };

enum { GET, SET };
static const Query queries[] = {
    [GET] = { "t", "SELECT value FROM setting WHERE name = ?" },
    [SET] = { "tt", "INSERT INTO setting (name, value) VALUES (?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value" },
    { 0 },
};

static const struct {
    const char *name, *first, *words; /* words NULL: a date */
    bool is_days;                     /* a number of man-days, or "" */
} settings[] = {
    { "plan-start", "", NULL },
    { "make-up-days", "no", "no yes" },
    { "unknown-years", "statutory", "statutory weekdays stop" },
    { "onsite-days", "", NULL, .is_days = true },
    { "service-days", "", NULL, .is_days = true },
    { "review-days", "5", NULL, .is_days = true },
};

static size_t number_of(const char *name)
{
    for (size_t i = 0; i < COUNT(settings); i++)
        if (!strcmp(settings[i].name, name))
            return i;
    die("no setting %s", name);
}

static bool is_days(const char *text)
{
    char *end;
    double days = strtod(text, &end);
    return *text && strspn(text, "0123456789.") == strlen(text) && !*end && days <= MOST_DAYS;
}

static bool is_value(size_t number, const char *value)
{
    if (settings[number].is_days)
        return is_days(value);
    const char *words = settings[number].words;
    return words ? *value && text_has_word(words, value) : *date_or_none(value);
}

/* What a file says counts only when it could have been set. */
char *setting_get(Store *store, const char *name)
{
    size_t number = number_of(name);
    char *value = store_text(store, queries, GET, name);
    if (!value || is_value(number, value))
        return value;
    free(value);
    return xstrdup(settings[number].first);
}

bool setting_is(Store *store, const char *name, const char *value)
{
    char *found = setting_get(store, name);
    bool is_so = found && !strcmp(found, value);
    free(found);
    return is_so;
}

UnknownYears setting_unknown_years(Store *store)
{
    if (setting_is(store, "unknown-years", "stop"))
        return UNKNOWN_STOP;
    return setting_is(store, "unknown-years", "weekdays") ? UNKNOWN_WEEKDAYS : UNKNOWN_STATUTORY;
}

bool setting_set(Store *store, const char *name, const char *value)
{
    size_t number = number_of(name);
    const char *words = settings[number].words;
    char date[DATE_SIZE];
    bool is_date = !words && !settings[number].is_days;
    bool is_good = is_date ? date_input(value, date)
                   : words
                       ? text_has_word(words, value) || fail("'%s' is not one of: %s", value, words)
                       : is_days(value) || fail("'%s' is not a number of man-days", value);
    return is_good && store_begin(store) &&
           store_end(store, store_change(store, queries, SET, name, is_date ? date : value));
}
