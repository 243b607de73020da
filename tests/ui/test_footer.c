/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The footer shows what can be done: at 80 columns no place has fewer than six keys in it, and the
 * right end says what an undo would take back. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "engagement/answer.h"
#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/terminal.h"
#include "workbook/demo.h"
#include "workbook/place_table.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ROWS = 24, COLUMNS = 80, LEAST = 6 };

static FILE *output, *input;
static Store *store;

static void open_terminal(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    output = fopen("/dev/null", "w"), input = tmpfile();
    cr_assert(output && input);
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    resize_term(ROWS, COLUMNS);
    screens_set_up();
}

static void close_terminal(void)
{
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
}

TestSuite(footer, .init = open_terminal, .fini = close_terminal);

static void open_sample(void)
{
    char *path = fixture_path("footer.wellbook");
    store = demo_create(path, ENGLISH);
    cr_assert(store && screen_push(&home_screen, store, NULL), "%s", failure());
    free(path);
}

/* Keys are in bold, their words are not. */
static size_t keys_in(int y)
{
    size_t count = 0;
    bool was_bold = false;
    for (int x = 0; x < COLUMNS; x++) {
        bool is_bold = mvinch(y, x) & A_BOLD;
        count += is_bold && !was_bold;
        was_bold = is_bold;
    }
    return count;
}

/* What the screen on top could show: of an empty list there is less to do. */
static size_t keys_there_are(Screen *screen)
{
    enum { EVERYWHERE = 3 };
    size_t count = EVERYWHERE;
    for (const Action *action = screen->class->actions; action && action->run; action++)
        count += action->help && (!action->applies || action->applies(screen));
    for (const Action *action = screen->class->more; action && action->run; action++)
        count += action->label && (!action->applies || action->applies(screen));
    return count < LEAST ? count : LEAST;
}

static void expect_keys(Language language)
{
    message_set_language(language);
    for (const Place *place = place_table; place->id; place++) {
        if (!place->help)
            continue;
        cr_assert(place_go_text(store, place->id), "%s: %s", place->id, failure());
        screen_paint();
        size_t count = keys_in(ROWS - 2) + keys_in(ROWS - 1);
        cr_expect(count >= keys_there_are(screen_top()), "%s shows only %zu keys", place->id, count);
        screen_pop();
    }
}

Test(footer, has_six_keys_at_eighty_columns_on_every_screen)
{
    open_sample();
    expect_keys(ENGLISH);
    expect_keys(CHINESE);
}

Test(footer, says_at_its_right_end_what_an_undo_would_take_back)
{
    char line[COLUMNS * 4 + 1];
    store = fixture_store();
    char *workload = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, workload, "SEC01_1", PRACTICE_MISSING, ""), "%s",
              failure());
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    fputs("j", input);
    rewind(input);
    screen_paint(); /* does not wait for it */
    cr_assert(screen_obey());
    screen_paint();
    mvinnstr(ROWS - 1, 0, line, COLUMNS * 4);
    cr_expect(strstr(line, "u undoes SEC01_1"), "%s", line);
    free(workload);
}
