/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "engagement.h"
#include "key.h"
#include "message.h"
#include "report.h"
#include "screens.h"
#include "table_view.h"

enum { MOST_COLUMNS = 16 };

/* Any list of templates/screens; its last column names the question it leads to and is
 * not shown. */
typedef struct ListState {
    char *name;
    Table *rows;
    ViewColumn columns[MOST_COLUMNS];
    TableView view;
} ListState;

/* Widths by what people look for: the text has what the others leave. */
static int width_of(const Table *table, size_t column)
{
    static const struct {
        const char *name;
        int width;
    } widths[] = { { "number", 9 },    { "kind", 10 }, { "risk", 8 },   { "score", 7 },
                   { "workload", 13 }, { "due", 11 },  { "added", 11 }, { "state", 10 } };
    for (size_t i = 0; i < COUNT(widths); i++)
        if (!strcmp(widths[i].name, table_name(table, column)))
            return widths[i].width;
    return -1;
}

static bool load(Screen *screen)
{
    ListState *state = screen->state;
    Table *rows = report_list(screen->store, "screens", state->name, message_language(), NULL);
    if (!rows)
        return false;
    size_t count =
        table_columns(rows) - 1 < MOST_COLUMNS ? table_columns(rows) - 1 : MOST_COLUMNS - 1;
    for (size_t i = 0; i < count; i++)
        state->columns[i] = (ViewColumn){ i, width_of(rows, i) };
    state->columns[count] = (ViewColumn){ 0 };
    table_free(state->rows);
    state->rows = rows;
    state->view.columns = state->columns;
    state->view.has_titles = true;
    state->view.empty = tr("Nothing here: the interview fills this list.");
    table_view_set(&state->view, rows);
    return true;
}

static bool open_list(Screen *screen, const void *argument)
{
    ListState *state = screen->state;
    state->name = xstrdup(argument);
    screens_set_header(screen->store, NULL);
    return load(screen);
}

static void close_list(Screen *screen)
{
    ListState *state = screen->state;
    free(state->name);
    table_free(state->rows);
}

static bool resume(Screen *screen)
{
    screens_set_header(screen->store, NULL);
    return load(screen);
}

static TableView *view(Screen *screen)
{
    ListState *state = screen->state;
    return &state->view;
}

static const char *heading(Screen *screen)
{
    static const struct {
        const char *name, *title;
    } titles[] = { { "open-points", N_("Open points") },
                   { "evidence", N_("Evidence") },
                   { "questions", N_("Questions") } };
    const ListState *state = screen->state;
    for (size_t i = 0; i < COUNT(titles); i++)
        if (!strcmp(titles[i].name, state->name))
            return tr(titles[i].title);
    return state->name;
}

static void draw_list(Screen *screen, WINDOW *body)
{
    ListState *state = screen->state;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static bool go_there(Screen *screen)
{
    const ListState *state = screen->state;
    long row = table_view_row(&state->view);
    int question = table_find(state->rows, "question"), name = table_find(state->rows, "workload");
    if (row < 0 || question < 0 || name < 0)
        return fail("this row leads nowhere");
    char *workload =
        engagement_workload(screen->store, table_cell(state->rows, (size_t)row, (size_t)name));
    bool done =
        workload && screen_push(&interview_screen, screen->store,
                                &(InterviewPlace){ workload, table_cell(state->rows, (size_t)row,
                                                                        (size_t)question) });
    free(workload);
    return done;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Go there"), N_("Open the question of this row"), go_there },
    { 0 },
};

const ScreenClass list_screen = {
    .title = N_("List"),
    .size = sizeof(ListState),
    .open = open_list,
    .draw = draw_list,
    .close = close_list,
    .actions = actions,
    .more = table_view_actions,
    .view = view,
    .resume = resume,
    .heading = heading,
};
