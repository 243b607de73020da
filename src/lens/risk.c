/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "lens/risk.h"

#include <string.h>

#include "lens/condition.h"

const char *const practice_state_codes[PRACTICE_STATE_COUNT] = {
    "", "in-place", "partial", "missing", "not-applicable", "unknown"
};
const char *const question_state_codes[QUESTION_STATE_COUNT] = { "", "not-applicable", "refused",
                                                                 "follow-up" };
const char *const risk_codes[RISK_COUNT] = { "UNANSWERED", "HIGH", "MEDIUM", "NONE",
                                             "NOT_APPLICABLE" };

static const double share_earned[PRACTICE_STATE_COUNT] = {
    [PRACTICE_IN_PLACE] = 1, [PRACTICE_PARTIAL] = 0.5
};

typedef struct Practices {
    const RatedPractice *list;
    size_t count;
    QuestionState state;
} Practices;

static PracticeState effective(const Practices *practices, size_t i)
{
    return practices->state == QUESTION_REFUSED ? PRACTICE_UNKNOWN : practices->list[i].state;
}

static bool is_gap(PracticeState state)
{
    return state == PRACTICE_MISSING || state == PRACTICE_UNKNOWN;
}

static Risk risk_by_weight(const Practices *practices)
{
    Risk risk = RISK_NONE;
    for (size_t i = 0; i < practices->count; i++) {
        Weight weight = practices->list[i].weight;
        PracticeState state = effective(practices, i);
        if (weight == WEIGHT_HIGH && is_gap(state))
            return RISK_HIGH;
        if ((weight == WEIGHT_HIGH && state == PRACTICE_PARTIAL) ||
            (weight == WEIGHT_MEDIUM && is_gap(state)))
            risk = RISK_MEDIUM;
    }
    return risk;
}

static bool is_in_place(const void *context, const char *id, size_t bytes, bool *known)
{
    const Practices *practices = context;
    for (size_t i = 0; i < practices->count; i++) {
        const char *other = practices->list[i].id;
        if (strncmp(other, id, bytes) == 0 && !other[bytes]) {
            PracticeState state = effective(practices, i);
            *known = true;
            return state == PRACTICE_IN_PLACE || state == PRACTICE_NOT_APPLICABLE;
        }
    }
    return false;
}

static Risk risk_by_rule(const Practices *practices, const char *high_when, const char *medium_when)
{
    bool is_high = false, is_medium = false;
    if (*high_when && !condition_evaluate(high_when, is_in_place, practices, &is_high))
        return risk_by_weight(practices);
    if (*medium_when && !condition_evaluate(medium_when, is_in_place, practices, &is_medium))
        return risk_by_weight(practices);
    return is_high ? RISK_HIGH : is_medium ? RISK_MEDIUM : RISK_NONE;
}

static void add_up(const Practices *practices, Assessment *assessment)
{
    for (size_t i = 0; i < practices->count; i++) {
        PracticeState state = effective(practices, i);
        if (state == PRACTICE_NOT_APPLICABLE)
            continue;
        assessment->possible += practices->list[i].weight;
        assessment->earned += practices->list[i].weight * share_earned[state];
    }
}

static size_t count_state(const Practices *practices, PracticeState state)
{
    size_t count = 0;
    for (size_t i = 0; i < practices->count; i++)
        count += effective(practices, i) == state;
    return count;
}

Assessment risk_assess(const RatedPractice list[], size_t count, QuestionState state,
                       const char *high_when, const char *medium_when)
{
    Practices practices = { list, count, state };
    Assessment assessment = { .is_answered = true, .risk = RISK_NOT_APPLICABLE };
    if (state == QUESTION_NOT_APPLICABLE)
        return assessment;
    if (count_state(&practices, PRACTICE_UNANSWERED))
        return (Assessment){ .risk = RISK_UNANSWERED };
    if (count_state(&practices, PRACTICE_NOT_APPLICABLE) == count)
        return assessment;
    bool has_rule = *high_when || *medium_when;
    assessment.risk =
        has_rule ? risk_by_rule(&practices, high_when, medium_when) : risk_by_weight(&practices);
    add_up(&practices, &assessment);
    return assessment;
}

bool risk_check_conditions(const RatedPractice list[], size_t count, const char *high_when,
                           const char *medium_when)
{
    Practices practices = { list, count, QUESTION_OPEN };
    bool holds;
    return (!*high_when || condition_evaluate(high_when, is_in_place, &practices, &holds)) &&
           (!*medium_when || condition_evaluate(medium_when, is_in_place, &practices, &holds));
}

static int index_of(const char *const codes[], int count, const char *code)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(codes[i], code))
            return i;
    return 0;
}

PracticeState risk_practice_state(const char *code)
{
    return (PracticeState)index_of(practice_state_codes, PRACTICE_STATE_COUNT, code);
}

QuestionState risk_question_state(const char *code)
{
    return (QuestionState)index_of(question_state_codes, QUESTION_STATE_COUNT, code);
}
