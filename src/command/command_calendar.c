/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "command/command_io.h"
#include "plan/calendar.h"

enum { MOST_DAYS = 5000 };

static Calendar *open_calendar(const CommandLine *line)
{
    const char *id = command_option(line, "calendar");
    const char *make_up = command_option(line, "make-up-days");
    if (make_up && strcmp(make_up, "yes") != 0 && strcmp(make_up, "no") != 0) {
        fail("unknown --make-up-days '%s'; expected yes or no", make_up);
        return NULL;
    }
    Problems *problems = problems_new();
    Calendar *calendar =
        calendar_open(id ? id : "cn", make_up && !strcmp(make_up, "yes"), problems);
    bool is_good = problems_none(problems);
    problems_free(problems);
    return is_good ? calendar : NULL;
}

static bool list_years(const Calendar *calendar, const CommandLine *line)
{
    Table *years = calendar_years(calendar);
    bool done =
        put_table(years, command_option(line, "json") ? "json" : command_option(line, "format"));
    table_free(years);
    return done;
}

static bool import_year(const char *path, const char *id)
{
    char year[YEAR_SIZE];
    if (!calendar_import(path, id, year))
        return false;
    out_say(tr("The calendar %s knows %s now.\n"), id, year);
    return true;
}

static bool is_provisional(const Calendar *calendar, const char *from, const char *to)
{
    int first = atoi(from), last = atoi(to);
    for (int year = first < last ? first : last; year <= (first < last ? last : first); year++)
        if (!calendar_knows_year(calendar, year))
            return true;
    return false;
}

static bool put_answer(const CommandLine *line, const char *name, Json *value, const char *text,
                       bool provisional)
{
    Json *object = json_new_object();
    json_set(object, name, value);
    json_set(object, "provisional", json_of_truth(provisional));
    if (command_option(line, "json"))
        return put_json(object);
    out_say("%s", text);
    out_say(provisional ? " (%s)\n" : "\n", tr("provisional"));
    json_free(object);
    return true;
}

static bool count_days(const Calendar *calendar, const CommandLine *line)
{
    char from[DATE_SIZE], to[DATE_SIZE];
    int days;
    if (!date_parse(command_argument(line, 1), from) ||
        !date_parse(command_argument(line, 2), to) || !calendar_count(calendar, from, to, &days))
        return false;
    char *text = xasprintf("%d", days);
    bool done = put_answer(line, "service_days", json_of_integer(days), text,
                           is_provisional(calendar, from, to));
    free(text);
    return done;
}

static bool parse_days(const char *text, int *days)
{
    char *end;
    long number = strtol(text, &end, 10);
    *days = (int)number;
    return (*text && !*end && labs(number) <= MOST_DAYS) ||
           fail("'%s' is not a number of days from -%d to %d", text, MOST_DAYS, MOST_DAYS);
}

static bool add_days(const Calendar *calendar, const CommandLine *line)
{
    char from[DATE_SIZE], date[DATE_SIZE];
    int days;
    return date_parse(command_argument(line, 1), from) &&
           parse_days(command_argument(line, 2), &days) &&
           calendar_add_days(calendar, from, days, date) &&
           put_answer(line, "date", json_of_text(date), date, is_provisional(calendar, from, date));
}

bool command_calendar(const CommandLine *line)
{
    static const struct {
        const char *name;
        size_t arguments;
        bool (*run)(const Calendar *, const CommandLine *);
    } acts[] = { { "list", 1, list_years }, { "days", 3, count_days }, { "add", 3, add_days } };
    const char *what = command_argument(line, 0), *id = command_option(line, "calendar");
    if (!strcmp(what, "import") && command_arguments(line) == 2)
        return import_year(command_argument(line, 1), id ? id : "cn");
    for (size_t i = 0; i < COUNT(acts); i++)
        if (!strcmp(what, acts[i].name) && command_arguments(line) == acts[i].arguments) {
            Calendar *calendar = open_calendar(line);
            bool done = calendar && acts[i].run(calendar, line);
            calendar_free(calendar);
            return done;
        }
    return fail("expected 'list', 'import FILE', 'days FROM TO' or 'add DATE N'");
}
