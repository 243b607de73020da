/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/browse.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { NAME, SIZE };
static const ViewColumn columns[] = { { NAME, -1 }, { SIZE, 12 }, { 0 } };

static Table *with_up(const Table *list)
{
    Table *files = table_new();
    for (size_t i = 0; i < table_columns(list); i++)
        table_add_column(files, table_name(list, i), table_title(list, i), table_type(list, i));
    table_add(files, (const char *const[]){ "../", "" }, 0);
    for (size_t row = 0; row < table_rows(list); row++)
        table_add(files,
                  (const char *const[]){ table_cell(list, row, NAME), table_cell(list, row, SIZE) },
                  0);
    return files;
}

static bool show_folder(Browse *browse, const char *folder)
{
    Table *list = folder_list(folder);
    if (!list)
        return false;
    char *kept = xstrdup(folder);
    free(browse->folder);
    browse->folder = kept;
    table_free(browse->files);
    browse->files = with_up(list);
    table_free(list);
    browse->view.selected = 0;
    table_view_set(&browse->view, browse->files);
    return true;
}

bool browse_open(Screen *screen, const char *folder)
{
    Browse *browse = screen->state;
    browse->view = (TableView){ .columns = columns, .has_titles = true };
    char *whole = realpath(*folder ? folder : ".", NULL);
    bool done = whole ? show_folder(browse, whole) : fail("%s: %s", folder, strerror(errno));
    free(whole);
    return done;
}

void browse_close(Screen *screen)
{
    Browse *browse = screen->state;
    free(browse->folder);
    table_free(browse->files);
}

/* The end of a path says more than its beginning. */
static const char *shown_path(const char *folder)
{
    const char *at = folder + strlen(folder);
    for (int slashes = 0; at > folder; at--)
        if (*at == '/' && ++slashes == 2)
            return at + 1;
    return folder;
}

void browse_draw(Screen *screen, WINDOW *body)
{
    Browse *browse = screen->state;
    char *text =
        xasprintf("%s%s%s", tr("Folder:"), message_gap(tr("Folder:")), shown_path(browse->folder));
    put(body, 0, 0, getmaxx(body), role(ROLE_BOLD), text);
    free(text);
    table_view_draw(&browse->view, body, 1, 0, getmaxy(body) - 1, getmaxx(body));
}

static bool go_up(Browse *browse)
{
    char *left = xstrdup(file_name(browse->folder)), *slash = strrchr(browse->folder, '/');
    char *above = slash == browse->folder
                      ? xstrdup("/")
                      : xstrndup(browse->folder, (size_t)(slash - browse->folder));
    bool done = show_folder(browse, above);
    char *entry = xasprintf("%s/", left);
    if (done)
        table_view_find(&browse->view, NAME, entry);
    free(entry);
    free(above);
    free(left);
    return done;
}

char *browse_enter(Screen *screen, bool *done)
{
    Browse *browse = screen->state;
    const char *name = table_cell(browse->files, browse->view.selected, NAME);
    size_t bytes = strlen(name);
    *done = true;
    if (!strcmp(name, "../")) {
        *done = go_up(browse);
        return NULL;
    }
    bool is_folder = name[bytes - 1] == '/';
    char *trimmed = xstrndup(name, bytes - is_folder);
    char *path = folder_join(browse->folder, trimmed);
    free(trimmed);
    if (!is_folder)
        return path;
    *done = show_folder(browse, path);
    free(path);
    return NULL;
}
