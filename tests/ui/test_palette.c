/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type into the palette, and what it finds first. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/terminal.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ROWS = 24, COLUMNS = 80 };

static FILE *output, *input;

static void open_home(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
    output = fopen("/dev/null", "w"), input = tmpfile();
    cr_assert(output && input);
    Store *store = fixture_store();
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    resize_term(ROWS, COLUMNS);
    screens_set_up();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
}

static void close_home(void)
{
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
}

TestSuite(palette, .init = open_home, .fini = close_home);

static void play(const char *keys)
{
    FILE *now = input;
    cr_assert_eq(fseek(now, 0, SEEK_SET), 0);
    cr_assert_eq(ftruncate(fileno(now), 0), 0);
    fputs(keys, now);
    fflush(now);
    cr_assert_eq(lseek(fileno(now), 0, SEEK_SET), 0);
    do
        screen_paint();
    while (screen_obey());
}

/* The row with the focus, its mark left out. */
static const char *first_found(void)
{
    static char line[COLUMNS * 4 + 1];
    for (int y = 0; y < ROWS; y++) {
        mvinnstr(y, 0, line, COLUMNS * 4);
        char *mark = strstr(line, "│ > ");
        if (mark)
            return mark + strlen("│ > ");
    }
    return "nothing";
}

Test(palette, finds_by_names_ids_other_words_abbreviations_and_pinyin_in_either_language)
{
    static const struct {
        const char *typed, *found;
    } rows[] = {
        { "excel", "Deliverables – " },     { "gantt", "Plan – " },
        { "导出", "Deliverables – " },      { "甘特", "Plan – " },
        { "quit", "Leave Wellbook" },       { "SEC08", "SEC08 – " },
        { "pm", "Priority matrix – " },     { "yxjjz", "Priority matrix – " },
        { "优先级", "Priority matrix – " }, { "dqrsx", "Open points – " },
        { "rootacc", "nothing" },           { "主账号保护", "SEC01 – " },
        { "shop", "Workload – Shop" },      { "language", "Switch between English" },
        { "退出", "Leave Wellbook" },       { "business", "Form – Business status" },
        { "who changed", "History – " },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *keys = xasprintf(":%s", rows[i].typed);
        play(keys);
        cr_expect(strstr(first_found(), rows[i].found) == first_found(), "%s finds first: %s",
                  rows[i].typed, first_found());
        screen_pop();
        free(keys);
    }
}

Test(palette, leads_to_what_it_found_and_offers_that_first_the_next_time)
{
    play(":SEC08\r");
    cr_expect_str_eq(screen_top()->class->title, "Interview");
    screen_pop();
    play(":");
    cr_expect(strstr(first_found(), "SEC08 – ") == first_found(), "%s", first_found());
    screen_pop();
    play(":sec0");
    cr_expect(strstr(first_found(), "SEC08 – ") == first_found(), "%s", first_found());
}
