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
    FRAME_TOP = 2, /* rows above and below the body */
    FRAME_BOTTOM = 3
};

typedef struct FooterItem {
    int key;
    const char *label; /* translated */
} FooterItem;

bool frame_is_too_small(void);

/* One line that asks for a larger window. */
void frame_draw_too_small(void);

void frame_draw_header(const char *left, const char *title, const char *right);

/* The last `fixed` items always stay; of the others as many as fit. */
void frame_draw_footer(const FooterItem *items, size_t count, size_t fixed);

/* A long message grows upwards, over the body. Returns its rows. */
int frame_draw_message(const char *message, bool is_failure);

/* Parts of stdscr; delwin() them. */
WINDOW *frame_body(void);
WINDOW *frame_float(int rows, int columns);

/* The box around a float. */
void frame_draw_box(WINDOW *inside, const char *title);

#endif
