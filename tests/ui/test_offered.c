/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the footer offers can be done: every place of the sample, and of a workbook in which nothing
 * was done yet, is opened, and each key that its footer may show is run. None refuses, and none
 * does nothing. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/screen_private.h"
#include "toolkit/terminal.h"
#include "workbook/demo.h"
#include "workbook/journal.h"
#include "workbook/place_table.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ROWS = 24, COLUMNS = 80, PICTURE = ROWS * (COLUMNS * 4 + 1) + 1 };

static FILE *output, *input;
static int nobody_types[2];
static Store *sample;
static Screen *home;

static void enter_folder(char *folder)
{
    cr_assert_eq(mkdir(folder, 0700), 0);
    cr_assert_eq(chdir(folder), 0);
    char *export = xasprintf("%s/tests/exports/config-rules.json", getenv("TOP"));
    cr_assert_eq(symlink(export, "config-rules.json"), 0);
    free(export);
    free(folder);
}

/* A key of the import goes to the folder above: what other tests do does not stand there. */
static void open_terminal(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("VISUAL", "true", 1);
    cr_assert_eq(pipe(nobody_types), 0);
    output = fopen("/dev/null", "w"), input = fdopen(nobody_types[0], "r");
    cr_assert(output && input);
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    resize_term(ROWS, COLUMNS);
    screens_set_up();
    enter_folder(fixture_path("offered"));
    enter_folder(xstrdup("inner"));
}

static void close_terminal(void)
{
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
    close(nobody_types[1]);
}

TestSuite(offered, .init = open_terminal, .fini = close_terminal);

static void read_picture(char *picture)
{
    screen_paint();
    for (int row = 0; row < ROWS; row++) {
        mvinnstr(row, 0, picture, COLUMNS * 4);
        picture += strlen(picture);
        *picture++ = '\n';
    }
    *picture = '\0';
}

static void open_home(void)
{
    screen_pop_all();
    Store *store = store_copy(sample, "sample.wellbook");
    cr_assert(store && screen_push(&home_screen, store, NULL), "%s", failure());
    home = screen_top();
}

static int64_t acts(void)
{
    int64_t newest;
    cr_assert(journal_newest(home->store, &newest), "%s", failure());
    return newest;
}

static Screen *open_place(const char *place)
{
    cr_assert(!*place || place_go_text(home->store, place), "%s: %s", place, failure());
    return screen_top();
}

static bool is_shown(Screen *screen, const Action *action)
{
    return action->label && action->key && action->key != KEY_ESCAPE &&
           screen_find(screen, action->key) == action && screen_applies(screen, action);
}

/* The phase that is shown is one of those that its digit shows. */
static bool may_stay(const Action *action)
{
    return !strcmp(action->label, "to 8: phase");
}

static Screen *run(Screen *screen, const char *place, const Action *action)
{
    static char before[PICTURE], after[PICTURE];
    char label[KEY_LABEL_SIZE];
    int64_t newest = acts();
    read_picture(before);
    bool done = screen_run(action, screen);
    read_picture(after);
    cr_expect(done, "%s: %s refuses: %s", place, key_label(action->key, label), failure());
    cr_expect(!done || may_stay(action) || strcmp(before, after) || screen_last_message(),
              "%s: %s does nothing", place, key_label(action->key, label));
    screen_hush();
    bool has_acted = acts() != newest;
    while (screen_top() != screen && screen_top() != home)
        screen_pop();
    if (!has_acted && screen_top() == screen)
        return screen;
    if (has_acted)
        open_home();
    return open_place(place);
}

/* Typed all the same, it says why it cannot be done. */
static void expect_reason(Screen *screen, const char *place, const Action *action)
{
    char label[KEY_LABEL_SIZE];
    cr_expect(!screen_run(action, screen), "%s: %s says nothing", place,
              key_label(action->key, label));
}

static void run_all(const char *place)
{
    Screen *screen = open_place(place);
    for (int more = 0; more < 2; more++) {
        const Action *action = more ? screen->class->more : screen->class->actions;
        for (; action && action->run; action++)
            if (is_shown(screen, action))
                screen = run(screen, place, action);
            else if (!more && action->help && !screen_applies(screen, action))
                expect_reason(screen, place, action);
    }
    if (*place)
        screen_pop();
}

static void run_places(Store *given)
{
    sample = given;
    open_home();
    run_all("");
    for (const Place *place = place_table; place->id; place++)
        if (place->help)
            run_all(place->id);
    store_close(given);
}

Test(offered, what_the_footer_shows_of_the_sample_can_be_done)
{
    char *path = fixture_path("offered.wellbook");
    Store *store = demo_create(path, ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    run_places(store);
    free(path);
}

Test(offered, what_the_footer_shows_of_a_new_workbook_can_be_done)
{
    run_places(fixture_store());
}
