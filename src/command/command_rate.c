/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "advice/rate.h"
#include "command/command_io.h"

static bool set(Store *store, const char *id, const char *assignment, const char *from,
                Language language)
{
    const char *equals = strchr(assignment, '=');
    if (!equals)
        return fail("'%s' is not FIELD=VALUE with label, currency, amount or week", assignment);
    char *field = xstrndup(assignment, (size_t)(equals - assignment));
    bool is_week = !strcmp(field, "week");
    bool done =
        from ? (is_week || fail("--from is for week=DAYS alone")) &&
                   rate_set_week_from(store, id, from, equals + 1)
             : (is_week || !strcmp(field, "label") || !strcmp(field, "currency") ||
                !strcmp(field, "amount") ||
                fail("'%s' is not FIELD=VALUE with label, currency, amount or week", assignment)) &&
                   rate_set(store, id, field, equals + 1, language);
    free(field);
    return done;
}

static bool set_all(Store *store, const CommandLine *line)
{
    size_t count = command_arguments(line);
    if (!store_begin(store))
        return false;
    bool done = count > 2 || fail("say what to set, such as week=2.5");
    for (size_t i = 2; done && i < count; i++)
        done = set(store, command_argument(line, 1), command_argument(line, i),
                   command_option(line, "from"), command_language(line));
    return store_end(store, done);
}

static bool list(Store *store, const CommandLine *line)
{
    Table *rates = rate_list(store, command_language(line));
    bool done = rates && put_table(rates, command_option(line, "format"));
    table_free(rates);
    return done;
}

bool command_rates(const CommandLine *line)
{
    bool is_change = command_argument(line, 1) != NULL;
    Store *store = is_change ? open_to_change(line) : open_to_read(line);
    bool done = store && (is_change ? set_all(store, line) : list(store, line));
    store_close(store);
    return done;
}
