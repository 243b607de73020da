/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <string.h>

#include "base/out.h"
#include "command/command_io.h"
#include "plan/calendar.h"

static bool list_years(const char *id, const char *format)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open(id, false, problems);
    Table *years = calendar ? calendar_years(calendar) : NULL;
    bool done = problems_none(problems) && years && put_table(years, format);
    table_free(years);
    calendar_free(calendar);
    problems_free(problems);
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

bool command_calendar(const CommandLine *line)
{
    const char *what = command_argument(line, 0), *path = command_argument(line, 1);
    const char *given = command_option(line, "calendar"), *id = given ? given : "cn";
    if (!strcmp(what, "list") && !path)
        return list_years(id, command_option(line, "format"));
    if (!strcmp(what, "import") && path)
        return import_year(path, id);
    return fail("expected 'list' or 'import FILE'");
}
