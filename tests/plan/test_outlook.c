/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Score, risks, goals and money after the plan, on a bank of one question; worked out by hand. */
#include "config.h"
#include <string.h>

#include "engagement/entry.h"
#include "engagement/form.h"
#include "engagement/setting.h"
#include "process/record.h"
#include "report/report.h"
#include "small_plan.h"
#include "workbook/journal.h"

TestSuite(outlook, .init = use_new_home);

enum {
    STAGES,
    GOALS,
    AGAINST,
    MONEY,
    CASH,
    SHARES,
    ORDER,
    PACKAGES,
    BASIS,
    DECISIONS,
    MONTHS,
    RESPONSIBLE,
    PAPERWORK,
    COSTLY,
    LOADS,
    SHORTAGE,
    UNORDERED,
    WINDOWLESS,
    MORE_ENGINEERS
};
static const Query queries[] = {
    [STAGES] = { "", "SELECT group_concat(line, '; ') FROM (SELECT stage || ' ' || printf('%.2f',"
                     " score) || ' ' || high || ' ' || medium || ' ' || shortfalls || ' ' || closed"
                     " AS line FROM outlook WHERE pillar = '' ORDER BY position)" },
    [GOALS] = { "",
                "SELECT group_concat(line, '; ') FROM (SELECT title_en || ' ' || state || ': ' ||"
                " figure_en AS line FROM goal_outlook ORDER BY title_en)" },
    [AGAINST] = { "",
                  "SELECT group_concat(state || ' (' || against_en || ') ' || short_en, '; ') FROM"
                  " (SELECT * FROM goal_outlook ORDER BY title_en)" },
    [CASH] = { "", "SELECT printf('%.2f %.2f', cash_12, cash_36) FROM plan_money" },
    [ORDER] = { "",
                "SELECT printf('%g %.2f %g %.2f ', inside_days, inside, beyond_days, beyond) || en"
                " FROM provider_order" },
    [PACKAGES] = { "", "SELECT group_concat(line, '; ') FROM (SELECT ltrim(name ||"
                       " printf(' %s %g %.2f %g %.2f', labels, inside_days, inside, beyond_days,"
                       " beyond)) AS line FROM order_package ORDER BY record IS NULL, record)" },
    [BASIS] = { "", "SELECT group_concat(label || ' ' || en, '; ') FROM (SELECT label, en FROM"
                    " run_cost_basis JOIN recommended USING (id) ORDER BY number)" },
    [DECISIONS] = { "", "SELECT group_concat(number || ' ' || en, char(10)) FROM (SELECT * FROM"
                        " decision_asked ORDER BY number)" },
    [MONEY] = { "",
                "SELECT printf('%.2f %.2f %.2f %.2f %.2f %.2f %.2f %d %.2f %.2f %d', work_least,"
                " work, work_most, once, net_month, cost_12, cost_36, payback, risk_up_front,"
                " saving_up_front, once_unknown) FROM plan_money" },
    [SHARES] = { "", "SELECT printf('%.2f %.1f %.2f %.2f %.2f', own_work, own_days, cash_once,"
                     " provider_up_front, up_front) FROM plan_money" },
    [MONTHS] = { "", "SELECT group_concat(line, '; ') FROM (SELECT month || printf(' %.2f %.2f %.2f"
                     " %.2f', paid, run, saving, total) AS line FROM plan_month WHERE number <= 3"
                     " ORDER BY number)" },
    [RESPONSIBLE] = { "t", "SELECT person FROM responsible WHERE id = ?" },
    [PAPERWORK] = { "t", "UPDATE practice SET changes = 'no' WHERE id = ?" },
    [COSTLY] = { "t", "UPDATE practice SET cost_month = 'low' WHERE id = ?" },
    [LOADS] = { "",
                "SELECT ifnull(group_concat(person || printf(' %d tasks %.1f days in %d from ', tasks,"
                " days, workdays) || first || ' to ' || last), 'none') FROM person_load" },
    [SHORTAGE] = { "",
                   "SELECT ifnull(group_concat(label || ' ' || kind, ', '), 'none') FROM (SELECT * FROM"
                   " order_shortage ORDER BY number)" },
    [UNORDERED] = { "",
                    "SELECT ifnull((SELECT printf('%.2f %d %d ', score, high, shortfalls) || ends FROM"
                    " outlook WHERE stage = 'ordered' AND pillar = ''), 'nothing') || ifnull(' stays ' ||"
                    " (SELECT group_concat(label) FROM unordered_risk), '')" },
    [WINDOWLESS] = { "",
                     "SELECT ifnull(group_concat(label || ' ' || starts || ' ' || ends), 'none') FROM"
                     " (SELECT * FROM windowless ORDER BY number)" },
    [MORE_ENGINEERS] = { "", "UPDATE rate SET week = 2000 WHERE id = 'engineer'" },
    { 0 },
};

/* As a report reads it, which computes each view once. */
static void expect(Store *store, int query, const char *wanted)
{
    cr_assert(store_begin_reading(store), "%s", failure());
    char *found = store_text(store, queries, query);
    store_end_reading(store);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, wanted, "%s", found);
    free(found);
}

static void keep(const Engagement *engagement)
{
    char *why, *provisional;
    cr_assert(plan_result_keep(engagement->store, "2026-01-05", false, &why, &provisional) && !why,
              "%s", failure());
    free(provisional);
}

static Engagement with_plan(void)
{
    Engagement engagement = make_engagement();
    propose(&engagement, 4);
    accept_all(&engagement);
    cr_assert(set(&engagement, 2, "status=proposed"), "%s", failure());
    return engagement;
}

/* Weights 3, 2, 1, 3, 3, of which today 4 are earned: 1 for the half of A_2, 3 for A_4. The quick
 * wins A_1 and A_2 make it 8; A_5 of 5 days is wave 1 and makes it 11. A_3, unknown and of low
 * weight, is not accepted: no risk, and the one shortfall left. */
Test(outlook, is_what_the_same_arithmetic_says_of_the_answers_then)
{
    Engagement engagement = with_plan();
    keep(&engagement);
    expect(
        engagement.store, STAGES,
        "today 33.33 1 0 4 0; 30 66.67 1 0 2 2; 90 91.67 0 0 1 3; 180 91.67 0 0 1 3; later 91.67 0"
        " 0 1 3; all 91.67 0 0 1 3");
    close_engagement(&engagement);
}

/* What the customer puts off brings nothing. */
Test(outlook, leaves_out_what_is_not_done)
{
    Engagement engagement = with_plan();
    cr_assert(set(&engagement, 4, "decision=deferred"), "%s", failure());
    keep(&engagement);
    expect(
        engagement.store, STAGES,
        "today 33.33 1 0 4 0; 30 66.67 1 0 2 2; 90 66.67 1 0 2 2; 180 66.67 1 0 2 2; later 66.67 1"
        " 0 2 2; all 66.67 1 0 2 2");
    close_engagement(&engagement);
}

static void add_goal(Store *store, const char *title, const char *measure, const char *target,
                     const char *due, const char *by)
{
    char id[ID_SIZE];
    char *fields[] = { xasprintf("title_en=%s", title), xasprintf("measure=%s", measure),
                       xasprintf("target=%s", target), xasprintf("due=%s", due),
                       xasprintf("recommendations=%s", by) };
    cr_assert(record_add(store, "goal", (const char *const *)fields, COUNT(fields), id), "%s",
              failure());
    for (size_t i = 0; i < COUNT(fields); i++)
        free(fields[i]);
}

/* A_1 ends on 6, A_5 on 13, A_2 on 16 January; A_3 is not planned. */
Test(outlook, says_of_each_goal_whether_the_plan_reaches_it)
{
    Engagement engagement = with_plan();
    add_goal(engagement.store, "1", "dates", "", "2026-01-31", "A_1 A_5");
    add_goal(engagement.store, "2", "dates", "", "2026-01-31", "A_1 A_3");
    add_goal(engagement.store, "3", "dates", "", "2026-01-15", "A_1 A_2");
    add_goal(engagement.store, "4", "dates", "", "", "A_3");
    add_goal(engagement.store, "5", "score", "90", "", "");
    add_goal(engagement.store, "6", "score", "95", "", "");
    add_goal(engagement.store, "7", "saving", "15", "", "");
    keep(&engagement);
    expect(
        engagement.store, GOALS,
        "1 planned: 2 of 2 planned, the last ends 2026-01-13, due 2026-01-31; 2 part: 1 of 2"
        " planned, the last ends 2026-01-06, due 2026-01-31; 3 risk: 2 of 2 planned, the last ends"
        " 2026-01-16, due 2026-01-15, late or without date: 1; 4 unplanned: 0 of 1 planned; 5 reached:"
        " 33.3 → 91.7 as answered; target: 90; 6 partly: 33.3 → 91.7 as answered; target: 95; 7 not: no bill was"
        " imported");
    close_engagement(&engagement);
}

/* A date in the plan is nothing reached: what was put off for the same question stands against it.
 * What a saving lacks is what would take it further. */
Test(outlook, says_what_stands_against_a_goal)
{
    Engagement engagement = with_plan();
    cr_assert(set(&engagement, 4, "decision=deferred"), "%s", failure());
    add_goal(engagement.store, "1", "dates", "", "2026-01-31", "A_1");
    keep(&engagement);
    expect(engagement.store, AGAINST,
           "conditional (recommendations deferred or rejected 1: R02) recommendations deferred or"
           " rejected 1");
    close_engagement(&engagement);
}

/* Ten days at 2,500: least 1 + 2 + 5, most 3 + 4 + 5 days. A_5 saves 6,000 a month and costs 1,000
 * to run, from the month after the one in which it ends: the 25,000 of January are back with the
 * fifth month that brings 5,000, the sixth of the plan; 11 of 12 months bring 30,000, 35 of 36
 * months 150,000. */
Test(outlook, adds_up_what_the_plan_costs_and_brings)
{
    Engagement engagement = with_plan();
    const char *money[] = { "saving=6000", "month=1000", "currency=CNY" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[4], money, 3), "%s", failure());
    keep(&engagement);
    expect(engagement.store, MONEY,
           "20000.00 25000.00 30000.00 0.00 5000.00 -30000.00 -150000.00 6 12500.00 12500.00 0");
    expect(
        engagement.store, MONTHS,
        "2026-01 25000.00 0.00 0.00 -25000.00; 2026-02 0.00 1000.00 6000.00 -20000.00; 2026-03 0.00"
        " 1000.00 6000.00 -15000.00");
    close_engagement(&engagement);
}

/* A_1 and A_2 are 5 days of the customer's own people, A_5 5 days of the provider's. */
Test(outlook, tells_cash_from_own_staff_and_from_what_is_ordered_apart)
{
    Engagement engagement = with_plan();
    const char *bought[] = { "owner=customer", "once=700", "currency=CNY" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[0], bought, 3), "%s", failure());
    cr_assert(set(&engagement, 1, "owner=customer") && set(&engagement, 4, "owner=provider"));
    keep(&engagement);
    expect(engagement.store, SHARES, "12500.00 5.0 700.00 12500.00 25700.00");
    close_engagement(&engagement);
}

/* Ten days of the provider: none is ordered with consulting alone, five are with one package, all
 * with two. Own people's days are no cash. */
Test(outlook, says_what_of_the_providers_work_is_in_the_order)
{
    Engagement engagement = with_plan();
    static const struct {
        const char *edition, *packages, *wanted;
    } orders[] = {
        { "consulting", "1", "0 0.00 10 25000.00 not ordered" },
        { "both", "1",
          "5 12500.00 5 12500.00 5 man-days (CNY 12,500) ordered; 5 man-days (CNY 12,500) to be"
          " ordered separately" },
        { "implementation", "2", "10 25000.00 0 0.00 in the order" },
    };
    for (int i = 0; i < 5; i++)
        cr_assert(i == 2 || i == 3 || set(&engagement, i, "owner=provider"), "%s", failure());
    for (size_t i = 0; i < COUNT(orders); i++) {
        cr_assert(form_set(engagement.store, "engagement", "", "edition", orders[i].edition) &&
                      form_set(engagement.store, "engagement", "", "implementation_packages",
                               orders[i].packages),
                  "%s", failure());
        keep(&engagement);
        expect(engagement.store, ORDER, orders[i].wanted);
    }
    expect(engagement.store, CASH, "25000.00 25000.00");
    close_engagement(&engagement);
}

static void add_entry(Store *store, const char *form, const char *a, const char *b)
{
    char id[ID_SIZE];
    cr_assert(entry_add(store, form, (const char *const[]){ a, b }, 2, id), "%s", failure());
}

/* A_1 of 2 days comes before A_2 of 3 and takes 2 of the 3 days of P; A_2 has the third and the one
 * of Q, its last day, A_5 of 5 days, in no package, and what A_1 needs bought take another order: 4
 * and 6 days at 2500, and 700. */
Test(outlook, days_of_a_package_go_to_its_measures_in_the_order_of_the_plan)
{
    Engagement engagement = with_plan();
    Store *store = engagement.store;
    const char *bought[] = { "owner=provider", "once=700", "currency=CNY" };
    cr_assert(recommendation_set(store, engagement.ids[0], bought, 3), "%s", failure());
    cr_assert(set(&engagement, 1, "owner=provider") && set(&engagement, 4, "owner=provider"));
    char *one = xasprintf("item=%s", engagement.ids[0]),
         *two = xasprintf("item=%s", engagement.ids[1]);
    add_entry(store, "package", "name=P", "days=3");
    add_entry(store, "package", "name=Q", "days=1");
    add_entry(store, "package-item", two, "package=P");
    add_entry(store, "package-item", two, "package=Q");
    add_entry(store, "package-item", one, "package=P");
    free(one);
    free(two);
    cr_assert(form_set(store, "engagement", "", "edition", "both"), "%s", failure());
    keep(&engagement);
    expect(store, PACKAGES,
           "P R01, R03 3 7500.00 0 700.00; Q R03 1 2500.00 1 2500.00; R02 0 0.00 5 12500.00");
    expect(store, ORDER,
           "4 10000.00 6 15700.00 4 man-days (CNY 10,000) ordered; 6 man-days (CNY 15,700) to be"
           " ordered separately");
    close_engagement(&engagement);
}

static void add_item(const Engagement *engagement, size_t number, const char *package)
{
    char *item = xasprintf("item=%s", engagement->ids[number]);
    add_entry(engagement->store, "package-item", item, package);
    free(item);
}

/* A_1 of 2 days, A_2 that waits for it and is the customer's, A_5 of 5 days. What the order leaves
 * out brings nothing: weights 3 for A_1, 1 more for A_2, 3 for A_5, and 4 of 12 today. A_1 in no
 * package, 3 of 5 days for A_5: nothing is brought, 4 of 12, the high risk of A_5 stays. 5 of 5
 * days for A_5 besides: 7 of 12; A_1 is missing still. A_1 in the order, A_5 with 3 days: 8 of 12,
 * and A_5 is missing. Both in the order, and with consulting alone: there is nothing to say. */
Test(outlook, says_what_falls_away_without_what_is_not_ordered)
{
    static const struct {
        const char *first, *last, *shortage, *left;
    } orders[] = {
        { NULL, "days=3", "R01 whole, R02 part, R03 waits", "33.33 1 4  stays K01" },
        { NULL, "days=5", "R01 whole, R03 waits", "58.33 1 3 2026-01-13 stays K01" },
        { "days=2", "days=3", "R02 part", "66.67 1 2 2026-01-16 stays K01" },
        { "days=2", "days=5", "none", "nothing" },
        { NULL, NULL, "none", "nothing" },
    };
    for (size_t i = 0; i < COUNT(orders); i++) {
        Engagement engagement = with_plan();
        cr_assert(set(&engagement, 0, "owner=provider") && set(&engagement, 1, "owner=customer") &&
                      set(&engagement, 4, "owner=provider") &&
                      form_set(engagement.store, "engagement", "", "edition",
                               orders[i].last ? "both" : "consulting"),
                  "%s", failure());
        if (orders[i].first)
            add_entry(engagement.store, "package", "name=P", orders[i].first);
        if (orders[i].last)
            add_entry(engagement.store, "package", "name=Q", orders[i].last);
        if (orders[i].first)
            add_item(&engagement, 0, "package=P");
        if (orders[i].last)
            add_item(&engagement, 4, "package=Q");
        keep(&engagement);
        expect(engagement.store, SHORTAGE, orders[i].shortage);
        expect(engagement.store, UNORDERED, orders[i].left);
        close_engagement(&engagement);
    }
}

/* From Monday 15 December to Monday 5 January are 15 days Monday to Friday, to Friday the 2nd 14.
 */
Test(outlook, says_when_what_is_not_ordered_was_applied_for)
{
    static const char *const days[][3] = {
        { "", "",
          "\n- The service asks for an application at least 15 working days before the order; none is recorded." },
        { "", "2026-01-05", "; none is recorded (last day to order: 2026-01-05)." },
        { "2025-12-15", "", "\n- Applied for on 2025-12-15." },
        { "2025-12-15", "2026-01-05",
          ", at least the required 15 working days before the last day to order, 2026-01-05." },
        { "2025-12-15", "2026-01-02",
          ", fewer than the required 15 working days before the last day to order, 2026-01-02." },
    };
    for (size_t i = 0; i < COUNT(days); i++) {
        Engagement engagement = with_plan();
        Store *store = engagement.store;
        cr_assert(set(&engagement, 0, "owner=provider") && set(&engagement, 4, "owner=provider"));
        add_entry(store, "package", "name=P", "days=2");
        add_item(&engagement, 0, "package=P");
        cr_assert(form_set(store, "engagement", "", "edition", "both") &&
                      form_set(store, "engagement", "", "further_offer", "2025-12-31") &&
                      form_set(store, "engagement", "", "further_applied", days[i][0]) &&
                      form_set(store, "engagement", "", "further_order", days[i][1]),
                  "%s", failure());
        keep(&engagement);
        cr_assert(store_begin_reading(store), "%s", failure());
        char *found = store_text(store, queries, DECISIONS);
        store_end_reading(store);
        cr_expect(strstr(found, days[i][2]), "%s", found);
        cr_expect(
            strstr(
                found,
                "all of R02.\n- Without it R02 is not carried out; K01 T stays a high risk; the plan then reaches a"
                " score of 67 (not 92) with 1 high risk (not 0)"),
            "%s", found);
        cr_expect(strstr(found, "subject to an offer, due by 2025-12-31."), "%s", found);
        free(found);
        close_engagement(&engagement);
    }
}

/* R01 from Monday 5 January to Tuesday, R02 to Friday, R03 from Wednesday to Friday. */
Test(outlook, names_measures_without_a_window_of_change)
{
    static const char *const windows[][2] = { { "", "none" },
                                              { "Tue, Thu 22:00", "none" },
                                              { "每周一 22:00", "R03 2026-01-07 2026-01-09" },
                                              { "Sat 01:00",
                                                "R01 2026-01-05 2026-01-06,R02 2026-01-05"
                                                " 2026-01-09,R03 2026-01-07 2026-01-09" } };
    Engagement engagement = with_plan();
    cr_assert(store_change(engagement.store, queries, MORE_ENGINEERS), "%s", failure());
    for (size_t i = 0; i < COUNT(windows); i++) {
        cr_assert(form_set(engagement.store, "governance", "", "change_windows", windows[i][0]),
                  "%s", failure());
        keep(&engagement);
        expect(engagement.store, WINDOWLESS, windows[i][1]);
    }
    close_engagement(&engagement);
}

/* What was entered, and what the bank supposes. */
Test(outlook, says_where_a_run_cost_comes_from)
{
    Engagement engagement = with_plan();
    const char *month[] = { "month=900", "currency=CNY" };
    cr_assert(recommendation_set(engagement.store, engagement.ids[0], month, 2), "%s", failure());
    cr_assert(store_change(engagement.store, queries, COSTLY, "A_2"), "%s", failure());
    keep(&engagement);
    expect(
        engagement.store, BASIS,
        "R01 entered for this measure; to be confirmed by an offer; R03 estimate: usual run cost of"
        " such a measure, CNY 500 a month; to be confirmed by an offer");
    close_engagement(&engagement);
}

/* Each with a name or an amount, and on top who decides by when. */
Test(outlook, asks_decisions_of_somebody_by_a_day)
{
    Engagement engagement = with_plan();
    cr_assert(form_set(engagement.store, "engagement", "", "customer_representative",
                       "Guo Zhiyuan (郭志远), CIO") &&
                  form_set(engagement.store, "engagement", "", "acceptance_date", "2026-01-09"),
              "%s", failure());
    cr_assert(set(&engagement, 0, "person=Shen Bo, lead") &&
                  set(&engagement, 4, "decision=deferred"),
              "%s", failure());
    add_goal(engagement.store, "Cheaper", "saving", "15", "", "");
    keep(&engagement);
    expect(
        engagement.store, DECISIONS,
        "0 Decisions due from Guo Zhiyuan by 2026-01-09, unless another date is given:\n"
        "1 Approve the budget: release 5 man-days of internal staff (CNY 12,500, non-cash).\n"
        "2 Name a person for the quick wins: R03.\n"
        "3 Confirm all responsible persons (Improvement plan), for the quick wins: Shen Bo R01.\n"
        "4 Decide on 2 recommendations without a decision: R01, R03.\n"
        "5 Order measures, or accept in writing:\n- the high risk left after the plan: K01 T (R02 deferred)\n"
        "6 Goal 1 “Cheaper” is not reached with this plan: order further measures (candidates: Goals and"
        " scope) or set another target.");
    close_engagement(&engagement);
}

Test(outlook, names_who_sees_to_a_task)
{
    Engagement engagement = with_plan();
    cr_assert(
        form_set(engagement.store, "business", engagement.workload, "technical_owner", "Shen Bo"));
    cr_assert(form_set(engagement.store, "engagement", "", "provider_manager", "Wang Haoran"));
    cr_assert(set(&engagement, 0, "owner=customer") && set(&engagement, 1, "owner=provider"));
    char *found = store_text(engagement.store, queries, RESPONSIBLE, engagement.ids[0]);
    cr_expect_str_eq(found, "Shen Bo");
    free(found);
    found = store_text(engagement.store, queries, RESPONSIBLE, engagement.ids[1]);
    cr_expect_str_eq(found, "Wang Haoran");
    free(found);
    cr_assert(set(&engagement, 1, "person=Zhou Peng"));
    found = store_text(engagement.store, queries, RESPONSIBLE, engagement.ids[1]);
    cr_expect_str_eq(found, "Zhou Peng", "who was named comes first");
    free(found);
    close_engagement(&engagement);
}

/* A_1 of 2 days and A_5 of 5 both begin on Monday 5 January where several engineers work; A_5 ends
 * on Friday 9. A_2 of 3 days follows A_1, from the 7th to the 9th: 10 days in 5. Who is named does
 * them one after the other. */
Test(outlook, nobody_named_has_more_work_than_days)
{
    Engagement engagement = with_plan();
    cr_assert(store_change(engagement.store, queries, MORE_ENGINEERS), "%s", failure());
    cr_assert(
        form_set(engagement.store, "business", engagement.workload, "technical_owner", "Shen Bo"));
    static const size_t planned[] = { 0, 1, 4 };
    for (size_t i = 0; i < COUNT(planned); i++)
        cr_assert(set(&engagement, planned[i], "owner=customer"), "%s", failure());
    keep(&engagement);
    expect(engagement.store, LOADS, "Shen Bo 3 tasks 10.0 days in 5 from 2026-01-05 to 2026-01-09");
    for (size_t i = 0; i < COUNT(planned); i++)
        cr_assert(set(&engagement, planned[i], "person=Shen Bo"), "%s", failure());
    keep(&engagement);
    expect(engagement.store, LOADS, "none");
    close_engagement(&engagement);
}

/* ---- the plan itself ---- */

static char *dates_of(const Engagement *engagement, size_t number, const char *start)
{
    Recommendations *all = open_all(engagement);
    Plan *plan = plan_make(all, &(PlanWish){ .start = start, .days = -1, .money = -1 });
    cr_assert(plan && plan->schedule, "%s", failure());
    const ScheduledTask *task = plan_dates(plan, recommendation_find(all, engagement->ids[number]));
    char *text = xasprintf("%s %s%s", task->start, task->end, task->is_moved ? " moved" : "");
    plan_free(plan);
    recommendation_close(all);
    return text;
}

static void expect_dates(const Engagement *engagement, size_t number, const char *wanted)
{
    char *found = dates_of(engagement, number, "2026-01-05");
    cr_expect_str_eq(found, wanted, "%s", found);
    free(found);
}

/* Frozen on 6 and 7 January: the two days of A_1 are 5 and 8, unless it changes nothing. */
Test(outlook, a_freeze_moves_what_changes_the_workload)
{
    Engagement engagement = with_plan();
    char id[ID_SIZE];
    const char *fields[] = { "first=2026-01-06", "last=2026-01-07", "kind=freeze" };
    cr_assert(record_add(engagement.store, "freeze", fields, 3, id), "%s", failure());
    expect_dates(&engagement, 0, "2026-01-05 2026-01-08 moved");
    cr_assert(set(&engagement, 0, "changes=no"), "%s", failure());
    expect_dates(&engagement, 0, "2026-01-05 2026-01-06");
    cr_assert(record_remove(engagement.store, "freeze", id), "%s", failure());
    cr_assert(set(&engagement, 0, "changes="), "%s", failure());
    expect_dates(&engagement, 0, "2026-01-05 2026-01-06");
    close_engagement(&engagement);
}

/* What the bank calls paperwork goes on, unless somebody says that it changes the workload. */
Test(outlook, a_freeze_does_not_stop_paperwork)
{
    Engagement engagement = with_plan();
    char id[ID_SIZE];
    const char *fields[] = { "first=2026-01-06", "last=2026-01-07", "kind=freeze" };
    cr_assert(store_change(engagement.store, queries, PAPERWORK, "A_1"), "%s", failure());
    cr_assert(record_add(engagement.store, "freeze", fields, 3, id), "%s", failure());
    expect_dates(&engagement, 0, "2026-01-05 2026-01-06");
    cr_assert(set(&engagement, 0, "changes=yes"), "%s", failure());
    expect_dates(&engagement, 0, "2026-01-05 2026-01-08 moved");
    close_engagement(&engagement);
}

/* A_1 (2 days) waits for A_5 (5 days) when told so; A_2 for nobody when told so. */
Test(outlook, dependencies_are_added_and_taken_away)
{
    Engagement engagement = with_plan();
    char *what = NULL;
    cr_assert(set(&engagement, 0, "follows=A_5"), "%s", failure());
    expect_dates(&engagement, 0, "2026-01-12 2026-01-13");
    cr_expect(!set(&engagement, 4, "follows=A_2"), "a circle is taken");
    cr_expect(strstr(failure(), "in a circle"), "%s", failure());
    cr_expect(!set(&engagement, 4, "follows=A_9"));
    cr_expect(strstr(failure(), "unknown recommendation 'A_9'"), "%s", failure());
    cr_assert(journal_undo(engagement.store, &what), "%s", failure());
    free(what);
    expect_dates(&engagement, 0, "2026-01-05 2026-01-06");
    cr_assert(set(&engagement, 1, "not-follows=A_1"), "%s", failure());
    Recommendations *all = open_all(&engagement);
    cr_expect_str_eq(recommendation_find(all, engagement.ids[1])->depends_on, "");
    recommendation_close(all);
    close_engagement(&engagement);
}

/* Friday 2 January 2026 is a holiday, as is the 1st: after Monday 5 five days of review, so
 * Tuesday 13. */
Test(outlook, a_plan_starts_after_the_report_and_its_review)
{
    Engagement engagement = make_engagement();
    char start[DATE_SIZE];
    cr_assert(form_set(engagement.store, "engagement", "", "document_date", "2026-01-05"));
    cr_assert(plan_start(engagement.store, start), "%s", failure());
    cr_expect_str_eq(start, "2026-01-13", "%s", start);
    cr_assert(setting_set(engagement.store, "review-days", "0"), "%s", failure());
    cr_assert(plan_start(engagement.store, start), "%s", failure());
    cr_expect_str_eq(start, "2026-01-06", "%s", start);
    cr_assert(plan_set_start(engagement.store, "2026-02-02"), "%s", failure());
    cr_assert(plan_start(engagement.store, start), "%s", failure());
    cr_expect_str_eq(start, "2026-02-02", "%s", start);
    close_engagement(&engagement);
}
