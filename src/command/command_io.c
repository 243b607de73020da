/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_io.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/out.h"
#include "process/completion.h"
#include "report/gate.h"
#include "workbook/milestone.h"

/* Of where the workbook lies, once: for who reads it as for who changes it. */
static void say_notice(const Store *store)
{
    char *notice = store ? store_notice(store) : NULL;
    if (notice)
        out_warn("wellbook: %s", notice);
    free(notice);
}

/* What is read is not what it should be. */
static void say_doubt(const Store *store)
{
    if (store && (store_is_damaged(store) || store_is_altered(store) || !store_has_its_log(store)))
        out_warn("wellbook: %s: %s", store_path(store), store_read_only_why(store));
}

static Store *open_whole(const char *path)
{
    Store *store = store_open_to_read(path);
    say_notice(store);
    say_doubt(store);
    return store;
}

Store *open_unclaimed(const CommandLine *line)
{
    Store *store = store_open(command_argument(line, 0));
    say_doubt(store);
    return store;
}

Store *open_to_read(const CommandLine *line)
{
    return open_path_to_read(command_argument(line, 0), command_option(line, "at"));
}

Store *open_path_to_read(const char *path, const char *milestone)
{
    Store *store = open_whole(path);
    if (!store || !milestone)
        return store;
    char *id = milestone_find(store, milestone);
    Store *copy = id ? milestone_open(store, id) : NULL;
    free(id);
    store_close(store);
    return copy;
}

static Store *open_claimed(const char *path)
{
    Store *store = store_open(path);
    say_notice(store);
    if (!store || store_claim(store))
        return store;
    store_close(store);
    return NULL;
}

Store *open_sealed(const CommandLine *line)
{
    return open_claimed(command_argument(line, 0));
}

Store *open_path_to_change(const char *path)
{
    Store *store = open_claimed(path);
    if (!store || completion_seal(store))
        return store;
    store_close(store);
    return NULL;
}

Store *open_to_change(const CommandLine *line)
{
    return open_path_to_change(command_argument(line, 0));
}

static bool put_csv(const Table *table)
{
    Out out;
    out_open(&out, OUT_DATA);
    return out_close(&out, csv_put(out.stream, table, CSV_PLAIN));
}

bool put_json(Json *value)
{
    Out out;
    out_open(&out, OUT_DATA);
    return out_close(&out, json_put(out.stream, value));
}

bool put_table(const Table *table, const char *format)
{
    if (!format || !strcmp(format, "text")) {
        char *text = table_to_text(table);
        out_say("%s", text);
        free(text);
        return true;
    }
    if (!strcmp(format, "csv"))
        return put_csv(table);
    if (!strcmp(format, "json"))
        return put_json(json_of_table(table));
    return fail("unknown format '%s'; expected text, csv or json", format);
}

bool say_needless(Store *store, const CommandLine *line, int64_t before)
{
    int64_t now;
    if (!command_option(line, "anyway"))
        return true;
    if (!gate_releases(store, &now))
        return false;
    if (now == before)
        out_warn("wellbook: %s", tr("nothing was missing; the reason of --anyway is not recorded"));
    return true;
}

bool command_fields(const CommandLine *line, size_t first, CommandFields *fields)
{
    fields->count = 0;
    for (size_t i = first; i < command_arguments(line); i++)
        if (fields->count == COMMAND_MOST_FIELDS)
            return fail("too many fields");
        else
            fields->list[fields->count++] = command_argument(line, i);
    return true;
}

bool tell_overridden(Store *store, const char *workload, const char *practice, PracticeState state,
                     Buffer *said)
{
    Table *twins = answer_overridden(store, workload, practice, state);
    for (size_t row = 0; twins && row < table_rows(twins); row++)
        buffer_add_format(
            said, tr("%s is the same best practice as %s and is answered with it: %s, before %s\n"),
            table_cell(twins, row, 0), practice, tr(practice_state_names[state]),
            tr(practice_state_names[risk_practice_state(table_cell(twins, row, 1))]));
    bool done = twins != NULL;
    table_free(twins);
    return done;
}
