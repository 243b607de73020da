/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "document/xlsx_page.h"

enum { CELL_UNITS = 32767, WIDTH = 22 };

struct XlsxList {
    char *path, *folder;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_error error;
    Quiet quiet;
};

static void keep(XlsxList *list, lxw_error error)
{
    if (!list->error)
        list->error = error;
}

static void put_text(XlsxList *list, size_t column, const char *text, lxw_format *format)
{
    char *clean = text_clean(text);
    xlsx_cut(clean, CELL_UNITS);
    if (*clean)
        keep(list,
             worksheet_write_string(list->sheet, list->row, (lxw_col_t)column, clean, format));
    free(clean);
}

static void put_cell(XlsxList *list, const Table *table, size_t row, size_t column)
{
    char *end;
    const char *text = table_cell(table, row, column);
    double number = strtod(text, &end);
    if (table_type(table, column) == COLUMN_NUMBER && *text && !*end)
        keep(list, worksheet_write_number(list->sheet, list->row, (lxw_col_t)column, number, NULL));
    else
        put_text(list, column, text, NULL);
}

static void put_titles(XlsxList *list, const Table *titles)
{
    lxw_format *bold = workbook_add_format(list->workbook);
    format_set_bold(bold);
    for (size_t i = 0; i < table_columns(titles); i++) {
        worksheet_set_column(list->sheet, (lxw_col_t)i, (lxw_col_t)i, WIDTH, NULL);
        put_text(list, i, table_title(titles, i), bold);
    }
    worksheet_freeze_panes(list->sheet, 1, 0);
    list->row = 1;
}

static void release(XlsxList *list)
{
    xlsx_quiet_end(&list->quiet);
    free(list->path);
    free(list->folder);
    free(list);
}

XlsxList *xlsx_list_open(const char *path, const char *title, const Table *titles)
{
    XlsxList *list = xcalloc(1, sizeof *list);
    list->path = xstrdup(path);
    list->folder = xstrndup(path, (size_t)(file_name(path) - path));
    list->quiet = xlsx_quiet_begin();
    lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                     .tmpdir = *list->folder ? list->folder : NULL };
    list->workbook = workbook_new_opt(path, &options);
    list->sheet = list->workbook ? workbook_add_worksheet(list->workbook, title) : NULL;
    if (list->sheet) {
        put_titles(list, titles);
        return list;
    }
    if (list->workbook)
        lxw_workbook_free(list->workbook);
    fail("%s: the workbook could not be written: %s", path, strerror(errno));
    release(list);
    return NULL;
}

bool xlsx_list_add(XlsxList *list, const Table *rows)
{
    if (list->row + table_rows(rows) > LXW_ROW_MAX)
        return fail("an Excel sheet holds %d rows; write CSV, or filter more", LXW_ROW_MAX - 1);
    for (size_t row = 0; row < table_rows(rows); row++, list->row++)
        for (size_t i = 0; i < table_columns(rows); i++)
            put_cell(list, rows, row, i);
    return !list->error ||
           fail("%s: the workbook could not be written: %s", list->path, lxw_strerror(list->error));
}

bool xlsx_list_close(XlsxList *list, bool done)
{
    if (done) {
        errno = 0;
        lxw_error error = workbook_close(list->workbook);
        const char *reason = error && errno ? strerror(errno) : lxw_strerror(error);
        done = !error || fail("%s: the workbook could not be written: %s", list->path, reason);
    } else
        lxw_workbook_free(list->workbook);
    release(list);
    return done;
}
