/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/recent.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

enum { MOST = 12, LONGEST_LIST = 1 << 16 };

/* A line: path, customer, phase, day, with tabs between; of earlier versions the path alone. */
static void add_line(Table *list, char *line)
{
    const char *path = strsep(&line, "\t"), *customer = strsep(&line, "\t"),
               *phase = strsep(&line, "\t"), *used = strsep(&line, "\t");
    if (*path && file_exists(path))
        table_add(list,
                  (const char *const[]){ customer ? customer : "", phase ? phase : "",
                                         used ? used : "", path },
                  0);
}

Table *recent_list(void)
{
    static const TableColumn columns[] = { { "customer", N_("Customer") },
                                           { "phase", N_("Phase") },
                                           { "used", N_("Last used") },
                                           { "path", N_("File") } };
    Table *list = table_make(columns, COUNT(columns));
    char *file = file_personal("recent"),
         *text = file_exists(file) ? file_read(file, LONGEST_LIST) : NULL;
    char *rest = text;
    for (char *line; text && (line = strsep(&rest, "\n"));)
        add_line(list, line);
    free(text);
    free(file);
    return list;
}

static bool write_list(FILE *out, const char *path, const char *first, const Table *others)
{
    fprintf(out, "%s\n", first);
    for (size_t row = 0; row < table_rows(others) && row < MOST - 1; row++)
        if (strcmp(table_get(others, row, "path"), path) != 0)
            fprintf(out, "%s\t%s\t%s\t%s\n", table_get(others, row, "path"),
                    table_get(others, row, "customer"), table_get(others, row, "phase"),
                    table_get(others, row, "used"));
    return !ferror(out);
}

/* Neither a tab nor a line end is part of a name. */
static char *line_of(const char *path, const char *customer, const char *phase)
{
    char day[DATE_SIZE], *name = text_clean_line(customer), *words = text_clean_line(phase);
    date_today(day);
    char *line = xasprintf("%s\t%s\t%s\t%s", path, name, words, day);
    free(words);
    free(name);
    return line;
}

void recent_add(const char *path, const char *customer, const char *phase)
{
    char absolute[PATH_MAX];
    FileDraft draft;
    if (!realpath(path, absolute) || strpbrk(absolute, "\n\t"))
        return;
    Table *others = recent_list();
    char *file = file_personal("recent"), *first = line_of(absolute, customer, phase);
    if (file && file_draft_open(&draft, file)) {
        bool done =
            write_list(draft.stream, absolute, first, others) && file_draft_publish(&draft);
        (void)done;
    }
    free(first);
    free(file);
    table_free(others);
}
