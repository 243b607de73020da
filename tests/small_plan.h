/* SPDX-License-Identifier: GPL-3.0-or-later */
/* small_plan.h - an engagement on a bank of one question, for what is made of its answers. */
#ifndef SMALL_PLAN_H
#define SMALL_PLAN_H

#include <string.h>

#include "engagement/answer.h"
#include "plan/plan.h"
#include "small_bank.h"

static inline void use_new_home(void)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

/* Expected days at the middle of the range: 2, 3, 1, 4, 5. */
static const char small_practices[] = PRACTICE("A_1", "Q1", "一", "high", "1", "3", "")
    PRACTICE("A_2", "Q1", "二", "medium", "2", "4", "A_1")
        PRACTICE("A_3", "Q1", "三", "low", "0.5", "1.5", "")
            PRACTICE("A_4", "Q1", "四", "high", "3", "5", "")
                PRACTICE("A_5", "Q1", "五", "high", "5", "5", "");

typedef struct Engagement {
    Store *store;
    char *workload;
    char ids[5][20]; /* of the recommendations for A_1 to A_5 */
} Engagement;

/* A_1 missing, A_2 partial, A_3 unknown, A_4 in place, A_5 missing. */
static inline Engagement make_engagement(void)
{
    static const PracticeState states[] = { PRACTICE_MISSING, PRACTICE_PARTIAL, PRACTICE_UNKNOWN,
                                            PRACTICE_IN_PLACE, PRACTICE_MISSING };
    char *folder = small_bank(small_practices);
    const char *const lenses[] = { folder, NULL };
    Engagement made = { 0 };
    made.store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .lenses = lenses });
    cr_assert_not_null(made.store, "%s", failure());
    made.workload = engagement_workload(made.store, NULL);
    for (size_t i = 0; i < COUNT(states); i++) {
        char practice[8];
        snprintf(practice, sizeof practice, "A_%zu", i + 1);
        snprintf(made.ids[i], sizeof made.ids[i], "%s-%.8s", practice, made.workload);
        cr_assert(answer_set_practice(made.store, made.workload, practice, states[i], ""));
    }
    free(folder);
    return made;
}

static inline void close_engagement(Engagement *engagement)
{
    store_close(engagement->store);
    free(engagement->workload);
}

static inline void propose(const Engagement *engagement, size_t expected)
{
    size_t added = 99;
    cr_assert(recommendation_propose(engagement->store, &added), "%s", failure());
    cr_expect_eq(added, expected, "%zu", added);
}

static inline void accept_all(const Engagement *engagement)
{
    size_t accepted;
    cr_assert(recommendation_accept_all(engagement->store, &accepted), "%s", failure());
}

static inline bool set(const Engagement *engagement, size_t number, const char *assignment)
{
    return recommendation_set(engagement->store, engagement->ids[number], &assignment, 1);
}

static inline Recommendations *open_all(const Engagement *engagement)
{
    Recommendations *all = recommendation_open(engagement->store, ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    return all;
}

#endif
