/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "engagement/answer.h"
#include "fixture.h"
#include "workbook/comparison.h"
#include "workbook/milestone.h"

static void state(Store *store, const char *practice, PracticeState state)
{
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, shop, practice, state, ""), "%s", failure());
    free(shop);
}

/* "missing → in-place: mended" of a practice, or "" when nothing is said of it. */
static char *said(Store *both, const char *practice)
{
    static const char sql[] =
        "SELECT before || ' > ' || after || ': ' || verdict FROM compared WHERE"
        " kind = 'practice' AND key = :id AND workload IN ('', 'Shop') AND"
        " verdict IS NOT NULL";
    Table *rows =
        store_select(both, "test.sql", sql, (const Binding[]){ { ":id", practice }, { 0 } });
    cr_assert_not_null(rows, "%s", failure());
    char *text = xstrdup(table_rows(rows) ? table_cell(rows, 0, 0) : "");
    table_free(rows);
    return text;
}

Test(comparison, a_practice_is_mended_better_open_worse_new_or_not_assessed)
{
    static const struct {
        const char *practice, *said;
        PracticeState then, now;
    } cases[] = {
        { "REL01_1", "missing > in-place: mended", PRACTICE_MISSING, PRACTICE_IN_PLACE },
        { "REL01_2", "missing > partial: better", PRACTICE_MISSING, PRACTICE_PARTIAL },
        { "REL02_1", "partial > partial: open", PRACTICE_PARTIAL, PRACTICE_PARTIAL },
        { "REL02_2", "partial > missing: worse", PRACTICE_PARTIAL, PRACTICE_MISSING },
        { "REL03_1", "in-place > missing: new", PRACTICE_IN_PLACE, PRACTICE_MISSING },
        { "REL03_2", " > partial: new", PRACTICE_UNANSWERED, PRACTICE_PARTIAL },
        { "REL04_1", "missing > : unknown", PRACTICE_MISSING, PRACTICE_UNANSWERED },
        { "REL04_2", "", PRACTICE_IN_PLACE, PRACTICE_IN_PLACE },
    };
    Store *earlier = fixture_store(), *later = fixture_store();
    for (size_t i = 0; i < COUNT(cases); i++) {
        state(earlier, cases[i].practice, cases[i].then);
        state(later, cases[i].practice, cases[i].now);
    }
    Store *both = comparison_open(earlier, later);
    cr_assert_not_null(both, "%s", failure());
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *text = said(both, cases[i].practice);
        cr_expect_str_eq(text, cases[i].said, "%s", cases[i].practice);
        free(text);
    }
    store_close(both);
    store_close(later);
    store_close(earlier);
}

static char *outcome_of_findings(Store *earlier, Store *later)
{
    Store *both = comparison_open(earlier, later);
    cr_assert_not_null(both, "%s", failure());
    Table *rows =
        store_select(both, "test.sql",
                     "SELECT group_concat(DISTINCT verdict) || ' ' || count(*) FROM compared WHERE"
                     " kind = 'finding'",
                     (const Binding[]){ { 0 } });
    cr_assert_not_null(rows, "%s", failure());
    char *text = xstrdup(table_cell(rows, 0, 0));
    table_free(rows);
    store_close(both);
    return text;
}

/* What no export of this time speaks of is not mended. */
Test(comparison, findings_without_an_export_of_this_time_are_not_assessed)
{
    Store *with = fixture_store(), *without = fixture_store();
    fixture_import(with);
    Table *open =
        store_select(with, "test.sql",
                     "SELECT count(*) FROM (SELECT DISTINCT source, \"check\", account, resource"
                     " FROM finding_list WHERE status_rank = 1)",
                     (const Binding[]){ { 0 } });
    char *count = xstrdup(table_cell(open, 0, 0));
    cr_expect(atoi(count) > 0);
    struct {
        Store *earlier, *later;
        const char *verdict;
    } cases[] = { { with, without, "unknown" }, { with, with, "open" }, { without, with, "new" } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *text = outcome_of_findings(cases[i].earlier, cases[i].later),
             *expected = xasprintf("%s %s", cases[i].verdict, count);
        cr_expect_str_eq(text, expected);
        free(text);
        free(expected);
    }
    table_free(open);
    free(count);
    store_close(with);
    store_close(without);
}

Test(comparison, a_milestone_stands_beside_now)
{
    Store *store = fixture_store();
    state(store, "REL01_1", PRACTICE_MISSING);
    cr_assert(milestone_add(store, "First", ""), "%s", failure());
    state(store, "REL01_1", PRACTICE_IN_PLACE);
    char *id = milestone_find(store, "First");
    Store *then = milestone_open(store, id), *both = comparison_open(then, store);
    cr_assert_not_null(both, "%s", failure());
    char *text = said(both, "REL01_1");
    cr_expect_str_eq(text, "missing > in-place: mended");
    free(text);
    free(id);
    store_close(both);
    store_close(then);
    store_close(store);
}

Test(comparison, two_customers_are_not_compared)
{
    Store *ours = fixture_store(),
          *theirs = engagement_create(
              ":memory:", &(EngagementPlan){ .customer = "Globex",
                                             .workloads = (const char *const[]){ "Shop", NULL } });
    cr_expect_null(comparison_open(ours, theirs));
    cr_expect(strstr(failure(), "two workbooks of one customer are compared"), "%s", failure());
    store_close(ours);
    store_close(theirs);
}
