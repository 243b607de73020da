/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is pressed with the mouse: a row, the row in focus, a key of the footer; the wheel. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ROWS = 24, COLUMNS = 80 };

/* Pressed and let go, as xterm says it; the row and column count from 1. */
#define PRESS(button, column, row)                                                                 \
    "\033[<" button ";" column ";" row "M\033[<" button ";" column ";" row "m"

static void play(const char *sent, const char *class, long row)
{
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    cr_assert(output && input);
    setlocale(LC_ALL, "C.UTF-8");
    fputs(sent, input);
    rewind(input);
    Store *store = fixture_store();
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true, .has_mouse = true });
    resize_term(ROWS, COLUMNS);
    screens_set_up();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    screen_loop();
    Screen *top = screen_top();
    cr_expect_str_eq(top->class->title, class);
    if (row >= 0)
        cr_expect_eq(table_view_row(screen_view(top)), row, "row %ld has the focus",
                     table_view_row(screen_view(top)));
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
}

Test(mouse, chooses_the_row_it_presses)
{
    play("0" PRESS("0", "5", "10"), "Home", 3);
}

Test(mouse, opens_the_row_in_focus)
{
    play("0" PRESS("0", "5", "7"), "Interview", -1);
}

Test(mouse, presses_the_keys_of_the_footer)
{
    play(PRESS("0", "54", "23"), "Interview", -1);
}

Test(mouse, scrolls_with_the_wheel)
{
    play("0" PRESS("65", "5", "8") PRESS("65", "5", "8") PRESS("64", "5", "8"), "Home", 3);
}
