/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All accepted recommendations as tasks over time. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "figures.h"
#include "gantt.h"
#include "key.h"
#include "message.h"
#include "plan.h"
#include "put.h"
#include "recommendation_field.h"
#include "screens.h"
#include "table_view.h"
#include "terminal.h"
#include "text_screen.h"

enum { DETAIL_ROWS = 4, SCALE_ROWS = 2, WIDE = 100, STEP = 7 };
enum { NUMBER, TITLE, OWNER, TASK, ID, COLUMNS_ALL };

typedef struct PlanState {
    char start[DATE_SIZE], from[DATE_SIZE]; /* of the plan, and of what is in view */
    Recommendations *all;
    Plan *plan;
    Calendar *calendar;
    char *why; /* there is no plan, or NULL */
    Table *rows;
    TableView view;
    Gantt gantt;
} PlanState;

static const ViewColumn columns[] = { { NUMBER, 8 }, { TITLE, -1 }, { OWNER, 8 }, { 0 } };

static void forget(PlanState *state)
{
    table_view_set(&state->view, NULL);
    table_free(state->rows);
    plan_free(state->plan);
    recommendation_close(state->all);
    calendar_free(state->calendar);
    free(state->why);
    state->rows = NULL;
    state->plan = NULL;
    state->all = NULL;
    state->calendar = NULL;
    state->why = NULL;
}

/* A task with progress is marked before its title. */
static char *title_of(const PlanState *state, const Recommendation *one)
{
    static const char *const signs[][2] = { { "in-progress", "> " },
                                            { "blocked", "! " },
                                            { "done", "+ " } };
    const char *title = recommendation_text(state->all, one, "title"), *sign = "";
    for (size_t i = 0; i < COUNT(signs); i++)
        if (!strcmp(recommendation_text(state->all, one, "progress"), signs[i][0]))
            sign = signs[i][1];
    return xasprintf("%s%s", sign, title);
}

static void add_row(PlanState *state, size_t task)
{
    const Recommendation *one = state->plan->chosen[task];
    const char *owner = figures_owner(state->all, one);
    char *number = xasprintf("%zu", task), *title = title_of(state, one);
    const char *const cells[COLUMNS_ALL] = {
        [NUMBER] = figures_number(state->all, one),
        [TITLE] = title,
        [OWNER] = *owner ? owner : figures_role(state->all, one->effort.role),
        [TASK] = number,
        [ID] = one->id,
    };
    table_add(state->rows, cells, 0);
    free(title);
    free(number);
}

/* By start, then priority. */
static void fill_rows(PlanState *state)
{
    static const char *const titles[COLUMNS_ALL] = { N_("No."), N_("Title"), N_("Owner"),
                                                     N_("Task"), N_("Task") };
    const Schedule *schedule = state->plan->schedule;
    bool *is_taken = xcalloc(schedule->count, sizeof *is_taken);
    state->rows = table_new();
    for (size_t i = 0; i < COLUMNS_ALL; i++)
        table_add_column(state->rows, titles[i], tr(titles[i]), COLUMN_TEXT);
    for (size_t done = 0; done < schedule->count; done++) {
        size_t first = schedule->count;
        for (size_t i = 0; i < schedule->count; i++)
            if (!is_taken[i] &&
                (first == schedule->count ||
                 strcmp(schedule->tasks[i].start, schedule->tasks[first].start) < 0))
                first = i;
        is_taken[first] = true;
        add_row(state, first);
    }
    free(is_taken);
}

static bool read_plan(Screen *screen)
{
    PlanState *state = screen->state;
    state->all = recommendation_open(screen->store, message_language());
    state->calendar = state->all ? plan_calendar() : NULL;
    if (!state->calendar || !plan_start(screen->store, state->start))
        return false;
    const PlanWish wish = { .start = state->start, .days = -1, .money = -1 };
    state->plan = plan_make(state->all, &wish);
    if (!state->plan || !state->plan->schedule)
        state->why = xstrdup(state->plan ? state->plan->why : failure());
    else
        fill_rows(state);
    date_today(state->gantt.today);
    if (!*state->from)
        memcpy(state->from, plan_has_progress(state->all) ? state->gantt.today : state->start,
               sizeof state->from);
    state->gantt.calendar = state->calendar;
    state->gantt.schedule = state->plan ? state->plan->schedule : NULL;
    state->view.empty = tr("Nothing to plan yet: accept recommendations first, a on their screen.");
    table_view_set(&state->view, state->rows);
    return true;
}

static bool load(Screen *screen)
{
    PlanState *state = screen->state;
    long row = table_view_row(&state->view);
    char *focus = xstrdup(row < 0 ? "" : table_cell(state->rows, (size_t)row, ID));
    forget(state);
    bool done = read_plan(screen);
    table_view_find(&state->view, ID, focus);
    free(focus);
    screens_set_header(screen->store, NULL);
    return done;
}

static bool open_plan(Screen *screen, const void *argument)
{
    (void)argument;
    PlanState *state = screen->state;
    state->view = (TableView){ .columns = columns, .has_titles = true };
    return load(screen);
}

static void close_plan(Screen *screen)
{
    forget(screen->state);
}

static TableView *view(Screen *screen)
{
    PlanState *state = screen->state;
    return &state->view;
}

/* ---- drawing ---- */

static size_t task_at(const PlanState *state, size_t row)
{
    return strtoul(table_cell(state->rows, row, TASK), NULL, 10);
}

static char *progress_of(const PlanState *state, const ScheduledTask *task,
                         const Recommendation *one)
{
    const char *name = recommendation_text(state->all, one, "progress_name"),
               *actual = recommendation_text(state->all, one, "actual");
    char *spent = figures_amount(strtoll(actual, NULL, 10)),
         *left = figures_amount(plan_left(state->all, one));
    char *text = xasprintf(tr("%s to %s · P%d · %s · %s of %.1f man-days, %s left"), task->start,
                           task->end, one->level, name, spent, one->days, left);
    free(left);
    free(spent);
    return text;
}

/* When, how much, and what is special about a task. */
static char *figures_of(const PlanState *state, size_t number)
{
    const ScheduledTask *task = &state->plan->schedule->tasks[number];
    const Recommendation *one = state->plan->chosen[number];
    const struct {
        bool is_so;
        const char *word;
    } marks[] = { { task->is_critical, tr("critical") },
                  { task->is_late, tr("late") },
                  { task->is_overloaded, tr("overloaded") },
                  { *recommendation_text(state->all, one, "pin") != '\0', tr("pinned") },
                  { true, tr(schedule_wave_names[task->wave]) } };
    char *text = state->plan->is_live
                     ? progress_of(state, task, one)
                     : xasprintf(tr("%s to %s · P%d · %.1f man-days · slack %d"), task->start,
                                 task->end, one->level, one->days, task->slack_days);
    for (size_t i = 0; i < COUNT(marks); i++)
        if (marks[i].is_so) {
            char *longer = xasprintf("%s · %s", text, marks[i].word);
            free(text);
            text = longer;
        }
    return text;
}

static void draw_focus(const PlanState *state, WINDOW *body, int y)
{
    int wide = getmaxx(body);
    size_t number = task_at(state, state->view.selected);
    char *line = figures_of(state, number);
    put(body, y, 1, wide - 1, role(ROLE_BOLD),
        table_cell(state->rows, state->view.selected, TITLE));
    put(body, y + 1, 1, wide - 1, role(ROLE_PLAIN), line);
    put(body, y + 2, 1, wide - 1, role(ROLE_DIM),
        tr("# critical  = has slack  + worked  X overloaded  L late  - . no work  | today"));
    free(line);
}

static void draw_bars(PlanState *state, WINDOW *body, int rows, int x)
{
    int cells = getmaxx(body) - x;
    if (!gantt_span(&state->gantt, state->from, cells))
        return;
    gantt_draw_scale(&state->gantt, body, 0, x);
    for (int i = 0; i < rows - SCALE_ROWS; i++) {
        size_t row = state->view.first + (size_t)i;
        int y = SCALE_ROWS + i;
        if (row >= table_rows(state->rows)) {
            put(body, y, x, cells, role(ROLE_PLAIN), "");
            continue;
        }
        size_t task = task_at(state, row);
        gantt_draw_bar(&state->gantt, body, y, x, &state->plan->schedule->tasks[task],
                       state->plan->chosen[task]->effort.role);
    }
}

static void draw_why(const PlanState *state, WINDOW *body)
{
    int rows = getmaxy(body), wide = getmaxx(body);
    put_blank(body, 0);
    put(body, 0, 1, wide - 1, role(ROLE_BOLD), tr("There is no schedule:"));
    int used = put_wrapped(body, 2, 1, wide - 2, rows - 4, role(ROLE_HIGH), state->why);
    put_wrapped(body, 3 + used, 1, wide - 2, 1, role(ROLE_DIM),
                tr("s sets another start; the form of a recommendation has its dates."));
}

static void draw(Screen *screen, WINDOW *body)
{
    PlanState *state = screen->state;
    int wide = getmaxx(body), rows = getmaxy(body) - DETAIL_ROWS;
    int left = wide >= WIDE ? 56 : 40;
    if (state->why) {
        draw_why(state, body);
        return;
    }
    if (table_view_row(&state->view) < 0) {
        table_view_draw(&state->view, body, 0, 0, getmaxy(body), wide);
        return;
    }
    char *span = xasprintf(tr("%s to %s, tasks: %zu"), state->start, state->plan->schedule->end,
                           state->plan->count);
    put(body, 0, 2, left - 2, role(ROLE_PLAIN), span);
    free(span);
    table_view_draw(&state->view, body, 1, 0, rows - 1, left);
    put_rule(body, rows, 0, wide);
    int y = getcury(stdscr), x = getcurx(stdscr);
    draw_bars(state, body, rows, left + 1);
    draw_focus(state, body, rows + 1);
    wmove(stdscr, y, x);
}

/* ---- keys ---- */

static bool zoom(Screen *screen, int step)
{
    PlanState *state = screen->state;
    int wanted = (int)state->gantt.zoom + step;
    if (wanted < 0 || wanted >= GANTT_ZOOMS)
        return step < 0 ? fail("days are the closest view") : fail("months are the widest view");
    state->gantt.zoom = (GanttZoom)wanted;
    return true;
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
    size_t task = task_at(state, state->view.selected);
    memcpy(state->from, state->plan->schedule->tasks[task].start, sizeof state->from);
    return true;
}

static bool show_today(Screen *screen)
{
    PlanState *state = screen->state;
    memcpy(state->from, state->gantt.today, sizeof state->from);
    return true;
}

static bool take_start(void *context, const char *text)
{
    Screen *screen = context;
    PlanState *state = screen->state;
    char date[DATE_SIZE];
    if (!date_parse(text, date) || !store_begin(screen->store) ||
        !store_end(screen->store, plan_set_start(screen->store, date)))
        return false;
    memcpy(state->from, date, sizeof state->from);
    return load(screen);
}

static bool ask_start(Screen *screen)
{
    const PlanState *state = screen->state;
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Start of the plan"),
                                       .help = N_("A date, such as 2026-01-05"),
                                       .initial = state->start,
                                       .done = take_start,
                                       .context = screen });
}

/* The id of the task in focus, or NULL. */
static const char *id_in_focus(const PlanState *state)
{
    if (table_view_row(&state->view) >= 0)
        return state->plan->chosen[task_at(state, state->view.selected)]->id;
    fail("there is no task in the plan");
    return NULL;
}

static bool pin(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_ask(screen, "pin", &id, 1);
}

static bool unpin(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_give(screen, "pin", "", &id, 1) && load(screen);
}

static bool set_owner(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_ask(screen, "owner", &id, 1);
}

static bool set_progress(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_ask(screen, "progress", &id, 1);
}

static bool set_actual(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_ask(screen, "actual", &id, 1);
}

static bool set_left(Screen *screen)
{
    const char *id = id_in_focus(screen->state);
    return id && recommendation_ask(screen, "remaining", &id, 1);
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

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Open the recommendation in focus"), go_there },
    { '+', N_("Closer"), N_("Zoom in: months, weeks, days"), zoom_in },
    { '-', N_("Wider"), N_("Zoom out: days, weeks, months"), zoom_out },
    { 's', N_("Start"), N_("Set the start of the plan"), ask_start },
    { 'P', N_("Progress"), N_("Say how far the task in focus is"), set_progress },
    { 'e', NULL, N_("Say how many man-days the task in focus took so far"), set_actual },
    { 'r', NULL, N_("Say how many man-days of the task in focus are left"), set_left },
    { 'b', N_("Burn"), N_("Show what is done and spent against the plan"), show_burn },
    { 'p', N_("Pin"), N_("Pin the start of the task in focus to a date"), pin },
    { 'x', N_("Unpin"), N_("Let the task in focus start when it can"), unpin },
    { 'o', NULL, N_("Give the task in focus an owner"), set_owner },
    { KEY_RIGHT, NULL, N_("Later days"), later },
    { 'l', NULL, N_("Later days"), later },
    { KEY_LEFT, NULL, N_("Earlier days"), earlier },
    { 'h', NULL, N_("Earlier days"), earlier },
    { '.', NULL, N_("Show the start of the task in focus"), show_task },
    { 't', NULL, N_("Show today"), show_today },
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
    .view = view,
    .resume = load,
};
