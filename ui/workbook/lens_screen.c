/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped question banks and those of the workbook, how each stands, and a key that adds one.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/problems.h"
#include "engagement/engagement.h"
#include "lens/lens.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "workbook/workbook_screens.h"

typedef struct Lenses {
    TableView view;
    Table *rows;
} Lenses;

enum { TITLE, BANK_VERSION, ANSWERED, SCORE, HIGH, MEDIUM, STATE, ID, LENS_COLUMNS };
static const ViewColumn columns[] = { { TITLE, -1 },    { BANK_VERSION, 8 },
                                      { ANSWERED, 10 }, { SCORE, 7 },
                                      { HIGH, 6 },      { MEDIUM, 7 },
                                      { STATE, 10 },    { 0 } };
static const TableColumn row_columns[LENS_COLUMNS] = {
    [TITLE] = { "title", N_("Question bank") },
    [BANK_VERSION] = { "version", N_("Version") },
    [ANSWERED] = { "answered", N_("Answered") },
    [SCORE] = { "score", N_("Score"), COLUMN_NUMBER },
    [HIGH] = { "high", N_("High"), COLUMN_NUMBER },
    [MEDIUM] = { "medium", N_("Medium"), COLUMN_NUMBER },
    [STATE] = { "state", N_("State") },
    [ID] = { "id", N_("Id") },
};

static void add_own(Table *rows, const Table *own)
{
    for (size_t row = 0; row < table_rows(own); row++) {
        char *answered =
            xasprintf("%s/%s", table_get(own, row, "answered"), table_get(own, row, "questions"));
        const char *const cells[LENS_COLUMNS] = {
            [TITLE] = table_get(own, row, "title"),
            [BANK_VERSION] = table_get(own, row, "version"),
            [ANSWERED] = answered,
            [SCORE] = table_get(own, row, "score"),
            [HIGH] = table_get(own, row, "high"),
            [MEDIUM] = table_get(own, row, "medium"),
            [STATE] = tr("in use"),
            [ID] = table_get(own, row, "id"),
        };
        table_add(rows, cells, 0);
        free(answered);
    }
}

static void add_shipped(Table *rows, const Table *shipped)
{
    const char *name = message_language() == CHINESE ? "name_zh" : "name_en";
    for (size_t row = 0; row < table_rows(shipped); row++) {
        const char *id = table_get(shipped, row, "id");
        const char *const cells[LENS_COLUMNS] = {
            [TITLE] = table_get(shipped, row, name),
            [BANK_VERSION] = table_get(shipped, row, "version"),
            [ANSWERED] = "",
            [SCORE] = "",
            [HIGH] = "",
            [MEDIUM] = "",
            [STATE] = tr("not in use"),
            [ID] = id,
        };
        if (table_row_of(rows, ID, id) < 0)
            table_add(rows, cells, 0);
    }
}

static bool load(Screen *screen)
{
    Lenses *state = screen->state;
    Problems *problems = problems_new();
    Table *own = report_list(screen->store, "lists", "lenses", message_language(), NULL),
          *shipped = own ? lens_list(problems) : NULL,
          *rows = shipped ? table_make(row_columns, LENS_COLUMNS) : NULL;
    if (rows) {
        add_own(rows, own);
        add_shipped(rows, shipped);
        table_view_set(&state->view, rows);
        table_free(state->rows);
        state->rows = rows;
    }
    table_free(shipped);
    table_free(own);
    problems_free(problems);
    header_show(screen->store, NULL);
    return rows != NULL;
}

static bool open_lenses(Screen *screen, const void *argument)
{
    (void)argument;
    Lenses *state = screen->state;
    state->view = (TableView){ .columns = columns, .has_titles = true };
    return load(screen);
}

static void close_lenses(Screen *screen)
{
    Lenses *state = screen->state;
    table_free(state->rows);
}

static void draw(Screen *screen, WINDOW *body)
{
    Lenses *state = screen->state;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static const char *cell(Screen *screen, size_t column)
{
    const Lenses *state = screen->state;
    return table_cell(state->rows, state->view.selected, column);
}

/* One that is in the workbook has its answers. */
static bool can_add(Screen *screen)
{
    const Lenses *state = screen->state;
    return table_view_row(&state->view) >= 0 && !*cell(screen, ANSWERED);
}

static bool take_answer(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    (void)chosen;
    return first != 0 || (engagement_add_lens(screen->store, cell(screen, ID)) && load(screen));
}

static bool add(Screen *screen)
{
    static const char *const answers[] = { N_("Ask its questions of every workload"),
                                           N_("Leave it out") };
    if (!can_add(screen))
        return fail("this bank is in the workbook");
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Add the question bank"),
                                         .labels = answers,
                                         .count = COUNT(answers),
                                         .done = take_answer,
                                         .context = screen });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Add"), N_("Add the bank to the workbook"), add, .applies = can_add },
    { 0 },
};

const ScreenClass lens_screen = {
    .title = N_("Question banks"),
    .size = sizeof(Lenses),
    .open = open_lenses,
    .draw = draw,
    .close = close_lenses,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
