/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/template_check.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "document/overlay.h"
#include "document/sheet_template.h"
#include "document/slides.h"
#include "document/word.h"

static void check_select(Store *store, const Template *template)
{
    char today[DATE_SIZE];
    date_today(today);
    const Binding bindings[] = { { ":lang", language_codes[template->language] },
                                 { ":now", today },
                                 { ":sheets", "[]" },
                                 { ":report", "consulting-report" },
                                 { ":title", "" },
                                 { 0 } };
    Table *rows = store_select(store, template->path, template->sql, bindings);
    bool fits = rows && (table_columns(rows) == template->column_count ||
                         fail("%s: the SELECT gives %zu columns; the head declares %zu",
                              template->path, table_columns(rows), template->column_count));
    if (!fits)
        template_blame(template);
    table_free(rows);
}

static void check_file(Store *store, const char *path, Problems *problems)
{
    size_t before = problems_count(problems);
    for (int language = 0; language < LANGUAGE_COUNT && problems_count(problems) == before;
         language++) {
        Template *template = template_read_all(path, (Language)language, problems);
        if (template && problems_count(problems) == before)
            check_select(store, template);
        if (template)
            template_free(template);
    }
}

/* ---- documents and slides ---- */

typedef bool OfficeCheck(const char *template, const Sheet *sheets, size_t count,
                         Problems *problems);

static const struct {
    const char *file, *place;
    OfficeCheck *check;
} offices[] = {
    { "template.docx", "documents", word_check },
    { "template.pptx", "slides", slides_check },
};

static void check_office(Store *store, const char *path, size_t office, Problems *problems)
{
    size_t found, count;
    char *over = file_folder(path),
         *place = xasprintf("templates/%s/%s", offices[office].place, file_name(over)),
         *folder = file_shipped(place), **paths = overlay_with(folder, over, &found);
    Sheet *sheets = sheets_make_all(store, paths, found, ENGLISH,
                                    (const Binding[]){ { ":title", "" }, { 0 } }, &count);
    if (!sheets || !offices[office].check(path, sheets, count, problems))
        problems_add(problems, path, 0, NULL, "%s", failure());
    if (sheets)
        sheets_free(sheets, count);
    overlay_free(paths, found);
    free(folder);
    free(place);
    free(over);
}

/* Whether it is one. */
static bool check_office_file(Store *store, const char *path, Problems *problems)
{
    for (size_t i = 0; i < COUNT(offices); i++)
        if (!strcmp(file_name(path), offices[i].file)) {
            check_office(store, path, i, problems);
            return true;
        }
    return false;
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

enum { DEEPEST = 2 };

static size_t check_folder(Store *store, const char *folder, Problems *problems, int depth)
{
    struct dirent **entries;
    size_t files = 0;
    int found = depth > DEEPEST ? -1 : scandir(folder, &entries, is_shown, alphasort);
    for (int i = 0; i < found; i++) {
        char *path = xasprintf("%s/%s", folder, entries[i]->d_name);
        size_t bytes = strlen(path);
        if (file_is_folder(path))
            files += check_folder(store, path, problems, depth + 1);
        else if (bytes > 4 && !strcmp(path + bytes - 4, ".sql")) {
            check_file(store, path, problems);
            files++;
        } else
            files += check_office_file(store, path, problems);
        free(path);
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
    return files;
}

/* As a report reads them: without, each statement works out all views below its own. */
size_t templates_check(Store *store, const char *folder, Problems *problems)
{
    bool is_reading = store_begin_reading(store);
    size_t files = check_folder(store, folder, problems, 0);
    if (is_reading)
        store_end_reading(store);
    return files;
}
