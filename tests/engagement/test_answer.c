/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "engagement/answer.h"
#include "fixture.h"

typedef struct Shop {
    Store *store;
    char *id;
} Shop;

static Shop shop(void)
{
    Shop made = { .store = fixture_store() };
    made.id = engagement_workload(made.store, "Shop");
    return made;
}

static void leave(Shop *made)
{
    free(made->id);
    store_close(made->store);
}

/* A cell of the list of questions, "" when the question is not there. */
static const char *of_question(Table *questions, const char *question, const char *column)
{
    long row = table_row_of(questions, 0, question);
    return row < 0 ? "" : table_get(questions, (size_t)row, column);
}

static void expect_question(Shop *made, const char *question, const char *state, const char *risk)
{
    Table *questions = answer_questions(made->store, made->id, ENGLISH);
    cr_expect_str_eq(of_question(questions, question, "state"), state);
    cr_expect_str_eq(of_question(questions, question, "risk"), risk);
    table_free(questions);
}

Test(answer, a_question_is_answered_when_each_practice_has_a_state)
{
    Shop made = shop();
    Table *practices = answer_practices(made.store, made.id, "SEC02", ENGLISH);
    for (size_t row = 0; row < table_rows(practices); row++) {
        expect_question(&made, "SEC02", "unanswered", "UNANSWERED");
        cr_assert(answer_set_practice(made.store, made.id, table_cell(practices, row, 0),
                                      PRACTICE_IN_PLACE, ""),
                  "%s", failure());
    }
    expect_question(&made, "SEC02", "answered", "NONE");
    table_free(practices);
    leave(&made);
}

Test(answer, done_says_the_rest_is_missing)
{
    Shop made = shop();
    cr_assert(answer_set_practice(made.store, made.id, "SEC02_1", PRACTICE_IN_PLACE, ""));
    cr_assert(answer_rest(made.store, made.id, "SEC02", PRACTICE_MISSING));
    Table *practices = answer_practices(made.store, made.id, "SEC02", ENGLISH);
    cr_expect_str_eq(table_get(practices, 0, "state"), "in-place");
    for (size_t row = 1; row < table_rows(practices); row++)
        cr_expect_str_eq(table_get(practices, row, "state"), "missing");
    table_free(practices);
    leave(&made);
}

Test(answer, a_not_applicable_question_needs_a_reason)
{
    Shop made = shop();
    cr_expect_not(answer_mark(made.store, made.id, "SEC02",
                              &(QuestionMark){ QUESTION_NOT_APPLICABLE, "", "", "", "" }));
    expect_question(&made, "SEC02", "unanswered", "UNANSWERED");
    cr_expect(answer_mark(made.store, made.id, "SEC02",
                          &(QuestionMark){ QUESTION_NOT_APPLICABLE, "out-of-scope", "", "", "" }));
    expect_question(&made, "SEC02", "not-applicable", "NOT_APPLICABLE");
    cr_expect(answer_mark(made.store, made.id, "SEC02",
                          &(QuestionMark){ QUESTION_OPEN, "", "", "", "" }));
    expect_question(&made, "SEC02", "unanswered", "UNANSWERED");
    leave(&made);
}

Test(answer, refused_is_a_high_risk_and_an_open_point)
{
    Shop made = shop();
    cr_assert(answer_mark(made.store, made.id, "SEC03",
                          &(QuestionMark){ QUESTION_REFUSED, "", "legal forbids it", "", "" }));
    expect_question(&made, "SEC03", "refused", "HIGH");
    leave(&made);
}

Test(answer, a_follow_up_wants_a_real_date)
{
    Shop made = shop();
    cr_expect_not(
        answer_mark(made.store, made.id, "SEC02",
                    &(QuestionMark){ QUESTION_FOLLOW_UP, "", "list", "Li", "2026-02-30" }));
    cr_expect(answer_mark(made.store, made.id, "SEC02",
                          &(QuestionMark){ QUESTION_FOLLOW_UP, "", "list", "Li", "2026/12/4" }));
    Table *row = answer_row(made.store, made.id, "SEC02");
    cr_expect_str_eq(table_get(row, 0, "due"), "2026-12-04");
    cr_expect_str_eq(table_get(row, 0, "changed_by"), store_author(made.store));
    table_free(row);
    leave(&made);
}

Test(answer, workloads_do_not_touch_each_other)
{
    Shop made = shop();
    char *data = engagement_workload(made.store, "Data");
    cr_assert(answer_set_practice(made.store, made.id, "SEC04_1", PRACTICE_MISSING, ""));
    Table *practices = answer_practices(made.store, data, "SEC04", ENGLISH);
    cr_expect_str_eq(table_get(practices, 0, "state"), "");
    table_free(practices);
    free(data);
    leave(&made);
}

Test(answer, states_are_read_in_both_languages)
{
    static const struct {
        const char *text;
        PracticeState state;
        const char *reason;
    } good[] = {
        { "in-place", PRACTICE_IN_PLACE, "" },
        { "Partial", PRACTICE_PARTIAL, "" },
        { "未落实", PRACTICE_MISSING, "" },
        { "缺失", PRACTICE_MISSING, "" },
        { "unknown", PRACTICE_UNKNOWN, "" },
        { "none", PRACTICE_UNANSWERED, "" },
        { "not-applicable", PRACTICE_NOT_APPLICABLE, "" },
        { "not-applicable:OUT_OF_SCOPE", PRACTICE_NOT_APPLICABLE, "out-of-scope" },
    };
    static const char *const bad[] = { "", "inplace", "missing:other", "not-applicable:because" };
    PracticeState state;
    const char *reason;
    for (size_t i = 0; i < COUNT(good); i++) {
        cr_expect(answer_parse_state(good[i].text, &state, &reason), "%s", good[i].text);
        cr_expect_eq(state, good[i].state, "%s", good[i].text);
        cr_expect_str_eq(reason, good[i].reason);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        cr_expect_not(answer_parse_state(bad[i], &state, &reason), "%s", bad[i]);
}

Test(answer, evidence_files_are_known_by_name_and_hash)
{
    Shop made = shop();
    char *path = fixture_path("abc.txt");
    fixture_write(path, "abc", 3);
    cr_assert(answer_add_evidence(made.store, made.id, "SEC01", "file", path), "%s", failure());
    cr_expect_not(answer_add_evidence(made.store, made.id, "SEC01", "file", "/no/such/file"));
    cr_expect_not(answer_add_evidence(made.store, made.id, "SEC01", "link", "javascript:x"));
    cr_expect_not(answer_add_evidence(made.store, made.id, "SEC01", "rumour", "x"));
    cr_expect_not(answer_add_evidence(made.store, made.id, "SEC01", "statement", ""));
    Table *rows = answer_evidence(made.store, made.id, "SEC01");
    cr_assert_eq(table_rows(rows), 1);
    cr_expect_null(strchr(table_get(rows, 0, "content"), '/'));
    /* SHA-256 of "abc", FIPS 180-2 appendix B.1 */
    cr_expect_str_eq(table_get(rows, 0, "sha256"),
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    table_free(rows);
    free(path);
    leave(&made);
}

Test(answer, the_rest_may_be_in_place)
{
    Shop made = shop();
    cr_assert(answer_set_practice(made.store, made.id, "SEC02_1", PRACTICE_MISSING, ""));
    cr_assert(answer_rest(made.store, made.id, "SEC02", PRACTICE_IN_PLACE));
    Table *practices = answer_practices(made.store, made.id, "SEC02", ENGLISH);
    cr_expect_str_eq(table_get(practices, 0, "state"), "missing");
    for (size_t row = 1; row < table_rows(practices); row++)
        cr_expect_str_eq(table_get(practices, row, "state"), "in-place");
    table_free(practices);
    leave(&made);
}

static void expect_asked(Shop *made, const char *question, const char *who)
{
    Table *row = answer_row(made->store, made->id, question);
    cr_expect_str_eq(table_rows(row) ? table_get(row, 0, "asked") : "", who, "%s", question);
    table_free(row);
}

Test(answer, who_was_asked_stays_until_it_is_changed)
{
    Shop made = shop();
    cr_assert(engagement_name_asked(made.store, made.id, "SEC01"), "%s", failure());
    expect_asked(&made, "SEC01", "");
    cr_assert(engagement_set_asked(made.store, made.id, "SEC02", "王工"), "%s", failure());
    static const char *const questions[] = { "SEC02", "SEC03" };
    for (size_t i = 0; i < COUNT(questions); i++)
        cr_assert(
            store_begin(made.store) &&
                store_end(made.store, engagement_name_asked(made.store, made.id, questions[i])),
            "%s", failure());
    expect_asked(&made, "SEC03", "王工");
    cr_assert(answer_set_text(made.store, made.id, "SEC04", ANSWER_ASKED, "Li Wei"));
    cr_assert(engagement_name_asked(made.store, made.id, "SEC04"), "%s", failure());
    expect_asked(&made, "SEC04", "Li Wei");
    leave(&made);
}

Test(answer, names_whom_one_can_ask_once_each)
{
    Shop made = shop();
    const QuestionMark mark = { QUESTION_FOLLOW_UP, "", "keys", "Li Wei", "12月4日" };
    cr_assert(answer_set_text(made.store, made.id, "SEC01", ANSWER_ASKED, "王工"));
    cr_assert(answer_set_text(made.store, made.id, "SEC02", ANSWER_ASKED, "王工"));
    cr_assert(answer_mark(made.store, made.id, "SEC03", &mark), "%s", failure());
    Table *people = answer_people(made.store);
    cr_assert_eq(table_rows(people), 2);
    cr_expect(table_row_of(people, 0, "王工") >= 0 && table_row_of(people, 0, "Li Wei") >= 0);
    table_free(people);
    leave(&made);
}

Test(answer, the_score_of_a_pillar_is_one_quotient)
{
    /* SEC01: weights 3 3 2 2 2 1; SEC02 has its own: taken from the bank and added here. */
    Shop made = shop();
    cr_assert(answer_set_practice(made.store, made.id, "SEC01_1", PRACTICE_IN_PLACE, ""));
    cr_assert(answer_rest(made.store, made.id, "SEC01", PRACTICE_MISSING));
    cr_assert(answer_set_practice(made.store, made.id, "SEC02_1", PRACTICE_PARTIAL, ""));
    cr_assert(answer_rest(made.store, made.id, "SEC02", PRACTICE_MISSING));
    double earned = 0, possible = 0;
    static const char *const questions[] = { "SEC01", "SEC02" };
    for (size_t i = 0; i < COUNT(questions); i++) {
        Table *rows = answer_practices(made.store, made.id, questions[i], ENGLISH);
        for (size_t row = 0; row < table_rows(rows); row++) {
            const char *weight = table_get(rows, row, "weight");
            double points = *weight == 'h' ? 3 : *weight == 'm' ? 2 : 1;
            possible += points;
            earned += row ? 0 : i ? points / 2 : points;
        }
        table_free(rows);
    }
    char expected[16];
    snprintf(expected, sizeof expected, "%.2f", 100 * earned / possible);
    Table *pillars = answer_pillars(made.store, made.id, ENGLISH);
    cr_expect_float_eq(strtod(table_get(pillars, 0, "score"), NULL), strtod(expected, NULL), 0.001,
                       "%s is not %s", table_get(pillars, 0, "score"), expected);
    cr_expect_str_eq(table_get(pillars, 0, "answered"), "2");
    cr_expect_str_eq(table_get(pillars, 1, "score"), "", "no weight, no score");
    table_free(pillars);
    leave(&made);
}

Test(demo, has_answers_in_every_state_and_results_that_hold)
{
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(answer_verify(store), "%s", failure());
    Table *workloads = engagement_workloads(store);
    cr_expect_eq(table_rows(workloads), 3);
    bool seen[PRACTICE_STATE_COUNT] = { false }, marked[QUESTION_STATE_COUNT] = { false };
    for (size_t w = 0; w < table_rows(workloads); w++) {
        const char *workload = table_cell(workloads, w, 0);
        Table *questions = answer_questions(store, workload, CHINESE);
        for (size_t q = 0; q < table_rows(questions); q++) {
            const char *question = table_cell(questions, q, 0);
            Table *practices = answer_practices(store, workload, question, CHINESE);
            for (size_t p = 0; p < table_rows(practices); p++)
                seen[risk_practice_state(table_get(practices, p, "state"))] = true;
            marked[risk_question_state(table_get(questions, q, "state"))] = true;
            table_free(practices);
        }
        table_free(questions);
    }
    for (int i = 0; i < PRACTICE_STATE_COUNT; i++)
        cr_expect(seen[i], "no practice is '%s'", practice_state_codes[i]);
    for (int i = 0; i < QUESTION_STATE_COUNT; i++)
        cr_expect(marked[i], "no question is '%s'", question_state_codes[i]);
    table_free(workloads);
    static const Query tray[] = { { "", "SELECT count(*) FROM unmapped_check" }, { 0 } };
    int64_t unmapped;
    cr_assert(store_number(store, &unmapped, tray, 0));
    cr_expect_eq(unmapped, 0, "%lld checks of the sample have no home", (long long)unmapped);
    store_close(store);
}

/* ---- scope and twins ---- */

enum { STATES, NOTES, RESULT, TOTAL, PROPOSED };
static const Query shared[] = {
    [STATES] = { "t", "SELECT group_concat(line, ' ') FROM (SELECT workload.name || ':' || state "
                      "AS line FROM practice_answer"
                      " JOIN workload ON workload.id = workload WHERE practice = ?1"
                      " ORDER BY workload.position)" },
    [NOTES] = { "t", "SELECT group_concat(note, '|') FROM answer WHERE question = ?1" },
    [RESULT] = { "t", "SELECT group_concat(risk, ' ') FROM result WHERE question = ?1" },
    [TOTAL] = { "", "SELECT sum(answered) || ' ' || sum(high) FROM pillar_overall" },
    [PROPOSED] = { "", "SELECT group_concat(id || ':' || ifnull(workload, 'all'), ' ') FROM need" },
    { 0 },
};

static void expect_shared(Store *store, int query, const char *argument, const char *expected)
{
    char *found = query == TOTAL || query == PROPOSED ? store_text(store, shared, query)
                                                      : store_text(store, shared, query, argument);
    cr_expect_str_eq(found, expected, "%s: %s", argument, found);
    free(found);
}

static void must(bool done)
{
    cr_assert(done, "%s", failure());
}

Test(answer, of_the_whole_organization_is_given_once)
{
    Shop made = shop();
    must(engagement_add_workload(made.store, "Depot"));
    must(answer_set_practice(made.store, made.id, "SEC01_1", PRACTICE_MISSING, ""));
    must(answer_set_text(made.store, made.id, "SEC01", ANSWER_NOTE, "root is shared"));
    expect_shared(made.store, STATES, "SEC01_1", "Shop:missing Data:missing Depot:missing");
    expect_shared(made.store, NOTES, "SEC01", "root is shared|root is shared|root is shared");
    must(answer_rest(made.store, made.id, "SEC01", PRACTICE_MISSING));
    expect_shared(made.store, RESULT, "SEC01", "HIGH HIGH HIGH");
    /* One answered question of high risk, in three workloads. */
    expect_shared(made.store, TOTAL, "", "1 1");
    must(engagement_add_workload(made.store, "Web"));
    expect_shared(made.store, STATES, "SEC01_1",
                  "Shop:missing Data:missing Depot:missing Web:missing");
    expect_shared(made.store, RESULT, "SEC01", "HIGH HIGH HIGH HIGH");
    expect_shared(made.store, TOTAL, "", "1 1");
    must(answer_set_practice(made.store, made.id, "SEC01_1", PRACTICE_UNANSWERED, ""));
    expect_shared(made.store, STATES, "SEC01_1", "");
    leave(&made);
}

Test(answer, of_the_whole_organization_is_recommended_once)
{
    Shop made = shop();
    must(engagement_add_workload(made.store, "Depot"));
    must(answer_set_practice(made.store, made.id, "SEC01_1", PRACTICE_MISSING, ""));
    expect_shared(made.store, PROPOSED, "", "SEC01_1-all:all");
    leave(&made);
}

Test(answer, to_a_practice_is_one_to_its_twin)
{
    Shop made = shop();
    must(answer_set_practice(made.store, made.id, "PER05_1", PRACTICE_MISSING, ""));
    expect_shared(made.store, STATES, "REL02_3", "Shop:missing");
    must(answer_set_practice(made.store, made.id, "REL02_3", PRACTICE_PARTIAL, ""));
    expect_shared(made.store, STATES, "PER05_1", "Shop:partial");
    char *id = xasprintf("REL02_3-%.8s:%s", made.id, made.id);
    expect_shared(made.store, PROPOSED, "", id);
    free(id);
    leave(&made);
}
