/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

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

char *folder_join(const char *folder, const char *name)
{
    size_t bytes = strlen(folder);
    return xasprintf("%s%s%s", folder, bytes && folder[bytes - 1] != '/' ? "/" : "", name);
}

static bool look_at(const char *folder, const char *name, Entry *entry)
{
    struct stat info;
    char *path = folder_join(folder, name);
    bool is_there =
        *name != '.' && !stat(path, &info) && (S_ISDIR(info.st_mode) || S_ISREG(info.st_mode));
    free(path);
    if (is_there)
        *entry = (Entry){ xstrdup(name), S_ISDIR(info.st_mode), (long long)info.st_size };
    return is_there;
}

static Entry *read_entries(const char *folder, size_t *count)
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

Table *folder_list(const char *path)
{
    size_t count;
    Entry *entries = read_entries(path, &count);
    if (!entries)
        return NULL;
    Table *list = table_new();
    table_add_column(list, "name", N_("Name"), COLUMN_TEXT);
    table_add_column(list, "size", N_("Bytes"), COLUMN_NUMBER);
    for (size_t i = 0; i < count; i++) {
        char *cells[] = { xasprintf("%s%s", entries[i].name, entries[i].is_folder ? "/" : ""),
                          entries[i].is_folder ? xstrdup("")
                                               : xasprintf("%lld", entries[i].bytes) };
        table_add_owned(list, cells);
        free(entries[i].name);
    }
    free(entries);
    return list;
}

char *folder_path(const char *typed)
{
    char *trimmed = text_trim(typed);
    const char *home = getenv("HOME");
    if (!home || *trimmed != '~' || (trimmed[1] && trimmed[1] != '/'))
        return trimmed;
    char *path = xasprintf("%s%s", home, trimmed + 1);
    free(trimmed);
    return path;
}

/* In whole characters. */
static size_t alike(const char *one, const char *other)
{
    size_t bytes = 0;
    while (one[bytes] && one[bytes] == other[bytes])
        bytes++;
    while (bytes && ((unsigned char)one[bytes] & 0xC0) == 0x80)
        bytes--;
    return bytes;
}

char *folder_complete(const char *typed, size_t *names)
{
    char *path = folder_path(typed);
    const char *slash = strrchr(path, '/'), *begun = slash ? slash + 1 : path;
    char *folder = slash ? xstrndup(path, (size_t)(slash - path + 1)) : xstrdup("./");
    Table *list = folder_list(folder);
    char *common = NULL;
    *names = 0;
    for (size_t row = 0; list && row < table_rows(list); row++) {
        const char *name = table_cell(list, row, 0);
        if (strncmp(name, begun, strlen(begun)) != 0)
            continue;
        (*names)++;
        if (common)
            common[alike(common, name)] = '\0';
        else
            common = xstrdup(name);
    }
    char *whole = common ? xasprintf("%.*s%s", (int)(begun - path), path, common) : xstrdup(typed);
    free(common);
    table_free(list);
    free(folder);
    free(path);
    return whole;
}

/* What a shell or another system would stumble over is a hyphen. */
static char *name_of(const char *title)
{
    char *name = text_trim(title);
    for (char *at = name; *at; at++)
        if ((unsigned char)*at <= ' ' || strchr("/\\:*?\"<>|~$&;'`", *at))
            *at = '-';
    while (*name == '.' || *name == '-')
        memmove(name, name + 1, strlen(name));
    return name;
}

char *folder_new_path(const char *folder, const char *title, const char *ending)
{
    char *name = name_of(title), *path = NULL;
    for (int number = 1; !path; number++) {
        char *numbered = number == 1 ? xasprintf("%s%s", name, ending)
                                     : xasprintf("%s-%d%s", name, number, ending);
        path = folder_join(folder, numbered);
        free(numbered);
        if (file_exists(path)) {
            free(path);
            path = NULL;
        }
    }
    free(name);
    return path;
}

void folder_discard(const char *folder)
{
    size_t count;
    Entry *entries = read_entries(folder, &count);
    for (size_t i = 0; i < count; i++) {
        char *path = folder_join(folder, entries[i].name);
        (void)!file_remove(path, FILE_MADE);
        free(path);
        free(entries[i].name);
    }
    free(entries);
    file_remove_folder(folder);
}
