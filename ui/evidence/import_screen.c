/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/message.h"
#include "evidence/evidence_screens.h"
#include "questionnaire/answer_sheet.h"
#include "toolkit/browse.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/text_screen.h"

static bool open_import(Screen *screen, const void *argument)
{
    (void)argument;
    header_show(screen->store, NULL);
    return browse_open(screen, "");
}

static bool preview(Screen *screen, const char *path)
{
    return screen_push(answer_sheets_fit(path) ? &returned_screen : &import_preview_screen,
                       screen->store, path);
}

static bool go_there(Screen *screen)
{
    bool done;
    char *path = browse_enter(screen, &done);
    if (path)
        done = preview(screen, path);
    free(path);
    return done;
}

static bool preview_folder(Screen *screen)
{
    const Browse *browse = screen->state;
    return preview(screen, browse->folder);
}

static bool take_path(void *context, const char *text)
{
    Screen *screen = context;
    char *path = folder_path(text);
    char *whole = realpath(path, NULL);
    bool done = whole ? preview(screen, whole) : fail("%s: %s", path, strerror(errno));
    free(whole);
    free(path);
    return done;
}

static bool ask_path(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Import"),
                                       .help = N_("A file, a folder or a zip of exports"),
                                       .is_path = true,
                                       .is_fleeting = true,
                                       .done = take_path,
                                       .context = screen });
}

static bool open_tray(Screen *screen)
{
    return screen_push(&tray_screen, screen->store, &(ListingPlace){ LISTING_UNMAPPED, NULL });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Into the folder; of a file: what it would bring"), go_there },
    { 'a', N_("Whole folder"), N_("What all files of this folder would bring"), preview_folder },
    { 't', N_("Path"), N_("Type the path of a file, folder or zip"), ask_path },
    { 'T', N_("Tray"), N_("Checks without a best practice, and unreadable rows"), open_tray },
    { 0 },
};

const ScreenClass import_screen = {
    .title = N_("Import"),
    .size = sizeof(Browse),
    .open = open_import,
    .draw = browse_draw,
    .close = browse_close,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
