/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screen.h - what a screen is, and the stack and loop that run them. */
#ifndef SCREEN_H
#define SCREEN_H

#include <curses.h>

#include "base/base.h"
#include "store/store.h"

typedef struct Screen Screen;
typedef struct TableView TableView;

/* One row binds a key, names it in the footer, explains it on the help screen and in the
 * palette, and does it. A false return shows failure() on the message line. Rows end with
 * a zero row. Key 0 is in the palette only; a NULL label keeps a row out of the footer, a
 * NULL help out of help and palette. */
typedef struct Action {
    int key;
    const char *label, *help; /* N_("…") */
    bool (*run)(Screen *);
    const void *with;          /* screen_with() while it runs */
    bool (*applies)(Screen *); /* false: not in the footer now, and last in help and palette */
} Action;

/* Everything but title and draw may be NULL. */
typedef struct ScreenClass {
    const char *title; /* N_("…") */
    size_t size;       /* bytes of state, zeroed before open */

    /* `argument` is borrowed for the call. False: the screen does not open,
     * and close() runs on what there is of the state. */
    bool (*open)(Screen *, const void *argument);

    /* Paints; changes nothing but what it saw of the room. The body still holds what this screen
     * last drew, except after one of its own actions, when it is blank: put() every row it may have
     * used. */
    void (*draw)(Screen *, WINDOW *body);
    void (*close)(Screen *);

    const Action *actions;
    const Action *more; /* behind actions; rows shared with other screens */

    /* Its state begins with the list that table_view_actions move in. */
    bool has_view;

    /* The text being typed that editor_actions change. */
    struct Editor *(*editor)(Screen *);

    /* Takes printable characters and pastes in place of actions, while is_typing says so
     * or always when that is NULL. */
    bool (*type)(Screen *, const char *text);
    bool (*is_typing)(Screen *);

    /* Takes what is pasted while nothing is typed. */
    bool (*paste)(Screen *, const char *text);

    /* Once a second while any screen wants it. */
    bool (*wants_tick)(Screen *);
    void (*tick)(Screen *);

    /* The program ends with this screen open: keep what is half typed. */
    void (*leave)(Screen *);

    /* It is the top again, or the language changed: read the data anew. */
    bool (*resume)(Screen *);

    /* Given, the screen floats over those below, in a box with this room inside; it is
     * given less when the window is small. */
    void (*extent)(Screen *, int *rows, int *columns);
    bool is_line; /* one that stands in place of the message instead */

    /* In place of title, already translated. */
    const char *(*heading)(Screen *);

    /* What tells it from others of its class: what it is opened on. */
    const char *(*subject)(Screen *);
} ScreenClass;

struct Screen {
    const ScreenClass *class;
    Store *store;
    void *state;
    Screen *below;

    /* For screen.c alone. */
    WINDOW *window;
    Screen *next_removed;
    bool needs_resume;
};

/* Opens a screen on top; on failure the stack is as before. */
MUST_CHECK bool screen_push(const ScreenClass *class, Store *store, const void *argument);

/* Screens that were taken off live until the action that did it returns. */
void screen_pop(void);
void screen_remove(Screen *screen);
void screen_pop_all(void);

/* Ends the program: every screen keeps its half-typed text and goes. */
void screen_quit(void);

Screen *screen_top(void);

/* NULL when its class has none. */
TableView *screen_view(const Screen *screen);

/* Runs the stack until it is empty or the input ends; what is open then is still to be
 * popped. */
void screen_loop(void);

/* The two halves of a round of the loop: paints what is open; waits for a key and obeys it,
 * false when the loop is over. */
void screen_paint(void);
MUST_CHECK bool screen_obey(void);

/* Runs an action on a screen as if its key had been typed there. */
MUST_CHECK bool screen_run(const Action *action, Screen *screen);

/* Where the mouse was pressed, on the whole screen: for the action of KEY_MOUSE. */
void screen_pressed_at(int *y, int *x);

/* Whether it can be done as things stand. */
bool screen_applies(Screen *screen, const Action *action);

/* Of the action that runs, for rows that share one function: its key, and its last column. */
int screen_key(void);
const void *screen_with(void);

/* Shown until the next key. What an act did stays until the next act; when the action says
 * nothing of it, the journal does. */
void screen_message(const char *text);

/* What the message line says now, or NULL. Borrowed. */
const char *screen_last_message(void);

/* Whether an act of its workbook was made in this session on this screen or on one above it. */
bool screen_made(const Screen *screen, int64_t act);

/* The title of the screen that an act was made on; NULL: not in this session. Borrowed. */
const char *screen_of_act(const Screen *screen, int64_t act);

/* What `u` would take back on this workbook, for the footer; NULL: nothing that is known. Asked
 * again whenever an act was made. The caller frees. */
void screen_set_undoable(char *(*undoable)(Screen *screen));

/* While an action takes long: shows how far it is, and whether it may go on; false once Esc
 * was pressed. Other keys are dropped. */
bool screen_progress(const char *text);

/* The header beside the title: customer on the left; workload, language, clock on the right, and what
 * that is where there is room to say so. Copied. */
void screen_set_header(const char *left, const char *label, const char *right);

/* In draw: whether the body still holds what this screen drew last. */
bool screen_keeps_picture(void);

/* Paints everything anew at the next draw. */
void screen_redraw(void);

/* Every screen reads its data anew before the next draw. */
void screen_resume_all(void);

/* Rows of every screen, and of every screen that is no float: where to go, and what to do; all also
 * in the palette; borrowed. */
void screen_set_common_actions(const Action *actions);
void screen_set_place_actions(const Action *actions);
void screen_set_global_actions(const Action *actions);

/* In draw: where the focus is, for screen readers, and where text is being typed. */
void screen_set_cursor(WINDOW *window, int y, int x);
void screen_set_caret(WINDOW *window, int y, int x);

/* The rows a screen answers to, nearest first: its own, its shared ones, places, the
 * program's, and everyone's. A float has none of the program's: it asks about what lies below,
 * which must not be undone or left meanwhile. Ends with NULL. */
enum { SCREEN_ACTION_LISTS = 6 };
void screen_action_lists(const Screen *screen, const Action *lists[SCREEN_ACTION_LISTS]);

/* Defined in files of their own; the screens act on the one below them. */
extern const ScreenClass help_screen, palette_screen;

#endif
