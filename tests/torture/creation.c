/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "fault_vfs.h"
#include "power_vfs.h"
#include "witness.h"

enum { SILENT = 2, SHORT_STEP = 233, LONG_STEP = 3 };

typedef struct Birth {
    const char *name;
    Fault fault;
    bool is_power;
    PowerLoss loss;
    bool is_rare; /* calls so few that none is passed over */
} Birth;

static const Birth births[] = {
    { "write error", { FAULT_WRITE, EFFECT_ONCE, SQLITE_IOERR_WRITE, true, 0 }, false, 0, false },
    { "full disk", { FAULT_WRITE, EFFECT_STAYS, SQLITE_FULL, false, 0 }, false, 0, false },
    { "sync error", { FAULT_SYNC, EFFECT_ONCE, SQLITE_IOERR_FSYNC, false, 0 }, false, 0, true },
    { "death at a write", { FAULT_WRITE, EFFECT_KILL, 0, true, 0 }, false, 0, false },
    { "death at a sync", { FAULT_SYNC, EFFECT_KILL, 0, false, 0 }, false, 0, true },
    { "power cut, all is gone", { 0 }, true, LOSS_OF_ALL, false },
    { "power cut, parts are gone", { 0 }, true, LOSS_OF_SOME, false },
};

/* The exit status says what the user was told, and whether the trouble had struck. */
static _Noreturn void create(const Stage *stage, const char *path, const Birth *birth, unsigned at)
{
    Fault fault = birth->fault;
    fault.at = at;
    if (birth->is_power)
        power_vfs_install(&(Power){ birth->loss, at, stage->seed });
    else
        fault_vfs_install(&fault);
    fail("%s", "");
    Store *store = stage_create(path);
    int told = store ? 0 : *failure() ? 1 : SILENT;
    store_close(store);
    _exit(told * 2 + fault_vfs_has_struck());
}

/* Empties the folder; the number of files in it besides the workbook and those that
 * power_vfs.c keeps for itself. */
static unsigned clear(const char *folder, const char *workbook)
{
    unsigned count = 0;
    DIR *list = opendir(folder);
    if (!list)
        die("%s: %s", folder, strerror(errno));
    for (struct dirent *entry; (entry = readdir(list));) {
        char *path = xasprintf("%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2) {
            count += strcmp(path, workbook) != 0 && !strstr(path, ".lost");
            unlink(path);
        }
        free(path);
    }
    closedir(list);
    return count;
}

/* Whole, or not there; what is left beside it only matters when nobody died. */
static bool is_as_told(const Stage *stage, const char *folder, const char *path, int status)
{
    bool was_told = WIFEXITED(status), is_there = file_exists(path);
    int told = was_told ? WEXITSTATUS(status) / 2 : -1;
    if (!was_told && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL))
        return fail("the program ended with status %d", status);
    if (told >= SILENT)
        return fail("it gave no reason (status %d)", status);
    if (told == 0 && !is_there)
        return fail("the workbook is not there");
    Model *found = is_there ? witness_testify(path, stage->bank) : NULL;
    bool is_whole = !is_there || (found && model_check(stage->start->acknowledged, found));
    model_free(found);
    unsigned left = clear(folder, path);
    if (is_whole && told == 1 && is_there)
        return fail("it was refused, and is there");
    return is_whole && (!was_told || !left || fail("%u files are left beside it", left));
}

/* Whether the trouble struck, so that a later call may be tried. */
static bool create_at(Stage *stage, const char *folder, const Birth *birth, unsigned at,
                      bool *is_right)
{
    int status;
    char *path = xasprintf("%s/new.wellbook", folder);
    clear(folder, path);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        create(stage, path, birth, at);
    if (child < 0 || waitpid(child, &status, 0) != child)
        die("fork: %s", strerror(errno));
    if (!WIFEXITED(status) && birth->is_power) {
        char *shared = xasprintf("%s-shm", path);
        unlink(shared);
        free(shared);
    }
    *is_right = is_as_told(stage, folder, path, status);
    if (!*is_right)
        stage_say(stage, false, "creation, %s at call %u (seed %llu): %s", birth->name, at,
                  (unsigned long long)stage->seed, failure());
    free(path);
    return !WIFEXITED(status) || WEXITSTATUS(status) % 2;
}

void torment_creation(Stage *stage)
{
    char *folder = xasprintf("%s/creation", stage->folder);
    if (!file_make_folder(folder))
        die("%s", failure());
    for (size_t i = 0; i < COUNT(births); i++) {
        bool is_right = true;
        unsigned runs = 1, at = 1;
        unsigned step = births[i].is_rare ? 1
                        : stage->is_long  ? LONG_STEP
                                          : SHORT_STEP * stage->stride;
        for (; create_at(stage, folder, &births[i], at, &is_right) && is_right; at += step)
            runs++;
        if (is_right)
            stage_say(stage, true,
                      "creation, %s: %u runs up to call %u; whole or not there; %.1f s",
                      births[i].name, runs, at - 1, stage_seconds(stage));
    }
    clear(folder, "");
    rmdir(folder);
    free(folder);
}
