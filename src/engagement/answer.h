/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer.h - what was answered for one workload and question. Each call is one act and
 * keeps the question's risk and score (risk.h) up to date with it. A question of the whole
 * organization (scope) is answered in every workload at once, and a practice that another question
 * has, too (same_as), with that one. */
#ifndef ANSWER_H
#define ANSWER_H

#include "base/message.h"
#include "lens/risk.h"
#include "store/store.h"

/* Standard reasons why something is not applicable. */
enum { ANSWER_REASONS = 4 };
extern const char *const answer_reason_codes[ANSWER_REASONS];

/* Words for people, for tr(). */
extern const char *const answer_reason_names[ANSWER_REASONS];
extern const char *const practice_state_names[PRACTICE_STATE_COUNT];
extern const char *const risk_names[RISK_COUNT];

/* "in-place", "partial", "missing", "not-applicable", "not-applicable:out-of-scope",
 * "unknown", "none", or their Chinese names. *reason is a code or "". */
MUST_CHECK bool answer_parse_state(const char *text, PracticeState *state, const char **reason);

/* A reason's code from its code, name or enumerator (OUT_OF_SCOPE); NULL when it is none. */
const char *answer_parse_reason(const char *text);

/* PRACTICE_UNANSWERED clears. Not applicable without a reason is "other". */
MUST_CHECK bool answer_set_practice(Store *store, const char *workload, const char *practice,
                                    PracticeState state, const char *reason);

/* The same, as imported findings say it: the source of the answer is `import`. */
MUST_CHECK bool answer_accept_practice(Store *store, const char *workload, const char *practice,
                                       PracticeState state);

/* The same, as a questionnaire that came back says it: the source is `questionnaire`. */
MUST_CHECK bool answer_return_practice(Store *store, const char *workload, const char *practice,
                                       PracticeState state, const char *reason);
MUST_CHECK bool answer_set_practice_note(Store *store, const char *workload, const char *practice,
                                         const char *note);

/* Practices without a state get this one. */
MUST_CHECK bool answer_rest(Store *store, const char *workload, const char *question,
                            PracticeState state);

typedef struct QuestionMark {
    QuestionState state;
    const char *reason;      /* a standard reason when not applicable, else "" */
    const char *explanation; /* in people's words */
    const char *owner, *due; /* of a follow-up; due is a date or "" */
} QuestionMark;

/* Not applicable and refused need a reason or an explanation. QUESTION_OPEN clears. */
MUST_CHECK bool answer_mark(Store *store, const char *workload, const char *question,
                            const QuestionMark *mark);

typedef enum AnswerText { ANSWER_NOTE, ANSWER_ASKED, ANSWER_CONFIDENCE, ANSWER_TEXTS } AnswerText;

/* The note, the interviewee, or the confidence (high, medium, low). */
MUST_CHECK bool answer_set_text(Store *store, const char *workload, const char *question,
                                AnswerText which, const char *text);

/* Column name: who was asked or owns a follow-up, the latest first. */
Table *answer_people(Store *store);

/* kind: file (content is its path; its name and SHA-256 are kept, the path is not: it
 * would show in deliverables), link (http or https) or statement. */
MUST_CHECK bool answer_add_evidence(Store *store, const char *workload, const char *question,
                                    const char *kind, const char *content);
MUST_CHECK bool answer_drop_evidence(Store *store, const char *id);

/* id, kind, content, sha256, added_at, added_by. */
Table *answer_evidence(Store *store, const char *workload, const char *question);

/* question, pillar, pillar_name, topic, title, good, state, risk, scope, role (of who is asked, ""
 * is anybody), in order. */
Table *answer_questions(Store *store, const char *workload, Language language);

/* practice, title, why, how, anti, weight, state, reason, note, same_as, in order. */
Table *answer_practices(Store *store, const char *workload, const char *question,
                        Language language);

/* practice, state: what else is answered with this practice (same_as) and was answered otherwise.
 */
Table *answer_overridden(Store *store, const char *workload, const char *practice,
                         PracticeState state);

/* One row: state, reason, explanation, owner, due, note, asked, confidence, source,
 * changed_at, changed_by. No row when nothing was ever said. */
Table *answer_row(Store *store, const char *workload, const char *question);

/* pillar, name, questions, answered, score, high, medium, none, unanswered,
 * not_applicable of one workload. */
Table *answer_pillars(Store *store, const char *workload, Language language);

/* Fails when there is no such question, or the practice is not one of it. */
MUST_CHECK bool answer_check_question(Store *store, const char *question);
MUST_CHECK bool answer_check_practice(Store *store, const char *question, const char *practice);

/* Gives a workload what another one has of a question of the whole organization, and no other answer
 * to it. question NULL: of each; from NULL: the first of the others, where there is one. */
MUST_CHECK bool answer_share(Store *store, const char *workload, const char *from,
                             const char *question);

/* Computes every result anew, those of new workloads too: after changes that did not come
 * through this module. */
MUST_CHECK bool answer_recompute(Store *store);
MUST_CHECK bool answer_recompute_one(Store *store, const char *workload, const char *question);

/* Compares every kept result with what risk.h makes of the answers. */
MUST_CHECK bool answer_verify(Store *store);

#endif
