/* SPDX-License-Identifier: GPL-3.0-or-later */
/* browse_screen.h - chooses a file for a field that takes a path. */
#ifndef BROWSE_SCREEN_H
#define BROWSE_SCREEN_H

#include "toolkit/screen.h"

typedef struct BrowseRequest {
    const char *folder; /* to begin in; "": where the program was started */

    /* Takes the path of a file or, with the key for that, of a folder. */
    bool (*done)(void *context, const char *path);
    void *context;
} BrowseRequest;

/* Opened with a BrowseRequest. */
extern const ScreenClass browse_screen;

#endif
