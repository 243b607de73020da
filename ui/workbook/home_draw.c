/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of home: the road above, the list, and beside it the pillars of a workload. */
#include "config.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"
#include "workbook/home_state.h"

enum {
    STRIP_ROWS = 4,
    LIST_WIDE = 62,
    PILLAR_NAME = 23,
    SCORE = 7,
    GAP = 1,
    RISKS = 17,
    LONGEST_BAR = 40
};

static void draw_pillars(const Home *home, WINDOW *body, int y, int x, int width)
{
    int rows = getmaxy(body);
    put(body, y, x, width, role(ROLE_BOLD), home->pillars_name ? home->pillars_name : "");
    for (size_t row = 0; home->pillars && row < table_rows(home->pillars); row++) {
        int line = y + 2 + (int)row * 2;
        const char *score = table_get(home->pillars, row, "score");
        if (line >= rows)
            break;
        char *risks = xasprintf(tr("%s/%s  H%s M%s"), table_get(home->pillars, row, "answered"),
                                table_get(home->pillars, row, "questions"),
                                table_get(home->pillars, row, "high"),
                                table_get(home->pillars, row, "medium"));
        int bar = width - PILLAR_NAME - SCORE - GAP - RISKS;
        bar = bar < LONGEST_BAR ? bar : LONGEST_BAR;
        put_cut(body, line, x, PILLAR_NAME - 1, role(ROLE_PLAIN),
                table_get(home->pillars, row, "name"));
        put(body, line, x + PILLAR_NAME - 1, 1, role(ROLE_PLAIN), "");
        put_right(body, line, x + PILLAR_NAME, SCORE - 1, role(ROLE_BOLD), *score ? score : "--");
        put(body, line, x + PILLAR_NAME + SCORE - 1, 1, role(ROLE_PLAIN), "");
        if (bar > 4)
            put_bar(body, line, x + PILLAR_NAME + SCORE, bar, role(ROLE_PLAIN), strtod(score, NULL),
                    100);
        put(body, line, x + PILLAR_NAME + SCORE + (bar > 4 ? bar + GAP : 0), RISKS, role(ROLE_DIM),
            risks);
        free(risks);
    }
}

/* ---- what stands above the list ---- */

/* The last holds the eight phases of both editions in 80 cells, all of them done. */
enum { STRIP_FULL, STRIP_SHORT, STRIP_BARE, STRIP_TIGHT };

static int strip_gap(int form)
{
    return form == STRIP_TIGHT ? 1 : 2;
}

/* Not the letter: that would be read as failed. */
static const char *done_sign(void)
{
    return terminal_is_ascii() ? "x" : "✓";
}

static char *phase_text(const Home *home, size_t number, int form)
{
    const Phase *phase = road_phase(home->road, number);
    const char *title = form == STRIP_FULL ? phase->title : phase->short_title;
    bool is_done = phase->done == phase->steps;
    bool is_begun = phase->done || number == home->in_hand;
    if (form == STRIP_TIGHT)
        return xasprintf("%zu%s %s", number + 1, is_done ? done_sign() : "", title);
    if (form == STRIP_BARE || is_done || !is_begun)
        return xasprintf("%zu %s%s%s", number + 1, title, is_done ? " " : "",
                         is_done ? done_sign() : "");
    return xasprintf("%zu %s %zu/%zu", number + 1, title, phase->done, phase->steps);
}

static int strip_cells(const Home *home, int form)
{
    int cells = 0;
    for (size_t i = 0; i < road_phases(home->road); i++) {
        char *text = phase_text(home, i, form);
        cells += text_cells(text) + strip_gap(form);
        free(text);
    }
    return cells;
}

/* 1 Application x  2 Preparation 3/5 …, the one in hand bold, the one that is shown reversed. */
static void draw_strip(const Home *home, WINDOW *body, int wide)
{
    int form = STRIP_FULL, x = 1;
    while (form < STRIP_TIGHT && strip_cells(home, form) + 1 > wide)
        form++;
    put(body, 0, 0, wide, role(ROLE_PLAIN), "");
    for (size_t i = 0; i < road_phases(home->road) && x < wide; i++) {
        char *text = phase_text(home, i, form);
        attr_t attributes = role(i == home->shown     ? ROLE_FOCUS
                                 : i == home->in_hand ? ROLE_BOLD
                                                      : ROLE_PLAIN);
        int cells = text_cells(text);
        put(body, 0, x, cells < wide - x ? cells : wide - x, attributes, text);
        x += cells + strip_gap(form);
        free(text);
    }
}

static void draw_head(const Home *home, WINDOW *body, int wide)
{
    const Step *next = road_next(home->road);
    draw_strip(home, body, wide);
    put(body, 1, 0, wide, role(ROLE_PLAIN), "");
    put_pair(body, 1, 1, wide - 1, tr("Next:"), next ? next->title : tr("everything is done"));
    put(body, 2, 0, 1, role(ROLE_PLAIN), "");
    int used = put(body, 2, 1, wide - 1, role(ROLE_DIM), home->use);
    if (home->pace && text_cells(home->pace) + used + 3 < wide)
        put_right(body, 2, used + 2, wide - used - 3, role(ROLE_DIM), home->pace);
    put_rule(body, 3, 0, wide);
}

void home_draw(Screen *screen, WINDOW *body)
{
    Home *home = screen->state;
    int rows = getmaxy(body), wide = getmaxx(body);
    bool two_panes = wide >= 100;
    int list = two_panes ? LIST_WIDE : wide;
    draw_head(home, body, wide);
    table_view_draw(&home->view, body, STRIP_ROWS, 0, rows - STRIP_ROWS, list);
    if (two_panes) {
        for (int y = STRIP_ROWS; y < rows; y++)
            put(body, y, list, wide - list, role(ROLE_PLAIN), "");
        draw_pillars(home, body, STRIP_ROWS + 1, list + 3, wide - list - 4);
    }
}
