/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums are worked out by hand on January 2026; the 5th is a Monday. */
#include "config.h"
#include <string.h>

#include "plan/burn.h"
#include "small_plan.h"
#include "workbook/journal.h"

static void use_new_home_on_monday(void)
{
    use_new_home();
    setenv("WELLBOOK_CLOCK", "2026-01-12T02:00:00Z", 1);
}

TestSuite(burn, .init = use_new_home_on_monday);

static Burn *make(const BurnTask tasks[], size_t count, const char *today)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open("cn", false, problems);
    Burn *burn = burn_make(tasks, count, calendar, today);
    cr_assert_not_null(burn, "%s", failure());
    calendar_free(calendar);
    problems_free(problems);
    return burn;
}

typedef struct Expected {
    const char *date;
    int64_t planned, earned, actual;
} Expected;

static void expect_days(const Burn *burn, const Expected expected[], size_t count)
{
    cr_assert_eq(burn->count, count, "%zu days", burn->count);
    for (size_t i = 0; i < count; i++) {
        const BurnDay *day = &burn->days[i];
        cr_expect_str_eq(day->date, expected[i].date);
        cr_expect_eq(day->planned, expected[i].planned, "%s: planned %lld", day->date,
                     (long long)day->planned);
        cr_expect_eq(day->earned, expected[i].earned, "%s: earned %lld", day->date,
                     (long long)day->earned);
        cr_expect_eq(day->actual, expected[i].actual, "%s: actual %lld", day->date,
                     (long long)day->actual);
    }
}

/* Four days were planned for the first and took five; two days over Thursday, Friday, Monday
 * and Tuesday for the second, which has taken one on Monday; half a day was never planned. */
Test(burn, adds_up_what_was_planned_done_and_spent)
{
    static const BurnTask tasks[] = {
        { "2026-01-05", "2026-01-08", "2026-01-05", "2026-01-09", 400, 500, 0 },
        { "2026-01-08", "2026-01-13", "2026-01-12", "", 200, 100, 150 },
        { "", "", "2026-01-12", "2026-01-12", 0, 50, 0 },
    };
    static const Expected expected[] = {
        { "2026-01-05", 100, 0, 100 },   { "2026-01-06", 200, 0, 200 },
        { "2026-01-07", 300, 0, 300 },   { "2026-01-08", 450, 0, 400 },
        { "2026-01-09", 500, 400, 500 }, { "2026-01-10", 500, 400, 500 },
        { "2026-01-11", 500, 400, 500 }, { "2026-01-12", 550, 400, 650 },
        { "2026-01-13", 600, 0, 0 },
    };
    Burn *burn = make(tasks, COUNT(tasks), "2026-01-12");
    expect_days(burn, expected, COUNT(expected));
    cr_expect_eq(burn->past, 8);
    cr_expect_eq(burn->planned, 600);
    cr_expect_eq(burn->planned_by_now, 550);
    cr_expect_eq(burn->earned, 400);
    cr_expect_eq(burn->actual, 650);
    cr_expect_eq(burn->left, 150);
    cr_expect_eq(burn->at_the_end, 800);
    burn_free(burn);
}

/* A third of a day is 33 hundredths, two thirds are 67; a weekend has no working day, and all
 * falls on its end. */
Test(burn, spreads_without_a_remainder)
{
    static const BurnTask tasks[] = {
        { "2026-01-07", "2026-01-09", "", "", 100, 0, 100 },
        { "2026-01-10", "2026-01-11", "", "", 50, 0, 50 },
    };
    static const Expected expected[] = { { "2026-01-07", 33, 0, 0 },
                                         { "2026-01-08", 67, 0, 0 },
                                         { "2026-01-09", 100, 0, 0 },
                                         { "2026-01-10", 100, 0, 0 },
                                         { "2026-01-11", 150, 0, 0 } };
    Burn *burn = make(tasks, COUNT(tasks), "2026-01-06");
    expect_days(burn, expected, COUNT(expected));
    cr_expect_eq(burn->past, 0);
    cr_expect_eq(burn->planned_by_now, 0);
    cr_expect_eq(burn->at_the_end, 150);
    burn_free(burn);
    burn = make(NULL, 0, "2026-01-06");
    cr_expect_eq(burn->count, 0);
    cr_expect_eq(burn->at_the_end, 0);
    burn_free(burn);
}

/* ---- of a plan ---- */

enum { A_1, A_2, A_3, A_4, A_5 };

static void start(Engagement *engagement)
{
    *engagement = make_engagement();
    propose(engagement, 4);
    accept_all(engagement);
    cr_assert(plan_set_start(engagement->store, "2026-01-05"), "%s", failure());
}

static Burn *burn_of(const Engagement *engagement, const char *agreed)
{
    char found[DATE_SIZE];
    Recommendations *all = open_all(engagement);
    Burn *burn = plan_burn(all, "2026-01-05", found);
    cr_assert_not_null(burn, "%s", failure());
    cr_expect_str_eq(found, agreed);
    recommendation_close(all);
    return burn;
}

/* From its start: A_1 on the 5th and 6th, A_3 on the 7th, A_5 from the 8th to the 14th, A_2
 * from the 15th to the 19th. Up to Monday the 12th: 2 + 1 + 3. */
Test(burn, is_against_the_plan_from_its_start)
{
    Engagement engagement;
    start(&engagement);
    const char *words[] = { "progress=done", "actual=3", "started=2026-01-05",
                            "finished=2026-01-08" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[A_1], words, COUNT(words)), "%s",
              failure());
    Burn *burn = burn_of(&engagement, "");
    cr_expect_eq(burn->planned, 1100);
    cr_expect_eq(burn->planned_by_now, 600);
    cr_expect_eq(burn->earned, 200);
    cr_expect_eq(burn->actual, 300);
    cr_expect_eq(burn->left, 900);
    burn_free(burn);
    close_engagement(&engagement);
}

/* What was agreed stays as it was when effort changes, and is undone as one act; what is
 * accepted later is not part of it. */
Test(burn, is_against_what_was_agreed)
{
    size_t tasks;
    Engagement engagement;
    start(&engagement);
    cr_assert(set(&engagement, A_3, "status=proposed"), "%s", failure());
    cr_assert(plan_agree(engagement.store, &tasks), "%s", failure());
    cr_expect_eq(tasks, 3);
    cr_assert(set(&engagement, A_3, "status=accepted"), "%s", failure());
    const char *dearer[] = { "least=20", "likely=20", "most=20" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[A_5], dearer, COUNT(dearer)),
              "%s", failure());
    Burn *burn = burn_of(&engagement, "2026-01-12");
    cr_expect_eq(burn->planned, 1000, "%lld", (long long)burn->planned);
    cr_expect_eq(burn->left, 2600);
    burn_free(burn);
    for (int acts = 0; acts < 3; acts++)
        cr_assert(journal_undo(engagement.store, NULL), "%s", failure());
    burn = burn_of(&engagement, "");
    cr_expect_eq(burn->planned, 1000);
    burn_free(burn);
    close_engagement(&engagement);
}

enum { KEPT };
static const Query kept[] = {
    [KEPT] = { "", "SELECT group_concat(date || ' ' || planned || ' ' || ifnull(earned, '-') || ' '"
                   " || ifnull(actual, '-'), '; ') FROM (SELECT * FROM burn_result ORDER BY"
                   " date)" },
    { 0 },
};

static void expect_kept(const Engagement *engagement, const char *expected)
{
    char *why, *provisional;
    cr_assert(plan_result_keep(engagement->store, "2026-01-05", true, &why, &provisional) && !why, "%s",
              failure());
    char *text = store_text(engagement->store, kept, KEPT);
    cr_expect_str_eq(text, expected);
    free(text);
}

/* Sunday the 11th, today and the last day. */
Test(burn, is_kept_for_those_who_read_sql_once_there_is_progress)
{
    Engagement engagement;
    start(&engagement);
    expect_kept(&engagement, "");
    const char *words[] = { "progress=done", "actual=2.5", "finished=2026-01-07" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[A_1], words, COUNT(words)), "%s",
              failure());
    for (int times = 0; times < 2; times++)
        expect_kept(&engagement, "2026-01-11 5.0 2.0 2.5; 2026-01-12 6.0 2.0 2.5; 2026-01-18 10.0"
                                 " - -; 2026-01-19 11.0 - -");
    close_engagement(&engagement);
}

Test(burn, agrees_on_nothing_but_a_whole_plan)
{
    size_t tasks;
    Engagement engagement;
    start(&engagement);
    cr_assert(set(&engagement, A_5, "pin=2035-12-31"), "%s", failure());
    cr_expect(!plan_agree(engagement.store, &tasks));
    cr_expect(strstr(failure(), "only a whole plan can be agreed"), "%s", failure());
    char agreed[DATE_SIZE];
    Recommendations *all = open_all(&engagement);
    cr_expect_null(plan_burn(all, "2026-01-05", agreed));
    cr_expect(strstr(failure(), "no plan was agreed"), "%s", failure());
    recommendation_close(all);
    close_engagement(&engagement);
}
