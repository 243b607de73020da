/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum {
    MESSAGE_ROWS = 4,
    GAP = 2,
    BOX_ROWS = 2,
    BOX_COLUMNS = 4,
    UNDO_LEAST = 24,
};

bool frame_is_too_small(void)
{
    return LINES < FRAME_ROWS || COLS < FRAME_COLUMNS;
}

void frame_draw_too_small(void)
{
    const char *text = tr("Enlarge the window to at least 60 x 16");
    int cells = text_cells(text), x = cells < COLS ? (COLS - cells) / 2 : 0;
    erase();
    put(stdscr, LINES / 2, x, COLS - x, role(ROLE_PLAIN), text);
    move(LINES / 2, x);
}

static int at_most(int wanted, int limit)
{
    return wanted < limit ? wanted : limit;
}

/* The name of the workload may take a third of the row. */
static int put_header_right(const char *label, const char *right, int room)
{
    int cells = text_cells(right), label_cells = text_cells(label);
    int most = COLS / 3, shown = at_most(cells, most);
    if (label_cells + cells > room)
        label_cells = 0;
    int x = COLS - 1 - label_cells - shown;
    if (label_cells)
        put(stdscr, 0, x, label_cells, role(ROLE_PLAIN), label);
    put_cut(stdscr, 0, COLS - 1 - shown, shown, role(ROLE_PLAIN), right);
    return x;
}

void frame_draw_header(const char *left, const char *title, const char *label, const char *right)
{
    int x = 1, title_cells = text_cells(title);
    put(stdscr, 0, 0, COLS, role(ROLE_PLAIN), "");
    x += put(stdscr, 0, x, COLS - x, role(ROLE_TITLE), "Wellbook") + GAP;
    int room = put_header_right(label, right, COLS - 1 - x - title_cells - GAP);
    int left_room = room - x - title_cells - GAP - 2;
    if (*left && left_room > 4)
        x += put_cut(stdscr, 0, x, left_room, role(ROLE_PLAIN), left) + GAP + 1;
    put_parts(stdscr, 0, x, room - x - 1, role(ROLE_BOLD), title);
}

void frame_draw_rules(int growth)
{
    put_rule(stdscr, 1, 0, COLS);
    put_rule(stdscr, LINES - FRAME_BOTTOM - growth, 0, COLS);
}

static int item_cells(const FooterItem *item)
{
    char name[KEY_LABEL_SIZE];
    return text_cells(key_label(item->key, name)) + 1 + text_cells(item->label) + GAP;
}

static int put_item(FooterItem *item, int y, int x)
{
    char name[KEY_LABEL_SIZE];
    item->y = y;
    item->x = x;
    item->cells = item_cells(item) - GAP;
    x += put(stdscr, y, x, COLS - x, role(ROLE_BOLD), key_label(item->key, name)) + 1;
    return x + put(stdscr, y, x, COLS - x, role(ROLE_PLAIN), item->label) + GAP;
}

/* Those not drawn yet that fit into `room` cells of the row from x on. */
static int put_items(FooterItem *items, size_t count, int y, int x, int room)
{
    for (size_t i = 0; i < count; i++) {
        int cells = item_cells(&items[i]);
        /* Two cells of each are a gap, which the last one does not need. */
        if (items[i].cells || cells - GAP > room)
            continue;
        room -= cells;
        x = put_item(&items[i], y, x);
    }
    return x;
}

static void put_undoable(const char *text, int x)
{
    int room = COLS - 1 - x;
    if (*text && room >= UNDO_LEAST / 2)
        put_cut(stdscr, LINES - 1, COLS - 1 - at_most(text_cells(text), room), room, role(ROLE_DIM),
                text);
}

void frame_draw_footer(FooterItem *items, size_t count, size_t fixed, const char *undoable)
{
    int x = 1, room = COLS - 1, y = LINES - 1;
    for (int line = y - 1; line <= y; line++)
        put(stdscr, line, 0, COLS, role(ROLE_PLAIN), "");
    put_items(items, count - fixed, y - 1, x, room - 1);
    for (size_t i = count - fixed; i < count; i++)
        room -= item_cells(&items[i]);
    if (*undoable)
        room -= at_most(text_cells(undoable), UNDO_LEAST);
    x = put_items(items, count - fixed, y, x, room - GAP);
    for (size_t i = count - fixed; i < count; i++)
        x = put_item(&items[i], y, x);
    put_undoable(undoable, x);
}

int frame_message_growth(const char *message)
{
    size_t count = text_line_count(message, COLS - 2);
    return (int)(count < 2 ? 0 : count < MESSAGE_ROWS ? count - 1 : MESSAGE_ROWS - 1);
}

void frame_draw_message(const char *message, bool is_failure)
{
    size_t count;
    attr_t attributes = role(is_failure ? ROLE_ERROR : ROLE_PLAIN);
    TextLine *lines = text_wrap(message, COLS - 2, &count);
    int rows = count < MESSAGE_ROWS ? (int)count : MESSAGE_ROWS;
    for (int i = 0; i < rows; i++) {
        int y = LINES - FRAME_FOOTER - rows + i;
        put(stdscr, y, 0, 1, role(ROLE_PLAIN), "");
        put_part(stdscr, y, 1, COLS - 1, attributes, lines[i].start, lines[i].bytes);
    }
    free(lines);
}

void frame_draw_said(const char *text)
{
    int y = LINES - FRAME_FOOTER - 1;
    put(stdscr, y, 0, 1, role(ROLE_PLAIN), "");
    put_cut(stdscr, y, 1, COLS - 1, role(ROLE_PLAIN), text);
}

static WINDOW *checked(WINDOW *window)
{
    if (!window)
        die("cannot make a window");
    return window;
}

WINDOW *frame_body(int growth)
{
    int rows = LINES - FRAME_TOP - FRAME_BOTTOM - growth;
    return checked(derwin(stdscr, rows, COLS, FRAME_TOP, 0));
}

WINDOW *frame_float(int rows, int columns, int growth)
{
    int body_rows = LINES - FRAME_TOP - FRAME_BOTTOM - growth;
    rows = at_most(rows < 1 ? 1 : rows, body_rows - BOX_ROWS);
    columns = at_most(columns < 1 ? 1 : columns, COLS - BOX_COLUMNS);
    int y = FRAME_TOP + (body_rows - rows) / 2, x = (COLS - columns) / 2;
    return checked(derwin(stdscr, rows, columns, y, x));
}

WINDOW *frame_line(void)
{
    return checked(derwin(stdscr, 1, COLS, LINES - FRAME_FOOTER - 1, 0));
}

void frame_draw_box(WINDOW *inside, const char *title)
{
    put_box(stdscr, getbegy(inside) - 1, getbegx(inside) - BOX_COLUMNS / 2,
            getmaxy(inside) + BOX_ROWS, getmaxx(inside) + BOX_COLUMNS, title);
}

void frame_draw_edges(WINDOW *inside, const char *title)
{
    put_box_edges(stdscr, getbegy(inside) - 1, getbegx(inside) - BOX_COLUMNS / 2,
                  getmaxy(inside) + BOX_ROWS, getmaxx(inside) + BOX_COLUMNS, title);
}
