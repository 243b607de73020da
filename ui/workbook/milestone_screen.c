/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "base/message.h"
#include "report/report.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/text_screen.h"
#include "workbook/milestone.h"
#include "workbook/workbook_screens.h"

typedef struct Milestones {
    TableView view;
    Table *list;
    char *name; /* of the one being made */
} Milestones;

enum { NAME, AT, AUTHOR, ANSWERED, SCORE, HIGH, MEDIUM, NOTE, ID };
static const ViewColumn columns[] = { { NAME, -1 },   { AT, 17 },    { SCORE, 7 },
                                      { HIGH, 7 },    { MEDIUM, 7 }, { ANSWERED, 9 },
                                      { AUTHOR, 12 }, { NOTE, -1 },  { 0 } };

static bool load(Screen *screen)
{
    Milestones *state = screen->state;
    Table *list = report_list(screen->store, "screens", "milestones", message_language(), NULL);
    if (!list)
        return false;
    table_free(state->list);
    state->list = list;
    state->view.empty = tr("No milestone yet. n keeps all answers as they are now under a name.");
    table_view_set(&state->view, list);
    header_show(screen->store, NULL);
    return true;
}

static bool open_milestones(Screen *screen, const void *argument)
{
    (void)argument;
    Milestones *state = screen->state;
    state->view = (TableView){ .columns = columns, .has_titles = true };
    return load(screen);
}

static void close_milestones(Screen *screen)
{
    Milestones *state = screen->state;
    table_free(state->list);
    free(state->name);
}

static void draw(Screen *screen, WINDOW *body)
{
    Milestones *state = screen->state;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

/* The id of the milestone `below` rows further down than the focus, or NULL. */
static const char *id_at(const Milestones *state, size_t below)
{
    long row = table_view_row(&state->view);
    size_t wanted = (size_t)row + below;
    return row < 0 || wanted >= table_rows(state->list) ? NULL
                                                        : table_cell(state->list, wanted, ID);
}

static bool take_note(void *context, const char *text)
{
    Screen *screen = context;
    Milestones *state = screen->state;
    return milestone_add(screen->store, state->name, text) && load(screen);
}

static bool take_name(void *context, const char *text)
{
    Screen *screen = context;
    Milestones *state = screen->state;
    free(state->name);
    state->name = xstrdup(text);
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Note on the milestone"),
                                       .help = N_("What it stands for; may be empty"),
                                       .draft = { "milestone", { "new", state->name } },
                                       .done = take_note,
                                       .context = screen });
}

static bool add(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("New milestone"),
                                       .help = N_("Its name, such as Baseline"),
                                       .draft = { "milestone", { "new" } },
                                       .done = take_name,
                                       .context = screen });
}

static bool compare_with_now(Screen *screen)
{
    const char *id = id_at(screen->state, 0);
    return id ? screen_push(&list_screen, screen->store, &(ListPlace){ "compare", NULL, id, "" })
              : fail("there is no milestone to compare; n makes one");
}

static bool compare_with_before(Screen *screen)
{
    const char *id = id_at(screen->state, 0), *earlier = id_at(screen->state, 1);
    return earlier ? screen_push(&list_screen, screen->store,
                                 &(ListPlace){ "compare", NULL, earlier, id })
                   : fail("there is no milestone before this one");
}

static bool open_read_only(Screen *screen)
{
    const char *id = id_at(screen->state, 0);
    Store *copy = id ? milestone_open(screen->store, id) : NULL;
    return id ? copy && screen_push(&home_screen, copy, NULL)
              : fail("there is no milestone to open; n makes one");
}

static const Action actions[] = {
    { KEY_RETURN, N_("Compare"), N_("What moved from this milestone to now"), compare_with_now,
      .applies = table_view_has_row },
    { 'c', N_("With earlier"), N_("What moved from the milestone before to this one"),
      compare_with_before, .applies = table_view_has_row },
    { 'o', N_("Open"), N_("Open the workbook as it was then, read-only"), open_read_only,
      .applies = table_view_has_row },
    { 'n', N_("New"), N_("Keep all answers as they are now under a name"), add },
    { KEY_F(7), NULL, NULL, add },
    { 0 },
};

const ScreenClass milestone_screen = {
    .title = N_("Milestones"),
    .size = sizeof(Milestones),
    .open = open_milestones,
    .draw = draw,
    .close = close_milestones,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
