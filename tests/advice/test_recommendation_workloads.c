/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recommendation for a practice that several workloads lack, on a bank of one question; values
 * are worked out by hand. */
#include "config.h"
#include <string.h>

#include "advice/recommendation.h"
#include "engagement/answer.h"
#include "engagement/form.h"
#include "plan/plan.h"
#include "small_bank.h"
#include "workbook/journal.h"

static const char practices[] = PRACTICE("A_1", "Q1", "一", "high", "1", "3", "")
    PRACTICE("A_2", "Q1", "二", "medium", "2", "4", "A_1");

enum { SHOP, STORE, DATA, WORKLOADS };

typedef struct Case {
    Store *store;
    char *workloads[WORKLOADS], *ids[WORKLOADS]; /* of A_1 */
} Case;

static void answer(const Case *made, size_t workload, const char *practice, PracticeState state)
{
    cr_assert(answer_set_practice(made->store, made->workloads[workload], practice, state, ""),
              "%s", failure());
}

/* A_1 is missing in the first `count` workloads, A_2 is in place in all. */
static Case begin(size_t count)
{
    static const char *const names[] = { "Shop", "Store", "Data", NULL };
    char *folder = small_bank(practices);
    const char *const lenses[] = { folder, NULL };
    Case made = { .store = engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME",
                                                                            .workloads = names,
                                                                            .lenses = lenses }) };
    cr_assert_not_null(made.store, "%s", failure());
    for (size_t i = 0; i < WORKLOADS; i++) {
        made.workloads[i] = engagement_workload(made.store, names[i]);
        made.ids[i] = xasprintf("A_1-%.8s", made.workloads[i]);
    }
    for (size_t i = 0; i < WORKLOADS; i++) {
        answer(&made, i, "A_2", PRACTICE_IN_PLACE);
        answer(&made, i, "A_1", i < count ? PRACTICE_MISSING : PRACTICE_IN_PLACE);
    }
    free(folder);
    return made;
}

static void end(Case *made)
{
    for (size_t i = 0; i < WORKLOADS; i++) {
        free(made->workloads[i]);
        free(made->ids[i]);
    }
    store_close(made->store);
}

static void propose(const Case *made, size_t expected)
{
    size_t added;
    cr_assert(recommendation_propose(made->store, &added), "%s", failure());
    cr_expect_eq(added, expected, "%zu", added);
}

static void set(const Case *made, const char *id, const char *word)
{
    cr_assert(recommendation_set(made->store, id, &word, 1), "%s", failure());
}

static void apart(const Case *made, const char *id, size_t expected)
{
    size_t count;
    cr_assert(recommendation_take_apart(made->store, id, &count), "%s", failure());
    cr_expect_eq(count, expected);
}

static Recommendations *open_all(const Case *made, size_t expected)
{
    Recommendations *all = recommendation_open(made->store, ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    cr_expect_eq(all->count, expected, "%zu", all->count);
    return all;
}

typedef struct Wanted {
    const char *place, *state, *level;
    int64_t risk, least, likely, most;
} Wanted;

static void expect(const Case *made, const char *id, Wanted wanted)
{
    Recommendations *all = recommendation_open(made->store, ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    const Recommendation *one = recommendation_find(all, id);
    cr_assert_not_null(one, "%s", failure());
    cr_expect_str_eq(recommendation_workload(one), wanted.place);
    cr_expect_str_eq(recommendation_text(all, one, "state"), wanted.state);
    cr_expect_str_eq(recommendation_text(all, one, "level"), wanted.level);
    cr_expect_eq(one->risk, wanted.risk, "%lld", (long long)one->risk);
    cr_expect_eq(one->effort.least, wanted.least, "%lld", (long long)one->effort.least);
    cr_expect_eq(one->effort.likely, wanted.likely, "%lld", (long long)one->effort.likely);
    cr_expect_eq(one->effort.most, wanted.most, "%lld", (long long)one->effort.most);
    recommendation_close(all);
}

/* Of 3 points and 1 to 3 days each. */
Test(recommendation_workloads, share_one_recommendation_for_a_practice)
{
    Case made = begin(2);
    propose(&made, 1);
    recommendation_close(open_all(&made, 1));
    expect(&made, made.ids[SHOP], (Wanted){ "Shop, Store", "missing", "HIGH", 600, 200, 400, 600 });
    cr_assert(journal_undo(made.store, NULL), "%s", failure());
    recommendation_close(open_all(&made, 0));
    end(&made);
}

Test(recommendation_workloads, that_lack_it_later_join_what_is_only_proposed)
{
    Case made = begin(2);
    propose(&made, 1);
    answer(&made, DATA, "A_1", PRACTICE_PARTIAL);
    propose(&made, 0);
    recommendation_close(open_all(&made, 1));
    expect(&made, made.ids[SHOP],
           (Wanted){ "All 3 workloads", "missing", "HIGH", 750, 300, 600, 900 });
    end(&made);
}

/* What was accepted for two is not silently for three. */
Test(recommendation_workloads, that_lack_it_after_a_decision_have_one_of_their_own)
{
    Case made = begin(2);
    propose(&made, 1);
    set(&made, made.ids[SHOP], "status=accepted");
    answer(&made, DATA, "A_1", PRACTICE_MISSING);
    propose(&made, 1);
    recommendation_close(open_all(&made, 2));
    expect(&made, made.ids[SHOP], (Wanted){ "Shop, Store", "missing", "HIGH", 600, 200, 400, 600 });
    expect(&made, made.ids[DATA], (Wanted){ "Data", "missing", "HIGH", 300, 100, 200, 300 });
    end(&made);
}

Test(recommendation_workloads, are_taken_apart_on_demand_and_stay_so)
{
    Case made = begin(2);
    propose(&made, 1);
    apart(&made, made.ids[SHOP], 1);
    propose(&made, 0);
    recommendation_close(open_all(&made, 2));
    expect(&made, made.ids[SHOP], (Wanted){ "Shop", "missing", "HIGH", 300, 100, 200, 300 });
    expect(&made, made.ids[STORE], (Wanted){ "Store", "missing", "HIGH", 300, 100, 200, 300 });
    end(&made);
}

/* The first was mended before anybody decided; the other still lacks it in part: 1.5 points. What
 * is in place by now counts only where it was accepted. */
Test(recommendation_workloads, keep_it_while_one_of_them_lacks_it)
{
    size_t accepted;
    Case made = begin(2);
    propose(&made, 1);
    answer(&made, SHOP, "A_1", PRACTICE_IN_PLACE);
    answer(&made, STORE, "A_1", PRACTICE_PARTIAL);
    expect(&made, made.ids[SHOP], (Wanted){ "Store", "partial", "MEDIUM", 150, 100, 200, 300 });
    cr_assert(recommendation_accept_all(made.store, &accepted) && accepted == 1, "%zu", accepted);
    expect(&made, made.ids[SHOP],
           (Wanted){ "Shop, Store", "partial", "MEDIUM", 150, 200, 400, 600 });
    answer(&made, STORE, "A_1", PRACTICE_IN_PLACE);
    expect(&made, made.ids[SHOP], (Wanted){ "Shop, Store", "settled", "", 0, 200, 400, 600 });
    end(&made);
}

Test(recommendation_workloads, have_the_effort_together_that_was_given)
{
    Case made = begin(2);
    propose(&made, 1);
    set(&made, made.ids[SHOP], "most=5");
    expect(&made, made.ids[SHOP], (Wanted){ "Shop, Store", "missing", "HIGH", 600, 100, 300, 500 });
    set(&made, made.ids[SHOP], "most=");
    set(&made, made.ids[STORE], "saving=10");
    Recommendations *all = open_all(&made, 1);
    cr_expect_eq(all->list[0].item.saving, 1000);
    recommendation_close(all);
    set(&made, made.ids[SHOP], "saving=30");
    all = open_all(&made, 1);
    cr_expect_eq(all->list[0].item.saving, 3000, "what is given for it is the whole");
    recommendation_close(all);
    end(&made);
}

/* Another practice merged by hand is part of the same work, and brings its risk: 2 points. */
Test(recommendation_workloads, have_no_more_to_do_for_another_practice)
{
    Case made = begin(2);
    answer(&made, STORE, "A_2", PRACTICE_MISSING);
    propose(&made, 2);
    char *other = xasprintf("A_2-%.8s", made.workloads[STORE]),
         *into = xasprintf("merged-into=%s", made.ids[SHOP]);
    const char *const words[] = { "status=merged", into };
    cr_assert(recommendation_set(made.store, other, words, COUNT(words)), "%s", failure());
    expect(&made, made.ids[SHOP], (Wanted){ "Shop, Store", "missing", "HIGH", 800, 200, 400, 600 });
    free(into);
    free(other);
    end(&made);
}

enum { PERSON, SHARES };
static const Query queries[] = {
    [PERSON] = { "t", "SELECT person FROM responsible WHERE id = ?" },
    [SHARES] = { "t", "SELECT group_concat(shares, ' ') FROM recommended_workload WHERE id = ?" },
    { 0 },
};

static void expect_text(const Case *made, int query, const char *wanted)
{
    char *found = store_text(made->store, queries, query, made->ids[SHOP]);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, wanted, "%s", found);
    free(found);
}

Test(recommendation_workloads, have_each_a_responsible_person_and_a_share)
{
    Case made = begin(2);
    propose(&made, 1);
    cr_assert(form_set(made.store, "business", made.workloads[SHOP], "technical_owner", "Shen Bo"));
    cr_assert(form_set(made.store, "business", made.workloads[STORE], "technical_owner", "Li Na"));
    set(&made, made.ids[SHOP], "owner=customer");
    expect_text(&made, PERSON, "Shen Bo / Li Na");
    expect_text(&made, SHARES, "2 2");
    end(&made);
}
