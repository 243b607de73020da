/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens every screen of the palette on the sample, types keys drawn by a seed while the terminal
 * takes several sizes, and looks after each whether the row in focus is in the picture: what a key
 * changes is seen, and named. */
#include "config.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "toolkit/choice_screen.h"
#include "workbook/demo.h"
#include "fixture.h"
#include "workbook/journal.h"
#include "toolkit/key.h"
#include "interview/interview_screens.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { KEYS = 120 };
static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 40, 120 }, { 60, 200 } };

/* Moving more often than changing, changing more often than leaving. */
static const char *const keys[] = {
    "j", "j", "j",  "j",  "j",       "k",       "\033OB", "\033OB", "\033OA", "G",
    "g", " ", "y",  "n",  "p",       "m",       "d",      "x",      "a",      "C",
    "+", "-", "\r", "\t", "\033[6~", "\033[5~", "U",      "1",      "2",      "u",
    "L", "e", "o",  "f",  "S",       "c",       "i",      "?",      ":",      "\033",
};

static int64_t first_act; /* that is not of the sample */

/* Whether the screen has rows, one of which is in focus; while words are typed, those are. */
static bool has_focus(Screen *screen)
{
    if (screen->class->is_typing && screen->class->is_typing(screen))
        return false;
    if (screen->class->has_view)
        return table_view_row(screen_view(screen)) >= 0;
    return screen->class == &interview_screen || screen->class == &choice_screen;
}

static bool is_reversed(int y)
{
    cchar_t cell;
    for (int x = 0; x < COLS; x++) {
        wchar_t characters[CCHARW_MAX];
        attr_t attributes;
        short pair;
        mvin_wch(y, x, &cell);
        getcchar(&cell, characters, &attributes, &pair, NULL);
        if (attributes & A_REVERSE)
            return true;
    }
    return false;
}

/* The cursor rests on it, and there it is in reverse; while words are typed that narrow the list
 * the cursor is with them. */
static bool is_drawn(Screen *screen)
{
    bool is_typing = screen->class->is_typing && screen->class->is_typing(screen), found = false;
    int row = getcury(stdscr), column = getcurx(stdscr);
    for (int y = is_typing ? 0 : row; !found && y <= row; y++)
        found = is_reversed(y);
    move(row, column);
    return found;
}

static void write_keys(FILE *input, unsigned *seed)
{
    for (int i = 0; i < KEYS; i++) {
        const char *key = keys[(size_t)rand_r(seed) % COUNT(keys)];
        fputs(key, input);
        if (!strcmp(key, "\033"))
            fputc('\0', input);
    }
    rewind(input);
}

/* What was done is named, or it was nothing. */
static void expect_no_empty_act(Store *store, const Action *action)
{
    int64_t newest;
    cr_assert(journal_newest(store, &newest), "%s", failure());
    for (int64_t number = first_act; number <= newest; number++) {
        char *text = journal_text(store, number, false);
        cr_expect(*text && strncmp(text, ":", 1) != 0, "%s: act %lld says '%s'",
                  action ? action->help : "home", (long long)number, text);
        free(text);
    }
}

/* Each size has its share of the keys; the first of all differs between screens. */
static void take_size(unsigned seed, int key)
{
    enum { SHARE = KEYS / COUNT(sizes) };
    const int *size = sizes[(seed + (unsigned)key / SHARE) % COUNT(sizes)];
    if (key % SHARE == 0)
        resize_term(size[0], size[1]);
}

static void play(Store *sample, const Action *action, unsigned seed)
{
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    cr_assert(output && input);
    unsigned drawn = seed;
    write_keys(input, &drawn);
    Store *store = store_copy(sample, "sample.wellbook");
    cr_assert_not_null(store, "%s", failure());
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    take_size(seed, 0);
    screens_set_up();
    key_prepare();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    if (action && !screen_run(action, screen_top()))
        screen_message(failure());
    bool goes_on = true;
    for (int i = 0; goes_on; i++) {
        take_size(seed, i);
        screen_paint();
        Screen *top = screen_top();
        if (has_focus(top) && !is_drawn(top)) {
            cr_expect(false,
                      "%s, seed %u, %dx%d: after %d keys the row in focus of %s is not drawn",
                      action ? action->help : "home", seed, COLS, LINES, i, top->class->title);
            break;
        }
        goes_on = screen_obey();
    }
    if (screen_top() && screen_top()->store)
        expect_no_empty_act(screen_top()->store, action);
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
}

static Store *make_sample(void)
{
    char *path = fixture_path("focus.wellbook");
    Store *made = demo_create(path, ENGLISH);
    cr_assert_not_null(made, "%s", failure());
    fixture_import(made);
    Store *sample = store_copy(made, "sample.wellbook");
    cr_assert_not_null(sample, "%s", failure());
    store_close(made);
    free(path);
    return sample;
}

Test(focus, the_row_in_focus_is_always_in_the_picture)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
    setenv("VISUAL", "true", 1);
    Store *sample = make_sample();
    cr_assert(journal_newest(sample, &first_act), "%s", failure());
    first_act++;
    char *folder = fixture_path("focus");
    cr_assert_eq(mkdir(folder, 0700), 0);
    cr_assert_eq(chdir(folder), 0);
    unsigned seed = 1;
    screens_set_up();
    play(sample, NULL, seed++);
    for (const Action *action = place_actions(); action->run; action++)
        play(sample, action, seed++);
    store_close(sample);
    free(folder);
}
