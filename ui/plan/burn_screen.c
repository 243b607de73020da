/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was planned to be done by each day, against what was done and what it took. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "plan/plan.h"
#include "plan/plan_picture.h"
#include "plan/plan_screens.h"
#include "toolkit/chart.h"
#include "toolkit/header.h"
#include "toolkit/put.h"

enum { WORD_ROWS = 6 };

typedef struct BurnState {
    Burn *burn;
    char *why; /* there is none, or NULL */
    char agreed[DATE_SIZE], start[DATE_SIZE];
} BurnState;

static void forget(BurnState *state)
{
    burn_free(state->burn);
    free(state->why);
    state->burn = NULL;
    state->why = NULL;
}

static bool load(Screen *screen)
{
    BurnState *state = screen->state;
    forget(state);
    header_show(screen->store, NULL);
    Recommendations *all = plan_start(screen->store, state->start)
                               ? recommendation_open(screen->store, message_language())
                               : NULL;
    if (!all)
        return false;
    state->burn = plan_burn(all, state->start, state->agreed);
    state->why = state->burn ? NULL : xstrdup(failure());
    recommendation_close(all);
    return true;
}

static bool open_burn(Screen *screen, const void *argument)
{
    (void)argument;
    return load(screen);
}

static void close_burn(Screen *screen)
{
    forget(screen->state);
}

/* ---- drawing ---- */

/* The last day that a column stands for. */
static const BurnDay *day_at(const Burn *burn, int column, int width)
{
    size_t last = burn->count - 1;
    return &burn->days[width > 1 ? last * (size_t)column / (size_t)(width - 1) : last];
}

static void draw_column(const Burn *burn, const Chart *chart, int column)
{
    const BurnDay *day = day_at(burn, column, chart->width);
    const BurnDay *next = column + 1 < chart->width ? day_at(burn, column + 1, chart->width) : NULL;
    bool is_today = day->is_past && next && !next->is_past;
    int planned = chart_height(chart, day->planned), earned = chart_height(chart, day->earned),
        actual = chart_height(chart, day->actual);
    for (int y = chart->rows; y > 0; y--) {
        const char *sign = day->is_past && y == actual   ? "o"
                           : day->is_past && y == earned ? "*"
                           : y == planned                ? "."
                           : is_today                    ? "|"
                                                         : " ";
        chart_put(chart, column, y,
                  *sign == '|'   ? ROLE_DIM
                  : *sign == '.' ? ROLE_PLAIN
                                 : ROLE_BOLD,
                  sign);
    }
}

static int64_t most_of(const Burn *burn)
{
    return burn->planned > burn->actual ? burn->planned : burn->actual;
}

static void draw_burn(const BurnState *state, WINDOW *body)
{
    const Burn *burn = state->burn;
    int rows = getmaxy(body) - WORD_ROWS - 2, y = rows + 2, wide = getmaxx(body) - 2;
    Chart chart = chart_new(body, rows, most_of(burn));
    chart_draw_axes(&chart, tr("days"), burn->days[0].date, burn->days[burn->count - 1].date);
    for (int column = 0; column < chart.width; column++)
        draw_column(burn, &chart, column);
    char *const lines[] = { plan_agreed_text(state->agreed), plan_burn_text(burn) };
    put(body, y, 1, wide, role(ROLE_DIM), tr(". planned  * done, as planned  o spent  | today"));
    for (size_t i = 0; i < COUNT(lines); i++) {
        y += put_wrapped(body, y + 1, 1, wide, 3, role(i ? ROLE_BOLD : ROLE_PLAIN), lines[i]);
        free(lines[i]);
    }
}

static void draw(Screen *screen, WINDOW *body)
{
    const BurnState *state = screen->state;
    put_blank(body, 0);
    if (state->burn && state->burn->count && most_of(state->burn)) {
        draw_burn(state, body);
        return;
    }
    put_wrapped(body, 0, 2, getmaxx(body) - 4, getmaxy(body), role(ROLE_DIM),
                state->why ? state->why
                           : tr("Nothing to plan yet: accept recommendations first, a on their"
                                " screen."));
}

/* ---- keys ---- */

static bool has_plan(Screen *screen)
{
    const BurnState *state = screen->state;
    return state->burn && state->burn->count;
}

static bool agree(Screen *screen)
{
    return plan_keep_agreed(screen) && load(screen);
}

static const Action actions[] = {
    { 'B', N_("Agree"), N_("Keep the present plan as the one that was agreed"), agree,
      .applies = has_plan },
    { 0 },
};

const ScreenClass burn_screen = {
    .title = N_("Burn"),
    .size = sizeof(BurnState),
    .open = open_burn,
    .draw = draw,
    .close = close_burn,
    .actions = actions,
    .resume = load,
};
