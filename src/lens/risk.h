/* SPDX-License-Identifier: GPL-3.0-or-later */
/* risk.h - what an answer is worth: risk and score of one question. Pure.
 *
 * Answered: every practice has a state, or the question is not applicable or refused.
 * Refused counts as if nobody knew of any practice. A follow-up changes nothing here.
 *
 * Risk: UNANSWERED until answered; NOT_APPLICABLE when the question, or each of its
 * practices, is. Otherwise, where the lens gives conditions (condition.h; a practice that
 * is not applicable counts as in place, a partial one does not): HIGH when high_when holds, else MEDIUM when
 * medium_when holds, else NONE. Without conditions: HIGH when a high-weight practice is
 * missing or unknown; else MEDIUM when a high-weight one is partial or a medium-weight
 * one is missing or unknown; else NONE.
 *
 * Earned and possible, of which score.h makes the score: every practice could earn its
 * weight; in place earns all of it, partial half, missing and unknown nothing; not
 * applicable leaves the sum. */
#ifndef RISK_H
#define RISK_H

#include "store/score.h"

typedef enum PracticeState {
    PRACTICE_UNANSWERED,
    PRACTICE_IN_PLACE,
    PRACTICE_PARTIAL,
    PRACTICE_MISSING,
    PRACTICE_NOT_APPLICABLE,
    PRACTICE_UNKNOWN,
    PRACTICE_STATE_COUNT
} PracticeState;

typedef enum QuestionState {
    QUESTION_OPEN,
    QUESTION_NOT_APPLICABLE,
    QUESTION_REFUSED,
    QUESTION_FOLLOW_UP,
    QUESTION_STATE_COUNT
} QuestionState;

typedef enum Risk {
    RISK_UNANSWERED,
    RISK_HIGH,
    RISK_MEDIUM,
    RISK_NONE,
    RISK_NOT_APPLICABLE,
    RISK_COUNT
} Risk;

typedef struct RatedPractice {
    const char *id;
    Weight weight;
    PracticeState state;
} RatedPractice;

typedef struct Assessment {
    bool is_answered;
    Risk risk;
    double earned, possible;
} Assessment;

/* The conditions are "" where the lens gives none; a broken one counts as none. */
Assessment risk_assess(const RatedPractice practices[], size_t count, QuestionState state,
                       const char *high_when, const char *medium_when);

/* True when both conditions parse over these practices. */
MUST_CHECK bool risk_check_conditions(const RatedPractice practices[], size_t count,
                                      const char *high_when, const char *medium_when);

/* Codes as stored and typed: "in-place", "not-applicable", "HIGH", "medium"; "" for an
 * unanswered practice and an open question. */
extern const char *const practice_state_codes[PRACTICE_STATE_COUNT];
extern const char *const question_state_codes[QUESTION_STATE_COUNT];
extern const char *const risk_codes[RISK_COUNT];

PracticeState risk_practice_state(const char *code);
QuestionState risk_question_state(const char *code);

#endif
