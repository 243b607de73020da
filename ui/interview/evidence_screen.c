/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/answer.h"
#include "interview/interview_screens.h"
#include "toolkit/choice_screen.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/text_screen.h"

static const char *const kinds[] = { N_("file"), N_("link"), N_("statement") };
enum { ID, KIND, MOST_COLUMNS = 16 };

typedef struct EvidenceState {
    TableView view;
    char *workload, *question;
    const char *kind; /* being added */
    Table *rows;
} EvidenceState;

static const ViewColumn columns[] = { { 1, 10 }, { 2, -1 }, { 3, 14 }, { 5, 12 }, { 0 } };

/* A copy whose kinds are words of the chosen language. */
static Table *in_words(const Table *rows)
{
    static const char *const titles[MOST_COLUMNS] = {
        [KIND] = N_("Kind"), [2] = N_("Content"), [3] = "SHA-256", [5] = N_("Added by")
    };
    Table *copy = table_new();
    const char *cells[MOST_COLUMNS];
    for (size_t i = 0; i < table_columns(rows); i++)
        table_add_column(copy, table_name(rows, i), i < MOST_COLUMNS && titles[i] ? titles[i] : "",
                         table_type(rows, i));
    for (size_t row = 0; row < table_rows(rows); row++) {
        for (size_t i = 0; i < table_columns(rows) && i < MOST_COLUMNS; i++)
            cells[i] = i == KIND ? tr(table_cell(rows, row, i)) : table_cell(rows, row, i);
        table_add(copy, cells, 0);
    }
    return copy;
}

static bool load(Screen *screen)
{
    EvidenceState *state = screen->state;
    Table *rows = answer_evidence(screen->store, state->workload, state->question);
    if (!rows)
        return false;
    table_free(state->rows);
    state->rows = in_words(rows);
    table_free(rows);
    state->view.empty = tr("No evidence yet. a adds a file, a link or a statement.");
    table_view_set(&state->view, state->rows);
    return true;
}

static bool open_evidence(Screen *screen, const void *argument)
{
    const InterviewPlace *place = argument;
    EvidenceState *state = screen->state;
    state->workload = xstrdup(place->workload);
    state->question = xstrdup(place->question);
    state->view = (TableView){ .columns = columns, .has_titles = true, .key = ID + 1 };
    return load(screen);
}

static void close_evidence(Screen *screen)
{
    EvidenceState *state = screen->state;
    free(state->workload);
    free(state->question);
    table_free(state->rows);
}

static const char *subject(Screen *screen)
{
    const EvidenceState *state = screen->state;
    return state->question;
}

static void draw_evidence(Screen *screen, WINDOW *body)
{
    EvidenceState *state = screen->state;
    table_view_draw(&state->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static bool take_content(void *context, const char *text)
{
    Screen *screen = context;
    const EvidenceState *state = screen->state;
    return answer_add_evidence(screen->store, state->workload, state->question, state->kind,
                               text) &&
           load(screen);
}

static bool take_kind(void *context, const bool *chosen, size_t index)
{
    static const char *const helps[] = { N_("Path of the file; its name and SHA-256 are kept"),
                                         N_("Begins with https:// or http://"),
                                         N_("Who said what, and when") };
    (void)chosen;
    Screen *screen = context;
    EvidenceState *state = screen->state;
    state->kind = kinds[index];
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Evidence"),
                        .help = helps[index],
                        .draft = { "evidence", { state->workload, state->question, kinds[index] } },
                        .is_long = index == 2,
                        .is_path = index == 0,
                        .done = take_content,
                        .context = screen });
}

static bool add(Screen *screen)
{
    const char *const labels[] = { N_("File"), N_("Link"), N_("Statement") };
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Kind of evidence"),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .done = take_kind,
                                         .context = screen });
}

static bool drop_each(Store *store, char *const ids[], size_t count)
{
    if (!store_begin(store))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = answer_drop_evidence(store, ids[i]);
    return store_end(store, done);
}

static bool take_removal(void *context, const bool *chosen, size_t index)
{
    (void)chosen;
    Screen *screen = context;
    const EvidenceState *state = screen->state;
    if (index != 1)
        return true;
    size_t count;
    char **ids = table_view_chosen(&state->view, &count);
    bool done = drop_each(screen->store, ids, count);
    table_view_free_keys(ids, count);
    return done && load(screen);
}

static bool drop(Screen *screen)
{
    const EvidenceState *state = screen->state;
    const char *const labels[] = { N_("Keep it"), N_("Remove it") };
    if (table_view_row(&state->view) < 0)
        return fail("there is no evidence to remove");
    size_t marked = state->view.marks.count;
    char *title = xasprintf(tr("Remove what is marked: %zu?"), marked);
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = marked ? title : N_("Remove this evidence?"),
                                              .labels = labels,
                                              .count = COUNT(labels),
                                              .done = take_removal,
                                              .context = screen });
    free(title);
    return done;
}

static const Action actions[] = {
    { 'a', N_("Add"), N_("Add a file, a link or a statement"), add },
    { 'x', N_("Remove"), N_("Remove the evidence marked"), drop },
    { KEY_IC, NULL, NULL, add },
    { KEY_DC, NULL, NULL, drop },
    { 0 },
};

const ScreenClass evidence_screen = {
    .title = N_("Evidence"),
    .size = sizeof(EvidenceState),
    .open = open_evidence,
    .draw = draw_evidence,
    .close = close_evidence,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
    .subject = subject,
};
