/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recommendation as a form. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/figures.h"
#include "advice/recommendation_field.h"
#include "advice/recommendation_split.h"
#include "base/message.h"
#include "toolkit/form_view.h"
#include "toolkit/header.h"
#include "toolkit/key.h"

enum { LEAST_DETAILS = 6, PART_OF_SCREEN = 3 };

typedef struct State {
    TableView view;
    char *id, *heading;
    Table *fields;
} State;

static bool load(Screen *screen)
{
    State *state = screen->state;
    Recommendations *all = recommendation_open(screen->store, message_language());
    const Recommendation *one = all ? recommendation_find(all, state->id) : NULL;
    char *found = one ? recommendation_found(screen->store, state->id, message_language()) : NULL;
    if (found) {
        table_free(state->fields);
        free(state->heading);
        state->fields = recommendation_fields(all, one, found);
        state->heading = xasprintf("%s P%d", figures_number(all, one), one->level);
        table_view_set(&state->view, state->fields);
    }
    header_show(screen->store, one && *one->names ? recommendation_workload(one) : NULL);
    recommendation_close(all);
    bool done = found != NULL;
    free(found);
    return done;
}

static bool open_one(Screen *screen, const void *argument)
{
    State *state = screen->state;
    state->id = xstrdup(argument);
    return load(screen);
}

/* It may be gone after an undo, a dismissal or a merge. */
static bool resume(Screen *screen)
{
    if (load(screen))
        return true;
    screen_remove(screen);
    return true;
}

static void close_one(Screen *screen)
{
    State *state = screen->state;
    free(state->id);
    free(state->heading);
    table_free(state->fields);
}

static const char *heading(Screen *screen)
{
    const State *state = screen->state;
    return state->heading;
}

static const char *subject(Screen *screen)
{
    const State *state = screen->state;
    return state->id;
}

static void draw(Screen *screen, WINDOW *body)
{
    State *state = screen->state;
    int details = getmaxy(body) / PART_OF_SCREEN;
    form_view_draw(&state->view, body, details > LEAST_DETAILS ? details : LEAST_DETAILS);
}

static bool is_editable(Screen *screen)
{
    const State *state = screen->state;
    return *form_view_cell(&state->view, FORM_FIELD);
}

static bool edit(Screen *screen)
{
    const State *state = screen->state;
    const char *id = state->id, *field = form_view_cell(&state->view, FORM_FIELD);
    return *field ? recommendation_ask(screen, field, &id, 1)
                  : fail("this follows from other fields and is not edited");
}

static bool empty_field(Screen *screen)
{
    const State *state = screen->state;
    const char *id = state->id, *field = form_view_cell(&state->view, FORM_FIELD);
    if (!*field)
        return fail("this follows from other fields and is not edited");
    return recommendation_give(screen, field, "", &id, 1) && resume(screen);
}

static bool split(Screen *screen)
{
    const State *state = screen->state;
    return recommendation_ask_parts(screen, state->id);
}

static bool take_apart(Screen *screen)
{
    const State *state = screen->state;
    return recommendation_apart(screen, state->id) && resume(screen);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Edit"), N_("Edit the field in focus"), edit, .applies = is_editable },
    { ' ', NULL, NULL, edit },
    { 'x', N_("Clear"), N_("Empty the field; texts go back to the bank's"), empty_field,
      .applies = is_editable },
    { KEY_DC, NULL, NULL, empty_field },
    { 's', N_("Split"), N_("Split it into parts"), split },
    { 'M', NULL, N_("Take apart again what was merged into it"), take_apart },
    { 0 },
};

const ScreenClass recommendation_screen = {
    .title = N_("Recommendation"),
    .size = sizeof(State),
    .open = open_one,
    .draw = draw,
    .close = close_one,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = resume,
    .heading = heading,
    .subject = subject,
};
