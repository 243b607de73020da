/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.h - takes and gives back the terminal: modes, colours, signals, clipboard. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <curses.h>
#include <stdio.h>
#include <sys/select.h>

#include "base/base.h"

/* For which background, and for whom. */
typedef enum Theme { THEME_ANY, THEME_DARK, THEME_LIGHT, THEME_COLOUR_BLIND, THEMES } Theme;

typedef struct TerminalOptions {
    Theme theme;
    bool has_mouse;
    bool no_color; /* also without it when NO_COLOR is set */
    bool ascii;    /* lines and boxes of - | + */
} TerminalOptions;

/* What a piece of text means; every state also has its word or sign. */
typedef enum Role {
    ROLE_PLAIN,
    ROLE_BOLD,
    ROLE_DIM,
    ROLE_TITLE,
    ROLE_FOCUS,
    ROLE_HIGH,
    ROLE_MEDIUM,
    ROLE_NONE, /* no risk: good */
    ROLE_UNKNOWN,
    ROLE_ERROR,
    ROLE_COUNT
} Role;

/* Whether $TERM names a type that the screens can be painted on. */
MUST_CHECK bool terminal_check(int descriptor);

/* `type` NULL is $TERM, which was checked. */
void terminal_open(const char *type, FILE *out, FILE *in, TerminalOptions options);

/* Other colours, and the mouse or not, from now on; what is shown is to be painted anew. */
void terminal_change(Theme theme, bool has_mouse);

/* Restores the terminal; also on_die while it is open. */
void terminal_close(void);

/* doupdate(), in one piece. */
void terminal_update(void);

attr_t role(Role meaning);
bool terminal_is_ascii(void);

/* Whether anything went wrong since it was opened where no caller waited for it. */
bool terminal_has_late_failure(void);

/* The signal that asks the program to end, such as a hang-up; 0 while there is none. It is
 * still known when the terminal is closed. */
int terminal_ended_by(void);

/* Adds all signals that do. */
void terminal_add_ending(sigset_t *set);

/* Where keys come from: a pad, so that reading from it does not draw; its descriptor. */
WINDOW *terminal_keys(void);
int terminal_input(void);

/* Lends the terminal to another program and takes it back. */
void terminal_lend(void);
void terminal_take_back(void);

/* Stops the program, as Ctrl-Z does elsewhere; returns when it is continued. */
void terminal_suspend(void);

/* Hands text to the clipboard of the terminal, also over SSH (OSC 52). The terminal does
 * not say whether it took it. */
MUST_CHECK bool terminal_copy(const char *text);

#endif
