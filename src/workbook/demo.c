/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/demo.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "advice/recommendation.h"
#include "base/buffer.h"
#include "base/csv_check.h"
#include "base/file.h"
#include "base/id.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/entry.h"
#include "engagement/form.h"
#include "engagement/respondent.h"
#include "engagement/translation.h"
#include "evidence/finding.h"
#include "evidence/import.h"
#include "process/session.h"
#include "process/version.h"

static const char *const workloads[] = { "Online shop", "Store systems", "Data platform", NULL };

static const CellRule field_rules[] = {
    { "form", CELL_TEXT, NULL },
    { "record", CELL_OPTIONAL, NULL },
    { "field", CELL_TEXT, NULL },
    { "value", CELL_TEXT, NULL },
    { 0 },
};

static const CellRule answer_rules[] = {
    { "workload", CELL_TEXT, NULL },
    { "question", CELL_TEXT, NULL },
    { "practices", CELL_OPTIONAL, NULL },
    { "state", CELL_ONE_OF, "not-applicable refused follow-up " },
    { "reason", CELL_OPTIONAL, NULL },
    { "owner", CELL_OPTIONAL, NULL },
    { "due", CELL_OPTIONAL, NULL },
    { "note", CELL_OPTIONAL, NULL },
    { "asked", CELL_OPTIONAL, NULL },
    { "confidence", CELL_OPTIONAL, NULL },
    { 0 },
};

enum { MOST_RECORD_FIELDS = 16 };
static const CellRule record_rules[] = {
    { "record", CELL_ONE_OF,
      "contact prerequisite raci communication session minute version comment freeze goal" },
    { "deliverable", CELL_OPTIONAL, NULL },
    { "fields", CELL_TEXT, NULL },
    { 0 },
};

static const CellRule entry_rules[] = {
    { "form", CELL_TEXT, NULL },
    { "fields", CELL_TEXT, NULL },
    { 0 },
};

static const CellRule text_rules[] = {
    { "text", CELL_TEXT, NULL },
    { "en", CELL_OPTIONAL, NULL },
    { "zh", CELL_OPTIONAL, NULL },
    { 0 },
};

static const CellRule evidence_rules[] = {
    { "workload", CELL_TEXT, NULL },
    { "question", CELL_TEXT, NULL },
    { "kind", CELL_ONE_OF, "file link statement" },
    { "content", CELL_TEXT, NULL },
    { 0 },
};

static const CellRule assignment_rules[] = {
    { "respondent", CELL_TEXT, NULL },
    { "role", CELL_TEXT, NULL },
    { "mail", CELL_TEXT, NULL },
    { "due", CELL_TEXT, NULL },
    { "workload", CELL_TEXT, NULL },
    { "question", CELL_TEXT, NULL },
    { 0 },
};

static const CellRule mapping_rules[] = {
    { "source", CELL_TEXT, NULL },
    { "check", CELL_TEXT, NULL },
    { "practice", CELL_TEXT, NULL },
    { 0 },
};

static const CellRule recommendation_rules[] = {
    { "workload", CELL_OPTIONAL, NULL }, /* without one, practice is the recommendation's id */
    { "practice", CELL_TEXT, NULL },
    { "status", CELL_ONE_OF, "proposed accepted dismissed merged" },
    { "reason", CELL_OPTIONAL, NULL },
    { "merged-into", CELL_OPTIONAL, NULL }, /* its workload; ": PRACTICE" of another */
    { "title-en", CELL_OPTIONAL, NULL },
    { "title-zh", CELL_OPTIONAL, NULL },
    { "decision", CELL_OPTIONAL, NULL },
    { "justification", CELL_OPTIONAL, NULL },
    { "owner", CELL_OPTIONAL, NULL },
    { "person", CELL_OPTIONAL, NULL },
    { "role", CELL_OPTIONAL, NULL },
    { "least", CELL_OPTIONAL, NULL },
    { "likely", CELL_OPTIONAL, NULL },
    { "most", CELL_OPTIONAL, NULL },
    { "currency", CELL_OPTIONAL, NULL },
    { "once", CELL_OPTIONAL, NULL },
    { "month", CELL_OPTIONAL, NULL },
    { "saving", CELL_OPTIONAL, NULL },
    { "saving-basis", CELL_OPTIONAL, NULL },
    { "exposure", CELL_OPTIONAL, NULL },
    { "resources", CELL_OPTIONAL, NULL },
    { "priority", CELL_OPTIONAL, NULL },
    { "priority-reason", CELL_OPTIONAL, NULL },
    { "benefits", CELL_OPTIONAL, NULL },
    { "trade-offs", CELL_OPTIONAL, NULL },
    { "pin", CELL_OPTIONAL, NULL },
    { "latest", CELL_OPTIONAL, NULL },
    { "explanation-en", CELL_OPTIONAL, NULL },
    { "explanation-zh", CELL_OPTIONAL, NULL },
    { "follows", CELL_OPTIONAL, NULL }, /* or not, behind a minus */
    { 0 },
};

static const CellRule rate_rules[] = {
    { "id", CELL_KEY, NULL },
    { "week_days", CELL_NUMBER, NULL },
    { 0 },
};

typedef bool TakeRow(Store *store, const Table *table, size_t row);

static char *workload_of(Store *store, const Table *table, size_t row, const char *column)
{
    const char *name = table_get(table, row, column);
    return *name ? engagement_workload(store, name) : xstrdup("");
}

static bool take_field(Store *store, const Table *table, size_t row)
{
    char *record = workload_of(store, table, row, "record");
    bool done = record && form_set(store, table_get(table, row, "form"), record,
                                   table_get(table, row, "field"), table_get(table, row, "value"));
    free(record);
    return done;
}

/* One word a practice, in the order of the bank; "-" for none. */
static bool take_practices(Store *store, const char *workload, const char *question,
                           const char *words)
{
    Table *practices = answer_practices(store, workload, question, ENGLISH);
    char *copy = xstrdup(words), *rest = copy;
    bool done = practices != NULL;
    size_t row = 0;
    for (char *word; done && *words && (word = strsep(&rest, " ")); row++) {
        PracticeState state;
        const char *reason;
        if (row >= table_rows(practices))
            done = fail("question %s has %zu best practices", question, table_rows(practices));
        else if (strcmp(word, "-") != 0)
            done =
                answer_parse_state(word, &state, &reason) &&
                answer_set_practice(store, workload, table_cell(practices, row, 0), state, reason);
    }
    free(copy);
    table_free(practices);
    return done;
}

static bool take_mark(Store *store, const char *workload, const char *question, const Table *table,
                      size_t row)
{
    QuestionState state = risk_question_state(table_get(table, row, "state"));
    const char *reason = table_get(table, row, "reason"), *code = answer_parse_reason(reason);
    bool is_standard = state == QUESTION_NOT_APPLICABLE && code;
    const QuestionMark mark = { state, is_standard ? code : "", is_standard ? "" : reason,
                                table_get(table, row, "owner"), table_get(table, row, "due") };
    return state == QUESTION_OPEN || answer_mark(store, workload, question, &mark);
}

static bool take_answer(Store *store, const Table *table, size_t row)
{
    static const struct {
        const char *column;
        AnswerText which;
    } texts[] = { { "note", ANSWER_NOTE },
                  { "asked", ANSWER_ASKED },
                  { "confidence", ANSWER_CONFIDENCE } };
    const char *question = table_get(table, row, "question");
    char *workload = workload_of(store, table, row, "workload");
    bool done = workload && answer_check_question(store, question) &&
                take_practices(store, workload, question, table_get(table, row, "practices")) &&
                take_mark(store, workload, question, table, row);
    for (size_t i = 0; done && i < COUNT(texts); i++) {
        const char *text = table_get(table, row, texts[i].column);
        done = !*text || answer_set_text(store, workload, question, texts[i].which, text);
    }
    free(workload);
    return done;
}

static bool take_evidence(Store *store, const Table *table, size_t row)
{
    const char *kind = table_get(table, row, "kind"), *content = table_get(table, row, "content");
    char *workload = workload_of(store, table, row, "workload");
    char *name = xasprintf("data/demo/files/%s", content), *path = file_shipped(name);
    bool is_file = !strcmp(kind, "file");
    bool done = workload && answer_add_evidence(store, workload, table_get(table, row, "question"),
                                                kind, is_file ? path : content);
    free(path);
    free(name);
    free(workload);
    return done;
}

static bool take_assignment(Store *store, const Table *table, size_t row)
{
    const Respondent respondent = { table_get(table, row, "respondent"),
                                    table_get(table, row, "role"), table_get(table, row, "mail"),
                                    table_get(table, row, "due") };
    char *workload = workload_of(store, table, row, "workload"), *id = NULL;
    bool done = workload && respondent_put(store, &respondent, &id) &&
                respondent_assign(store, workload, table_get(table, row, "question"), id);
    free(workload);
    free(id);
    return done;
}

enum { RECOMMENDATION, JOINED, SET_WEEK };
static const Query queries[] = {
    [RECOMMENDATION] = { "tt", "SELECT id FROM recommendation WHERE workload = ?1 AND practice = ?2"
                               " OR ?1 = '' AND id = ?2" },
    [JOINED] = { "t", "SELECT ifnull(max(whole.id), '') FROM recommendation AS one JOIN"
                      " recommendation AS whole ON whole.id = iif(one.status = 'merged',"
                      " one.merged_into, one.id) AND whole.status = 'proposed' JOIN recommendation"
                      " AS other ON other.merged_into = whole.id AND other.status = 'merged'"
                      " WHERE one.id = ?" },
    [SET_WEEK] = { "ti", "UPDATE rate SET week = ?2 WHERE id = ?1" },
    { 0 },
};

/* The caller frees; "" when nothing was proposed there. */
static char *recommendation_of(Store *store, const Table *table, size_t row)
{
    char *workload = workload_of(store, table, row, "workload");
    char *id = workload ? store_text(store, queries, RECOMMENDATION, workload,
                                     table_get(table, row, "practice"))
                        : NULL;
    free(workload);
    return id;
}

/* The same of what a row is merged into, which is of another practice where the cell names one. */
static char *target_of(Store *store, const Table *table, size_t row)
{
    char *name = xstrdup(table_get(table, row, "merged-into")), *practice = strstr(name, ": ");
    if (practice) {
        *practice = '\0';
        practice += 2;
    }
    char *workload = *name ? engagement_workload(store, name) : xstrdup("");
    char *id = workload ? store_text(store, queries, RECOMMENDATION, workload,
                                     practice ? practice : table_get(table, row, "practice"))
                        : NULL;
    free(workload);
    free(name);
    return id;
}

/* The words of "follows" that begin with a minus, or those that do not; the caller frees. */
static char *follows_of(const Table *table, size_t row, bool is_not)
{
    char *copy = xstrdup(table_get(table, row, "follows")), *rest = copy;
    Buffer words = { 0 };
    for (char *word; (word = strsep(&rest, " "));)
        if (*word && (*word == '-') == is_not)
            buffer_join(&words, " ", word + is_not);
    free(copy);
    return buffer_take(&words);
}

/* What a row decides of one workload is not decided of the others that lack the same. */
static bool set_apart(Store *store, const char *id)
{
    size_t count;
    char *joined = store_text(store, queries, JOINED, id);
    bool done = joined && (!*joined || recommendation_take_apart(store, joined, &count));
    free(joined);
    return done;
}

static bool take_recommendation(Store *store, const Table *table, size_t row)
{
    char *words[COUNT(recommendation_rules) + 1];
    size_t count = 0;
    char *id = recommendation_of(store, table, row);
    char *follows = follows_of(table, row, false), *not_follows = follows_of(table, row, true);
    char *target = target_of(store, table, row);
    bool is_decided = strcmp(table_get(table, row, "status"), "proposed") != 0;
    for (size_t i = 2; i < table_columns(table); i++) {
        const char *name = table_name(table, i), *cell = table_cell(table, row, i);
        const char *value = *cell && !strcmp(name, "merged-into") ? target
                            : !strcmp(name, "follows")            ? follows
                                                                  : cell;
        if (value && *value && (is_decided || strcmp(name, "status") != 0))
            words[count++] = xasprintf("%s=%s", name, value);
    }
    if (*not_follows)
        words[count++] = xasprintf("not-follows=%s", not_follows);
    bool done = id && target && (!is_decided || set_apart(store, id)) &&
                recommendation_set(store, id, (const char *const *)words, count);
    while (count)
        free(words[--count]);
    free(not_follows);
    free(follows);
    free(target);
    free(id);
    return done;
}

static bool take_rate(Store *store, const Table *table, size_t row)
{
    int64_t week;
    return cost_parse_days(table_get(table, row, "week_days"), &week) &&
           store_change(store, queries, SET_WEEK, table_get(table, row, "id"), week);
}

static bool recommend(Store *store)
{
    size_t added;
    return recommendation_propose(store, &added);
}

static bool take_file(Store *store, const char *name, const CellRule rules[], TakeRow *take)
{
    Problems *problems = problems_new();
    char *folder = file_shipped("data/demo");
    Table *table = csv_read_checked(folder, name, rules, NULL, problems);
    bool done = problems_none(problems) && table;
    for (size_t row = 0; done && row < table_rows(table); row++)
        if (!take(store, table, row)) {
            char *reason = xstrdup(failure());
            done = fail("%s/%s line %zu: %s", folder, name, table_line(table, row), reason);
            free(reason);
        }
    table_free(table);
    free(folder);
    problems_free(problems);
    return done;
}

/* Names that came with the customer's exports alone, which the consultant has put in place. */
static bool take_mapping(Store *store, const Table *table, size_t row)
{
    return finding_map(store, table_get(table, row, "source"), table_get(table, row, "check"),
                       table_get(table, row, "practice"));
}

/* As a customer's: whatever of the folder is a known format. */
static bool take_exports(Store *store)
{
    char *folder = file_shipped("data/demo/exports");
    const char *const paths[] = { folder, NULL };
    Table *files = import_run(store, &(ImportPlan){ .paths = paths });
    bool done = files != NULL;
    table_free(files);
    free(folder);
    return done;
}

static bool take_recommendations(Store *store)
{
    if (!store_begin(store))
        return false;
    store_name_act(store, "create", "");
    return store_end(store, take_file(store, "mapping.csv", mapping_rules, take_mapping) &&
                                recommend(store) &&
                                take_file(store, "rates.csv", rate_rules, take_rate) &&
                                take_file(store, "recommendations.csv", recommendation_rules,
                                          take_recommendation));
}

/* A row of one of the tables of the walk, its fields separated by bars. */
static bool put_record(Store *store, const char *record, const char *deliverable,
                       const char *const fields[], size_t count)
{
    char id[ID_SIZE];
    if (!strcmp(record, "comment"))
        return version_comment(store, deliverable, fields, count, id);
    if (!strcmp(record, "minute"))
        return session_add_minute(store, fields, count, id);
    if (!strncmp(fields[0], "id=", strlen("id=")))
        return record_set(store, record, fields[0] + strlen("id="), fields + 1, count - 1);
    return record_add(store, record, fields, count, id);
}

/* Cuts fields separated by bars, in place. */
static size_t cut_fields(char *fields, const char *list[MOST_RECORD_FIELDS])
{
    size_t count = 0;
    char *rest = NULL;
    for (char *field = strtok_r(fields, "|", &rest); field && count < MOST_RECORD_FIELDS;
         field = strtok_r(NULL, "|", &rest))
        list[count++] = field;
    return count;
}

static bool take_entry(Store *store, const Table *table, size_t row)
{
    const char *list[MOST_RECORD_FIELDS];
    char id[ID_SIZE], *fields = xstrdup(table_get(table, row, "fields"));
    bool done = entry_add(store, table_get(table, row, "form"), list, cut_fields(fields, list), id);
    free(fields);
    return done;
}

static bool take_record(Store *store, const Table *table, size_t row)
{
    const char *list[MOST_RECORD_FIELDS];
    char *fields = xstrdup(table_get(table, row, "fields"));
    size_t count = cut_fields(fields, list);
    bool done = put_record(store, table_get(table, row, "record"),
                           table_get(table, row, "deliverable"), list, count);
    free(fields);
    return done;
}

/* How a text of the sample reads on the pages of either language. */
static bool take_text(Store *store, const Table *table, size_t row)
{
    char id[ID_SIZE], *fields[] = { xasprintf("text=%s", table_get(table, row, "text")),
                                    xasprintf("en=%s", table_get(table, row, "en")),
                                    xasprintf("zh=%s", table_get(table, row, "zh")) };
    bool done = record_add(store, "translation", (const char *const *)fields, COUNT(fields), id);
    for (size_t i = 0; i < COUNT(fields); i++)
        free(fields[i]);
    return done;
}

static bool take_process(Store *store)
{
    if (!store_begin(store))
        return false;
    store_name_act(store, "create", "");
    return store_end(store, take_file(store, "process.csv", record_rules, take_record) &&
                                take_file(store, "entries.csv", entry_rules, take_entry) &&
                                take_file(store, "texts.csv", text_rules, take_text));
}

/* The files of the sample refer to rows by their English names, so they are turned at the end. */
static bool speak(Store *store, Language language)
{
    if (language == ENGLISH)
        return true;
    if (!store_begin(store))
        return false;
    store_name_act(store, "create", "");
    return store_end(
        store, translation_adopt(store, language) &&
                   form_set(store, "engagement", "", "language", language_codes[language]) &&
                   form_set(store, "engagement", "", "working_language", language_codes[language]));
}

Store *demo_create(const char *path, Language language)
{
    const EngagementPlan plan = { .customer = "ACME Retail Group", .workloads = workloads };
    Store *store = engagement_create(path, &plan);
    if (!store)
        return NULL;
    /* Whoever tries the sample out did not give these answers. */
    store_set_author(store, "Wang Haoran");
    if (!store_begin(store)) {
        store_close(store);
        return NULL;
    }
    store_name_act(store, "create", "");
    bool done = store_end(
        store, take_file(store, "fields.csv", field_rules, take_field) &&
                   take_file(store, "answers.csv", answer_rules, take_answer) &&
                   take_file(store, "evidence.csv", evidence_rules, take_evidence) &&
                   take_file(store, "assignments.csv", assignment_rules, take_assignment));
    if (done && take_exports(store) && take_recommendations(store) && take_process(store) &&
        speak(store, language))
        return store;
    store_close(store);
    if (strcmp(path, ":memory:") != 0)
        (void)!file_remove(path, FILE_MADE);
    return NULL;
}
