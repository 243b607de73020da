/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Savings that overlap; values are worked out by hand. */
#include "config.h"
#include <criterion/criterion.h>
#include <string.h>

#include "advice/saving.h"
#include "engagement/form.h"
#include "plan/plan.h"
#include "small_plan.h"

TestSuite(saving, .init = use_new_home);

static int64_t sum(const SavingClaim claims[], size_t count)
{
    int64_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += claims[i].counted;
    return found;
}

Test(saving, of_a_base_and_its_parts_is_never_above_its_limit)
{
    static const SavingLimit limits[] = { { "compute", "CNY", "compute batch", 600 },
                                          { "bill", "CNY", "bill compute batch traffic", 800 } };
    SavingClaim claims[] = { { .base = "compute", .currency = "CNY", .claimed = 500 },
                             { .base = "batch", .currency = "CNY", .claimed = 400 },
                             { .base = "traffic", .currency = "CNY", .claimed = 100 },
                             { .base = "compute", .currency = "USD", .claimed = 9000 } };
    saving_count(limits, COUNT(limits), claims, COUNT(claims));
    /* 900 within 600: two thirds of each, rounded down; 333 + 266 + 100 are within 800. */
    cr_expect_eq(claims[0].counted, 333);
    cr_expect_eq(claims[1].counted, 266);
    cr_expect_eq(claims[1].limit, &limits[0]);
    cr_expect_eq(claims[2].counted, 100);
    cr_expect_null(claims[2].limit);
    cr_expect_eq(claims[3].counted, 9000, "no limit is known in its currency");
    claims[2].claimed = 1000;
    saving_count(limits, COUNT(limits), claims, COUNT(claims));
    cr_expect_leq(sum(claims, 3), 800);
    cr_expect_geq(sum(claims, 3), 798);
    cr_expect_eq(claims[0].limit, &limits[1]);
}

Test(saving, within_the_limit_counts_in_full)
{
    static const SavingLimit limits[] = { { "bill", "CNY", "bill", 900 } };
    SavingClaim claims[] = { { .base = "bill", .currency = "CNY", .claimed = 500 },
                             { .base = "bill", .currency = "CNY", .claimed = 400 } };
    saving_count(limits, COUNT(limits), claims, COUNT(claims));
    cr_expect_eq(sum(claims, 2), 900);
    cr_expect_null(claims[0].limit);
}

static int64_t saving_of(const Recommendations *all, const char *id)
{
    const Recommendation *one = recommendation_find(all, id);
    cr_assert_not_null(one);
    return one->item.saving;
}

static void expect_savings(const Engagement *engagement, int64_t first, int64_t fifth)
{
    Recommendations *all = open_all(engagement);
    cr_expect_eq(saving_of(all, engagement->ids[0]), first, "%lld",
                 (long long)saving_of(all, engagement->ids[0]));
    cr_expect_eq(saving_of(all, engagement->ids[4]), fifth, "%lld",
                 (long long)saving_of(all, engagement->ids[4]));
    recommendation_close(all);
}

static void expect_words(const Engagement *engagement)
{
    Recommendations *all = open_all(engagement);
    char *said = recommendation_cap(all, recommendation_find(all, engagement->ids[0]));
    cr_expect_str_eq(said, "capped: of 4000.00 CNY a month 2857.14 count; savings of the whole "
                           "bill, which costs 10000 a month, are at most 50 % of it together");
    free(said);
    recommendation_close(all);
}

static void expect_kept(const Engagement *engagement)
{
    enum { KEPT };
    static const Query queries[] = {
        [KEPT] = { "", "SELECT group_concat(saving || ' of ' || claimed || ' ' || capped_by, '; ')"
                       " FROM recommended WHERE is_planned AND claimed" },
        { 0 },
    };
    char *why, *provisional;
    cr_assert(plan_result_keep(engagement->store, "2026-01-05", true, &why, &provisional), "%s",
              failure());
    char *kept = store_text(engagement->store, queries, KEPT);
    cr_expect_str_eq(kept, "2857.14 of 4000.0 bill; 2142.85 of 3000.0 bill");
    free(kept);
}

/* Half of the 10000 declared can be saved: 4000 and 3000 become 5000. */
Test(saving, claimed_together_is_at_most_half_of_what_was_declared)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    cr_assert(set(&engagement, 0, "saving=4000") && set(&engagement, 4, "saving=3000"));
    accept_all(&engagement);
    expect_savings(&engagement, 400000, 300000);
    cr_assert(form_set(engagement.store, "business", engagement.workload, "monthly_spend",
                       "10000.00 CNY"),
              "%s", failure());
    expect_savings(&engagement, 285714, 214285);
    expect_words(&engagement);
    expect_kept(&engagement);
    cr_assert(set(&engagement, 4, "decision=deferred"));
    expect_savings(&engagement, 400000, 300000);
    close_engagement(&engagement);
}
