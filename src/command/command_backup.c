/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "command/command_io.h"
#include "workbook/backup.h"
#include "workbook/salvage.h"

static bool list_backups(Store *store, const char *format)
{
    Table *list = backup_list(store);
    bool done = list && put_table(list, format);
    table_free(list);
    return done;
}

bool command_backup(const CommandLine *line)
{
    Store *store = open_unclaimed(line);
    bool is_list = command_option(line, "list") != NULL;
    char *path = store && !is_list ? backup_make(store, command_option(line, "output")) : NULL;
    bool done =
        store && (is_list ? list_backups(store, command_option(line, "format")) : path != NULL);
    if (path)
        out_say("%s\n", path);
    free(path);
    store_close(store);
    return done;
}

bool command_restore(const CommandLine *line)
{
    const char *path = command_argument(line, 0);
    BackupRestored restored;
    bool done = backup_restore(path, command_argument(line, 1), &restored);
    if (done)
        out_say(tr("Restored %s from %s\n"), path, restored.from);
    if (done && restored.missing > 0)
        out_say(tr("Acts done since that are not in it: %lld\n"), (long long)restored.missing);
    if (done && restored.aside)
        out_say(tr("What stood there is kept as %s\n"), restored.aside);
    backup_restored_free(&restored);
    return done;
}

/* False, and what of it is not in the new workbook. */
static bool say_losses(const char *path, size_t losses, const char *unread)
{
    if (losses && unread)
        return fail("recovered into %s, but not all: %zu tables lost rows, and %s; compare it with"
                    " a backup",
                    path, losses, unread);
    if (losses)
        return fail("recovered into %s, but not all: %zu tables lost rows; compare it with a"
                    " backup",
                    path, losses);
    return fail("recovered into %s, but perhaps not all: %s; compare it with a backup", path,
                unread);
}

/* Fails when something was lost, so that a script knows; the new workbook stays. */
bool command_salvage(const CommandLine *line)
{
    const char *path = command_argument(line, 1);
    const char *format = command_option(line, "json") ? "json" : command_option(line, "format");
    char *unread;
    Table *report = salvage_file(command_argument(line, 0), path, &unread);
    bool done = report && put_table(report, format);
    size_t losses = done ? salvage_losses(report) : 0;
    table_free(report);
    if (done && (losses || unread))
        done = say_losses(path, losses, unread);
    else if (done)
        out_warn(tr("Recovered into %s; nothing was lost."), path);
    free(unread);
    return done;
}
