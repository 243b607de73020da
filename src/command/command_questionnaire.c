/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/engagement.h"
#include "engagement/respondent.h"
#include "questionnaire/answer_sheet.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/recheck.h"
#include "questionnaire/returned.h"

/* ---- assign ---- */

static bool assign(Store *store, const CommandLine *line, const char *id)
{
    const char *pillar = command_option(line, "pillar"), *name = command_option(line, "workload");
    bool takes_away = command_option(line, "remove");
    char *workload = name ? engagement_workload(store, name) : NULL;
    bool done = workload || !name;
    if (done && pillar)
        done = takes_away ? respondent_unassign_pillar(store, workload, pillar, id)
                          : respondent_assign_pillar(store, workload, pillar, id);
    for (size_t i = 2; done && i < command_arguments(line); i++) {
        const char *question = command_argument(line, i);
        done = takes_away ? respondent_unassign(store, workload, question, id)
                          : respondent_assign(store, workload, question, id);
    }
    free(workload);
    return done;
}

bool command_assign(const CommandLine *line)
{
    const Respondent respondent = { .name = command_argument(line, 1),
                                    .role = command_option(line, "role"),
                                    .mail = command_option(line, "mail"),
                                    .due = command_option(line, "due") };
    Store *store = open_to_change(line);
    char *id = NULL;
    bool done = store && store_begin(store);
    if (done)
        done = store_end(store, respondent_put(store, &respondent, &id) && assign(store, line, id));
    free(id);
    store_close(store);
    return done;
}

/* ---- export ---- */

static bool export_plan(Store *store, const CommandLine *line, QuestionnairePlan *plan)
{
    const char *given = command_option(line, "output"), *who = command_option(line, "assigned");
    char *path = given ? xstrdup(given) : questionnaire_default_path(store, who, plan->is_csv),
         *respondent = who ? respondent_find(store, who) : NULL;
    plan->path = path;
    plan->respondent = respondent;
    bool done = (!who || respondent) && questionnaire_write(store, plan);
    if (done)
        out_say("%s\n", path);
    free(path);
    free(respondent);
    return done;
}

bool command_export_questionnaire(const CommandLine *line)
{
    const char *language = command_option(line, "lang"), *format = command_option(line, "format");
    if (format && strcmp(format, "csv") != 0 && strcmp(format, "xlsx") != 0)
        return fail("a questionnaire is xlsx or csv, not %s", format);
    const char **questions = command_options(line, "questions");
    Store *store = command_option(line, "at") ? open_to_read(line) : open_to_change(line);
    QuestionnairePlan plan = { .questions = questions,
                               .pillar = command_option(line, "pillar"),
                               .is_open = command_option(line, "open") != NULL,
                               .is_csv = format && !strcmp(format, "csv") };
    if (store && !language)
        language = language_codes[engagement_language(store)];
    bool done = store && questionnaire_parse_words(language, &plan.words) &&
                export_plan(store, line, &plan);
    free(questions);
    store_close(store);
    return done;
}

/* ---- import ---- */

bool is_questionnaire(const CommandLine *line)
{
    for (size_t i = 1; i < command_arguments(line); i++)
        if (answer_sheets_fit(command_argument(line, i)))
            return true;
    return false;
}

static Json *json_of_outcome(const ReturnedOutcome *outcome)
{
    Json *all = json_new_object();
    json_set(all, "new", json_of_integer((int64_t)outcome->fresh));
    json_set(all, "changed", json_of_integer((int64_t)outcome->changed));
    json_set(all, "same", json_of_integer((int64_t)outcome->same));
    json_set(all, "conflicts", json_of_table(outcome->conflicts));
    json_set(all, "unmatched", json_of_table(outcome->unmatched));
    json_set(all, "unreadable", json_of_table(outcome->unreadable));
    json_set(all, "left", json_of_table(outcome->left));
    return all;
}

enum { MOST_CELLS = 10 };

/* The sentence is made of the row's first cells, in order. */
static void say_change(char *cells[])
{
    if (*cells[4])
        out_say(tr("  %s: %s %s '%s', it was '%s'\n"), cells[0], cells[1], cells[2], cells[4],
                cells[3]);
    else
        out_say(tr("  %s: %s %s emptied, it was '%s'\n"), cells[0], cells[1], cells[2], cells[3]);
}

static void say_conflict(char *cells[])
{
    out_say(tr("  %s: %s %s is a conflict: here '%s', there '%s'\n"), cells[0], cells[1], cells[2],
            cells[4], cells[5]);
}

static void say_stray(char *cells[])
{
    out_say(tr("  %s: to the tray, %s: %s\n"), cells[0], cells[2], cells[1]);
}

static void say_unreadable(char *cells[])
{
    out_say("  %s: %s\n", cells[0], cells[1]);
}

static void say_left(char *cells[])
{
    out_say("  %s: %s %s\n", cells[0], cells[1], cells[2]);
}

static void say_hidden(char *cells[])
{
    out_say(tr("  %s: %s is kept, but its question is not applicable\n"), cells[0], cells[1]);
}

static void say_rows(const Table *table, void (*say)(char *cells[]))
{
    char *cells[MOST_CELLS];
    for (size_t row = 0; row < table_rows(table); row++) {
        for (size_t i = 0; i < table_columns(table); i++)
            cells[i] = text_show_line(table_cell(table, row, i));
        say(cells);
        for (size_t i = 0; i < table_columns(table); i++)
            free(cells[i]);
    }
}

static void say_outcome(const ReturnedOutcome *outcome, const CommandLine *line)
{
    out_say(
        tr("%zu new, %zu changed, %zu the same, %zu conflicts, %zu unmatched, %zu unreadable\n"),
        outcome->fresh, outcome->changed, outcome->same, table_rows(outcome->conflicts),
        table_rows(outcome->unmatched), table_rows(outcome->unreadable));
    say_rows(outcome->changes, say_change);
    say_rows(outcome->conflicts, say_conflict);
    say_rows(outcome->unmatched, say_stray);
    say_rows(outcome->unreadable, say_unreadable);
    say_rows(outcome->left, say_left);
    say_rows(outcome->hidden, say_hidden);
    if (command_option(line, "dry-run"))
        out_say("%s\n", tr("Only looked: nothing was written."));
}

static bool run_one(Store *store, const CommandLine *line, const char *const *paths)
{
    ReturnedOutcome outcome;
    ReturnedChoice choice = command_option(line, "ours")     ? RETURNED_OURS
                            : command_option(line, "theirs") ? RETURNED_THEIRS
                                                             : RETURNED_ASK;
    bool done =
        returned_import(store, paths, choice, command_option(line, "dry-run") != NULL, &outcome);
    if (done && command_option(line, "json"))
        done = put_json(json_of_outcome(&outcome));
    else if (done)
        say_outcome(&outcome, line);
    returned_clear(&outcome);
    return done;
}

static bool is_csv(const char *path)
{
    size_t bytes = strlen(path);
    return bytes > 4 && text_same(path + bytes - 4, ".csv");
}

/* The CSV files are one questionnaire, each workbook is another. */
static bool run_all(Store *store, const CommandLine *line)
{
    size_t count = command_arguments(line), csv_count = 0;
    const char **files = xcalloc(count + 1, sizeof *files);
    bool done = true;
    for (size_t i = 1; i < count; i++)
        if (is_csv(command_argument(line, i)))
            files[csv_count++] = command_argument(line, i);
    if (csv_count)
        done = run_one(store, line, files);
    free(files);
    for (size_t i = 1; done && i < count; i++) {
        const char *one[] = { command_argument(line, i), NULL };
        done = is_csv(one[0]) || run_one(store, line, one);
    }
    return done;
}

bool command_import_questionnaire(const CommandLine *line)
{
    static const char *const foreign[] = { "as", "map", "save", "replace" };
    for (size_t i = 0; i < COUNT(foreign); i++)
        if (command_option(line, foreign[i]))
            return fail("--%s is for exports; this is a questionnaire", foreign[i]);
    for (size_t i = 1; i < command_arguments(line); i++)
        if (!answer_sheets_fit(command_argument(line, i)))
            return fail("%s is no questionnaire; import it by itself", command_argument(line, i));
    if (command_option(line, "ours") && command_option(line, "theirs"))
        return fail("give --ours or --theirs, not both");
    bool is_trial = command_option(line, "dry-run") != NULL;
    Store *store = is_trial ? open_unclaimed(line) : open_to_change(line);
    bool done = store && run_all(store, line);
    store_close(store);
    return done;
}

/* ---- verify ---- */

enum { USUAL_SAMPLE = 10, LARGEST_SAMPLE = 1000 };

static Table *recheck(Store *store, const CommandLine *line, long sample)
{
    const char *name = command_option(line, "workload");
    size_t count = command_arguments(line);
    char *workload = name || count > 1 ? engagement_workload(store, name) : xstrdup("");
    const char **states = xcalloc(count + 1, sizeof *states);
    for (size_t i = 1; i < count; i++)
        states[i - 1] = command_argument(line, i);
    Table *table = !workload   ? NULL
                   : count > 1 ? recheck_compare(store, workload, states, command_language(line))
                               : recheck_sample(store, workload, sample, command_language(line));
    free(states);
    free(workload);
    return table;
}

bool command_verify(const CommandLine *line)
{
    char *end = "";
    const char *given = command_option(line, "sample");
    long sample = given ? strtol(given, &end, 10) : USUAL_SAMPLE;
    if (*end || sample < 1 || sample > LARGEST_SAMPLE)
        return fail("--sample '%s' is no number from 1 to %d", given, LARGEST_SAMPLE);
    Store *store = open_to_read(line);
    Table *table = store ? recheck(store, line, sample) : NULL;
    bool done = table && put_table(table, command_option(line, "format"));
    table_free(table);
    store_close(store);
    return done;
}

/* ---- original ---- */

bool command_original(const CommandLine *line)
{
    const char *path = command_option(line, "output");
    if (!path)
        return fail("say where to write it with -o PATH");
    Store *store = open_to_read(line);
    bool done = store && returned_write(store, command_argument(line, 1), path);
    if (done)
        out_say("%s\n", path);
    store_close(store);
    return done;
}
