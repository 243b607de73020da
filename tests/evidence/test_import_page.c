/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports that come in pages: what is missing in a part of one is not gone. */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "evidence/evaluation.h"
#include "evidence/import.h"
#include "fixture.h"
#include "report/report.h"

#define CONFIG(resource, time)                                                                     \
    "{\"RiskLevel\":1,\"ComplianceType\":\"NON_COMPLIANT\",\"ResultRecordedTimestamp\":" time      \
    ",\"EvaluationResultIdentifier\":{\"EvaluationResultQualifier\":{\"ConfigRuleArn\":"           \
    "\"acs:config::1:rule/cr-1\",\"ConfigRuleId\":\"cr-1\",\"ResourceId\":\"" resource "\"}}}"
#define CONFIG_PAGE(items, token)                                                                  \
    "{\"EvaluationResults\":{\"EvaluationResultList\":[" items "],\"NextToken\":\"" token "\"}}"
#define ADVICE(resource)                                                                           \
    "{\"CheckId\":\"Ecs\",\"Severity\":1,\"AliyunId\":1,\"ResourceId\":\"" resource "\"}"
#define ADVICE_PAGE(items, page, total)                                                            \
    "{\"Data\":{\"PageNo\":" page ",\"PageSize\":1,\"Total\":" total ",\"Result\":[" items "]}}"
#define DETAIL(resource)                                                                           \
    "{\"ComplianceType\":\"NonCompliant\",\"ResourceOwnerId\":1,\"ResourceId\":\"" resource "\"}"
#define DETAIL_PAGE(check, items, token)                                                           \
    "{\"Id\":\"" check "\",\"NextToken\":\"" token "\",\"Resources\":[" items "]}"
#define BILL(resource)                                                                             \
    "{\"PretaxAmount\":1,\"ProductCode\":\"ecs\",\"InstanceID\":\"" resource "\"}"
#define BILL_PAGE(items, total)                                                                    \
    "{\"Data\":{\"BillingCycle\":\"2026-10\",\"AccountID\":\"1\",\"TotalCount\":" total            \
    ",\"Items\":[" items "]}}"

#define DAY_1 "1793491200000" /* 2026-11-01 in China */
#define DAY_2 "1793577600000"
#define DAY_3 "1793664000000"

static Table *run(Store *store, const char *text)
{
    char *path = fixture_path("page.json");
    const char *const paths[] = { path, NULL };
    fixture_write(path, text, strlen(text));
    Table *table = import_run(store, &(ImportPlan){ .paths = paths });
    unlink(path);
    free(path);
    return table;
}

/* "new resolved", and whether the row says that pages are missing. */
static void import(Store *store, const char *text, const char *expected, bool is_part)
{
    Table *table = run(store, text);
    cr_assert_not_null(table, "%s", failure());
    char *counts = xasprintf("%s %s", table_get(table, 0, "new"), table_get(table, 0, "resolved"));
    cr_expect_str_eq(counts, expected, "%s, not %s, of %s", counts, expected, text);
    const char *note = table_get(table, 0, "note");
    cr_expect_eq(strstr(note, "not all pages") != NULL, is_part, "'%s' of %s", note, text);
    free(counts);
    table_free(table);
}

static void expect_open(Store *store, const char *expected)
{
    static const char *const conditions[] = { "status=open", NULL };
    Table *table = report_list_where(store, "lists", "findings", ENGLISH, conditions);
    cr_assert_not_null(table, "%s", failure());
    char *found = xstrdup("");
    for (size_t row = 0; row < table_rows(table); row++) {
        char *longer =
            xasprintf("%s%s%s", found, row ? " " : "", table_get(table, row, "resource"));
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, expected, "%s, not %s", found, expected);
    free(found);
    table_free(table);
}

Test(import_page, by_token_that_comes_alone_resolves_nothing)
{
    Store *store = fixture_store();
    import(store, CONFIG_PAGE(CONFIG("a", DAY_1), "next"), "1 0", true);
    import(store, CONFIG_PAGE(CONFIG("b", DAY_1), "more"), "1 0", true);
    /* The last page looks like a whole export. */
    import(store, CONFIG_PAGE(CONFIG("c", DAY_1), ""), "1 0", true);
    expect_open(store, "a b c");
    import(store, CONFIG_PAGE(CONFIG("b", DAY_2), ""), "0 2", false);
    expect_open(store, "b");
    store_close(store);
}

Test(import_page, of_a_later_export_resolves_nothing_of_the_other_pages)
{
    Store *store = fixture_store();
    import(store, CONFIG_PAGE(CONFIG("a", DAY_1) "," CONFIG("b", DAY_1), ""), "2 0", false);
    import(store, CONFIG_PAGE(CONFIG("c", DAY_2), "next"), "1 0", true);
    import(store, CONFIG_PAGE(CONFIG("a", DAY_2), ""), "0 0", true);
    expect_open(store, "a b c");
    store_close(store);
}

Test(import_page, that_come_together_are_a_whole_export)
{
    Store *store = fixture_store();
    import(store, CONFIG_PAGE(CONFIG("a", DAY_1) "," CONFIG("b", DAY_1), ""), "2 0", false);
    import(store, CONFIG_PAGE(CONFIG("c", DAY_2), "next") "\n" CONFIG_PAGE(CONFIG("a", DAY_2), ""),
           "1 1", false);
    expect_open(store, "a c");
    /* So are they when the last one is empty. */
    import(store, CONFIG_PAGE(CONFIG("c", DAY_3), "next") CONFIG_PAGE("", ""), "0 1", false);
    expect_open(store, "c");
    store_close(store);
}

Test(import_page, by_number_is_counted_against_the_total)
{
    Store *store = fixture_store();
    import(store, ADVICE_PAGE(ADVICE("a") "," ADVICE("b"), "1", "2"), "2 0", false);
    import(store, ADVICE_PAGE(ADVICE("a"), "1", "2"), "0 0", true);
    import(store, ADVICE_PAGE(ADVICE("c"), "2", "2"), "1 0", true);
    expect_open(store, "a b c");
    import(store, ADVICE_PAGE(ADVICE("c"), "2", "2") ADVICE_PAGE(ADVICE("a"), "1", "2"), "0 1",
           false);
    expect_open(store, "a c");
    /* One page twice is not two pages. */
    import(store, ADVICE_PAGE(ADVICE("a"), "1", "2") ADVICE_PAGE(ADVICE("a"), "1", "2"), "0 0",
           true);
    store_close(store);
}

static void expect_incomplete(Store *store, const char *expected)
{
    static const Query exports[] = {
        { "",
          "SELECT ifnull(group_concat(product || ' ' || groups || iif(total, ' ' || held || '/' ||"
          " total, ''), ', '), '') FROM incomplete_export" },
        { 0 }
    };
    char *found = store_text(store, exports, 0);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, expected, "%s, not %s", found, expected);
    free(found);
}

/* Until the page that no other follows came. */
Test(import_page, stays_marked_as_missing_until_the_rest_came)
{
    Store *store = fixture_store();
    import(store, CONFIG_PAGE(CONFIG("a", DAY_1), "next"), "1 0", true);
    expect_incomplete(store, "config 1");
    import(store, CONFIG_PAGE(CONFIG("b", DAY_1), ""), "1 0", true);
    expect_incomplete(store, "");
    store_close(store);
}

/* Ten of 208 rows, and so on until all 208 came; one that is known already counts once. */
Test(import_page, by_number_stays_marked_until_the_total_came)
{
    Store *store = fixture_store();
    import(store, ADVICE_PAGE(ADVICE("a") "," ADVICE("b"), "1", "5"), "2 0", true);
    expect_incomplete(store, "advisor 1 2/5");
    import(store, ADVICE_PAGE(ADVICE("b") "," ADVICE("c"), "2", "5"), "1 0", true);
    expect_incomplete(store, "advisor 1 3/5");
    import(store, ADVICE_PAGE(ADVICE("d") "," ADVICE("e"), "3", "5"), "2 0", true);
    expect_incomplete(store, "");
    /* Another day's first page begins anew; the whole of it ends it. */
    import(store, ADVICE_PAGE(ADVICE("g"), "1", "8"), "1 0", true);
    expect_incomplete(store, "advisor 1 6/8");
    import(store, ADVICE_PAGE(ADVICE("a") "," ADVICE("f"), "1", "2"), "1 5", false);
    expect_incomplete(store, "");
    store_close(store);
}

Test(import_page, is_marked_on_the_lists_of_its_rows)
{
    Store *store = fixture_store();
    Table *files = run(store, ADVICE_PAGE(ADVICE("a"), "1", "208"));
    cr_assert_not_null(files, "%s", failure());
    cr_expect_not_null(strstr(table_get(files, 0, "note"), "1 of 208 rows came"));
    Table *list = report_list_where(store, "lists", "findings", ENGLISH, (const char *const[]){ NULL });
    cr_assert_not_null(list, "%s", failure());
    cr_expect_str_eq(table_get(list, 0, "export"), "incomplete");
    char *missing = evaluation_missing(store, "finding", CHINESE);
    cr_expect_str_eq(missing, "智能顾问 1（1 / 208）");
    free(missing);
    table_free(list);
    table_free(files);
    store_close(store);
}

/* The largest number there is, twice. */
Test(import_page, with_an_absurd_total_is_a_part)
{
    Store *store = fixture_store();
    import(store,
           ADVICE_PAGE(ADVICE("a"), "1", "9223372036854775807")
               ADVICE_PAGE(ADVICE("b"), "1", "9223372036854775807"),
           "2 0", true);
    expect_open(store, "a b");
    store_close(store);
}

Test(import_page, is_missing_for_its_own_check_only)
{
    Store *store = fixture_store();
    import(store,
           DETAIL_PAGE("one0000000", DETAIL("a") "," DETAIL("b"), "")
               DETAIL_PAGE("two0000000", DETAIL("c") "," DETAIL("d"), ""),
           "4 0", false);
    import(store,
           DETAIL_PAGE("one0000000", DETAIL("a"), "next")
               DETAIL_PAGE("two0000000", DETAIL("c"), ""),
           "0 1", true);
    expect_open(store, "a b c");
    store_close(store);
}

Test(import_page, of_a_bill_does_not_take_the_place_of_the_bill)
{
    Store *store = fixture_store();
    import(store, BILL_PAGE(BILL("a") "," BILL("b"), "2"), "2 0", false);
    cr_expect_null(run(store, BILL_PAGE(BILL("a"), "2")));
    cr_expect(strstr(failure(), "only 1 of the 2 items"), "%s", failure());
    import(store, BILL_PAGE(BILL("a"), "2") BILL_PAGE(BILL("c"), "2"), "1 1", false);
    store_close(store);
}

/* 50,000 of 73,112 rows, in small. */
Test(import_page, of_a_bill_is_taken_and_marked_where_there_is_no_more)
{
    Store *store = fixture_store();
    import(store, BILL_PAGE(BILL("a") "," BILL("b"), "5"), "2 0", true);
    expect_incomplete(store, "billing 1 2/5");
    cr_expect_null(run(store, BILL_PAGE(BILL("c") "," BILL("d"), "5")),
                   "it would be instead of the first");
    import(store, BILL_PAGE(BILL("a") "," BILL("b") "," BILL("c"), "5"), "1 0", true);
    expect_incomplete(store, "billing 1 3/5");
    import(store, BILL_PAGE(BILL("a") "," BILL("b") "," BILL("c") "," BILL("d") "," BILL("e"), "5"),
           "2 0", false);
    expect_incomplete(store, "");
    store_close(store);
}

Test(import_page, that_is_older_resolves_nothing)
{
    Store *store = fixture_store();
    import(store, CONFIG_PAGE(CONFIG("a", DAY_2) "," CONFIG("b", DAY_2), ""), "2 0", false);
    Table *table = run(store, CONFIG_PAGE(CONFIG("a", DAY_1), ""));
    cr_assert_not_null(table, "%s", failure());
    cr_expect_str_eq(table_get(table, 0, "resolved"), "0");
    cr_expect(strstr(table_get(table, 0, "note"), "older than"), "%s", table_get(table, 0, "note"));
    table_free(table);
    expect_open(store, "a b");
    store_close(store);
}
