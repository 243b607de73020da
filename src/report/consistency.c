/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "report/consistency.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "document/sheet.h"

enum { MOST_COLUMNS = 16 };

static int is_rule(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 4 && !strcmp(entry->d_name + length - 4, ".sql");
}

static void add_rows(Table *rows, const Table *found)
{
    const char *cells[MOST_COLUMNS];
    for (size_t row = 0; row < table_rows(found); row++) {
        for (size_t i = 0; i < table_columns(rows); i++)
            cells[i] = table_find(found, table_name(rows, i)) < 0
                           ? ""
                           : table_get(found, row, table_name(rows, i));
        table_add(rows, cells, 0);
    }
}

static bool add_rule(Table *rows, Store *store, Language language, const char *name)
{
    char *file = xasprintf("templates/consistency/%s", name), *path = file_shipped(file);
    Table *found = sheet_table(store, path, language, NULL);
    if (found)
        add_rows(rows, found);
    bool done = found != NULL;
    table_free(found);
    free(path);
    free(file);
    return done;
}

bool consistency_add(Table *rows, Store *store, Language language)
{
    struct dirent **entries;
    char *folder = file_shipped("templates/consistency");
    int count = scandir(folder, &entries, is_rule, alphasort);
    bool done = count >= 0 || fail("%s: %s", folder, strerror(errno));
    if (table_columns(rows) > MOST_COLUMNS)
        die("a list of contradictions has more than %d columns", MOST_COLUMNS);
    for (int i = 0; i < count; i++) {
        done = done && add_rule(rows, store, language, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(folder);
    return done;
}

Table *consistency_list(Store *store, Language language)
{
    static const TableColumn columns[] = {
        { "number", NULL, COLUMN_TEXT },   { "state", NULL, COLUMN_TEXT },
        { "title", NULL, COLUMN_TEXT },    { "workload", NULL, COLUMN_TEXT },
        { "practice", NULL, COLUMN_TEXT }, { "recommendation", NULL, COLUMN_TEXT },
        { "form", NULL, COLUMN_TEXT },     { "field", NULL, COLUMN_TEXT },
    };
    Table *rows = table_make(columns, COUNT(columns));
    if (consistency_add(rows, store, language))
        return rows;
    table_free(rows);
    return NULL;
}
