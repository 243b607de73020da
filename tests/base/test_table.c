/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/table.h"

#include <criterion/criterion.h>

#include "base/message.h"

static const TableColumn columns[] = {
    { "id" },
    { "owner", N_("Owner"), COLUMN_CHOICE },
    { "days", "", COLUMN_NUMBER },
};

Test(table, made_of_a_list_has_its_columns)
{
    Table *table = table_make(columns, COUNT(columns));
    cr_assert_eq(table_columns(table), 3);
    cr_assert_str_eq(table_title(table, 0), "id");
    cr_assert_eq(table_type(table, 0), COLUMN_TEXT);
    cr_assert_eq(table_type(table, 1), COLUMN_CHOICE);
    cr_assert_str_eq(table_name(table, 2), "days");
    cr_assert_str_eq(table_title(table, 2), "");
    table_free(table);
}

Test(table, titles_are_in_the_readers_language_and_names_are_not)
{
    message_set_language(CHINESE);
    Table *table = table_make(columns, COUNT(columns));
    cr_assert_str_eq(table_title(table, 0), "id");
    cr_assert_str_eq(table_name(table, 1), "owner");
    cr_assert_str_eq(table_title(table, 1), "责任方");
    table_free(table);
}

Test(table, allocated_cells_become_its_own)
{
    Table *table = table_make(columns, COUNT(columns));
    char *cells[] = { xstrdup("R1"), xstrdup(""), NULL };
    table_add_owned(table, cells);
    cr_assert_eq(table_rows(table), 1);
    cr_assert_str_eq(table_cell(table, 0, 0), "R1");
    cr_assert_str_eq(table_cell(table, 0, 1), "");
    cr_assert_str_eq(table_cell(table, 0, 2), "");
    table_free(table);
}

static void expect_order(const Table *table, size_t column, bool is_descending,
                         const char *expected)
{
    size_t *order = table_order(table, column, is_descending);
    char *found = xstrdup("");
    for (size_t row = 0; row < table_rows(table); row++) {
        char *longer = xasprintf("%s%s ", found, table_cell(table, order[row], 0));
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, expected);
    free(found);
    free(order);
}

Test(table, is_ordered_by_value_where_all_are_numbers_and_stays_as_it_is)
{
    static const TableColumn priced[] = { { "name" }, { "money" } };
    static const char *const rows[][2] = {
        { "b", "1875 CNY" }, { "a", "22500 CNY" }, { "C", "" }, { "d", "1875 CNY" }
    };
    Table *table = table_make(priced, COUNT(priced));
    for (size_t i = 0; i < COUNT(rows); i++)
        table_add(table, rows[i], i);
    expect_order(table, 1, false, "C b d a ");
    expect_order(table, 1, true, "a b d C ");
    expect_order(table, 0, false, "a b C d ");
    cr_expect_str_eq(table_cell(table, 0, 0), "b");
    table_free(table);
}
