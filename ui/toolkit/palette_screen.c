/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ':' palette: finds an action by its words and runs it on the screen below. */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/action_list.h"
#include "toolkit/editor.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { ROWS = 14, COLUMNS = 72, KEY_CELLS = 18 };

typedef struct Palette {
    ActionList list;
    Editor *words;
    size_t *matches, count, focus;
} Palette;

static void search(Palette *palette)
{
    palette->count = palette->focus = 0;
    for (size_t i = 0; i < palette->list.count; i++)
        if (action_entry_matches(&palette->list.entries[i], editor_text(palette->words)))
            palette->matches[palette->count++] = i;
}

static bool open_palette(Screen *screen, const void *argument)
{
    Palette *palette = screen->state;
    (void)argument;
    palette->words = editor_new("");
    if (screen->below)
        action_list_fill(&palette->list, screen->below);
    palette->matches = xcalloc(palette->list.count, sizeof *palette->matches);
    search(palette);
    return true;
}

static void close_palette(Screen *screen)
{
    Palette *palette = screen->state;
    action_list_clear(&palette->list);
    editor_free(palette->words);
    free(palette->matches);
}

static void extent(Screen *screen, int *rows, int *columns)
{
    (void)screen;
    *rows = ROWS;
    *columns = COLUMNS;
}

static const Action *focused(const Palette *palette)
{
    return palette->list.entries[palette->matches[palette->focus]].action;
}

static void draw_match(const Palette *palette, WINDOW *window, int y, size_t row)
{
    const ActionEntry *entry = &palette->list.entries[palette->matches[row]];
    attr_t look = role(row == palette->focus ? ROLE_FOCUS : ROLE_PLAIN);
    int room = getmaxx(window) - KEY_CELLS;
    put(window, y, 0, 2, look, row == palette->focus ? ">" : "");
    put(window, y, 2, room - 2, look, tr(entry->action->help));
    put_right(window, y, room, KEY_CELLS, look, entry->keys);
}

static void draw_palette(Screen *screen, WINDOW *window)
{
    const Palette *palette = screen->state;
    int width = getmaxx(window), rows = getmaxy(window) - 1;
    size_t first = 0;
    put(window, 0, 0, 2, role(ROLE_BOLD), ":");
    put(window, 0, 2, width - 2, role(ROLE_PLAIN), editor_text(palette->words));
    if (palette->focus >= (size_t)rows)
        first = palette->focus + 1 - (size_t)rows;
    for (int i = 0; i < rows; i++)
        if (first + (size_t)i < palette->count)
            draw_match(palette, window, i + 1, first + (size_t)i);
        else
            put(window, i + 1, 0, width, role(ROLE_DIM),
                !palette->count && !i ? tr("No command has these words") : "");
    size_t shown = first + (size_t)rows;
    put_more(window, -1, width, true, first);
    put_more(window, rows + 1, width, false, palette->count > shown ? palette->count - shown : 0);
    int caret = text_cells_of(editor_text(palette->words), editor_caret(palette->words));
    screen_set_caret(window, 0, caret + 2 < width ? caret + 2 : width - 1);
}

static bool type(Screen *screen, const char *text)
{
    Palette *palette = screen->state;
    char *clean = text_clean_line(text);
    bool ok = editor_insert(palette->words, clean);
    free(clean);
    search(palette);
    return ok;
}

static bool run_focused(Screen *screen)
{
    const Palette *palette = screen->state;
    Screen *below = screen->below;
    if (!palette->count)
        return fail("No command has these words");
    const Action *action = focused(palette);
    screen_remove(screen);
    return screen_run(action, below);
}

static bool backspace(Screen *screen)
{
    Palette *palette = screen->state;
    editor_backspace(palette->words);
    search(palette);
    return true;
}

static bool clear_words(Screen *screen)
{
    Palette *palette = screen->state;
    editor_delete_to_start(palette->words);
    search(palette);
    return true;
}

static bool next(Screen *screen)
{
    Palette *palette = screen->state;
    if (palette->focus + 1 < palette->count)
        palette->focus++;
    return true;
}

static bool previous(Screen *screen)
{
    Palette *palette = screen->state;
    if (palette->focus)
        palette->focus--;
    return true;
}

static bool close(Screen *screen)
{
    screen_remove(screen);
    return true;
}

static const Action actions[] = {
    { KEY_RETURN, N_("Run"), N_("Run the command"), run_focused },
    { KEY_DOWN, N_("Next"), N_("Next command"), next },
    { KEY_UP, NULL, N_("Previous command"), previous },
    { CTRL('n'), NULL, N_("Next command"), next },
    { '\t', NULL, N_("Next command"), next },
    { KEY_BTAB, NULL, N_("Previous command"), previous },
    { KEY_BACKSPACE, NULL, N_("Delete the last character"), backspace },
    { CTRL('u'), NULL, N_("Delete all words"), clear_words },
    { KEY_ESCAPE, N_("Cancel"), N_("Close without running anything"), close },
    { CTRL('p'), NULL, N_("Close without running anything"), close },
    { 0 },
};

const ScreenClass palette_screen = {
    .title = N_("Commands"),
    .size = sizeof(Palette),
    .open = open_palette,
    .draw = draw_palette,
    .close = close_palette,
    .actions = actions,
    .type = type,
    .extent = extent,
};
