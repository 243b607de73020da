/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/text_screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "base/text.h"
#include "toolkit/browse_screen.h"
#include "toolkit/editor.h"
#include "toolkit/editor_actions.h"
#include "toolkit/external.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { FIELD_CELLS = 72, LINE_ROWS = 5, LONG_ROWS = 18, HELP_ROWS = 4, PAGE_ROWS = 8 };

typedef struct TextState {
    TextRequest request;
    char *title, *help, *initial;
    Editor *editor;
    Draft draft;
    ExternalFile outside;
    bool was_warned;
} TextState;

static bool open_text(Screen *screen, const void *argument)
{
    TextState *state = screen->state;
    state->request = *(const TextRequest *)argument;
    state->title = xstrdup(state->request.title);
    state->help = state->request.help ? xstrdup(state->request.help) : NULL;
    state->initial = text_clean(state->request.initial ? state->request.initial : "");
    if (!state->request.draft.what && !state->request.is_fleeting)
        die("%s: nobody said where it is kept while it is typed", state->title);
    char *typed = draft_begin(&state->draft, screen->store, &state->request.draft, state->initial);
    state->editor = editor_new(typed ? typed : state->initial);
    free(typed);
    return true;
}

static void close_text(Screen *screen)
{
    TextState *state = screen->state;
    if (state->request.release)
        state->request.release(state->request.context);
    external_let_go(&state->outside);
    editor_free(state->editor);
    free(state->title);
    free(state->help);
    free(state->initial);
    draft_end(&state->draft);
}

static Editor *editor_of(Screen *screen)
{
    TextState *state = screen->state;
    return state->editor;
}

static bool is_changed(const TextState *state)
{
    return strcmp(editor_text(state->editor), state->initial) != 0;
}

static const char *heading(Screen *screen)
{
    const TextState *state = screen->state;
    return tr(state->title);
}

/* Drawing. */

static int field_cells(void)
{
    int room = COLS - 6;
    return room < FIELD_CELLS ? room : FIELD_CELLS;
}

static int help_rows(const TextState *state)
{
    size_t rows = state->help ? text_line_count(tr(state->help), field_cells()) + 1 : 0;
    return rows < HELP_ROWS ? (int)rows : HELP_ROWS;
}

static void extent(Screen *screen, int *rows, int *columns)
{
    const TextState *state = screen->state;
    size_t lines = text_line_count(editor_text(state->editor), field_cells());
    int most = state->request.is_long ? LONG_ROWS : LINE_ROWS;
    int field = state->request.is_long ? LONG_ROWS : lines < (size_t)most ? (int)lines : most;
    *rows = help_rows(state) + field;
    *columns = field_cells() + 1;
}

/* Keeps the caret in the field and, where the text goes on, two rows of it in view. */
static size_t first_row(size_t caret, size_t count, size_t rows)
{
    size_t behind = rows > 5 ? 2 : 0;
    if (count <= rows || caret + behind < rows)
        return 0;
    size_t first = caret + behind + 1 - rows;
    return first + rows > count ? count - rows : first;
}

static void draw_field(const TextState *state, WINDOW *window, int top, int rows)
{
    size_t count, width = (size_t)getmaxx(window);
    const char *text = editor_text(state->editor);
    TextLine *lines = text_wrap(text, (int)width - 1, &count);
    EditorPlace caret = editor_place(state->editor);
    size_t first = first_row(caret.row, count, (size_t)rows);
    attr_t look = state->request.is_long ? role(ROLE_PLAIN) : role(ROLE_PLAIN) | A_UNDERLINE;
    for (int i = 0; i < rows; i++) {
        size_t row = first + (size_t)i;
        TextLine line = row < count ? lines[row] : (TextLine){ "", 0 };
        put_part(window, top + i, 0, (int)width, look, line.start, line.bytes);
    }
    free(lines);
    screen_set_caret(window, top + (int)(caret.row - first), caret.column);
}

static void draw_text(Screen *screen, WINDOW *window)
{
    TextState *state = screen->state;
    int top = help_rows(state), rows = getmaxy(window) - top;
    if (rows < 1) {
        top = 0;
        rows = getmaxy(window);
    }
    editor_set_width(state->editor, getmaxx(window) - 1);
    if (top)
        put_wrapped(window, 0, 0, getmaxx(window) - 1, top - 1, role(ROLE_DIM), tr(state->help));
    draw_field(state, window, top, rows);
}

/* An editor that is still open. */

static bool take_edited(void *data, const char *text)
{
    TextState *state = data;
    if (!text_check(tr(state->title), text))
        return false;
    char *clean = state->request.is_long ? text_clean(text) : text_clean_line(text);
    bool ok = editor_replace(state->editor, clean);
    free(clean);
    return ok;
}

/* Whether the text is the same after it: what came in is looked at before it is kept or dropped. */
static bool look_outside(TextState *state)
{
    bool is_changed;
    if (!external_look(&state->outside, take_edited, state, &is_changed)) {
        screen_message(failure());
        return false;
    }
    if (is_changed) {
        state->was_warned = false;
        screen_message(tr("What was saved in your editor is taken over"));
    }
    return !is_changed;
}

/* Keeping. */

static void keep(TextState *state)
{
    draft_keep(&state->draft, editor_text(state->editor));
}

static bool wants_tick(Screen *screen)
{
    const TextState *state = screen->state;
    return state->outside.path || draft_is_behind(&state->draft, editor_text(state->editor));
}

static void keep_now(Screen *screen)
{
    (void)look_outside(screen->state);
    keep(screen->state);
}

/* Actions. */

static bool type(Screen *screen, const char *text)
{
    TextState *state = screen->state;
    char *clean = state->request.is_long ? text_clean(text) : text_clean_line(text);
    bool ok = editor_insert(state->editor, clean);
    free(clean);
    state->was_warned = false;
    return ok;
}

/* Why it was refused is still to be said. */
static void keep_refused(TextState *state)
{
    char *why = xstrdup(failure());
    keep(state);
    fail("%s", why);
    free(why);
}

static bool accept(Screen *screen)
{
    TextState *state = screen->state;
    if (!look_outside(state) || !draft_may_replace(&state->draft))
        return true;
    if (state->request.done(state->request.context, editor_text(state->editor))) {
        draft_drop(&state->draft);
        screen_remove(screen);
        return true;
    }
    keep_refused(state);
    return false;
}

static bool enter(Screen *screen)
{
    TextState *state = screen->state;
    return state->request.is_long ? type(screen, "\n") : accept(screen);
}

static bool cancel(Screen *screen)
{
    TextState *state = screen->state;
    if (!look_outside(state))
        return true;
    if (is_changed(state) && !state->was_warned) {
        state->was_warned = true;
        screen_message(tr("Press Esc again to discard the changes, Ctrl-S to save"));
        return true;
    }
    draft_drop(&state->draft);
    screen_remove(screen);
    return true;
}

static char *folder_of_workbook(const Screen *screen)
{
    const char *path = screen->store ? store_path(screen->store) : "";
    const char *slash = strrchr(path, '/');
    return slash ? xstrndup(path, (size_t)(slash - path)) : xstrdup(".");
}

static bool edit_outside(Screen *screen)
{
    TextState *state = screen->state;
    if (!look_outside(state))
        return true;
    keep(state);
    char *folder = folder_of_workbook(screen);
    bool ok =
        external_edit(&state->outside, folder, editor_text(state->editor), take_edited, state);
    free(folder);
    screen_redraw();
    if (ok && state->outside.path)
        screen_message(
            tr("Nothing is changed. What an editor in another window saves later is taken over"));
    return ok;
}

static bool copy(Screen *screen)
{
    if (!terminal_copy(editor_text(editor_of(screen))))
        return false;
    screen_message(tr("Handed to the clipboard of the terminal; not every terminal takes it"));
    return true;
}

static bool page_up(Screen *screen)
{
    editor_move_rows(editor_of(screen), -PAGE_ROWS);
    return true;
}

static bool page_down(Screen *screen)
{
    editor_move_rows(editor_of(screen), PAGE_ROWS);
    return true;
}

static bool up(Screen *screen)
{
    editor_move_rows(editor_of(screen), -1);
    return true;
}

static bool down(Screen *screen)
{
    editor_move_rows(editor_of(screen), 1);
    return true;
}

/* ---- a path ---- */

static bool is_path(Screen *screen)
{
    const TextState *state = screen->state;
    return state->request.is_path;
}

/* What all names that begin so have in common; where there is no more, how many they are. */
static bool complete(Screen *screen)
{
    size_t names;
    if (!is_path(screen))
        return true;
    char *longer = folder_complete(editor_text(editor_of(screen)), &names);
    bool is_same = !strcmp(longer, editor_text(editor_of(screen)));
    bool done = editor_replace(editor_of(screen), longer);
    if (names != 1 && is_same) {
        char *message = xasprintf(tr("%zu names begin like this; Ctrl-O shows them"), names);
        screen_message(message);
        free(message);
    }
    free(longer);
    return done;
}

static bool take_chosen(void *context, const char *path)
{
    return editor_replace(editor_of(context), path);
}

/* Where the path leads that was typed so far. */
static bool browse(Screen *screen)
{
    if (!is_path(screen))
        return true;
    char *path = folder_path(editor_text(editor_of(screen)));
    char *folder = file_is_folder(path) ? xstrdup(path) : file_folder(path);
    bool is_there = file_is_folder(folder);
    bool done = screen_push(&browse_screen, screen->store,
                            &(BrowseRequest){ is_there ? folder : "", take_chosen, screen });
    free(folder);
    free(path);
    return done;
}

static const Action actions[] = {
    { CTRL('s'), N_("Save"), N_("Accept the text"), accept },
    { KEY_RETURN, NULL, N_("Accept a one-line text; a new line in a long one"), enter },
    { '\t', N_("Complete"), N_("Complete a path"), complete, .applies = is_path },
    { CTRL('o'), N_("Browse"), N_("Choose a file from its folder"), browse, .applies = is_path },
    { KEY_ESCAPE, N_("Cancel"), N_("Close without accepting"), cancel },
    { CTRL('e'), N_("Editor"), N_("Edit in $VISUAL or $EDITOR"), edit_outside },
    { CTRL('y'), NULL, N_("Copy the text to the clipboard of the terminal"), copy },
    { CTRL('d'), NULL, N_("Accept the text"), accept },
    { KEY_F(10), NULL, N_("Accept the text"), accept },
    { CTRL('c'), NULL, N_("Close without accepting"), cancel },
    { KEY_UP, NULL, N_("One line up"), up },
    { KEY_DOWN, NULL, N_("One line down"), down },
    { KEY_PPAGE, NULL, N_("Several lines up"), page_up },
    { KEY_NPAGE, NULL, N_("Several lines down"), page_down },
    { 0 },
};

const ScreenClass text_screen = {
    .title = N_("Text"),
    .size = sizeof(TextState),
    .open = open_text,
    .draw = draw_text,
    .close = close_text,
    .actions = actions,
    .more = editor_actions,
    .editor = editor_of,
    .type = type,
    .wants_tick = wants_tick,
    .tick = keep_now,
    .leave = keep_now,
    .extent = extent,
    .heading = heading,
};
