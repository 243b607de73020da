/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "engagement/answer.h"
#include "engagement/form.h"
#include "fixture.h"
#include "report/report.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

static void answer(Store *store, const char *practice, PracticeState state)
{
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, shop, practice, state, ""), "%s", failure());
    free(shop);
}

/* SEC04 has six practices; the first answer makes its question high. */
static Store *with_milestone(void)
{
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_rest(store, shop, "SEC04", PRACTICE_MISSING), "%s", failure());
    cr_assert(answer_set_text(store, shop, "SEC04", ANSWER_NOTE, "before"));
    cr_assert(milestone_add(store, "Baseline", "first"), "%s", failure());
    for (char practice[] = "SEC04_1"; practice[6] <= '6'; practice[6]++)
        answer(store, practice, PRACTICE_IN_PLACE);
    cr_assert(answer_set_text(store, shop, "SEC04", ANSWER_NOTE, "after"));
    free(shop);
    return store;
}

Test(milestone, keeps_everything_and_opens_read_only)
{
    Store *store = with_milestone();
    char *id = milestone_find(store, "baseline"), *shop = engagement_workload(store, "Shop");
    cr_assert_not_null(id, "%s", failure());
    cr_assert(form_set(store, "business", shop, "rto", "4"));
    cr_assert(engagement_rename_workload(store, shop, "Store"));
    Store *then = milestone_open(store, id);
    cr_assert_not_null(then, "%s", failure());
    Table *rows = answer_practices(then, shop, "SEC04", ENGLISH);
    cr_expect_str_eq(table_get(rows, 0, "state"), "missing");
    table_free(rows);
    rows = answer_row(then, shop, "SEC04");
    cr_expect_str_eq(table_get(rows, 0, "note"), "before");
    table_free(rows);
    char *value = form_value(then, "business", shop, "rto");
    cr_expect_str_eq(value, "");
    char *old_name = engagement_workload(then, "Shop");
    cr_expect_not_null(old_name, "%s", failure());
    cr_expect(answer_verify(then), "%s", failure());
    cr_expect_not(answer_set_practice(then, shop, "SEC04_1", PRACTICE_PARTIAL, ""));
    cr_expect(strstr(failure(), "the milestone Baseline"), "%s", failure());
    store_close(then);
    rows = answer_row(store, shop, "SEC04");
    cr_expect_str_eq(table_get(rows, 0, "note"), "after");
    table_free(rows);
    free(value);
    free(old_name);
    free(id);
    free(shop);
    store_close(store);
}

Test(milestone, says_what_moved)
{
    static const char *const expected[][4] = { { "score", "", "0.0", "100.0" },
                                               { "risk", "SEC04", "HIGH", "NONE" },
                                               { "practice", "SEC04", "missing", "in-place" } };
    Store *store = with_milestone();
    char *id = milestone_find(store, "Baseline");
    Table *moved = milestone_compare(store, "lists", ENGLISH, id, "");
    cr_assert_eq(table_rows(moved), 9, "%zu", table_rows(moved));
    for (size_t row = 0; row < COUNT(expected); row++) {
        cr_expect_str_eq(table_get(moved, row, "kind"), expected[row][0]);
        cr_expect_str_eq(table_get(moved, row, "question"), expected[row][1]);
        cr_expect_str_eq(table_get(moved, row, "before"), expected[row][2]);
        cr_expect_str_eq(table_get(moved, row, "after"), expected[row][3]);
    }
    cr_expect_str_eq(table_get(moved, 8, "kind"), "note");
    cr_expect_str_eq(table_get(moved, 8, "after"), "after");
    table_free(moved);
    moved = milestone_compare(store, "screens", CHINESE, id, "");
    cr_expect_str_eq(table_get(moved, 1, "before"), "高");
    cr_expect_str_eq(table_get(moved, 2, "after"), "已落实");
    table_free(moved);
    moved = milestone_compare(store, "screens", CHINESE, id, id);
    cr_expect_eq(table_rows(moved), 0);
    table_free(moved);
    free(id);
    store_close(store);
}

Test(milestone, has_a_name_of_its_own_and_is_undone_whole)
{
    Store *store = with_milestone();
    cr_expect_not(milestone_add(store, "BASELINE", ""));
    cr_expect_not(milestone_add(store, "  ", ""));
    cr_assert(milestone_add(store, "Second", ""));
    cr_assert(journal_undo(store, NULL), "%s", failure());
    cr_expect_null(milestone_find(store, "Second"));
    cr_assert(journal_redo(store, NULL), "%s", failure());
    char *id = milestone_find(store, "Second");
    Store *then = id ? milestone_open(store, id) : NULL;
    cr_assert_not_null(then, "%s", failure());
    cr_expect(answer_verify(then), "%s", failure());
    store_close(then);
    free(id);
    store_close(store);
}

static bool has_trend(Store *store)
{
    char *path = fixture_path("trend.json"), *text;
    cr_assert(report_write(store, "investigation-report", ENGLISH, REPORT_JSON, path, NULL), "%s",
              failure());
    text = file_read(path, 1 << 24);
    bool has = strstr(text, "\"trend\"") != NULL;
    free(text);
    free(path);
    return has;
}

Test(milestone, two_of_them_give_the_report_a_trend)
{
    Store *store = with_milestone();
    cr_expect_not(has_trend(store));
    cr_assert(milestone_add(store, "Second", ""));
    cr_expect(has_trend(store));
    store_close(store);
}
