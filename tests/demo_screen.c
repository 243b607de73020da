/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "demo_screen.h"

#include <stdio.h>
#include <stdlib.h>

#include "toolkit/choice_screen.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

enum { ROWS = 40 };

typedef struct Demo {
    TableView view;
    Table *table;
    char *note;
} Demo;

static const ViewColumn columns[] = { { 0, 5 }, { 1, -1 }, { 2, 8 }, { 0 } };

static attr_t look(const Table *table, size_t row, size_t column)
{
    (void)table;
    return role(column == 2 && row % 3 == 0 ? ROLE_HIGH : ROLE_PLAIN);
}

static bool open_demo(Screen *screen, const void *argument)
{
    static const char *const questions[] = { "How do you back up data?",
                                             "数据如何备份，多久演练一次？",
                                             "Cafe\xCC\x81 \xF0\xA0\xAE\xB7" };
    Demo *demo = screen->state;
    (void)argument;
    demo->table = table_new();
    table_add_column(demo->table, "id", "No", COLUMN_NUMBER);
    table_add_column(demo->table, "question", "Question", COLUMN_TEXT);
    table_add_column(demo->table, "risk", "Risk", COLUMN_TEXT);
    for (int i = 0; i < ROWS; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i + 1);
        table_add(demo->table,
                  (const char *[]){ number, questions[i % 3], i % 3 ? "none" : "HIGH" }, 0);
    }
    demo->view = (TableView){ .columns = columns, .look = look, .has_titles = true };
    table_view_set(&demo->view, demo->table);
    demo->note = xstrdup("");
    screen_set_header("ACME Retail Group", "", "zh  0.8/2.0");
    return true;
}

static void close_demo(Screen *screen)
{
    Demo *demo = screen->state;
    table_free(demo->table);
    free(demo->note);
}

static void draw_demo(Screen *screen, WINDOW *body)
{
    Demo *demo = screen->state;
    int rows = getmaxy(body);
    put_pair(body, rows - 1, 1, getmaxx(body) - 1, "Note", demo->note);
    table_view_draw(&demo->view, body, 0, 0, rows - 1, getmaxx(body));
}

static bool set_note(void *context, const char *text)
{
    Demo *demo = context;
    if (!*text)
        return fail("A note cannot be empty; write down what the customer said, in their words, "
                    "or press Esc to leave the note as it was before you opened it");
    free(demo->note);
    demo->note = xstrdup(text);
    return true;
}

static bool edit(Screen *screen, bool is_long)
{
    Demo *demo = screen->state;
    TextRequest request = { .title = "Note",
                            .is_fleeting = true,
                            .help = "What the customer said, in their words.",
                            .initial = demo->note,
                            .is_long = is_long,
                            .done = set_note,
                            .context = demo };
    return screen_push(&text_screen, screen->store, &request);
}

static bool edit_line(Screen *screen)
{
    return edit(screen, false);
}

static bool edit_long(Screen *screen)
{
    return edit(screen, true);
}

static bool set_choice(void *context, const bool *chosen, size_t first)
{
    char text[32];
    snprintf(text, sizeof text, "%zu %d%d%d", first, chosen[0], chosen[1], chosen[2]);
    return set_note(context, text);
}

static bool choose(Screen *screen)
{
    static const char *const labels[] = { "Backups are taken", "定期演练恢复", "None of these" };
    ChoiceRequest request = { .title = "Best practices",
                              .labels = labels,
                              .count = 3,
                              .several = screen_key() == 'm',
                              .done = set_choice,
                              .context = screen->state };
    return screen_push(&choice_screen, screen->store, &request);
}

static const Action actions[] = {
    { 'e', "Note", "Edit the note on one line", edit_line },
    { 'E', "Long note", "Edit the note in full", edit_long },
    { 'o', "Choose one", "Choose one practice", choose },
    { 'm', "Choose several", "Choose several practices", choose },
    { 0 },
};

const ScreenClass demo_screen = {
    .title = "Demo",
    .size = sizeof(Demo),
    .open = open_demo,
    .draw = draw_demo,
    .close = close_demo,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
