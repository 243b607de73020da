/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_page.h"

#include <stdlib.h>

enum { ROWS_A_SHEET = 1000000, PLAIN_WIDTH = 22 };

struct XlsxRows {
    Book *book;
    Page page;
    char **names; /* of the sheets, alive until the workbook is closed */
    size_t sheets, room;
};

/* As a deliverable looks: a heading, headers, widths by the template. */
static void put_dressed_head(XlsxRows *rows)
{
    Page *page = &rows->page;
    const Table *table = page->sheet->blocks[0].table;
    char **headers = page_headers(table);
    page_set_up(page);
    page_measure(page, 0);
    page_put_heading(page);
    page_put_headers(page, &page->sheet->blocks[0], headers);
    page->row++;
    for (size_t i = 0; i < table_columns(table); i++)
        free(headers[i]);
    free(headers);
}

static void put_plain_head(XlsxRows *rows)
{
    Page *page = &rows->page;
    const Table *table = page->sheet->blocks[0].table;
    lxw_format *bold = workbook_add_format(page->book->workbook);
    format_set_bold(bold);
    page->columns = table_columns(table);
    for (size_t i = 0; i < page->columns; i++) {
        worksheet_set_column(page->out, (lxw_col_t)i, (lxw_col_t)i, PLAIN_WIDTH, NULL);
        page_put_plain(page, 0, (lxw_col_t)i, table_title(table, i), bold);
    }
    worksheet_freeze_panes(page->out, 1, 0);
    page->row = 1;
}

static void open_sheet(XlsxRows *rows)
{
    Book *book = rows->book;
    char *base = xstrdup(book->names[0]);
    xlsx_cut(base, XLSX_NAME_UNITS - 4);
    rows->names = xgrow(rows->names, rows->sheets, &rows->room, sizeof *rows->names);
    char *name =
        rows->sheets ? xasprintf("%s %zu", base, rows->sheets + 1) : xstrdup(book->names[0]);
    free(base);
    rows->names[rows->sheets++] = name;
    rows->page = (Page){ .book = book, .sheet = book->sheets, .name = name };
    rows->page.out = workbook_add_worksheet(book->workbook, name);
    if (!rows->page.out) {
        page_check(&rows->page, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    if (book->is_plain)
        put_plain_head(rows);
    else
        put_dressed_head(rows);
}

/* Tables cannot be had in constant memory: a filter over exactly the rows. */
static void close_sheet(XlsxRows *rows)
{
    Page *page = &rows->page;
    lxw_col_t last = (lxw_col_t)(page->columns - 1);
    bool is_dressed = page->out && !page->book->is_plain;
    if (is_dressed && page->row > PAGE_HEADER_ROW + 1)
        page_check(page, worksheet_autofilter(page->out, PAGE_HEADER_ROW, 0, page->row - 1, last));
    if (is_dressed) {
        page_freeze(page);
        page_scale(page);
        page_put_header_and_footer(page);
        page_put_print_area(page);
    }
    page_close(page);
}

static void put_plain_cell(Page *page, size_t column, const char *text)
{
    char *end;
    double number = strtod(text, &end);
    if (table_type(page->sheet->blocks[0].table, column) == COLUMN_NUMBER && !*end)
        page_check(page,
                   worksheet_write_number(page->out, page->row, (lxw_col_t)column, number, NULL));
    else
        page_put_plain(page, page->row, (lxw_col_t)column, text, NULL);
}

bool xlsx_put_row(XlsxRows *rows, const char *const cells[])
{
    const SheetBlock *block = &rows->book->sheets->blocks[0];
    Page *page = &rows->page;
    if (page->row > PAGE_HEADER_ROW + ROWS_A_SHEET) {
        close_sheet(rows);
        open_sheet(rows);
    }
    for (size_t i = 0; i < page->columns && !page->book->error; i++)
        if (*cells[i] && page->book->is_plain)
            put_plain_cell(page, i, cells[i]);
        else if (*cells[i])
            page_put_cell(page, page->row, (lxw_col_t)i, cells[i], block->columns[i].format);
    page->row++;
    return !page->book->error;
}

void page_write_rows(Book *book)
{
    XlsxRows rows = { .book = book };
    open_sheet(&rows);
    if (!book->error && !book->fill(book->fill_data, &rows))
        book->has_failed = !book->error;
    if (!book->error && !book->has_failed)
        close_sheet(&rows);
    else
        free(rows.page.widths);
    book->kept_names = rows.names;
    book->kept_count = rows.sheets;
}
