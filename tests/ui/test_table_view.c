/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>

#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

Test(table_view, severity_risk_and_priority_look_as_bad_as_they_are_also_without_colours)
{
    static const TableColumn columns[] = {
        { "severity" }, { "risk" }, { "priority" }, { "title" }
    };
    static const char *const rows[][4] = { { "Critical", "高", "P1", "High" },
                                           { "medium", "中", "P2", "High" },
                                           { "Low", "未回答", "P3", "High" } };
    static const Role expected[] = { ROLE_HIGH, ROLE_MEDIUM, ROLE_PLAIN };
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    Table *table = table_make(columns, COUNT(columns));
    setlocale(LC_ALL, "C.UTF-8");
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    for (size_t row = 0; row < COUNT(rows); row++) {
        table_add(table, rows[row], 0);
        for (size_t column = 0; column < 3; column++)
            cr_expect_eq(table_view_look(table, row, column), role(expected[row]), "%s",
                         rows[row][column]);
        cr_expect_eq(table_view_look(table, row, 3), role(ROLE_PLAIN));
    }
    cr_expect_neq(role(ROLE_HIGH), role(ROLE_PLAIN));
    terminal_close();
    table_free(table);
    fclose(output);
    fclose(input);
}

Test(table_view, what_was_searched_for_is_underlined_also_in_the_row_in_focus)
{
    static const TableColumn columns[] = { { "title" } };
    static const ViewColumn shown[] = { { 0, -1 }, { 0 } };
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    Table *table = table_make(columns, COUNT(columns));
    table_add(table, (const char *const[]){ "谁用 Root?" }, 0);
    table_add(table, (const char *const[]){ "nobody" }, 0);
    setlocale(LC_ALL, "C.UTF-8");
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    TableView view = { .columns = shown, .hit = "root" };
    table_view_set(&view, table);
    table_view_draw(&view, stdscr, 0, 0, 2, 40);
    /* Two cells of margin, two Han characters, a space. */
    for (int x = 0; x < 14; x++)
        cr_expect_eq((mvinch(0, x) & A_UNDERLINE) != 0, x >= 7 && x < 11, "column %d", x);
    cr_expect(mvinch(0, 7) & A_REVERSE);
    cr_expect_not(mvinch(1, 3) & A_UNDERLINE);
    terminal_close();
    table_free(table);
    fclose(output);
    fclose(input);
}

static const TableColumn checks[] = { { "check", "Check" }, { "resource", "Resource" } };
static const ViewColumn check_columns[] = { { 0, 10 }, { 1, -1 }, { 0 } };

static Table *make_checks(void)
{
    static const char *const rows[][2] = {
        { "mfa", "li" }, { "keys", "app" }, { "mfa", "wang" }, { "keys", "web" }, { "logs", "db" }
    };
    Table *table = table_make(checks, COUNT(checks));
    for (size_t i = 0; i < COUNT(rows); i++)
        table_add(table, rows[i], 0);
    return table;
}

static void expect_lines(const TableView *view, const char *expected)
{
    char *found = xstrdup("");
    for (size_t line = 0; line < table_view_lines(view); line++) {
        char *longer = xasprintf("%s%s ", found,
                                 table_cell(view->table, table_view_row_at(view, line), 1));
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, expected);
    free(found);
}

Test(table_view, a_sorted_list_leaves_its_table_as_it_is_and_keeps_its_focus)
{
    Table *table = make_checks();
    TableView view = { .columns = check_columns, .selected = 2, .sorted = 1 };
    table_view_set(&view, table);
    expect_lines(&view, "app web db li wang ");
    cr_expect_eq(view.selected, 2);
    cr_expect_eq(table_view_line(&view), 4);
    table_view_clear(&view);
    table_free(table);
}

Test(table_view, rows_alike_fold_into_the_first_which_takes_the_focus_of_those_hidden)
{
    Table *table = make_checks();
    TableView view = {
        .columns = check_columns, .selected = 2, .sorted = 1, .unfolded = xstrdup("")
    };
    table_view_set(&view, table);
    expect_lines(&view, "app db li ");
    cr_expect_eq(view.selected, 0);
    cr_expect_eq(view.alike[0], 2);
    free(view.unfolded);
    view.unfolded = xstrdup("\nkeys\n");
    table_view_arrange(&view);
    expect_lines(&view, "app web db li ");
    table_view_clear(&view);
    table_free(table);
}

Test(table_view, a_search_goes_round_and_says_where_nothing_is_found)
{
    Table *table = make_checks();
    TableView view = { .columns = check_columns, .words = xstrdup("KEYS") };
    table_view_set(&view, table);
    cr_expect(table_view_seek(&view, 4, 1));
    cr_expect_eq(view.selected, 1);
    cr_expect(table_view_seek(&view, 0, -1));
    cr_expect_eq(view.selected, 3);
    free(view.words);
    view.words = xstrdup("moon");
    cr_expect_not(table_view_seek(&view, 0, 1));
    cr_expect_eq(view.selected, 3);
    table_view_clear(&view);
    table_free(table);
}
