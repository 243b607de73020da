/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

/* Folders of programs that replace files behind the back of whoever has them open. */
static const char *const synced[] = {
    "OneDrive",     "Dropbox",     "Nutstore",     "Nutstore Files", "坚果云",    "我的坚果云",
    "iCloud Drive", "iCloudDrive", "Google Drive", "My Drive",       "Nextcloud", "ownCloud",
    "Syncthing",    "百度网盘",    "阿里云盘",     "WPS云盘",
};

/* "OneDrive - Contoso" is one as well. */
static bool is_synced_name(const char *name, size_t bytes)
{
    for (size_t i = 0; i < COUNT(synced); i++) {
        size_t length = strlen(synced[i]);
        if (bytes >= length && !strncmp(name, synced[i], length) &&
            (bytes == length || !strncmp(name + length, " - ", 3)))
            return true;
    }
    return bytes == strlen("com~apple~CloudDocs") && !strncmp(name, "com~apple~CloudDocs", bytes);
}

static bool holds(const char *folder, const char *name)
{
    char *path = xasprintf("%s/%s", folder, name);
    bool is_there = access(path, F_OK) == 0;
    free(path);
    return is_there;
}

/* The nearest folder that is synced, as a part of the path; NULL when there is none. A working
 * tree of git is none: it replaces what it knows only when somebody tells it to. */
static char *synced_folder(const char *folder)
{
    char *at = xstrdup(folder);
    while (*at) {
        char *slash = strrchr(at, '/');
        if (!slash)
            break;
        if (is_synced_name(slash + 1, strlen(slash + 1)) || holds(at, ".stfolder"))
            return at;
        *slash = '\0';
    }
    free(at);
    return NULL;
}

char *store_place_notice(const char *path)
{
    char *given = file_folder(path), *folder = realpath(given, NULL), *notice = NULL;
    const char *network = folder ? file_network(folder) : NULL;
    char *shared = folder ? synced_folder(folder) : NULL;
    if (network)
        notice = xasprintf(tr("%s lies on a network or foreign file system (%s), where two programs"
                              " may not see each other: open it in one place at a time, or copy"
                              " it to a local disk"),
                           path, network);
    else if (shared)
        notice = xasprintf(tr("%s lies in a folder that another program keeps in step (%s): pause"
                              " it while the workbook is open, or work on a copy elsewhere"),
                           path, shared);
    free(shared);
    free(folder);
    free(given);
    return notice;
}
