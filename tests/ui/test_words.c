/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen of the sample at three sizes in both languages, compared with its pictures in
 * tests/screens/gallery (UPDATE=1 takes them anew), and looked through on the way: in Chinese none
 * of our English texts stands there, and no space behind full-width punctuation; in English no
 * command of a shell is given as advice, and no title is cut inside a word without a sign of it. No
 * separator is left without what it separates. What people said and wrote stays in their language.
 */
#include "config.h"
#include <criterion/criterion.h>
#include <ctype.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/buffer.h"
#include "base/csv_check.h"
#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/screen_private.h"
#include "toolkit/terminal.h"
#include "workbook/demo.h"
#include "workbook/place_table.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { CELLS = 512, LINE_SIZE = CELLS * 4, PICTURE_LIMIT = 1 << 20 };

static const struct {
    int rows, columns;
} sizes[] = { { 16, 60 }, { 24, 80 }, { 40, 120 } };

/* What is opened besides the places: by a text of place.h, or by a key there. */
static const struct {
    const char *name, *place;
    int key;
} others[] = {
    { "home-help", "", '?' },
    { "home-commands", "", ':' },
    { "question", "question:SEC08@Online shop", 0 },
    { "question-evidence", "question:SEC08@Online shop", 'e' },
    { "question-follow-up", "question:SEC08@Online shop", 'F' },
    { "question-reason", "question:SEC08@Online shop", 'a' },
    { "form", "form:business@Online shop", 0 },
    { "recommendation", "recommendations", KEY_RETURN },
    { "recommendation-field", "recommendations", 'e' },
    { "finding", "findings", KEY_RETURN },
    { "contact", "contacts", KEY_RETURN },
    { "goal", "goals", KEY_RETURN },
    { "entries", "records:step", 0 },
    { "respondent", "respondents", KEY_RETURN },
    { "session-held", "sessions", 'n' },
    { "session-caps", "sessions", 'm' },
    { "rate-from", "rates", 'f' },
    { "plan-calendar", "plan", 'c' },
    { "history-undo", "history", 'U' },
    { "deliverable-lacks", "deliverables:consulting-report", 'm' },
};

typedef void Look(const char *place, const char *line);

static FILE *output, *input;
static Store *store;
static Language language;
static Look *look;

static char *picture_path(const char *name)
{
    return xasprintf("%s/tests/screens/gallery/%s.%s.txt", getenv("TOP"), name,
                     language_codes[language]);
}

/* The first line that is another one says more than both pictures. */
static void expect_picture(const char *name, const char *picture)
{
    char *path = picture_path(name), *kept = file_read(path, PICTURE_LIMIT), *rest = kept;
    cr_expect(kept, "%s", failure());
    for (const char *line = picture; kept && *line; line += strcspn(line, "\n") + 1) {
        const char *before = strsep(&rest, "\n");
        size_t bytes = strcspn(line, "\n");
        bool is_same = before && strlen(before) == bytes && !strncmp(before, line, bytes);
        cr_expect(is_same, "%s: '%s' is now '%.*s'", path, before ? before : "", (int)bytes, line);
        if (!is_same)
            break;
    }
    free(kept);
    free(path);
}

static void keep_picture(const char *name, const char *picture)
{
    char *path = picture_path(name);
    fixture_write(path, picture, strlen(picture));
    free(path);
}

static void look_at_lines(const char *name, Buffer *picture)
{
    screen_paint();
    for (int row = 0; row < LINES; row++) {
        wchar_t cells[CELLS + 1];
        char line[LINE_SIZE];
        mvinnwstr(row, 0, cells, COLS);
        cr_assert_neq(wcstombs(line, cells, sizeof line), (size_t)-1);
        /* What a float lies over may be cut anywhere. */
        if (!screen_top()->class->extent)
            look(name, line);
        size_t end = strlen(line);
        while (end && line[end - 1] == ' ')
            end--;
        buffer_add_bytes(picture, line, end);
        buffer_add_sign(picture, '\n');
    }
}

/* What is asked again is drawn by lot, and the best budget is searched for only so long. */
static bool is_the_same_each_time(const char *name)
{
    return strcmp(name, "recheck") != 0 && strcmp(name, "budget") != 0;
}

/* From the smallest on, as if the window grew. */
static void look_at_screen(const char *name)
{
    Buffer picture = { 0 };
    for (size_t i = 0; i < COUNT(sizes); i++) {
        resize_term(sizes[i].rows, sizes[i].columns);
        screen_redraw();
        buffer_add_format(&picture, "== %dx%d\n", sizes[i].columns, sizes[i].rows);
        look_at_lines(name, &picture);
    }
    if (is_the_same_each_time(name))
        (getenv("UPDATE") ? keep_picture : expect_picture)(name, buffer_text(&picture));
    buffer_free(&picture);
}

static void open_place(const char *place)
{
    cr_assert(!*place || place_go_text(store, place), "%s: %s", place, failure());
}

static void press(int key)
{
    const Action *action = screen_find(screen_top(), key);
    cr_assert(action && screen_run(action, screen_top()), "%d: %s", key, failure());
}

static void go_home(const Screen *home)
{
    screen_hush();
    while (screen_top() != home)
        screen_pop();
}

static void look_at_screens(void)
{
    const Screen *home = screen_top();
    look_at_screen("home");
    for (const Place *place = place_table; place->id; place++)
        if (place->help) {
            open_place(place->id);
            look_at_screen(place->id);
            go_home(home);
        }
    for (size_t i = 0; i < COUNT(others); i++) {
        open_place(others[i].place);
        if (others[i].key)
            press(others[i].key);
        look_at_screen(others[i].name);
        go_home(home);
    }
}

/* What is written lies beside the workbook, and what can be imported in the folder of the program:
 * both are the same wherever this runs. */
static Store *make_sample(void)
{
    char *folder = fixture_path("gallery"), *path = xasprintf("%s/sample.wellbook", folder),
         *exports = xasprintf("%s/tests/exports", getenv("TOP"));
    cr_assert_eq(mkdir(folder, 0700), 0);
    cr_assert_eq(chdir(exports), 0);
    Store *made = demo_create(path, ENGLISH);
    cr_assert(made, "%s", failure());
    free(exports);
    free(path);
    free(folder);
    return made;
}

static void look_at_all(Language wanted, Look *wanted_look)
{
    setlocale(LC_ALL, "C.UTF-8");
    output = fopen("/dev/null", "w"), input = tmpfile();
    cr_assert(output && input);
    language = wanted;
    look = wanted_look;
    message_set_language(language);
    store = make_sample();
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    screens_set_up();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    home_screen.tick(screen_top());
    look_at_screens();
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
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
    Store *bank = fixture_store();
    titles = store_rows(bank, query, 0);
    cr_assert(titles, "%s", failure());
    look_at_all(ENGLISH, expect_whole_english);
    table_free(titles);
    store_close(bank);
}
