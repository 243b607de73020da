/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place of the sample at three sizes: in Chinese none of our English texts stands there, and
 * no space behind full-width punctuation; in English no command of a shell is given as advice, and
 * no title is cut inside a word without a sign of it. No separator is left without what it
 * separates. What people said and wrote stays in their language. */
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

/* "75/85 ·", "SEC05 ·  Shop". */
static void expect_no_dangling(const char *place, const char *line)
{
    static const char dot[] = "·";
    for (const char *at = line; (at = strstr(at, dot));) {
        at += strlen(dot);
        size_t gap = strspn(at, " "), before = (size_t)(at - line) - strlen(dot);
        bool is_cell = before < 2 || (line[before - 1] == ' ' && line[before - 2] == ' ');
        cr_expect(is_cell || (at[gap] && gap < 2), "%s: nothing follows the dot: %s", place, line);
    }
}

static void expect_chinese(const char *place, const char *line)
{
    static const char *const marks[] = { "：", "；", "，", "。" };
    expect_no_dangling(place, line);
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

static Table *titles;

static size_t alike(const char *one, const char *other)
{
    size_t count = 0;
    while (one[count] && one[count] == other[count])
        count++;
    return count;
}

/* A title that ends inside a word where something else goes on, or the row ends. */
static void expect_whole_or_marked(const char *place, const char *line, const char *title)
{
    enum { LEAST = 16 };
    char start[LEAST + 1];
    if (strlen(title) <= LEAST)
        return;
    memcpy(start, title, LEAST);
    start[LEAST] = '\0';
    for (const char *at = line; (at = strstr(at, start)); at += LEAST) {
        size_t shown = alike(at, title);
        bool is_marked = !strncmp(at + shown, "…", strlen("…"));
        /* Where a letter follows, another title is meant. */
        bool is_inside = isalpha((unsigned char)title[shown]) &&
                         isalpha((unsigned char)title[shown - 1]) &&
                         !isalpha((unsigned char)at[shown]);
        cr_expect(is_marked || !is_inside, "%s: cut without a sign: %s", place, line);
    }
}

static void expect_whole_english(const char *place, const char *line)
{
    cr_expect_null(strstr(line, "'wellbook "), "%s: %s", place, line);
    expect_no_dangling(place, line);
    for (size_t row = 0; row < table_rows(titles); row++)
        expect_whole_or_marked(place, line, table_cell(titles, row, 0));
}

Test(words, an_english_screen_cuts_nothing_unmarked_and_advises_no_command)
{
    static const Query query[] = { { "", "SELECT title_en FROM practice UNION SELECT action_en"
                                         " FROM practice UNION SELECT title_en FROM question" },
                                   { 0 } };
    Store *store = fixture_store();
    titles = store_rows(store, query, 0);
    cr_assert(titles, "%s", failure());
    look_at_all(ENGLISH, expect_whole_english);
    table_free(titles);
    store_close(store);
}
