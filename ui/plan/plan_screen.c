/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All accepted recommendations as tasks over time. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/figures.h"
#include "advice/recommendation_field.h"
#include "base/date_input.h"
#include "base/message.h"
#include "engagement/setting.h"
#include "plan/plan_picture.h"
#include "plan/plan_screens.h"
#include "toolkit/choice_screen.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

enum { STEP = 7 };

static const ViewColumn columns[] = {
    { PLAN_NUMBER, 8 }, { PLAN_TITLE, -1 }, { PLAN_OWNER, 8 }, { 0 }
};

static void forget(PlanState *state)
{
    table_view_set(&state->view, NULL);
    table_free(state->rows);
    plan_free(state->part);
    plan_free(state->plan);
    recommendation_close(state->all);
    calendar_free(state->calendar);
    free(state->why);
    free(state->freezes);
    state->freezes = NULL;
    state->gantt.freeze_count = 0;
    state->rows = NULL;
    state->plan = NULL;
    state->part = NULL;
    state->all = NULL;
    state->calendar = NULL;
    state->why = NULL;
}

/* A task with progress is marked before its title. */
static char *title_of(const PlanState *state, const Recommendation *one)
{
    static const char *const signs[PROGRESS_COUNT] = {
        [PROGRESS_IN_PROGRESS] = "> ",
        [PROGRESS_BLOCKED] = "! ",
        [PROGRESS_DONE] = "+ ",
    };
    const char *sign = signs[one->progress];
    char *title = figures_title(state->all, one),
         *whole = xasprintf("%s%s", sign ? sign : "", title);
    free(title);
    return whole;
}

/* task: its number among those with dates, "" without. */
static void add_row(PlanState *state, const Recommendation *one, const char *task)
{
    const char *owner = figures_owner(state->all, one);
    char *title = title_of(state, one);
    const char *const cells[PLAN_COLUMNS] = {
        [PLAN_NUMBER] = figures_number(state->all, one),
        [PLAN_TITLE] = title,
        [PLAN_OWNER] = *owner ? owner : figures_role(state->all, one->effort.role),
        [PLAN_TASK] = task,
        [PLAN_ID] = one->id,
    };
    table_add(state->rows, cells, 0);
    free(title);
}

static void add_undated(PlanState *state)
{
    for (size_t i = 0; i < state->plan->count; i++)
        if (!plan_dates(plan_dated(state), state->plan->chosen[i]))
            add_row(state, state->plan->chosen[i], "");
}

/* By start, then priority; last what has no dates. */
static void fill_rows(PlanState *state)
{
    static const TableColumn row_columns[PLAN_COLUMNS] = {
        [PLAN_NUMBER] = { "number", N_("No.") },
        [PLAN_TITLE] = { "title", N_("Title") },
        [PLAN_OWNER] = { "owner", N_("Owner") },
        [PLAN_TASK] = { "task", "" },
        [PLAN_ID] = { "id", "" },
    };
    const Plan *part = plan_dated(state);
    size_t count = part->schedule ? part->schedule->count : 0;
    bool *is_taken = xcalloc(count, sizeof *is_taken);
    state->rows = table_make(row_columns, COUNT(row_columns));
    for (size_t done = 0; done < count; done++) {
        size_t first = count;
        for (size_t i = 0; i < count; i++)
            if (!is_taken[i] && (first == count || strcmp(part->schedule->tasks[i].start,
                                                          part->schedule->tasks[first].start) < 0))
                first = i;
        is_taken[first] = true;
        char *number = xasprintf("%zu", first);
        add_row(state, part->chosen[first], number);
        free(number);
    }
    free(is_taken);
    add_undated(state);
}

static bool read_plan(Screen *screen)
{
    PlanState *state = screen->state;
    state->all = recommendation_open(screen->store, message_language());
    state->calendar = state->all ? plan_calendar(state->all) : NULL;
    if (!state->calendar || !plan_start(screen->store, state->start))
        return false;
    const PlanWish wish = { .start = state->start, .days = -1, .money = -1 };
    state->plan = plan_make(state->all, &wish);
    if (state->plan && !state->plan->schedule)
        state->part = plan_possible_part(state->all, state->plan, state->start);
    if (state->plan)
        fill_rows(state);
    else
        state->why = figures_named(state->all, failure());
    date_today(state->gantt.today);
    if (!*state->from)
        memcpy(state->from, plan_has_progress(state->all) ? state->gantt.today : state->start,
               sizeof state->from);
    state->gantt.calendar = state->calendar;
    state->freezes = plan_freezes(state->all, &state->gantt.freeze_count);
    state->gantt.freezes = state->freezes;
    state->gantt.schedule = state->plan ? plan_dated(state)->schedule : NULL;
    state->view.empty = tr("Nothing to plan yet: accept recommendations first, a on their screen.");
    table_view_set(&state->view, state->rows);
    return true;
}

static bool load(Screen *screen)
{
    PlanState *state = screen->state;
    long row = table_view_row(&state->view);
    char *focus = xstrdup(row < 0 ? "" : table_cell(state->rows, (size_t)row, PLAN_ID));
    forget(state);
    bool done = read_plan(screen);
    table_view_find(&state->view, PLAN_ID, focus);
    free(focus);
    header_show(screen->store, NULL);
    return done;
}

/* What has no dates is grey. */
static attr_t look(const Table *rows, size_t row, size_t column)
{
    (void)column;
    return role(*table_cell(rows, row, PLAN_TASK) ? ROLE_PLAIN : ROLE_DIM);
}

static bool open_plan(Screen *screen, const void *argument)
{
    (void)argument;
    PlanState *state = screen->state;
    state->view =
        (TableView){ .columns = columns, .has_titles = true, .is_fixed = true, .look = look };
    return load(screen);
}

static void close_plan(Screen *screen)
{
    forget(screen->state);
}

static void draw(Screen *screen, WINDOW *body)
{
    plan_draw(screen->state, body);
}

/* ---- keys ---- */

static bool zoom(Screen *screen, int step)
{
    PlanState *state = screen->state;
    if (!table_view_has_row(screen))
        return fail("there is no task in the plan");
    int wanted = (int)state->gantt.zoom + step;
    if (wanted < 0 || wanted >= GANTT_ZOOMS)
        return step < 0 ? fail("days are the closest view") : fail("months are the widest view");
    state->gantt.zoom = (GanttZoom)wanted;
    return true;
}

static bool can_zoom_in(Screen *screen)
{
    const PlanState *state = screen->state;
    return table_view_has_row(screen) && state->gantt.zoom > 0;
}

static bool can_zoom_out(Screen *screen)
{
    const PlanState *state = screen->state;
    return table_view_has_row(screen) && state->gantt.zoom + 1 < GANTT_ZOOMS;
}

static bool zoom_in(Screen *screen)
{
    return zoom(screen, -1);
}

static bool zoom_out(Screen *screen)
{
    return zoom(screen, 1);
}

static bool later(Screen *screen)
{
    PlanState *state = screen->state;
    return gantt_move(state->gantt.zoom, state->from, STEP, state->from);
}

static bool earlier(Screen *screen)
{
    PlanState *state = screen->state;
    return gantt_move(state->gantt.zoom, state->from, -STEP, state->from);
}

/* To the start of the task in focus. */
static bool show_task(Screen *screen)
{
    PlanState *state = screen->state;
    if (table_view_row(&state->view) < 0)
        return fail("there is no task in the plan");
    const ScheduledTask *task = plan_task_at(state, state->view.selected);
    if (!task)
        return fail("the task in focus has no dates");
    memcpy(state->from, task->start, sizeof state->from);
    return true;
}

static bool show_today(Screen *screen)
{
    PlanState *state = screen->state;
    if (!table_view_has_row(screen))
        return fail("there is no task in the plan");
    memcpy(state->from, state->gantt.today, sizeof state->from);
    return true;
}

static bool take_start(void *context, const char *text)
{
    Screen *screen = context;
    PlanState *state = screen->state;
    char date[DATE_SIZE];
    if (!date_input(text, date) || !store_begin(screen->store) ||
        !store_end(screen->store, plan_set_start(screen->store, date)))
        return false;
    memcpy(state->from, date, sizeof state->from);
    return load(screen);
}

static bool ask_start(Screen *screen)
{
    const PlanState *state = screen->state;
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Start of the plan"),
                        .help = N_("A date, such as 2026-01-05, Dec 4, next mon or +7"),
                        .initial = state->start,
                        .is_fleeting = true,
                        .done = take_start,
                        .context = screen });
}

/* The id of the task in focus, or NULL. */
static const char *id_in_focus(const PlanState *state)
{
    if (table_view_row(&state->view) >= 0)
        return table_cell(state->rows, state->view.selected, PLAN_ID);
    fail("there is no task in the plan");
    return NULL;
}

static bool ask(Screen *screen, const char *field)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_ask(screen, field, &id, 1);
}

static bool pin(Screen *screen)
{
    const PlanState *state = screen->state;
    const char *id = id_in_focus(state);
    const Recommendation *one = id ? recommendation_find(state->all, id) : NULL;
    if (one && *recommendation_text(state->all, one, "started"))
        return fail("%s has begun; a pin would not move it", figures_number(state->all, one));
    return one && ask(screen, "pin");
}

/* Reads the field of the row in focus. */
static bool has_text(Screen *screen, const char *column)
{
    const PlanState *state = screen->state;
    const Recommendation *one =
        table_view_has_row(screen) ? recommendation_find(state->all, id_in_focus(state)) : NULL;
    return one && *recommendation_text(state->all, one, column);
}

static bool is_pinned(Screen *screen)
{
    return has_text(screen, "pin");
}

static bool unpin(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && (is_pinned(screen) || fail("the task in focus is not pinned")) &&
           recommendation_give(screen, "pin", "", &id, 1) && load(screen);
}

static bool set_owner(Screen *screen)
{
    return ask(screen, "owner");
}

static bool set_progress(Screen *screen)
{
    return ask(screen, "progress");
}

static bool add_need(Screen *screen)
{
    return ask(screen, "follows");
}

static bool drop_need(Screen *screen)
{
    return ask(screen, "not-follows");
}

static bool set_actual(Screen *screen)
{
    return ask(screen, "actual");
}

static bool set_left(Screen *screen)
{
    return ask(screen, "remaining");
}

static bool take_calendar(void *context, const bool *chosen, size_t first)
{
    Screen *screen = context;
    (void)first;
    bool done = store_begin(screen->store);
    return done &&
           store_end(screen->store,
                     setting_set(screen->store, "make-up-days", chosen[0] ? "yes" : "no") &&
                         setting_set(screen->store, "unknown-years",
                                     chosen[1] ? "weekdays" : "statutory")) &&
           load(screen);
}

static bool ask_calendar(Screen *screen)
{
    static const char *const labels[] = {
        N_("Work on weekend days that make up for a holiday"),
        N_("Count unpublished years Monday to Friday, without statutory days"),
    };
    const PlanState *state = screen->state;
    if (!state->all)
        return fail("there is no task in the plan");
    const bool initial[] = { state->all->counts_make_up_days,
                             state->all->unknown_years == UNKNOWN_WEEKDAYS };
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Calendar"),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .initial = initial,
                                         .several = true,
                                         .done = take_calendar,
                                         .context = screen });
}

static bool show_freezes(Screen *screen)
{
    return place_go(screen->store, "freezes", NULL);
}

static bool show_burn(Screen *screen)
{
    return screen_push(&burn_screen, screen->store, NULL);
}

static bool go_there(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && screen_push(&recommendation_screen, screen->store, id);
}

static bool agree(Screen *screen)
{
    return plan_keep_agreed(screen) && load(screen);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Open the recommendation in focus"), go_there,
      .applies = table_view_has_row },
    { 'c', N_("Calendar"), N_("Say which days of the plan are working days"), ask_calendar },
    { 'B', N_("Agree"), N_("Keep the present plan as the one that was agreed"), agree,
      .applies = table_view_has_row },
    { 'P', N_("Progress"), N_("Say how far the task in focus is"), set_progress,
      .applies = table_view_has_row },
    { 'f', N_("Freezes"), N_("List the freezes that the plan keeps"), show_freezes },
    { 'a', N_("Waits for"), N_("Say what the task in focus waits for besides"), add_need,
      .applies = table_view_has_row },
    { 'A', NULL, N_("Say what the task in focus does not wait for"), drop_need,
      .applies = table_view_has_row },
    { 'b', N_("Burn"), N_("Show what is done and spent against the plan"), show_burn },
    { 's', N_("Start"), N_("Set the start of the plan"), ask_start },
    { 'p', N_("Pin"), N_("Pin the start of the task in focus to a date"), pin,
      .applies = table_view_has_row },
    { '+', N_("Closer"), N_("Zoom in: months, weeks, days"), zoom_in, .applies = can_zoom_in },
    { '-', N_("Wider"), N_("Zoom out: days, weeks, months"), zoom_out, .applies = can_zoom_out },
    { 'x', N_("Unpin"), N_("Let the task in focus start when it can"), unpin,
      .applies = is_pinned },
    { 'e', N_("Spent"), N_("Say how many man-days the task in focus took so far"), set_actual,
      .applies = table_view_has_row },
    { 'r', N_("Days left"), N_("Say how many man-days of the task in focus are left"), set_left,
      .applies = table_view_has_row },
    { 'o', N_("Owner"), N_("Give the task in focus an owner"), set_owner,
      .applies = table_view_has_row },
    { KEY_RIGHT, NULL, N_("Later days"), later },
    { 'l', NULL, N_("Later days"), later },
    { KEY_LEFT, NULL, N_("Earlier days"), earlier },
    { 'h', NULL, N_("Earlier days"), earlier },
    { '.', NULL, N_("Show the start of the task in focus"), show_task },
    { 't', N_("Today"), N_("Show today"), show_today, .applies = table_view_has_row },
    { '=', NULL, NULL, zoom_in },
    { 0 },
};

const ScreenClass plan_screen = {
    .title = N_("Plan"),
    .size = sizeof(PlanState),
    .open = open_plan,
    .draw = draw,
    .close = close_plan,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
