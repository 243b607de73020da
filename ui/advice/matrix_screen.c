/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations by what they bring and what they take: impact and urgency downwards,
 * effort across. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/figures.h"
#include "advice/recommendation_field.h"
#include "base/buffer.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "base/text.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { BANDS = PRIORITY_LEVELS, MOST_STEPS = 12, LABEL = 9, DETAIL_ROWS = 4 };

typedef struct Cell {
    int band, step; /* from the top, from the left */
} Cell;

typedef struct Matrix {
    Recommendations *all;
    Cell *cells; /* of the recommendations */
    int steps;
    Cell focus;
    char *id; /* in focus, or "" */
} Matrix;

/* ---- where a recommendation stands ---- */

/* The least gain of a band; that of the last is 0. */
static double floor_of(const Matrix *state, int band)
{
    return band + 1 < BANDS ? priority_threshold(state->all->rules, band + 1) : 0;
}

static double middle_of(const Matrix *state, int band)
{
    double low = floor_of(state, band);
    double high = band ? floor_of(state, band - 1) : 2 * low - floor_of(state, 1);
    return (low + high) / 2;
}

/* The priority that the middle of a band leads to with this effort. */
static int level_in(const Matrix *state, int band, const Recommendation *one)
{
    return priority_level(state->all->rules, middle_of(state, band) - one->priority.effort);
}

/* By impact and urgency; of a priority set by hand, the nearest band that leads to it. */
static int band_of(const Matrix *state, const Recommendation *one)
{
    double gain = one->priority.impact + one->priority.urgency;
    int band = 0;
    while (band + 1 < BANDS && gain < floor_of(state, band))
        band++;
    if (one->level == one->priority.level)
        return band;
    for (int far = 1; far < BANDS; far++) {
        if (band - far >= 0 && level_in(state, band - far, one) == one->level)
            return band - far;
        if (band + far < BANDS && level_in(state, band + far, one) == one->level)
            return band + far;
    }
    return band;
}

static int step_of(const Matrix *state, const Recommendation *one)
{
    const char *label = one->priority.terms[PRIORITY_EFFORT].step_labels[ENGLISH];
    int step = 0;
    while (step + 1 < state->steps &&
           strcmp(priority_step_label(state->all->rules, PRIORITY_EFFORT, (size_t)step, ENGLISH),
                  label) != 0)
        step++;
    return step;
}

static bool is_in(const Matrix *state, size_t i, int band, int step)
{
    return state->cells[i].band == band && state->cells[i].step == step;
}

static bool is_in_focus(const Matrix *state, size_t i)
{
    return is_in(state, i, state->focus.band, state->focus.step);
}

/* ---- the focus ---- */

static void focus_on(Matrix *state, const char *id)
{
    char *kept = xstrdup(id);
    free(state->id);
    state->id = kept;
}

/* The recommendation in focus, or NULL. */
static const Recommendation *in_focus(const Matrix *state)
{
    for (size_t i = 0; i < state->all->count; i++)
        if (is_in_focus(state, i) && !strcmp(state->all->list[i].id, state->id))
            return &state->all->list[i];
    return NULL;
}

static void focus_first(Matrix *state)
{
    focus_on(state, "");
    for (size_t i = 0; i < state->all->count && !*state->id; i++)
        if (is_in_focus(state, i))
            focus_on(state, state->all->list[i].id);
}

/* The focus follows the recommendation when it moved. */
static void find_focus(Matrix *state)
{
    for (size_t i = 0; i < state->all->count; i++)
        if (!strcmp(state->all->list[i].id, state->id)) {
            state->focus = state->cells[i];
            return;
        }
    if (!*state->id && state->all->count)
        state->focus = state->cells[0];
    focus_first(state);
}

static void forget(Matrix *state)
{
    recommendation_close(state->all);
    free(state->cells);
    state->all = NULL;
    state->cells = NULL;
}

static bool load(Screen *screen)
{
    Matrix *state = screen->state;
    Recommendations *all = recommendation_open(screen->store, message_language());
    if (!all)
        return false;
    forget(state);
    state->all = all;
    state->steps = (int)priority_step_count(all->rules, PRIORITY_EFFORT);
    state->steps = state->steps < MOST_STEPS ? state->steps : MOST_STEPS;
    state->cells = xcalloc(all->count, sizeof *state->cells);
    for (size_t i = 0; i < all->count; i++)
        state->cells[i] = (Cell){ band_of(state, &all->list[i]), step_of(state, &all->list[i]) };
    find_focus(state);
    header_show(screen->store, NULL);
    return true;
}

static bool open_matrix(Screen *screen, const void *argument)
{
    (void)argument;
    Matrix *state = screen->state;
    state->id = xstrdup("");
    return load(screen);
}

static void close_matrix(Screen *screen)
{
    Matrix *state = screen->state;
    forget(state);
    free(state->id);
}

/* ---- drawing ---- */

/* "P2 SEC01_1", "P1*SEC01_1" when set by hand; the one in focus leads. */
static void draw_names(const Matrix *state, WINDOW *body, int y, int x, int rows, int width,
                       Cell cell)
{
    bool has_focus = state->focus.band == cell.band && state->focus.step == cell.step;
    bool is_seen = !has_focus || !*state->id;
    for (size_t i = 0; i < state->all->count && rows > 0; i++) {
        const Recommendation *one = &state->all->list[i];
        bool is_it = has_focus && !strcmp(one->id, state->id);
        is_seen = is_seen || is_it;
        if (!is_seen || !is_in(state, i, cell.band, cell.step))
            continue;
        char *name = xasprintf("P%d%s%s", one->level,
                               *recommendation_text(state->all, one, "priority") ? "*" : " ",
                               figures_number(state->all, one));
        put(body, y++, x, width, role(is_it ? ROLE_FOCUS : ROLE_PLAIN), name);
        free(name);
        rows--;
    }
}

static void draw_cell(const Matrix *state, WINDOW *body, int y, int x, int rows, int width,
                      Cell cell)
{
    size_t count = 0;
    bool has_focus = state->focus.band == cell.band && state->focus.step == cell.step;
    for (size_t i = 0; i < state->all->count; i++)
        count += is_in(state, i, cell.band, cell.step);
    char *head = xasprintf("%s%zu", has_focus ? "> " : "  ", count);
    put_rule(body, y, x, width);
    put(body, y, x, text_cells(head) + 1, role(has_focus ? ROLE_FOCUS : ROLE_DIM),
        count || has_focus ? head : "");
    if (has_focus)
        screen_set_cursor(body, y, x);
    free(head);
    draw_names(state, body, y + 1, x, rows - 1, width - 1, cell);
}

static void draw_labels(const Matrix *state, WINDOW *body, int rows, int width)
{
    put(body, 0, 0, LABEL, role(ROLE_DIM), tr("gain"));
    for (int step = 0; step < state->steps; step++)
        put(body, 0, LABEL + step * width, width, role(ROLE_BOLD),
            priority_step_label(state->all->rules, PRIORITY_EFFORT, (size_t)step,
                                message_language()));
    for (int band = 0; band < BANDS; band++) {
        char *label = band + 1 < BANDS ? xasprintf("%.10g+", floor_of(state, band))
                                       : xasprintf("< %.10g", floor_of(state, band - 1));
        put_right(body, 1 + band * rows, 0, LABEL - 1, role(ROLE_BOLD), label);
        free(label);
    }
}

static void draw_focus(const Matrix *state, WINDOW *body, int y)
{
    int wide = getmaxx(body);
    const Recommendation *one = in_focus(state);
    put_rule(body, y, 0, wide);
    if (!one) {
        put(body, y + 1, 1, wide - 1, role(ROLE_DIM), tr("Nothing in this cell"));
        return;
    }
    const Priority *sum = &one->priority;
    char *line = xasprintf(tr("impact %.10g + urgency %.10g - effort %.10g = %.10g: P%d"),
                           sum->impact, sum->urgency, sum->effort, sum->score, sum->level);
    const char *reason = recommendation_text(state->all, one, "priority_reason");
    bool is_own = *recommendation_text(state->all, one, "priority");
    char *own = is_own ? xasprintf(tr("* set to P%d: %s"), one->level, reason)
                       : xstrdup(recommendation_text(state->all, one, "lift"));
    put(body, y + 1, 1, wide - 1, role(ROLE_BOLD), recommendation_text(state->all, one, "title"));
    put(body, y + 2, 1, wide - 1, role(ROLE_PLAIN), line);
    put(body, y + 3, 1, wide - 1, role(ROLE_DIM), own);
    free(line);
    free(own);
}

static void draw(Screen *screen, WINDOW *body)
{
    const Matrix *state = screen->state;
    put_blank(body, 0);
    if (!state->all || !state->all->count) {
        put_wrapped(body, 0, 2, getmaxx(body) - 4, getmaxy(body), role(ROLE_DIM),
                    tr("No recommendation yet: p on their screen proposes them."));
        return;
    }
    int rows = (getmaxy(body) - DETAIL_ROWS - 1) / BANDS;
    int width = (getmaxx(body) - LABEL) / state->steps;
    draw_labels(state, body, rows, width);
    for (int band = 0; band < BANDS; band++)
        for (int step = 0; step < state->steps; step++)
            draw_cell(state, body, 1 + band * rows, LABEL + step * width, rows, width,
                      (Cell){ band, step });
    draw_focus(state, body, getmaxy(body) - DETAIL_ROWS);
}

/* ---- keys ---- */

static bool move_to(Screen *screen, int bands, int steps)
{
    Matrix *state = screen->state;
    int band = state->focus.band + bands, step = state->focus.step + steps;
    if (band >= 0 && band < BANDS && step >= 0 && step < state->steps) {
        state->focus = (Cell){ band, step };
        focus_first(state);
    }
    return true;
}

static bool up(Screen *screen)
{
    return move_to(screen, -1, 0);
}

static bool down(Screen *screen)
{
    return move_to(screen, 1, 0);
}

static bool left(Screen *screen)
{
    return move_to(screen, 0, -1);
}

static bool right(Screen *screen)
{
    return move_to(screen, 0, 1);
}

/* The next one in the cell, round and round. */
static bool next(Screen *screen)
{
    Matrix *state = screen->state;
    bool was_seen = false;
    for (size_t i = 0; i < state->all->count; i++) {
        if (!is_in_focus(state, i))
            continue;
        if (was_seen) {
            focus_on(state, state->all->list[i].id);
            return true;
        }
        was_seen = !strcmp(state->all->list[i].id, state->id);
    }
    focus_first(state);
    return true;
}

/* To the next cell above or below whose priority is another one. */
static bool shift(Screen *screen, int direction)
{
    const Matrix *state = screen->state;
    const Recommendation *one = in_focus(state);
    if (!one)
        return fail("there is nothing in this cell to move");
    int level = one->level;
    for (int band = state->focus.band + direction; band >= 0 && band < BANDS && level == one->level;
         band += direction)
        level = level_in(state, band, one);
    if (level == one->level)
        return fail("no cell further on has another priority for this effort");
    const char word[] = { (char)('0' + level), '\0' };
    return recommendation_give(screen, "priority", level == one->priority.level ? "" : word,
                               &one->id, 1) &&
           (level != one->priority.level || load(screen));
}

static bool raise_one(Screen *screen)
{
    return shift(screen, -1);
}

static bool lower_one(Screen *screen)
{
    return shift(screen, 1);
}

/* The arithmetic follows the effort, and the focus the recommendation. */
static bool shift_effort(Screen *screen, bool is_longer)
{
    const Matrix *state = screen->state;
    const Recommendation *one = in_focus(state);
    if (!one)
        return fail("there is nothing in this cell to move");
    if (!recommendation_shift_effort(screen->store, state->all, one, is_longer) || !load(screen))
        return false;
    one = in_focus(state);
    char *message =
        one ? xasprintf(tr("Effort now %.10g, likely %.10g, at most %.10g man-days; u undoes it"),
                        hundredths_value(one->effort.least), hundredths_value(one->effort.likely),
                        hundredths_value(one->effort.most))
            : xstrdup("");
    screen_message(message);
    free(message);
    return true;
}

static bool lengthen(Screen *screen)
{
    return shift_effort(screen, true);
}

static bool shorten(Screen *screen)
{
    return shift_effort(screen, false);
}

static bool list_cell(Screen *screen)
{
    const Matrix *state = screen->state;
    Buffer ids = { 0 };
    for (size_t i = 0; i < state->all->count; i++)
        if (is_in_focus(state, i))
            buffer_join(&ids, " ", state->all->list[i].id);
    bool done = ids.bytes
                    ? screen_push(&recommendation_list_screen, screen->store, buffer_text(&ids))
                    : fail("there is nothing in this cell");
    buffer_free(&ids);
    return done;
}

static const Action actions[] = {
    { KEY_RETURN, N_("List"), N_("List what is in the cell"), list_cell },
    { '\t', N_("Next"), N_("Next recommendation of the cell"), next },
    { '+', N_("More urgent"), N_("Move it to a cell further up, with a reason"), raise_one },
    { '-', N_("Less urgent"), N_("Move it to a cell further down, with a reason"), lower_one },
    { '>', N_("More effort"), N_("Move it one column to the right: its effort grows"), lengthen },
    { '<', N_("Less effort"), N_("Move it one column to the left: its effort shrinks"), shorten },
    { KEY_UP, NULL, N_("One cell up"), up },
    { 'k', NULL, N_("One cell up"), up },
    { KEY_DOWN, NULL, N_("One cell down"), down },
    { 'j', NULL, N_("One cell down"), down },
    { KEY_LEFT, NULL, N_("One cell left"), left },
    { 'h', NULL, N_("One cell left"), left },
    { KEY_RIGHT, NULL, N_("One cell right"), right },
    { 'l', NULL, N_("One cell right"), right },
    { '=', NULL, NULL, raise_one },
    { 0 },
};

const ScreenClass matrix_screen = {
    .title = N_("Priority matrix"),
    .size = sizeof(Matrix),
    .open = open_matrix,
    .draw = draw,
    .close = close_matrix,
    .actions = actions,
    .resume = load,
};
