/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "advice/rate.h"
#include "fixture.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

static Store *store_with_rates(void)
{
    Store *store = fixture_store();
    cr_assert(store_begin(store) && store_end(store, rate_copy(store)), "%s", failure());
    return store;
}

static void expect_rate(Store *store, const char *id, const char *column, const char *expected)
{
    Table *rates = rate_list(store, ENGLISH);
    cr_assert_not_null(rates, "%s", failure());
    long row = table_row_of(rates, 0, id);
    cr_assert_geq(row, 0, "%s", id);
    cr_expect_str_eq(table_get(rates, (size_t)row, column), expected);
    table_free(rates);
}

Test(rate, is_edited_and_taken_back_as_one_act)
{
    Store *store = store_with_rates();
    expect_rate(store, "engineer", "amount", "2500");
    cr_assert(rate_set(store, "engineer", "amount", " 3,000.50 ", ENGLISH), "%s", failure());
    cr_assert(rate_set(store, "engineer", "week", "7.5", ENGLISH), "%s", failure());
    cr_assert(rate_set(store, "engineer", "label", "Cloud engineer", ENGLISH), "%s", failure());
    expect_rate(store, "engineer", "amount", "3000.5");
    expect_rate(store, "engineer", "week", "7.5");
    expect_rate(store, "engineer", "label", "Cloud engineer");
    cr_assert(journal_undo(store, NULL) && journal_undo(store, NULL), "%s", failure());
    expect_rate(store, "engineer", "label", "Engineer");
    expect_rate(store, "engineer", "week", "5");
    expect_rate(store, "engineer", "amount", "3000.5");
    store_close(store);
}

Test(rate, refuses_what_is_no_rate)
{
    static const struct {
        const char *id, *field, *value;
    } wrong[] = {
        { "engineer", "amount", "much" },   { "engineer", "amount", "-1" },
        { "engineer", "currency", "yuan" }, { "engineer", "currency", "" },
        { "engineer", "label", "  " },      { "engineer", "week", "-2" },
        { "once-low", "week", "5" },        { "wizard", "amount", "1" },
    };
    Store *store = store_with_rates();
    for (size_t i = 0; i < COUNT(wrong); i++)
        cr_expect(!rate_set(store, wrong[i].id, wrong[i].field, wrong[i].value, ENGLISH),
                  "taken: %s %s %s", wrong[i].id, wrong[i].field, wrong[i].value);
    expect_rate(store, "engineer", "amount", "2500");
    expect_rate(store, "engineer", "currency", "CNY");
    store_close(store);
}

Test(rate, has_roles_of_ones_own)
{
    Store *store = fixture_store();
    cr_expect(!rate_add_role(store, " "));
    cr_assert(rate_add_role(store, "Tester"), "%s", failure());
    Table *rates = rate_list(store, CHINESE);
    long row = table_row_of(rates, 2, "Tester");
    cr_assert_eq(row, (long)table_rows(rates) - 1, "last, behind the shipped ones");
    cr_expect_str_eq(table_get(rates, (size_t)row, "kind"), "role");
    cr_expect_str_eq(table_get(rates, (size_t)row, "amount"), "2500");
    table_free(rates);
    store_close(store);
}

static void expect_weeks(Store *store, const char *expected)
{
    Table *rates = rate_list(store, ENGLISH);
    cr_assert_not_null(rates, "%s", failure());
    char *text = xstrdup("");
    for (size_t row = 0; row < table_rows(rates); row++)
        if (!strcmp(table_get(rates, row, "kind"), "week")) {
            char *longer =
                xasprintf("%s%s %s %s;", text, table_get(rates, row, "label"),
                          table_get(rates, row, "starts"), table_get(rates, row, "week"));
            free(text);
            text = longer;
        }
    cr_expect_str_eq(text, expected, "%s", text);
    free(text);
    table_free(rates);
}

Test(rate, has_another_week_from_a_date_on)
{
    Store *store = store_with_rates();
    cr_assert(rate_set_week_from(store, "engineer", "2027/2/1", "2.5"), "%s", failure());
    cr_assert(rate_set_week_from(store, "engineer", "2027-01-04", "0"), "%s", failure());
    cr_assert(rate_set_week_from(store, "architect", "2027-01-04", "1"), "%s", failure());
    expect_weeks(store, "Engineer 2027-01-04 0;Engineer 2027-02-01 2.5;Architect 2027-01-04 1;");
    cr_assert(rate_set_week_from(store, "engineer", "2027-01-04", " "), "%s", failure());
    cr_assert(rate_set_week_from(store, "engineer", "2027-02-01", "3"), "%s", failure());
    expect_weeks(store, "Engineer 2027-02-01 3;Architect 2027-01-04 1;");
    cr_assert(milestone_add(store, "Then", ""), "%s", failure());
    cr_assert(journal_undo(store, NULL) && journal_undo(store, NULL), "%s", failure());
    expect_weeks(store, "Engineer 2027-02-01 2.5;Architect 2027-01-04 1;");
    cr_expect(!rate_set_week_from(store, "once-low", "2027-01-04", "1"));
    cr_expect(!rate_set_week_from(store, "engineer", "soon", "1"));
    cr_expect(!rate_set_week_from(store, "engineer", "2027-01-04", "-1"));
    store_close(store);
}
