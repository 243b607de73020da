/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/recent.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { MOST = 12, LONGEST_LIST = 1 << 16 };

Table *recent_list(void)
{
    Table *list = table_new();
    table_add_column(list, "path", "path", COLUMN_TEXT);
    char *file = file_personal("recent"),
         *text = file_exists(file) ? file_read(file, LONGEST_LIST) : NULL;
    char *rest = text;
    for (char *line; text && (line = strsep(&rest, "\n"));)
        if (*line && file_exists(line))
            table_add(list, (const char *const[]){ line }, 0);
    free(text);
    free(file);
    return list;
}

static bool write_list(FILE *out, const char *first, const Table *others)
{
    fprintf(out, "%s\n", first);
    for (size_t row = 0; row < table_rows(others) && row < MOST - 1; row++)
        if (strcmp(table_cell(others, row, 0), first) != 0)
            fprintf(out, "%s\n", table_cell(others, row, 0));
    return !ferror(out);
}

void recent_add(const char *path)
{
    char absolute[PATH_MAX];
    FileDraft draft;
    if (!realpath(path, absolute) || strchr(absolute, '\n'))
        return;
    Table *others = recent_list();
    if (table_rows(others) && !strcmp(table_cell(others, 0, 0), absolute)) {
        table_free(others);
        return;
    }
    char *file = file_personal("recent");
    if (file && file_draft_open(&draft, file)) {
        bool done = write_list(draft.stream, absolute, others) && file_draft_publish(&draft);
        (void)done;
    }
    free(file);
    table_free(others);
}
