/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "merge_unit.h"

#include <stdlib.h>
#include <string.h>

/* Every unit has these; one whose names must differ has MAKE_ROOM as well. */
enum { VALUE_HERE, VALUE_THERE, SET, CLEAR, MAKE_ROOM };

#define KEYS  "WITH given (key1, key2, key3) AS (VALUES (?, ?, ?)) "
#define GIVEN "WITH given (key1, key2, key3, value, author, at) AS (VALUES (?, ?, ?, ?, ?, ?)) "
#define VALUE(schema, table, row, columns, is_said)                                                \
    {                                                                                              \
        "ttt", KEYS "SELECT json_array(" columns ") FROM given JOIN " schema "." table " ON " row  \
                    " WHERE " is_said                                                              \
    }
#define VALUES(table, row, columns, is_said)                                                       \
    VALUE("main", table, row, columns, is_said), VALUE("theirs", table, row, columns, is_said)
#define CHANGE(sql)                                                                                \
    {                                                                                              \
        "tttttt", GIVEN sql                                                                        \
    }
#define SAID ", changed_by = excluded.changed_by, changed_at = excluded.changed_at"
#define SAYS ", changed_by = author, changed_at = at FROM given"

#define IS_WORKLOAD "id = key1"
static const Query workload_name[] = {
    VALUES("workload", IS_WORKLOAD, "name", "true"),
    CHANGE("INSERT INTO workload (id, name, position) SELECT key1, iif(EXISTS (SELECT 1 FROM"
           " workload WHERE name = value ->> 0 AND id <> key1), value ->> 0 || ' #' || key1,"
           " value ->> 0), (SELECT ifnull(max(position), 0) + 1 FROM workload) FROM given"
           " WHERE true ON CONFLICT (id) DO UPDATE SET name = excluded.name"),
    CHANGE("DELETE FROM workload WHERE id IN (SELECT key1 FROM given) AND id NOT IN (SELECT"
           " workload FROM practice_answer UNION SELECT workload FROM answer UNION SELECT workload"
           " FROM evidence UNION SELECT record FROM field_value)"),
    CHANGE("UPDATE workload SET name = name || ' #' || id FROM given WHERE name = value ->> 0"
           " AND id > key1"),
    { 0 },
};

#define IS_ANSWER "workload = key1 AND question = key2"
static const Query answer_state[] = {
    VALUES("answer", IS_ANSWER, "state, reason, explanation, owner, due",
           "state || reason || explanation || owner || due > ''"),
    CHANGE("INSERT INTO answer (workload, question, state, reason, explanation, owner, due,"
           " changed_by, changed_at) SELECT key1, key2, value ->> 0, value ->> 1, value ->> 2,"
           " value ->> 3, value ->> 4, author, at FROM given WHERE true"
           " ON CONFLICT (workload, question) DO UPDATE SET state = excluded.state, reason ="
           " excluded.reason, explanation = excluded.explanation, owner = excluded.owner,"
           " due = excluded.due" SAID),
    CHANGE("UPDATE answer SET state = '', reason = '', explanation = '', owner = '',"
           " due = ''" SAYS " WHERE " IS_ANSWER),
    { 0 },
};

#define ANSWER_TEXT(column)                                                                        \
    VALUES("answer", IS_ANSWER, column, column " > ''"),                                           \
        CHANGE("INSERT INTO answer (workload, question, " column ", changed_by, changed_at)"       \
               " SELECT key1, key2, value ->> 0, author, at FROM given WHERE true"                 \
               " ON CONFLICT (workload, question) DO UPDATE SET " column                           \
               " = excluded." column SAID),                                                        \
        CHANGE("UPDATE answer SET " column " = ''" SAYS " WHERE " IS_ANSWER),                      \
    {                                                                                              \
        0                                                                                          \
    }
static const Query answer_note[] = { ANSWER_TEXT("note") };
static const Query answer_asked[] = { ANSWER_TEXT("asked") };
static const Query answer_confidence[] = { ANSWER_TEXT("confidence") };

#define IS_PRACTICE "workload = key1 AND practice = key2"
static const Query practice_state[] = {
    VALUES("practice_answer", IS_PRACTICE, "state, reason, source", "true"),
    CHANGE("INSERT INTO practice_answer (workload, practice, state, reason, source, changed_by,"
           " changed_at) SELECT key1, key2, value ->> 0, value ->> 1, value ->> 2, author, at"
           " FROM given WHERE true ON CONFLICT (workload, practice) DO UPDATE SET"
           " state = excluded.state, reason = excluded.reason, source = excluded.source" SAID),
    CHANGE("DELETE FROM practice_answer WHERE (workload, practice) IN"
           " (SELECT key1, key2 FROM given)"),
    { 0 },
};
static const Query practice_note[] = {
    VALUES("practice_answer", IS_PRACTICE, "note", "note > ''"),
    CHANGE("UPDATE practice_answer SET note = value ->> 0" SAYS " WHERE " IS_PRACTICE),
    CHANGE("UPDATE practice_answer SET note = ''" SAYS " WHERE " IS_PRACTICE),
    { 0 },
};

#define EVIDENCE_COLUMNS "workload, question, kind, sha256, added_at, added_by"
static const Query evidence_content[] = {
    VALUES("evidence", "id = key1", "content, " EVIDENCE_COLUMNS, "true"),
    CHANGE("INSERT INTO evidence (id, content, " EVIDENCE_COLUMNS ") SELECT key1, value ->> 0,"
           " value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6"
           " FROM given WHERE true ON CONFLICT (id) DO UPDATE SET content = excluded.content"),
    CHANGE("DELETE FROM evidence WHERE id IN (SELECT key1 FROM given)"),
    { 0 },
};

#define IS_FIELD "form = key1 AND record = key2 AND field = key3"
static const Query field_value[] = {
    VALUES("field_value", IS_FIELD, "value", "true"),
    CHANGE("INSERT INTO field_value (form, record, field, value, changed_by, changed_at)"
           " SELECT key1, key2, key3, value ->> 0, author, at FROM given WHERE true"
           " ON CONFLICT (form, record, field) DO UPDATE SET value = excluded.value" SAID),
    CHANGE("DELETE FROM field_value WHERE (form, record, field) IN"
           " (SELECT key1, key2, key3 FROM given)"),
    { 0 },
};

static const Query milestone_name[] = {
    VALUES("milestone", "id = key1", "name, note, milestone.at, milestone.author, position",
           "true"),
    CHANGE("INSERT INTO milestone (id, name, note, at, author, position) SELECT key1,"
           " value ->> 0, value ->> 1, value ->> 2, value ->> 3,"
           " value ->> 4 FROM given WHERE true ON CONFLICT (id) DO UPDATE SET"
           " name = excluded.name"),
    CHANGE("DELETE FROM milestone WHERE id IN (SELECT key1 FROM given)"),
    { 0 },
};

#define CONFLICT_COLUMNS                                                                           \
    "entity, key1, key2, key3, field, earlier, earlier_by, earlier_at, later, later_by, later_at," \
    " chosen, settled_at, settled_by"
#define CONFLICT_QUALIFIED                                                                         \
    "entity, conflict.key1, conflict.key2, conflict.key3, field, earlier, earlier_by, earlier_at," \
    " later, later_by, later_at, chosen, settled_at, settled_by"
static const Query conflict_chosen[] = {
    VALUES("conflict", "id = given.key1", CONFLICT_QUALIFIED, "true"),
    CHANGE("INSERT OR REPLACE INTO conflict (id, " CONFLICT_COLUMNS ") SELECT key1, value ->> 0,"
           " value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,"
           " value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12,"
           " value ->> 13 FROM given"),
    CHANGE("DELETE FROM conflict WHERE id IN (SELECT key1 FROM given)"),
    { 0 },
};

static const Query rate_cents[] = {
    VALUES("rate", "id = key1", "cents, kind, position, label_en, label_zh, currency, week",
           "true"),
    CHANGE("INSERT INTO rate (id, cents, kind, position, label_en, label_zh, currency, week)"
           " SELECT key1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4,"
           " value ->> 5, value ->> 6 FROM given WHERE true ON CONFLICT (id) DO UPDATE SET"
           " cents = excluded.cents, kind = excluded.kind, position = excluded.position,"
           " label_en = excluded.label_en, label_zh = excluded.label_zh,"
           " currency = excluded.currency, week = excluded.week"),
    CHANGE("DELETE FROM rate WHERE id IN (SELECT key1 FROM given)"),
    { 0 },
};

#define IS_RECOMMENDATION "id = key1"
static const Query recommendation_status[] = {
    VALUES("recommendation", IS_RECOMMENDATION,
           "status, reason, merged_into, practice, workload, pillar, part_of", "true"),
    CHANGE(
        "INSERT INTO recommendation (id, status, reason, merged_into, practice, workload, pillar,"
        " part_of, changed_by, changed_at) SELECT key1, value ->> 0, value ->> 1, value ->> 2,"
        " value ->> 3, value ->> 4, value ->> 5, ifnull(value ->> 6, ''), author, at FROM given "
        "WHERE true"
        " ON CONFLICT (id) DO UPDATE SET status = excluded.status, reason = excluded.reason,"
        " merged_into = excluded.merged_into, pillar = excluded.pillar" SAID),
    CHANGE("DELETE FROM recommendation WHERE id IN (SELECT key1 FROM given)"),
    { 0 },
};

#define RECOMMENDED(columns, is_said, set, clear)                                                  \
    {                                                                                              \
        VALUES("recommendation", IS_RECOMMENDATION, columns, is_said),                             \
            CHANGE("UPDATE recommendation SET " set SAYS " WHERE " IS_RECOMMENDATION),             \
            CHANGE("UPDATE recommendation SET " clear SAYS " WHERE " IS_RECOMMENDATION),           \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }
#define RECOMMENDED_TEXT(column)                                                                   \
    RECOMMENDED(column, column " > ''", column " = value ->> 0", column " = ''")
#define RECOMMENDED_NUMBER(column)                                                                 \
    RECOMMENDED(column, column " IS NOT NULL", column " = value ->> 0", column " = NULL")
static const Query recommendation_title_en[] = RECOMMENDED_TEXT("title_en");
static const Query recommendation_title_zh[] = RECOMMENDED_TEXT("title_zh");
static const Query recommendation_explanation_en[] = RECOMMENDED_TEXT("explanation_en");
static const Query recommendation_explanation_zh[] = RECOMMENDED_TEXT("explanation_zh");
static const Query recommendation_benefits[] = RECOMMENDED_TEXT("benefits");
static const Query recommendation_trade_offs[] = RECOMMENDED_TEXT("trade_offs");
static const Query recommendation_risk[] = RECOMMENDED_NUMBER("risk");
static const Query recommendation_resources[] = RECOMMENDED_NUMBER("resources");
static const Query recommendation_exposure[] = RECOMMENDED_TEXT("exposure");
static const Query recommendation_owner[] = RECOMMENDED_TEXT("owner");
static const Query recommendation_priority[] =
    RECOMMENDED("priority, priority_reason", "priority IS NOT NULL OR priority_reason > ''",
                "priority = value ->> 0, priority_reason = value ->> 1",
                "priority = NULL, priority_reason = ''");
static const Query recommendation_effort[] = RECOMMENDED(
    "least, likely, most, role", "coalesce(least, likely, most) IS NOT NULL OR role > ''",
    "least = value ->> 0, likely = value ->> 1, most = value ->> 2, role = value ->> 3",
    "least = NULL, likely = NULL, most = NULL, role = ''");
static const Query recommendation_money[] = RECOMMENDED(
    "once, month, saving, currency", "coalesce(once, month, saving) IS NOT NULL OR currency > ''",
    "once = value ->> 0, month = value ->> 1, saving = value ->> 2, currency = value ->> 3",
    "once = NULL, month = NULL, saving = NULL, currency = ''");
static const Query recommendation_decision[] = RECOMMENDED(
    "decision, justification", "decision || justification > ''",
    "decision = value ->> 0, justification = value ->> 1", "decision = '', justification = ''");
static const Query recommendation_dates[] =
    RECOMMENDED("pin, earliest, latest", "pin || earliest || latest > ''",
                "pin = value ->> 0, earliest = value ->> 1, latest = value ->> 2",
                "pin = '', earliest = '', latest = ''");

static const Query recommendation_progress[] = RECOMMENDED(
    "progress, actual, remaining, started, finished",
    "progress <> 'not-started' OR coalesce(actual, remaining) IS NOT NULL"
    " OR started || finished > ''",
    "progress = value ->> 0, actual = value ->> 1, remaining = value ->> 2, started = value ->> 3,"
    " finished = value ->> 4",
    "progress = 'not-started', actual = NULL, remaining = NULL, started = '', finished = ''");
static const Query recommendation_baseline[] = RECOMMENDED(
    "planned_start, planned_end, planned_days, planned_at", "planned_at > ''",
    "planned_start = value ->> 0, planned_end = value ->> 1, planned_days = value ->> 2,"
    " planned_at = value ->> 3",
    "planned_start = '', planned_end = '', planned_days = NULL, planned_at = ''");

static const Query release_reason[] = {
    VALUES("release", "id = key1", "reason, deliverable, missing, release.at, release.author",
           "true"),
    CHANGE("INSERT INTO release (id, reason, deliverable, missing, at, author) SELECT key1,"
           " value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM given WHERE true"
           " ON CONFLICT (id) DO UPDATE SET reason = excluded.reason"),
    CHANGE("DELETE FROM release WHERE id IN (SELECT key1 FROM given)"),
    { 0 },
};

static const Query suppression_reason[] = {
    VALUES("suppression", "key = key1", "reason", "true"),
    CHANGE("INSERT INTO suppression (key, reason, suppressed_by, suppressed_at) SELECT key1,"
           " value ->> 0, author, at FROM given WHERE true ON CONFLICT (key) DO UPDATE SET"
           " reason = excluded.reason, suppressed_by = excluded.suppressed_by,"
           " suppressed_at = excluded.suppressed_at"),
    CHANGE("DELETE FROM suppression WHERE key IN (SELECT CAST(key1 AS INTEGER) FROM given)"),
    { 0 },
};

#define IS_CHECK "product = key1 AND \"check\" = key2"
static const Query check_practice[] = {
    VALUES("check_map", IS_CHECK, "practice", "true"),
    CHANGE("INSERT INTO check_map (product, \"check\", practice, mapped_by, mapped_at) SELECT"
           " key1, key2, value ->> 0, author, at FROM given WHERE true"
           " ON CONFLICT (product, \"check\") DO UPDATE SET practice = excluded.practice,"
           " mapped_by = excluded.mapped_by, mapped_at = excluded.mapped_at"),
    CHANGE("DELETE FROM check_map WHERE (product, \"check\") IN (SELECT key1, key2 FROM given)"),
    { 0 },
};

static const Query setting_value[] = {
    VALUES("setting", "name = key1", "setting.value", "true"),
    CHANGE("INSERT INTO setting (name, value) SELECT key1, value ->> 0 FROM given WHERE true"
           " ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
    CHANGE("DELETE FROM setting WHERE name IN (SELECT key1 FROM given)"),
    { 0 },
};

static const Query capacity_week[] = {
    VALUES("capacity", "role = key1 AND starts = key2", "week", "true"),
    CHANGE("INSERT INTO capacity (role, starts, week) SELECT key1, key2, value ->> 0 FROM given"
           " WHERE true ON CONFLICT (role, starts) DO UPDATE SET week = excluded.week"),
    CHANGE("DELETE FROM capacity WHERE (role, starts) IN (SELECT key1, key2 FROM given)"),
    { 0 },
};

/* In the order in which they are set. */
static const struct {
    const char *entity, *field;
    const Query *queries;
    bool is_contested;
} units[] = {
    { "workload", "name", workload_name, true },
    { "milestone", "name", milestone_name, true },
    { "answer", "state", answer_state, true },
    { "answer", "note", answer_note, true },
    { "answer", "asked", answer_asked, true },
    { "answer", "confidence", answer_confidence, true },
    { "practice_answer", "state", practice_state, true },
    { "practice_answer", "note", practice_note, true },
    { "evidence", "content", evidence_content, true },
    { "field_value", "value", field_value, true },
    { "conflict", "chosen", conflict_chosen, false },
    { "rate", "cents", rate_cents, true },
    { "recommendation", "status", recommendation_status, true },
    { "recommendation", "title_en", recommendation_title_en, true },
    { "recommendation", "title_zh", recommendation_title_zh, true },
    { "recommendation", "explanation_en", recommendation_explanation_en, true },
    { "recommendation", "explanation_zh", recommendation_explanation_zh, true },
    { "recommendation", "benefits", recommendation_benefits, true },
    { "recommendation", "trade_offs", recommendation_trade_offs, true },
    { "recommendation", "risk", recommendation_risk, true },
    { "recommendation", "resources", recommendation_resources, true },
    { "recommendation", "exposure", recommendation_exposure, true },
    { "recommendation", "priority", recommendation_priority, true },
    { "recommendation", "least", recommendation_effort, true },
    { "recommendation", "once", recommendation_money, true },
    { "recommendation", "owner", recommendation_owner, true },
    { "recommendation", "decision", recommendation_decision, true },
    { "recommendation", "pin", recommendation_dates, true },
    { "recommendation", "progress", recommendation_progress, true },
    { "recommendation", "planned_start", recommendation_baseline, true },
    { "release", "reason", release_reason, false },
    { "suppression", "reason", suppression_reason, true },
    { "check_map", "practice", check_practice, true },
    { "setting", "value", setting_value, true },
    { "capacity", "week", capacity_week, true },
};
const int merge_unit_ranks = COUNT(units);

/* Entity and field may come from a file that something else wrote. */
int merge_unit_rank(const MergeUnit *unit)
{
    for (size_t i = 0; i < COUNT(units); i++)
        if (!strcmp(units[i].entity, unit->entity) && !strcmp(units[i].field, unit->field))
            return (int)i;
    fail("'%s.%s' is nothing that can be merged: another program changed one of the workbooks; "
         "'wellbook salvage' takes over what is sound in it",
         unit->entity, unit->field);
    return -1;
}

bool merge_unit_is_contested(const MergeUnit *unit)
{
    int rank = merge_unit_rank(unit);
    return rank >= 0 && units[rank].is_contested;
}

char *merge_unit_value(Store *store, const MergeUnit *unit, bool is_theirs)
{
    int rank = merge_unit_rank(unit);
    return rank < 0 ? NULL
                    : store_text(store, units[rank].queries, is_theirs ? VALUE_THERE : VALUE_HERE,
                                 unit->key1, unit->key2, unit->key3);
}

bool merge_unit_set(Store *store, const MergeUnit *unit, const char *value, const char *author,
                    const char *at)
{
    const char *const cells[] = { unit->key1, unit->key2, unit->key3, value, author, at };
    int rank = merge_unit_rank(unit);
    if (rank < 0)
        return false;
    const Query *queries = units[rank].queries;
    bool has_room =
        !*value || !queries[MAKE_ROOM].sql || store_change_cells(store, queries, MAKE_ROOM, cells);
    return has_room && store_change_cells(store, queries, *value ? SET : CLEAR, cells);
}
