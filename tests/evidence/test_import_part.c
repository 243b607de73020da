/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports with fewer rows than the workbook has of the same, or with rows that cannot be read: what
 * stands is not lost by them. */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "evidence/import.h"
#include "fixture.h"
#include "report/report.h"

#define BILL  "账期,账号ID,产品Code,实例ID,计费项,应付金额\n"
#define TIMED "ConfigRuleId,ComplianceType,ResourceId,AccountId,ResultRecordedTimestamp\n"
#define PLAIN "ConfigRuleId,ComplianceType,ResourceId,AccountId\n"
#define SNAPSHOT(resource)                                                                         \
    "{\"configRuleId\":\"cr-1\",\"complianceType\":\"NON_COMPLIANT\",\"resourceId\":\"" resource   \
    "\",\"accountId\":\"1\"}"
#define RESOURCE(id)                                                                               \
    "{\"AccountId\":\"1\",\"ResourceId\":\"" id "\",\"ResourceType\":\"ACS::ECS::Instance\"}"

static Table *run(Store *store, const char *text, bool replaces)
{
    char *path = fixture_path("part");
    const char *const paths[] = { path, NULL };
    fixture_write(path, text, strlen(text));
    Table *table = import_run(store, &(ImportPlan){ .paths = paths, .replaces = replaces });
    unlink(path);
    free(path);
    return table;
}

/* "new changed same resolved unreadable", and whether a note says why nothing is resolved. */
static void take(Store *store, const char *text, bool replaces, const char *expected,
                 const char *note)
{
    static const char *const columns[] = { "new", "changed", "same", "resolved", "unreadable" };
    char counts[64] = "";
    Table *table = run(store, text, replaces);
    cr_assert_not_null(table, "%s", failure());
    for (size_t i = 0; i < COUNT(columns); i++)
        sprintf(counts + strlen(counts), "%s%s", i ? " " : "", table_get(table, 0, columns[i]));
    cr_expect_str_eq(counts, expected, "%s, not %s, of %s", counts, expected, text);
    const char *found = table_get(table, 0, "note");
    cr_expect(*note ? strstr(found, note) != NULL : !*found, "'%s', not '%s', of %s", found, note,
              text);
    table_free(table);
}

static void refuse(Store *store, const char *text, const char *reason)
{
    cr_expect_null(run(store, text, false), "%s", text);
    cr_expect(strstr(failure(), reason), "'%s', not '%s'", failure(), reason);
}

/* A column of the rows that fulfil a condition. */
static void expect(Store *store, const char *list, const char *condition, const char *column,
                   const char *expected)
{
    const char *const conditions[] = { condition, NULL };
    Table *table = report_list_where(store, "lists", list, ENGLISH, conditions);
    char found[256] = "";
    cr_assert_not_null(table, "%s", failure());
    for (size_t row = 0; row < table_rows(table); row++)
        sprintf(found + strlen(found), "%s%s", row ? " " : "", table_get(table, row, column));
    cr_expect_str_eq(found, expected, "%s, not %s", found, expected);
    table_free(table);
}

Test(import_part, of_a_bill_in_a_table_is_refused)
{
    Store *store = fixture_store();
    take(store,
         BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,20\n2026-10,1,ecs,i-3,cpu,30\n"
              "2026-09,1,ecs,i-1,cpu,5\n",
         false, "4 0 0 0 0", "");
    refuse(store, BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,21\n",
           "only 2 rows of the bill of 2026-10, and the workbook has 3");
    /* Cut off in its second month. */
    refuse(store, BILL "2026-09,1,ecs,i-1,cpu,5\n2026-10,1,ecs,i-1,cpu,10\n",
           "only 1 rows of the bill of 2026-10, and the workbook has 3");
    expect(store, "costs", "account=1", "amount", "5 10 20 30");
    take(store, BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,21\n", true, "1 0 1 2 0", "");
    expect(store, "costs", "account=1", "amount", "5 10 21");
    store_close(store);
}

Test(import_part, of_a_bill_with_an_unreadable_row_is_refused)
{
    Store *store = fixture_store();
    const char *second = BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,2O\n"
                              "2026-10,1,ecs,i-3,cpu,30\n2026-10,1,ecs,i-4,cpu,40\n";
    take(store,
         BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,20\n2026-10,1,ecs,i-3,cpu,30\n",
         false, "3 0 0 0 0", "");
    refuse(store, second, "1 of its rows cannot be read");
    cr_expect(strstr(failure(), ":3: 应付金额: '2O' is not a number"), "%s", failure());
    expect(store, "costs", "account=1", "amount", "10 20 30");
    take(store, second, true, "1 0 2 1 1", "");
    store_close(store);
}

/* As it may: what was read of it stood there before. */
Test(import_part, of_a_bill_is_the_same_again)
{
    Store *store = fixture_store();
    const char *bill = BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,2O\n";
    take(store, bill, false, "1 0 0 0 1", "");
    take(store, bill, false, "0 0 1 0 1", "");
    store_close(store);
}

#define ROWS_3                                                                                     \
    TIMED "cr-1,NON_COMPLIANT,a,1,2026-11-01 10:00:00\ncr-1,NON_COMPLIANT,b,1,2026-11-01 "         \
          "10:00:00\n"
Test(import_part, that_is_no_later_resolves_nothing)
{
    Store *store = fixture_store();
    take(store, ROWS_3 "cr-1,NON_COMPLIANT,c,1,2026-11-01 10:00:00\n", false, "3 0 0 0 0", "");
    take(store, ROWS_3, false, "0 0 2 0 0", "2 rows of checks of which the workbook has 3");
    take(store, ROWS_3 "cr-2,NON_COMPLIANT,d,1,2026-11-01 10:00:00\n", false, "1 0 2 0 0",
         "2 rows of checks of which the workbook has 3");
    expect(store, "findings", "status=open", "resource", "a b c d");
    /* Any row of the file makes it later. */
    take(store, ROWS_3 "cr-2,NON_COMPLIANT,d,1,2026-11-01 10:00:01\n", false, "0 0 3 1 0", "");
    expect(store, "findings", "status=open", "resource", "a b d");
    take(store, TIMED "cr-1,NON_COMPLIANT,a,1,2026-11-01 10:00:00\n", true, "0 0 1 1 0", "");
    expect(store, "findings", "status=open", "resource", "a d");
    store_close(store);
}

#define PLAIN_2 PLAIN "cr-1,NON_COMPLIANT,a,1\ncr-1,NON_COMPLIANT,b,1\n"
Test(import_part, without_times_resolves_as_after_a_repair)
{
    Store *store = fixture_store();
    take(store, PLAIN_2 "cr-1,NON_COMPLIANT,c,1\ncr-1,NON_COMPLIANT,d,1\ncr-1,NON_COMPLIANT,e,1\n",
         false, "5 0 0 0 0", "");
    take(store, PLAIN_2, false, "0 0 2 0 0", "2 rows of checks of which the workbook has 5");
    /* And again: what was taken for a part is no measure. */
    take(store, PLAIN_2, false, "0 0 2 0 0", "2 rows of checks of which the workbook has 5");
    take(store, PLAIN_2 "cr-1,NON_COMPLIANT,c,1\n", false, "0 0 3 2 0", "");
    /* Something new tells that it is later. */
    take(store, PLAIN "cr-1,NON_COMPLIANT,a,1\ncr-2,NON_COMPLIANT,f,1\n", false, "1 0 1 2 0", "");
    expect(store, "findings", "status=open", "resource", "a f");
    store_close(store);
}

Test(import_part, of_resources_leaves_the_others)
{
    Store *store = fixture_store();
    take(store,
         "{\"NextToken\":\"\",\"Resources\":[" RESOURCE("a") "," RESOURCE("b") "," RESOURCE(
             "c") "]}",
         false, "3 0 0 0 0", "");
    /* The last page by itself. */
    take(store, "{\"NextToken\":\"\",\"Resources\":[" RESOURCE("c") "]}", false, "0 0 1 0 0",
         "1 rows of checks of which the workbook has 3");
    expect(store, "resources", "status!=resolved", "resource", "a b c");
    store_close(store);
}

Test(import_part, with_an_entry_that_is_no_object_resolves_nothing)
{
    Store *store = fixture_store();
    take(store, "[" SNAPSHOT("a") "," SNAPSHOT("b") "]", false, "2 0 0 0 0", "");
    static const char *const strays[] = { "null", "\"b\"", "[]", "7", "true" };
    for (size_t i = 0; i < COUNT(strays); i++) {
        char *text = xasprintf("[%s,%s]", strays[i], SNAPSHOT("a"));
        take(store, text, false, "0 0 1 0 1", "could not be read");
        free(text);
    }
    expect(store, "findings", "status=open", "resource", "a b");
    store_close(store);
}

/* The formats of one source speak of the same rows. */
Test(import_part, that_another_format_could_not_read_resolves_nothing)
{
    Store *store = fixture_store();
    take(store, PLAIN "cr-1,NON_COMPLIANT,a,1\ncr-1,NON_COMPLIANT,b,1\n", false, "2 0 0 0 0", "");
    char *csv = fixture_path("part.csv"), *json = fixture_path("part.json");
    const char *const paths[] = { json, csv, NULL };
    const char *read = "[" SNAPSHOT("a") "]", *unread = PLAIN "cr-1,MAYBE,b,1\n";
    fixture_write(json, read, strlen(read));
    fixture_write(csv, unread, strlen(unread));
    Table *table = import_run(store, &(ImportPlan){ .paths = paths });
    cr_assert_not_null(table, "%s", failure());
    cr_expect_str_eq(table_get(table, 0, "resolved"), "0");
    table_free(table);
    expect(store, "findings", "status=open", "resource", "a b");
    unlink(csv);
    unlink(json);
    free(csv);
    free(json);
    store_close(store);
}

/* The sum below a table is passed over; a name that begins like one is not. */
Test(import_part, is_not_what_is_called_total)
{
    Store *store = fixture_store();
    take(store,
         "ResourceId,ConfigRuleId,ComplianceType,AccountId\nTotal-recall,cr-1,NON_COMPLIANT,1\n"
         "Total Recall,cr-1,NON_COMPLIANT,1\nTotal,cr-1,NON_COMPLIANT,1\n合计,,,\n总计：,3\n",
         false, "3 0 0 0 0", "");
    expect(store, "findings", "status=open", "resource", "Total Total Recall Total-recall");
    take(store, BILL "2026-10,1,ecs,i-1,cpu,10\n合计,,,,,10\nTotal,10\n", false, "1 0 0 0 0", "");
    store_close(store);
}

static void run_two(Store *store, const char *one, const char *other, const char *reason)
{
    char *first = fixture_path("1.csv"), *second = fixture_path("2.csv");
    const char *const paths[] = { first, second, NULL };
    fixture_write(first, one, strlen(one));
    fixture_write(second, other, strlen(other));
    Table *table = import_run(store, &(ImportPlan){ .paths = paths });
    cr_expect_eq(table != NULL, !*reason, "%s", failure());
    cr_expect(!*reason || strstr(failure(), reason), "%s, not %s", failure(), reason);
    table_free(table);
    unlink(first);
    unlink(second);
    free(first);
    free(second);
}

/* Lines of a bill have no key: what comes twice would be added up twice. */
Test(import_part, of_a_bill_does_not_count_twice)
{
    Store *store = fixture_store();
    const char *bill = BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,20\n",
               *instances = "账期,账号ID,产品Code,实例ID,应付金额\n2026-10,1,ecs,i-1,30\n";
    run_two(store, bill, BILL "2026-10,1,ecs,i-2,cpu,20\n2026-10,1,ecs,i-1,cpu,10\n",
            "2.csv have the same 2 rows of the bill of 2026-10");
    run_two(store, bill, instances,
            "the bill of 2026-10 comes in two formats, bill-items and"
            " bill-instances");
    expect(store, "costs", "account=1", "amount", "");
    /* Parts of one bill, and another month, are added. */
    run_two(store, bill, BILL "2026-10,1,ecs,i-3,cpu,30\n2026-09,1,ecs,i-1,cpu,10\n", "");
    expect(store, "costs", "account=1", "amount", "10 10 20 30");
    store_close(store);
}

/* A bill may have a line twice; whether it has one more than the last time is counted. */
Test(import_part, of_a_bill_counts_a_line_as_often_as_it_stands_there)
{
    Store *store = fixture_store();
    static const char one[] = BILL "2026-10,1,ecs,i-1,cpu,10\n",
                      two[] = BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-1,cpu,10\n";
    take(store, one, false, "1 0 0 0 0", "");
    take(store, two, false, "1 0 1 0 0", "");
    expect(store, "costs", "account=1", "amount", "10 10");
    take(store, one, true, "0 0 1 1 0", "");
    expect(store, "costs", "account=1", "amount", "10");
    store_close(store);
}

/* The quotation mark of one row swallows the next two. */
Test(import_part, with_a_quotation_mark_missing_says_so)
{
    Store *store = fixture_store();
    take(store, PLAIN "cr-1,NON_COMPLIANT,a,1\ncr-1,NON_COMPLIANT,b,1\ncr-1,NON_COMPLIANT,c,1\n",
         false, "3 0 0 0 0", "");
    take(store,
         PLAIN "cr-1,NON_COMPLIANT,a,1\ncr-1,NON_COMPLIANT,\"b,1\ncr-1,NON_COMPLIANT,\"c\",1\n",
         false, "0 0 1 0 1", "could not be read");
    expect(store, "findings", "status=open", "resource", "a b c");
    store_close(store);
}

Test(import_part, takes_only_numbers_for_amounts_and_counts)
{
    static const char *const wrong[] = { "nan", "+inf", "1e999", "0x10", "1 000", "10-", "." };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char *text = xasprintf(BILL "2026-10,1,ecs,i-1,cpu,%s\n", wrong[i]);
        take(store, text, false, "0 0 0 0 1", "");
        free(text);
    }
    expect(store, "costs", "account=1", "amount", "");
    /* A count that is none would tell a finding from a compliant check. */
    take(store,
         "{\"Data\":{\"ViewGroup\":[{\"CheckItems\":[{\"CheckId\":\"a\",\"CheckName\":\"A\","
         "\"AdviceCount\":\"many\"}]}]}}",
         false, "0 0 0 0 1", "");
    store_close(store);
}

/* On a screen, which shows what it would be. */
Test(import_part, of_a_bill_is_noted_in_the_preview_of_a_screen)
{
    Store *store = fixture_store();
    char *path = fixture_path("part");
    const char *const paths[] = { path, NULL };
    const char *part = BILL "2026-10,1,ecs,i-1,cpu,10\n";
    fixture_write(path, part, strlen(part));
    take(store, BILL "2026-10,1,ecs,i-1,cpu,10\n2026-10,1,ecs,i-2,cpu,20\n", false, "2 0 0 0 0",
         "");
    ImportPlan plan = { .paths = paths, .takes_any = true, .is_preview = true };
    Table *table = import_run(store, &plan);
    cr_assert_not_null(table, "%s", failure());
    cr_expect(strstr(table_get(table, 0, "note"), "only 1 rows of the bill of 2026-10"), "%s",
              table_get(table, 0, "note"));
    table_free(table);
    plan.is_preview = false;
    cr_expect_null(import_run(store, &plan));
    expect(store, "costs", "account=1", "amount", "10 20");
    unlink(path);
    free(path);
    store_close(store);
}
