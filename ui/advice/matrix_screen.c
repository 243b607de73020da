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

/* The map to the left, what lies in the cell in focus to the right, its figures below. */
typedef struct Layout {
    int head, rows, cell; /* rows of labels, of a cell, and its columns */
    int below, left;      /* where the figures begin, and what the map takes */
} Layout;

typedef struct Matrix {
    Recommendations *all;
    Cell *cells; /* of the recommendations */
    int steps;
    Cell focus;
    char *id; /* in focus, or "" */
    Layout at; /* as it was last drawn, its corner on the whole screen, and the first name shown */
    int top, edge;
    size_t first;
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

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static Layout layout_of(const Matrix *state, const WINDOW *body)
{
    enum { TALL = 16, LEAST_CELL = 5, MOST_CELL = 12, MOST_ROWS = 3 };
    int tall = getmaxy(body), wide = getmaxx(body);
    Layout at = { .head = tall < TALL ? 1 : 2 };
    int map = clamp(tall - DETAIL_ROWS - at.head, BANDS, tall);
    at.rows = clamp(map / BANDS, 1, MOST_ROWS);
    at.cell = clamp((wide * 11 / 20 - LABEL) / state->steps, LEAST_CELL, MOST_CELL);
    at.below = clamp(tall - DETAIL_ROWS, at.head + BANDS * at.rows, tall);
    at.left = LABEL + state->steps * at.cell;
    return at;
}

static size_t count_in(const Matrix *state, Cell cell)
{
    size_t count = 0;
    for (size_t i = 0; i < state->all->count; i++)
        count += is_in(state, i, cell.band, cell.step);
    return count;
}

static size_t fullest(const Matrix *state)
{
    size_t most = 0;
    for (size_t i = 0; i < state->all->count; i++) {
        size_t count = count_in(state, state->cells[i]);
        most = count > most ? count : most;
    }
    return most;
}

/* Braille has the same width on all terminals, unlike blocks. */
static const char *shade_of(size_t count, size_t most)
{
    static const char *const shades[] = { "⠤", "⠶", "⣶", "⣿" }, *const plain[] = { ".", ":", "=", "#" };
    size_t step = (count - 1) * COUNT(shades) / most;
    return terminal_is_ascii() ? plain[step] : shades[step];
}

/* One of its rows: the darker the more there are, their number in the first. */
static void draw_heat(WINDOW *body, int y, int x, int columns, const char *shade,
                      const char *number, Role look)
{
    int room = columns - text_cells(number);
    for (int i = 0; i < room; i++)
        put(body, y, x + i, 1, role(look), shade);
    put(body, y, x + room, columns - room, role(look), number);
}

static void draw_cell(const Matrix *state, WINDOW *body, const Layout *at, Cell cell, size_t most)
{
    size_t count = count_in(state, cell);
    bool has_focus = state->focus.band == cell.band && state->focus.step == cell.step;
    int y = at->head + cell.band * at->rows, x = LABEL + cell.step * at->cell;
    const char *shade = count ? shade_of(count, most) : " ";
    char *number = count       ? xasprintf(has_focus ? " %zu]" : " %zu ", count)
                   : has_focus ? xstrdup("]")
                               : xstrdup(terminal_is_ascii() ? ". " : "· ");
    Role look = has_focus ? ROLE_FOCUS : count ? ROLE_PLAIN : ROLE_DIM;
    for (int i = 0; i < at->rows; i++)
        draw_heat(body, y + i, x + 1, at->cell - 1, i + 1 < at->rows || at->rows == 1 ? shade : " ",
                  i ? " " : number, i + 1 < at->rows || at->rows == 1 ? look : ROLE_PLAIN);
    put(body, y, x, 1, role(look), has_focus ? "[" : " ");
    if (has_focus)
        screen_set_cursor(body, y, x);
    free(number);
}

static const char *step_label(const Matrix *state, int step)
{
    return priority_step_label(state->all->rules, PRIORITY_EFFORT, (size_t)step,
                               message_language());
}

static char *band_label(const Matrix *state, int band)
{
    return band + 1 < BANDS ? xasprintf("%.10g+", floor_of(state, band))
                            : xasprintf("< %.10g", floor_of(state, band - 1));
}

/* Which way gain and effort grow, and what the rows and columns stand for. */
static void draw_labels(const Matrix *state, WINDOW *body, const Layout *at)
{
    const char *up = terminal_is_ascii() ? "^" : "↑", *across = terminal_is_ascii() ? ">" : "→";
    char *gain = xasprintf("%s %s", tr("gain"), up), *effort = xasprintf("%s %s", tr("effort"), across);
    put(body, 0, 0, LABEL, role(ROLE_DIM), gain);
    if (at->head > 1) {
        put_right(body, 0, LABEL, at->left - LABEL, role(ROLE_DIM), effort);
        put(body, 1, 0, LABEL, role(ROLE_PLAIN), "");
    }
    for (int step = 0; step < state->steps; step++)
        put_cut(body, at->head - 1, LABEL + step * at->cell + 1, at->cell - 1, role(ROLE_BOLD),
                step_label(state, step));
    for (int band = 0; band < BANDS; band++) {
        char *label = band_label(state, band);
        put_right(body, at->head + band * at->rows, 0, LABEL - 1, role(ROLE_BOLD), label);
        free(label);
    }
    free(effort);
    free(gain);
}

/* "P2 SEC01_1 Title", "P1*SEC01_1 Title" when set by hand; where there is room the workload. */
static void draw_name(const Matrix *state, WINDOW *body, int y, int x, int width,
                      const Recommendation *one)
{
    enum { WITH_WORKLOAD = 60, WORKLOAD = 16 };
    int beside = width >= WITH_WORKLOAD ? WORKLOAD : 0;
    Role look = !strcmp(one->id, state->id) ? ROLE_FOCUS : ROLE_PLAIN;
    char *title = beside ? xstrdup(recommendation_text(state->all, one, "title"))
                         : figures_title(state->all, one),
         *name = xasprintf("P%d%s%-8s %s", one->level,
                           *recommendation_text(state->all, one, "priority") ? "*" : " ",
                           figures_number(state->all, one), title);
    free(title);
    put_cut(body, y, x, width - beside, role(look), name);
    if (beside) {
        put(body, y, x + width - beside, 2, role(look), "");
        put_cut(body, y, x + width - beside + 2, beside - 2, role(look),
                recommendation_workload(one));
    }
    free(name);
}

/* How many of the cell come before the one in focus. */
static size_t place_in_cell(const Matrix *state)
{
    size_t place = 0;
    for (size_t i = 0; i < state->all->count && strcmp(state->all->list[i].id, state->id) != 0; i++)
        place += is_in_focus(state, i);
    return place;
}

static void draw_names(Matrix *state, WINDOW *body, const Layout *at)
{
    int x = at->left + 2, width = getmaxx(body) - x, y = 1, rows = at->below - 1;
    size_t count = count_in(state, state->focus), place = *state->id ? place_in_cell(state) : 0,
           first = place + 1 > (size_t)rows ? place + 1 - (size_t)rows : 0, passed = 0;
    state->first = first;
    char *band = band_label(state, state->focus.band);
    char *head = xasprintf(tr("Gain %s · effort: %s · %zu"), band,
                           step_label(state, state->focus.step), count);
    put_cut(body, 0, x, width, role(ROLE_BOLD), head);
    for (size_t i = 0; i < state->all->count && y <= rows; i++)
        if (is_in_focus(state, i) && passed++ >= first)
            draw_name(state, body, y++, x, width, &state->all->list[i]);
    if (!count)
        put(body, y++, x, width, role(ROLE_DIM), tr("Nothing in this cell"));
    while (y <= rows)
        put(body, y++, x, width, role(ROLE_PLAIN), "");
    int right = getmaxx(body);
    right -= put_more(body, at->below, right, false, count - first > (size_t)rows
                                                         ? count - first - (size_t)rows
                                                         : 0);
    put_more(body, at->below, right, true, first);
    free(head);
    free(band);
}

static void draw_focus(const Matrix *state, WINDOW *body, int y)
{
    int wide = getmaxx(body);
    const Recommendation *one = in_focus(state);
    put_rule(body, y, 0, wide);
    if (!one)
        return;
    const Priority *sum = &one->priority;
    char *line = xasprintf(tr("impact %.10g + urgency %.10g - effort %.10g = %.10g: P%d"),
                           sum->impact, sum->urgency, sum->effort, sum->score, sum->level);
    const char *reason = recommendation_text(state->all, one, "priority_reason");
    bool is_own = *recommendation_text(state->all, one, "priority");
    char *own = is_own ? xasprintf(tr("* set to P%d: %s"), one->level, reason)
                       : xstrdup(recommendation_text(state->all, one, "lift"));
    put_cut(body, y + 1, 1, wide - 1, role(ROLE_BOLD), recommendation_text(state->all, one, "title"));
    put_cut(body, y + 2, 1, wide - 1, role(ROLE_PLAIN), line);
    put_cut(body, y + 3, 1, wide - 1, role(ROLE_DIM), own);
    free(line);
    free(own);
}

static void draw(Screen *screen, WINDOW *body)
{
    Matrix *state = screen->state;
    put_blank(body, 0);
    if (!state->all || !state->all->count) {
        put_wrapped(body, 0, 2, getmaxx(body) - 4, getmaxy(body), role(ROLE_DIM),
                    tr("No recommendation yet: p on their screen proposes them."));
        return;
    }
    Layout at = state->at = layout_of(state, body);
    size_t most = fullest(state);
    getbegyx(body, state->top, state->edge);
    draw_labels(state, body, &at);
    for (int band = 0; band < BANDS; band++)
        for (int step = 0; step < state->steps; step++)
            draw_cell(state, body, &at, (Cell){ band, step }, most);
    draw_focus(state, body, at.below);
    draw_names(state, body, &at);
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

/* The one in a line beside the map, if there is one. */
static bool focus_line(Matrix *state, int line)
{
    size_t wanted = state->first + (size_t)line, passed = 0;
    for (size_t i = 0; i < state->all->count; i++)
        if (is_in_focus(state, i) && passed++ == wanted) {
            focus_on(state, state->all->list[i].id);
            break;
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

/* On a cell, or a name beside the map. */
static bool click(Screen *screen)
{
    Matrix *state = screen->state;
    const Layout *at = &state->at;
    int y, x;
    screen_pressed_at(&y, &x);
    y -= state->top;
    x -= state->edge;
    if (!at->rows || y < 1 || y >= at->below)
        return true;
    if (x >= at->left)
        return focus_line(state, y - 1);
    if (x >= LABEL && y >= at->head && y < at->head + BANDS * at->rows) {
        state->focus = (Cell){ (y - at->head) / at->rows, (x - LABEL) / at->cell };
        focus_first(state);
    }
    return true;
}

static bool has_one(Screen *screen)
{
    return in_focus(screen->state);
}

static bool has_several(Screen *screen)
{
    const Matrix *state = screen->state;
    return count_in(state, state->focus) > 1;
}

/* The next one in the cell, round and round. */
static bool next(Screen *screen)
{
    Matrix *state = screen->state;
    bool was_seen = false;
    if (!has_several(screen))
        return fail("there is nothing else in this cell");
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

/* Of the next cell above or below that has another one; its own where there is none. */
static int level_beyond(const Matrix *state, const Recommendation *one, int direction)
{
    int level = one->level;
    for (int band = state->focus.band + direction; band >= 0 && band < BANDS && level == one->level;
         band += direction)
        level = level_in(state, band, one);
    return level;
}

static bool can_shift(const Matrix *state, int direction)
{
    const Recommendation *one = in_focus(state);
    return one && level_beyond(state, one, direction) != one->level;
}

static bool can_raise(Screen *screen)
{
    return can_shift(screen->state, -1);
}

static bool can_lower(Screen *screen)
{
    return can_shift(screen->state, 1);
}

static bool can_lengthen(Screen *screen)
{
    const Matrix *state = screen->state;
    return in_focus(state) && state->focus.step + 1 < state->steps;
}

static bool can_shorten(Screen *screen)
{
    const Matrix *state = screen->state;
    return in_focus(state) && state->focus.step;
}

static bool shift(Screen *screen, int direction)
{
    const Matrix *state = screen->state;
    const Recommendation *one = in_focus(state);
    if (!one)
        return fail("there is nothing in this cell to move");
    int level = level_beyond(state, one, direction);
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

/* "2 – 3 – 5" */
static char *effort_of(const Recommendation *one)
{
    return xasprintf("%.10g – %.10g – %.10g", hundredths_value(one->effort.least),
                     hundredths_value(one->effort.likely), hundredths_value(one->effort.most));
}

static void say_effort(const Matrix *state, const Recommendation *one, const char *before)
{
    char *after = effort_of(one),
         *message =
             xasprintf(tr("%s man-days: %s → %s"), figures_number(state->all, one), before, after);
    screen_message(message);
    free(message);
    free(after);
}

/* The arithmetic follows the effort, and the focus the recommendation. */
static bool shift_effort(Screen *screen, bool is_longer)
{
    const Matrix *state = screen->state;
    const Recommendation *one = in_focus(state);
    if (!one)
        return fail("there is nothing in this cell to move");
    char *before = effort_of(one);
    bool done =
        recommendation_shift_effort(screen->store, state->all, one, is_longer) && load(screen);
    one = in_focus(state);
    if (done && one)
        say_effort(state, one, before);
    free(before);
    return done;
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
    { KEY_RETURN, N_("List"), N_("List what is in the cell"), list_cell, .applies = has_one },
    { '\t', N_("Next"), N_("Next recommendation of the cell"), next, .applies = has_several },
    { '+', N_("More urgent"), N_("Move it to a cell further up, with a reason"), raise_one,
      .applies = can_raise },
    { '-', N_("Less urgent"), N_("Move it to a cell further down, with a reason"), lower_one,
      .applies = can_lower },
    { '>', N_("More effort"), N_("Move it one column to the right: its effort grows"), lengthen,
      .applies = can_lengthen },
    { '<', N_("Less effort"), N_("Move it one column to the left: its effort shrinks"), shorten,
      .applies = can_shorten },
    { KEY_UP, NULL, N_("One cell up"), up },
    { 'k', NULL, N_("One cell up"), up },
    { KEY_DOWN, NULL, N_("One cell down"), down },
    { 'j', NULL, N_("One cell down"), down },
    { KEY_LEFT, NULL, N_("One cell left"), left },
    { 'h', NULL, N_("One cell left"), left },
    { KEY_RIGHT, NULL, N_("One cell right"), right },
    { 'l', NULL, N_("One cell right"), right },
    { '=', NULL, NULL, raise_one },
    { KEY_MOUSE, NULL, NULL, click },
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
