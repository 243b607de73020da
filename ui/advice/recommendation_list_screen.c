/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All recommendations: marked, sorted, filtered, and edited several at once. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/recommendation_field.h"
#include "advice/recommendation_filter.h"
#include "advice/recommendation_rows.h"
#include "advice/recommendation_split.h"
#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/engagement.h"
#include "implementation/adopt.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

typedef struct List {
    TableView view;
    char *only, *words; /* as in RowsWish */
    RowsFilters filters;
    char *heading, *title; /* of the one being added */
    size_t sort;
    Table *rows;
} List;

static const ViewColumn wide_columns[] = { { ROW_NUMBER, 12 },   { ROW_PRIORITY, 2 },
                                           { ROW_TITLE, -1 },    { ROW_STATE, 9 },
                                           { ROW_DECISION, 8 },  { ROW_RISK, 4 },
                                           { ROW_DAYS, 5 },      { ROW_MONEY, 11 },
                                           { ROW_OWNER, 8 },     { ROW_WORKLOAD, 14 },
                                           { ROW_PILLAR, 12 },   { ROW_THEME, 14 },
                                           { ROW_QUESTION, 14 }, { 0 } };
static const ViewColumn narrow_columns[] = { { ROW_NUMBER, 9 },   { ROW_PRIORITY, 2 },
                                             { ROW_TITLE, -1 },   { ROW_STATE, 9 },
                                             { ROW_DECISION, 8 }, { ROW_RISK, 4 },
                                             { ROW_DAYS, 5 },     { 0 } };

static bool load(Screen *screen)
{
    List *list = screen->state;
    Recommendations *all = recommendation_open(screen->store, message_language());
    if (!all)
        return false;
    long row = table_view_row(&list->view);
    char *focus = xstrdup(row < 0 ? "" : table_cell(list->rows, (size_t)row, ROW_ID));
    table_free(list->rows);
    const RowsWish wish = { list->only, list->words, list->filters.codes, list->sort };
    list->rows = recommendation_rows(all, &wish);
    recommendation_close(all);
    list->view.empty =
        *list->words || recommendation_is_filtered(&list->filters)
            ? tr("No recommendation has these words; / and f change them.")
            : tr("No recommendation yet. p proposes one for each practice that falls"
                 " short and each finding that stands alone; n adds one of your own, I takes over"
                 " those of another workbook or of a table.");
    table_view_set(&list->view, list->rows);
    table_view_find(&list->view, ROW_ID, focus);
    free(focus);
    header_show(screen->store, NULL);
    return true;
}

static bool open_list(Screen *screen, const void *argument)
{
    List *list = screen->state;
    list->only = argument ? xstrdup(argument) : NULL;
    list->words = xstrdup("");
    list->view = (TableView){ .columns = wide_columns, .has_titles = true, .key = ROW_ID + 1 };
    return load(screen);
}

static void close_list(Screen *screen)
{
    List *list = screen->state;
    free(list->only);
    free(list->words);
    recommendation_filters_clear(&list->filters);
    free(list->heading);
    free(list->title);
    table_free(list->rows);
}

/* "Recommendations 12 Security P1/P2 /words" */
static const char *heading(Screen *screen)
{
    List *list = screen->state;
    free(list->heading);
    char *filters = recommendation_filter_text(&list->filters);
    list->heading = xasprintf("%s %zu%s%s%s", tr("Recommendations"), table_rows(list->rows),
                              filters, *list->words ? " /" : "", list->words);
    free(filters);
    return list->heading;
}

static void draw(Screen *screen, WINDOW *body)
{
    enum { WIDE = 100 };
    List *list = screen->state;
    list->view.columns = getmaxx(body) >= WIDE ? wide_columns : narrow_columns;
    table_view_draw(&list->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

/* ---- what an edit is about ---- */

static const char nothing[] = N_("there is no recommendation; p proposes some");

/* The id of the row in focus, or NULL and the reason. */
static const char *in_focus(const List *list)
{
    if (table_view_row(&list->view) >= 0)
        return table_cell(list->rows, list->view.selected, ROW_ID);
    fail("%s", tr(nothing));
    return NULL;
}

static bool ask(Screen *screen, const char *field)
{
    size_t count;
    char **ids = table_view_chosen(screen_view(screen), &count);
    bool done = count ? recommendation_ask(screen, field, (const char **)ids, count)
                      : fail("%s", tr(nothing));
    table_view_free_keys(ids, count);
    return done;
}

static bool ask_any(Screen *screen)
{
    size_t count;
    char **ids = table_view_chosen(screen_view(screen), &count);
    bool done =
        count ? recommendation_ask_any(screen, (const char **)ids, count) : fail("%s", tr(nothing));
    table_view_free_keys(ids, count);
    return done;
}

static bool give(Screen *screen, const char *field, const char *value)
{
    size_t count;
    char **ids = table_view_chosen(screen_view(screen), &count);
    bool done = count ? recommendation_give(screen, field, value, (const char **)ids, count)
                      : fail("%s", tr(nothing));
    table_view_free_keys(ids, count);
    return done && load(screen);
}

static bool accept(Screen *screen)
{
    return give(screen, "status", "accepted");
}

static bool dismiss(Screen *screen)
{
    return give(screen, "status", "dismissed");
}

static bool decide(Screen *screen)
{
    return ask(screen, "decision");
}

static bool set_owner(Screen *screen)
{
    return ask(screen, "owner");
}

static bool set_priority(Screen *screen)
{
    return ask(screen, "priority");
}

/* The marked rows, as they were when it was asked. */
typedef struct MergeRequest {
    Screen *screen;
    char **ids;
    size_t count;
} MergeRequest;

static void release_merge(void *context)
{
    MergeRequest *request = context;
    for (size_t i = 0; i < request->count; i++)
        free(request->ids[i]);
    free(request->ids);
    free(request);
}

/* All the others become part of the one that was chosen. */
static bool take_merge(void *context, const bool *is_chosen, size_t first)
{
    const MergeRequest *request = context;
    size_t others = 0;
    (void)is_chosen;
    const char **ids = xcalloc(request->count, sizeof *ids);
    for (size_t i = 0; i < request->count; i++)
        if (i != first)
            ids[others++] = request->ids[i];
    char *target = xasprintf("merged-into=%s", request->ids[first]);
    const char *const words[] = { "status=merged", target };
    bool done = recommendation_set_all(request->screen->store, ids, others, words, COUNT(words));
    free(target);
    free(ids);
    return done && load(request->screen);
}

static bool has_several(Screen *screen)
{
    return table_view_chosen_count(screen_view(screen)) > 1;
}

/* The first mark is what the others go into, unless another one is chosen. */
static bool merge(Screen *screen)
{
    const List *list = screen->state;
    size_t count;
    char **ids = table_view_chosen(&list->view, &count);
    if (count < 2) {
        table_view_free_keys(ids, count);
        return fail("mark with Space the two or more that are to become one");
    }
    MergeRequest *request = xcalloc(1, sizeof *request);
    *request = (MergeRequest){ screen, xcalloc(count, sizeof *request->ids), count };
    const char **labels = xcalloc(count, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        request->ids[i] = xstrdup(ids[i]);
    for (size_t i = 0; i < count; i++)
        labels[i] =
            table_cell(list->rows, (size_t)table_row_of(list->rows, ROW_ID, ids[i]), ROW_TITLE);
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Merge: into which do the others go?"),
                                              .labels = labels,
                                              .count = count,
                                              .done = take_merge,
                                              .release = release_merge,
                                              .context = request });
    free(labels);
    table_view_free_keys(ids, count);
    return done;
}

static bool split(Screen *screen)
{
    const char *id = in_focus(screen->state);
    return id && recommendation_ask_parts(screen, id);
}

static bool take_apart(Screen *screen)
{
    const char *id = in_focus(screen->state);
    return id && recommendation_apart(screen, id) && load(screen);
}

/* ---- order, filters ---- */

static bool take_sort(void *context, const bool *is_chosen, size_t first)
{
    Screen *screen = context;
    List *list = screen->state;
    (void)is_chosen;
    list->sort = first;
    return load(screen);
}

static bool ask_sort(Screen *screen)
{
    bool initial[ROWS_SORTS] = { false };
    const List *list = screen->state;
    initial[list->sort] = true;
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Sort by"),
                                         .labels = rows_sort_names,
                                         .count = ROWS_SORTS,
                                         .initial = initial,
                                         .done = take_sort,
                                         .context = screen });
}

static bool take_words(void *context, const char *text)
{
    Screen *screen = context;
    List *list = screen->state;
    free(list->words);
    list->words = text_trim(text);
    return load(screen);
}

static bool ask_words(Screen *screen)
{
    const List *list = screen->state;
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Only rows with"),
                                       .help = N_("Words of a row; empty shows all"),
                                       .initial = list->words,
                                       .done = take_words,
                                       .context = screen });
}

static bool ask_filter(Screen *screen)
{
    List *list = screen->state;
    return recommendation_ask_filter(screen, &list->filters, load);
}

/* ---- new ones ---- */

static bool ask_pillar(Screen *screen, bool (*done)(void *, const bool *, size_t))
{
    Table *pillars = recommendation_pillars(screen->store);
    if (!pillars)
        return false;
    size_t count = table_rows(pillars);
    const char **labels = xcalloc(count, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        labels[i] = table_get(pillars, i, "name");
    bool pushed = screen_push(&choice_screen, screen->store,
                              &(ChoiceRequest){ .title = N_("Pillar"),
                                                .labels = labels,
                                                .count = count,
                                                .done = done,
                                                .context = screen });
    free(labels);
    table_free(pillars);
    return pushed;
}

static bool propose(Screen *screen)
{
    size_t added;
    if (!recommendation_propose(screen->store, &added))
        return false;
    char *message = xasprintf(tr("Proposed: %zu"), added);
    screen_message(message);
    free(message);
    return load(screen);
}

static bool take_new_pillar(void *context, const bool *is_chosen, size_t first)
{
    Screen *screen = context;
    List *list = screen->state;
    char id[RECOMMENDATION_ID_SIZE];
    Table *pillars = recommendation_pillars(screen->store);
    (void)is_chosen;
    bool done = pillars && recommendation_add(screen->store, NULL, table_get(pillars, first, "id"),
                                              list->title, message_language(), id);
    table_free(pillars);
    return done && load(screen) && screen_push(&recommendation_screen, screen->store, id);
}

static const char title_draft[] = "recommendation/new";

static bool take_title(void *context, const char *text)
{
    Screen *screen = context;
    List *list = screen->state;
    free(list->title);
    list->title = xstrdup(text);
    return engagement_keep_draft(screen->store, title_draft, NULL) &&
           ask_pillar(screen, take_new_pillar);
}

static void keep_title(void *context, const char *text)
{
    const Screen *screen = context;
    if (!engagement_keep_draft(screen->store, title_draft, text))
        screen_message(failure());
}

static bool add(Screen *screen)
{
    char *draft = engagement_draft(screen->store, title_draft);
    bool done = screen_push(&text_screen, screen->store,
                            &(TextRequest){ .title = N_("New recommendation"),
                                            .help = N_("Its title; the rest is filled in its form"),
                                            .initial = draft,
                                            .done = take_title,
                                            .keep = keep_title,
                                            .context = screen });
    free(draft);
    return done;
}

static bool go_there(Screen *screen)
{
    const char *id = in_focus(screen->state);
    return id && screen_push(&recommendation_screen, screen->store, id);
}

static bool take_file(void *context, const char *path)
{
    Screen *screen = context;
    Adoption adoption;
    if (!adopt_from(screen->store, path, &adoption))
        return false;
    char *note = adoption_note(&adoption);
    char *message =
        xasprintf(tr("Taken over: %zu; there already: %zu"), adoption.adopted, adoption.there);
    char *whole = note ? xasprintf("%s; %s", message, note) : xstrdup(message);
    bool done = load(screen);
    if (done)
        screen_message(whole);
    free(whole);
    free(message);
    free(note);
    adoption_release(&adoption);
    if (!done)
        return false;
    return true;
}

static bool ask_file(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Take over recommendations"),
                                       .help = N_("Another workbook, of which the accepted ones are"
                                                  " taken, or a CSV or XLSX with the columns title,"
                                                  " pillar and explanation"),
                                       .is_path = true,
                                       .done = take_file,
                                       .context = screen });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Open the recommendation in focus"), go_there,
      .applies = table_view_has_row },
    { ' ', N_("Mark"), N_("Mark or unmark; an edit is for all that are marked"), table_view_mark,
      .applies = table_view_has_row },
    { 'p', N_("Propose"),
      N_("Propose one for each practice that falls short and each lone finding"), propose },
    { 'a', N_("Adopt"), N_("Accept what is marked"), accept, .applies = table_view_has_row },
    { 'd', N_("Dismiss"), N_("Dismiss what is marked, with a reason"), dismiss,
      .applies = table_view_has_row },
    { 'D', N_("Decision"), N_("Take down the customer's decision"), decide,
      .applies = table_view_has_row },
    { 'o', N_("Owner"), N_("Give what is marked an owner"), set_owner,
      .applies = table_view_has_row },
    { 'P', N_("Priority"), N_("Set the priority, with a reason"), set_priority,
      .applies = table_view_has_row },
    { 'e', N_("Edit"), N_("Edit any field of what is marked"), ask_any,
      .applies = table_view_has_row },
    { 'm', N_("Merge"), N_("Merge what is marked into one of them"), merge,
      .applies = has_several },
    { 's', N_("Split"), N_("Split the one in focus into parts"), split,
      .applies = table_view_has_row },
    { 'M', NULL, N_("Take apart again what was merged into the one in focus"), take_apart },
    { 'n', N_("New"), N_("Add one of your own"), add },
    { 'I', N_("Take over"), N_("Take over recommendations made elsewhere, from a file"), ask_file },
    { 'S', N_("Sort"), N_("Sort by another column"), ask_sort },
    { '/', N_("Search"), N_("Show only rows that have some words"), ask_words },
    { 'f', N_("Filter"), N_("Filter by pillar, workload, priority, status, owner or decision"),
      ask_filter },
    { 0 },
};

const ScreenClass recommendation_list_screen = {
    .title = N_("Recommendations"),
    .size = sizeof(List),
    .open = open_list,
    .draw = draw,
    .close = close_list,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
    .heading = heading,
};
