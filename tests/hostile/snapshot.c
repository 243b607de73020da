/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The trial's own files; the list of workbooks last opened; the backups of an engagement. */
static const char own_things[] =
    "/(stdout|stderr|kept-mine|kept-theirs|home|home/wellbook|home/wellbook/recent|home/wellbook/sound|"
    "home/wellbook/backups|home/wellbook/backups/[0-9a-f]{32}(/[^/]*)?)$";

static int by_name(const FTSENT **one, const FTSENT **other)
{
    return strcmp((*one)->fts_name, (*other)->fts_name);
}

static void describe(FILE *out, const FTSENT *entry)
{
    const struct stat *status = entry->fts_statp;
    if (S_ISDIR(status->st_mode))
        fprintf(out, "%s/\n", entry->fts_path);
    else
        fprintf(out, "%s, %lld bytes of %lld.%09ld, %llu\n", entry->fts_path,
                (long long)status->st_size, (long long)status->st_mtim.tv_sec,
                status->st_mtim.tv_nsec, (unsigned long long)status->st_ino);
}

char *snapshot_take(const char *folder, const char *except)
{
    char *text = NULL, *roots[] = { (char *)folder, NULL };
    size_t size;
    regex_t own;
    FILE *out = open_memstream(&text, &size);
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (!out || !walk || regcomp(&own, own_things, REG_EXTENDED | REG_NOSUB) != 0)
        die("%s: %s", folder, strerror(errno));
    for (FTSENT *entry; (entry = fts_read(walk));) {
        if (entry->fts_info == FTS_DP || entry->fts_level == 0)
            continue;
        if (!strcmp(entry->fts_path, except))
            fts_set(walk, entry, FTS_SKIP);
        else if (regexec(&own, entry->fts_path, 0, NULL, 0) != 0)
            describe(out, entry);
    }
    fts_close(walk);
    regfree(&own);
    fclose(out);
    return text;
}

/* The next line of both, moved past; NULL at the end. */
static char *take_line(const char **text)
{
    size_t length = strcspn(*text, "\n");
    char *line = **text ? xstrndup(*text, length) : NULL;
    *text += length + ((*text)[length] == '\n');
    return line;
}

char *snapshot_difference(const char *before, const char *after)
{
    while (*before || *after) {
        char *was = take_line(&before), *is = take_line(&after);
        bool is_same = was && is && !strcmp(was, is);
        char *found =
            is_same ? NULL : xasprintf("was %s, is %s", was ? was : "nothing", is ? is : "nothing");
        free(was);
        free(is);
        if (found)
            return found;
    }
    return NULL;
}

void snapshot_remove(const char *folder)
{
    char *roots[] = { (char *)folder, NULL };
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    for (FTSENT *entry; walk && (entry = fts_read(walk));)
        if (entry->fts_info == FTS_DP)
            rmdir(entry->fts_path);
        else if (entry->fts_info != FTS_D)
            unlink(entry->fts_path);
    if (walk)
        fts_close(walk);
}

char *snapshot_read_file(const char *folder, const char *name, size_t *bytes)
{
    char *path = xasprintf("%s/%s", folder, name);
    struct stat status = { 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    *bytes = file >= 0 && fstat(file, &status) == 0 ? (size_t)status.st_size : 0;
    char *text = xcalloc(*bytes + 1, 1);
    for (size_t got = 0; got < *bytes;) {
        ssize_t more = read(file, text + got, *bytes - got);
        if (more <= 0)
            die("%s: it cannot be read whole", path);
        got += (size_t)more;
    }
    if (file >= 0)
        close(file);
    free(path);
    return text;
}
