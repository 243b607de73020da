/* SPDX-License-Identifier: GPL-3.0-or-later */
/* browse.h - a folder on the screen, to choose a file from: for screens whose state begins with a
 * Browse. */
#ifndef BROWSE_H
#define BROWSE_H

#include "toolkit/table_view.h"

typedef struct Browse {
    TableView view;
    char *folder; /* absolute */
    Table *files; /* name, size; folders first */
} Browse;

/* In this folder; "": where the program was started. */
MUST_CHECK bool browse_open(Screen *screen, const char *folder);
void browse_close(Screen *screen);
void browse_draw(Screen *screen, WINDOW *body);

/* Goes into the folder in focus, or up: then NULL and `done` says whether it went well; else the
 * path of the file in focus, which the caller frees. */
char *browse_enter(Screen *screen, bool *done);

#endif
