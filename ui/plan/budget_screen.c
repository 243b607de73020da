/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most risk removed for any number of man-days, and what one budget buys. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "advice/advice_screens.h"
#include "advice/figures.h"
#include "base/buffer.h"
#include "base/date_input.h"
#include "base/hash.h"
#include "base/hundredths.h"
#include "base/message.h"
#include "base/text.h"
#include "plan/plan.h"
#include "plan/plan_screens.h"
#include "toolkit/chart.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

enum { STEPS = 48 };

typedef struct Budget {
    int64_t days, money;   /* below 0: no budget */
    char until[DATE_SIZE]; /* "": no date */
    OptimumPoint points[STEPS + 1];
    int64_t plain[STEPS + 1]; /* what the order of priority removes */
    uint64_t planned;         /* what the curve was made of */
    bool has_curve;
    Plan *plan, *by_priority;
    Recommendations *all;
    char *why; /* neither curve nor plan, or NULL */
} Budget;

/* Changes whenever the curve does; 0 when there is nothing to choose from. */
static uint64_t fingerprint(const Recommendations *all)
{
    uint64_t print = 0;
    for (size_t i = 0; i < all->count; i++) {
        const Recommendation *one = &all->list[i];
        if (!recommendation_is_planned(one))
            continue;
        const int64_t numbers[] = { one->risk, plan_left(all, one) };
        print = hash_short(print, one->id, strlen(one->id));
        print = hash_short(print, numbers, sizeof numbers);
        print = hash_short(print, one->depends_on, strlen(one->depends_on));
    }
    return print;
}

static bool make_curve(Budget *state)
{
    uint64_t planned = fingerprint(state->all);
    if (planned == state->planned)
        return true;
    state->has_curve = planned && plan_curve(state->all, STEPS, state->points) &&
                       plan_plain_curve(state->all, STEPS, state->points, state->plain);
    state->planned = state->has_curve ? planned : 0;
    return state->has_curve || !planned;
}

static bool make_plan(Screen *screen)
{
    char start[DATE_SIZE];
    Budget *state = screen->state;
    if (!plan_start(screen->store, start))
        return false;
    PlanWish wish = { .start = start,
                      .until = *state->until ? state->until : NULL,
                      .days = state->days,
                      .money = state->money,
                      .is_optimised = true };
    state->plan = plan_make(state->all, &wish);
    wish.is_optimised = false;
    state->by_priority = state->plan ? plan_make(state->all, &wish) : NULL;
    return state->by_priority != NULL;
}

static void forget(Budget *state)
{
    plan_free(state->plan);
    plan_free(state->by_priority);
    recommendation_close(state->all);
    free(state->why);
    state->plan = NULL;
    state->by_priority = NULL;
    state->all = NULL;
    state->why = NULL;
}

static bool load(Screen *screen)
{
    Budget *state = screen->state;
    forget(state);
    state->all = recommendation_open(screen->store, message_language());
    header_show(screen->store, NULL);
    if (!state->all)
        return false;
    if (!make_curve(state) || !make_plan(screen))
        state->why = xstrdup(failure());
    return true;
}

static bool open_budget(Screen *screen, const void *argument)
{
    (void)argument;
    Budget *state = screen->state;
    state->days = state->money = -1;
    return load(screen);
}

static void close_budget(Screen *screen)
{
    forget(screen->state);
}

/* ---- the curve ---- */

/* What a column of the chart stands for: the risk that its man-days remove, by the best choice or
 * by priority. */
static int64_t risk_at(const Budget *state, int column, int width, bool is_best)
{
    const OptimumPoint *last = &state->points[STEPS];
    int64_t limit = width > 1 ? last->limit * column / (width - 1) : last->limit;
    int64_t risk = 0;
    for (size_t i = 0; i <= STEPS; i++)
        if (state->points[i].limit <= limit)
            risk = is_best ? state->points[i].risk : state->plain[i];
    return risk;
}

/* The column of what the plan takes, or -1 without a budget. */
static int mark_of(const Budget *state, int width)
{
    int64_t whole = state->points[STEPS].limit;
    bool has_budget = state->days >= 0 || state->money >= 0 || *state->until;
    return has_budget && state->plan && whole > 0 ? (int)(state->plan->days * (width - 1) / whole)
                                                  : -1;
}

/* The line of the best choice goes up where it rises; that by priority is every other dot. */
static unsigned dots_in(const Budget *state, const Chart *chart, int column, int y, bool is_best)
{
    int across = chart->width * CHART_DOTS_ACROSS, bottom = (y - 1) * CHART_DOTS_DOWN;
    unsigned dots = 0;
    for (int side = 0; side < (is_best ? CHART_DOTS_ACROSS : 1); side++) {
        int at = column * CHART_DOTS_ACROSS + side;
        int top = chart_dots(chart, risk_at(state, at, across, is_best));
        int from = at ? chart_dots(chart, risk_at(state, at - 1, across, is_best)) + 1 : top;
        from = is_best && from < top ? from : top;
        for (int row = 0; row < CHART_DOTS_DOWN; row++)
            if (top && bottom + row + 1 >= from && bottom + row + 1 <= top)
                dots |= chart_dot(side, row);
    }
    return dots;
}

static void draw_dots(const Budget *state, const Chart *chart, int column)
{
    int height = chart_height(chart, risk_at(state, column, chart->width, true));
    bool is_mark = column == mark_of(state, chart->width);
    for (int y = chart->rows; y > 0; y--) {
        unsigned best = dots_in(state, chart, column, y, true),
                 plain = dots_in(state, chart, column, y, false);
        if (is_mark && y <= height)
            chart_put(chart, column, y, ROLE_BOLD, "|");
        else
            chart_put_dots(chart, column, y, best ? ROLE_BOLD : ROLE_MEDIUM, best | plain);
    }
}

static void draw_signs(const Budget *state, const Chart *chart, int column)
{
    int height = chart_height(chart, risk_at(state, column, chart->width, true));
    int plain = chart_height(chart, risk_at(state, column, chart->width, false));
    bool is_mark = column == mark_of(state, chart->width);
    for (int y = chart->rows; y > 0; y--) {
        bool is_filled = y <= height;
        chart_put(chart, column, y, is_mark ? ROLE_BOLD : ROLE_PLAIN,
                  is_mark && is_filled ? "|"
                  : y == height        ? "*"
                  : y == plain         ? "+"
                  : is_filled          ? ":"
                                       : " ");
    }
}

static void draw_curve(const Budget *state, WINDOW *body, int rows)
{
    Chart chart = chart_new(body, rows, state->points[STEPS].risk);
    char *days = hundredths_text(state->points[STEPS].limit);
    char *end = xasprintf(tr("%s man-days"), days);
    chart_draw_axes(&chart, tr("risk"), "0", end);
    for (int column = 0; column < chart.width; column++)
        (terminal_is_ascii() ? draw_signs : draw_dots)(state, &chart, column);
    free(end);
    free(days);
}

/* ---- in words ---- */

static char *money_text(int64_t cents)
{
    char *plain = hundredths_text(cents), *grouped = text_grouped(plain);
    free(plain);
    return grouped;
}

static char *budget_text(const Budget *state)
{
    char *days = hundredths_text(state->days), *money = money_text(state->money);
    char *parts[] = { state->days < 0 ? NULL : xasprintf(tr("%s man-days"), days),
                      state->money < 0 ? NULL : xasprintf(tr("%s in money"), money),
                      *state->until ? xasprintf(tr("by %s"), state->until) : NULL };
    Buffer text = { 0 };
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (parts[i])
            buffer_join(&text, " · ", parts[i]);
        free(parts[i]);
    }
    char *line = text.bytes ? xasprintf(tr("Budget: %s"), buffer_text(&text))
                            : xstrdup(tr("Budget: none; all that is accepted"));
    buffer_free(&text);
    free(money);
    free(days);
    return line;
}

static char *outcome_text(const Plan *plan)
{
    char *risk = hundredths_text(plan->risk), *days = hundredths_text(plan->days),
         *money = money_text(plan->money);
    char *text =
        xasprintf(tr("Chosen: %zu · risk removed: %s · %s man-days · %s %s · end: %s"), plan->count,
                  risk, days, plan->currency ? money : "?", plan->currency ? plan->currency : "",
                  plan->schedule ? plan->schedule->end : tr("no schedule"));
    free(risk);
    free(days);
    free(money);
    return text;
}

static char *curves_text(const Budget *state)
{
    char *risk = hundredths_text(state->by_priority->risk);
    bool is_ascii = terminal_is_ascii();
    char *text =
        xasprintf(tr("%s the best choice   %s in the order of priority: %s points of risk"),
                  is_ascii ? "*" : "⣀⣀", is_ascii ? "+" : "⡀⡀", risk);
    free(risk);
    return text;
}

static bool has(const Plan *plan, const Recommendation *one)
{
    bool found = false;
    for (size_t i = 0; !found && i < plan->count; i++)
        found = plan->chosen[i] == one;
    return found;
}

enum { WHAT = 10, LEVEL = 4, DAYS = 8 };

/* What one of two plans has and the other has not, by title, as far as there is room; how many
 * there are. */
static size_t draw_side(const Budget *state, WINDOW *body, int y, const Plan *plan,
                        const Plan *other, const char *what)
{
    size_t count = 0;
    int wide = getmaxx(body) - 1;
    for (size_t i = 0; i < plan->count; i++) {
        const Recommendation *one = plan->chosen[i];
        if (has(other, one) || y + (int)count++ >= getmaxy(body))
            continue;
        int row = y + (int)count - 1, x = 1 + WHAT;
        char *level = xasprintf("P%d", one->level), *days = xasprintf("%.1f", one->days),
             *title = figures_title(state->all, one);
        put(body, row, 1, WHAT, role(ROLE_DIM), what);
        put(body, row, x, LEVEL, role(ROLE_PLAIN), level);
        put_right(body, row, x + LEVEL, DAYS, role(ROLE_PLAIN), days);
        put(body, row, x + LEVEL + DAYS, 2, role(ROLE_PLAIN), "");
        put_cut(body, row, x + LEVEL + DAYS + 2, wide - x - LEVEL - DAYS - 2, role(ROLE_PLAIN),
                title);
        free(title);
        free(days);
        free(level);
    }
    return count;
}

/* Against the order of priority. */
static void draw_others(const Budget *state, WINDOW *body, int y)
{
    size_t count = draw_side(state, body, y, state->plan, state->by_priority, tr("added"));
    count += draw_side(state, body, y + (int)count, state->by_priority, state->plan, tr("dropped"));
    int room = getmaxy(body) - y;
    room = room > 0 ? room : 0;
    if (count > (size_t)room)
        put_more(body, getmaxy(body), getmaxx(body), false, count - (size_t)room);
}

static void draw_words(const Budget *state, WINDOW *body, int y)
{
    int wide = getmaxx(body) - 2, end = getmaxy(body);
    const Plan *plan = state->plan;
    char *const lines[] = { budget_text(state), outcome_text(state->plan), curves_text(state),
                            xstrdup(plan->remark ? plan->remark : ""),
                            figures_named(state->all, plan->why           ? plan->why
                                                      : plan->provisional ? plan->provisional
                                                                          : "") };
    for (size_t i = 0; i < COUNT(lines); i++) {
        if (*lines[i] && y < end)
            y += put_wrapped(body, y, 1, wide, end - y, role(i ? ROLE_PLAIN : ROLE_BOLD), lines[i]);
        free(lines[i]);
    }
    draw_others(state, body, y);
}

static void draw(Screen *screen, WINDOW *body)
{
    const Budget *state = screen->state;
    int rows = (getmaxy(body) - 2) / 2;
    put_blank(body, 0);
    if (!state->has_curve || !state->plan) {
        put_wrapped(body, 0, 2, getmaxx(body) - 4, getmaxy(body), role(ROLE_DIM),
                    state->why ? state->why
                               : tr("Nothing to choose from yet: accept recommendations first, a on"
                                    " their screen."));
        return;
    }
    draw_curve(state, body, rows);
    draw_words(state, body, rows + 2);
}

/* ---- keys ---- */

/* What cannot be planned with is not kept. until NULL: as it was. */
static bool take(Screen *screen, int64_t days, int64_t money, const char until[DATE_SIZE])
{
    Budget *state = screen->state;
    const Budget before = *state;
    state->days = days;
    state->money = money;
    if (until)
        memcpy(state->until, until, sizeof state->until);
    if (load(screen) && !state->why)
        return true;
    char *why = xstrdup(state->why ? state->why : failure());
    state->days = before.days;
    state->money = before.money;
    memcpy(state->until, before.until, sizeof state->until);
    bool done = load(screen) && fail("%s", why);
    free(why);
    return done;
}

static bool take_number(Screen *screen, const char *text, bool is_money)
{
    const Budget *state = screen->state;
    int64_t number = -1;
    char *trimmed = text_trim(text);
    bool done =
        !*trimmed || (is_money ? money_parse(trimmed, &number) : cost_parse_days(trimmed, &number));
    free(trimmed);
    return done &&
           take(screen, is_money ? state->days : number, is_money ? number : state->money, NULL);
}

static bool take_days(void *context, const char *text)
{
    return take_number(context, text, false);
}

static bool take_money(void *context, const char *text)
{
    return take_number(context, text, true);
}

static bool take_until(void *context, const char *text)
{
    Screen *screen = context;
    const Budget *state = screen->state;
    char date[DATE_SIZE] = "", *trimmed = text_trim(text);
    bool done = !*trimmed || date_input(trimmed, date);
    free(trimmed);
    return done && take(screen, state->days, state->money, date);
}

static bool ask(Screen *screen, const char *title, const char *help, int64_t given,
                bool (*done)(void *, const char *))
{
    char *initial = given < 0 ? xstrdup("") : hundredths_text(given);
    bool pushed = screen_push(&text_screen, screen->store,
                              &(TextRequest){ .title = title,
                                              .help = help,
                                              .initial = initial,
                                              .is_fleeting = true,
                                              .done = done,
                                              .context = screen });
    free(initial);
    return pushed;
}

static bool ask_days(Screen *screen)
{
    const Budget *state = screen->state;
    return ask(screen, N_("Budget in man-days"), N_("Such as 20; empty is no limit"), state->days,
               take_days);
}

static bool ask_money(Screen *screen)
{
    const Budget *state = screen->state;
    return ask(screen, N_("Budget in money"), N_("Work and purchases together; empty is no limit"),
               state->money, take_money);
}

static bool ask_until(Screen *screen)
{
    const Budget *state = screen->state;
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Done by"),
                        .help = N_("A date, such as 2026-01-05, Dec 4 or +30; empty is no limit"),
                        .initial = state->until,
                        .is_fleeting = true,
                        .done = take_until,
                        .context = screen });
}

/* A twentieth of all man-days at a time. */
static bool has_less(Screen *screen)
{
    const Budget *state = screen->state;
    return state->has_curve && state->days != 0;
}

static bool has_more(Screen *screen)
{
    const Budget *state = screen->state;
    return state->has_curve && state->days >= 0 && state->days < state->points[STEPS].limit;
}

static bool has_chosen(Screen *screen)
{
    const Budget *state = screen->state;
    return state->plan && state->plan->count;
}

static bool step(Screen *screen, int direction)
{
    enum { PARTS = 20 };
    Budget *state = screen->state;
    if (!state->has_curve)
        return fail("there is nothing to choose from");
    int64_t whole = state->points[STEPS].limit, now = state->days < 0 ? whole : state->days;
    int64_t unit = (whole + PARTS * HUNDREDTHS - 1) / (PARTS * HUNDREDTHS) * HUNDREDTHS;
    int64_t next = now + direction * unit;
    state->days = next < 0 ? 0 : next > whole ? whole : next;
    return load(screen);
}

static bool less(Screen *screen)
{
    return step(screen, -1);
}

static bool more(Screen *screen)
{
    return step(screen, 1);
}

static bool show_chosen(Screen *screen)
{
    const Budget *state = screen->state;
    if (!state->plan || !state->plan->count)
        return fail("nothing is chosen");
    Buffer ids = { 0 };
    for (size_t i = 0; i < state->plan->count; i++)
        buffer_join(&ids, " ", state->plan->chosen[i]->id);
    bool done = screen_push(&recommendation_list_screen, screen->store, buffer_text(&ids));
    buffer_free(&ids);
    return done;
}

static const Action actions[] = {
    { 'd', N_("Days"), N_("Say how many man-days there are"), ask_days },
    { 'm', N_("Money"), N_("Say how much money there is"), ask_money },
    { 't', N_("Date"), N_("Say by when it is to be done"), ask_until },
    { '-', N_("Less"), N_("Fewer man-days"), less, .applies = has_less },
    { '+', N_("More"), N_("More man-days"), more, .applies = has_more },
    { KEY_RETURN, N_("Chosen"), N_("List what is chosen"), show_chosen, .applies = has_chosen },
    { KEY_LEFT, NULL, N_("Fewer man-days"), less },
    { KEY_RIGHT, NULL, N_("More man-days"), more },
    { '=', NULL, NULL, more },
    { 0 },
};

const ScreenClass budget_screen = {
    .title = N_("Budget"),
    .size = sizeof(Budget),
    .open = open_budget,
    .draw = draw,
    .close = close_budget,
    .actions = actions,
    .resume = load,
};
