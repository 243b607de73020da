/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/fields_screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/folder.h"
#include "base/date_input.h"
#include "base/message.h"
#include "base/text.h"
#include "toolkit/editor.h"
#include "toolkit/editor_actions.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { COLUMNS = 68, MOST_NAMES = 9 };

typedef struct Fields {
    FieldsRequest request;
    Editor *editors[FIELDS_MOST];
    bool is_typed[FIELDS_MOST];
    size_t focus;
    size_t next_name; /* that Ctrl-N gives */
    bool was_warned;
    Draft draft;
} Fields;

static void read_values(const Fields *state, const char *values[FIELDS_MOST])
{
    for (size_t i = 0; i < state->request.count; i++)
        values[i] = editor_text(state->editors[i]);
}

static bool propose(Fields *state)
{
    const char *values[FIELDS_MOST];
    bool done = true;
    for (size_t i = 0; state->request.propose && i < state->request.count; i++) {
        read_values(state, values);
        char *text =
            state->is_typed[i] ? NULL : state->request.propose(state->request.context, i, values);
        done = (!text || editor_replace(state->editors[i], text)) && done;
        free(text);
    }
    return done;
}

/* The texts of all fields, a line each, as they are kept. */
static char *typed_text(const Fields *state)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < state->request.count; i++)
        buffer_add_format(&text, "%s\n", editor_text(state->editors[i]));
    return buffer_take(&text);
}

/* What was half typed when the program ended; of a float that had other fields then, as much as
 * fits. */
static bool take_typed(Fields *state, char *typed)
{
    char *rest = typed, *line;
    bool done = true;
    for (size_t i = 0; done && i < state->request.count && (line = strsep(&rest, "\n")); i++) {
        state->is_typed[i] = strcmp(line, editor_text(state->editors[i])) != 0;
        done = editor_replace(state->editors[i], line);
    }
    return done;
}

static bool open_fields(Screen *screen, const void *argument)
{
    Fields *state = screen->state;
    state->request = *(const FieldsRequest *)argument;
    if (!state->request.draft.what && !state->request.is_fleeting)
        die("%s: nobody said where it is kept while it is typed", state->request.title);
    for (size_t i = 0; i < state->request.count; i++) {
        const char *initial = state->request.fields[i].initial;
        state->editors[i] = editor_new(initial ? initial : "");
    }
    bool done = propose(state);
    char *initial = typed_text(state),
         *typed = draft_begin(&state->draft, screen->store, &state->request.draft, initial);
    done = done && (!typed || take_typed(state, typed));
    free(typed);
    free(initial);
    return done;
}

static bool wants_tick(Screen *screen)
{
    const Fields *state = screen->state;
    char *text = typed_text(state);
    bool is_behind = draft_is_behind(&state->draft, text);
    free(text);
    return is_behind;
}

static void keep_now(Screen *screen)
{
    Fields *state = screen->state;
    char *text = typed_text(state);
    draft_keep(&state->draft, text);
    free(text);
}

static void close_fields(Screen *screen)
{
    Fields *state = screen->state;
    for (size_t i = 0; i < state->request.count; i++)
        editor_free(state->editors[i]);
    draft_end(&state->draft);
    table_free(state->request.names);
}

static Editor *editor_of(Screen *screen)
{
    Fields *state = screen->state;
    return state->editors[state->focus];
}

static const Field *focused(const Fields *state)
{
    return &state->request.fields[state->focus];
}

static const char *heading(Screen *screen)
{
    const Fields *state = screen->state;
    return tr(state->request.title);
}

/* ---- drawing ---- */

static void extent(Screen *screen, int *rows, int *columns)
{
    const Fields *state = screen->state;
    *rows = state->request.names ? 2 : 0;
    for (size_t i = 0; i < state->request.count; i++)
        *rows += state->request.fields[i].say ? 2 : 1;
    *columns = COLUMNS;
}

static int label_cells(const Fields *state)
{
    int widest = 0;
    for (size_t i = 0; i < state->request.count; i++) {
        int cells = text_cells(tr(state->request.fields[i].label));
        widest = cells > widest ? cells : widest;
    }
    return widest + 1;
}

/* The line of the text with the caret in it. */
static void draw_text(const Fields *state, WINDOW *window, int y, int x, size_t field)
{
    size_t count;
    int cells = getmaxx(window) - x;
    Editor *editor = state->editors[field];
    editor_set_width(editor, cells - 1);
    EditorPlace caret = editor_place(editor);
    TextLine *lines = text_wrap(editor_text(editor), cells - 1, &count);
    TextLine line = caret.row < count ? lines[caret.row] : (TextLine){ "", 0 };
    put_part(window, y, x, cells, role(ROLE_PLAIN) | A_UNDERLINE, line.start, line.bytes);
    free(lines);
    if (field == state->focus)
        screen_set_caret(window, y, x + caret.column);
}

static void draw_choices(const Fields *state, WINDOW *window, int y, int x, size_t field)
{
    const char *const *choices = state->request.fields[field].choices;
    int left = x;
    put(window, y, x, getmaxx(window) - x, role(ROLE_PLAIN), "");
    for (size_t i = 0; choices[i] && left < getmaxx(window); i++) {
        bool is_chosen = !strcmp(choices[i], editor_text(state->editors[field]));
        char *text = xasprintf(is_chosen ? "[%s]" : " %s ", tr(choices[i]));
        if (is_chosen && field == state->focus)
            screen_set_caret(window, y, left);
        left +=
            put(window, y, left, text_cells(text), role(is_chosen ? ROLE_BOLD : ROLE_DIM), text) +
            1;
        free(text);
    }
}

static void draw_said(const Fields *state, WINDOW *window, int y, int x, size_t field)
{
    bool is_right = false;
    const char *typed = editor_text(state->editors[field]);
    char *text = state->request.fields[field].say(typed, &is_right);
    put(window, y, 0, x, role(ROLE_PLAIN), "");
    put(window, y, x, getmaxx(window) - x,
        role(is_right ? ROLE_NONE
             : *typed ? ROLE_MEDIUM
                      : ROLE_DIM),
        text);
    free(text);
}

static void draw_names(const Fields *state, WINDOW *window, int y)
{
    const Table *table = state->request.names;
    Buffer names = { 0 };
    for (size_t row = 0; row < table_rows(table) && row < MOST_NAMES; row++)
        buffer_join(&names, " · ", table_cell(table, row, 0));
    char *text = table_rows(table) ? xasprintf("%s%s%s", tr("Ctrl-N:"), message_gap(tr("Ctrl-N:")),
                                               buffer_text(&names))
                                   : xstrdup("");
    put(window, y, 0, getmaxx(window), role(ROLE_PLAIN), "");
    put_cut(window, y + 1, 0, getmaxx(window), role(ROLE_DIM), text);
    free(text);
    buffer_free(&names);
}

static void draw_fields(Screen *screen, WINDOW *window)
{
    const Fields *state = screen->state;
    int y = 0, x = label_cells(state);
    for (size_t i = 0; i < state->request.count; i++, y++) {
        const Field *field = &state->request.fields[i];
        put(window, y, 0, x, role(i == state->focus ? ROLE_FOCUS : ROLE_BOLD), tr(field->label));
        (field->choices ? draw_choices : draw_text)(state, window, y, x, i);
        if (field->say)
            draw_said(state, window, ++y, x, i);
    }
    if (state->request.names)
        draw_names(state, window, y);
}

/* ---- actions ---- */

/* What was typed is not taken back by Esc at once, nor by what other fields propose. */
static bool changed(Fields *state)
{
    state->is_typed[state->focus] = true;
    state->was_warned = false;
    return propose(state);
}

static bool choose(Fields *state, int by)
{
    const char *const *choices = focused(state)->choices;
    size_t count = 0, at = 0;
    for (; choices[count]; count++)
        if (!strcmp(choices[count], editor_text(state->editors[state->focus])))
            at = count;
    const char *chosen = choices[(at + count + (size_t)by) % count];
    return editor_replace(state->editors[state->focus], chosen) && changed(state);
}

static bool type(Screen *screen, const char *text)
{
    Fields *state = screen->state;
    if (focused(state)->choices)
        return choose(state, 1);
    char *clean = text_clean_line(text);
    bool done = editor_insert(editor_of(screen), clean) && changed(state);
    free(clean);
    return done;
}

static bool go_left(Screen *screen)
{
    Fields *state = screen->state;
    if (focused(state)->choices)
        return choose(state, -1);
    editor_left(editor_of(screen));
    return true;
}

static bool go_right(Screen *screen)
{
    Fields *state = screen->state;
    if (focused(state)->choices)
        return choose(state, 1);
    editor_right(editor_of(screen));
    return true;
}

static bool backspace(Screen *screen)
{
    Fields *state = screen->state;
    if (focused(state)->choices)
        return true;
    editor_backspace(editor_of(screen));
    return changed(state);
}

static bool accept(Screen *screen)
{
    Fields *state = screen->state;
    const char *values[FIELDS_MOST];
    size_t wrong = state->focus;
    read_values(state, values);
    if (!draft_may_replace(&state->draft))
        return true;
    if (!state->request.done(state->request.context, values, &wrong)) {
        state->focus = wrong;
        return false;
    }
    draft_drop(&state->draft);
    screen_remove(screen);
    return true;
}

static bool go_field(Screen *screen, size_t by)
{
    Fields *state = screen->state;
    state->focus = (state->focus + by) % state->request.count;
    return true;
}

static bool next_field(Screen *screen)
{
    return go_field(screen, 1);
}

static bool previous_field(Screen *screen)
{
    const Fields *state = screen->state;
    return go_field(screen, state->request.count - 1);
}

static bool complete(Screen *screen)
{
    size_t names;
    Fields *state = screen->state;
    char *longer = folder_complete(editor_text(editor_of(screen)), &names);
    bool done = editor_replace(editor_of(screen), longer) && changed(state);
    free(longer);
    return done;
}

static bool tab(Screen *screen)
{
    const Fields *state = screen->state;
    return focused(state)->is_path ? complete(screen) : next_field(screen);
}

static bool enter(Screen *screen)
{
    const Fields *state = screen->state;
    return state->focus + 1 == state->request.count ? accept(screen) : next_field(screen);
}

static bool cancel(Screen *screen)
{
    Fields *state = screen->state;
    bool is_typed = false;
    for (size_t i = 0; i < state->request.count; i++)
        is_typed = is_typed || (state->is_typed[i] && *editor_text(state->editors[i]));
    if (is_typed && !state->was_warned) {
        state->was_warned = true;
        screen_message(tr("Press Esc again to discard the changes, Ctrl-S to save"));
        return true;
    }
    draft_drop(&state->draft);
    screen_remove(screen);
    return true;
}

static bool has_names(Screen *screen)
{
    const Fields *state = screen->state;
    return state->request.names != NULL;
}

static bool next_name(Screen *screen)
{
    Fields *state = screen->state;
    size_t count = state->request.names ? table_rows(state->request.names) : 0;
    if (!count)
        return fail("Nobody was named in this workbook before");
    state->focus = 0;
    return editor_replace(state->editors[0],
                          table_cell(state->request.names, state->next_name++ % count, 0)) &&
           changed(state);
}

char *fields_say_date(const char *typed, bool *is_right)
{
    char date[DATE_SIZE];
    *is_right = *typed && date_input(typed, date);
    return *is_right ? date_input_said(date)
           : !*typed ? xstrdup(tr("2026-12-04, 12-4, Fri, next Wed, +7"))
                     : xstrdup(failure());
}

static const Action actions[] = {
    { CTRL('s'), N_("Save"), N_("Accept what the fields say"), accept },
    { '\t', N_("Next field"), N_("Next field; in a path: complete it"), tab },
    { KEY_RETURN, NULL, N_("Next field; in the last one: accept"), enter },
    { CTRL('n'), N_("Next name"), N_("The next of those named before"), next_name,
      .applies = has_names },
    { KEY_ESCAPE, N_("Cancel"), N_("Close without accepting"), cancel },
    { CTRL('c'), NULL, N_("Close without accepting"), cancel },
    { CTRL('d'), NULL, N_("Accept what the fields say"), accept },
    { KEY_DOWN, NULL, N_("Next field"), next_field },
    { KEY_UP, NULL, N_("Previous field"), previous_field },
    { KEY_BTAB, NULL, N_("Previous field"), previous_field },
    { KEY_LEFT, NULL, N_("One character left; another choice"), go_left },
    { KEY_RIGHT, NULL, N_("One character right; another choice"), go_right },
    { KEY_BACKSPACE, NULL, N_("Delete the character before the caret"), backspace },
    { 0 },
};

const ScreenClass fields_screen = {
    .title = N_("Fields"),
    .size = sizeof(Fields),
    .open = open_fields,
    .draw = draw_fields,
    .close = close_fields,
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
