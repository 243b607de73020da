/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/choice_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { WIDEST = 72, MARK_CELLS = 8, DIGITS = 9 };

typedef struct Choice {
    ChoiceRequest request;
    char *title, **labels;
    bool *chosen;
    size_t focus;
} Choice;

static bool open_choice(Screen *screen, const void *argument)
{
    Choice *choice = screen->state;
    choice->request = *(const ChoiceRequest *)argument;
    size_t count = choice->request.count;
    choice->title = xstrdup(choice->request.title);
    choice->labels = xcalloc(count, sizeof *choice->labels);
    choice->chosen = xcalloc(count, sizeof *choice->chosen);
    for (size_t i = 0; i < count; i++)
        choice->labels[i] = text_clean_line(choice->request.labels[i]);
    if (choice->request.initial && count)
        memcpy(choice->chosen, choice->request.initial, count * sizeof *choice->chosen);
    while (choice->focus < count && !choice->chosen[choice->focus])
        choice->focus++;
    if (choice->focus == count)
        choice->focus = 0;
    return count || fail("There is nothing to choose from");
}

static void close_choice(Screen *screen)
{
    Choice *choice = screen->state;
    if (choice->request.release)
        choice->request.release(choice->request.context);
    for (size_t i = 0; i < choice->request.count; i++)
        free(choice->labels[i]);
    free(choice->labels);
    free(choice->chosen);
    free(choice->title);
}

static const char *heading(Screen *screen)
{
    const Choice *choice = screen->state;
    return tr(choice->title);
}

static void extent(Screen *screen, int *rows, int *columns)
{
    const Choice *choice = screen->state;
    int widest = text_cells(tr(choice->title));
    for (size_t i = 0; i < choice->request.count; i++) {
        int cells = text_cells(tr(choice->labels[i])) + MARK_CELLS;
        widest = cells > widest ? cells : widest;
    }
    *rows = (int)choice->request.count;
    *columns = widest < WIDEST ? widest : WIDEST;
}

static void draw_row(const Choice *choice, WINDOW *window, int y, size_t row)
{
    char mark[32] = "  ";
    attr_t look = role(row == choice->focus ? ROLE_FOCUS : ROLE_PLAIN);
    if (row < DIGITS)
        snprintf(mark, sizeof mark, "%zu ", row + 1);
    if (choice->request.several)
        strcat(mark, choice->chosen[row] ? "[x] " : "[ ] ");
    int x = put(window, y, 0, MARK_CELLS, look, mark);
    put_cut(window, y, x, getmaxx(window) - x, look, tr(choice->labels[row]));
}

static void draw_choice(Screen *screen, WINDOW *window)
{
    const Choice *choice = screen->state;
    size_t rows = (size_t)getmaxy(window), count = choice->request.count, first = 0;
    if (choice->focus + 2 > rows && count > rows) {
        first = choice->focus + 2 - rows;
        first = first + rows > count ? count - rows : first;
    }
    for (size_t i = 0; i < rows && first + i < count; i++)
        draw_row(choice, window, (int)i, first + i);
    put_more(window, -1, getmaxx(window), true, first);
    put_more(window, (int)rows, getmaxx(window), false,
             count > first + rows ? count - first - rows : 0);
    screen_set_cursor(window, (int)(choice->focus - first), 0);
}

static bool accept(Screen *screen)
{
    Choice *choice = screen->state;
    size_t first = 0;
    if (!choice->request.several) {
        memset(choice->chosen, 0, choice->request.count * sizeof *choice->chosen);
        choice->chosen[choice->focus] = true;
    }
    while (first < choice->request.count && !choice->chosen[first])
        first++;
    if (!choice->request.done(choice->request.context, choice->chosen, first))
        return false;
    screen_remove(screen);
    return true;
}

static bool toggle(Screen *screen)
{
    Choice *choice = screen->state;
    if (!choice->request.several)
        return accept(screen);
    choice->chosen[choice->focus] = !choice->chosen[choice->focus];
    return true;
}

static bool takes_several(Screen *screen)
{
    const Choice *choice = screen->state;
    return choice->request.several;
}

static bool focus_on(Screen *screen, long row)
{
    Choice *choice = screen->state;
    long last = (long)choice->request.count - 1;
    choice->focus = (size_t)(row < 0 ? 0 : row > last ? last : row);
    return true;
}

static bool next(Screen *screen)
{
    const Choice *choice = screen->state;
    return focus_on(screen, (long)choice->focus + 1);
}

static bool previous(Screen *screen)
{
    const Choice *choice = screen->state;
    return focus_on(screen, (long)choice->focus - 1);
}

static bool first(Screen *screen)
{
    return focus_on(screen, 0);
}

static bool last(Screen *screen)
{
    const Choice *choice = screen->state;
    return focus_on(screen, (long)choice->request.count);
}

static bool pick(Screen *screen)
{
    Choice *choice = screen->state;
    size_t row = (size_t)(screen_key() - '1');
    if (row >= choice->request.count)
        return fail("There are only %zu entries", choice->request.count);
    choice->focus = row;
    return toggle(screen);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Accept"), N_("Accept the choice"), accept },
    { ' ', N_("Mark"), N_("Mark or unmark; where one is chosen, choose it"), toggle,
      .applies = takes_several },
    { KEY_DOWN, NULL, N_("Next entry"), next },
    { 'j', NULL, N_("Next entry"), next },
    { KEY_UP, NULL, N_("Previous entry"), previous },
    { 'k', NULL, N_("Previous entry"), previous },
    { KEY_HOME, NULL, N_("First entry"), first },
    { 'g', NULL, N_("First entry"), first },
    { KEY_END, NULL, N_("Last entry"), last },
    { 'G', NULL, N_("Last entry"), last },
    { '1', N_("to 9: that entry"), N_("Entry 1, and so on to 9"), pick },
    { '2', NULL, NULL, pick },
    { '3', NULL, NULL, pick },
    { '4', NULL, NULL, pick },
    { '5', NULL, NULL, pick },
    { '6', NULL, NULL, pick },
    { '7', NULL, NULL, pick },
    { '8', NULL, NULL, pick },
    { '9', NULL, NULL, pick },
    { 0 },
};

const ScreenClass choice_screen = {
    .title = N_("Choice"),
    .size = sizeof(Choice),
    .open = open_choice,
    .draw = draw_choice,
    .close = close_choice,
    .actions = actions,
    .extent = extent,
    .heading = heading,
};
