/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "evidence/import.h"
#include "source/source.h"
#include "format/json.h"

/* ---- import ---- */

static void put_sentence(const Table *table, size_t row)
{
    const char *source = table_get(table, row, "source");
    char *file = text_show_line(table_get(table, row, "file")),
         *note = text_show_line(table_get(table, row, "note"));
    if (!*source)
        out_say("%s: %s\n", file, note);
    else {
        out_say(tr("%s: %s, %s rows: %s new, %s changed, %s the same, %s resolved, %s unreadable,"
                   " %s checks not mapped\n"),
                file, source, table_get(table, row, "rows"), table_get(table, row, "new"),
                table_get(table, row, "changed"), table_get(table, row, "same"),
                table_get(table, row, "resolved"), table_get(table, row, "unreadable"),
                table_get(table, row, "unmapped"));
        if (*note)
            out_say("  %s\n", note);
    }
    free(note);
    free(file);
}

enum { MOST_FAULTS = 20 };

typedef struct Faults {
    Table *rows; /* the first of them */
    size_t count;
} Faults;

static void add_fault(void *data, const ImportFault *fault)
{
    Faults *faults = data;
    char *place = xasprintf("%s:%zu", fault->file, fault->line);
    if (faults->count++ < MOST_FAULTS)
        table_add(faults->rows, (const char *const[]){ place, fault->reason }, 0);
    free(place);
}

static void put_faults(const Faults *faults)
{
    size_t shown = table_rows(faults->rows);
    for (size_t row = 0; row < shown; row++) {
        char *place = text_show_line(table_cell(faults->rows, row, 0));
        out_say("  %s: %s\n", place, table_cell(faults->rows, row, 1));
        free(place);
    }
    if (faults->count > shown)
        out_say(tr("  and %zu rows more that cannot be read\n"), faults->count - shown);
}

static bool has_any(const Table *table, const char *column)
{
    for (size_t row = 0; row < table_rows(table); row++)
        if (strcmp(table_get(table, row, column), "0") != 0)
            return true;
    return false;
}

static bool has_changes(const Table *table)
{
    return has_any(table, "new") || has_any(table, "changed") || has_any(table, "resolved");
}

static bool put_import(const Table *table, const Faults *faults, const CommandLine *line)
{
    if (command_option(line, "json"))
        return put_json(json_of_table(table));
    for (size_t row = 0; row < table_rows(table); row++)
        put_sentence(table, row);
    put_faults(faults);
    if (!has_changes(table) && has_any(table, "unreadable"))
        out_say("%s\n",
                tr("Nothing changed but the tray, which lists the rows that cannot be read."));
    else if (!has_changes(table))
        out_say("%s\n", tr("Nothing changed: the workbook has all of it."));
    else if (command_option(line, "dry-run"))
        out_say("%s\n", tr("Only looked: nothing was written."));
    return true;
}

bool command_import(const CommandLine *line)
{
    if (is_questionnaire(line))
        return command_import_questionnaire(line);
    if (command_option(line, "ours") || command_option(line, "theirs"))
        return fail("--ours and --theirs are for a questionnaire that came back");
    size_t count = command_arguments(line);
    const char **paths = xcalloc(count, sizeof *paths);
    for (size_t i = 1; i < count; i++)
        paths[i - 1] = command_argument(line, i);
    const char **map = command_options(line, "map");
    Faults faults = { .rows = table_new() };
    table_add_column(faults.rows, "place", "place", COLUMN_TEXT);
    table_add_column(faults.rows, "reason", "reason", COLUMN_TEXT);
    const ImportPlan plan = { .paths = paths,
                              .format = command_option(line, "as"),
                              .map = *map ? map : NULL,
                              .save = command_option(line, "save"),
                              .is_preview = command_option(line, "dry-run"),
                              .replaces = command_option(line, "replace"),
                              .unreadable = add_fault,
                              .data = &faults };
    bool is_clear = *map || !plan.save || fail("--save needs --map; give the columns too");
    Store *store = !is_clear ? NULL : plan.is_preview ? open_unclaimed(line) : open_to_change(line);
    Table *table = store ? import_run(store, &plan) : NULL;
    bool done = table && put_import(table, &faults, line);
    table_free(table);
    table_free(faults.rows);
    store_close(store);
    free(paths);
    free(map);
    return done;
}

/* ---- sources ---- */

bool command_sources(const CommandLine *line)
{
    static const char *const kinds[RECORD_KINDS] = { "finding", "resource", "rule",
                                                     "cost",    "metric",   "manifest" };
    Sources *sources = sources_read();
    if (!sources)
        return false;
    static const TableColumn columns[] = {
        { "id", N_("Format") },         { "source", N_("Source") }, { "kind", N_("Kind") },
        { "form", N_("Form of file") }, { "name", N_("Name") },     { "own", N_("Own") },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < sources_count(sources); i++) {
        const Source *source = sources_get(sources, i);
        const char *cells[] = { source->id,
                                source->product,
                                kinds[source->kind],
                                source->is_csv ? "csv" : "json",
                                source->name[message_language()],
                                source->is_own ? tr("own") : "" };
        table_add(table, cells, 0);
    }
    bool done = put_table(table, command_option(line, "format"));
    table_free(table);
    sources_free(sources);
    return done;
}
