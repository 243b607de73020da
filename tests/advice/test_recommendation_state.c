/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>

#include "advice/recommendation_state.h"

Test(recommendation_state, stored_words_are_known_and_others_are_none)
{
    cr_expect_eq(recommendation_status("proposed"), STATUS_PROPOSED);
    cr_expect_eq(recommendation_status("merged"), STATUS_MERGED);
    cr_expect_eq(recommendation_status("merge"), STATUS_UNKNOWN);
    cr_expect_eq(recommendation_status("proposed accepted"), STATUS_UNKNOWN);
    cr_expect_eq(recommendation_decision(""), DECISION_NONE);
    cr_expect_eq(recommendation_decision("rejected"), DECISION_REJECTED);
    cr_expect_eq(recommendation_progress("not-started"), PROGRESS_NOT_STARTED);
    cr_expect_eq(recommendation_progress("in-progress"), PROGRESS_IN_PROGRESS);
    cr_expect_eq(recommendation_progress("done"), PROGRESS_DONE);
    cr_expect_eq(recommendation_progress("DONE"), PROGRESS_UNKNOWN);
}
