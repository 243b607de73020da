/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "evidence/evidence_screens.h"
#include "questionnaire/returned.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

/* What a questionnaire that came back would change, each with its cell, before it does. */
typedef struct Returned {
    TableView view;
    char *path, *sentence;
    Table *rows;
    bool is_taken;
} Returned;

enum { CELL, KIND, ID, WHAT, HERE, THERE };
static const ViewColumn columns[] = { { CELL, -2 },  { KIND, 10 }, { ID, 9 }, { WHAT, 8 },
                                      { THERE, -2 }, { HERE, -2 }, { 0 } };

/* What of an answer it is about, in words. */
static const char *field_word(const char *code)
{
    static const char *const words[][2] = { { "state", N_("State") },
                                            { "note", N_("Note") },
                                            { "asked", N_("By") },
                                            { "value", N_("Value") },
                                            { "evidence", N_("Evidence") } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strcmp(words[i][0], code))
            return tr(words[i][1]);
    return code;
}

static attr_t look(const Table *table, size_t row, size_t column)
{
    bool is_said = column == KIND && *table_cell(table, row, WHAT) == '\0';
    return role(is_said ? ROLE_BOLD : ROLE_PLAIN);
}

static void add_changes(Table *rows, const Table *from)
{
    for (size_t row = 0; row < table_rows(from); row++) {
        const char *before = table_get(from, row, "before"), *after = table_get(from, row, "after"),
                   *kind = !*after   ? tr("emptied")
                           : *before ? tr("changed")
                                     : tr("new");
        table_add(rows,
                  (const char *const[]){ table_get(from, row, "cell"), kind,
                                         table_get(from, row, "id"),
                                         field_word(table_get(from, row, "what")), before, after },
                  0);
    }
}

static void add_conflicts(Table *rows, const Table *from)
{
    for (size_t row = 0; row < table_rows(from); row++)
        table_add(rows,
                  (const char *const[]){
                      table_get(from, row, "cell"), tr("conflict"), table_get(from, row, "id"),
                      field_word(table_get(from, row, "what")), table_get(from, row, "ours"),
                      table_get(from, row, "theirs") },
                  0);
}

static void add_sentences(Table *rows, const Table *from, const char *kind, size_t sentence)
{
    for (size_t row = 0; row < table_rows(from); row++)
        table_add(rows,
                  (const char *const[]){ table_cell(from, row, 0), kind, "", "",
                                         sentence > 1 ? table_cell(from, row, 1) : "",
                                         table_cell(from, row, sentence) },
                  0);
}

static Table *rows_of(const ReturnedOutcome *outcome)
{
    static const TableColumn titles[] = {
        { "cell", N_("Cell") },  { "kind", N_("Kind") }, { "id", N_("Id") },
        { "what", N_("Field") }, { "here", N_("Here") }, { "there", N_("In the questionnaire") },
    };
    Table *rows = table_make(titles, COUNT(titles));
    add_conflicts(rows, outcome->conflicts);
    add_sentences(rows, outcome->unreadable, tr("unreadable"), 1);
    add_sentences(rows, outcome->left, tr("earlier"), 2);
    add_changes(rows, outcome->changes);
    add_sentences(rows, outcome->unmatched, tr("tray"), 2);
    return rows;
}

static bool run(Screen *screen, ReturnedChoice choice, bool is_trial)
{
    Returned *state = screen->state;
    ReturnedOutcome outcome;
    const char *const paths[] = { state->path, NULL };
    bool done = returned_import(screen->store, paths, choice, is_trial, &outcome);
    if (done) {
        free(state->sentence);
        state->sentence = xasprintf(
            tr("%zu new, %zu changed, %zu the same, %zu conflicts, %zu unmatched, %zu unreadable"),
            outcome.fresh, outcome.changed, outcome.same, table_rows(outcome.conflicts),
            table_rows(outcome.unmatched), table_rows(outcome.unreadable));
        table_free(state->rows);
        state->rows = rows_of(&outcome);
        state->view.empty = tr("Nothing changed: the workbook has all of it.");
        table_view_set(&state->view, state->rows);
        state->is_taken = !is_trial;
    }
    returned_clear(&outcome);
    return done;
}

static bool open_returned(Screen *screen, const void *argument)
{
    Returned *state = screen->state;
    state->path = xstrdup(argument);
    state->view = (TableView){ .columns = columns, .has_titles = true, .look = look };
    header_show(screen->store, NULL);
    return run(screen, RETURNED_ASK, true);
}

static void close_returned(Screen *screen)
{
    Returned *state = screen->state;
    table_free(state->rows);
    free(state->sentence);
    free(state->path);
}

static void draw_returned(Screen *screen, WINDOW *body)
{
    Returned *state = screen->state;
    put(body, 0, 0, getmaxx(body), role(ROLE_BOLD), state->sentence);
    table_view_draw(&state->view, body, 1, 0, getmaxy(body) - 1, getmaxx(body));
}

static bool take(Screen *screen, ReturnedChoice choice)
{
    Returned *state = screen->state;
    if (state->is_taken)
        return fail("it is imported already; u takes it back");
    return run(screen, choice, false);
}

static bool take_open(Screen *screen)
{
    return take(screen, RETURNED_ASK);
}

static bool take_ours(Screen *screen)
{
    return take(screen, RETURNED_OURS);
}

static bool take_theirs(Screen *screen)
{
    return take(screen, RETURNED_THEIRS);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Import"), N_("Take it; conflicts wait on their screen"), take_open },
    { 'o', N_("Ours"), N_("Take it, and keep what stands here where both changed"), take_ours },
    { 't', N_("Theirs"), N_("Take it, and what came back where both changed"), take_theirs },
    { 0 },
};

const ScreenClass returned_screen = {
    .title = N_("Questionnaire"),
    .size = sizeof(Returned),
    .open = open_returned,
    .draw = draw_returned,
    .close = close_returned,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
