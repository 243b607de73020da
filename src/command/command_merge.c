/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/engagement.h"
#include "format/json.h"
#include "workbook/merge.h"

/* "SEC04_2@Shop", "engagement.project_name", "Shop" */
static char *place_of(Store *store, const Table *conflicts, size_t row)
{
    const char *entity = table_get(conflicts, row, "entity"),
               *key1 = table_get(conflicts, row, "key1"), *key2 = table_get(conflicts, row, "key2");
    bool is_field = !strcmp(entity, "field_value");
    Table *workloads = engagement_workloads(store);
    long at = workloads ? table_row_of(workloads, 0, is_field ? key2 : key1) : -1;
    const char *workload = at < 0 ? "" : table_cell(workloads, (size_t)at, 1);
    char *place = is_field ? xasprintf("%s.%s%s%s", key1, table_get(conflicts, row, "key3"),
                                       *workload ? "@" : "", workload)
                  : *key2  ? xasprintf("%s@%s", key2, workload)
                           : xstrdup(*workload ? workload : key1);
    table_free(workloads);
    return place;
}

static bool merge_json(Store *store, const MergeOutcome *outcome)
{
    static const char *const names[] = { "field",  "mine",      "mine_by",   "mine_at",
                                         "theirs", "theirs_by", "theirs_at", "chosen" };
    Json *object = json_new_object(), *list = json_new_list();
    json_set(object, "applied", json_of_integer(outcome->applied));
    json_set(object, "skipped", json_of_integer(outcome->skipped));
    for (size_t row = 0; row < table_rows(outcome->conflicts); row++) {
        Json *conflict = json_new_object();
        char *place = place_of(store, outcome->conflicts, row);
        json_set(conflict, "entity", json_of_text(place));
        for (size_t i = 0; i < COUNT(names); i++)
            json_set(conflict, names[i],
                     json_of_text(table_get(outcome->conflicts, row, names[i])));
        json_add(list, conflict);
        free(place);
    }
    json_set(object, "conflicts", list);
    json_set(object, "open", json_of_integer(outcome->open));
    json_set(object, "imports", json_of_text(outcome->imports));
    return put_json(object);
}

static void put_clean(const char *text)
{
    char *clean = text_show_line(*text ? text : "—");
    out_say("%s", clean);
    free(clean);
}

static char *shown(const Table *conflicts, size_t row, const char *column)
{
    const char *text = table_get(conflicts, row, column);
    return text_show_line(*text ? text : "—");
}

static void say_choice(const Table *conflicts, size_t row, bool is_mine)
{
    static const char *const columns[][2] = { { "mine", "mine_by" }, { "theirs", "theirs_by" } };
    char *taken = shown(conflicts, row, columns[!is_mine][0]),
         *taken_by = shown(conflicts, row, columns[!is_mine][1]),
         *left = shown(conflicts, row, columns[is_mine][0]),
         *left_by = shown(conflicts, row, columns[is_mine][1]);
    out_say(tr("%s (%s) in place of %s (%s)\n"), taken, taken_by, left, left_by);
    free(left_by);
    free(left);
    free(taken_by);
    free(taken);
}

static void say_imports(const MergeOutcome *outcome)
{
    if (!*outcome->imports)
        return;
    out_say("%s", tr("Imported there, and now here as well: "));
    put_clean(outcome->imports);
    out_say("\n");
}

static void say_open(const MergeOutcome *outcome)
{
    if (outcome->open)
        out_say(tr("Conflicts that wait to be settled: %lld; 'wellbook list FILE conflicts' names"
                   " them\n"),
                (long long)outcome->open);
}

static void say_acts(Store *store, const MergeOutcome *outcome, bool is_trial)
{
    size_t conflicts = table_rows(outcome->conflicts);
    out_say(tr(is_trial ? N_("Acts that would be brought along: %lld; conflicts: %zu\n")
                        : N_("Acts brought along: %lld; conflicts: %zu\n")),
            (long long)outcome->applied, conflicts);
    for (size_t row = 0; row < conflicts; row++) {
        bool is_mine = !strcmp(table_get(outcome->conflicts, row, "chosen"), "mine");
        char *place = place_of(store, outcome->conflicts, row);
        put_clean(place);
        out_say(" %s: ", table_get(outcome->conflicts, row, "field"));
        say_choice(outcome->conflicts, row, is_mine);
        free(place);
    }
}

static bool merge_text(Store *store, const MergeOutcome *outcome, bool is_trial)
{
    if (outcome->applied)
        say_acts(store, outcome, is_trial);
    else
        out_say("%s\n", tr("Nothing new: that copy was merged already."));
    say_imports(outcome);
    say_open(outcome);
    return true;
}

bool command_merge(const CommandLine *line)
{
    bool is_trial = command_option(line, "dry-run") != NULL;
    bool ours = command_option(line, "ours") != NULL,
         theirs = command_option(line, "theirs") != NULL;
    if (ours && theirs)
        return fail("--ours and --theirs exclude each other");
    MergeOutcome outcome = { 0 };
    MergeChoice choice = ours ? MERGE_MINE : theirs ? MERGE_THEIRS : MERGE_LATER;
    Store *store = is_trial ? open_to_read(line) : open_to_change(line);
    bool done = store && merge_file(store, command_argument(line, 1), choice, is_trial, &outcome) &&
                (command_option(line, "json") ? merge_json(store, &outcome)
                                              : merge_text(store, &outcome, is_trial));
    merge_clear(&outcome);
    store_close(store);
    return done;
}
