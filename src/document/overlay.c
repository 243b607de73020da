/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/overlay.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { LAYERS = 2 };

typedef struct Layers {
    char *folders[LAYERS]; /* NULL where there is none */
} Layers;

/* A workbook in memory lies nowhere. */
static char *beside(const char *workbook)
{
    if (!workbook || *workbook == ':')
        return NULL;
    char *folder = file_folder(workbook), *path = xasprintf("%s/templates", folder);
    free(folder);
    return path;
}

static Layers open_layers(const char *workbook)
{
    Layers layers = { { file_personal("templates"), beside(workbook) } };
    return layers;
}

static void close_layers(Layers *layers)
{
    for (size_t i = 0; i < LAYERS; i++)
        free(layers->folders[i]);
}

static int is_template(const struct dirent *entry)
{
    size_t bytes = strlen(entry->d_name);
    return entry->d_name[0] != '.' && bytes > 4 && !strcmp(entry->d_name + bytes - 4, ".sql");
}

typedef struct Paths {
    char **list;
    size_t count, room;
} Paths;

/* In place of the one of the same name, or else as a further one. */
static void take(Paths *paths, char *path)
{
    for (size_t i = 0; i < paths->count; i++)
        if (!strcmp(file_name(paths->list[i]), file_name(path))) {
            free(paths->list[i]);
            paths->list[i] = path;
            return;
        }
    paths->list = xgrow(paths->list, paths->count, &paths->room, sizeof *paths->list);
    paths->list[paths->count++] = path;
}

static void take_folder(Paths *paths, const char *folder)
{
    struct dirent **entries;
    int found = scandir(folder, &entries, is_template, alphasort);
    for (int i = 0; i < found; i++) {
        take(paths, xasprintf("%s/%s", folder, entries[i]->d_name));
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(file_name(*(char *const *)a), file_name(*(char *const *)b));
}

char **overlay_templates(const char *folder, const char *workbook, size_t *count)
{
    Paths paths = { 0 };
    Layers layers = open_layers(workbook);
    take_folder(&paths, folder);
    for (size_t i = 0; i < LAYERS; i++) {
        if (!layers.folders[i])
            continue;
        char *over = xasprintf("%s/%s", layers.folders[i], file_name(folder));
        take_folder(&paths, over);
        free(over);
    }
    close_layers(&layers);
    if (!paths.count)
        fail("%s: no templates there", folder);
    else
        qsort(paths.list, paths.count, sizeof *paths.list, by_name);
    *count = paths.count;
    return paths.list;
}

void overlay_free(char **paths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
}

char *overlay_logo(const char *workbook)
{
    Layers layers = open_layers(workbook);
    char *found = NULL;
    for (size_t i = 0; i < LAYERS; i++) {
        char *logo = layers.folders[i] ? xasprintf("%s/logo.png", layers.folders[i]) : NULL;
        if (logo && file_exists(logo)) {
            free(found);
            found = logo;
        } else
            free(logo);
    }
    close_layers(&layers);
    return found;
}
