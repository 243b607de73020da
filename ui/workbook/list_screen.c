/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/engagement.h"
#include "interview/interview_screens.h"
#include "report/gate.h"
#include "report/report.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/text_screen.h"
#include "workbook/workbook_screens.h"

enum { MOST_COLUMNS = 16 };

/* Any list of templates/screens, or what a deliverable lacks; its place columns say where a
 * row leads. Only rows that have the filter's text in a cell are kept. */
typedef struct ListState {
    char *name, *question, *from, *to, *deliverable; /* as in ListPlace */
    char *filter, *title;
    Table *rows;
    ViewColumn columns[MOST_COLUMNS + 1]; /* and the end */
    TableView view;
} ListState;

/* More than anyone scrolls through; `wellbook log` has them all. */
#define NEWEST_ACTS "2000"

/* Widths by what people look for: the text has what the others leave. What to type in a
 * shell (0) is not shown where Enter goes. */
static int width_of(const Table *table, size_t column)
{
    static const struct {
        const char *name;
        int width;
    } widths[] = { { "number", 9 },    { "kind", 10 },     { "risk", 8 },   { "score", 7 },
                   { "workload", 13 }, { "due", 11 },      { "added", 11 }, { "state", 10 },
                   { "checks", 7 },    { "resources", 9 }, { "at", 17 },    { "author", 10 },
                   { "act", 9 },       { "place", 0 } };
    if (table_type(table, column) == COLUMN_PLACE)
        return 0;
    for (size_t i = 0; i < COUNT(widths); i++)
        if (!strcmp(widths[i].name, table_name(table, column)))
            return widths[i].width;
    return -1;
}

static bool matches(const Table *table, size_t row, const char *folded)
{
    bool found = false;
    for (size_t i = 0; !found && i < table_columns(table); i++) {
        char *cell = text_fold(table_cell(table, row, i));
        found = strstr(cell, folded) != NULL;
        free(cell);
    }
    return found;
}

static Table *filtered(Table *all, const char *filter)
{
    char *folded = text_fold(filter);
    Table *kept = table_new();
    const char *cells[MOST_COLUMNS];
    for (size_t i = 0; i < table_columns(all); i++)
        table_add_column(kept, table_name(all, i), table_title(all, i), table_type(all, i));
    for (size_t row = 0; row < table_rows(all); row++)
        if (matches(all, row, folded)) {
            for (size_t i = 0; i < table_columns(all); i++)
                cells[i] = table_cell(all, row, i);
            table_add(kept, cells, 0);
        }
    free(folded);
    table_free(all);
    return kept;
}

static bool load(Screen *screen)
{
    ListState *state = screen->state;
    const Binding bindings[] = { { ":question", state->question },
                                 { ":newest", state->question ? NULL : NEWEST_ACTS },
                                 { ":from", state->from },
                                 { ":to", state->to },
                                 { 0 } };
    Table *rows =
        state->deliverable
            ? gate_missing(screen->store, state->deliverable, message_language())
            : report_list(screen->store, "screens", state->name, message_language(), bindings);
    if (!rows)
        return false;
    if (table_columns(rows) > MOST_COLUMNS)
        die("list %s has more than %d columns", state->name, MOST_COLUMNS);
    if (*state->filter)
        rows = filtered(rows, state->filter);
    size_t count = 0;
    for (size_t i = 0; i < table_columns(rows); i++)
        if (width_of(rows, i))
            state->columns[count++] = (ViewColumn){ i, width_of(rows, i) };
    state->columns[count] = (ViewColumn){ 0 };
    table_free(state->rows);
    state->rows = rows;
    state->view.columns = state->columns;
    state->view.has_titles = true;
    state->view.empty = *state->filter ? tr("No row has these words; / changes them.")
                        : state->from  ? tr("Nothing moved.")
                        : !strcmp(state->name, "contradictions")
                            ? tr("No answer contradicts the findings.")
                        : !strcmp(state->name, "respondents")
                            ? tr("Nobody yet: wellbook assign FILE WHO QUESTION… gives questions.")
                        : state->deliverable ? tr("Nothing is missing.")
                                             : tr("Nothing here: the interview fills this list.");
    table_view_set(&state->view, rows);
    return true;
}

static char *copied(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

static bool open_list(Screen *screen, const void *argument)
{
    const ListPlace *place = argument;
    ListState *state = screen->state;
    state->name = xstrdup(place->name);
    state->question = copied(place->question);
    state->from = copied(place->from);
    state->to = copied(place->to);
    state->deliverable = copied(place->deliverable);
    state->filter = xstrdup("");
    header_show(screen->store, NULL);
    return load(screen);
}

static void close_list(Screen *screen)
{
    ListState *state = screen->state;
    free(state->name);
    free(state->question);
    free(state->from);
    free(state->to);
    free(state->deliverable);
    free(state->filter);
    free(state->title);
    table_free(state->rows);
}

static bool resume(Screen *screen)
{
    header_show(screen->store, NULL);
    return load(screen);
}

static TableView *view(Screen *screen)
{
    ListState *state = screen->state;
    return &state->view;
}

static const char *name_of(const char *list, bool is_cut)
{
    if (is_cut && !strcmp(list, "history"))
        return tr("History (newest 2000 acts)");
    static const struct {
        const char *name, *title;
    } titles[] = { { "open-points", N_("Open points") },
                   { "evidence", N_("Evidence") },
                   { "contradictions", N_("Contradictions") },
                   { "history", N_("History") },
                   { "respondents", N_("Respondents") },
                   { "missing", N_("Still missing") },
                   { "compare", N_("Compared") },
                   { "questions", N_("Questions") } };
    for (size_t i = 0; i < COUNT(titles); i++)
        if (!strcmp(titles[i].name, list))
            return tr(titles[i].title);
    return list;
}

/* "History SEC04 /words" */
static const char *heading(Screen *screen)
{
    ListState *state = screen->state;
    free(state->title);
    state->title = xasprintf("%s%s%s%s%s", name_of(state->name, !state->question),
                             state->question ? " " : "", state->question ? state->question : "",
                             *state->filter ? " /" : "", state->filter);
    return state->title;
}

static bool take_filter(void *context, const char *text)
{
    Screen *screen = context;
    ListState *state = screen->state;
    free(state->filter);
    state->filter = text_trim(text);
    return load(screen);
}

static bool ask_filter(Screen *screen)
{
    const ListState *state = screen->state;
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Only rows with"),
                                       .help = N_("Words of a row; empty shows all"),
                                       .initial = state->filter,
                                       .done = take_filter,
                                       .context = screen });
}

static void draw_list(Screen *screen, WINDOW *body)
{
    ListState *state = screen->state;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

/* ---- where rows lead ---- */

static const char *cell(const Table *rows, size_t row, const char *column)
{
    return table_find(rows, column) < 0 ? "" : table_get(rows, row, column);
}

/* The id behind the workload's name; "" when the row names none, NULL on failure. */
static char *workload_of(Screen *screen, size_t row)
{
    const ListState *state = screen->state;
    const char *name = cell(state->rows, row, "workload");
    return *name ? engagement_workload(screen->store, name) : xstrdup("");
}

static bool go_question(Screen *screen, size_t row, const char *question)
{
    const ListState *state = screen->state;
    char *workload = workload_of(screen, row);
    bool done =
        workload && (*workload || fail("this row leads nowhere")) &&
        screen_push(&interview_screen, screen->store,
                    &(InterviewPlace){ workload, question, cell(state->rows, row, "practice") });
    free(workload);
    return done;
}

static bool go_recommendation(Screen *screen, size_t row, const char *id)
{
    (void)row;
    return screen_push(&recommendation_screen, screen->store, id);
}

static bool go_form(Screen *screen, size_t row, const char *form)
{
    const ListState *state = screen->state;
    char *workload = workload_of(screen, row);
    bool done =
        workload && screen_push(&form_screen, screen->store,
                                &(FormPlace){ form, workload, cell(state->rows, row, "field") });
    free(workload);
    return done;
}

static bool go_conflict(Screen *screen, size_t row, const char *id)
{
    (void)row, (void)id;
    return screen_push(&conflict_screen, screen->store, NULL);
}

/* By the first of these columns that says something in the row. */
static bool go_there(Screen *screen)
{
    static const struct {
        const char *column;
        bool (*go)(Screen *, size_t row, const char *id);
    } ways[] = { { "recommendation", go_recommendation },
                 { "form", go_form },
                 { "conflict", go_conflict },
                 { "question", go_question } };
    const ListState *state = screen->state;
    long row = table_view_row(&state->view);
    for (size_t i = 0; row >= 0 && i < COUNT(ways); i++) {
        const char *id = cell(state->rows, (size_t)row, ways[i].column);
        if (*id)
            return ways[i].go(screen, (size_t)row, id);
    }
    return fail("this row leads nowhere");
}

static const Action actions[] = {
    { KEY_RETURN, N_("Go there"), N_("Open what this row is about"), go_there },
    { '/', N_("Filter"), N_("Show only rows that have some words"), ask_filter },
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
