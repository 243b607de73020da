/* SPDX-License-Identifier: GPL-3.0-or-later */
/* key.h - reads keys, characters and pastes from the terminal, and names keys. */
#ifndef KEY_H
#define KEY_H

#include <curses.h>

#include "base/base.h"

#define CTRL(letter) ((letter)&0x1F)

/* Beside the KEY_… of curses, and clear of the codes it gives out by itself; it keeps them
 * in 16 bits. */
enum {
    KEY_ESCAPE = 27,
    KEY_RETURN = '\n', /* Enter in all its forms */
    KEY_PASTE = 0x4000,
    KEY_GONE, /* the input ended; it will not come back */
    KEY_IDLE, /* the time is up */
    KEY_PASTE_BEGIN,
    KEY_PASTE_END,
    KEY_WORD_LEFT,
    KEY_WORD_RIGHT,
    KEY_WHEEL_UP,
    KEY_WHEEL_DOWN
};

enum { KEY_TEXT_SIZE = 16, KEY_LABEL_SIZE = 32 };

typedef struct Key {
    int code; /* of printable text: ASCII, or 0 */
    bool is_text;
    char text[KEY_TEXT_SIZE]; /* one character, when is_text */
    char *pasted;             /* with KEY_PASTE; the caller frees */
    int y, x;                 /* with KEY_MOUSE: where the first button was pressed */
} Key;

/* Tells curses our own key sequences; once for each terminal. */
void key_prepare(void);

/* Waits for a key, for at most timeout_ms, or forever when that is negative. */
void key_read(int timeout_ms, Key *key);

/* The code to look up as a command: a full-width ：？ａ０ is its ASCII twin, so that the
 * keys live while a Chinese input method is on. 0 when it is none. */
int key_command(const Key *key);

/* "Space", "Enter", "PgDn", "Ctrl-R", "F2", in the chosen language; written to name. */
const char *key_label(int code, char name[KEY_LABEL_SIZE]);

/* The code of a name such as "F9", "Ctrl-R" or "P", in English; 0 when it is none. */
int key_named(const char *name);

/* Printable, so that a text field takes it. */
bool key_is_printable(int code);

#endif
