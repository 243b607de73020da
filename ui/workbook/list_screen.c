/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "report/consistency.h"
#include "report/gate.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"
#include "toolkit/editor.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "workbook/journal.h"
#include "workbook/workbook_screens.h"

enum { MOST_COLUMNS = 16 };

/* Any list of templates/screens, or what a deliverable lacks; its place columns say where a
 * row leads. Only rows that have the filter's text in a cell are kept. */
typedef struct ListState {
    TableView view;
    char *name, *question, *from, *to, *deliverable; /* as in ListPlace */
    char *filter, *title;
    Editor *words; /* of the filter, as they are typed */
    bool is_searching;
    Table *rows;
    ViewColumn columns[MOST_COLUMNS + 1]; /* and the end */
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
    } widths[] = { { "number", 9 },    { "kind", 12 },     { "risk", 10 },  { "score", 7 },
                   { "workload", 18 }, { "due", 11 },      { "added", 11 }, { "state", 10 },
                   { "checks", 7 },    { "resources", 9 }, { "at", 17 },    { "author", 14 },
                   { "act", 9 },       { "minutes", 7 },   { "place", 0 } };
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

/* One more than the column that says which act a row is of; 0: none does. */
static size_t act_column(const Table *rows)
{
    long column = table_find(rows, "number");
    return column >= 0 && table_type(rows, (size_t)column) == COLUMN_PLACE ? (size_t)column + 1 : 0;
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
    if (rows && !strcmp(state->name, "contradictions") &&
        !consistency_add(rows, screen->store, message_language())) {
        table_free(rows);
        rows = NULL;
    }
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
    state->view.folds = act_column(rows);
    state->view.has_titles = true;
    state->view.empty = *state->filter ? tr("No row has these words; / changes them.")
                        : state->from  ? tr("Nothing moved.")
                        : !strcmp(state->name, "contradictions")
                            ? tr("Nothing contradicts itself or the findings.")
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
    state->words = editor_new("");
    state->view.unfolded = strcmp(place->name, "history") ? NULL : xstrdup("");
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
    editor_free(state->words);
    free(state->title);
    table_free(state->rows);
}

static bool resume(Screen *screen)
{
    header_show(screen->store, NULL);
    return load(screen);
}

static const char *name_of(const char *list, bool is_cut)
{
    if (is_cut && !strcmp(list, "history"))
        return tr("History (newest 2000 acts)");
    static const struct {
        const char *name, *title;
    } titles[] = { { "missing", N_("Still missing") }, { "compare", N_("Compared") } };
    const Place *place = place_find(list);
    for (size_t i = 0; i < COUNT(titles); i++)
        if (!strcmp(titles[i].name, list))
            return tr(titles[i].title);
    return place ? tr(place->title) : list;
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

/* ---- searching ---- */

static bool take_words(Screen *screen)
{
    ListState *state = screen->state;
    free(state->filter);
    state->filter = text_trim(editor_text(state->words));
    return load(screen);
}

static bool type(Screen *screen, const char *text)
{
    const ListState *state = screen->state;
    char *clean = text_clean_line(text);
    bool done = editor_insert(state->words, clean) && take_words(screen);
    free(clean);
    return done;
}

static bool is_typing(Screen *screen)
{
    const ListState *state = screen->state;
    return state->is_searching;
}

static bool start_search(Screen *screen)
{
    ListState *state = screen->state;
    state->is_searching = true;
    editor_last(state->words);
    return true;
}

static bool backspace(Screen *screen)
{
    const ListState *state = screen->state;
    editor_backspace(state->words);
    return take_words(screen);
}

/* Esc goes back one step: out of the search, then out of the list. */
static bool back(Screen *screen)
{
    ListState *state = screen->state;
    if (!state->is_searching) {
        screen_remove(screen);
        return true;
    }
    state->is_searching = false;
    editor_first(state->words);
    editor_delete_to_end(state->words);
    return take_words(screen);
}

static void draw_search(const ListState *state, WINDOW *body, int y)
{
    const char *words = editor_text(state->words);
    int width = getmaxx(body), caret = 2 + text_cells_of(words, editor_caret(state->words));
    put(body, y, 0, 2, role(ROLE_BOLD), "/");
    put(body, y, 2, width - 2, role(ROLE_PLAIN), words);
    screen_set_caret(body, y, caret < width ? caret : width - 1);
}

static void draw_list(Screen *screen, WINDOW *body)
{
    ListState *state = screen->state;
    int rows = getmaxy(body) - (state->is_searching ? 1 : 0);
    state->view.hit = state->filter;
    table_view_draw(&state->view, body, 0, 0, rows, getmaxx(body));
    if (state->is_searching)
        draw_search(state, body, rows);
}

static bool leads_somewhere(Screen *screen)
{
    const ListState *state = screen->state;
    long row = table_view_row(&state->view);
    return row >= 0 && place_row_leads(state->rows, (size_t)row);
}

static bool go_there(Screen *screen)
{
    ListState *state = screen->state;
    long row = table_view_row(&state->view);
    if (state->is_searching) {
        state->is_searching = false;
        return true;
    }
    return row < 0 ? fail("this row leads nowhere")
                   : place_go_row(screen->store, state->rows, (size_t)row);
}

/* ---- undoing from an act on ---- */

/* What it was asked for; there may be newer acts when it is answered. */
typedef struct RewindRequest {
    Screen *screen;
    JournalSpan span;
} RewindRequest;

static bool take_rewind(void *context, const bool *chosen, size_t first)
{
    const RewindRequest *request = context;
    Store *store = request->screen->store;
    JournalSpan span;
    (void)chosen;
    if (first == 0)
        return true;
    if (!journal_span(store, request->span.oldest, &span))
        return false;
    if (span.newest != request->span.newest)
        return fail("another act was made meanwhile; press U again");
    if (!journal_undo_to(store, span.oldest))
        return false;
    char *message = span.count == 1
                        ? xasprintf(tr("Undone: 1 act, of %s (Ctrl-R restores it)"), span.at)
                        : xasprintf(tr("Undone: %zu acts, from %s on (Ctrl-R restores them)"),
                                    span.count, span.at);
    screen_resume_all();
    screen_message(message);
    free(message);
    return true;
}

/* Of the act that a row of history is about. */
static int64_t number_of(const ListState *state, size_t row)
{
    return strtoll(table_get(state->rows, row, "number"), NULL, 10);
}

/* "Yes, undo 12 acts since 2026-11-28 14:02 (Interview)" */
static char *offer(Screen *screen, const JournalSpan *span)
{
    const char *made_on = screen_of_act(screen, span->oldest);
    const char *place = made_on ? made_on : tr("before this session");
    return span->count == 1
               ? xasprintf(tr("Yes, undo 1 act, of %s (%s)"), span->at, place)
               : xasprintf(tr("Yes, undo %zu acts, from %s on (%s)"), span->count, span->at, place);
}

static bool has_undone(Screen *screen)
{
    const ListState *state = screen->state;
    JournalSpan span;
    long row = table_view_row(&state->view);
    return row >= 0 && journal_span(screen->store, number_of(state, (size_t)row), &span);
}

static bool undo_to_here(Screen *screen)
{
    const ListState *state = screen->state;
    long row = table_view_row(&state->view);
    if (row < 0)
        return fail("the list is empty");
    RewindRequest *request = xcalloc(1, sizeof *request);
    request->screen = screen;
    if (!journal_span(screen->store, number_of(state, (size_t)row), &request->span)) {
        free(request);
        return false;
    }
    char *yes = offer(screen, &request->span),
         *agreed = xasprintf(tr("Among them are milestones, an agreed plan, imports, banks or"
                                " merges: %zu"),
                             request->span.weighty);
    const char *const labels[] = { N_("No: leave it as it is"), yes };
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Undo everything from this act on?"),
                                              .labels = labels,
                                              .count = COUNT(labels),
                                              .done = take_rewind,
                                              .release = free,
                                              .context = request });
    if (done && request->span.weighty)
        screen_message(agreed);
    free(agreed);
    free(yes);
    return done;
}

#define GO_THERE                                                                                   \
    {                                                                                              \
        KEY_RETURN, N_("Go there"), N_("Open what this row is about"), go_there,                   \
            .applies = leads_somewhere                                                             \
    }
#define SHARED                                                                                     \
    { '/', N_("Filter"), N_("Show only rows that have some words"), start_search },                \
        { KEY_BACKSPACE, NULL, NULL, backspace },                                                  \
    {                                                                                              \
        KEY_ESCAPE, N_("Back"), N_("Leave the search, then the list"), back                        \
    }

static const Action actions[] = { GO_THERE, SHARED, { 0 } };

static const Action history_actions[] = {
    GO_THERE,
    { 'U', N_("Undo to here"), N_("Undo everything from the act in focus on, as one act"),
      undo_to_here, .applies = has_undone },
    SHARED,
    { 0 },
};

#define LIST_CLASS(own_actions, words)                                                             \
    {                                                                                              \
        .title = words, .size = sizeof(ListState), .open = open_list, .draw = draw_list,           \
        .close = close_list, .actions = own_actions, .more = table_view_actions, .has_view = true, \
        .resume = resume, .heading = heading, .type = type, .is_typing = is_typing                 \
    }

const ScreenClass list_screen = LIST_CLASS(actions, N_("List"));
const ScreenClass history_screen = LIST_CLASS(history_actions, N_("History"));
