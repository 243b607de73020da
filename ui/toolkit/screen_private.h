/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screen_private.h - what the parts of screen.c know of each other: the stack and the loop
 * (screen.c), the picture (screen_draw.c), what is said (screen_say.c). */
#ifndef SCREEN_PRIVATE_H
#define SCREEN_PRIVATE_H

#include "toolkit/screen.h"

/* What the next picture must do beyond drawing the top screen. */
typedef struct ScreenStale {
    bool frame, stack, body;
} ScreenStale;
extern ScreenStale screen_stale;

/* The nearest row of a key, or NULL. */
const Action *screen_find(const Screen *screen, int key);
bool screen_is_typing(Screen *screen);

/* Whether `action` is the one that the program itself has for its key. */
bool screen_is_global(const Action *action);

const char *screen_title(Screen *screen);

/* The first screen below all floats. */
Screen *screen_ground(Screen *screen);

/* The key of the footer at this cell, or 0. */
int screen_footer_key(int y, int x);

/* Shows failure() unless all went well. */
void screen_report(bool ok);

/* The message of the last key is over. */
void screen_hush(void);

/* Rows that a long message takes from the body. */
int screen_growth(void);
void screen_draw_said(const Screen *screen);

/* What `u` would take back, or "". Borrowed. */
const char *screen_undoable(Screen *screen);

/* After the first picture, which does without. */
void screen_undoable_may_be_asked(void);

/* Runs what may act on the workbook of the screen that is the top now, and says what it did. */
void screen_watch(Screen *screen, void (*run)(void *data), void *data);

void screen_forget_acts(void);

#endif
