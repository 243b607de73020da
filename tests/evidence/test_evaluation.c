/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What exports looked at, of two workloads; worked out by hand. */
#include "config.h"
#include <string.h>

#include "engagement/form.h"
#include "evidence/evaluation.h"
#include "fixture.h"

enum { STATES };
static const Query queries[] = {
    [STATES] = { "t", "SELECT group_concat(line, ' ') FROM (SELECT substr(practice, 7) || '=' ||"
                      " evaluation || '/' || checks AS line FROM practice_evaluation JOIN workload ON"
                      " workload.id = workload WHERE name = ? AND question = 'SEC08' AND practice <"
                      " 'SEC08_6' ORDER BY practice)" },
    { 0 },
};

/* One check finds something, one only what complies, of one nothing applies, one's next page has not
 * come, and one was never looked at. In account 200 the first has no row. */
static const Query rows[] = {
    { "", "INSERT INTO import_batch (number, id, name, imported_at, imported_by) VALUES (1, 'b', 'b',"
          " '', '')" },
    { "", "INSERT INTO check_group (id, product, layer, \"check\", account, rule, name) VALUES (1,"
          " 'config', '', 'cr-1', '100', 1, ''), (2, 'config', '', 'cr-2', '100', 2, ''), (3, 'config',"
          " '', 'cr-3', '100', 3, ''), (4, 'config', '', 'cr-4', '100', 4, ''), (5, 'config', '',"
          " 'cr-5', '100', 5, ''), (6, 'config', '', 'cr-1', '200', 1, '')" },
    { "", "INSERT INTO import_cover (grp, batch, taken, rows, digest, waits, complete) VALUES (1, 1,"
          " '2026-11-20T00:00:00Z', 1, 1, 0, 1), (2, 1, '', 1, 1, 0, 1), (3, 1, '', 1, 1, 0, 1), (4,"
          " 1, '', 1, 1, 1, 0), (6, 1, '', 0, 1, 0, 2)" },
    { "", "INSERT INTO check_map (product, \"check\", practice, mapped_at, mapped_by) VALUES ('config',"
          " 'cr-1', 'SEC08_1', '', ''), ('config', 'cr-2', 'SEC08_2', '', ''), ('config', 'cr-3',"
          " 'SEC08_3', '', ''), ('config', 'cr-4', 'SEC08_4', '', ''), ('config', 'cr-5', 'SEC08_5',"
          " '', '')" },
    { "", "INSERT INTO finding (id, key, grp, first_batch, content, status, severity, resource, region,"
          " type, name, detail, remediation, cost, since) SELECT grp, grp, grp, 1, 0, status, 4, id, '',"
          " '', '', '', '', '', '' FROM (SELECT 1 AS grp, 1 AS status, 's-1' AS id UNION ALL SELECT 2,"
          " 2, 's-1' UNION ALL SELECT 3, 5, 's-1' UNION ALL SELECT 4, 2, 's-1')" },
    { "", "INSERT INTO finding_key (grp, key, status, id) SELECT grp, key, status, id FROM finding" },
    { 0 },
};

static Store *begin(void)
{
    Store *store = fixture_store();
    for (int i = 0; rows[i].sql; i++)
        cr_assert(store_change(store, rows, i), "%s", failure());
    return store;
}

static void expect(Store *store, const char *workload, const char *wanted)
{
    char *found = store_text(store, queries, STATES, workload);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, wanted, "%s: %s", workload, found);
    free(found);
}

static void name_account(Store *store, const char *workload, const char *account)
{
    char *id = engagement_workload(store, workload);
    cr_assert(form_set(store, "business", id, "accounts", account), "%s", failure());
    free(id);
}

#define ALL "1=found/1 2=none/1 3=not-applicable/1 4=part/1 5=not-evaluated/0"

Test(evaluation, keeps_nothing_found_and_nothing_looked_at_apart)
{
    Store *store = begin();
    expect(store, "Shop", ALL);
    expect(store, "Data", ALL);
    store_close(store);
}

/* Data's account was looked at by one check, which found nothing in it. */
Test(evaluation, of_one_workload_is_none_of_another)
{
    Store *store = begin();
    name_account(store, "Shop", "100");
    name_account(store, "Data", "200");
    expect(store, "Shop", ALL);
    expect(store, "Data",
           "1=none/1 2=not-evaluated/0 3=not-evaluated/0 4=not-evaluated/0 5=not-evaluated/0");
    store_close(store);
}

Test(evaluation, is_said_of_each_practice_of_a_question_once_there_are_findings)
{
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    Table *none = evaluation_rows(store, shop, "SEC08");
    cr_expect_eq(table_rows(none), 0);
    for (int i = 0; rows[i].sql; i++)
        cr_assert(store_change(store, rows, i), "%s", failure());
    Table *said = evaluation_rows(store, shop, "SEC08");
    long row = table_row_of(said, 0, "SEC08_5");
    cr_assert_geq(row, 0);
    cr_expect_str_eq(table_get(said, (size_t)row, "state_zh"), "未检测");
    table_free(none);
    table_free(said);
    free(shop);
    store_close(store);
}

/* Read of one question, as a large workbook is, they are what the view says of all. */
static void compare(Store *store, const char *workload)
{
    char *id = engagement_workload(store, workload);
    Table *all = evaluation_rows(store, id, NULL),
          *some = evaluation_rows(store, id, "SEC08");
    cr_assert(all && some, "%s", failure());
    cr_expect_geq(table_rows(some), 5);
    for (size_t row = 0; row < table_rows(some); row++) {
        long at = table_row_of(all, 0, table_cell(some, row, 0));
        cr_assert_geq(at, 0);
        cr_expect_str_eq(table_cell(some, row, 1), table_cell(all, (size_t)at, 1), "%s %s",
                         workload, table_cell(some, row, 0));
        for (size_t column = 2; column < 4; column++)
            cr_expect_str_eq(table_cell(some, row, column), table_cell(all, (size_t)at, column));
    }
    table_free(all);
    table_free(some);
    free(id);
}

Test(evaluation, of_one_question_is_that_of_all)
{
    Store *store = begin();
    compare(store, "Shop");
    name_account(store, "Shop", "100");
    name_account(store, "Data", "200");
    compare(store, "Shop");
    compare(store, "Data");
    store_close(store);
}
