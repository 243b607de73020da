/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>

#include "base/id.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "evidence/check_count.h"
#include "format/json.h"
#include "process/completion.h"
#include "process/road.h"
#include "report/consistency.h"
#include "report/gate.h"
#include "report/report.h"
#include "workbook/replay.h"

static void add_risks(Json *object, const Table *table, size_t row)
{
    static const char *const names[] = { "high", "medium", "none", "unanswered", "not_applicable" };
    Json *risks = json_new_object();
    for (size_t i = 0; i < COUNT(names); i++)
        json_set(risks, names[i], json_of_number(table_get(table, row, names[i])));
    json_set(object, "risks", risks);
}

static Json *json_of_result(const Table *table, size_t row, const char *key, const char *column)
{
    static const char *const numbers[] = { "questions", "answered", "score" };
    Json *object = json_new_object();
    json_set(object, key, json_of_text(table_get(table, row, column)));
    for (size_t i = 0; i < COUNT(numbers); i++)
        json_set(object, numbers[i], json_of_number(table_get(table, row, numbers[i])));
    add_risks(object, table, row);
    return object;
}

enum { WORKLOAD_RESULTS };
static const Query queries[] = {
    [WORKLOAD_RESULTS] = { "", "SELECT workload, workload_name, questions, answered, score, high,"
                               " medium, none, unanswered, not_applicable FROM workload_result"
                               " ORDER BY workload_position" },
    { 0 },
};

static Json *json_of_workload(Store *store, const Table *workloads, size_t row)
{
    Json *workload = json_of_result(workloads, row, "name", "workload_name");
    Table *pillars = answer_pillars(store, table_cell(workloads, row, 0), message_language());
    Json *list = json_new_list();
    for (size_t i = 0; pillars && i < table_rows(pillars); i++)
        json_add(list, json_of_result(pillars, i, "id", "pillar"));
    json_set(workload, "pillars", list);
    table_free(pillars);
    return workload;
}

static void set_field(Store *store, Json *info, const char *field)
{
    char *value = form_value(store, "engagement", "", field);
    json_set(info, field, json_of_text(value ? value : ""));
    free(value);
}

static bool info_json(Store *store, const Table *workloads)
{
    Json *info = road_json(store), *list;
    if (!info)
        return false;
    list = json_new_list();
    set_field(store, info, "customer");
    set_field(store, info, "edition");
    set_field(store, info, "language");
    for (size_t row = 0; row < table_rows(workloads); row++)
        json_add(list, json_of_workload(store, workloads, row));
    json_set(info, "workloads", list);
    return put_json(info);
}

static bool say_phase(Store *store, Language language)
{
    Road *road = road_open(store, language);
    if (!road)
        return false;
    char *customer = form_value(store, "engagement", "", "customer");
    char *clean = text_show_line(customer ? customer : ""), *notice;
    const Step *next = road_next(road);
    out_say(tr("%s - phase: %s\n"), clean, road_phase(road, road_phase_in_hand(road))->title);
    out_say(tr("Next: %s\n"), next ? next->title : tr("everything is done"));
    notice = completion_application_notice(store);
    if (notice)
        out_say("%s\n", notice);
    out_say("\n");
    free(notice);
    free(clean);
    free(customer);
    road_close(road);
    return true;
}

static bool info_text(Store *store, Language language)
{
    if (!say_phase(store, language))
        return false;
    static const char *const lists[] = { "workloads", "pillars", "forms" };
    for (size_t i = 0; i < COUNT(lists); i++) {
        Table *table = report_list(store, "lists", lists[i], language, NULL);
        char *text = table ? table_to_text(table) : NULL;
        if (!table)
            return false;
        out_say("%s%s", i ? "\n" : "", text);
        free(text);
        table_free(table);
    }
    return true;
}

bool command_info(const CommandLine *line)
{
    Store *store = open_to_read(line);
    Table *workloads = store ? store_rows(store, queries, WORKLOAD_RESULTS) : NULL;
    bool done =
        workloads && (command_option(line, "json") ? info_json(store, workloads)
                                                   : info_text(store, command_language(line)));
    table_free(workloads);
    store_close(store);
    return done;
}

/* ---- check ---- */

static void say_answered(const Table *results, size_t row)
{
    /* A name of two lines must not look like a verdict. */
    char *name = text_show_line(table_get(results, row, "workload_name"));
    out_say(tr("%s: %s of %s questions answered\n"), name, table_get(results, row, "answered"),
            table_get(results, row, "questions"));
    free(name);
}

static bool say_completeness(Store *store)
{
    Table *results = store_rows(store, queries, WORKLOAD_RESULTS);
    Table *forms = results ? form_list(store, message_language()) : NULL;
    if (!forms) {
        table_free(results);
        return false;
    }
    out_say("%s\n", tr("The file is sound."));
    for (size_t row = 0; row < table_rows(results); row++)
        say_answered(results, row);
    for (size_t row = 0; row < table_rows(forms); row++)
        out_say(tr("%s: %s of %s fields filled, %s required ones empty\n"),
                table_get(forms, row, "title"), table_get(forms, row, "filled"),
                table_get(forms, row, "fields"), table_get(forms, row, "missing"));
    table_free(results);
    table_free(forms);
    return true;
}

static bool say_contradictions(Store *store)
{
    Table *rows = check_count_refresh(store) ? consistency_list(store, message_language()) : NULL;
    for (size_t row = 0; rows && row < table_rows(rows); row++) {
        char *workload = text_show_line(table_get(rows, row, "workload"));
        char *title = text_show_line(table_get(rows, row, "title"));
        out_say(tr("Contradiction: %s%s%s\n"), workload, *workload ? ": " : "", title);
        free(workload);
        free(title);
    }
    bool done = rows != NULL;
    table_free(rows);
    return done;
}

/* It names the folder of its backups, and what a merge joins. */
static bool has_id(Store *store)
{
    char *id = engagement_id(store);
    bool is_right =
        id && (id_is_valid(id) || fail("%s does not say which engagement it is of; ask whoever sent"
                                       " it for the file again",
                                       store_path(store)));
    free(id);
    return is_right;
}

static bool say_missing(Store *store, const CommandLine *line, const char *deliverable)
{
    const char *format = command_option(line, "format");
    Table *table = gate_missing(store, deliverable, command_language(line));
    size_t missing = table ? table_rows(table) : 0;
    bool done = table && (!missing || put_table(table, format));
    if (table && !missing)
        out_say("%s\n", tr("Nothing is missing."));
    table_free(table);
    return done &&
           (!missing || fail("points are missing before %s may leave: %zu", deliverable, missing));
}

bool command_check(const CommandLine *line)
{
    const char *deliverable = command_option(line, "for");
    /* What is wrong with it is the answer, and is said once. */
    Store *store = deliverable ? open_to_read(line) : store_open(command_argument(line, 0));
    if (store && deliverable) {
        bool is_complete = say_missing(store, line, deliverable);
        store_close(store);
        return is_complete;
    }
    bool done = store && store_has_its_log(store) && store_is_sound(store) && has_id(store) &&
                answer_verify(store) && replay_is_as_said(store) && say_completeness(store) &&
                say_contradictions(store);
    store_close(store);
    return done;
}
