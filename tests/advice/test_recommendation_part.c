/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting and taking apart, on a bank of one question; values are worked out by hand. */
#include "config.h"
#include <string.h>

#include "advice/recommendation.h"
#include "engagement/answer.h"
#include "plan/plan.h"
#include "small_bank.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

static const char practices[] = PRACTICE("A_1", "Q1", "一", "high", "1", "3", "")
    PRACTICE("A_2", "Q1", "二", "medium", "2", "4", "A_1");

typedef struct Case {
    Store *store;
    char *workload, *first, *second; /* of the recommendations for A_1 and A_2 */
} Case;

static Case begin(void)
{
    size_t added;
    char *folder = small_bank(practices);
    const char *const lenses[] = { folder, NULL };
    Case made = { 0 };
    made.store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .lenses = lenses });
    cr_assert_not_null(made.store, "%s", failure());
    made.workload = engagement_workload(made.store, NULL);
    made.first = xasprintf("A_1-%.8s", made.workload);
    made.second = xasprintf("A_2-%.8s", made.workload);
    cr_assert(answer_set_practice(made.store, made.workload, "A_1", PRACTICE_MISSING, "") &&
              answer_set_practice(made.store, made.workload, "A_2", PRACTICE_MISSING, "") &&
              recommendation_propose(made.store, &added));
    free(folder);
    return made;
}

static void end(Case *made)
{
    store_close(made->store);
    free(made->workload);
    free(made->first);
    free(made->second);
}

static void set(const Case *made, const char *id, const char *const words[], size_t count)
{
    cr_assert(recommendation_set(made->store, id, words, count), "%s", failure());
}

static void split(const Case *made, const char *id, const char *second, const char *third)
{
    const char *const titles[] = { "Title", second, third };
    cr_assert(recommendation_split(made->store, id, titles, third ? 3 : 2, ENGLISH), "%s",
              failure());
}

static Recommendations *open_all(Store *store)
{
    Recommendations *all = recommendation_open(store, ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    return all;
}

static size_t count_of(const Case *made)
{
    Recommendations *all = open_all(made->store);
    size_t count = all->count;
    recommendation_close(all);
    return count;
}

typedef struct Share {
    const char *suffix, *title;
    int64_t risk, least, likely, most, once, saving;
} Share;

static void expect_shares(const Case *made, const Share shares[], size_t count)
{
    Recommendations *all = open_all(made->store);
    for (size_t i = 0; i < count; i++) {
        char *id = xasprintf("%s%s", made->first, shares[i].suffix),
             *number = xasprintf("A_1%s", shares[i].suffix);
        const Recommendation *one = recommendation_find(all, id);
        cr_assert_not_null(one, "%s", failure());
        cr_expect_str_eq(one->number, number);
        cr_expect_str_eq(recommendation_text(all, one, "title"), shares[i].title);
        cr_expect_eq(one->risk, shares[i].risk, "%s: %lld", id, (long long)one->risk);
        cr_expect_eq(one->effort.least, shares[i].least);
        cr_expect_eq(one->effort.likely, shares[i].likely);
        cr_expect_eq(one->effort.most, shares[i].most);
        cr_expect_eq(one->item.once, shares[i].once);
        cr_expect_eq(one->item.saving, shares[i].saving);
        cr_expect_str_eq(one->item.currency, "CNY");
        cr_expect_str_eq(recommendation_text(all, one, "owner"), "provider");
        free(id);
        free(number);
    }
    recommendation_close(all);
}

/* 3 points, 1 to 3 days and 100 among three: what does not divide goes to the first. */
Test(recommendation_part, shares_what_the_whole_had)
{
    static const Share shares[] = { { "", "Title", 100, 34, 67, 100, 3334, 2 },
                                    { ".2", "Two", 100, 33, 67, 100, 3333, 2 },
                                    { ".3", "Three", 100, 33, 66, 100, 3333, 1 } };
    static const Share halves[] = { { "", "Title", 100, 34, 67, 100, 3334, 2 },
                                    { ".2", "Title", 50, 17, 34, 50, 1667, 1 },
                                    { ".3", "Three", 100, 33, 66, 100, 3333, 1 },
                                    { ".4", "Four", 50, 16, 33, 50, 1666, 1 } };
    Case made = begin();
    set(&made, made.first, (const char *const[]){ "once=100", "saving=0.05", "owner=provider" }, 3);
    split(&made, made.first, "Two", "Three");
    expect_shares(&made, shares, COUNT(shares));
    char *part = xasprintf("%s.2", made.first);
    split(&made, part, "Four", NULL);
    expect_shares(&made, halves, COUNT(halves));
    cr_assert(journal_undo(made.store, NULL), "%s", failure());
    expect_shares(&made, shares, COUNT(shares));
    cr_assert(journal_undo(made.store, NULL), "%s", failure());
    expect_shares(&made, (const Share[]){ { "", "Title", 300, 100, 200, 300, 10000, 5 } }, 1);
    cr_expect_eq(count_of(&made), 2);
    free(part);
    end(&made);
}

static void expect_number(const Recommendations *all, const char *id, const char *column,
                          const char *expected)
{
    const char *found = recommendation_text(all, recommendation_find(all, id), column);
    cr_expect_str_eq(found, expected, "%s of %s: %s, not %s", column, id, found, expected);
}

/* 2 days expected and agreed, 1 spent, 3 left; of two parts each has half. */
Test(recommendation_part, shares_what_was_done_and_agreed)
{
    static const char *const numbers[][2] = {
        { "planned_days", "100" },     { "actual", "50" },          { "remaining", "150" },
        { "progress", "in-progress" }, { "started", "2026-11-20" }, { "planned_at", "2026-11-23" }
    };
    size_t count;
    Case made = begin();
    set(&made, made.first, (const char *const[]){ "status=accepted" }, 1);
    cr_assert(plan_set_start(made.store, "2026-11-23") && plan_agree(made.store, &count) &&
                  count == 1,
              "%s", failure());
    set(&made, made.first,
        (const char *const[]){ "progress=in-progress", "started=2026-11-20", "actual=1",
                               "remaining=3" },
        4);
    split(&made, made.first, "Two", NULL);
    char *part = xasprintf("%s.2", made.first);
    Recommendations *all = open_all(made.store);
    for (size_t i = 0; i < COUNT(numbers); i++) {
        expect_number(all, made.first, numbers[i][0], numbers[i][1]);
        expect_number(all, part, numbers[i][0], numbers[i][1]);
    }
    recommendation_close(all);
    free(part);
    end(&made);
}

Test(recommendation_part, is_waited_for_with_the_others_and_not_proposed_again)
{
    size_t added;
    Case made = begin();
    split(&made, made.first, "Two", NULL);
    cr_assert(recommendation_propose(made.store, &added) && added == 0, "%zu", added);
    Recommendations *all = open_all(made.store);
    char *both = xasprintf("%s %s.2", made.first, made.first),
         *part = xasprintf("%s.2", made.first);
    cr_expect_str_eq(recommendation_find(all, made.second)->depends_on, both);
    cr_expect_str_eq(recommendation_find(all, made.first)->depends_on, "");
    recommendation_close(all);
    split(&made, made.second, "Behind", NULL);
    all = open_all(made.store);
    for (size_t i = 0; i < all->count; i++)
        if (!strncmp(all->list[i].id, "A_2", 3))
            cr_expect_str_eq(all->list[i].depends_on, both, "%s", all->list[i].id);
    recommendation_close(all);
    set(&made, part, (const char *const[]){ "status=dismissed", "reason=No need" }, 2);
    all = open_all(made.store);
    cr_expect_str_eq(recommendation_find(all, made.second)->depends_on, made.first);
    recommendation_close(all);
    free(both);
    free(part);
    end(&made);
}

/* A part has no share of its own to go back to, and goes with the practice it came from. */
Test(recommendation_part, goes_with_its_practice_and_is_accepted_with_it)
{
    size_t accepted;
    Case made = begin();
    split(&made, made.first, "Two", NULL);
    char *part = xasprintf("%s.2", made.first);
    set(&made, part, (const char *const[]){ "risk=", "least=", "likely=", "most=" }, 4);
    Recommendations *all = open_all(made.store);
    cr_expect_eq(recommendation_find(all, part)->risk, 0);
    cr_expect_eq(recommendation_find(all, part)->effort.most, 0);
    recommendation_close(all);
    cr_assert(answer_set_practice(made.store, made.workload, "A_1", PRACTICE_IN_PLACE, ""));
    cr_expect_eq(count_of(&made), 1);
    cr_assert(answer_set_practice(made.store, made.workload, "A_1", PRACTICE_PARTIAL, ""));
    cr_expect_eq(count_of(&made), 3);
    cr_assert(recommendation_accept_all(made.store, &accepted) && accepted == 3, "%zu", accepted);
    free(part);
    end(&made);
}

Test(recommendation_part, a_milestone_keeps_it)
{
    Case made = begin();
    split(&made, made.first, "Two", NULL);
    cr_assert(milestone_add(made.store, "Split", ""), "%s", failure());
    cr_assert(journal_undo(made.store, NULL) && journal_undo(made.store, NULL), "%s", failure());
    cr_expect_eq(count_of(&made), 2);
    cr_assert(journal_redo(made.store, NULL) && journal_redo(made.store, NULL), "%s", failure());
    char *id = milestone_find(made.store, "Split");
    Store *then = milestone_open(made.store, id);
    cr_assert_not_null(then, "%s", failure());
    Recommendations *all = open_all(then);
    cr_assert_eq(all->count, 3);
    cr_expect(strchr(recommendation_find(all, made.second)->depends_on, ' '), "both parts");
    recommendation_close(all);
    store_close(then);
    free(id);
    end(&made);
}

Test(recommendation_part, what_was_merged_is_taken_apart_again)
{
    size_t count = 9;
    Case made = begin();
    char *into = xasprintf("merged-into=%s", made.first);
    cr_expect(!recommendation_take_apart(made.store, made.first, &count));
    cr_expect(strstr(failure(), "nothing was merged into A_1"), "%s", failure());
    set(&made, made.first, (const char *const[]){ "status=accepted" }, 1);
    set(&made, made.second, (const char *const[]){ "status=merged", into }, 2);
    cr_expect_eq(count_of(&made), 1);
    cr_assert(recommendation_take_apart(made.store, made.first, &count), "%s", failure());
    cr_expect_eq(count, 1);
    Recommendations *all = open_all(made.store);
    cr_assert_eq(all->count, 2);
    cr_expect_eq(recommendation_find(all, made.first)->risk, 300);
    cr_expect_str_eq(recommendation_text(all, recommendation_find(all, made.second), "status"),
                     "accepted");
    recommendation_close(all);
    cr_assert(journal_undo(made.store, NULL), "%s", failure());
    cr_expect_eq(count_of(&made), 1);
    free(into);
    end(&made);
}

/* What was merged into a merged one goes where that goes. */
Test(recommendation_part, only_what_stands_itself_is_taken_apart)
{
    size_t count;
    Case made = begin();
    char own[RECOMMENDATION_ID_SIZE];
    cr_assert(recommendation_add(made.store, NULL, "sec", "Own", ENGLISH, own), "%s", failure());
    char *into = xasprintf("merged-into=%s", made.first), *last = xasprintf("merged-into=%s", own);
    set(&made, made.second, (const char *const[]){ "status=merged", into }, 2);
    set(&made, made.first, (const char *const[]){ "status=merged", last }, 2);
    cr_expect_not(recommendation_take_apart(made.store, made.first, &count));
    cr_expect(strstr(failure(), "is merged or dismissed itself"), "%s", failure());
    cr_expect_eq(count_of(&made), 1);
    cr_assert(recommendation_take_apart(made.store, own, &count) && count == 1, "%s", failure());
    cr_assert(recommendation_take_apart(made.store, made.first, &count) && count == 1);
    cr_expect_eq(count_of(&made), 3);
    free(last);
    free(into);
    end(&made);
}

/* Steps begin at 0, 2, 5, 10 and 20 days. A_1 has 1, 2 and 3 days. */
Test(recommendation_part, effort_moves_by_steps)
{
    static const struct {
        bool is_longer, done;
        int64_t least, likely, most;
    } moves[] = { { false, true, 75, 150, 225 },     { false, false, 75, 150, 225 },
                  { true, true, 100, 200, 300 },     { true, true, 250, 500, 750 },
                  { true, true, 500, 1000, 1500 },   { true, true, 1000, 2000, 3000 },
                  { true, false, 1000, 2000, 3000 }, { false, true, 975, 1950, 2925 } };
    Case made = begin();
    for (size_t i = 0; i < COUNT(moves); i++) {
        Recommendations *all = open_all(made.store);
        cr_expect_eq(recommendation_shift_effort(
                         made.store, all, recommendation_find(all, made.first), moves[i].is_longer),
                     moves[i].done);
        recommendation_close(all);
        all = open_all(made.store);
        const CostEffort *effort = &recommendation_find(all, made.first)->effort;
        cr_expect_eq(effort->least, moves[i].least, "%zu: %lld", i, (long long)effort->least);
        cr_expect_eq(effort->likely, moves[i].likely);
        cr_expect_eq(effort->most, moves[i].most);
        recommendation_close(all);
    }
    end(&made);
}

Test(recommendation_part, needs_two_titles_and_a_recommendation)
{
    static const char *const titles[] = { "One", " ", "\xFF" };
    Case made = begin();
    cr_expect(!recommendation_split(made.store, made.first, titles, 1, ENGLISH));
    cr_expect(!recommendation_split(made.store, made.first, titles, 2, ENGLISH), "no title");
    cr_expect(!recommendation_split(made.store, made.first, titles + 1, 2, ENGLISH));
    cr_expect(!recommendation_split(made.store, "A_9", titles, 2, ENGLISH));
    cr_expect(strstr(failure(), "unknown recommendation 'A_9'"), "%s", failure());
    cr_expect_eq(count_of(&made), 2);
    end(&made);
}
