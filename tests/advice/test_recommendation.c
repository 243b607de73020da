/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a bank of one question; values are worked out by hand. */
#include "config.h"
#include <string.h>

#include "advice/rate.h"
#include "engagement/answer.h"
#include "engagement/form.h"
#include "plan/plan.h"
#include "small_plan.h"
#include "workbook/journal.h"

TestSuite(recommendation, .init = use_new_home);
TestSuite(plan, .init = use_new_home);

static void expect_ids(const Recommendations *all, const char *expected)
{
    char *ids = xstrdup("");
    for (size_t i = 0; i < all->count; i++) {
        char *longer = xasprintf("%s%s%.3s", ids, *ids ? " " : "", all->list[i].id);
        free(ids);
        ids = longer;
    }
    cr_expect_str_eq(ids, expected);
    free(ids);
}

/* Two high practices are missing: the question is HIGH, urgency 20 + 8 for all. A_1: 24 + 28
 * - 4 = 48. A_5: 24 + 28 - 8 = 44. A_2: risk 2 / 2 = 1: 8 + 28 - 4 = 32. A_3: risk 1:
 * 8 + 28 - 0 = 36. */
Test(recommendation, is_proposed_for_each_practice_that_falls_short)
{
    static const struct {
        const char *practice;
        int64_t risk;
        double score, days;
        int level;
        int64_t work;
    } expected[] = { { "A_1", 300, 48, 2, 2, 500000 },
                     { "A_5", 300, 44, 5, 2, 1250000 },
                     { "A_3", 100, 36, 1, 2, 250000 },
                     { "A_2", 100, 32, 3, 3, 750000 } };
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    propose(&engagement, 0);
    Recommendations *all = open_all(&engagement);
    cr_assert_eq(all->count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        const Recommendation *found = &all->list[i];
        cr_expect_str_eq(recommendation_text(all, found, "practice"), expected[i].practice);
        cr_expect_eq(found->risk, expected[i].risk);
        cr_expect_eq(found->priority.score, expected[i].score, "%s: %g", found->id,
                     found->priority.score);
        cr_expect_eq(found->level, expected[i].level);
        cr_expect_float_eq(found->days, expected[i].days, 1e-9);
        cr_assert_eq(found->cost.count, 1);
        cr_expect_eq(found->cost.list[0].work, expected[i].work);
        cr_expect_str_eq(recommendation_text(all, found, "status"), "proposed");
    }
    cr_expect_str_eq(all->list[3].depends_on, engagement.ids[0]);
    cr_expect_str_eq(all->list[0].id, engagement.ids[0]);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(recommendation, goes_when_the_practice_is_in_place_unless_it_was_accepted)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    cr_assert(set(&engagement, 4, "status=accepted"), "%s", failure());
    cr_assert(
        answer_set_practice(engagement.store, engagement.workload, "A_1", PRACTICE_IN_PLACE, ""));
    cr_assert(
        answer_set_practice(engagement.store, engagement.workload, "A_5", PRACTICE_IN_PLACE, ""));
    Recommendations *all = open_all(&engagement);
    cr_assert_eq(all->count, 3);
    cr_expect_null(recommendation_find(all, engagement.ids[0]));
    const Recommendation *accepted = recommendation_find(all, engagement.ids[4]);
    cr_assert_not_null(accepted);
    cr_expect_eq(accepted->risk, 0, "nothing is left to remove");
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(recommendation, asks_for_a_reason_and_changes_nothing_without)
{
    static const struct {
        const char *without, *with, *reason;
    } demands[] = {
        { "status=dismissed", "reason=Not ours", "say why it is dismissed" },
        { "decision=rejected", "justification=No tunnel supports it", "technical justification" },
        { "priority=1", "priority-reason=The board asked", "say why its priority is another" },
        { "decision=rejected", "justification=  \n", NULL },
    };
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    for (size_t i = 0; i < COUNT(demands); i++) {
        const char *both[] = { demands[i].without, demands[i].with };
        size_t number = i == 3 ? 4 : i; /* A_4 is in place */
        cr_expect(!set(&engagement, number, demands[i].without), "%s", demands[i].without);
        if (demands[i].reason)
            cr_expect(strstr(failure(), demands[i].reason), "%s", failure());
        bool done = recommendation_set(engagement.store, engagement.ids[number], both, 2);
        cr_expect_eq(done, demands[i].reason != NULL, "%s", demands[i].with);
    }
    Recommendations *all = open_all(&engagement);
    expect_ids(all, "A_3 A_5 A_2");
    cr_expect_eq(all->list[0].level, 1);
    cr_expect_eq(all->list[0].priority.level, 2, "the arithmetic stays to be seen");
    cr_expect_str_eq(recommendation_text(all, &all->list[1], "decision"), "");
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(recommendation, refuses_what_makes_no_sense)
{
    static const char *const wrong[] = { "status=done",   "decision=maybe", "least=9",
                                         "most=-1",       "owner=me",       "pin=soon",
                                         "role=wizard",   "once=1.234",     "priority=5",
                                         "shoes=4",       "status",         "title-en=\xFF",
                                         "exposure=moon", "resources=many" };
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    for (size_t i = 0; i < COUNT(wrong); i++)
        cr_expect(!set(&engagement, 0, wrong[i]), "taken: %s", wrong[i]);
    const char *good = "status=accepted";
    cr_expect(!recommendation_set(engagement.store, "A_9-12345678", &good, 1));
    cr_expect(strstr(failure(), "unknown recommendation 'A_9-12345678'"), "%s", failure());
    close_engagement(&engagement);
}

/* A_1 goes into A_5, and A_2 waits for that then; 3 + 3 points. */
Test(recommendation, takes_over_the_risk_of_what_is_merged_into_it)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    char *into = xasprintf("merged-into=%s", engagement.ids[4]);
    const char *merge[] = { "status=merged", into };
    cr_expect(!set(&engagement, 0, "status=merged"));
    cr_assert(recommendation_set(engagement.store, engagement.ids[0], merge, 2), "%s", failure());
    Recommendations *all = open_all(&engagement);
    expect_ids(all, "A_5 A_3 A_2");
    cr_expect_eq(all->list[0].risk, 600);
    cr_expect_str_eq(all->list[2].depends_on, engagement.ids[4]);
    recommendation_close(all);
    cr_expect_not(set(&engagement, 1, "merged-into=NOPE"), "there is no such recommendation");
    char *circle = xasprintf("merged-into=%s", engagement.ids[0]);
    const char *back[] = { "status=merged", circle };
    cr_expect(!recommendation_set(engagement.store, engagement.ids[4], back, 2));
    cr_expect(!recommendation_set(engagement.store, engagement.ids[0], back, 2), "into itself");
    free(circle);
    free(into);
    close_engagement(&engagement);
}

enum { NEWER_BANK };
static const Query bank[] = {
    [NEWER_BANK] = { "",
                     "UPDATE practice SET title_en = 'Newer', title_zh = '更新', max_days = 9" },
    { 0 },
};

Test(recommendation, keeps_edits_apart_from_the_bank)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    const char *edits[] = { "title-en=Ours", "most=4", "saving=1,200.50" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[0], edits, 3), "%s", failure());
    cr_assert(store_begin(engagement.store) &&
              store_end(engagement.store, store_change(engagement.store, bank, NEWER_BANK)));
    Recommendations *all = open_all(&engagement);
    const Recommendation *ours = recommendation_find(all, engagement.ids[0]);
    const Recommendation *other = recommendation_find(all, engagement.ids[1]);
    cr_expect_str_eq(recommendation_text(all, ours, "title"), "Ours");
    cr_expect_eq(ours->effort.most, 400);
    cr_expect_eq(ours->item.saving, 120050);
    cr_expect_str_eq(recommendation_text(all, other, "title"), "Newer");
    cr_expect_eq(other->effort.most, 900);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(recommendation, is_undone_as_one_act)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(journal_undo(engagement.store, NULL), "%s", failure());
    Recommendations *all = open_all(&engagement);
    cr_assert_eq(all->count, 4);
    for (size_t i = 0; i < all->count; i++)
        cr_expect_str_eq(recommendation_text(all, &all->list[i], "status"), "proposed");
    recommendation_close(all);
    cr_assert(journal_undo(engagement.store, NULL), "%s", failure());
    all = open_all(&engagement);
    cr_expect_eq(all->count, 0);
    recommendation_close(all);
    close_engagement(&engagement);
}

static void expect_status(const Engagement *engagement, size_t number, const char *expected)
{
    Recommendations *all = open_all(engagement);
    const Recommendation *one = recommendation_find(all, engagement->ids[number]);
    cr_assert_not_null(one, "%s", failure());
    cr_expect_str_eq(recommendation_text(all, one, "status"), expected);
    recommendation_close(all);
}

Test(recommendation, is_edited_with_others_as_one_act_or_not_at_all)
{
    Engagement engagement = make_engagement();
    const char *const both[] = { engagement.ids[0], engagement.ids[1] },
                      *const unknown[] = { engagement.ids[0], "A_9-12345678" },
                      *accept = "status=accepted", *dismiss = "status=dismissed";
    propose(&engagement, 4);
    cr_expect(!recommendation_set_all(engagement.store, unknown, 2, &accept, 1));
    cr_expect(!recommendation_set_all(engagement.store, both, 2, &dismiss, 1), "no reason");
    expect_status(&engagement, 0, "proposed");
    cr_assert(recommendation_set_all(engagement.store, both, 2, &accept, 1), "%s", failure());
    expect_status(&engagement, 0, "accepted");
    expect_status(&engagement, 1, "accepted");
    cr_assert(journal_undo(engagement.store, NULL), "%s", failure());
    expect_status(&engagement, 0, "proposed");
    expect_status(&engagement, 1, "proposed");
    close_engagement(&engagement);
}

/* Three days cost 4 points; what nobody estimated costs the 20 of a month. */
Test(recommendation, that_nobody_estimated_stands_behind)
{
    char unknown[RECOMMENDATION_ID_SIZE], known[RECOMMENDATION_ID_SIZE];
    const char *days[] = { "least=3", "most=3" };
    Engagement engagement = make_engagement();
    cr_assert(recommendation_add(engagement.store, NULL, "sec", "Unknown", ENGLISH, unknown) &&
                  recommendation_add(engagement.store, NULL, "sec", "Known", ENGLISH, known) &&
                  recommendation_set(engagement.store, known, days, COUNT(days)),
              "%s", failure());
    Recommendations *all = open_all(&engagement);
    cr_assert_eq(all->count, 2);
    cr_expect_eq(all->list[0].level, all->list[1].level);
    cr_expect_eq(all->list[0].priority.effort, 4);
    cr_expect_eq(all->list[1].priority.effort, 20);
    cr_expect_str_eq(all->list[0].id, known);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(recommendation, may_be_ones_own)
{
    char id[RECOMMENDATION_ID_SIZE];
    Engagement engagement = make_engagement();
    cr_expect(!recommendation_add(engagement.store, NULL, "sec", " ", ENGLISH, id));
    cr_expect(!recommendation_add(engagement.store, NULL, "moon", "Drill", ENGLISH, id));
    cr_expect(strstr(failure(), "unknown pillar 'moon'"), "%s", failure());
    cr_assert(recommendation_add(engagement.store, NULL, "sec", "灾备演练", CHINESE, id), "%s",
              failure());
    const char *fields[] = { "risk=2.5", "least=1", "most=1", "status=accepted" };
    cr_assert(recommendation_set(engagement.store, id, fields, COUNT(fields)), "%s", failure());
    Recommendations *all = open_all(&engagement);
    cr_assert_eq(all->count, 1);
    cr_expect_eq(all->list[0].risk, 250);
    cr_expect_float_eq(all->list[0].days, 1, 1e-9);
    cr_expect_str_eq(recommendation_text(all, &all->list[0], "title"), "灾备演练");
    cr_expect_str_eq(recommendation_text(all, &all->list[0], "pillar_name"), "Security");
    recommendation_close(all);
    close_engagement(&engagement);
}

/* ---- plan ---- */

typedef struct Wanted {
    const char *start, *until;
    int64_t days, money;
    bool is_optimised;
    const char *chosen;
    int64_t risk, used, cost;
    const char *end;
} Wanted;

/* By priority A_1 (2 days, 3 points), A_5 (5, 3), A_3 (1, 1), A_2 (3, 1, after A_1). From
 * Monday 5 January 2026 one engineer does them one after the other. */
static const Wanted wanted[] = {
    { "2026-01-05", NULL, -1, -1, false, "A_1 A_5 A_3 A_2", 800, 1100, 2750000, "2026-01-19" },
    { "2026-01-05", NULL, 600, -1, false, "A_1 A_3 A_2", 500, 600, 1500000, "2026-01-12" },
    { "2026-01-05", NULL, 800, -1, true, "A_1 A_5 A_3", 700, 800, 2000000, "2026-01-14" },
    { "2026-01-05", NULL, 100, -1, true, "A_3", 100, 100, 250000, "2026-01-05" },
    { "2026-01-05", NULL, 300, -1, true, "A_1 A_3", 400, 300, 750000, "2026-01-07" },
    { "2026-01-05", NULL, -1, 1750000, true, "A_1 A_5", 600, 700, 1750000, "2026-01-13" },
    { "2026-01-05", NULL, -1, 1749999, true, "A_1 A_3 A_2", 500, 600, 1500000, "2026-01-12" },
    { "2026-01-05", "2026-01-07", -1, -1, true, "A_1 A_3", 400, 300, 750000, "2026-01-07" },
    { "2026-01-05", NULL, 0, -1, true, "", 0, 0, 0, "2026-01-05" },
};

static void expect_plan(const Recommendations *all, const Wanted *expected)
{
    const PlanWish wish = { .start = expected->start,
                            .until = expected->until,
                            .days = expected->days,
                            .money = expected->money,
                            .is_optimised = expected->is_optimised };
    Plan *plan = plan_make(all, &wish);
    cr_assert_not_null(plan, "%s", failure());
    char *chosen = xstrdup("");
    for (size_t i = 0; i < plan->count; i++) {
        char *longer = xasprintf("%s%s%.3s", chosen, *chosen ? " " : "", plan->chosen[i]->id);
        free(chosen);
        chosen = longer;
    }
    cr_expect_str_eq(chosen, expected->chosen);
    cr_expect_eq(plan->risk, expected->risk);
    cr_expect_eq(plan->days, expected->used);
    cr_expect_eq(plan->money, expected->cost);
    cr_assert_not_null(plan->schedule, "%s", plan->why);
    cr_expect_str_eq(plan->schedule->end, expected->end, "%s: %s", chosen, plan->schedule->end);
    cr_expect_eq(plan->is_optimal, expected->is_optimised || plan->count == all->count);
    free(chosen);
    plan_free(plan);
}

Test(plan, chooses_within_the_budget_and_the_date)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    Recommendations *all = open_all(&engagement);
    for (size_t i = 0; i < COUNT(wanted); i++)
        expect_plan(all, &wanted[i]);
    recommendation_close(all);
    close_engagement(&engagement);
}

/* Until the 7th an engineer has 3 days, which A_1 and A_3 take. Nothing can be done before the
 * start. */
Test(plan, explains_a_budget_that_nothing_fits)
{
    static const struct {
        int64_t days, money;
        const char *until, *remark;
    } small[] = {
        { 99, -1, NULL, "the smallest takes 1 man-days, the cheapest costs 2500.00 CNY." },
        { -1, 249999, NULL, "the smallest takes 1 man-days, the cheapest costs 2500.00 CNY." },
        { 0, 0, NULL, "Nothing fits" },
        { -1, -1, "2026-01-07", NULL },
    };
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    Recommendations *all = open_all(&engagement);
    for (size_t i = 0; i < COUNT(small); i++) {
        Plan *plan = plan_make(all, &(PlanWish){ .start = "2026-01-05",
                                                 .until = small[i].until,
                                                 .days = small[i].days,
                                                 .money = small[i].money,
                                                 .is_optimised = true });
        cr_assert_not_null(plan, "%s", failure());
        if (small[i].remark)
            cr_expect(strstr(plan->remark, small[i].remark), "%s", plan->remark);
        else
            cr_expect_null(plan->remark);
        plan_free(plan);
    }
    cr_expect_null(plan_make(
        all, &(PlanWish){ .start = "2026-01-05", .until = "2026-01-04", .days = -1, .money = -1 }));
    cr_expect(strstr(failure(), "nothing can be done by 2026-01-04"), "%s", failure());
    recommendation_close(all);
    close_engagement(&engagement);
}

/* Two engineers have 2 x 3 days until the 7th, enough for A_1, A_3 and A_2; but A_2 (3 days) waits
 * for A_1 (2 days) and ends on Friday the 9th. */
Test(plan, says_when_what_waits_ends_after_the_date)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(rate_set(engagement.store, "engineer", "week", "10", ENGLISH), "%s", failure());
    cr_assert(set(&engagement, 4, "decision=deferred"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(
        all, &(PlanWish){ .start = "2026-01-05", .until = "2026-01-07", .days = -1, .money = -1 });
    cr_assert_not_null(plan, "%s", failure());
    cr_expect_eq(plan->count, 3);
    cr_expect_str_eq(plan->schedule->end, "2026-01-09");
    cr_assert_not_null(plan->remark);
    cr_expect(strstr(plan->remark, "ends on 2026-01-09"), "%s", plan->remark);
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

/* A_1 is deferred and A_3 only proposed: A_2 waits for nothing then. */
Test(plan, has_only_what_was_accepted_and_not_put_off)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(set(&engagement, 0, "decision=deferred"), "%s", failure());
    cr_assert(set(&engagement, 2, "status=proposed"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    const PlanWish wish = { .start = "2026-01-05", .days = -1, .money = -1 };
    Plan *plan = plan_make(all, &wish);
    cr_assert_not_null(plan, "%s", failure());
    Table *table = plan_table(all, plan);
    cr_assert_eq(table_rows(table), 2);
    cr_expect_eq(plan->risk, 400);
    cr_expect_str_eq(table_get(table, 1, "start"), "2026-01-12");
    cr_expect_str_eq(table_get(table, 1, "end"), "2026-01-14");
    cr_expect_str_eq(table_get(table, 1, "wave"), "30");
    table_free(table);
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(plan, says_why_it_has_no_dates)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(set(&engagement, 1, "pin=2026-01-05"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = "2026-01-05", .days = -1, .money = -1 });
    cr_assert_not_null(plan, "%s", failure());
    cr_expect_eq(plan->count, 4, "what to do is known all the same");
    cr_expect_null(plan->schedule);
    cr_expect(strstr(plan->why, "is pinned to 2026-01-05, but"), "%s", plan->why);
    cr_expect_null(plan_table(all, plan));
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

/* 11 days in 11 steps: 3 points from the second day, 8 at the end. */
/* A_5 is as urgent as A_1 and is pinned to a year that no calendar knows. */
Test(plan, one_that_cannot_be_done_takes_no_dates_from_the_others)
{
    static const char *const dated[] = { "A_1", "A_2", "A_3" };
    Engagement engagement = make_engagement();
    const PlanWish wish = { .start = "2026-11-23", .days = -1, .money = -1 };
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(set(&engagement, 4, "pin=2040-01-07"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(all, &wish);
    cr_assert(plan && !plan->schedule, "%s", failure());
    Plan *part = plan_possible_part(all, plan, wish.start);
    cr_assert(part && part->schedule, "%s", part->why);
    cr_expect_eq(part->count, COUNT(dated));
    for (size_t i = 0; i < COUNT(dated); i++)
        cr_expect_not_null(plan_dates(part, recommendation_find(all, engagement.ids[i])), "%s",
                           dated[i]);
    plan_free(part);
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(plan, draws_the_curve)
{
    static const int64_t risks[] = { 0, 100, 300, 400, 400, 400, 500, 600, 700, 700, 700, 800 };
    OptimumPoint points[COUNT(risks)];
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    Recommendations *all = open_all(&engagement);
    cr_assert(plan_curve(all, COUNT(risks) - 1, points), "%s", failure());
    for (size_t i = 0; i < COUNT(risks); i++)
        cr_expect_eq(points[i].risk, risks[i], "%zu: %lld", i, (long long)points[i].risk);
    recommendation_close(all);
    close_engagement(&engagement);
}

enum { KEPT, CURVE };
static const Query kept[] = {
    [KEPT] = { "", "SELECT practice, number, improvement_result.priority, score, days, work,"
                   " payback, starts, ends, wave, critical FROM improvement_result"
                   " JOIN improvement USING (id) ORDER BY number" },
    [CURVE] = { "", "SELECT (SELECT count(*) FROM curve_result) || ' steps; ' || group_concat(days"
                    " || ' ' || best || ' ' || plain || ' ' || proved, '; ') FROM (SELECT * FROM"
                    " curve_result WHERE step % 10 = 0 ORDER BY step)" },
    { 0 },
};

/* A_5 (5 days) comes first when it is called urgent: with 5 days it leaves none for A_1 and A_3,
 * which remove more, so that the plan of less days is kept. In twentieths: half are 5.5 days. */
Test(plan, has_the_curve_of_the_priority_order_beside_it)
{
    static const int64_t risks[] = { 0, 100, 300, 400, 400, 400, 400, 600, 700, 700, 700, 800 };
    OptimumPoint points[COUNT(risks)];
    int64_t plain[COUNT(risks)];
    char *why, *provisional;
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    const char *urgent[] = { "priority=1", "priority-reason=The board asked" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[4], urgent, 2), "%s", failure());
    Recommendations *all = open_all(&engagement);
    cr_assert(plan_curve(all, COUNT(risks) - 1, points), "%s", failure());
    cr_assert(plan_plain_curve(all, COUNT(risks) - 1, points, plain), "%s", failure());
    for (size_t i = 0; i < COUNT(risks); i++)
        cr_expect_eq(plain[i], risks[i], "%zu: %lld", i, (long long)plain[i]);
    recommendation_close(all);
    for (int times = 0; times < 2; times++)
        cr_assert(plan_result_keep(engagement.store, "2026-01-05", true, &why, &provisional), "%s",
                  failure());
    char *found = store_text(engagement.store, kept, CURVE);
    cr_expect_str_eq(found, "21 steps; 0.0 0.0 0.0 1; 5.5 4.0 4.0 1; 11.0 8.0 8.0 1", "%s", found);
    free(found);
    close_engagement(&engagement);
}

/* A_5 saves 5,000 a month for 12,500 of work: 3 months; its 5 days are too many for a quick win.
 * The others wait for people, and A_2 alone cannot slip by its dependencies. */
Test(plan, keeps_what_it_made_for_those_who_read_sql)
{
    char *why, *provisional;
    static const char *const expected[][11] = {
        { "A_1", "1", "2", "48.0", "2.0", "500000", "", "2026-01-05", "2026-01-06", "30", "0" },
        { "A_5", "2", "2", "44.0", "5.0", "1250000", "3", "2026-01-07", "2026-01-13", "90", "0" },
        { "A_3", "3", "2", "36.0", "1.0", "250000", "", "", "", "", "0" },
        { "A_2", "4", "3", "32.0", "3.0", "750000", "", "2026-01-14", "2026-01-16", "30", "1" },
    };
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(set(&engagement, 2, "status=proposed") && set(&engagement, 4, "saving=5000"));
    for (int times = 0; times < 2; times++)
        cr_assert(plan_result_keep(engagement.store, "2026-01-05", true, &why, &provisional) &&
                      !why,
                  "%s", failure());
    Table *rows = store_rows(engagement.store, kept, KEPT);
    cr_assert_not_null(rows, "%s", failure());
    cr_assert_eq(table_rows(rows), COUNT(expected));
    for (size_t row = 0; row < COUNT(expected); row++)
        for (size_t i = 0; i < COUNT(expected[row]); i++)
            cr_expect_str_eq(table_cell(rows, row, i), expected[row][i]);
    table_free(rows);
    close_engagement(&engagement);
}

/* ---- what the effort grows with ---- */

#define DRIVEN(id, least, most, driver)                                                            \
    id ",Q1,Title " id ",题目 " id ",Why,为何,How,怎么做,,,,low," least "," most                   \
       ",none,none,,30,,,," driver "\n"

static Store *driven_engagement(void)
{
    static const char head[] = "id,question,title_en,title_zh,why_en,why_zh,how_en,how_zh,anti_en,"
                               "anti_zh,products,weight,min_days,max_days,cost_once,cost_month,"
                               "saving_percent,stage,checks,depends_on,url,driver\n";
    char *folder = small_bank_of(head, DRIVEN("D_1", "1", "3", "1 per 10 instances")
                                           DRIVEN("D_2", "2", "4", "0.5 per account")
                                               DRIVEN("D_3", "1", "1", "2 per application")
                                                   DRIVEN("D_4", "2", "2", ""));
    const char *const lenses[] = { folder, NULL };
    Store *store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .lenses = lenses });
    cr_assert_not_null(store, "%s", failure());
    free(folder);
    return store;
}

static void miss_all(Store *store, const char *workload)
{
    static const char *const practices[] = { "D_1", "D_2", "D_3", "D_4" };
    size_t added;
    for (size_t i = 0; i < COUNT(practices); i++)
        cr_assert(answer_set_practice(store, workload, practices[i], PRACTICE_MISSING, ""));
    cr_assert(recommendation_propose(store, &added));
}

static void expect_driven(Store *store, const char *workload, const char *practice, double days,
                          const char *words)
{
    Recommendations *all = recommendation_open(store, ENGLISH);
    char *id = xasprintf("%s-%.8s", practice, workload);
    const Recommendation *one = recommendation_find(all, id);
    cr_assert_not_null(one, "%s", id);
    cr_expect_float_eq(one->days, days, 1e-9, "%s: %g", practice, one->days);
    cr_expect_str_eq(recommendation_text(all, one, "driven"), words);
    free(id);
    recommendation_close(all);
}

/* 12 servers: 2 + 1.2. 4 accounts: 3 + 4 × 0.5. One workload is one application: 1 + 2. */
Test(recommendation, effort_grows_with_what_was_declared)
{
    Store *store = driven_engagement();
    char *workload = engagement_workload(store, NULL), id[20];
    miss_all(store, workload);
    expect_driven(store, workload, "D_1", 2, "");
    expect_driven(store, workload, "D_2", 3, "");
    cr_assert(form_set(store, "infrastructure", "", "ecs_count", "12"), "%s", failure());
    cr_assert(form_set(store, "infrastructure", "", "account_count", "4"), "%s", failure());
    expect_driven(store, workload, "D_1", 3.2, "1–3 + 1 per 10 instances (12 in all)");
    expect_driven(store, workload, "D_2", 5, "2–4 + 0.5 per account (4 in all)");
    expect_driven(store, workload, "D_3", 3, "1 + 2 per application (1 in all)");
    expect_driven(store, workload, "D_4", 2, "");
    snprintf(id, sizeof id, "D_1-%.8s", workload);
    cr_assert(recommendation_set(store, id, (const char *const[]){ "resources=30" }, 1));
    expect_driven(store, workload, "D_1", 5, "1–3 + 1 per 10 instances (30 in all)");
    cr_assert(
        recommendation_set(store, id, (const char *const[]){ "least=1", "likely=2", "most=3" }, 3));
    expect_driven(store, workload, "D_1", 2, "");
    free(workload);
    store_close(store);
}

/* Half of the 12 servers in each: 2 + 0.6. */
Test(recommendation, workloads_share_what_the_effort_grows_with)
{
    Store *store = driven_engagement();
    cr_assert(engagement_add_workload(store, "Second"), "%s", failure());
    cr_assert(form_set(store, "infrastructure", "", "ecs_count", "12"), "%s", failure());
    char *second = engagement_workload(store, "Second");
    miss_all(store, second);
    expect_driven(store, second, "D_1", 2.6, "1–3 + 1 per 10 instances (6 in all)");
    expect_driven(store, second, "D_3", 3, "1 + 2 per application (1 in all)");
    free(second);
    store_close(store);
}

/* SEC12_5, which REL12_5 is answered with, is partial and of medium weight: no risk in SEC12. In
 * REL12 another practice of high weight is missing: the one recommendation answers a high risk. */
Test(recommendation, has_the_level_of_the_worst_risk_it_answers)
{
    static const Query levels[] = {
        { "", "SELECT group_concat(practice || ' ' || level) FROM shortfall WHERE practice GLOB "
              "'SEC12*'" },
        { 0 },
    };
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, shop, "SEC12_5", PRACTICE_PARTIAL, "") &&
                  answer_rest(store, shop, "SEC12", PRACTICE_IN_PLACE),
              "%s", failure());
    char *alone = store_text(store, levels, 0);
    cr_expect_str_eq(alone, "SEC12_5 NONE");
    cr_assert(answer_set_practice(store, shop, "REL12_1", PRACTICE_MISSING, "") &&
                  answer_rest(store, shop, "REL12", PRACTICE_IN_PLACE),
              "%s", failure());
    char *both = store_text(store, levels, 0);
    cr_expect_str_eq(both, "SEC12_5 HIGH");
    free(both);
    free(alone);
    free(shop);
    store_close(store);
}
