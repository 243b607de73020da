/* SPDX-License-Identifier: GPL-3.0-or-later */
/* out.h - the one door to standard output and standard error: whatever a file or a name
 * holds, what comes out cannot drive a terminal. */
#ifndef OUT_H
#define OUT_H

#include <stdio.h>

#include "base/base.h"

/* To standard output. */
void out_say(const char *format, ...) PRINTF(1, 2);

/* Whether all that was said came out. */
MUST_CHECK bool out_finish(void);

/* One line to standard error, after all that was said; line feeds in it become spaces. */
void out_warn(const char *format, ...) PRINTF(1, 2);

typedef enum OutKind {
    OUT_TEXT, /* for people */
    OUT_DATA  /* for programs: as it is, unless a terminal reads it */
} OutKind;

/* Standard output for what is written to a stream; out_close lets it go. */
typedef struct Out {
    FILE *stream;
    char *text; /* NULL: written straight through */
    size_t bytes;
} Out;
void out_open(Out *out, OutKind kind);

/* Passes on what was written, unless it went wrong; returns `done`. */
MUST_CHECK bool out_close(Out *out, bool done);

#endif
