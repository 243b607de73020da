/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/engagement.h"
#include "interview/interview_screens.h"
#include "questionnaire/recheck.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { SAMPLE = 10 };

/* A sample asked again without what was said; then what differs. Nothing is changed. */
typedef struct Recheck {
    TableView view;
    Table *sample, *shown;
    const char **again; /* by row of the sample: a state's code, or NULL */
    bool is_compared;
} Recheck;

enum { WORKLOAD, QUESTION, PRACTICE, TITLE };
enum { SAID_TITLE = 2, SAID, BY, AGAIN };
static const ViewColumn asked[] = {
    { PRACTICE, 9 }, { TITLE, -1 }, { WORKLOAD, 12 }, { 4, 14 }, { 0 }
};
static const ViewColumn compared[] = { { 1, 9 },  { SAID_TITLE, -1 }, { SAID, 14 },
                                       { BY, 8 }, { AGAIN, 14 },      { 0 } };

static const char *word_of(const char *code)
{
    static const char *const words[][2] = { { "in-place", N_("In place") },
                                            { "partial", N_("Partial") },
                                            { "missing", N_("Missing") },
                                            { "unknown", N_("Don't know") },
                                            { "not-applicable", N_("Not applicable") } };
    for (size_t i = 0; code && i < COUNT(words); i++)
        if (!strcmp(words[i][0], code))
            return tr(words[i][1]);
    return code ? code : "";
}

static void show_asked(Recheck *state)
{
    static const TableColumn titles[] = { { "workload", N_("Workload") },
                                          { "question", N_("Question") },
                                          { "practice", N_("Id") },
                                          { "title", N_("Title") },
                                          { "again", N_("Said again") } };
    Table *shown = table_make(titles, COUNT(titles));
    for (size_t row = 0; row < table_rows(state->sample); row++)
        table_add(shown,
                  (const char *const[]){ table_cell(state->sample, row, WORKLOAD),
                                         table_cell(state->sample, row, QUESTION),
                                         table_cell(state->sample, row, PRACTICE),
                                         table_cell(state->sample, row, TITLE),
                                         word_of(state->again[row]) },
                  0);
    table_free(state->shown);
    state->shown = shown;
    state->view.columns = asked;
    state->view.empty = tr("Nothing of high weight was answered yet.");
    table_view_set(&state->view, shown);
}

static bool open_recheck(Screen *screen, const void *argument)
{
    Recheck *state = screen->state;
    (void)argument;
    state->view = (TableView){ .has_titles = true };
    state->sample = recheck_sample(screen->store, "", SAMPLE, message_language());
    if (!state->sample)
        return false;
    state->again = xcalloc(table_rows(state->sample) + 1, sizeof *state->again);
    show_asked(state);
    header_show(screen->store, NULL);
    return true;
}

static void close_recheck(Screen *screen)
{
    Recheck *state = screen->state;
    table_free(state->sample);
    table_free(state->shown);
    free(state->again);
}

static void draw_recheck(Screen *screen, WINDOW *body)
{
    Recheck *state = screen->state;
    put(body, 0, 0, getmaxx(body), role(ROLE_BOLD),
        state->is_compared ? tr("What was said otherwise this time; nothing was changed.")
                           : tr("Ask again, without what was said; Enter then compares."));
    table_view_draw(&state->view, body, 1, 0, getmaxy(body) - 1, getmaxx(body));
}

static bool is_asking(Screen *screen)
{
    const Recheck *state = screen->state;
    return !state->is_compared && table_view_has_row(screen);
}

static bool say(Screen *screen, const char *code)
{
    Recheck *state = screen->state;
    long row = table_view_row(&state->view);
    if (state->is_compared || row < 0)
        return fail("there is nothing to ask here; open the screen again for another sample");
    state->again[row] = code;
    show_asked(state);
    if ((size_t)row + 1 < table_rows(state->sample))
        table_view_select(&state->view, (size_t)row + 1);
    return true;
}

static bool say_in_place(Screen *screen)
{
    return say(screen, "in-place");
}

static bool say_missing(Screen *screen)
{
    return say(screen, "missing");
}

static bool say_partial(Screen *screen)
{
    return say(screen, "partial");
}

static bool say_not_applicable(Screen *screen)
{
    return say(screen, "not-applicable");
}

static bool say_unknown(Screen *screen)
{
    return say(screen, "unknown");
}

/* Each row belongs to a workload of its own. */
static bool add_difference(Screen *screen, size_t row, Table **all)
{
    const Recheck *state = screen->state;
    char *given = xasprintf("%s=%s", table_cell(state->sample, row, PRACTICE), state->again[row]);
    char *workload = engagement_workload(screen->store, table_cell(state->sample, row, WORKLOAD));
    Table *found = workload
                       ? recheck_compare(screen->store, workload,
                                         (const char *const[]){ given, NULL }, message_language())
                       : NULL;
    for (size_t i = 0; found && i < table_rows(found); i++)
        table_add(*all,
                  (const char *const[]){
                      table_cell(found, i, 0), table_cell(found, i, 1),
                      table_cell(found, i, SAID_TITLE), word_of(table_cell(found, i, SAID)),
                      table_cell(found, i, BY), word_of(table_cell(found, i, AGAIN)) },
                  0);
    bool done = found != NULL;
    table_free(found);
    free(workload);
    free(given);
    return done;
}

static bool compare(Screen *screen)
{
    static const TableColumn titles[] = {
        { "question", N_("Question") }, { "practice", N_("Id") }, { "title", N_("Title") },
        { "said", N_("Said before") },  { "by", N_("By") },       { "again", N_("Said again") }
    };
    Recheck *state = screen->state;
    if (state->is_compared)
        return fail("it is compared; open the screen again for another sample");
    if (table_view_row(&state->view) < 0)
        return fail("there is nothing to ask here; open the screen again for another sample");
    Table *all = table_make(titles, COUNT(titles));
    bool done = true;
    for (size_t row = 0; done && row < table_rows(state->sample); row++)
        done = !state->again[row] || add_difference(screen, row, &all);
    if (!done) {
        table_free(all);
        return false;
    }
    table_free(state->shown);
    state->shown = all;
    state->is_compared = true;
    state->view.columns = compared;
    state->view.empty = tr("All of it was said the same way.");
    state->view.selected = 0;
    table_view_set(&state->view, all);
    return true;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Compare"), N_("List what was said otherwise this time"), compare,
      .applies = is_asking },
    { 'y', N_("In place"), N_("Said this time: in place"), say_in_place, .applies = is_asking },
    { 'n', N_("Missing"), N_("Said this time: missing"), say_missing, .applies = is_asking },
    { 'p', N_("Partial"), N_("Said this time: partial"), say_partial, .applies = is_asking },
    { 'a', NULL, N_("Said this time: not applicable"), say_not_applicable, .applies = is_asking },
    { 'd', NULL, N_("Said this time: nobody knows"), say_unknown, .applies = is_asking },
    { 0 },
};

const ScreenClass recheck_screen = {
    .title = N_("Ask again"),
    .size = sizeof(Recheck),
    .open = open_recheck,
    .draw = draw_recheck,
    .close = close_recheck,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
