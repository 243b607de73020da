/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values worked out by hand from the rule in risk.h. */
#include "config.h"
#include <criterion/criterion.h>
#include <string.h>

#include "lens/condition.h"
#include "lens/risk.h"

enum { H = WEIGHT_HIGH, M = WEIGHT_MEDIUM, L = WEIGHT_LOW };
enum {
    U = PRACTICE_UNANSWERED,
    Y = PRACTICE_IN_PLACE,
    P = PRACTICE_PARTIAL,
    N = PRACTICE_MISSING,
    A = PRACTICE_NOT_APPLICABLE,
    D = PRACTICE_UNKNOWN
};

static const struct {
    const char *name;
    int weights[4], states[4];
    QuestionState question;
    Risk risk;
    double earned, possible;
} cases[] = {
    { "all in place", { H, M, L }, { Y, Y, Y }, QUESTION_OPEN, RISK_NONE, 6, 6 },
    { "high missing", { H, M, L }, { N, Y, Y }, QUESTION_OPEN, RISK_HIGH, 3, 6 },
    { "high unknown", { H, M, L }, { D, Y, Y }, QUESTION_OPEN, RISK_HIGH, 3, 6 },
    { "high partial", { H, M, L }, { P, Y, Y }, QUESTION_OPEN, RISK_MEDIUM, 4.5, 6 },
    { "medium missing", { H, M, L }, { Y, N, Y }, QUESTION_OPEN, RISK_MEDIUM, 4, 6 },
    { "medium unknown", { H, M, L }, { Y, D, Y }, QUESTION_OPEN, RISK_MEDIUM, 4, 6 },
    { "medium partial", { H, M, L }, { Y, P, Y }, QUESTION_OPEN, RISK_NONE, 5, 6 },
    { "low missing", { H, M, L }, { Y, Y, N }, QUESTION_OPEN, RISK_NONE, 5, 6 },
    { "one without a state", { H, M, L }, { N, U, Y }, QUESTION_OPEN, RISK_UNANSWERED, 0, 0 },
    { "high not applicable leaves the sum",
      { H, M, L },
      { A, Y, N },
      QUESTION_OPEN,
      RISK_NONE,
      2,
      3 },
    { "all not applicable", { H, M }, { A, A }, QUESTION_OPEN, RISK_NOT_APPLICABLE, 0, 0 },
    { "question not applicable",
      { H, M },
      { N, U },
      QUESTION_NOT_APPLICABLE,
      RISK_NOT_APPLICABLE,
      0,
      0 },
    { "refused is all unknown", { M, L }, { Y, U }, QUESTION_REFUSED, RISK_MEDIUM, 0, 3 },
    { "refused with a high weight", { H, L }, { Y, Y }, QUESTION_REFUSED, RISK_HIGH, 0, 4 },
    { "follow-up changes nothing", { H, L }, { Y, N }, QUESTION_FOLLOW_UP, RISK_NONE, 3, 4 },
    { "follow-up without answers", { H, L }, { U, N }, QUESTION_FOLLOW_UP, RISK_UNANSWERED, 0, 0 },
};

static size_t fill(RatedPractice list[], const int weights[], const int states[])
{
    static const char *const ids[] = { "Q_1", "Q_2", "Q_3", "Q_4" };
    size_t count = 0;
    for (; count < 4 && weights[count]; count++)
        list[count] =
            (RatedPractice){ ids[count], (Weight)weights[count], (PracticeState)states[count] };
    return count;
}

Test(risk, follows_the_weights)
{
    RatedPractice list[4];
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t count = fill(list, cases[i].weights, cases[i].states);
        Assessment found = risk_assess(list, count, cases[i].question, "", "");
        cr_expect_eq(found.risk, cases[i].risk, "%s: %s", cases[i].name, risk_codes[found.risk]);
        cr_expect_eq(found.earned, cases[i].earned, "%s: earned %g", cases[i].name, found.earned);
        cr_expect_eq(found.possible, cases[i].possible, "%s: possible %g", cases[i].name,
                     found.possible);
        cr_expect_eq(found.is_answered, cases[i].risk != RISK_UNANSWERED, "%s", cases[i].name);
    }
}

Test(risk, a_rule_of_the_lens_decides_alone)
{
    RatedPractice list[4];
    size_t count = fill(list, (int[4]){ L, H, M }, (int[4]){ N, N, Y });
    cr_expect_eq(risk_assess(list, count, QUESTION_OPEN, "!Q_1", "!Q_2").risk, RISK_HIGH);
    cr_expect_eq(risk_assess(list, count, QUESTION_OPEN, "Q_1", "!Q_2").risk, RISK_MEDIUM);
    cr_expect_eq(risk_assess(list, count, QUESTION_OPEN, "Q_1", "Q_2").risk, RISK_NONE);
}

Test(risk, not_applicable_counts_as_in_place_in_a_rule)
{
    RatedPractice list[4];
    size_t count = fill(list, (int[4]){ H, H }, (int[4]){ A, Y });
    cr_expect_eq(risk_assess(list, count, QUESTION_OPEN, "!Q_1", "").risk, RISK_NONE);
}

static bool lookup(const void *context, const char *id, size_t bytes, bool *known)
{
    (void)context;
    *known = bytes == 1 && (*id == 't' || *id == 'f');
    return *id == 't';
}

Test(condition, binds_as_in_c)
{
    static const struct {
        const char *text;
        bool holds;
    } good[] = {
        { "t", true },           { "!t", false },
        { "t || f && f", true }, { "(t || f) && f", false },
        { "!(t && f)", true },   { "  !\t!t ", true },
        { "f||t&&!f", true },
    };
    for (size_t i = 0; i < COUNT(good); i++) {
        bool holds = false;
        cr_expect(condition_evaluate(good[i].text, lookup, NULL, &holds), "%s: %s", good[i].text,
                  failure());
        cr_expect_eq(holds, good[i].holds, "%s", good[i].text);
    }
}

Test(condition, says_where_it_is_wrong)
{
    static const struct {
        const char *text, *where;
    } bad[] = {
        { "", "column 1:" },   { "t &&", "column 5:" }, { "t f", "column 3:" },
        { "(t", "column 3:" }, { "x", "column 1:" },    { "t & f", "column 3:" },
    };
    bool holds;
    for (size_t i = 0; i < COUNT(bad); i++) {
        cr_expect_not(condition_evaluate(bad[i].text, lookup, NULL, &holds), "%s", bad[i].text);
        cr_expect(strstr(failure(), bad[i].where), "%s: %s", bad[i].text, failure());
    }
}

Test(condition, refuses_bottomless_nesting)
{
    char text[4096];
    bool holds;
    memset(text, '(', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    cr_expect_not(condition_evaluate(text, lookup, NULL, &holds));
}

Test(condition, any_text_is_true_false_or_refused)
{
    static const char pieces[] = "tf&|!() x";
    unsigned seed = 7;
    size_t good = 0;
    for (int round = 0; round < 20000; round++) {
        char text[24] = "";
        bool holds;
        for (size_t i = 0; i < 1 + (size_t)round % 20; i++) {
            seed = seed * 1103515245u + 12345u;
            text[i] = pieces[(seed >> 16) % (sizeof pieces - 1)];
        }
        bool parsed = condition_evaluate(text, lookup, NULL, &holds);
        cr_assert(parsed || strstr(failure(), "column"), "'%s': %s", text, failure());
        good += parsed;
    }
    cr_expect_gt(good, 100);
}
