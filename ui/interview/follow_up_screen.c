/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date_input.h"
#include "base/message.h"
#include "engagement/answer.h"
#include "interview/interview_screens.h"
#include "toolkit/editor.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

typedef enum FieldName { WHO, WHEN, WHAT, FIELDS } FieldName;

enum { COLUMNS = 68, LABEL = 8, MOST_NAMES = 9 };

/* The row of each field in the float; below that of the date stands what was understood of it. */
static const int field_rows[FIELDS] = { 0, 1, 3 };
static const char *const labels[FIELDS] = { N_("Who"), N_("By when"), N_("What") };
enum { SAID_ROW = 2, NAMES_ROW = 5, ROWS = 6 };

typedef struct FollowUpState {
    FollowUpRequest request;
    Editor *editors[FIELDS];
    FieldName focus;
    Table *people;
    size_t next_name; /* that Ctrl-N gives */
    bool was_warned;
} FollowUpState;

static bool open_follow_up(Screen *screen, const void *argument)
{
    FollowUpState *state = screen->state;
    state->request = *(const FollowUpRequest *)argument;
    for (int i = 0; i < FIELDS; i++)
        state->editors[i] = editor_new(i == WHO && state->request.who ? state->request.who : "");
    state->people = answer_people(screen->store);
    return state->people;
}

static void close_follow_up(Screen *screen)
{
    FollowUpState *state = screen->state;
    for (int i = 0; i < FIELDS; i++)
        editor_free(state->editors[i]);
    table_free(state->people);
}

static Editor *editor_of(Screen *screen)
{
    FollowUpState *state = screen->state;
    return state->editors[state->focus];
}

static void extent(Screen *screen, int *rows, int *columns)
{
    (void)screen;
    *rows = ROWS;
    *columns = COLUMNS;
}

/* ---- drawing ---- */

/* The line of the text with the caret in it. */
static void draw_field(const FollowUpState *state, WINDOW *window, FieldName name)
{
    size_t count;
    int y = field_rows[name], cells = getmaxx(window) - LABEL;
    Editor *editor = state->editors[name];
    put(window, y, 0, LABEL, role(name == state->focus ? ROLE_FOCUS : ROLE_BOLD), tr(labels[name]));
    editor_set_width(editor, cells - 1);
    EditorPlace caret = editor_place(editor);
    TextLine *lines = text_wrap(editor_text(editor), cells - 1, &count);
    TextLine line = caret.row < count ? lines[caret.row] : (TextLine){ "", 0 };
    put_part(window, y, LABEL, cells, role(ROLE_PLAIN) | A_UNDERLINE, line.start, line.bytes);
    free(lines);
    if (name == state->focus)
        screen_set_caret(window, y, LABEL + caret.column);
}

static void draw_said(const FollowUpState *state, WINDOW *window)
{
    char date[DATE_SIZE];
    const char *typed = editor_text(state->editors[WHEN]);
    bool is_date = *typed && date_input(typed, date);
    char *text = is_date   ? date_input_said(date)
                 : !*typed ? xstrdup(tr("2026-12-04, 12-4, Fri, next Wed, +7"))
                           : xstrdup(failure());
    put(window, SAID_ROW, 0, LABEL, role(ROLE_PLAIN), "");
    put(window, SAID_ROW, LABEL, getmaxx(window) - LABEL,
        role(is_date   ? ROLE_NONE
             : !*typed ? ROLE_DIM
                       : ROLE_MEDIUM),
        text);
    free(text);
}

static void draw_names(const FollowUpState *state, WINDOW *window)
{
    Buffer names = { 0 };
    for (size_t row = 0; row < table_rows(state->people) && row < MOST_NAMES; row++)
        buffer_join(&names, " · ", table_cell(state->people, row, 0));
    char *text =
        table_rows(state->people)
            ? xasprintf("%s%s%s", tr("Ctrl-N:"), message_gap(tr("Ctrl-N:")), buffer_text(&names))
            : xstrdup("");
    put(window, NAMES_ROW, 0, getmaxx(window), role(ROLE_DIM), text);
    free(text);
    buffer_free(&names);
}

static void draw_follow_up(Screen *screen, WINDOW *window)
{
    const FollowUpState *state = screen->state;
    draw_said(state, window);
    draw_names(state, window);
    put(window, NAMES_ROW - 1, 0, getmaxx(window), role(ROLE_PLAIN), "");
    for (int i = 0; i < FIELDS; i++)
        draw_field(state, window, (FieldName)i);
}

/* ---- actions ---- */

static bool type(Screen *screen, const char *text)
{
    FollowUpState *state = screen->state;
    char *clean = text_clean_line(text);
    bool done = editor_insert(editor_of(screen), clean);
    state->was_warned = false;
    free(clean);
    return done;
}

static bool accept(Screen *screen)
{
    FollowUpState *state = screen->state;
    char due[DATE_SIZE] = "";
    const char *typed = editor_text(state->editors[WHEN]);
    if (*typed && !date_input(typed, due)) {
        state->focus = WHEN;
        return false;
    }
    const FollowUp follow_up = { editor_text(state->editors[WHO]), due,
                                 editor_text(state->editors[WHAT]) };
    if (!state->request.done(state->request.context, &follow_up))
        return false;
    screen_remove(screen);
    return true;
}

static bool go_field(Screen *screen, int by)
{
    FollowUpState *state = screen->state;
    state->focus = (FieldName)((state->focus + FIELDS + by) % FIELDS);
    return true;
}

static bool next_field(Screen *screen)
{
    return go_field(screen, 1);
}

static bool previous_field(Screen *screen)
{
    return go_field(screen, -1);
}

static bool enter(Screen *screen)
{
    const FollowUpState *state = screen->state;
    return state->focus == WHAT ? accept(screen) : next_field(screen);
}

static bool cancel(Screen *screen)
{
    FollowUpState *state = screen->state;
    bool is_typed = *editor_text(state->editors[WHEN]) || *editor_text(state->editors[WHAT]);
    if (is_typed && !state->was_warned) {
        state->was_warned = true;
        screen_message(tr("Press Esc again to discard the changes, Ctrl-S to save"));
        return true;
    }
    screen_remove(screen);
    return true;
}

static bool next_name(Screen *screen)
{
    FollowUpState *state = screen->state;
    size_t count = table_rows(state->people);
    if (!count)
        return fail("Nobody was named in this workbook before");
    state->focus = WHO;
    return editor_replace(state->editors[WHO],
                          table_cell(state->people, state->next_name++ % count, 0));
}

/* An action out of an editor function. */
#define EDITOR_ACTION(name)                                                                        \
    static bool do_##name(Screen *screen)                                                          \
    {                                                                                              \
        editor_##name(editor_of(screen));                                                          \
        return true;                                                                               \
    }

EDITOR_ACTION(left)
EDITOR_ACTION(right)
EDITOR_ACTION(home)
EDITOR_ACTION(end)
EDITOR_ACTION(backspace)
EDITOR_ACTION(delete)
EDITOR_ACTION(delete_word)
EDITOR_ACTION(delete_to_end)
EDITOR_ACTION(delete_to_start)

static const Action actions[] = {
    { CTRL('s'), N_("Save"), N_("Accept the follow-up"), accept },
    { '\t', N_("Next field"), N_("Next field"), next_field },
    { KEY_RETURN, NULL, N_("Next field; in the last one: accept"), enter },
    { CTRL('n'), N_("Name"), N_("Who: the next of those named before"), next_name },
    { KEY_ESCAPE, N_("Cancel"), N_("Close without accepting"), cancel },
    { CTRL('c'), NULL, N_("Close without accepting"), cancel },
    { CTRL('d'), NULL, N_("Accept the follow-up"), accept },
    { KEY_DOWN, NULL, N_("Next field"), next_field },
    { KEY_UP, NULL, N_("Previous field"), previous_field },
    { KEY_BTAB, NULL, N_("Previous field"), previous_field },
    { KEY_LEFT, NULL, N_("One character left"), do_left },
    { KEY_RIGHT, NULL, N_("One character right"), do_right },
    { KEY_HOME, NULL, N_("Start of the line"), do_home },
    { CTRL('a'), NULL, N_("Start of the line"), do_home },
    { KEY_END, NULL, N_("End of the line"), do_end },
    { KEY_BACKSPACE, NULL, N_("Delete the character before the caret"), do_backspace },
    { KEY_DC, NULL, N_("Delete the character under the caret"), do_delete },
    { CTRL('w'), NULL, N_("Delete the word before the caret"), do_delete_word },
    { CTRL('k'), NULL, N_("Delete to the end of the line"), do_delete_to_end },
    { CTRL('u'), NULL, N_("Delete to the start of the line"), do_delete_to_start },
    { 0 },
};

const ScreenClass follow_up_screen = {
    .title = N_("Follow-up"),
    .size = sizeof(FollowUpState),
    .open = open_follow_up,
    .draw = draw_follow_up,
    .close = close_follow_up,
    .actions = actions,
    .type = type,
    .extent = extent,
};
