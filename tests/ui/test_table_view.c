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
