/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the stack: a row that did not change is neither drawn nor sent again. */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/frame.h"
#include "toolkit/key.h"
#include "toolkit/screen_private.h"
#include "toolkit/terminal.h"

enum { FOOTER_ITEMS = 40, FIXED_ITEMS = 3 };

ScreenStale screen_stale;

static char *header_left, *header_label, *header_right;

/* What the footer shows, and where. */
typedef struct Footer {
    FooterItem items[FOOTER_ITEMS + FIXED_ITEMS];
    size_t count, fixed;
    char *undoable;
} Footer;
static Footer footer;

static bool cursor_is_caret;
static bool keeps_picture;

static void replace(char **text, char *with)
{
    free(*text);
    *text = with;
}

void screen_set_header(const char *left, const char *label, const char *right)
{
    replace(&header_left, text_clean_line(left));
    replace(&header_label, xstrdup(label));
    replace(&header_right, text_clean_line(right));
    screen_stale.frame = true;
}

void screen_redraw(void)
{
    screen_stale.stack = true;
}

bool screen_keeps_picture(void)
{
    return keeps_picture;
}

static void set_cursor(WINDOW *window, int y, int x, bool is_caret)
{
    move(getbegy(window) + y, getbegx(window) + x);
    cursor_is_caret = is_caret;
}

void screen_set_cursor(WINDOW *window, int y, int x)
{
    set_cursor(window, y, x, false);
}

void screen_set_caret(WINDOW *window, int y, int x)
{
    set_cursor(window, y, x, true);
}

/* ---- the footer ---- */

/* In the footer, when printable keys are commands and when they are text. */
static const int fixed_keys[2][FIXED_ITEMS] = { { KEY_ESCAPE, ':', '?' },
                                                { KEY_ESCAPE, CTRL('p'), KEY_F(1) } };

static bool is_in_footer(Screen *screen, const Action *action)
{
    return action->label && action->key && action->key != KEY_ESCAPE &&
           !(screen_is_typing(screen) && key_is_printable(action->key)) &&
           screen_find(screen, action->key) == action && screen_applies(screen, action);
}

static size_t add_items(Screen *screen, const Action *actions, FooterItem *items, size_t count)
{
    for (const Action *action = actions; action && action->run && count < FOOTER_ITEMS; action++)
        if (is_in_footer(screen, action))
            items[count++] = (FooterItem){ .key = action->key, .label = tr(action->label) };
    return count;
}

static size_t add_fixed(Screen *screen, FooterItem *items, size_t count)
{
    const int *keys = fixed_keys[screen_is_typing(screen)];
    for (size_t i = 0; i < FIXED_ITEMS; i++) {
        const Action *action = screen_find(screen, keys[i]);
        bool leads_nowhere = keys[i] == KEY_ESCAPE && !screen->below;
        if (action->label && !leads_nowhere)
            items[count++] = (FooterItem){ .key = action->key, .label = tr(action->label) };
    }
    return count;
}

static bool is_as_before(const Footer *now)
{
    bool is_same = footer.undoable && footer.count == now->count && footer.fixed == now->fixed &&
                   !strcmp(footer.undoable, now->undoable);
    for (size_t i = 0; is_same && i < now->count; i++)
        is_same = footer.items[i].key == now->items[i].key &&
                  !strcmp(footer.items[i].label, now->items[i].label);
    return is_same;
}

static void draw_footer(Screen *screen, bool is_kept)
{
    Footer now = { 0 };
    size_t own = add_items(screen, screen->class->actions, now.items, 0);
    own = add_items(screen, screen->class->more, now.items, own);
    now.count = add_fixed(screen, now.items, own);
    now.fixed = now.count - own;
    now.undoable = (char *)screen_undoable(screen);
    if (is_kept && is_as_before(&now))
        return;
    now.undoable = xstrdup(now.undoable);
    free(footer.undoable);
    footer = now;
    frame_draw_footer(footer.items, footer.count, footer.fixed, footer.undoable);
}

int screen_footer_key(int y, int x)
{
    for (size_t i = 0; i < footer.count; i++) {
        const FooterItem *item = &footer.items[i];
        if (item->cells && y == item->y && x >= item->x && x < item->x + item->cells)
            return item->key;
    }
    return 0;
}

/* ---- screens ---- */

static void draw_frame(void)
{
    Screen *screen = screen_ground(screen_top());
    frame_draw_header(header_left ? header_left : "", screen_title(screen),
                      header_label ? header_label : "", header_right ? header_right : "");
    draw_footer(screen_top(), false);
    screen_stale.frame = false;
}

static void make_window(Screen *screen)
{
    int rows, columns;
    if (screen->window)
        delwin(screen->window);
    if (screen->class->is_line)
        screen->window = frame_line();
    else if (screen->class->extent) {
        screen->class->extent(screen, &rows, &columns);
        screen->window = frame_float(rows, columns, screen_growth());
        frame_draw_box(screen->window, screen_title(screen));
    } else
        screen->window = frame_body(screen_growth());
}

static void draw_from(Screen *screen)
{
    bool is_float = screen->class->extent;
    if (is_float && screen->below)
        draw_from(screen->below);
    make_window(screen);
    screen_set_cursor(screen->window, 0, 0);
    screen->class->draw(screen, screen->window);
    wnoutrefresh(screen->window);
}

/* A float whose content grew asks for another room. */
static bool has_outgrown(Screen *screen)
{
    int rows, columns;
    if (!screen->class->extent || screen->class->is_line)
        return false;
    screen->class->extent(screen, &rows, &columns);
    WINDOW *wanted = frame_float(rows, columns, screen_growth());
    bool differs =
        getmaxy(wanted) != getmaxy(screen->window) || getmaxx(wanted) != getmaxx(screen->window);
    delwin(wanted);
    return differs;
}

static void draw_top(Screen *top)
{
    if (screen_stale.body)
        werase(top->window);
    keeps_picture = !screen_stale.body;
    /* How many rows are hidden stands in what is around. */
    if (top->class->is_line)
        ;
    else if (top->class->extent)
        frame_draw_edges(top->window, screen_title(top));
    else
        frame_draw_rules(screen_growth());
    screen_set_cursor(top->window, 0, 0);
    top->class->draw(top, top->window);
    keeps_picture = false;
    wnoutrefresh(top->window);
}

static void draw_screens(Screen *top)
{
    if (!screen_stale.stack && top->window && !has_outgrown(top)) {
        if (screen_stale.frame)
            draw_frame();
        else
            draw_footer(top, true);
        draw_top(top);
    } else {
        erase();
        draw_frame();
        frame_draw_rules(screen_growth());
        draw_from(top);
    }
    screen_stale.stack = screen_stale.body = false;
    int y = getcury(stdscr), x = getcurx(stdscr);
    if (!top->class->is_line || screen_last_message())
        screen_draw_said(top);
    move(y, x);
}

void screen_paint(void)
{
    cursor_is_caret = false;
    if (frame_is_too_small()) {
        frame_draw_too_small();
        screen_stale.stack = true;
    } else
        draw_screens(screen_top());
    curs_set(cursor_is_caret);
    wnoutrefresh(stdscr);
    terminal_update();
}
