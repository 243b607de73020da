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
