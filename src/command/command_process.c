/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk without screens: what is recorded of it, deliverables handed over, reviewed and
 * accepted, and the end. */
#include "config.h"
#include "base/id.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/engagement.h"
#include "process/completion.h"
#include "process/pace.h"
#include "process/road.h"
#include "process/session.h"
#include "process/version.h"
#include "report/gate.h"
#include "report/minutes.h"
#include "report/report.h"

static bool put_rows(const CommandLine *line, Table *table)
{
    bool done =
        table &&
        put_table(table, command_option(line, "json") ? "json" : command_option(line, "format"));
    table_free(table);
    return done;
}

static bool put_list(Store *store, const CommandLine *line, const char *name)
{
    return put_rows(line, report_list(store, "lists", name, command_language(line), NULL));
}

/* The id of what was recorded, for the next command. */
static bool put_id(const CommandLine *line, const char *id)
{
    if (command_option(line, "json")) {
        Json *object = json_new_object();
        json_set(object, "id", json_of_text(id));
        return put_json(object);
    }
    out_say("%s\n", id);
    return true;
}

/* ---- what is recorded ---- */

static const struct {
    const char *command, *table, *list;
} records[] = {
    { "minutes", "minute", "minutes" },   { "prerequisite", "prerequisite", "prerequisites" },
    { "contact", "contact", "contacts" }, { "communication", "communication", "communications" },
    { "raci", "raci", "raci" },           { "freeze", "freeze", "freezes" },
    { "goal", "goal", "goals" },          { "translation", "translation", "translations" },
};

static bool add_record(Store *store, const CommandLine *line, const char *table)
{
    CommandFields fields;
    char id[ID_SIZE];
    bool is_minute = !strcmp(table, "minute");
    return command_fields(line, 2, &fields) &&
           (is_minute ? session_add_minute(store, fields.list, fields.count, id)
                      : record_add(store, table, fields.list, fields.count, id)) &&
           put_id(line, id);
}

static bool set_record(Store *store, const CommandLine *line, const char *table)
{
    CommandFields fields;
    return (command_arguments(line) > 3 || fail("say which one, and FIELD=VALUE")) &&
           command_fields(line, 3, &fields) &&
           record_set(store, table, command_argument(line, 2), fields.list, fields.count);
}

static bool remove_record(Store *store, const CommandLine *line, const char *table)
{
    return (command_arguments(line) == 3 || fail("say which one")) &&
           record_remove(store, table, command_argument(line, 2));
}

static bool record(const CommandLine *line, size_t number)
{
    static const struct {
        const char *verb;
        bool (*run)(Store *, const CommandLine *, const char *);
    } verbs[] = { { "add", add_record }, { "set", set_record }, { "remove", remove_record } };
    const char *given = command_argument(line, 1), *verb = given ? given : "list";
    bool is_list = !strcmp(verb, "list");
    Store *store = is_list ? open_to_read(line) : open_to_change(line);
    bool done = store && is_list && put_list(store, line, records[number].list);
    bool is_known = is_list;
    for (size_t i = 0; store && i < COUNT(verbs); i++)
        if (!strcmp(verbs[i].verb, verb)) {
            is_known = true;
            done = verbs[i].run(store, line, records[number].table);
        }
    store_close(store);
    return store && !is_known ? fail("expected list, add, set or remove, not '%s'", verb) : done;
}

static bool put_mail(Store *store, const CommandLine *line)
{
    char id[ID_SIZE];
    Language language =
        command_option(line, "lang") ? command_language(line) : engagement_language(store);
    char *text = session_find(store, command_argument(line, 2), id)
                     ? minutes_mail(store, id, language)
                     : NULL;
    bool done = text != NULL;
    if (done && command_option(line, "json")) {
        Json *object = json_new_object();
        json_set(object, "session", json_of_text(id));
        json_set(object, "text", json_of_text(text));
        done = put_json(object);
    } else if (done)
        out_say("%s", text);
    free(text);
    return done;
}

bool command_minutes(const CommandLine *line)
{
    const char *verb = command_argument(line, 1);
    if (!verb || strcmp(verb, "mail") != 0)
        return record(line, 0);
    Store *store = open_to_read(line);
    bool done = store && put_mail(store, line);
    store_close(store);
    return done;
}

bool command_prerequisite(const CommandLine *line)
{
    return record(line, 1);
}

bool command_contact(const CommandLine *line)
{
    return record(line, 2);
}

bool command_communication(const CommandLine *line)
{
    return record(line, 3);
}

bool command_raci(const CommandLine *line)
{
    return record(line, 4);
}

bool command_freeze(const CommandLine *line)
{
    return record(line, 5);
}

bool command_goal(const CommandLine *line)
{
    return record(line, 6);
}

bool command_translation(const CommandLine *line)
{
    return record(line, 7);
}

/* ---- sessions ---- */

/* Never blocks: what was agreed beyond the terms is theirs to agree. */
static bool warn_of_caps(Store *store)
{
    char *warning = session_warning(store), *rest = NULL;
    bool done = warning != NULL;
    for (char *line = done ? strtok_r(warning, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest))
        out_warn("wellbook: %s", line);
    free(warning);
    return done;
}

static bool warn_of_hours(Store *store, const char *id)
{
    char *starts = record_get(store, "session", id, "starts");
    bool done = starts != NULL;
    if (done && !session_is_service_time(store, starts))
        out_warn(
            "wellbook: %s",
            tr("it lies outside the hours of the service, 9:00 to 18:00 (UTC+8) on service days"));
    free(starts);
    return done;
}

static bool start(Store *store, const CommandLine *line)
{
    CommandFields fields;
    return command_fields(line, 2, &fields) &&
           session_start(store, fields.list, fields.count, false);
}

static bool stop(Store *store, const CommandLine *line)
{
    CommandFields fields;
    char id[ID_SIZE];
    return command_fields(line, 2, &fields) && session_stop(store, fields.list, fields.count, id) &&
           put_id(line, id) && warn_of_caps(store);
}

static bool add(Store *store, const CommandLine *line)
{
    CommandFields fields;
    char id[ID_SIZE];
    const char *from = command_option(line, "from"), *hours = command_option(line, "hours");
    return ((from && hours) || fail("say when and how long with --from TIME --hours N")) &&
           command_fields(line, 2, &fields) &&
           session_add(store, from, hours, fields.list, fields.count, id) && put_id(line, id) &&
           warn_of_hours(store, id) && warn_of_caps(store);
}

bool command_session(const CommandLine *line)
{
    static const struct {
        const char *verb;
        bool (*run)(Store *, const CommandLine *);
    } verbs[] = { { "start", start }, { "stop", stop }, { "add", add } };
    const char *verb = command_argument(line, 1);
    if (!strcmp(verb, "list")) {
        Store *store = open_to_read(line);
        bool done = store && put_list(store, line, "sessions");
        store_close(store);
        return done;
    }
    for (size_t i = 0; i < COUNT(verbs); i++)
        if (!strcmp(verbs[i].verb, verb)) {
            Store *store = open_to_change(line);
            bool done = store && verbs[i].run(store, line);
            store_close(store);
            return done;
        }
    return fail("expected start, stop, add or list, not '%s'", verb);
}

/* ---- deliverables ---- */

static bool is_report(const char *name)
{
    const Deliverable *one = report_deliverable(name);
    return one->name && !one->is_of_two;
}

/* A file made elsewhere is handed over past the same gate; none is released that is not there. */
static char *given(Store *store, const CommandLine *line, const char *deliverable)
{
    const char *file = command_option(line, "file");
    bool done =
        (file_exists(file) || fail("%s is not there; name the file that is handed over", file)) &&
        gate_pass(store, deliverable, command_option(line, "anyway"));
    return done ? xstrdup(file) : NULL;
}

/* The path of what is handed over: the given file, or the deliverable, written now. */
static char *written(Store *store, const CommandLine *line, const char *deliverable,
                     Language language)
{
    const char *output = command_option(line, "output");
    if (command_option(line, "file"))
        return given(store, line, deliverable);
    if (!is_report(deliverable)) {
        fail("say with --file PATH which file is handed over");
        return NULL;
    }
    char *path = output ? xstrdup(output)
                        : report_default_path(store, "", deliverable, language, REPORT_XLSX);
    if (gate_write(store, deliverable, command_option(line, "anyway"), language, REPORT_XLSX, path,
                   NULL))
        return path;
    free(path);
    return NULL;
}

static bool hand_over(Store *store, const CommandLine *line)
{
    const char *deliverable = command_argument(line, 1);
    char id[ID_SIZE];
    CommandFields fields;
    Language language =
        command_option(line, "lang") ? command_language(line) : engagement_language(store);
    if (!command_fields(line, 2, &fields) || fields.count + 2 > COMMAND_MOST_FIELDS)
        return fail("too many fields");
    char *path = written(store, line, deliverable, language);
    char *words = path ? gate_words(store, deliverable) : NULL;
    char *gate = words ? xasprintf("gate=%s", words) : NULL;
    fields.list[fields.count++] = gate;
    fields.list[fields.count++] = language == CHINESE ? "language=zh" : "language=en";
    bool done = gate && version_add(store, deliverable, path, fields.list, fields.count, id) &&
                put_id(line, id);
    free(gate);
    free(words);
    free(path);
    return done;
}

bool command_deliver(const CommandLine *line)
{
    bool is_list = !command_argument(line, 1);
    Store *store = is_list ? open_to_read(line) : open_to_change(line);
    int64_t releases = 0;
    bool done = store && gate_releases(store, &releases) &&
                (is_list ? put_list(store, line, "versions") : hand_over(store, line)) &&
                say_needless(store, line, releases);
    store_close(store);
    return done;
}

/* "FILE DELIVERABLE FIELD=VALUE…" is a comment, with its number before them what was decided. */
static bool comment(Store *store, const CommandLine *line)
{
    CommandFields fields;
    char id[ID_SIZE];
    const char *deliverable = command_argument(line, 1), *number = command_argument(line, 2);
    if (!strchr(number, '='))
        return command_fields(line, 3, &fields) &&
               version_settle(store, deliverable, number, fields.list, fields.count);
    return command_fields(line, 2, &fields) &&
           version_comment(store, deliverable, fields.list, fields.count, id) && put_id(line, id);
}

static bool put_comments(Store *store, const CommandLine *line)
{
    const char *deliverable = command_argument(line, 1);
    if (!deliverable)
        return put_list(store, line, "comments");
    if (!version_check(store, deliverable))
        return false;
    char *condition = xasprintf("deliverable=%s", deliverable);
    bool done = put_rows(line, report_list_where(store, "lists", "comments", command_language(line),
                                                 (const char *const[]){ condition, NULL }));
    free(condition);
    return done;
}

bool command_review(const CommandLine *line)
{
    bool is_list = command_arguments(line) < 3;
    Store *store = is_list ? open_to_read(line) : open_to_change(line);
    bool done = store && (is_list ? put_comments(store, line) : comment(store, line));
    store_close(store);
    return done;
}

/* Several deliverables are accepted together, or none. */
static bool accept_all(Store *store, const CommandLine *line)
{
    size_t count = 1;
    CommandFields fields;
    while (command_argument(line, count) && !strchr(command_argument(line, count), '='))
        count++;
    bool done = count > 1 || fail("say which deliverable the customer accepts");
    done = done && command_fields(line, count, &fields);
    for (size_t i = 1; done && i < count; i++)
        done = version_accept(store, command_argument(line, i), fields.list, fields.count);
    return done;
}

bool command_accept(const CommandLine *line)
{
    if (command_arguments(line) > 1) {
        Store *store = open_to_change(line);
        bool done = store && store_begin(store) && store_end(store, accept_all(store, line));
        done = done && (!command_option(line, "json") || put_list(store, line, "acceptance"));
        store_close(store);
        return done;
    }
    Store *store = open_to_read(line);
    bool done = store && put_list(store, line, "acceptance");
    store_close(store);
    return done;
}

/* ---- the end ---- */

static bool put_phase(Store *store, const CommandLine *line)
{
    return !command_option(line, "json") || put_json(road_json(store));
}

bool command_complete(const CommandLine *line)
{
    Store *store = open_to_change(line);
    bool done = store && completion_complete(store) && put_phase(store, line);
    store_close(store);
    return done;
}

bool command_reopen(const CommandLine *line)
{
    Store *store = open_sealed(line);
    bool done =
        store && completion_reopen(store, command_argument(line, 1)) && put_phase(store, line);
    store_close(store);
    return done;
}

/* ---- the road ---- */

static Json *json_of_step(const Step *step)
{
    if (!step)
        return json_of_nothing();
    Json *object = json_new_object();
    json_set(object, "id", json_of_text(step->id));
    json_set(object, "title", json_of_text(step->title));
    json_set(object, "place", json_of_text(step_place(step)));
    return object;
}

Json *road_json(Store *store)
{
    Road *road = road_open(store, message_language());
    if (!road)
        return NULL;
    Json *object = json_new_object();
    json_set(object, "phase", json_of_text(road_phase(road, road_phase_in_hand(road))->id));
    json_set(object, "next", json_of_step(road_next(road)));
    road_close(road);
    return object;
}

static Table *steps_table(const Road *road)
{
    static const TableColumn columns[] = {
        { "phase", N_("Phase"), COLUMN_TEXT },       { "id", N_("Id"), COLUMN_TEXT },
        { "title", N_("Title"), COLUMN_TEXT },       { "state", N_("State"), COLUMN_CHOICE },
        { "progress", N_("Progress"), COLUMN_TEXT }, { "place", N_("Where to go"), COLUMN_TEXT },
    };
    Table *table = table_make(columns, COUNT(columns));
    for (size_t i = 0; i < road_steps(road); i++) {
        const Step *step = road_step(road, i);
        char *progress = step_progress(step);
        const char *cells[] = { road_phase(road, step->phase)->id, step->id, step->title,
                                step_state_name(step->state),      progress, step_place(step) };
        table_add(table, cells, 0);
        free(progress);
    }
    return table;
}

static bool go_on(Store *store, const char *reason)
{
    Road *road = road_open(store, message_language());
    bool done = road && road_pass(store, road, reason);
    road_close(road);
    return done;
}

bool command_steps(const CommandLine *line)
{
    const char *reason = command_option(line, "go-on");
    Store *store = reason ? open_to_change(line) : open_to_read(line);
    Road *road = store && (!reason || go_on(store, reason))
                     ? road_open(store, command_language(line))
                     : NULL;
    Table *table = road ? steps_table(road) : NULL;
    bool done =
        table &&
        put_table(table, command_option(line, "json") ? "json" : command_option(line, "format"));
    table_free(table);
    road_close(road);
    store_close(store);
    return done;
}
