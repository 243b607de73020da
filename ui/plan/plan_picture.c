/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/plan_picture.h"

#include <stdlib.h>
#include <string.h>

#include "advice/figures.h"
#include "base/buffer.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { DETAIL_ROWS = 4, SCALE_ROWS = 2, WIDE = 100, WHY_ROWS = 3, LEAST_ROWS = 3,
       LOADS = 3, LOAD_FROM = 8 };

const Plan *plan_dated(const PlanState *state)
{
    return state->part ? state->part : state->plan;
}

const ScheduledTask *plan_task_at(const PlanState *state, size_t row)
{
    const char *number = table_cell(state->rows, row, PLAN_TASK);
    return *number ? &plan_dated(state)->schedule->tasks[strtoul(number, NULL, 10)] : NULL;
}

static const Recommendation *one_at(const PlanState *state, size_t row)
{
    return recommendation_find(state->all, table_cell(state->rows, row, PLAN_ID));
}

static char *progress_of(const PlanState *state, const ScheduledTask *task,
                         const Recommendation *one)
{
    const char *name = recommendation_text(state->all, one, "progress_name"),
               *actual = recommendation_text(state->all, one, "actual");
    char *spent = hundredths_text(strtoll(actual, NULL, 10)),
         *left = hundredths_text(plan_left(state->all, one));
    char *text = xasprintf(tr("%s to %s · P%d · %s · %s of %.1f man-days, %s left"), task->start,
                           task->end, one->level, name, spent, one->days, left);
    free(left);
    free(spent);
    return text;
}

static char *dates_of(const PlanState *state, const ScheduledTask *task, const Recommendation *one)
{
    return !task ? xasprintf(tr("no dates · P%d · %.1f man-days"), one->level, one->days)
           : state->plan->is_live
               ? progress_of(state, task, one)
               : xasprintf(tr("%s to %s · P%d · %.1f man-days · slack %d"), task->start, task->end,
                           one->level, one->days, task->slack_days);
}

/* The n-th role that has something left to do, or NULL. */
static const char *role_with_load(const PlanState *state, int n)
{
    const Schedule *schedule = plan_dated(state)->schedule;
    for (size_t i = 0; schedule && i < schedule->load_count; i++)
        if ((!i || strcmp(schedule->loads[i].role, schedule->loads[i - 1].role) != 0) && !n--)
            return schedule->loads[i].role;
    return NULL;
}

/* How many roles there is room for below so many rows of tasks. */
static int load_rows(const PlanState *state, int rows)
{
    int count = 0, room = (rows - LOAD_FROM) / LOADS;
    while (count < LOADS && count < room && role_with_load(state, count))
        count++;
    return count;
}

static void draw_loads(const PlanState *state, WINDOW *body, int y, int x, int count)
{
    for (int i = 0; i < count; i++) {
        const char *id = role_with_load(state, i);
        char *label = xasprintf(tr("Load: %s"), figures_role(state->all, id));
        put(body, y + 1 + i, 0, 2, role(ROLE_PLAIN), "");
        put_cut(body, y + 1 + i, 2, x - 2, role(ROLE_DIM), label);
        gantt_draw_load(&state->gantt, body, y + 1 + i, x, id);
        free(label);
    }
}

/* When, how much, and what is special about a task. */
static char *figures_of(const PlanState *state, size_t row)
{
    const ScheduledTask *task = plan_task_at(state, row);
    const Recommendation *one = one_at(state, row);
    const struct {
        bool is_so;
        const char *word;
    } marks[] = { { task != NULL, task ? tr(schedule_wave_names[task->wave]) : "" },
                  { task && task->is_provisional, tr("provisional") },
                  { task && task->is_critical, tr("critical") },
                  { task && task->is_bound, tr("no slack (capacity)") },
                  { task && task->is_moved, tr("moved by a freeze") },
                  { task && task->is_frozen, tr("in a freeze") },
                  { task && task->is_late, tr("late") },
                  { task && task->is_overloaded, tr("overloaded") },
                  { *recommendation_text(state->all, one, "pin") != '\0', tr("pinned") } };
    Buffer text = buffer_of(dates_of(state, task, one));
    for (size_t i = 0; i < COUNT(marks); i++)
        if (marks[i].is_so)
            buffer_add_format(&text, " · %s", marks[i].word);
    return buffer_take(&text);
}

static void draw_focus(const PlanState *state, WINDOW *body, int y)
{
    int wide = getmaxx(body);
    char *line = figures_of(state, state->view.selected);
    bool has_dates = plan_task_at(state, state->view.selected) != NULL;
    put_cut(body, y, 1, wide - 1, role(ROLE_BOLD),
            table_cell(state->rows, state->view.selected, PLAN_TITLE));
    put_cut(body, y + 1, 1, wide - 1, role(ROLE_PLAIN), line);
    put_cut(body, y + 2, 1, wide - 1, role(ROLE_DIM),
            has_dates
                ? tr("# critical = other + worked X overloaded L late ~ freeze - . no work | today")
                : tr("To give it dates: c counts unknown years, Enter its limits, s the start"));
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
        const ScheduledTask *task = plan_task_at(state, row);
        const Recommendation *one = one_at(state, row);
        bool changes = strcmp(recommendation_text(state->all, one, "changes"), "no") != 0;
        if (task)
            gantt_draw_bar(&state->gantt, body, y, x, task, one->effort.role,
                           changes ? one->workloads : NULL);
        else
            put(body, y, x, cells, role(ROLE_DIM), tr("no dates"));
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

/* Why some have no dates, and which dates are provisional; the tasks keep their rows. */
static int draw_notes(const PlanState *state, WINDOW *body, int y, int room)
{
    const char *const notes[] = { state->plan->why, plan_dated(state)->provisional };
    const int wanted[] = { WHY_ROWS, 1 };
    int used = 0;
    for (size_t i = 0; i < COUNT(notes); i++) {
        int rows = wanted[i] < room - used ? wanted[i] : room - used;
        char *text = notes[i] ? figures_named(state->all, notes[i]) : NULL;
        if (text && body)
            put_wrapped(body, y + used, 1, getmaxx(body) - 2, rows, role(ROLE_HIGH), text);
        used += text ? rows : 0;
        free(text);
    }
    return used;
}

void plan_draw(PlanState *state, WINDOW *body)
{
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
    int room = rows > LEAST_ROWS ? rows - LEAST_ROWS : 0;
    rows -= draw_notes(state, NULL, 0, room);
    const Plan *part = plan_dated(state);
    char *span = part->schedule ? xasprintf(tr("%s to %s, tasks: %zu"), state->start,
                                            part->schedule->end, part->count)
                                : xasprintf(tr("no dates: %zu"), state->plan->count);
    put(body, 0, 2, left - 2, role(ROLE_PLAIN), span);
    free(span);
    int loads = load_rows(state, rows), tasks = loads ? rows - loads - 1 : rows;
    put_rule(body, rows, 0, wide);
    if (loads)
        put_rule(body, tasks, 0, wide);
    table_view_draw(&state->view, body, 1, 0, tasks - 1, left);
    state->view.width = wide; /* a bar is pressed as its row is */
    int y = getcury(stdscr), x = getcurx(stdscr);
    draw_bars(state, body, tasks, left + 1);
    if (loads)
        draw_loads(state, body, tasks, left + 1, loads);
    draw_focus(state, body, rows + 1);
    draw_notes(state, body, rows + DETAIL_ROWS, room);
    wmove(stdscr, y, x);
}

bool plan_keep_agreed(Screen *screen)
{
    size_t tasks;
    if (!plan_agree(screen->store, &tasks))
        return false;
    char *message = xasprintf(tr("Kept as the agreed plan, tasks: %zu; u takes it back"), tasks);
    screen_message(message);
    free(message);
    return true;
}
