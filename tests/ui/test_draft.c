/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is half typed when the program ends is there when the same key is pressed again: every place
 * of the sample is opened, each of its keys that opens a text or fields is typed into and left. */
#include "config.h"
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "fixture.h"
#include "interview/interview_screens.h"
#include "toolkit/choice_screen.h"
#include "toolkit/fields_screen.h"
#include "toolkit/key.h"
#include "toolkit/screen_private.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"
#include "workbook/demo.h"
#include "workbook/place_table.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { ROWS = 24, COLUMNS = 80, LEAST_FLOATS = 20 };
static const char typed[] = "zwischen";

static FILE *output, *input;
static int nobody_types[2];
static Store *sample, *store;
static int floats;

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
    char *folder = fixture_path("draft");
    cr_assert_eq(mkdir(folder, 0700), 0);
    cr_assert_eq(chdir(folder), 0);
    free(folder);
}

static void close_terminal(void)
{
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
    close(nobody_types[1]);
}

TestSuite(draft, .init = open_terminal, .fini = close_terminal);

static bool is_typed_into(const Screen *screen)
{
    return screen->class == &text_screen || screen->class == &fields_screen;
}

/* The float that a key opens, behind a choice of what it is for; NULL: it opens none. */
static Screen *press(Screen *screen, const Action *action)
{
    if (!screen_run(action, screen))
        return NULL;
    for (int choices = 0; choices < 2 && screen_top()->class == &choice_screen; choices++)
        if (!screen_run(screen_find(screen_top(), KEY_RETURN), screen_top()))
            return NULL;
    return screen_top() != screen && is_typed_into(screen_top()) ? screen_top() : NULL;
}

/* As a program that ended and was started again. */
static Screen *begin(Store *at, const char *place)
{
    screen_pop_all();
    store = store_copy(at, "sample.wellbook");
    cr_assert(store && screen_push(&home_screen, store, NULL), "%s", failure());
    cr_assert(!*place || place_go_text(store, place), "%s: %s", place, failure());
    return screen_top();
}

static bool shows(const char *text)
{
    char line[COLUMNS * 4 + 1];
    bool found = false;
    screen_paint();
    for (int row = 0; row < ROWS && !found; row++) {
        mvinnstr(row, 0, line, COLUMNS * 4);
        found = strstr(line, text);
    }
    return found;
}

static void try_key(const char *place, const Action *action)
{
    char label[KEY_LABEL_SIZE];
    Screen *screen = begin(sample, place), *top = press(screen, action);
    if (!top || !top->class->type(top, typed) || !top->class->wants_tick(top))
        return; /* what is looked for, a path or a setting */
    floats++;
    top->class->leave(top);
    Store *left = store_copy(store, "left.wellbook");
    cr_assert_not_null(left, "%s", failure());
    screen = begin(left, place);
    top = press(screen, action);
    cr_expect(top && shows(typed), "%s: %s: what was half typed is gone", place,
              key_label(action->key, label));
    store_close(left);
}

static void try_keys(const char *place)
{
    const ScreenClass *class = begin(sample, place)->class;
    for (const Action *action = class->actions; action && action->run; action++)
        if (action->key && action->key != KEY_ESCAPE)
            try_key(place, action);
}

Test(draft, what_is_half_typed_is_there_again)
{
    char *path = fixture_path("draft.wellbook");
    sample = demo_create(path, ENGLISH);
    cr_assert_not_null(sample, "%s", failure());
    for (const Place *place = place_table; place->id; place++)
        if (place->help)
            try_keys(place->id);
    try_keys("question:SEC03");
    cr_expect_geq(floats, LEAST_FLOATS, "%d", floats);
    screen_pop_all();
    store_close(sample);
    free(path);
}

/* A merge brought another note since: it is said before it is replaced. */
Test(draft, does_not_replace_unseen_what_somebody_else_said_since)
{
    char *path = fixture_path("changed.wellbook");
    Store *own = engagement_create(path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(own, "%s", failure());
    for (int is_changed = 0; is_changed < 2; is_changed++) {
        const DraftPlace at = { "note", { "w", "SEC01" } };
        Draft draft;
        cr_assert_null(draft_begin(&draft, own, &at, "old"));
        draft_keep(&draft, "old, and mine");
        draft_end(&draft);
        char *text = draft_begin(&draft, own, &at, is_changed ? "of Bob" : "old");
        cr_assert_str_eq(text, "old, and mine");
        cr_expect_eq(draft_may_replace(&draft), !is_changed);
        cr_expect(draft_may_replace(&draft), "asked again");
        draft_drop(&draft);
        draft_end(&draft);
        free(text);
    }
    store_close(own);
    free(path);
}
