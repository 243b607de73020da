/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/browse_screen.h"

#include <stdlib.h>

#include "base/message.h"
#include "toolkit/browse.h"
#include "toolkit/key.h"

typedef struct Chooser {
    Browse browse;
    BrowseRequest request;
} Chooser;

static bool open_chooser(Screen *screen, const void *argument)
{
    Chooser *chooser = screen->state;
    chooser->request = *(const BrowseRequest *)argument;
    return browse_open(screen, chooser->request.folder);
}

static bool take(Screen *screen, const char *path)
{
    const Chooser *chooser = screen->state;
    if (!chooser->request.done(chooser->request.context, path))
        return false;
    screen_remove(screen);
    return true;
}

static bool enter(Screen *screen)
{
    bool done;
    char *path = browse_enter(screen, &done);
    if (path)
        done = take(screen, path);
    free(path);
    return done;
}

static bool take_folder(Screen *screen)
{
    const Chooser *chooser = screen->state;
    return take(screen, chooser->browse.folder);
}

static const Action actions[] = {
    { KEY_RETURN, N_("Choose"), N_("Into the folder; of a file: choose it"), enter },
    { 'a', N_("This folder"), N_("Choose the folder that is shown"), take_folder },
    { 0 },
};

const ScreenClass browse_screen = {
    .title = N_("Choose a file"),
    .size = sizeof(Chooser),
    .open = open_chooser,
    .draw = browse_draw,
    .close = browse_close,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
