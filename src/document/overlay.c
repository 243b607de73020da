/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/overlay.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { OWN, BESIDE, LAYERS };

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
    Layers layers = { { [OWN] = file_personal("templates"), [BESIDE] = beside(workbook) } };
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

/* "documents/consulting-report" of the shipped folder of that name. */
static const char *place_of(const char *folder)
{
    static const char templates[] = "/templates/";
    const char *place = NULL, *at = folder;
    while ((at = strstr(at, templates)))
        place = at += strlen(templates);
    return place ? place : file_name(folder);
}

static char **in_order(Paths *paths, const char *folder, size_t *count)
{
    if (!paths->count)
        fail("%s: no templates there", folder);
    else
        qsort(paths->list, paths->count, sizeof *paths->list, by_name);
    *count = paths->count;
    return paths->list;
}

char **overlay_templates(const char *folder, const char *workbook, size_t *count)
{
    Paths paths = { 0 };
    Layers layers = open_layers(workbook);
    take_folder(&paths, folder);
    for (size_t i = 0; i < LAYERS; i++) {
        if (!layers.folders[i])
            continue;
        char *over = xasprintf("%s/%s", layers.folders[i], place_of(folder));
        take_folder(&paths, over);
        free(over);
    }
    close_layers(&layers);
    return in_order(&paths, folder, count);
}

char **overlay_with(const char *folder, const char *over, size_t *count)
{
    Paths paths = { 0 };
    take_folder(&paths, folder);
    take_folder(&paths, over);
    return in_order(&paths, folder, count);
}

/* What lies beside a workbook may have come with it: a link there would put a file of this machine into
 * a deliverable. */
static bool may_be_taken(size_t layer, const char *path)
{
    FILE *file = layer == OWN || file_is_no_link(path) ? file_open(path) : NULL;
    file_close(file);
    return file != NULL;
}

/* The uppermost file of that name over `shipped`, which becomes the caller's; NULL after fail(). */
static char *uppermost(const char *shipped, const char *name, const char *workbook)
{
    Layers layers = open_layers(workbook);
    char *path = xstrdup(shipped);
    for (size_t i = 0; path && i < LAYERS; i++) {
        char *over = layers.folders[i] ? xasprintf("%s/%s", layers.folders[i], name) : NULL;
        if (file_exists(over)) {
            free(path);
            path = may_be_taken(i, over) ? xstrdup(over) : NULL;
        }
        free(over);
    }
    close_layers(&layers);
    return path;
}

char *overlay_file(const char *folder, const char *name, const char *workbook)
{
    char *shipped = xasprintf("%s/%s", folder, name);
    char *place = xasprintf("%s/%s", place_of(folder), name);
    char *path = uppermost(shipped, place, workbook);
    free(place);
    free(shipped);
    return path;
}

void overlay_free(char **paths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
}

bool overlay_logo(const char *workbook, char **logo)
{
    *logo = uppermost("", "logo.png", workbook);
    if (!*logo || **logo)
        return *logo != NULL;
    free(*logo);
    *logo = NULL;
    return true;
}
