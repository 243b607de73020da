/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "interview/interview_screens.h"
#include "process/session.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"
#include "workbook/home_state.h"
#include "workbook/recent.h"
#include "workbook/workbook_screens.h"

static const ViewColumn columns[] = { { HOME_TITLE, -1 }, { HOME_STATUS, 22 }, { 0 } };

static attr_t look(const Table *table, size_t row, size_t column)
{
    if (column == HOME_STATUS)
        return role(ROLE_DIM);
    bool is_interview = !strncmp(table_cell(table, row, HOME_PLACE), "interview@", 10);
    return role(is_interview ? ROLE_BOLD : ROLE_PLAIN);
}

static void load_pillars(Screen *screen)
{
    Home *home = screen->state;
    const char *workload = table_cell(home->rows, home->view.selected, HOME_WORKLOAD);
    Table *workloads = engagement_workloads(screen->store);
    long row = workloads ? table_row_of(workloads, 0, workload) : -1;
    size_t found = row < 0 ? 0 : (size_t)row;
    if (workloads && table_rows(workloads) && (row >= 0 || !home->pillars)) {
        table_free(home->pillars);
        free(home->pillars_name);
        home->pillars =
            answer_pillars(screen->store, table_cell(workloads, found, 0), message_language());
        home->pillars_name = xstrdup(table_cell(workloads, found, 1));
    }
    table_free(workloads);
}

/* The focus goes to the next step when that is another one than before. */
static void focus_next(Home *home)
{
    const Step *next = road_next(home->road);
    const char *id = next ? next->id : "";
    bool is_new = !home->next || strcmp(home->next, id) != 0;
    if (!is_new || home->shown != home->in_hand)
        return;
    free(home->next);
    home->next = xstrdup(id);
    table_view_select(&home->view, home->next_row);
}

static bool load_use(Screen *screen)
{
    Home *home = screen->state;
    SessionUse use;
    Pace pace;
    if (!session_use(screen->store, &use) || !session_pace(screen->store, &pace))
        return false;
    free(home->use);
    home->use = xasprintf(tr("Man-days: on site %.1f / %.1f, in all %.1f / %.1f"),
                          (double)use.onsite / PACE_DAY, (double)use.onsite_cap / PACE_DAY,
                          (double)use.total / PACE_DAY, (double)use.total_cap / PACE_DAY);
    free(home->pace);
    home->pace = pace.spent && pace.left ? pace_words(&pace) : NULL;
    return true;
}

static bool load_road(Screen *screen)
{
    Home *home = screen->state;
    Road *road = road_open(screen->store, message_language());
    if (!road)
        return false;
    road_close(home->road);
    home->road = road;
    size_t in_hand = road_phase_in_hand(road);
    if (home->shown != HOME_ALL && (home->shown == HOME_IN_HAND || home->shown == home->in_hand ||
                                    home->shown >= road_phases(road)))
        home->shown = in_hand;
    home->in_hand = in_hand;
    return load_use(screen);
}

bool home_load(Screen *screen)
{
    Home *home = screen->state;
    if (!load_road(screen))
        return false;
    bool done = home_rows_fill(screen);
    table_view_set(&home->view, home->rows);
    focus_next(home);
    table_free(home->pillars);
    home->pillars = NULL;
    load_pillars(screen);
    home->is_counted = false;
    header_show(screen->store, NULL);
    return done;
}

static size_t count_of_places(void)
{
    size_t count = 0;
    while (place_all()[count].id)
        count++;
    return count;
}

/* Home that was never seen does not know the phase. */
void home_add_to_recent(Screen *screen)
{
    const Home *home = screen->state;
    char *customer = form_value(screen->store, "engagement", "", "customer");
    recent_add(store_path(screen->store), customer ? customer : "",
               home->road ? road_phase(home->road, home->in_hand)->id : "");
    free(customer);
}

/* `argument` is not NULL when another screen opens on top at once: home then loads when
 * it is first seen. */
static bool open_home(Screen *screen, const void *argument)
{
    Home *home = screen->state;
    home->view = (TableView){ .columns = columns, .look = look };
    home->shown = HOME_IN_HAND;
    home->status = xcalloc(count_of_places(), sizeof *home->status);
    if (!argument && !home_load(screen))
        return false;
    home_claim(screen);
    return true;
}

/* Leaving says where everything is: that all is kept at each key is nothing one can see. */
static char *where_kept(const Store *store)
{
    char *whole = realpath(store_path(store), NULL);
    char *message = xasprintf(tr("Everything is kept in %s"), whole ? whole : store_path(store));
    free(whole);
    return message;
}

/* Home is the lowest screen of a workbook and owns its store. */
static void close_home(Screen *screen)
{
    Home *home = screen->state;
    bool is_read_only = store_is_read_only(screen->store);
    bool is_kept = is_read_only || engagement_remember(screen->store, "language",
                                                       language_codes[message_language()]);
    if (!is_kept && store_is_lost(screen->store) && on_late_failure)
        on_late_failure(failure());
    else if (!is_kept)
        screen_message(failure());
    bool is_unsaved = store_is_lost(screen->store) && !store_kept(screen->store);
    home_add_to_recent(screen);
    for (size_t i = 0; i < count_of_places(); i++)
        free(home->status[i]);
    free(home->status);
    table_free(home->rows);
    table_free(home->pillars);
    free(home->pillars_name);
    road_close(home->road);
    free(home->next);
    free(home->use);
    free(home->pace);
    char *kept = is_kept && !is_read_only ? where_kept(screen->store) : NULL;
    if (store_close(screen->store) && kept)
        screen_message(kept);
    free(kept);
    /* Where its log lies was only known now. */
    if (is_unsaved && on_late_failure)
        on_late_failure(failure());
}

static bool go_there(Screen *screen)
{
    const Home *home = screen->state;
    long row = table_view_row(&home->view);
    return row < 0 ? fail("this row leads nowhere")
                   : place_go_text(screen->store, table_cell(home->rows, (size_t)row, HOME_PLACE));
}

static bool open_phase(Screen *screen)
{
    Home *home = screen->state;
    size_t number = (size_t)(screen_key() - '1');
    if (screen_key() != '0' && number >= road_phases(home->road))
        return fail("the engagement has no phase of that number");
    home->shown = screen_key() == '0' ? HOME_ALL : number;
    free(home->next);
    home->next = NULL;
    bool done = home_load(screen);
    if (home->shown != home->in_hand)
        table_view_select(&home->view, 0);
    return done;
}

static bool take_reason(void *context, const char *text)
{
    Screen *screen = context;
    Home *home = screen->state;
    return road_pass(screen->store, home->road, text) && home_load(screen);
}

static bool go_on(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Begin the next phase"),
                                       .help = N_("Why, although steps are open; it is recorded"),
                                       .draft = { "passage" },
                                       .done = take_reason,
                                       .context = screen });
}

static bool take_workload(void *context, const char *text)
{
    Screen *screen = context;
    return engagement_add_workload(screen->store, text) && home_load(screen);
}

static bool add_workload(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("New workload"),
                                       .help = N_("Its name, as the customer calls it"),
                                       .draft = { "workload", { "new" } },
                                       .done = take_workload,
                                       .context = screen });
}

static bool take_name(void *context, const char *text)
{
    Screen *screen = context;
    const Home *home = screen->state;
    const char *id = table_cell(home->rows, home->view.selected, HOME_WORKLOAD);
    return engagement_rename_workload(screen->store, id, text) && home_load(screen);
}

static bool is_on_workload(Screen *screen)
{
    const Home *home = screen->state;
    return table_view_has_row(screen) &&
           *table_cell(home->rows, home->view.selected, HOME_WORKLOAD);
}

static bool rename_workload(Screen *screen)
{
    const Home *home = screen->state;
    const char *id = table_cell(home->rows, home->view.selected, HOME_WORKLOAD);
    Table *workloads = engagement_workloads(screen->store);
    long row = workloads ? table_row_of(workloads, 0, id) : -1;
    bool done = row < 0 ? fail("choose a line of the workload first")
                        : screen_push(&text_screen, screen->store,
                                      &(TextRequest){
                                          .title = N_("Rename the workload"),
                                          .initial = table_cell(workloads, (size_t)row, 1),
                                          .draft = { "workload", { id } },
                                          .done = take_name,
                                          .context = screen,
                                      });
    table_free(workloads);
    return done;
}

static bool resume_interview(Screen *screen)
{
    return screen_push(&interview_screen, screen->store, NULL);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Go there"), N_("Open what is in focus"), go_there },
    { '1', N_("to 8: phase"), N_("Show a phase by its number"), open_phase },
    { '0', N_("Everything"), N_("Show all that can be opened"), open_phase },
    { 'i', N_("Interview"), N_("Go to the interview where you left it"), resume_interview },
    { 'w', N_("New workload"), N_("Add a workload"), add_workload },
    { 'r', NULL, N_("Rename the workload in focus"), rename_workload, .applies = is_on_workload },
    { '>', NULL, N_("Begin the next phase although steps are open, with a reason"), go_on },
    { '2', NULL, NULL, open_phase },
    { '3', NULL, NULL, open_phase },
    { '4', NULL, NULL, open_phase },
    { '5', NULL, NULL, open_phase },
    { '6', NULL, NULL, open_phase },
    { '7', NULL, NULL, open_phase },
    { '8', NULL, NULL, open_phase },
    { KEY_F(6), NULL, NULL, resume_interview },
    { KEY_F(7), NULL, NULL, add_workload },
    { 0 },
};

const ScreenClass home_screen = {
    .title = N_("Home"),
    .size = sizeof(Home),
    .open = open_home,
    .draw = home_draw,
    .close = close_home,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = home_load,
    .wants_tick = home_wants_tick,
    .tick = home_tick,
};

static void choose_language(Store *store, const Language *wanted)
{
    Language language;
    char *last = engagement_recall(store, "language");
    if (wanted)
        language = *wanted;
    else if (!last || !language_parse(last, &language))
        language = engagement_language(store);
    message_set_language(language);
    free(last);
}

bool home_open_workbook(Store *store, const Language *language)
{
    choose_language(store, language);
    char *last = engagement_recall(store, "screen");
    bool was_interview = last && !strcmp(last, "interview");
    free(last);
    return screen_push(&home_screen, store, was_interview ? &home_screen : NULL) &&
           (!was_interview || screen_push(&interview_screen, store, NULL));
}
