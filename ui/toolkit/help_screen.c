/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys of the screen below, from its action rows, in groups; '/' searches them, Enter does what
 * the one in focus does. */
#include "config.h"
#include "toolkit/screen.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/text.h"
#include "toolkit/action_list.h"
#include "toolkit/editor.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { ROWS = 100, COLUMNS = 100, KEY_CELLS = 22 };

/* A line is an entry or a heading over those that follow. */
typedef struct HelpLine {
    const ActionEntry *entry;
    const char *heading; /* N_("…") */
} HelpLine;

typedef struct Help {
    ActionList list;
    HelpLine *lines;
    size_t count, first, page, focus; /* in lines; a heading has no focus */
    Editor *words;
    bool is_searching;
} Help;

typedef enum HelpGroup { HERE, MOVING, GOING, ANYWHERE, NOT_NOW, GROUPS } HelpGroup;

static HelpGroup group_of(const ActionEntry *entry)
{
    return entry->group == ACTIONS_OWN      ? entry->applies ? HERE : NOT_NOW
           : entry->group == ACTIONS_SHARED ? MOVING
           : place_of_action(entry->action) ? GOING
                                            : ANYWHERE;
}

static void add_group(Help *help, HelpGroup group, const char *heading)
{
    size_t start = help->count;
    for (size_t i = 0; i < help->list.count; i++) {
        const ActionEntry *entry = &help->list.entries[i];
        if (group_of(entry) != group || !action_entry_matches(entry, editor_text(help->words)))
            continue;
        if (help->count == start)
            help->lines[help->count++] = (HelpLine){ NULL, heading };
        help->lines[help->count++] = (HelpLine){ entry, NULL };
    }
}

static void search(Help *help)
{
    static const char *const headings[GROUPS] = { N_("On this screen"), N_("Moving and searching"),
                                                  N_("Where to go"), N_("Everywhere"),
                                                  N_("Not now; Enter says why") };
    help->count = help->first = 0;
    for (size_t i = 0; i < GROUPS; i++)
        add_group(help, (HelpGroup)i, headings[i]);
    /* The first line is a heading. */
    help->focus = help->count ? 1 : 0;
}

static void fill(Help *help, Screen *described)
{
    action_list_clear(&help->list);
    if (described)
        action_list_fill(&help->list, described);
    free(help->lines);
    help->lines = xcalloc(help->list.count + GROUPS, sizeof *help->lines);
    search(help);
}

static bool open_help(Screen *screen, const void *argument)
{
    Help *help = screen->state;
    (void)argument;
    help->words = editor_new("");
    fill(help, screen->below);
    return true;
}

static bool resume_help(Screen *screen)
{
    fill(screen->state, screen->below);
    return true;
}

static void close_help(Screen *screen)
{
    Help *help = screen->state;
    action_list_clear(&help->list);
    editor_free(help->words);
    free(help->lines);
}

static void extent(Screen *screen, int *rows, int *columns)
{
    (void)screen;
    *rows = ROWS;
    *columns = COLUMNS;
}

static void draw_line(const Help *help, size_t row, WINDOW *window, int y)
{
    const HelpLine *line = &help->lines[row];
    int width = getmaxx(window);
    bool has_focus = row == help->focus;
    if (line->heading) {
        put(window, y, 0, width, role(ROLE_TITLE), tr(line->heading));
        return;
    }
    put(window, y, 0, KEY_CELLS, role(has_focus ? ROLE_FOCUS : ROLE_BOLD), line->entry->keys);
    put_cut(window, y, KEY_CELLS, width - KEY_CELLS,
            role(has_focus              ? ROLE_FOCUS
                 : line->entry->applies ? ROLE_PLAIN
                                        : ROLE_DIM),
            tr(line->entry->action->help));
    if (has_focus && !help->is_searching)
        screen_set_cursor(window, y, 0);
}

static void draw_search(const Help *help, WINDOW *window, int y)
{
    const char *words = editor_text(help->words);
    int width = getmaxx(window), caret = 2 + text_cells_of(words, editor_caret(help->words));
    if (!help->is_searching && !*words) {
        put(window, y, 0, width, role(ROLE_DIM), tr("/ searches these keys by their words"));
        return;
    }
    put(window, y, 0, 2, role(ROLE_BOLD), "/");
    put(window, y, 2, width - 2, role(ROLE_PLAIN), words);
    if (help->is_searching)
        screen_set_caret(window, y, caret < width ? caret : width - 1);
}

/* With the heading above it, where that is the line before. */
static void scroll_to_focus(Help *help)
{
    size_t top =
        help->focus && help->lines[help->focus - 1].heading ? help->focus - 1 : help->focus;
    if (top < help->first)
        help->first = top;
    if (help->focus >= help->first + help->page)
        help->first = help->focus + 1 - help->page;
}

static void draw_help(Screen *screen, WINDOW *window)
{
    Help *help = screen->state;
    int rows = getmaxy(window) - 1;
    help->page = (size_t)rows;
    scroll_to_focus(help);
    for (int i = 0; i < rows; i++) {
        size_t line = help->first + (size_t)i;
        if (line < help->count)
            draw_line(help, line, window, i);
        else
            put(window, i, 0, getmaxx(window), role(ROLE_DIM),
                !help->count && !i ? tr("No key has these words") : "");
    }
    size_t shown = help->first + help->page, count = help->count;
    put_more(window, -1, getmaxx(window), true, help->first);
    put_more(window, rows + 1, getmaxx(window), false, count > shown ? count - shown : 0);
    draw_search(help, window, rows);
}

static bool is_typing(Screen *screen)
{
    const Help *help = screen->state;
    return help->is_searching;
}

static bool type(Screen *screen, const char *text)
{
    Help *help = screen->state;
    char *clean = text_clean_line(text);
    bool ok = editor_insert(help->words, clean);
    free(clean);
    search(help);
    return ok;
}

static bool start_search(Screen *screen)
{
    Help *help = screen->state;
    help->is_searching = true;
    return true;
}

/* Esc goes back one step: out of the search, to all keys, out of the help. */
static bool back(Screen *screen)
{
    Help *help = screen->state;
    if (!help->is_searching && !*editor_text(help->words)) {
        screen_remove(screen);
        return true;
    }
    help->is_searching = false;
    editor_first(help->words);
    editor_delete_to_end(help->words);
    search(help);
    return true;
}

static bool backspace(Screen *screen)
{
    Help *help = screen->state;
    editor_backspace(help->words);
    search(help);
    return true;
}

static bool move_by(Screen *screen, long lines)
{
    Help *help = screen->state;
    long last = (long)help->count - 1, target = (long)help->focus + lines;
    target = target > last ? last : target < 1 ? 1 : target;
    if (last < 1)
        return true;
    /* The last line is never a heading. */
    bool is_up = lines < 0 && target > 1;
    if (help->lines[target].heading)
        target += is_up ? -1 : 1;
    help->focus = (size_t)target;
    return true;
}

static bool run_focused(Screen *screen)
{
    Help *help = screen->state;
    Screen *below = screen->below;
    if (help->is_searching) {
        help->is_searching = false;
        return true;
    }
    if (!help->count)
        return fail("No key has these words");
    const Action *action = help->lines[help->focus].entry->action;
    screen_remove(screen);
    return screen_run(action, below);
}

static long page_of(Screen *screen)
{
    const Help *help = screen->state;
    return help->page > 1 ? (long)help->page - 1 : 1;
}

static bool next(Screen *screen)
{
    return move_by(screen, 1);
}

static bool previous(Screen *screen)
{
    return move_by(screen, -1);
}

static bool next_page(Screen *screen)
{
    return move_by(screen, page_of(screen));
}

static bool previous_page(Screen *screen)
{
    return move_by(screen, -page_of(screen));
}

static bool first(Screen *screen)
{
    return move_by(screen, -ROWS * 100L);
}

static bool last(Screen *screen)
{
    return move_by(screen, ROWS * 100L);
}

static bool close(Screen *screen)
{
    screen_remove(screen);
    return true;
}

static const Action actions[] = {
    { '/', N_("Search"), N_("Search the keys by their words"), start_search },
    { KEY_RETURN, N_("Do it"), N_("End typing; then: do what the key in focus does"), run_focused },
    { KEY_ESCAPE, N_("Back"), N_("Leave the search, then the help"), back },
    { KEY_BACKSPACE, NULL, N_("Delete the last character"), backspace },
    { KEY_DOWN, NULL, N_("Next key"), next },
    { 'j', NULL, N_("Next key"), next },
    { KEY_UP, NULL, N_("Previous key"), previous },
    { 'k', NULL, N_("Previous key"), previous },
    { KEY_NPAGE, N_("Next page"), N_("Next page"), next_page },
    { ' ', NULL, N_("Next page"), next_page },
    { KEY_PPAGE, NULL, N_("Previous page"), previous_page },
    { KEY_HOME, NULL, N_("To the start"), first },
    { 'g', NULL, N_("To the start"), first },
    { KEY_END, NULL, N_("To the end"), last },
    { 'G', NULL, N_("To the end"), last },
    { '?', NULL, N_("Close the help"), close },
    { KEY_F(1), NULL, N_("Close the help"), close },
    { 0 },
};

const ScreenClass help_screen = {
    .title = N_("Keys"),
    .size = sizeof(Help),
    .open = open_help,
    .draw = draw_help,
    .close = close_help,
    .actions = actions,
    .type = type,
    .is_typing = is_typing,
    .resume = resume_help,
    .extent = extent,
};
