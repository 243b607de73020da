/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_input.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/text.h"

enum { MOST_PRACTICES = 64 };

const char *const answer_reason_codes[ANSWER_REASONS] = { "out-of-scope", "business-priorities",
                                                          "architecture-constraints", "other" };
const char *const answer_reason_names[ANSWER_REASONS] = {
    N_("out of scope"), N_("business priorities"), N_("architecture constraints"), N_("other")
};
const char *const practice_state_names[PRACTICE_STATE_COUNT] = {
    N_("Not answered"), N_("In place"),       N_("Partial"),
    N_("Missing"),      N_("Not applicable"), N_("Don't know")
};
const char *const risk_names[RISK_COUNT] = { N_("Unanswered"), N_("High"), N_("Medium"), N_("None"),
                                             N_("Not applicable") };

enum {
    SET_PRACTICE,
    CLEAR_PRACTICE,
    NOTE_PRACTICE,
    NOT_ANSWERED,
    REACH,
    SHARED,
    FIRST_OTHER,
    UNSHARE_ANSWERS,
    UNSHARE_PRACTICES,
    SHARE_ANSWERS,
    SHARE_PRACTICES,
    MARK,
    SET_NOTE,
    SET_ASKED,
    SET_CONFIDENCE,
    RATED,
    CONDITIONS,
    KEEP_RESULT,
    ADD_EVIDENCE,
    HAS_EVIDENCE,
    DROP_EVIDENCE,
    EVIDENCE,
    PEOPLE,
    QUESTIONS,
    PRACTICES,
    OVERRIDDEN,
    ROW,
    PILLARS,
    FIND_QUESTION,
    FIND_PRACTICE,
    RESULTS,
    ADD_RESULTS
};
#define TOUCH                                                                                      \
    " ON CONFLICT (workload, question) DO UPDATE SET changed_at = excluded.changed_at,"            \
    " changed_by = excluded.changed_by, "
static const Query queries[] = {
    [SET_PRACTICE] = { "ttttttt",
                       "INSERT INTO practice_answer (workload, practice, state, reason,"
                       " changed_at, changed_by, source) VALUES (?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (workload, practice) DO UPDATE SET state = excluded.state,"
                       " reason = excluded.reason, source = excluded.source,"
                       " changed_at = excluded.changed_at, changed_by = excluded.changed_by"
                       " WHERE excluded.state <> practice_answer.state OR excluded.reason <>"
                       " practice_answer.reason OR (excluded.source <> 'interview' AND"
                       " excluded.source <> practice_answer.source)" },
    [CLEAR_PRACTICE] = { "tt", "DELETE FROM practice_answer WHERE workload = ? AND practice = ?" },
    [NOTE_PRACTICE] = { "ttttt", "UPDATE practice_answer SET note = ?3, changed_at = ?4,"
                                 " changed_by = ?5 WHERE workload = ?1 AND practice = ?2" },
    [NOT_ANSWERED] = { "tt", "SELECT id FROM practice WHERE question = ?2 AND NOT EXISTS"
                             " (SELECT 1 FROM practice_answer WHERE workload = ?1"
                             " AND practice = practice.id) ORDER BY position" },
    /* What is answered with a practice: itself and its twins, and of a question of the whole
     * organization those of every workload. */
    [REACH] = { "tt", "SELECT workload.id, twin.id, twin.question FROM practice JOIN question ON"
                      " question.id = practice.question JOIN practice AS twin ON twin.id ="
                      " practice.id OR twin.id = practice.same_as OR twin.same_as = practice.id OR"
                      " (practice.same_as > '' AND twin.same_as = practice.same_as) JOIN workload"
                      " ON workload.id = ?1 OR scope = 'organization' WHERE practice.id = ?2" },
    /* What an answer to a practice takes from its twins that were answered otherwise. */
    [OVERRIDDEN] = { "ttt",
                     "SELECT twin.id AS practice, state FROM practice JOIN practice AS twin ON"
                     " twin.id <> practice.id AND (twin.id = practice.same_as OR twin.same_as ="
                     " practice.id OR (practice.same_as > '' AND twin.same_as = practice.same_as))"
                     " JOIN practice_answer ON practice_answer.practice = twin.id AND workload = ?1"
                     " WHERE practice.id = ?2 AND state <> ?3 ORDER BY twin.position" },
    /* The workloads that an answer to a question is for. */
    [SHARED] = { "tt", "SELECT workload.id FROM question JOIN workload ON workload.id = ?1 OR"
                       " scope = 'organization' WHERE question.id = ?2" },
    [FIRST_OTHER] = { "t", "SELECT id FROM workload WHERE id <> ? ORDER BY position LIMIT 1" },
    /* Into ?1 what ?2 has of the whole organization, and nothing else. */
    [UNSHARE_ANSWERS] = { "ttt", "DELETE FROM answer WHERE workload = ?1 AND question IN (SELECT id"
                                 " FROM question WHERE scope = 'organization' AND "
                                 "ifnull(question.id = ?3, true) AND id NOT IN (SELECT"
                                 " question FROM answer WHERE workload = ?2))" },
    [UNSHARE_PRACTICES] = { "ttt", "DELETE FROM practice_answer WHERE workload = ?1 AND practice IN"
                                   " (SELECT practice.id FROM practice JOIN question ON question.id"
                                   " = question WHERE scope = 'organization' AND "
                                   "ifnull(question.id = ?3, true) AND practice.id NOT IN"
                                   " (SELECT practice FROM practice_answer WHERE workload = ?2))" },
    [SHARE_ANSWERS] = { "ttt",
                        "INSERT OR REPLACE INTO answer SELECT ?1, answer.question, answer.state,"
                        " reason, explanation, owner, due, note, asked, confidence, source,"
                        " changed_at, changed_by FROM answer JOIN question ON question.id ="
                        " answer.question WHERE scope = 'organization' AND ifnull(question.id = "
                        "?3, true) AND workload = ?2" },
    [SHARE_PRACTICES] = { "ttt",
                          "INSERT OR REPLACE INTO practice_answer (workload, practice, state,"
                          " reason, note, source, changed_at, changed_by) SELECT ?1,"
                          " practice.id, state, reason, note, source, changed_at, changed_by"
                          " FROM practice_answer JOIN practice ON practice.id ="
                          " practice_answer.practice JOIN question ON question.id = question"
                          " WHERE scope = 'organization' AND ifnull(question.id = ?3, true) AND "
                          "workload = ?2" },
    [MARK] = { "ttttttttt",
               "INSERT INTO answer (workload, question, changed_at, changed_by, state, reason,"
               " explanation, owner, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" TOUCH
               "state = excluded.state, reason = excluded.reason,"
               " explanation = excluded.explanation, owner = excluded.owner, due = excluded.due" },
    [SET_NOTE] = { "ttttt", "INSERT INTO answer (workload, question, changed_at, changed_by, note)"
                            " VALUES (?, ?, ?, ?, ?)" TOUCH "note = excluded.note" },
    [SET_ASKED] = { "ttttt", "INSERT INTO answer (workload, question, changed_at, changed_by,"
                             " asked) VALUES (?, ?, ?, ?, ?)" TOUCH "asked = excluded.asked" },
    [SET_CONFIDENCE] = { "ttttt", "INSERT INTO answer (workload, question, changed_at, changed_by,"
                                  " confidence) VALUES (?, ?, ?, ?, ?)" TOUCH
                                  "confidence = excluded.confidence" },
    [RATED] = { "tt", "SELECT practice.id, weight, ifnull(practice_answer.state, '')"
                      " FROM practice LEFT JOIN practice_answer ON practice = practice.id"
                      " AND workload = ?1 WHERE question = ?2 ORDER BY position" },
    [CONDITIONS] = { "tt", "SELECT high_when, medium_when, ifnull(state, '') FROM question"
                           " LEFT JOIN answer ON workload = ?1 AND question = question.id"
                           " WHERE question.id = ?2" },
    [KEEP_RESULT] = { "ttitrr", "UPDATE result SET answered = ?3, risk = ?4, earned = ?5,"
                                " possible = ?6 WHERE workload = ?1 AND question = ?2" },
    [ADD_EVIDENCE] = { "tttttttt", "INSERT INTO evidence (id, workload, question, kind, content,"
                                   " sha256, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
    [HAS_EVIDENCE] = { "t", "SELECT count(*) FROM evidence WHERE id = ?" },
    [DROP_EVIDENCE] = { "t", "DELETE FROM evidence WHERE id = ?" },
    [EVIDENCE] = { "tt", "SELECT id, kind, content, sha256, added_at, added_by FROM evidence"
                         " WHERE question = ?2 AND workload IN (SELECT workload.id FROM question"
                         " JOIN workload ON workload.id = ?1 OR scope = 'organization' WHERE"
                         " question.id = ?2) ORDER BY added_at, kind, content" },
    [PEOPLE] = { "", "SELECT name FROM (SELECT asked AS name, changed_at FROM answer UNION ALL"
                     " SELECT owner, changed_at FROM answer) WHERE name <> '' GROUP BY name"
                     " ORDER BY max(changed_at) DESC, name" },
    [QUESTIONS] = { "tt", "SELECT question, pillar, iif(?1 = 'zh', pillar_zh, pillar_en) AS"
                          " pillar_name, iif(?1 = 'zh', topic_zh, topic_en) AS topic,"
                          " iif(?1 = 'zh', title_zh, title_en) AS title,"
                          " iif(?1 = 'zh', good_zh, good_en) AS good, state, risk, scope,"
                          " ifnull(role, '') AS role, lens FROM questionnaire"
                          " LEFT JOIN interviewee USING (question) WHERE workload = ?2"
                          " ORDER BY lens_position, pillar_position, question_position" },
    [PRACTICES] = { "ttt",
                    "SELECT practice.id AS practice, iif(?1 = 'zh', title_zh, title_en) AS"
                    " title, iif(?1 = 'zh', why_zh, why_en) AS why,"
                    " iif(?1 = 'zh', how_zh, how_en) AS how,"
                    " iif(?1 = 'zh', anti_zh, anti_en) AS anti, weight,"
                    " ifnull(state, '') AS state, ifnull(reason, '') AS reason,"
                    " ifnull(note, '') AS note, same_as FROM practice LEFT JOIN practice_answer"
                    " ON practice = practice.id AND workload = ?2 WHERE question = ?3"
                    " ORDER BY position" },
    [ROW] = { "tt", "SELECT state, reason, explanation, owner, due, note, asked, confidence,"
                    " source, changed_at, changed_by FROM answer WHERE workload = ?"
                    " AND question = ?" },
    [PILLARS] = { "tt", "SELECT pillar, iif(?1 = 'zh', pillar_zh, pillar_en) AS name, questions,"
                        " answered, score, high, medium, none, unanswered, not_applicable"
                        " FROM pillar_result WHERE workload = ?2"
                        " ORDER BY lens_position, pillar_position" },
    [FIND_QUESTION] = { "t", "SELECT id FROM question WHERE id = ?" },
    [FIND_PRACTICE] = { "tt", "SELECT id FROM practice WHERE question = ? AND id = ?" },
    [RESULTS] = { "", "SELECT workload, question, answered, risk, earned, possible FROM result" },
    [ADD_RESULTS] = { "", "INSERT OR IGNORE INTO result (workload, question, answered, risk,"
                          " earned, possible) SELECT workload.id, question.id, 0, 'UNANSWERED',"
                          " 0, 0 FROM workload CROSS JOIN question" },
    { 0 },
};

static bool parse_state_word(const char *text, PracticeState *state)
{
    static const char *const chinese[PRACTICE_STATE_COUNT] = { "清除",   "已落实", "部分落实",
                                                               "未落实", "不适用", "不清楚" };
    /* The word for missing was another one before, and scripts were written then. */
    if (text_same(text, "none") || text_same(text, "缺失")) {
        *state = text_same(text, "none") ? PRACTICE_UNANSWERED : PRACTICE_MISSING;
        return true;
    }
    for (int i = 0; i < PRACTICE_STATE_COUNT; i++)
        if ((i && text_same(text, practice_state_codes[i])) || text_same(text, chinese[i])) {
            *state = (PracticeState)i;
            return true;
        }
    return fail("unknown state '%s'; expected in-place, partial, missing, not-applicable,"
                " unknown or none",
                text);
}

const char *answer_parse_reason(const char *text)
{
    char *dashed = text_fold(text);
    const char *code = NULL;
    for (char *at = dashed; *at; at++)
        if (*at == '_' || *at == ' ')
            *at = '-';
    for (int i = 0; i < ANSWER_REASONS && !code; i++)
        if (!strcmp(dashed, answer_reason_codes[i]) || text_same(text, tr(answer_reason_names[i])))
            code = answer_reason_codes[i];
    free(dashed);
    return code;
}

bool answer_parse_state(const char *text, PracticeState *state, const char **reason)
{
    char *word = xstrndup(text, strcspn(text, ":"));
    bool known = parse_state_word(word, state);
    free(word);
    *reason = "";
    const char *colon = strchr(text, ':');
    if (!known || !colon)
        return known;
    if (*state != PRACTICE_NOT_APPLICABLE)
        return fail("'%s': only not-applicable takes a reason", text);
    *reason = answer_parse_reason(colon + 1);
    return *reason || fail("unknown reason '%s'; expected out-of-scope, business-priorities,"
                           " architecture-constraints or other",
                           colon + 1);
}

/* The bank is part of the file, and the file may come from anybody. */
static bool can_be_assessed(const Table *rule, size_t practices, const char *question)
{
    if (table_rows(rule) != 1)
        return fail("the workbook has no question %s", question);
    return practices <= MOST_PRACTICES ||
           fail("question %s has more than %d best practices", question, MOST_PRACTICES);
}

static Assessment assess(Store *store, const char *workload, const char *question, bool *done)
{
    RatedPractice list[MOST_PRACTICES];
    Assessment assessment = { 0 };
    Table *rated = store_rows(store, queries, RATED, workload, question);
    Table *rule = rated ? store_rows(store, queries, CONDITIONS, workload, question) : NULL;
    size_t count = rated ? table_rows(rated) : 0;
    *done = rule && can_be_assessed(rule, count, question);
    if (*done) {
        for (size_t row = 0; row < count; row++)
            list[row] =
                (RatedPractice){ table_cell(rated, row, 0), score_weight(table_cell(rated, row, 1)),
                                 risk_practice_state(table_cell(rated, row, 2)) };
        assessment = risk_assess(list, count, risk_question_state(table_cell(rule, 0, 2)),
                                 table_cell(rule, 0, 0), table_cell(rule, 0, 1));
    }
    table_free(rated);
    table_free(rule);
    return assessment;
}

bool answer_recompute_one(Store *store, const char *workload, const char *question)
{
    bool done;
    Assessment found = assess(store, workload, question, &done);
    return done &&
           store_change(store, queries, KEEP_RESULT, workload, question, (int64_t)found.is_answered,
                        risk_codes[found.risk], found.earned, found.possible);
}

bool answer_check_question(Store *store, const char *question)
{
    char *found = store_text(store, queries, FIND_QUESTION, question);
    bool known = found && (*found || fail("unknown question '%s'; 'wellbook list FILE questions'"
                                          " names them",
                                          question));
    free(found);
    return known;
}

bool answer_check_practice(Store *store, const char *question, const char *practice)
{
    char *found = store_text(store, queries, FIND_PRACTICE, question, practice);
    bool known = found && (*found || fail("unknown best practice '%s' in question %s; 'wellbook"
                                          " list FILE practices' names them",
                                          practice, question));
    free(found);
    return known;
}

static bool put_state(Store *store, const char *workload, const char *practice, PracticeState state,
                      const char *reason, const char *source)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return state == PRACTICE_UNANSWERED
               ? store_change(store, queries, CLEAR_PRACTICE, workload, practice)
               : store_change(store, queries, SET_PRACTICE, workload, practice,
                              practice_state_codes[state],
                              state == PRACTICE_NOT_APPLICABLE ? reason : "", now,
                              store_author(store), source);
}

/* In an open act, wherever the answer is for. */
static bool put_practice(Store *store, const char *workload, const char *practice,
                         PracticeState state, const char *reason, const char *source)
{
    Table *reach = store_rows(store, queries, REACH, workload, practice);
    bool done = reach && (table_rows(reach) || fail("unknown best practice '%s'", practice));
    for (size_t row = 0; done && row < table_rows(reach); row++)
        done = put_state(store, table_cell(reach, row, 0), table_cell(reach, row, 1), state, reason,
                         source) &&
               answer_recompute_one(store, table_cell(reach, row, 0), table_cell(reach, row, 2));
    table_free(reach);
    return done;
}

static bool set_practice(Store *store, const char *workload, const char *practice,
                         PracticeState state, const char *reason, const char *source)
{
    if (state == PRACTICE_NOT_APPLICABLE && !*reason)
        reason = "other";
    return store_begin(store) &&
           store_end(store, put_practice(store, workload, practice, state, reason, source));
}

bool answer_set_practice(Store *store, const char *workload, const char *practice,
                         PracticeState state, const char *reason)
{
    return set_practice(store, workload, practice, state, reason, "interview");
}

bool answer_accept_practice(Store *store, const char *workload, const char *practice,
                            PracticeState state)
{
    return set_practice(store, workload, practice, state, "", "import");
}

bool answer_return_practice(Store *store, const char *workload, const char *practice,
                            PracticeState state, const char *reason)
{
    return set_practice(store, workload, practice, state, reason, "questionnaire");
}

static bool put_practice_note(Store *store, const char *workload, const char *practice,
                              const char *note)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    Table *reach = store_rows(store, queries, REACH, workload, practice);
    bool done = reach != NULL;
    for (size_t row = 0; done && row < table_rows(reach); row++)
        done = store_change(store, queries, NOTE_PRACTICE, table_cell(reach, row, 0),
                            table_cell(reach, row, 1), note, now, store_author(store));
    table_free(reach);
    return done;
}

bool answer_set_practice_note(Store *store, const char *workload, const char *practice,
                              const char *note)
{
    return text_check(tr("note"), note) && store_begin(store) &&
           store_end(store, put_practice_note(store, workload, practice, note));
}

static bool put_rest(Store *store, const char *workload, const char *question, PracticeState state)
{
    Table *rest = store_rows(store, queries, NOT_ANSWERED, workload, question);
    bool done = rest != NULL;
    for (size_t row = 0; done && row < table_rows(rest); row++)
        done = put_practice(store, workload, table_cell(rest, row, 0), state, "", "interview");
    table_free(rest);
    return done;
}

bool answer_rest(Store *store, const char *workload, const char *question, PracticeState state)
{
    return store_begin(store) && store_end(store, put_rest(store, workload, question, state));
}

static bool put_mark(Store *store, const char *workload, const char *question,
                     const QuestionMark *mark, const char *due)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    Table *shared = store_rows(store, queries, SHARED, workload, question);
    bool done = shared != NULL;
    for (size_t row = 0; done && row < table_rows(shared); row++)
        done = store_change(store, queries, MARK, table_cell(shared, row, 0), question, now,
                            store_author(store), question_state_codes[mark->state], mark->reason,
                            mark->explanation, mark->owner, due) &&
               answer_recompute_one(store, table_cell(shared, row, 0), question);
    table_free(shared);
    return done;
}

bool answer_mark(Store *store, const char *workload, const char *question, const QuestionMark *mark)
{
    char due[DATE_SIZE] = "";
    bool needs_reason = mark->state == QUESTION_NOT_APPLICABLE || mark->state == QUESTION_REFUSED;
    if (needs_reason && !*mark->reason && !*mark->explanation)
        return fail("question %s: say why it is %s", question, question_state_codes[mark->state]);
    if (!text_check(tr("reason"), mark->explanation) || !text_check(tr("owner"), mark->owner) ||
        (*mark->due && !date_input(mark->due, due)))
        return false;
    return store_begin(store) && store_end(store, put_mark(store, workload, question, mark, due));
}

static bool put_text(Store *store, const char *workload, const char *question, int query,
                     const char *text)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    Table *shared = store_rows(store, queries, SHARED, workload, question);
    bool done = shared != NULL;
    for (size_t row = 0; done && row < table_rows(shared); row++)
        done = store_change(store, queries, query, table_cell(shared, row, 0), question, now,
                            store_author(store), text);
    table_free(shared);
    return done;
}

bool answer_set_text(Store *store, const char *workload, const char *question, AnswerText which,
                     const char *text)
{
    static const struct {
        int query;
        const char *name;
    } rows[ANSWER_TEXTS] = { [ANSWER_NOTE] = { SET_NOTE, N_("note") },
                             [ANSWER_ASKED] = { SET_ASKED, N_("interviewee") },
                             [ANSWER_CONFIDENCE] = { SET_CONFIDENCE, N_("confidence") } };
    if (which == ANSWER_CONFIDENCE && *text && strcmp(text, "high") != 0 &&
        strcmp(text, "medium") != 0 && strcmp(text, "low") != 0)
        return fail("unknown confidence '%s'; expected high, medium or low", text);
    if (!text_check(tr(rows[which].name), text) || !store_begin(store))
        return false;
    return store_end(store, put_text(store, workload, question, rows[which].query, text));
}

bool answer_add_evidence(Store *store, const char *workload, const char *question, const char *kind,
                         const char *content)
{
    char id[ID_SIZE], now[STAMP_SIZE], hash[HASH_SIZE] = "";
    bool is_file = !strcmp(kind, "file"), is_link = !strcmp(kind, "link");
    if (!is_file && !is_link && strcmp(kind, "statement") != 0)
        return fail("unknown kind of evidence '%s'; expected file, link or statement", kind);
    if (!*content || !text_check(tr("evidence"), content))
        return *content ? false : fail("evidence of kind %s is empty", kind);
    if (is_link && strncmp(content, "https://", 8) != 0 && strncmp(content, "http://", 7) != 0)
        return fail("'%s' is not a link; it begins with https:// or http://", content);
    if (is_file && !hash_file(content, hash))
        return false;
    const char *text = is_file ? file_name(content) : content;
    const char *const words[] = { workload, question, kind, hash, text };
    date_stamp(now);
    if (!store_begin(store))
        return false;
    return store_end(store, store_name_row(store, queries, HAS_EVIDENCE, words, COUNT(words), id) &&
                                store_change(store, queries, ADD_EVIDENCE, id, workload, question,
                                             kind, text, hash, now, store_author(store)));
}

Table *answer_people(Store *store)
{
    return store_rows(store, queries, PEOPLE);
}

bool answer_drop_evidence(Store *store, const char *id)
{
    if (!store_begin(store))
        return false;
    return store_end(store, store_change(store, queries, DROP_EVIDENCE, id));
}

Table *answer_evidence(Store *store, const char *workload, const char *question)
{
    return store_rows(store, queries, EVIDENCE, workload, question);
}

Table *answer_questions(Store *store, const char *workload, Language language)
{
    return store_rows(store, queries, QUESTIONS, language_codes[language], workload);
}

Table *answer_overridden(Store *store, const char *workload, const char *practice,
                         PracticeState state)
{
    return store_rows(store, queries, OVERRIDDEN, workload, practice, practice_state_codes[state]);
}

Table *answer_practices(Store *store, const char *workload, const char *question, Language language)
{
    return store_rows(store, queries, PRACTICES, language_codes[language], workload, question);
}

Table *answer_row(Store *store, const char *workload, const char *question)
{
    return store_rows(store, queries, ROW, workload, question);
}

Table *answer_pillars(Store *store, const char *workload, Language language)
{
    return store_rows(store, queries, PILLARS, language_codes[language], workload);
}

static bool share_from(Store *store, const char *workload, const char *from, const char *question)
{
    bool done = true;
    for (int query = UNSHARE_ANSWERS; done && query <= SHARE_PRACTICES; query++)
        done = store_change(store, queries, query, workload, from, question);
    return done;
}

bool answer_share(Store *store, const char *workload, const char *from, const char *question)
{
    char *first = from ? xstrdup(from) : store_text(store, queries, FIRST_OTHER, workload);
    bool done =
        first && (!*first || (store_begin(store) &&
                              store_end(store, share_from(store, workload, first, question))));
    free(first);
    return done;
}

bool answer_recompute(Store *store)
{
    if (!store_begin(store))
        return false;
    bool done = store_change(store, queries, ADD_RESULTS);
    Table *kept = done ? store_rows(store, queries, RESULTS) : NULL;
    done = kept != NULL;
    for (size_t row = 0; done && row < table_rows(kept); row++)
        done = answer_recompute_one(store, table_cell(kept, row, 0), table_cell(kept, row, 1));
    table_free(kept);
    return store_end(store, done);
}

bool answer_verify(Store *store)
{
    Table *kept = store_rows(store, queries, RESULTS);
    bool done = kept != NULL;
    for (size_t row = 0; done && row < table_rows(kept); row++) {
        const char *question = table_cell(kept, row, 1);
        Assessment found = assess(store, table_cell(kept, row, 0), question, &done);
        bool same = found.is_answered == (*table_cell(kept, row, 2) == '1') &&
                    !strcmp(risk_codes[found.risk], table_cell(kept, row, 3)) &&
                    found.earned == strtod(table_cell(kept, row, 4), NULL) &&
                    found.possible == strtod(table_cell(kept, row, 5), NULL);
        if (done && !same)
            done = fail("question %s: the kept risk does not match the answers", question);
    }
    table_free(kept);
    return done;
}
