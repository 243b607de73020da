/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot wait for the plan: its days, its persons and the freezes it falls into, each worked
 * out by hand. The report is of Friday, 4 December 2026; its third working day is Wednesday, the
 * 9th. */
#include "config.h"
#include <string.h>

#include "engagement/engagement.h"
#include "engagement/form.h"
#include "fixture.h"
#include "process/record.h"

enum {
    ADD_BATCH,
    ADD_GROUP,
    ADD_COVER,
    ADD_MAP,
    ADD_FINDING,
    ADD_RESOURCE,
    ADD_COST,
    MATTERS,
    NAMES,
    ASKED,
    SAID,
    ATTACKED,
    MISSED,
    OWNERS,
    DAYS,
    REVIEW
};
static const Query queries[] = {
    [ADD_BATCH] = { "", "INSERT INTO import_batch (number, id, name, imported_at, imported_by)"
                        " VALUES (1, 'b', 'b', '', '')" },
    [ADD_GROUP] = { "ittt", "INSERT INTO check_group (id, product, layer, \"check\", account, "
                            "rule, name, practice)"
                            " VALUES (?1, ?2, '', ?3, 'a-1', ?1, '', ?4)" },
    [ADD_COVER] = { "i", "INSERT INTO import_cover (grp, batch, taken, rows, digest)"
                         " VALUES (?1, 1, '2026-11-20T00:00:00Z', 1, 1)" },
    [ADD_MAP] = { "", "INSERT INTO check_map (product, \"check\", practice, mapped_at, mapped_by)"
                      " VALUES ('advisor', 'EcsExpireCheck', 'REL16_2', '', '')" },
    [ADD_FINDING] = { "iiit",
                      "INSERT INTO finding (key, grp, first_batch, content, status,"
                      " severity, resource, region, type, name, detail, remediation, cost,"
                      " since) VALUES (?1, ?2, 1, 0, 1, ?3, ?4, '', '', ?4, '', '', '', '')" },
    [ADD_RESOURCE] = { "ttt", "INSERT INTO resource (key, grp, first_batch, content, status,"
                              " severity, resource, region, type, name, zone, resource_group, tags,"
                              " created, expires, addresses, monthly_cost) VALUES (0, 9, 1, 0, 1,"
                              " 0, ?1, '', '', 'name of ' || ?1, '', '', ?2, '', ?3, '', '')" },
    [ADD_COST] = { "tt",
                   "INSERT INTO cost (grp, batch, content, product, resource, name, region, tags,"
                   " item, amount, currency) VALUES (8, 1, 0, 'ecs', ?1, '', '', '', '', ?2, 'CNY')" },
    [MATTERS] = { "", "SELECT group_concat(subject || ' ' || places || ' ' || due || ' ' || person"
                      " || ' ' || is_emergency, '; ') FROM (SELECT * FROM urgent_matter ORDER BY"
                      " number)" },
    [NAMES] = { "", "SELECT names FROM urgent_matter ORDER BY number DESC LIMIT 1" },
    [ASKED] = { "", "SELECT en FROM decision_asked WHERE en LIKE 'Approve % urgent action%'" },
    [SAID] = { "", "SELECT group_concat(en || char(10) || zh, char(10)) FROM (SELECT * FROM "
                   "urgent_matter ORDER BY"
                   " number)" },
    [ATTACKED] = { "",
                   "SELECT places || ' ' || names FROM urgent_matter WHERE subject = 'SEC11_2'" },
    [MISSED] = { "", "SELECT count(*) FROM critical_left WHERE subject NOT IN (SELECT subject FROM "
                     "urgent_matter)" },
    [OWNERS] = { "", "SELECT group_concat(name || ' ' || person, '; ') FROM (SELECT * FROM "
                     "expiring_resource ORDER BY"
                     " expires)" },
    [DAYS] = { "", "SELECT day || ' ' || soon FROM report_day" },
    [REVIEW] = { "", "SELECT review || ' ' || reviewed FROM report_day" },
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

static void add_check(Store *store, int64_t id, const char *source, const char *check,
                      const char *practice)
{
    cr_assert(store_change(store, queries, ADD_GROUP, id, source, check, practice) &&
                  store_change(store, queries, ADD_COVER, id),
              "%s", failure());
}

static void add_finding(Store *store, int64_t key, int64_t check, int64_t severity,
                        const char *resource)
{
    cr_assert(store_change(store, queries, ADD_FINDING, key, check, severity, resource), "%s",
              failure());
}

/* The first workload has the account; Fang Lei answers for it and Shen Bo runs it. */
static Store *shop(void)
{
    Store *store = fixture_store();
    Table *workloads = engagement_workloads(store);
    const char *first = table_cell(workloads, 0, 0);
    cr_assert(form_set(store, "engagement", "", "document_date", "2026-12-04") &&
                  form_set(store, "business", first, "accounts", "a-1") &&
                  form_set(store, "business", first, "owner", "Fang Lei (方蕾), Shop") &&
                  form_set(store, "business", first, "technical_owner", "Shen Bo, lead") &&
                  store_change(store, queries, ADD_BATCH),
              "%s", failure());
    table_free(workloads);
    return store;
}

static void freeze_shop(Store *store, const char *first, const char *last)
{
    Table *workloads = engagement_workloads(store);
    char *days[] = { xasprintf("first=%s", first), xasprintf("last=%s", last),
                     xasprintf("workload=%s", table_cell(workloads, 0, 0)) };
    char id[ID_SIZE];
    cr_assert(record_add(store, "freeze",
                         (const char *const[]){ days[0], days[1], days[2], "kind=freeze" }, 4, id),
              "%s", failure());
    for (size_t i = 0; i < COUNT(days); i++)
        free(days[i]);
    table_free(workloads);
}

/* Two open ports are high, two buckets and a server under load critical. */
static Store *exposed_shop(void)
{
    Store *store = shop();
    add_check(store, 1, "config", "ports", "SEC08_1");
    add_check(store, 2, "config", "buckets", "SEC13_2");
    add_check(store, 3, "advisor", "load", "");
    add_finding(store, 1, 1, 4, "sg-1");
    add_finding(store, 2, 1, 4, "sg-2");
    add_finding(store, 3, 2, 5, "bucket-1");
    add_finding(store, 4, 2, 5, "bucket-2");
    add_finding(store, 5, 2, 3, "bucket-3");
    add_finding(store, 6, 3, 5, "i-1");
    return store;
}

static bool says(Store *store, const char *words)
{
    char *said = store_text(store, queries, SAID);
    cr_assert_not_null(said, "%s", failure());
    bool is_said = strstr(said, words) != NULL;
    free(said);
    return is_said;
}

Test(urgent, has_a_row_and_somebody_for_whatever_is_critical)
{
    Store *store = exposed_shop();
    expect(store, MATTERS,
           "SEC08_1 2 2026-12-09 Shen Bo, lead 0; SEC13_2 2 2026-12-09 Shen Bo, lead 0; advisor"
           " load 1 2026-12-09 Shen Bo, lead 0");
    expect(store, MISSED, "0");
    cr_expect(says(store, "load: check each; where it is so"));
    cr_expect_not(says(store, "freeze"));
    cr_expect_not(says(store, "封网"));
    expect(store, ASKED,
           "Approve 3 urgent actions before the plan starts: persons and days on "
           "the sheet Immediate actions. Due by 2026-12-09.");
    store_close(store);
}

Test(urgent, calls_a_resource_as_the_inventory_does)
{
    Store *store = exposed_shop();
    add_check(store, 9, "resource-center", "", "");
    expect(store, NAMES, "i-1");
    cr_assert(store_change(store, queries, ADD_RESOURCE, "I-1", "", ""), "%s", failure());
    expect(store, NAMES, "name of I-1");
    store_close(store);
}

/* The freeze ends on a Saturday, so what can wait has Monday, and Tuesday where changes have their
 * windows. */
Test(urgent, changes_nothing_in_a_freeze_without_saying_so)
{
    Store *store = exposed_shop();
    freeze_shop(store, "2026-11-27", "2026-12-12");
    expect(store, MATTERS,
           "SEC08_1 2 2026-12-14 Shen Bo, lead 0; SEC13_2 2 2026-12-09 Shen Bo, lead 1; advisor"
           " load 1 2026-12-09 Shen Bo, lead 0");
    expect(
        store, ASKED,
        "Approve 3 urgent actions before the plan starts: persons and days on "
        "the sheet Immediate actions; 1 of them is an emergency change inside a change freeze, to be "
        "approved by Fang Lei before the change. Due by 2026-12-09.");
    cr_assert(form_set(store, "engagement", "", "acceptance_date", "2026-12-09"), "%s", failure());
    expect(
        store, ASKED,
        "Approve 3 urgent actions before the plan starts: persons and days on "
        "the sheet Immediate actions; 1 of them is an emergency change inside a change freeze, to be "
        "approved by Fang Lei before the change.");
    cr_expect(says(store, "What changes waits for the end of the change freeze of "));
    cr_assert(form_set(store, "governance", "", "change_windows", "Tue, Thu 22:00"), "%s",
              failure());
    cr_expect(says(store, "What changes waits for the first window after the change freeze of "));
    expect(store, MATTERS,
           "SEC08_1 2 2026-12-15 Shen Bo, lead 0; SEC13_2 2 2026-12-09 Shen Bo, lead 1; advisor"
           " load 1 2026-12-09 Shen Bo, lead 0");
    cr_expect(says(
        store, " (2026-11-27 – 2026-12-12) this is an emergency change, to be approved by Fang Lei "
               "before the change, carried out by Shen Bo\n"));
    cr_expect(says(
        store, "（2026-11-27 至 2026-12-12）处于封网期，按紧急变更执行，变更前须经Fang Lei审批"));
    store_close(store);
}

/* Keys of people who have left are disabled in a freeze though they are high alone. */
Test(urgent, keys_of_those_who_left_do_not_wait_for_the_end_of_a_freeze)
{
    Store *store = shop();
    add_check(store, 1, "config", "keys", "SEC05_2");
    add_finding(store, 1, 1, 4, "pos-vendor");
    freeze_shop(store, "2026-11-27", "2026-12-12");
    expect(store, MATTERS, "SEC05_2 1 2026-12-09 Shen Bo, lead 1");
    cr_expect(says(store, "this is an emergency change, to be approved by Fang Lei"));
    store_close(store);
}

/* A freeze that is over by then holds nothing up. */
Test(urgent, heeds_the_freezes_of_its_day_alone)
{
    Store *store = exposed_shop();
    freeze_shop(store, "2026-11-27", "2026-12-08");
    cr_expect_not(says(store, "freeze"));
    store_close(store);
}

static Store *renewed_shop(const char *first)
{
    Store *store = shop();
    add_check(store, 1, "advisor", "EcsExpireCheck", "REL16_2");
    cr_assert(store_change(store, queries, ADD_MAP), "%s", failure());
    add_check(store, 8, "billing", "2026-10", "");
    add_check(store, 9, "resource-center", "", "");
    cr_assert(
        store_change(store, queries, ADD_RESOURCE, "i-1", "Env:prod; Owner:fang.lei", first) &&
            store_change(store, queries, ADD_RESOURCE, "i-2", "Owner:nobody.known",
                         "2026-12-16T16:00:00Z"),
        "%s", failure());
    add_finding(store, 1, 1, 5, "i-1");
    freeze_shop(store, "2026-11-27", "2026-12-12");
    return store;
}

/* i-1 runs out on the 6th, i-2 on the 17th: the day before, in the freeze or not. */
Test(urgent, what_runs_out_is_renewed_before_it_does)
{
    Store *store = renewed_shop("2026-12-05T16:00:00Z");
    expect(store, MATTERS, "REL16_2 2 2026-12-05 Shen Bo, lead 0");
    expect(store, OWNERS, "name of i-1 Fang Lei (方蕾), Shop; name of i-2 nobody.known");
    cr_expect(says(store, "; each before its day"));
    cr_expect_not(says(store, "freeze"));
    store_close(store);
}

Test(urgent, what_has_run_out_says_that_it_is_of_the_reports_day)
{
    Store *store = renewed_shop("2026-11-30T16:00:00Z");
    cr_assert(store_change(store, queries, ADD_COST, "i-1", "100") &&
                  store_change(store, queries, ADD_COST, "i-2", "20"),
              "%s", failure());
    expect(store, MATTERS, "REL16_2 2 2026-12-04 Shen Bo, lead 0");
    cr_expect(says(store, "; on the day of this report, since some have run out, and each of the "
                          "others before its day"));
    cr_expect(says(
        store,
        "Last bill of these: CNY 120 a month. They are paid from the running cloud "
        "cost of Shop, which bears it already: its owner is told of the order, which need not wait"
        " for the approval of the urgent actions; no cost of this plan"));
    store_close(store);
}

/* A Sunday, a Monday and a Wednesday; a report of last year counts from today. */
Test(urgent, three_working_days_are_those_after_the_report)
{
    static const char *const days[][2] = { { "2026-12-06", "2026-12-06 2026-12-09" },
                                           { "2026-12-07", "2026-12-07 2026-12-10" },
                                           { "2026-12-09", "2026-12-09 2026-12-14" },
                                           { "2025-12-09", "2026-11-23 2026-11-26" } };
    Store *store = shop();
    for (size_t i = 0; i < COUNT(days); i++) {
        cr_assert(form_set(store, "engagement", "", "document_date", days[i][0]), "%s", failure());
        expect(store, DAYS, days[i][1]);
    }
    store_close(store);
}

/* From Friday 4 December: a Wednesday, the Friday of the usual five days, a Saturday that is its
 * Friday, and a day that has passed. */
Test(urgent, answers_are_due_when_it_is_said)
{
    static const char *const days[][2] = { { "2026-12-09", "3 2026-12-09" },
                                           { "2026-12-11", "5 2026-12-11" },
                                           { "2026-12-12", "5 2026-12-11" },
                                           { "2026-12-07", "1 2026-12-07" },
                                           { "2026-12-03", "5 2026-12-11" } };
    Store *store = shop();
    cr_assert(form_set(store, "engagement", "", "document_date", "2026-12-04"), "%s", failure());
    for (size_t i = 0; i < COUNT(days); i++) {
        cr_assert(form_set(store, "engagement", "", "answers_date", days[i][0]), "%s", failure());
        expect(store, REVIEW, days[i][1]);
    }
    store_close(store);
}

/* Of vulnerabilities those that are known to be attacked, each server once with their numbers; one
 * that nobody attacks waits for the plan, as does what is rated lower. */
Test(urgent, what_is_attacked_widely_cannot_wait)
{
    Store *store = exposed_shop();
    add_check(store, 21, "sas", "sca:CVE-2021-44228", "SEC11_2");
    add_check(store, 22, "sas", "sys:CVE-2020-1472", "SEC11_2");
    add_check(store, 23, "sas", "cve:CVE-2024-1086", "SEC11_2");
    add_finding(store, 21, 21, 4, "i-1");
    add_finding(store, 22, 22, 4, "i-1");
    add_finding(store, 23, 22, 3, "i-2");
    add_finding(store, 24, 23, 4, "i-3");
    cr_expect(says(store, "Servers with weaknesses that are attacked widely: isolate each"));
    expect(store, ATTACKED, "1 i-1 (CVE-2020-1472 CVE-2021-44228)");
    store_close(store);
}
