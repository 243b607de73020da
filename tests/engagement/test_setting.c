/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the plans of a workbook are made. Dates are counted by hand: in 2026 Saturday 28
 * February is worked for the spring festival, which ends on Monday 23; no year after 2026 is
 * known. */
#include "config.h"

#include "advice/rate.h"
#include "engagement/setting.h"
#include "small_plan.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

TestSuite(setting, .init = use_new_home);

static void expect_setting(Store *store, const char *name, const char *expected)
{
    char *value = setting_get(store, name);
    cr_assert_not_null(value, "%s", failure());
    cr_expect_str_eq(value, expected, "%s: %s", name, value);
    free(value);
}

Test(setting, is_an_act_of_the_workbook)
{
    Store *store = fixture_store();
    expect_setting(store, "make-up-days", "no");
    expect_setting(store, "unknown-years", "statutory");
    expect_setting(store, "plan-start", "");
    cr_assert(setting_set(store, "make-up-days", "yes"), "%s", failure());
    cr_assert(setting_set(store, "plan-start", "2026/1/5"), "%s", failure());
    expect_setting(store, "plan-start", "2026-01-05");
    cr_expect(!setting_set(store, "make-up-days", "maybe"));
    cr_expect(strstr(failure(), "'maybe' is not one of: no yes"), "%s", failure());
    cr_expect(!setting_set(store, "plan-start", "soon"));
    cr_assert(milestone_add(store, "Then", ""), "%s", failure());
    cr_assert(setting_set(store, "make-up-days", "no"), "%s", failure());
    char *id = milestone_find(store, "Then");
    Store *then = milestone_open(store, id);
    cr_assert_not_null(then, "%s", failure());
    expect_setting(then, "make-up-days", "yes");
    cr_assert(journal_undo(store, NULL), "%s", failure());
    expect_setting(store, "make-up-days", "yes");
    free(id);
    store_close(then);
    store_close(store);
}

/* The dates and whether they are provisional, of A_1 and A_5, when A_1 (2 days) starts on a
 * date and A_5 (5 days) follows. */
static void expect_plan(const Engagement *engagement, const char *start,
                        const char *const expected[2][3], const char *provisional)
{
    Recommendations *all = open_all(engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = start, .days = -1, .money = -1 });
    cr_assert(plan && plan->schedule, "%s", plan ? plan->why : failure());
    Table *table = plan_table(all, plan);
    cr_assert_eq(table_rows(table), 2);
    for (size_t row = 0; row < 2; row++) {
        cr_expect_str_eq(table_get(table, row, "start"), expected[row][0], "%s",
                         table_get(table, row, "start"));
        cr_expect_str_eq(table_get(table, row, "end"), expected[row][1], "%s",
                         table_get(table, row, "end"));
        cr_expect_str_eq(table_get(table, row, "provisional"), expected[row][2]);
    }
    if (provisional)
        cr_expect_str_eq(plan->provisional, provisional);
    else
        cr_expect_null(plan->provisional);
    table_free(table);
    plan_free(plan);
    recommendation_close(all);
}

static Engagement two_tasks(void)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    cr_assert(set(&engagement, 0, "status=accepted") && set(&engagement, 4, "status=accepted"));
    return engagement;
}

/* A_5 takes half days from the 7th on: ten of them, up to the 20th. Until then the engineer has
 * 2 + 10 / 2 = 7 days, which is both; until the 19th only 6.5. */
Test(setting, a_role_has_another_week_from_a_date_on)
{
    static const char *const before[2][3] = { { "2026-01-05", "2026-01-06", "no" },
                                              { "2026-01-07", "2026-01-13", "no" } };
    static const char *const after[2][3] = { { "2026-01-05", "2026-01-06", "no" },
                                             { "2026-01-07", "2026-01-20", "no" } };
    static const struct {
        const char *until;
        size_t count;
    } expected[] = { { "2026-01-19", 1 }, { "2026-01-20", 2 } };
    Engagement engagement = two_tasks();
    expect_plan(&engagement, "2026-01-05", before, NULL);
    cr_assert(rate_set_week_from(engagement.store, "engineer", "2026-01-07", "2.5"), "%s",
              failure());
    expect_plan(&engagement, "2026-01-05", after, NULL);
    Recommendations *all = open_all(&engagement);
    for (size_t i = 0; i < COUNT(expected); i++) {
        Plan *plan = plan_make(all, &(PlanWish){ .start = "2026-01-05",
                                                 .until = expected[i].until,
                                                 .days = -1,
                                                 .money = -1,
                                                 .is_optimised = true });
        cr_assert_not_null(plan, "%s", failure());
        cr_expect_eq(plan->count, expected[i].count, "%s: %zu", expected[i].until, plan->count);
        plan_free(plan);
    }
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(setting, make_up_days_are_worked_on_when_they_count)
{
    Engagement engagement = two_tasks();
    static const char *const without[2][3] = { { "2026-02-26", "2026-02-27", "no" },
                                               { "2026-03-02", "2026-03-06", "no" } };
    static const char *const with[2][3] = { { "2026-02-26", "2026-02-27", "no" },
                                            { "2026-02-28", "2026-03-05", "no" } };
    expect_plan(&engagement, "2026-02-26", without, NULL);
    cr_assert(setting_set(engagement.store, "make-up-days", "yes"), "%s", failure());
    expect_plan(&engagement, "2026-02-26", with, NULL);
    close_engagement(&engagement);
}

/* Wednesday 30 and Thursday 31 December are known; Friday 1 January is a holiday by law, of which
 * nobody has published yet what is arranged around it. */
Test(setting, unknown_years_are_counted_as_was_set)
{
    Engagement engagement = two_tasks();
    static const char *const dates[2][3] = { { "2026-12-30", "2026-12-31", "no" },
                                             { "2027-01-01", "2027-01-07", "yes" } };
    static const char *const lawful[2][3] = { { "2026-12-30", "2026-12-31", "no" },
                                              { "2027-01-04", "2027-01-08", "yes" } };
    expect_plan(&engagement, "2026-12-30", lawful,
                "2027: holidays not published yet, counted on the statutory days; provisional");
    cr_assert(setting_set(engagement.store, "unknown-years", "stop"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = "2026-12-30", .days = -1, .money = -1 });
    cr_assert(plan && !plan->schedule);
    cr_expect(strstr(plan->why, "does not know 2027"), "%s", plan->why);
    plan_free(plan);
    recommendation_close(all);
    cr_assert(setting_set(engagement.store, "unknown-years", "weekdays"), "%s", failure());
    expect_plan(&engagement, "2026-12-30", dates,
                "2027: holidays not known, counted Monday to Friday; provisional");
    close_engagement(&engagement);
}

Test(setting, unknown_years_end_ten_years_on)
{
    Engagement engagement = two_tasks();
    cr_assert(setting_set(engagement.store, "unknown-years", "weekdays"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = "2036-12-30", .days = -1, .money = -1 });
    cr_assert(plan && !plan->schedule);
    cr_expect(strstr(plan->why, "does not know 2037"), "%s", plan->why);
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(setting, what_no_one_could_have_set_is_as_if_it_were_not_set)
{
    static const Query forge[] = { { "tt", "INSERT OR REPLACE INTO setting VALUES (?, ?)" },
                                   { 0 } };
    static const char *const forged[][3] = {
        { "make-up-days", "maybe", "no" },        { "unknown-years", "../x", "statutory" },
        { "plan-start", "2026-02-30", "" },       { "plan-start", "2026-1-5", "" },
        { "plan-start", "2026-01-05 09:00", "" }, { "plan-start", "2026-01-05", "2026-01-05" },
    };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(forged); i++) {
        cr_assert(store_change(store, forge, 0, forged[i][0], forged[i][1]), "%s", failure());
        expect_setting(store, forged[i][0], forged[i][2]);
    }
    store_close(store);
}
