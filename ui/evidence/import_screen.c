/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "evidence/evidence_screens.h"
#include "questionnaire/answer_sheet.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"
#include "toolkit/text_screen.h"

/* A folder, to choose what is imported. */
typedef struct Picker {
    char *folder; /* absolute */
    Table *files; /* name, size; folders first */
    TableView view;
} Picker;

enum { NAME, SIZE };
static const ViewColumn columns[] = { { NAME, -1 }, { SIZE, 12 }, { 0 } };

typedef struct Entry {
    char *name;
    bool is_folder;
    long long bytes;
} Entry;

static int compare(const void *a, const void *b)
{
    const Entry *left = a, *right = b;
    if (left->is_folder != right->is_folder)
        return left->is_folder ? -1 : 1;
    return strcmp(left->name, right->name);
}

static char *join(const char *folder, const char *name)
{
    return xasprintf("%s%s%s", folder, strcmp(folder, "/") ? "/" : "", name);
}

static bool look_at(const char *folder, const char *name, Entry *entry)
{
    struct stat info;
    char *path = join(folder, name);
    bool is_there =
        *name != '.' && !stat(path, &info) && (S_ISDIR(info.st_mode) || S_ISREG(info.st_mode));
    free(path);
    if (is_there)
        *entry = (Entry){ xstrdup(name), S_ISDIR(info.st_mode), (long long)info.st_size };
    return is_there;
}

static Entry *read_folder(const char *folder, size_t *count)
{
    size_t room = 0;
    Entry *entries = NULL, entry;
    DIR *stream = opendir(folder);
    *count = 0;
    if (!stream) {
        fail("%s: %s", folder, strerror(errno));
        return NULL;
    }
    entries = xgrow(entries, *count, &room, sizeof *entries);
    for (struct dirent *found; (found = readdir(stream));)
        if (look_at(folder, found->d_name, &entry)) {
            entries = xgrow(entries, *count, &room, sizeof *entries);
            entries[(*count)++] = entry;
        }
    closedir(stream);
    if (*count)
        qsort(entries, *count, sizeof *entries, compare);
    return entries;
}

static void add_entry(Table *files, const Entry *entry)
{
    char *cells[] = { xasprintf("%s%s", entry->name, entry->is_folder ? "/" : ""),
                      entry->is_folder ? xstrdup("") : xasprintf("%lld", entry->bytes) };
    table_add_owned(files, cells);
}

static bool show_folder(Picker *picker, const char *folder)
{
    size_t count;
    Entry *entries = read_folder(folder, &count);
    if (!entries)
        return false;
    Table *files = table_new();
    table_add_column(files, "name", N_("Name"), COLUMN_TEXT);
    table_add_column(files, "size", N_("Bytes"), COLUMN_NUMBER);
    table_add(files, (const char *const[]){ "../", "" }, 0);
    for (size_t i = 0; i < count; i++) {
        add_entry(files, &entries[i]);
        free(entries[i].name);
    }
    free(entries);
    char *kept = xstrdup(folder);
    free(picker->folder);
    picker->folder = kept;
    table_free(picker->files);
    picker->files = files;
    picker->view.selected = 0;
    table_view_set(&picker->view, files);
    return true;
}

static bool open_picker(Screen *screen, const void *argument)
{
    (void)argument;
    Picker *picker = screen->state;
    picker->view = (TableView){ .columns = columns, .has_titles = true };
    header_show(screen->store, NULL);
    char *here = realpath(".", NULL);
    bool done = here ? show_folder(picker, here) : fail("%s: %s", ".", strerror(errno));
    free(here);
    return done;
}

static void close_picker(Screen *screen)
{
    Picker *picker = screen->state;
    free(picker->folder);
    table_free(picker->files);
}

static TableView *view(Screen *screen)
{
    Picker *picker = screen->state;
    return &picker->view;
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

static void draw_picker(Screen *screen, WINDOW *body)
{
    Picker *picker = screen->state;
    char *text =
        xasprintf("%s%s%s", tr("Folder:"), message_gap(tr("Folder:")), shown_path(picker->folder));
    put(body, 0, 0, getmaxx(body), role(ROLE_BOLD), text);
    free(text);
    table_view_draw(&picker->view, body, 1, 0, getmaxy(body) - 1, getmaxx(body));
}

static bool preview(Screen *screen, const char *path)
{
    return screen_push(answer_sheets_fit(path) ? &returned_screen : &import_preview_screen,
                       screen->store, path);
}

static bool go_up(Picker *picker)
{
    char *left = xstrdup(file_name(picker->folder)), *slash = strrchr(picker->folder, '/');
    char *above = slash == picker->folder
                      ? xstrdup("/")
                      : xstrndup(picker->folder, (size_t)(slash - picker->folder));
    bool done = show_folder(picker, above);
    char *entry = xasprintf("%s/", left);
    if (done)
        table_view_find(&picker->view, NAME, entry);
    free(entry);
    free(above);
    free(left);
    return done;
}

static bool go_there(Screen *screen)
{
    Picker *picker = screen->state;
    const char *name = table_cell(picker->files, picker->view.selected, NAME);
    size_t bytes = strlen(name);
    if (!strcmp(name, "../"))
        return go_up(picker);
    bool is_folder = name[bytes - 1] == '/';
    char *trimmed = xstrndup(name, bytes - is_folder), *path = join(picker->folder, trimmed);
    bool done = is_folder ? show_folder(picker, path) : preview(screen, path);
    free(path);
    free(trimmed);
    return done;
}

static bool preview_folder(Screen *screen)
{
    const Picker *picker = screen->state;
    return preview(screen, picker->folder);
}

static bool take_path(void *context, const char *text)
{
    Screen *screen = context;
    char *trimmed = text_trim(text);
    const char *home = getenv("HOME");
    bool is_of_home = !strncmp(trimmed, "~/", 2) && home;
    char *path = is_of_home ? xasprintf("%s%s", home, trimmed + 1) : xstrdup(trimmed);
    char *whole = realpath(path, NULL);
    bool done = whole ? preview(screen, whole) : fail("%s: %s", path, strerror(errno));
    free(whole);
    free(path);
    free(trimmed);
    return done;
}

static bool ask_path(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Import"),
                                       .help = N_("A file, a folder or a zip of exports"),
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
    .size = sizeof(Picker),
    .open = open_picker,
    .draw = draw_picker,
    .close = close_picker,
    .actions = actions,
    .more = table_view_actions,
    .view = view,
};
