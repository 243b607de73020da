/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the forms that repeat, without screens. */
#include "config.h"
#include "base/id.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/entry.h"
#include "implementation/calculation.h"
#include "implementation/entry_file.h"
#include "implementation/step.h"

static const char *format_of(const CommandLine *line)
{
    return command_option(line, "json") ? "json" : command_option(line, "format");
}

static bool put_count(const CommandLine *line, const char *name, const char *said, size_t count)
{
    if (!command_option(line, "json")) {
        out_say("%s: %zu\n", tr(said), count);
        return true;
    }
    Json *object = json_new_object();
    json_set(object, name, json_of_integer((int64_t)count));
    return put_json(object);
}

/* Codes for programs, words for people. */
static bool list(Store *store, const CommandLine *line)
{
    const char *form = command_argument(line, 1);
    bool is_stored = format_of(line) && strcmp(format_of(line), "text") != 0;
    Table *table = form ? entry_rows(store, form, command_language(line), is_stored)
                        : entry_forms(store, command_language(line));
    bool done = table && put_table(table, format_of(line));
    table_free(table);
    return done;
}

static bool add(Store *store, const CommandLine *line)
{
    CommandFields fields;
    char id[ID_SIZE];
    if (!command_fields(line, 3, &fields) ||
        !entry_add(store, command_argument(line, 1), fields.list, fields.count, id))
        return false;
    if (!command_option(line, "json")) {
        out_say("%s\n", id);
        return true;
    }
    Json *object = json_new_object();
    json_set(object, "id", json_of_text(id));
    return put_json(object);
}

static bool set(Store *store, const CommandLine *line)
{
    CommandFields fields;
    return (command_arguments(line) > 4 || fail("say which one, and FIELD=VALUE")) &&
           command_fields(line, 4, &fields) &&
           entry_set(store, command_argument(line, 1), command_argument(line, 3), fields.list,
                     fields.count);
}

static bool remove_row(Store *store, const CommandLine *line)
{
    return (command_arguments(line) == 4 || fail("say which one")) &&
           entry_remove(store, command_argument(line, 1), command_argument(line, 3));
}

static bool put_rows(const CommandLine *line, size_t rows, const char *left)
{
    if (!command_option(line, "json")) {
        char *shown = left ? text_show_line(left) : NULL;
        out_say("%s: %zu\n", tr("rows"), rows);
        if (shown)
            out_say(tr("  not taken: %s\n"), shown);
        free(shown);
        return true;
    }
    Json *object = json_new_object();
    json_set(object, "rows", json_of_integer((int64_t)rows));
    if (left)
        json_set(object, "left", json_of_text(left));
    return put_json(object);
}

static bool import(Store *store, const CommandLine *line)
{
    size_t rows;
    char *left;
    if ((command_arguments(line) != 4 && !fail("say which file")) ||
        !entry_import(store, command_argument(line, 1), command_argument(line, 3), &rows, &left))
        return false;
    bool done = put_rows(line, rows, left);
    free(left);
    return done;
}

static bool prefill(Store *store, const CommandLine *line)
{
    size_t cells;
    return entry_prefill(store, command_argument(line, 1), &cells) &&
           put_count(line, "cells", N_("cells filled, to be confirmed"), cells);
}

static bool confirm(Store *store, const CommandLine *line)
{
    return entry_confirm(store, command_argument(line, 1), command_argument(line, 3));
}

static bool move(Store *store, const CommandLine *line)
{
    size_t steps;
    return (!strcmp(command_argument(line, 1), "step") || fail("only steps are moved")) &&
           step_move(store, &steps) && put_count(line, "moved", N_("steps moved by a freeze"), steps);
}

static bool put_result(Store *store, const CommandLine *line)
{
    const char *form = command_argument(line, 1);
    Table *table = calculation_make(store, form, command_language(line));
    bool done = table && put_table(table, format_of(line));
    table_free(table);
    return done;
}

bool command_record(const CommandLine *line)
{
    static const struct {
        const char *verb;
        bool (*run)(Store *, const CommandLine *);
        bool is_reading;
    } verbs[] = { { "add", add },       { "set", set },         { "remove", remove_row },
                  { "import", import }, { "prefill", prefill }, { "confirm", confirm },
                  { "move", move },     { "result", put_result, true } };
    const char *verb = command_argument(line, 2);
    bool is_list = !verb || !strcmp(verb, "list"), done = false;
    size_t number = 0;
    while (!is_list && number < COUNT(verbs) && strcmp(verbs[number].verb, verb) != 0)
        number++;
    if (number == COUNT(verbs))
        return fail("expected list, add, set, remove, import, prefill, confirm, move or result, not '%s'", verb);
    Store *store = is_list || verbs[number].is_reading ? open_to_read(line) : open_to_change(line);
    if (store)
        done = is_list ? list(store, line) : verbs[number].run(store, line);
    store_close(store);
    return done;
}
