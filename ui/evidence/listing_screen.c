/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/listing_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "evidence/evidence_screens.h"
#include "evidence/finding.h"
#include "interview/interview_screens.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

/* ---- reading ---- */

static const Table *window(void *data, size_t *row)
{
    return listing_window(data, row);
}

/* What a check is told from others by: "config\noss-bucket-public". */
static char *check_of(void *data, size_t row)
{
    const Table *table = listing_window(data, &row);
    return table ? xasprintf("%s\n%s", table_get(table, row, "source"),
                             table_get(table, row, "check"))
                 : xstrdup("");
}

static char *id_of(void *data, size_t row)
{
    return xasprintf("%lld", (long long)listing_id(data, row));
}

/* Compliant and resolved findings are many, and of interest to those who ask for them. */
static bool show_what_is_open(Listing *listing)
{
    Table *statuses = listing_values(listing, FILTER_STATUS);
    long open = statuses ? table_row_of(statuses, 0, "1") : -1;
    long aside = statuses ? table_row_of(statuses, 0, "4") : -1;
    if (open >= 0 && aside >= 0) {
        char *label = xasprintf("%s/%s", table_cell(statuses, (size_t)open, 1),
                                table_cell(statuses, (size_t)aside, 1));
        listing_filter(listing, FILTER_STATUS, "[\"1\",\"4\"]", label);
        free(label);
    }
    table_free(statuses);
    return statuses != NULL;
}

/* The row in focus keeps it, wherever it stands now. */
static void keep_focus(ListingState *state, int64_t id)
{
    state->view.count = listing_rows(state->listing);
    if (state->view.selected)
        table_view_select(&state->view, listing_row_of(state->listing, id));
    listing_state_show(state);
}

static bool sort(Screen *screen)
{
    ListingState *state = screen->state;
    int64_t id = listing_id(state->listing, state->view.selected);
    listing_sort(state->listing, state->view.sorted - 1, state->view.is_descending);
    if (!listing_load(state->listing))
        return false;
    listing_state_columns(state);
    keep_focus(state, id);
    return true;
}

static bool open_listing(Screen *screen, const void *argument)
{
    ListingState *state = screen->state;
    const ListingPlace *place = argument;
    state->listing = listing_new(screen->store, place->kind);
    state->view = (TableView){ .has_titles = true,
                               .window = window,
                               .sort = sort,
                               .key_of = place->kind == LISTING_FINDINGS   ? id_of
                                         : place->kind == LISTING_UNMAPPED ? check_of
                                                                           : NULL,
                               .data = state->listing,
                               .unfolded = place->practice ? NULL : xstrdup("") };
    header_show(screen->store, NULL);
    if (place->kind == LISTING_FINDINGS && !show_what_is_open(state->listing))
        return false;
    if (place->practice) {
        char *wanted = xasprintf("[\"%s\"]", place->practice);
        listing_filter(state->listing, FILTER_PRACTICE, wanted, place->practice);
        free(wanted);
    }
    return listing_state_reload(screen);
}

static void close_listing(Screen *screen)
{
    ListingState *state = screen->state;
    listing_free(state->listing);
    table_free(state->titles);
    free(state->missing);
    table_free(state->values);
    table_free(state->practices);
    table_free(state->proposed);
    free(state->proposed_for);
    proposal_free(state->proposals);
}

static bool resume(Screen *screen)
{
    ListingState *state = screen->state;
    int64_t id = listing_id(state->listing, state->view.selected);
    header_show(screen->store, NULL);
    if (!listing_refresh(state->listing) || !listing_state_look(screen))
        return false;
    listing_state_columns(state);
    keep_focus(state, id);
    return true;
}

static bool wants_tick(Screen *screen)
{
    const ListingState *state = screen->state;
    return !listing_is_complete(state->listing);
}

static void tick(Screen *screen)
{
    ListingState *state = screen->state;
    int64_t id = listing_id(state->listing, state->view.selected);
    if (!listing_complete(state->listing))
        screen_message(failure());
    keep_focus(state, id);
}

/* ---- drawing ---- */

static const char *heading(Screen *screen)
{
    const ListingState *state = screen->state;
    return tr(listing_words[listing_kind(state->listing)].title);
}

static void add(Buffer *text, const char *more)
{
    buffer_join(text, "   ", more);
}

static void add_filters(Buffer *text, const ListingState *state)
{
    for (int i = 0; i < LISTING_FILTERS; i++) {
        const char *label = listing_filter_label(state->listing, (ListingFilter)i);
        if (!label || !listing_has_filter(state->listing, (ListingFilter)i))
            continue;
        char *one = i == FILTER_TEXT
                        ? xasprintf("/%s", label)
                        : xasprintf("%s=%s", tr(listing_filter_name((ListingFilter)i)), label);
        add(text, one);
        free(one);
    }
}

/* "Status: Open, Suppressed   /oss" */
static void draw_conditions(const ListingState *state, WINDOW *body, int width)
{
    Buffer text = { 0 };
    add_filters(&text, state);
    put(body, 0, 0, width, role(ROLE_DIM), buffer_text(&text));
    buffer_free(&text);
}

static void add_totals(Buffer *text, const Table *totals)
{
    for (size_t row = 0; totals && row < table_rows(totals); row++) {
        char *one =
            xasprintf(tr("%s %s, %s%% untagged"), table_get(totals, row, "amount"),
                      table_get(totals, row, "currency"), table_get(totals, row, "untagged"));
        add(text, one);
        free(one);
    }
}

static void add_missing(Buffer *text, const char *missing)
{
    char *one =
        *missing ? xasprintf("%s%s%s", tr("Incomplete:"), message_gap(tr("Incomplete:")), missing)
                 : NULL;
    if (one)
        add(text, one);
    free(one);
}

/* "412 findings   9 suppressed" */
static void draw_counts(const ListingState *state, WINDOW *body, int y, int width)
{
    const Listing *listing = state->listing;
    size_t apart = listing_apart(listing);
    Buffer text = { 0 };
    if (!listing_is_complete(listing))
        add(&text, tr("Reading all rows; one moment."));
    else {
        const ListingWords *words = &listing_words[listing_kind(state->listing)];
        size_t rows = listing_rows(listing) - apart;
        char *count = xasprintf("%zu %s", rows, tr(rows == 1 ? words->row : words->rows));
        char *others = apart ? xasprintf("%zu %s", apart, tr(words->apart)) : NULL;
        add(&text, count);
        if (others)
            add(&text, others);
        add_totals(&text, listing_totals(listing));
        add_missing(&text, state->missing);
        free(count);
        free(others);
    }
    put(body, y, 0, width, role(ROLE_BOLD), buffer_text(&text));
    buffer_free(&text);
}

static bool is_tray(const ListingState *state)
{
    return listing_kind(state->listing) == LISTING_UNMAPPED && table_view_row(&state->view) >= 0;
}

/* "1 SEC08_1  No security group opens risky ports" */
static void draw_proposed(const Table *proposed, WINDOW *body, int y, int width)
{
    bool is_any = proposed && table_rows(proposed);
    put(body, y, 0, width, role(ROLE_DIM), is_any ? tr("Perhaps:") : "");
    for (size_t row = 0; row < PROPOSAL_COUNT; row++) {
        bool is_there = is_any && row < table_rows(proposed);
        char *line = is_there ? xasprintf("%zu %s  %s", row + 1, table_cell(proposed, row, 0),
                                          table_cell(proposed, row, 1))
                              : xstrdup("");
        put_cut(body, y + 1 + (int)row, 0, width, role(ROLE_PLAIN), line);
        free(line);
    }
}

static void draw_listing(Screen *screen, WINDOW *body)
{
    ListingState *state = screen->state;
    int rows = getmaxy(body), width = getmaxx(body);
    int below = is_tray(state) && rows > 2 * PROPOSAL_COUNT + 2 ? PROPOSAL_COUNT + 1 : 0;
    draw_conditions(state, body, width);
    if (below)
        draw_proposed(listing_proposed(screen), body, rows - 1 - below, width);
    draw_counts(state, body, rows - 1, width);
    table_view_draw(&state->view, body, 1, 0, rows - 2 - below, width);
}

/* ---- what a row is for ---- */

static bool show_record(Screen *screen)
{
    ListingState *state = screen->state;
    long focus = table_view_row(&state->view);
    size_t row = (size_t)focus;
    if (focus < 0)
        return fail("the list is empty");
    const Table *table = listing_window(state->listing, &row);
    return table && screen_push(&record_screen, screen->store, &(RecordPlace){ table, row });
}

static bool show_other(Screen *screen)
{
    ListingState *state = screen->state;
    listing_take_other(state->listing);
    bool is_tray = listing_kind(state->listing) == LISTING_UNMAPPED;
    marks_clear(&state->view.marks);
    state->view.key_of = is_tray ? check_of : NULL;
    screen_redraw();
    return listing_state_reload(screen);
}

static bool take_reason(void *context, const char *text)
{
    Screen *screen = context;
    const ListingState *state = screen->state;
    size_t count;
    char **keys = table_view_chosen(&state->view, &count);
    int64_t *ids = xcalloc(count + 1, sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = strtoll(keys[i], NULL, 10);
    bool done = finding_suppress_all(screen->store, ids, count, text) && resume(screen);
    free(ids);
    table_view_free_keys(keys, count);
    return done;
}

static bool suppress(Screen *screen)
{
    const ListingState *state = screen->state;
    const char *reason = listing_state_cell(screen, "suppressed_because");
    if (!reason)
        return false;
    size_t count;
    char **keys = table_view_chosen(&state->view, &count);
    char *title = xasprintf(tr("Suppress findings: %zu"), count);
    bool done =
        screen_push(&text_screen, screen->store,
                    &(TextRequest){ .title = count > 1 ? title : N_("Suppress this finding"),
                                    .help = N_("Why; empty takes it back"),
                                    .initial = reason,
                                    .draft = { "suppression", { keys[0] } },
                                    .done = take_reason,
                                    .context = screen });
    free(title);
    table_view_free_keys(keys, count);
    return done;
}

static bool go_to_question(Screen *screen)
{
    const char *question = listing_state_cell(screen, "question");
    if (!question || !*question)
        return question && fail("this check belongs to no best practice; the tray maps it");
    return screen_push(&interview_screen, screen->store,
                       &(InterviewPlace){ NULL, question, listing_state_cell(screen, "practice") });
}

static bool has_proposals(Screen *screen)
{
    return is_tray(screen->state);
}

static bool map_check(Screen *screen)
{
    const ListingState *state = screen->state;
    return listing_kind(state->listing) == LISTING_UNMAPPED
               ? listing_ask_practice(screen)
               : fail("only checks are mapped; v shows them");
}

#define SHARED                                                                                     \
    { 'f', N_("Filter"), N_("Show only rows of some values"), listing_ask_filter,                  \
      .applies = listing_has_filters },                                                            \
        { '/', N_("Words"), N_("Show only rows that have some words"), listing_ask_words },        \
        { 'x', NULL, N_("Show all rows again"), listing_clear_filters },                           \
    {                                                                                              \
        'E', N_("Export"), N_("Write the rows shown to a CSV, XLSX or JSON file"),                 \
            listing_ask_export                                                                     \
    }

static const Action finding_actions[] = {
    { KEY_RETURN, N_("All of it"), N_("Show the whole row"), show_record,
      .applies = table_view_has_row },
    { ' ', N_("Mark"), N_("Mark or unmark; an edit is for all that are marked"), table_view_mark,
      .applies = table_view_has_row },
    { 's', N_("Suppress"), N_("Set the finding aside, with a reason"), suppress,
      .applies = table_view_has_row },
    { 'p', N_("Question"), N_("Go to the question of its best practice"), go_to_question,
      .applies = table_view_has_row },
    SHARED,
    { 0 },
};

static const Action resource_actions[] = {
    { KEY_RETURN, N_("All of it"), N_("Show the whole row"), show_record,
      .applies = table_view_has_row },
    SHARED,
    { 0 },
};

static const Action cost_actions[] = {
    { 'v', N_("Group by"), N_("By product, account, tag or month"), show_other },
    { KEY_RETURN, NULL, N_("Show the whole row"), show_record, .applies = table_view_has_row },
    SHARED,
    { 0 },
};

static const Action tray_actions[] = {
    { '1', N_("to 3: take"), N_("Map the check to the best practice proposed under that number"),
      listing_take_proposed, .applies = has_proposals },
    { '2', NULL, NULL, listing_take_proposed, .applies = has_proposals },
    { '3', NULL, NULL, listing_take_proposed, .applies = has_proposals },
    { 'm', N_("Map"), N_("Say for good which best practice the checks marked belong to"), map_check,
      .applies = table_view_has_row },
    { 'v', N_("Other rows"), N_("Unmapped checks, or rows that could not be read"), show_other },
    { KEY_RETURN, N_("All of it"), N_("Show the whole row"), show_record,
      .applies = table_view_has_row },
    SHARED,
    { 0 },
};

#define LISTING_CLASS(own_actions, words)                                                          \
    {                                                                                              \
        .title = words, .size = sizeof(ListingState), .open = open_listing, .draw = draw_listing,  \
        .close = close_listing, .actions = own_actions, .more = table_view_actions,                \
        .has_view = true, .resume = resume, .wants_tick = wants_tick, .tick = tick,                \
        .heading = heading                                                                         \
    }

const ScreenClass finding_screen = LISTING_CLASS(finding_actions, N_("Findings"));
const ScreenClass resource_screen = LISTING_CLASS(resource_actions, N_("Resources"));
const ScreenClass cost_screen = LISTING_CLASS(cost_actions, N_("Costs"));
const ScreenClass tray_screen = LISTING_CLASS(tray_actions, N_("Tray"));
