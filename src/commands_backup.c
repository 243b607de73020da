/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "commands.h"

#include <stdlib.h>
#include <string.h>

#include "backup.h"
#include "out.h"
#include "salvage.h"

static bool list_backups(Store *store, const char *format)
{
    Table *list = backup_list(store);
    bool done = list && put_table(list, format);
    table_free(list);
    return done;
}

bool run_backup(const CommandLine *line)
{
    Store *store = store_open(command_argument(line, 0));
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

bool run_restore(const CommandLine *line)
{
    const char *path = command_argument(line, 0);
    if (!backup_restore(path, command_argument(line, 1)))
        return false;
    out_say(tr("Restored %s\n"), path);
    return true;
}

bool run_salvage(const CommandLine *line)
{
    const char *path = command_argument(line, 1);
    Table *report = salvage_file(command_argument(line, 0), path);
    size_t damaged = 0;
    for (size_t row = 0; report && row < table_rows(report); row++)
        damaged += *table_get(report, row, "is_damaged") != '\0';
    bool done = report && put_table(report, command_option(line, "format"));
    if (done)
        out_warn(tr("Recovered into %s; damaged tables: %zu. Compare it with a backup.\n"), path,
                 damaged);
    table_free(report);
    return done;
}
