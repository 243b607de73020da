/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text_screen.h - edits one text in a float. */
#ifndef TEXT_SCREEN_H
#define TEXT_SCREEN_H

#include "toolkit/draft.h"
#include "toolkit/screen.h"

typedef struct TextRequest {
    const char *title, *help; /* shown through tr(); copied; help may be NULL */
    const char *initial;      /* copied; NULL is empty */
    bool is_long;             /* Enter makes a new line, Ctrl-S accepts */
    bool is_path;             /* Tab completes it, and a browser finds it */

    /* Where a half-typed text is kept, within a second of typing and when the program ends; or that
     * it says nothing of the engagement: what is looked for, a path, a setting. One of them. */
    DraftPlace draft;
    bool is_fleeting;

    /* Takes the text. False shows failure() and the float stays; otherwise it closes, also below a
     * screen that done opened. */
    bool (*done)(void *context, const char *text);

    /* The float is gone, accepted or not: frees the context. May be NULL. */
    void (*release)(void *context);
    void *context;
} TextRequest;

/* Opened with a TextRequest. */
extern const ScreenClass text_screen;

#endif
