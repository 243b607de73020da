/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/engagement.h"
#include "interview/interview_screens.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"
#include "workbook/merge.h"
#include "workbook/merge_conflict.h"
#include "workbook/workbook_screens.h"

/* The open conflicts, and below them what the two said of the one in focus. */
typedef struct Conflicts {
    TableView view;
    Table *list;
} Conflicts;

enum { WHAT, EARLIER, LATER, KEPT, WORKLOAD, QUESTION, ID, CHOSEN, EARLIER_SAID, LATER_SAID };
enum { DETAIL_ROWS = 5 };
static const ViewColumn columns[] = { { WHAT, -2 }, { EARLIER, -1 },  { LATER, -1 },
                                      { KEPT, 20 }, { WORKLOAD, 14 }, { 0 } };

static attr_t look(const Table *table, size_t row, size_t column)
{
    bool is_later = !strcmp(table_cell(table, row, CHOSEN), "later");
    bool is_kept = column == (size_t)(is_later ? LATER : EARLIER);
    return role(is_kept ? ROLE_BOLD : ROLE_PLAIN);
}

static bool load(Screen *screen)
{
    Conflicts *state = screen->state;
    Table *list = report_list(screen->store, "screens", "conflicts", message_language(), NULL);
    if (!list)
        return false;
    table_free(state->list);
    state->list = list;
    state->view.empty = tr("No open conflict.");
    table_view_set(&state->view, list);
    header_show(screen->store, NULL);
    return true;
}

static bool open_conflicts(Screen *screen, const void *argument)
{
    (void)argument;
    Conflicts *state = screen->state;
    state->view =
        (TableView){ .columns = columns, .has_titles = true, .look = look, .key = ID + 1 };
    return load(screen);
}

static void close_conflicts(Screen *screen)
{
    Conflicts *state = screen->state;
    table_free(state->list);
}

static void draw_side(WINDOW *body, int y, const char *name, const char *said, const char *value)
{
    char *line = xasprintf(" %s (%s): %s", name, said, value);
    put(body, y, 0, getmaxx(body), role(ROLE_PLAIN), line);
    free(line);
}

static void draw(Screen *screen, WINDOW *body)
{
    Conflicts *state = screen->state;
    int rows = getmaxy(body), wide = getmaxx(body), list = rows - DETAIL_ROWS;
    long row = table_view_row(&state->view);
    for (int y = list; y < rows; y++)
        put(body, y, 0, wide, role(ROLE_PLAIN), "");
    if (row >= 0) {
        put(body, list + 1, 0, wide, role(ROLE_BOLD), table_cell(state->list, (size_t)row, WHAT));
        draw_side(body, list + 2, tr("e  earlier"),
                  table_cell(state->list, (size_t)row, EARLIER_SAID),
                  table_cell(state->list, (size_t)row, EARLIER));
        draw_side(body, list + 3, tr("l  later"), table_cell(state->list, (size_t)row, LATER_SAID),
                  table_cell(state->list, (size_t)row, LATER));
    }
    table_view_draw(&state->view, body, 0, 0, list, wide);
}

static bool settle_each(Store *store, char *const ids[], size_t count, bool is_later)
{
    if (!store_begin(store))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = merge_settle(store, ids[i], is_later);
    return store_end(store, done);
}

static bool settle(Screen *screen, bool is_later)
{
    const Conflicts *state = screen->state;
    size_t count;
    if (table_view_row(&state->view) < 0)
        return fail("there is no conflict to settle");
    char **ids = table_view_chosen(&state->view, &count);
    bool done = settle_each(screen->store, ids, count, is_later);
    table_view_free_keys(ids, count);
    return done && load(screen);
}

static bool settle_earlier(Screen *screen)
{
    return settle(screen, false);
}

static bool settle_later(Screen *screen)
{
    return settle(screen, true);
}

static bool settle_all(Screen *screen)
{
    return merge_settle_all(screen->store) && load(screen);
}

static bool go_there(Screen *screen)
{
    const Conflicts *state = screen->state;
    long row = table_view_row(&state->view);
    const char *question = row < 0 ? "" : table_cell(state->list, (size_t)row, QUESTION);
    if (!*question)
        return fail("this row leads nowhere");
    char *workload =
        engagement_workload(screen->store, table_cell(state->list, (size_t)row, WORKLOAD));
    bool done = workload && screen_push(&interview_screen, screen->store,
                                        &(InterviewPlace){ workload, question });
    free(workload);
    return done;
}

static const Action actions[] = {
    { 'e', N_("Earlier"), N_("Settle for the earlier answer"), settle_earlier,
      .applies = table_view_has_row },
    { 'l', N_("Later"), N_("Settle for the later answer"), settle_later,
      .applies = table_view_has_row },
    { 'A', N_("All"), N_("Settle all conflicts as they stand"), settle_all,
      .applies = table_view_has_row },
    { KEY_RETURN, N_("Go there"), N_("Open the question of this row"), go_there,
      .applies = table_view_has_row },
    { 0 },
};

const ScreenClass conflict_screen = {
    .title = N_("Conflicts"),
    .size = sizeof(Conflicts),
    .open = open_conflicts,
    .draw = draw,
    .close = close_conflicts,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};

/* ---- merging: a path, a preview with a choice, the act ---- */

typedef struct MergeRequest {
    Screen *screen;
    char *path;
} MergeRequest;

static void release(void *context)
{
    MergeRequest *request = context;
    free(request->path);
    free(request);
}

static bool take_choice(void *context, const bool *chosen, size_t first)
{
    static const MergeChoice choices[] = { MERGE_LATER, MERGE_MINE, MERGE_THEIRS };
    const MergeRequest *request = context;
    MergeOutcome outcome;
    (void)chosen;
    bool done = merge_file(request->screen->store, request->path, choices[first], false, &outcome);
    bool has_open = done && choices[first] == MERGE_LATER && outcome.open;
    char *more =
        done && *outcome.imports
            ? xasprintf(tr("Merged; u takes it back. Imports that came along: %s"), outcome.imports)
            : xstrdup(tr("Merged; u takes it back"));
    merge_clear(&outcome);
    if (done) {
        screen_resume_all();
        screen_message(more);
    }
    free(more);
    if (!done)
        return false;
    return !has_open || screen_push(&conflict_screen, request->screen->store, NULL);
}

static bool ask_choice(Screen *screen, const char *path, const MergeOutcome *preview)
{
    static const char *const labels[] = {
        N_("Merge; of conflicts keep the later answer and show me"),
        N_("Merge; in every conflict keep what is here"),
        N_("Merge; in every conflict take what the other copy says"),
    };
    MergeRequest *request = xcalloc(1, sizeof *request);
    *request = (MergeRequest){ screen, xstrdup(path) };
    char *title = xasprintf(tr("New acts: %lld, conflicts: %zu"), (long long)preview->applied,
                            table_rows(preview->conflicts));
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = title,
                                              .labels = labels,
                                              .count = COUNT(labels),
                                              .done = take_choice,
                                              .release = release,
                                              .context = request });
    free(title);
    return done;
}

static bool take_path(void *context, const char *text)
{
    Screen *screen = context;
    MergeOutcome preview;
    bool done = merge_file(screen->store, text, MERGE_LATER, true, &preview);
    bool is_new = done && preview.applied, waits = done && !is_new && preview.open;
    if (is_new)
        done = ask_choice(screen, text, &preview);
    else if (waits)
        done = screen_push(&conflict_screen, screen->store, NULL);
    else if (done)
        done = fail("nothing new: that copy was merged already");
    merge_clear(&preview);
    if (waits && done)
        screen_message(tr("Nothing new: that copy was merged already; these conflicts wait"));
    return done;
}

bool screens_merge(Screen *screen)
{
    if (!screen->store)
        return fail("open a workbook first");
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Merge a colleague's copy"),
                                       .help = N_("Path of their .wellbook file"),
                                       .is_path = true,
                                       .is_fleeting = true,
                                       .done = take_path,
                                       .context = screen });
}
