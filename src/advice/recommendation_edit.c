/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advice/advice_field.h"
#include "advice/precedence.h"
#include "advice/rate.h"
#include "advice/recommendation.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/hundredths.h"
#include "base/id.h"
#include "base/text.h"
#include "evidence/check_count.h"

enum {
    COUNT_ALL,
    PROPOSE,
    COUNT_PROPOSED,
    HAS_PILLAR,
    WORKLOAD_NAME,
    HAS_ID,
    ADD,
    ACCEPT_ALL,
    STATE,
    TOUCH,
    FILL_DATES
};
#define SET(column)                                                                                \
    {                                                                                              \
        "tt", "UPDATE recommendation SET " column " = ?2 WHERE id = ?1"                            \
    }
#define SET_NUMBER(column)                                                                         \
    {                                                                                              \
        "tt",                                                                                      \
            "UPDATE recommendation SET " column " = CAST(nullif(?2, '') AS INTEGER) WHERE id = ?1" \
    }
#define PROPOSED                                                                                   \
    " WHERE status = 'proposed' AND id IN (SELECT id FROM improvement WHERE state IN ('missing',"  \
    " 'partial', 'unknown', 'open'))"
static const Query queries[] = {
    [COUNT_ALL] = { "", "SELECT count(*) FROM recommendation WHERE status <> 'merged'" },
    /* Of a practice that several workloads lack there is one, and of what several checks say of a
     * practice: of those that are new the first goes into what is proposed already, or else takes
     * the others. What was taken apart stays so. */
    [PROPOSE] = { "tt",
                  "INSERT OR IGNORE INTO recommendation (id, practice, workload, status,"
                  " merged_into, changed_at, changed_by)"
                  " WITH needed AS MATERIALIZED (SELECT need.*, status AS now, CASE WHEN about = ''"
                  "  THEN NULL WHEN need.practice = '' THEN 'F-' || about WHEN need.workload IS NOT"
                  "  NULL THEN about END AS common FROM need LEFT JOIN recommendation AS r USING"
                  "  (id)), leader AS MATERIALIZED (SELECT common, id FROM (SELECT common, needed.id,"
                  "  row_number() OVER (PARTITION BY common ORDER BY now IS NULL, position, risk DESC,"
                  "  needed.id) AS place FROM needed LEFT JOIN workload ON workload.id = workload"
                  "  WHERE common > '' AND ifnull(now, 'proposed') = 'proposed' AND needed.id NOT IN"
                  "  (SELECT part_of FROM recommendation)) WHERE place = 1)"
                  " SELECT needed.id, practice, workload,"
                  " iif(leader.id <> needed.id, 'merged', 'proposed'),"
                  " iif(leader.id <> needed.id, leader.id, ''), ?, ? FROM needed LEFT JOIN leader"
                  " USING (common) WHERE now IS NULL" },
    [COUNT_PROPOSED] = { "", "SELECT count(*) FROM recommendation" PROPOSED },
    [HAS_PILLAR] = { "t", "SELECT count(*) FROM pillar WHERE id = ?" },
    [WORKLOAD_NAME] = { "t", "SELECT ifnull((SELECT name FROM workload WHERE id = ?), '')" },
    [HAS_ID] = { "t", "SELECT count(*) FROM recommendation WHERE id = ?" },
    [ADD] = { "tttttt", "INSERT INTO recommendation (id, workload, pillar, title_en, changed_at,"
                        " changed_by) VALUES (?, ?, ?, ?, ?, ?)" },
    [ACCEPT_ALL] = { "tt", "UPDATE recommendation SET status = 'accepted', changed_at = ?,"
                           " changed_by = ?" PROPOSED },
    [STATE] = { "t", "SELECT status, reason, merged_into, decision, justification,"
                     " ifnull(priority, '') AS priority, priority_reason, role, currency,"
                     " progress, ifnull(actual, 0) AS actual, started, finished,"
                     " practice, pillar, EXISTS (SELECT 1 FROM pillar WHERE pillar.id ="
                     "  recommendation.pillar) AS is_pillar,"
                     " EXISTS (SELECT 1 FROM recommendation AS other WHERE other.id ="
                     "  recommendation.merged_into AND other.id <> recommendation.id"
                     "  AND other.status <> 'merged') AS is_target,"
                     " EXISTS (SELECT 1 FROM rate WHERE rate.id = role AND kind = 'role') AS"
                     " is_role FROM recommendation WHERE id = ?" },
    [TOUCH] = { "ttt", "UPDATE recommendation SET changed_at = ?2, changed_by = ?3 WHERE id = ?1" },
    /* What has begun has a start. */
    [FILL_DATES] = { "tt", "UPDATE recommendation SET started = iif(progress = 'done', finished,"
                           " ?2) WHERE id = ?1 AND started = '' AND (progress IN ('in-progress',"
                           " 'done') OR (progress = 'blocked' AND actual > 0))" },
    { 0 },
};

static const Query setters[ADVICE_FIELDS + 1] = {
    [ADVICE_STATUS] = SET("status"),
    [ADVICE_REASON] = SET("reason"),
    [ADVICE_MERGED_INTO] = SET("merged_into"),
    [ADVICE_TITLE_EN] = SET("title_en"),
    [ADVICE_TITLE_ZH] = SET("title_zh"),
    [ADVICE_EXPLANATION_EN] = SET("explanation_en"),
    [ADVICE_EXPLANATION_ZH] = SET("explanation_zh"),
    [ADVICE_BENEFITS] = SET("benefits"),
    [ADVICE_TRADE_OFFS] = SET("trade_offs"),
    [ADVICE_PILLAR] = SET("pillar"),
    [ADVICE_RISK] = SET_NUMBER("risk"),
    [ADVICE_RESOURCES] = SET_NUMBER("resources"),
    [ADVICE_EXPOSURE] = SET("exposure"),
    [ADVICE_PRIORITY] = SET_NUMBER("priority"),
    [ADVICE_PRIORITY_REASON] = SET("priority_reason"),
    [ADVICE_ROLE] = SET("role"),
    [ADVICE_LEAST] = SET_NUMBER("least"),
    [ADVICE_LIKELY] = SET_NUMBER("likely"),
    [ADVICE_MOST] = SET_NUMBER("most"),
    [ADVICE_CURRENCY] = SET("currency"),
    [ADVICE_ONCE] = SET_NUMBER("once"),
    [ADVICE_MONTH] = SET_NUMBER("month"),
    [ADVICE_SAVING] = SET_NUMBER("saving"),
    [ADVICE_SAVING_BASIS] = SET("saving_basis"),
    [ADVICE_OWNER] = SET("owner"),
    [ADVICE_PERSON] = SET("person"),
    [ADVICE_DECISION] = SET("decision"),
    [ADVICE_JUSTIFICATION] = SET("justification"),
    [ADVICE_PIN] = SET("pin"),
    [ADVICE_EARLIEST] = SET("earliest"),
    [ADVICE_LATEST] = SET("latest"),
    [ADVICE_FOLLOWS] = SET("follows"),
    [ADVICE_NOT_FOLLOWS] = SET("not_follows"),
    [ADVICE_CHANGES] = SET("changes"),
    [ADVICE_PROGRESS] = { "tt",
                          "UPDATE recommendation SET progress = ?2, finished = iif(?2 = 'done',"
                          " finished, ''), started = iif(?2 = 'not-started', '', started)"
                          " WHERE id = ?1" },
    [ADVICE_ACTUAL] = SET_NUMBER("actual"),
    [ADVICE_REMAINING] = SET_NUMBER("remaining"),
    [ADVICE_STARTED] = SET("started"),
    [ADVICE_FINISHED] = SET("finished"),
};

/* ---- proposing ---- */

bool recommendation_propose(Store *store, size_t *added)
{
    char now[STAMP_SIZE];
    int64_t before = 0, after = 0;
    date_stamp(now);
    if (!store_begin(store))
        return false;
    bool done = rate_copy(store) && check_count_refresh(store) &&
                store_number(store, &before, queries, COUNT_ALL) &&
                store_change(store, queries, PROPOSE, now, store_author(store)) &&
                store_number(store, &after, queries, COUNT_ALL);
    *added = (size_t)(after - before);
    return store_end(store, done);
}

static bool add(Store *store, const char *id, const char *workload, const char *pillar,
                const char *title, Language language)
{
    char now[STAMP_SIZE], *trimmed = text_trim(title);
    int64_t pillars = 0;
    date_stamp(now);
    bool done =
        text_check("title", title) && (*trimmed || fail("a recommendation needs a title")) &&
        store_number(store, &pillars, queries, HAS_PILLAR, pillar) &&
        (pillars || fail("unknown pillar '%s'; 'wellbook list FILE pillars' names them", pillar)) &&
        store_begin(store);
    if (done) {
        done = rate_copy(store) &&
               store_change(store, queries, ADD, id, workload, pillar,
                            language == CHINESE ? "" : trimmed, now, store_author(store));
        if (done && language == CHINESE)
            done = store_change(store, setters, ADVICE_TITLE_ZH, id, trimmed);
        done = store_end(store, done);
    }
    free(trimmed);
    return done;
}

/* By workload and title: two copies that add it have one, and in every copy the plan puts it in one
 * place. Another of that title has a number of its own. */
static bool make_id(Store *store, const char *workload, const char *title,
                    char id[RECOMMENDATION_ID_SIZE])
{
    char random[ID_SIZE];
    int64_t is_there = 0;
    char *of = store_text(store, queries, WORKLOAD_NAME, workload ? workload : "");
    snprintf(
        id, RECOMMENDATION_ID_SIZE, "own-%08" PRIx32,
        (uint32_t)hash_short(of && *of ? hash_short(0, of, strlen(of)) : 0, title, strlen(title)));
    bool done = of && store_number(store, &is_there, queries, HAS_ID, id);
    free(of);
    id_make(random);
    if (is_there)
        snprintf(id, RECOMMENDATION_ID_SIZE, "own-%.8s", random);
    return done;
}

bool recommendation_add(Store *store, const char *workload, const char *pillar, const char *title,
                        Language language, char id[RECOMMENDATION_ID_SIZE])
{
    return make_id(store, workload, title, id) && add(store, id, workload, pillar, title, language);
}

bool recommendation_accept_all(Store *store, size_t *accepted)
{
    char now[STAMP_SIZE];
    int64_t count = 0;
    date_stamp(now);
    if (!store_begin(store))
        return false;
    bool done = store_number(store, &count, queries, COUNT_PROPOSED) &&
                store_change(store, queries, ACCEPT_ALL, now, store_author(store));
    *accepted = (size_t)count;
    return store_end(store, done);
}

/* ---- setting ---- */

static bool assign(Store *store, const char *id, const char *assignment)
{
    const char *equals = strchr(assignment, '=');
    AdviceFieldId field =
        equals ? advice_field_find(assignment, (size_t)(equals - assignment)) : ADVICE_FIELDS;
    if (field == ADVICE_FIELDS)
        return fail("'%s' is not FIELD=VALUE with a field of a recommendation", assignment);
    char *value = advice_field_stored(field, equals + 1);
    bool done = value && store_change(store, setters, (int)field, id, value);
    free(value);
    return done;
}

static bool check_progress(const char *id, const Table *row)
{
    char today[DATE_SIZE];
    const char *started = table_get(row, 0, "started"), *finished = table_get(row, 0, "finished");
    RecommendationProgress progress = recommendation_progress(table_get(row, 0, "progress"));
    RecommendationStatus status = recommendation_status(table_get(row, 0, "status"));
    bool is_begun = progress != PROGRESS_NOT_STARTED;
    date_today(today);
    if (is_begun && status == STATUS_PROPOSED)
        return fail("%s: accept it first; progress is of what was accepted", id);
    if (!is_begun && (*started || strcmp(table_get(row, 0, "actual"), "0") != 0))
        return fail("%s: it is not started; say how far it is, such as progress=in-progress", id);
    if (*finished && progress != PROGRESS_DONE)
        return fail("%s: only what is done has an end; say progress=done too", id);
    if (strcmp(started, today) > 0 || strcmp(finished, today) > 0)
        return fail("%s: %s is still to come; progress has dates up to today, %s", id,
                    strcmp(finished, today) > 0 ? finished : started, today);
    return !*finished || strcmp(started, finished) <= 0 ||
           fail("%s: its end on %s lies before its start on %s", id, finished, started);
}

static bool check_reasons(const char *id, const Table *row)
{
    for (size_t i = 0; i < ADVICE_FIELDS; i++) {
        const AdviceField *field = &advice_fields[i];
        if (!field->demanding)
            continue;
        const char *found = table_get(row, 0, field->column);
        bool is_asked = *field->demanding ? !strcmp(found, field->demanding) : *found;
        const char *given = table_get(row, 0, advice_fields[field->reason].column);
        if (is_asked && !given[strspn(given, " \t\n")])
            return fail("%s: %s", id, tr(field->demand));
    }
    const char *into = table_get(row, 0, "merged_into");
    return strcmp(table_get(row, 0, "status"), "merged") != 0 || *into ||
           fail("%s: say what it is merged into (merged-into)", id);
}

static bool check_state(const char *id, const Table *row)
{
    if (!check_reasons(id, row))
        return false;
    if (!check_progress(id, row))
        return false;
    if (*table_get(row, 0, "merged_into") && *table_get(row, 0, "is_target") != '1')
        return fail("%s cannot be merged into '%s'", id, table_get(row, 0, "merged_into"));
    const char *role = table_get(row, 0, "role"), *pillar = table_get(row, 0, "pillar");
    if (*pillar && *table_get(row, 0, "practice"))
        return fail("%s has the pillar of its practice", id);
    if (*pillar && *table_get(row, 0, "is_pillar") != '1')
        return fail("unknown pillar '%s'; 'wellbook list FILE pillars' names them", pillar);
    return !*role || *table_get(row, 0, "is_role") == '1' ||
           fail("%s: there is no day rate for the role '%s'; add one to the rates", id, role);
}

static bool check_row(Store *store, const char *id)
{
    Table *row = store_rows(store, queries, STATE, id);
    bool done = row &&
                (table_rows(row) || fail("unknown recommendation '%s'; 'wellbook list FILE"
                                         " recommendations' names them",
                                         id)) &&
                check_state(id, row);
    table_free(row);
    return done;
}

static bool has_no_circle(const Recommendations *all)
{
    PrecedenceNode *nodes = xcalloc(all->count, sizeof *nodes);
    for (size_t i = 0; i < all->count; i++)
        nodes[i] = (PrecedenceNode){ all->list[i].id, all->list[i].depends_on };
    Precedence *precedence = precedence_new(nodes, all->count);
    bool is_so = precedence != NULL;
    precedence_free(precedence);
    free(nodes);
    return is_so;
}

/* Words of several lines, which people read and of which nothing is computed. */
static bool is_about_words(const char *const assignments[], size_t count)
{
    bool is_so = true;
    for (size_t i = 0; is_so && i < count; i++) {
        AdviceFieldId field = advice_field_find(assignments[i], strcspn(assignments[i], "="));
        is_so = field != ADVICE_FIELDS && advice_fields[field].kind == ADVICE_LONG;
    }
    return is_so;
}

static bool is_about_order(const char *const assignments[], size_t count)
{
    bool is_so = false;
    for (size_t i = 0; i < count; i++)
        is_so = is_so || !strncmp(assignments[i], "follows=", strlen("follows=")) ||
                !strncmp(assignments[i], "not-follows=", strlen("not-follows="));
    return is_so;
}

/* Ids of recommendations, or of practices that have some. */
static bool check_needs(const Recommendations *all, const char *id)
{
    const Recommendation *one = recommendation_find(all, id);
    const char *const columns[] = { "follows", "not_follows" };
    bool done = one != NULL;
    for (size_t i = 0; done && i < COUNT(columns); i++) {
        char *words = xstrdup(recommendation_text(all, one, columns[i])), *rest = words;
        for (char *word; done && (word = strsep(&rest, " "));)
            done = !*word || recommendation_knows(all, word) ||
                   fail("unknown recommendation '%s'; 'wellbook list FILE recommendations' names"
                        " them",
                        word);
        free(words);
    }
    return done;
}

/* As a whole: effort in order, amounts with a currency, nothing that waits for itself. What the
 * bank says is not held against an edit of something else. */
static bool check_result(Store *store, const char *const ids[], size_t id_count,
                         bool is_about_order)
{
    Recommendations *all = recommendation_open(store, ENGLISH);
    bool done = all && (!is_about_order || has_no_circle(all));
    for (size_t i = 0; done && is_about_order && i < id_count; i++)
        done = check_needs(all, ids[i]);
    recommendation_close(all);
    return done;
}

static bool set_one(Store *store, const char *id, const char *const assignments[], size_t count)
{
    char now[STAMP_SIZE], today[DATE_SIZE];
    date_stamp(now);
    date_today(today);
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = assign(store, id, assignments[i]);
    return done && store_change(store, queries, FILL_DATES, id, today) &&
           store_change(store, queries, TOUCH, id, now, store_author(store));
}

bool recommendation_set_all(Store *store, const char *const ids[], size_t id_count,
                            const char *const assignments[], size_t count)
{
    if (!store_begin(store))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < id_count; i++)
        done = set_one(store, ids[i], assignments, count);
    for (size_t i = 0; done && i < id_count; i++)
        done = check_row(store, ids[i]);
    return store_end(
        store, done && (is_about_words(assignments, count) ||
                        check_result(store, ids, id_count, is_about_order(assignments, count))));
}

bool recommendation_set(Store *store, const char *id, const char *const assignments[], size_t count)
{
    return recommendation_set_all(store, &id, 1, assignments, count);
}

/* ---- effort by steps ---- */

static size_t step_of(const PriorityRules *rules, double days)
{
    size_t step = 0;
    while (step + 1 < priority_step_count(rules, PRIORITY_EFFORT) &&
           priority_step_from(rules, PRIORITY_EFFORT, step + 1) <= days)
        step++;
    return step;
}

static bool set_effort(Store *store, const char *id, const CostEffort *effort)
{
    char *words[] = { xasprintf("least=%.2f", hundredths_value(effort->least)),
                      xasprintf("likely=%.2f", hundredths_value(effort->likely)),
                      xasprintf("most=%.2f", hundredths_value(effort->most)) };
    bool done = recommendation_set(store, id, (const char *const *)words, COUNT(words));
    for (size_t i = 0; i < COUNT(words); i++)
        free(words[i]);
    return done;
}

bool recommendation_shift_effort(Store *store, const Recommendations *all,
                                 const Recommendation *one, bool is_longer)
{
    enum { HALF_DAY = HUNDREDTHS / 2 };
    size_t step = step_of(all->rules, one->days);
    if (is_longer ? step + 1 == priority_step_count(all->rules, PRIORITY_EFFORT) : !step)
        return fail(is_longer ? N_("there is no step of more effort")
                              : N_("there is no step of less effort"));
    double edge = priority_step_from(all->rules, PRIORITY_EFFORT, is_longer ? step + 1 : step);
    int64_t days = (int64_t)(edge * HUNDREDTHS);
    int64_t below = days > HALF_DAY ? days - HALF_DAY : days / 2;
    const CostEffort effort = cost_scale(&one->effort, is_longer ? days : below, is_longer);
    return set_effort(store, one->id, &effort);
}
