/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place of the sample at three sizes: in Chinese none of our English texts stands there, and no
 * space behind full-width punctuation; in English no command of a shell is given as advice. What
 * people said and wrote stays in their language. */
#include "config.h"
#include <criterion/criterion.h>
#include <ctype.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/csv_check.h"
#include "fixture.h"
#include "toolkit/terminal.h"
#include "workbook/demo.h"
#include "workbook/place_table.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { CELLS = 512, LINE_SIZE = CELLS * 4 };

static const struct {
    int rows, columns;
} sizes[] = { { 16, 60 }, { 24, 80 }, { 40, 120 } };

typedef void Look(const char *place, const char *line);

static void look_at_lines(const char *place, Look *look)
{
    screen_paint();
    for (int row = 0; row < LINES; row++) {
        wchar_t cells[CELLS + 1];
        char line[LINE_SIZE];
        mvinnwstr(row, 0, cells, COLS);
        cr_assert_neq(wcstombs(line, cells, sizeof line), (size_t)-1);
        look(place, line);
    }
}

static void look_at_places(Store *store, Look *look)
{
    for (const Place *place = place_table; place->id; place++) {
        if (!place->help)
            continue;
        cr_assert(place_go_text(store, place->id), "%s: %s", place->id, failure());
        look_at_lines(place->id, look);
        screen_pop();
    }
}

static void look_at_all(Language language, Look *look)
{
    setlocale(LC_ALL, "C.UTF-8");
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    cr_assert(output && input);
    message_set_language(language);
    char *path = fixture_path("words.wellbook");
    Store *store = demo_create(path, ENGLISH);
    cr_assert(store, "%s", failure());
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    screens_set_up();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    for (size_t i = 0; i < COUNT(sizes); i++) {
        resize_term(sizes[i].rows, sizes[i].columns);
        screen_redraw();
        look_at_lines("home", look);
        look_at_places(store, look);
    }
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
    free(path);
}

/* Two words in small letters with a space between. */
static bool has_phrase(const char *line)
{
    enum { LEAST = 3 };
    int words = 0, letters = 0;
    char before = ' ';
    for (; *line; line++) {
        if (islower((unsigned char)*line) && (letters || before == ' '))
            letters++;
        else if (*line == ' ' && letters >= LEAST) {
            letters = 0;
            if (++words == 2)
                return true;
        } else {
            words = *line == ' ' && letters >= LEAST ? words : 0;
            letters = 0;
        }
        before = *line;
    }
    return letters >= LEAST && words == 1;
}

static Table *messages;

static bool is_ours(const char *line)
{
    enum { LEAST = 10 };
    bool found = false;
    for (size_t row = 0; !found && row < table_rows(messages); row++) {
        const char *text = table_cell(messages, row, ENGLISH);
        found = strlen(text) >= LEAST && strchr(text, ' ') && !strchr(text, '%') &&
                strcmp(text, table_cell(messages, row, CHINESE)) != 0 && strstr(line, text);
    }
    return found;
}

static void expect_chinese(const char *place, const char *line)
{
    static const char *const marks[] = { "：", "；", "，", "。" };
    cr_expect(!has_phrase(line) || !is_ours(line), "%s: English: %s", place, line);
    for (size_t i = 0; i < COUNT(marks); i++)
        for (const char *at = line; (at = strstr(at, marks[i]));) {
            at += strlen(marks[i]);
            cr_expect(at[0] != ' ' || !at[1] || at[1] == ' ', "%s: a space behind %s: %s", place,
                      marks[i], line);
        }
}

Test(words, a_chinese_screen_says_nothing_in_english)
{
    static const CellRule rules[] = { { "en", CELL_TEXT, NULL }, { "zh", CELL_TEXT, NULL }, { 0 } };
    messages = csv_read_shipped("data", "messages/zh.csv", rules);
    cr_assert(messages, "%s", failure());
    look_at_all(CHINESE, expect_chinese);
    table_free(messages);
}

static void expect_no_command(const char *place, const char *line)
{
    cr_expect_null(strstr(line, "'wellbook "), "%s: %s", place, line);
}

Test(words, no_screen_gives_a_command_of_a_shell_as_advice)
{
    look_at_all(ENGLISH, expect_no_command);
}
