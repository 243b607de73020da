/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done of a plan, on Wednesday 14 January 2026. */
#include "config.h"

#include "engagement/setting.h"
#include "small_plan.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

static void use_new_home_on_wednesday(void)
{
    use_new_home();
    setenv("WELLBOOK_CLOCK", "2026-01-14T02:00:00Z", 1);
}

TestSuite(progress, .init = use_new_home_on_wednesday);

enum { A_1, A_2, A_3, A_4, A_5 };

static Engagement accepted_engagement(void)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    return engagement;
}

static void must_set(const Engagement *engagement, size_t number, const char *words)
{
    const char *list[6];
    size_t count = 0;
    char *copy = xstrdup(words), *rest = copy;
    for (char *word; (word = strsep(&rest, " "));)
        list[count++] = word;
    cr_assert(recommendation_set(engagement->store, engagement->ids[number], list, count), "%s: %s",
              words, failure());
    free(copy);
}

static void expect_field(const Engagement *engagement, size_t number, const char *column,
                         const char *value)
{
    Recommendations *all = open_all(engagement);
    const Recommendation *one = recommendation_find(all, engagement->ids[number]);
    cr_assert_not_null(one, "%s", failure());
    cr_expect_str_eq(recommendation_text(all, one, column), value, "%s: '%s'", column,
                     recommendation_text(all, one, column));
    recommendation_close(all);
}

Test(progress, refuses_what_cannot_have_been)
{
    static const struct {
        const char *words[3], *reason;
    } wrong[] = {
        { { "progress=done" }, "say when it was done" },
        { { "actual=1" }, "it is not started" },
        { { "started=2026-01-12" }, "it is not started" },
        { { "progress=in-progress", "finished=2026-01-10" }, "only what is done has an end" },
        { { "progress=in-progress", "started=2026-01-15" }, "2026-01-15 is still to come" },
        { { "progress=done", "finished=2026-02-01" }, "2026-02-01 is still to come" },
        { { "progress=done", "started=2026-01-10", "finished=2026-01-09" }, "lies before" },
        { { "progress=almost" }, "'almost' is not one of" },
        { { "progress=" }, "is not one of" },
        { { "progress=in-progress", "actual=-1" }, "'-1' is no number of man-days" },
        { { "progress=in-progress", "started=whenever" }, "whenever" },
    };
    Engagement engagement = accepted_engagement();
    for (size_t i = 0; i < COUNT(wrong); i++) {
        size_t count = wrong[i].words[2] ? 3 : wrong[i].words[1] ? 2 : 1;
        cr_expect(!recommendation_set(engagement.store, engagement.ids[A_1], wrong[i].words, count),
                  "%s", wrong[i].reason);
        cr_expect(strstr(failure(), wrong[i].reason), "%s", failure());
    }
    expect_field(&engagement, A_1, "progress", "not-started");
    cr_assert(set(&engagement, A_1, "status=proposed"), "%s", failure());
    cr_expect(!set(&engagement, A_1, "progress=in-progress"));
    cr_expect(strstr(failure(), "accept it first"), "%s", failure());
    close_engagement(&engagement);
}

Test(progress, has_the_dates_that_belong_to_it)
{
    Engagement engagement = accepted_engagement();
    must_set(&engagement, A_1, "progress=in-progress actual=3.5");
    expect_field(&engagement, A_1, "started", "2026-01-14");
    expect_field(&engagement, A_1, "actual", "350");
    must_set(&engagement, A_5, "progress=done finished=2026-01-12");
    expect_field(&engagement, A_5, "started", "2026-01-12");
    must_set(&engagement, A_5, "progress=in-progress");
    expect_field(&engagement, A_5, "finished", "");
    expect_field(&engagement, A_5, "started", "2026-01-12");
    must_set(&engagement, A_5, "progress=blocked");
    must_set(&engagement, A_5, "progress=not-started");
    expect_field(&engagement, A_5, "started", "");
    must_set(&engagement, A_3, "progress=blocked");
    expect_field(&engagement, A_3, "started", "");
    must_set(&engagement, A_3, "actual=0.5");
    expect_field(&engagement, A_3, "started", "2026-01-14");
    cr_assert(journal_undo(engagement.store, NULL), "%s", failure());
    expect_field(&engagement, A_3, "actual", "");
    expect_field(&engagement, A_3, "started", "");
    close_engagement(&engagement);
}

static void expect_task(const Recommendations *all, const Plan *plan, const char *id,
                        const char *start, const char *end)
{
    Table *table = plan_table(all, plan);
    long row = table_row_of(table, 0, id);
    cr_assert(row >= 0, "%s is missing", id);
    cr_expect_str_eq(table_get(table, (size_t)row, "start"), start, "%s: %s", id,
                     table_get(table, (size_t)row, "start"));
    cr_expect_str_eq(table_get(table, (size_t)row, "end"), end, "%s: %s", id,
                     table_get(table, (size_t)row, "end"));
    table_free(table);
}

/* A_1 took 3 days in place of 2. Of A_5's five days two were spent, three are left, at
 * 250,000 cents a day 750,000; A_3 (1 day) and A_2 (3 days) follow. Had nothing been done,
 * A_3 would come before A_5, by its id. */
static void make_progress(const Engagement *engagement)
{
    must_set(engagement, A_1, "progress=done actual=3 started=2026-01-05 finished=2026-01-07");
    must_set(engagement, A_5, "progress=in-progress actual=2 started=2026-01-08");
}

Test(progress, moves_the_rest_of_the_plan)
{
    Engagement engagement = accepted_engagement();
    make_progress(&engagement);
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = "2026-01-05", .days = -1, .money = -1 });
    cr_assert(plan && plan->schedule, "%s", failure());
    cr_expect(plan->is_live);
    cr_expect_eq(plan->days, 700);
    cr_expect_eq(plan->money, 750000 + 250000 + 750000);
    cr_expect_eq(plan->risk, 800);
    expect_task(all, plan, engagement.ids[A_1], "2026-01-05", "2026-01-07");
    expect_task(all, plan, engagement.ids[A_5], "2026-01-08", "2026-01-16");
    expect_task(all, plan, engagement.ids[A_3], "2026-01-19", "2026-01-19");
    expect_task(all, plan, engagement.ids[A_2], "2026-01-20", "2026-01-22");
    plan_free(plan);
    plan = plan_make(
        all, &(PlanWish){ .start = "2026-01-05", .days = -1, .money = -1, .is_from_start = true });
    cr_assert(plan && plan->schedule, "%s", failure());
    expect_task(all, plan, engagement.ids[A_1], "2026-01-05", "2026-01-06");
    expect_task(all, plan, engagement.ids[A_5], "2026-01-08", "2026-01-14");
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

/* What is done is free. Three more days: A_5 (3 points) rather than A_3 and half of A_2.
 * Until Thursday one engineer has two days: A_3 alone fits. */
Test(progress, leaves_a_budget_to_what_is_left)
{
    static const struct {
        int64_t days, money;
        const char *until;
        size_t count;
        int64_t risk, used;
    } expected[] = { { 300, -1, NULL, 2, 600, 300 },
                     { -1, 749999, NULL, 2, 400, 100 },
                     { -1, -1, "2026-01-15", 2, 400, 100 },
                     { 0, -1, NULL, 1, 300, 0 } };
    Engagement engagement = accepted_engagement();
    make_progress(&engagement);
    Recommendations *all = open_all(&engagement);
    for (size_t i = 0; i < COUNT(expected); i++) {
        Plan *plan = plan_make(all, &(PlanWish){ .start = "2026-01-05",
                                                 .until = expected[i].until,
                                                 .days = expected[i].days,
                                                 .money = expected[i].money,
                                                 .is_optimised = true });
        cr_assert_not_null(plan, "%s", failure());
        cr_expect_eq(plan->count, expected[i].count, "%zu: %zu", i, plan->count);
        cr_expect_eq(plan->risk, expected[i].risk, "%zu: %lld", i, (long long)plan->risk);
        cr_expect_eq(plan->days, expected[i].used, "%zu: %lld", i, (long long)plan->days);
        plan_free(plan);
    }
    recommendation_close(all);
    close_engagement(&engagement);
}

/* The year in which something really began is no year that was counted. */
Test(progress, only_what_is_left_is_provisional)
{
    Engagement engagement = accepted_engagement();
    must_set(&engagement, A_1, "progress=in-progress started=2024-12-30 remaining=300");
    cr_assert(setting_set(engagement.store, "unknown-years", "weekdays"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = "2024-12-02", .days = -1, .money = -1 });
    cr_assert(plan && plan->schedule, "%s", failure());
    cr_expect_str_eq(plan->provisional,
                     "2027: holidays not known, counted Monday to Friday; provisional");
    plan_free(plan);
    recommendation_close(all);
    close_engagement(&engagement);
}

/* Its own word counts, and never less than nothing. */
Test(progress, what_is_left_may_be_said)
{
    Engagement engagement = accepted_engagement();
    must_set(&engagement, A_1, "progress=in-progress actual=9");
    must_set(&engagement, A_5, "progress=in-progress actual=1 remaining=8.25");
    must_set(&engagement, A_3, "progress=done finished=2026-01-13 remaining=4");
    Recommendations *all = open_all(&engagement);
    static const int64_t left[] = { 0, 300, 0, 0, 825 };
    for (size_t i = 0; i < COUNT(left); i++)
        if (i != A_4)
            cr_expect_eq(plan_left(all, recommendation_find(all, engagement.ids[i])), left[i]);
    recommendation_close(all);
    close_engagement(&engagement);
}

Test(progress, is_kept_in_milestones)
{
    Engagement engagement = accepted_engagement();
    make_progress(&engagement);
    cr_assert(milestone_add(engagement.store, "Half", ""), "%s", failure());
    must_set(&engagement, A_1, "progress=not-started actual=");
    char *id = milestone_find(engagement.store, "Half");
    Engagement then = { .store = milestone_open(engagement.store, id) };
    cr_assert_not_null(then.store, "%s", failure());
    memcpy(then.ids, engagement.ids, sizeof then.ids);
    expect_field(&then, A_1, "progress", "done");
    expect_field(&then, A_1, "actual", "300");
    expect_field(&then, A_1, "finished", "2026-01-07");
    expect_field(&engagement, A_1, "progress", "not-started");
    free(id);
    close_engagement(&then);
    close_engagement(&engagement);
}

Test(progress, stands_in_the_log)
{
    static const char *const fields[] = { "Progress", "Actual effort (man-days)", "Actual start" };
    Engagement engagement = accepted_engagement();
    must_set(&engagement, A_1, "progress=in-progress actual=1.25");
    Table *log = journal_log(engagement.store, "screens", ENGLISH, NULL, NULL);
    cr_assert_not_null(log, "%s", failure());
    char *text = table_to_text(log);
    for (size_t i = 0; i < COUNT(fields); i++)
        cr_expect(strstr(text, fields[i]), "%s is not in\n%s", fields[i], text);
    free(text);
    table_free(log);
    close_engagement(&engagement);
}

/* Nobody said of what was proposed that it is not started. */
Test(progress, stands_in_the_log_in_words_once_it_is_said)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    Table *log = journal_log(engagement.store, "screens", CHINESE, NULL, NULL);
    cr_assert_not_null(log, "%s", failure());
    for (size_t row = 0; row < 4; row++)
        cr_expect_str_eq(table_get(log, row, "change"), "— → 待评审", "%s",
                         table_get(log, row, "change"));
    table_free(log);
    accept_all(&engagement);
    must_set(&engagement, A_1, "progress=in-progress started=2026-01-12");
    log = journal_log(engagement.store, "screens", CHINESE, NULL, NULL);
    cr_assert_not_null(log, "%s", failure());
    cr_expect_str_eq(table_get(log, 0, "change"), "未开始 → 进行中");
    cr_expect_str_eq(table_get(log, 2, "change"), "待评审 → 采纳");
    table_free(log);
    close_engagement(&engagement);
}

Test(progress, stands_in_the_log_in_days_and_settings_in_words)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    cr_assert(set(&engagement, 0, "likely=2.5"), "%s", failure());
    cr_assert(setting_set(engagement.store, "unknown-years", "weekdays"), "%s", failure());
    Table *log = journal_log(engagement.store, "screens", ENGLISH, NULL, NULL);
    cr_assert_not_null(log, "%s", failure());
    cr_expect_str_eq(table_get(log, 0, "what"), "Years without known holidays");
    cr_expect_str_eq(table_get(log, 0, "change"), "— → Monday to Friday");
    cr_expect_str_eq(table_get(log, 1, "what"), "A_1 · Title · Likely effort (man-days)");
    cr_expect_str_eq(table_get(log, 1, "change"), "— → 2.5");
    table_free(log);
    close_engagement(&engagement);
}
