/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frame.h - what stands around every screen: header, rules, message line, footer, and the
 * box of what floats. */
#ifndef FRAME_H
#define FRAME_H

#include <curses.h>

#include "base/base.h"

enum {
    FRAME_ROWS = 16, /* the smallest window that can be used */
    FRAME_COLUMNS = 60,
    FRAME_TOP = 2,    /* rows above and below the body */
    FRAME_BOTTOM = 4, /* a rule, the message, the footer */
    FRAME_FOOTER = 2
};

typedef struct FooterItem {
    int key;
    const char *label; /* translated */
    int y, x, cells;   /* where it was drawn; no cells: not at all */
} FooterItem;

bool frame_is_too_small(void);

/* One line that asks for a larger window. */
void frame_draw_too_small(void);

void frame_draw_header(const char *left, const char *title, const char *label, const char *right);

/* Above and below the body, which leaves room for a message that grew. */
void frame_draw_rules(int growth);

/* Two lines: as many of the items as fit, in their order, and the last `fixed` always; at the right
 * end what an undo would take back, cut to what is left. */
void frame_draw_footer(FooterItem *items, size_t count, size_t fixed, const char *undoable);

/* A long message grows upwards and takes so many rows from the body. */
int frame_message_growth(const char *message);
void frame_draw_message(const char *message, bool is_failure);

/* The same on one line, cut where it does not fit. */
void frame_draw_said(const char *text);

/* Parts of stdscr, above a message that grew; delwin() them. */
WINDOW *frame_body(int growth);
WINDOW *frame_float(int rows, int columns, int growth);

/* The row of the message. */
WINDOW *frame_line(void);

/* The box around a float; its upper and lower edge alone, anew. */
void frame_draw_box(WINDOW *inside, const char *title);
void frame_draw_edges(WINDOW *inside, const char *title);

#endif
