/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches the list below as words are typed: its focus goes to the next row that has them, and
 * back with Esc. */
#include "config.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/editor.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

typedef struct Search {
    Editor *words;
    TableView *view; /* of the screen below */
    size_t from;     /* its row in focus before */
} Search;

static bool open_search(Screen *screen, const void *argument)
{
    Search *search = screen->state;
    (void)argument;
    search->words = editor_new("");
    search->view = screen_view(screen->below);
    search->from = search->view->selected;
    return true;
}

static void close_search(Screen *screen)
{
    Search *search = screen->state;
    editor_free(search->words);
}

static void extent(Screen *screen, int *rows, int *columns)
{
    (void)screen;
    *rows = 1;
    *columns = COLS;
}

static void draw_search(Screen *screen, WINDOW *window)
{
    const Search *search = screen->state;
    const char *words = editor_text(search->words);
    int width = getmaxx(window), caret = 2 + text_cells_of(words, editor_caret(search->words));
    put(window, 0, 0, 2, role(ROLE_BOLD), "/");
    put(window, 0, 2, width - 2, role(ROLE_PLAIN), words);
    screen_set_caret(window, 0, caret < width ? caret : width - 1);
}

/* From where it began, so that a letter taken back leads back, too. */
static void seek(Search *search)
{
    TableView *view = search->view;
    free(view->words);
    view->words = xstrdup(editor_text(search->words));
    view->selected = search->from;
    if (*view->words && !table_view_seek(view, table_view_line(view), 1))
        screen_message(tr("No row has these words"));
    screen_redraw();
}

static bool type(Screen *screen, const char *text)
{
    Search *search = screen->state;
    char *clean = text_clean_line(text);
    bool done = editor_insert(search->words, clean);
    free(clean);
    seek(search);
    return done;
}

static bool backspace(Screen *screen)
{
    Search *search = screen->state;
    editor_backspace(search->words);
    seek(search);
    return true;
}

static bool go_to_hit(Screen *screen, int direction)
{
    TableView *view = ((Search *)screen->state)->view;
    size_t count = table_view_lines(view), line = table_view_line(view);
    size_t from = count ? (line + (direction > 0 ? 1 : count - 1)) % count : 0;
    screen_redraw();
    return table_view_seek(view, from, direction) || fail("No row has these words");
}

static bool next(Screen *screen)
{
    return go_to_hit(screen, 1);
}

static bool previous(Screen *screen)
{
    return go_to_hit(screen, -1);
}

static bool stay(Screen *screen)
{
    screen_remove(screen);
    return true;
}

static bool cancel(Screen *screen)
{
    Search *search = screen->state;
    free(search->view->words);
    search->view->words = NULL;
    search->view->selected = search->from;
    screen_remove(screen);
    return true;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Stay here"), N_("End the search at this row"), stay },
    { KEY_DOWN, N_("Next hit"), N_("Next row with these words"), next },
    { KEY_UP, N_("Previous"), N_("Previous row with these words"), previous },
    { CTRL('n'), NULL, NULL, next },
    { KEY_BACKSPACE, NULL, NULL, backspace },
    { KEY_ESCAPE, N_("Back"), N_("Back to the row where the search began"), cancel },
    { 0 },
};

const ScreenClass search_screen = {
    .title = N_("Search"),
    .size = sizeof(Search),
    .open = open_search,
    .draw = draw_search,
    .close = close_search,
    .actions = actions,
    .type = type,
    .extent = extent,
    .is_line = true,
};
