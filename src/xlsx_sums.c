/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "xlsx_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Rows {
    const SheetBlock *block;
    lxw_row_t first, last;
    const char *group; /* NULL: all rows */
} Rows;

static bool is_counted(const Rows *rows, size_t row)
{
    return !rows->group ||
           !strcmp(table_cell(rows->block->table, row, rows->block->sum_by), rows->group);
}

/* In hundredths, so that the sum of amounts is what a calculator says. */
static double sum_of(const Rows *rows, size_t column)
{
    double sum = 0;
    for (size_t row = 0; row < table_rows(rows->block->table); row++)
        if (is_counted(rows, row))
            sum += round(strtod(table_cell(rows->block->table, row, column), NULL) * 100);
    return sum / 100;
}

static char *formula_of(const Page *page, const Rows *rows, lxw_col_t column)
{
    char cells[LXW_MAX_CELL_RANGE_LENGTH], words[LXW_MAX_CELL_RANGE_LENGTH];
    char word[LXW_MAX_CELL_NAME_LENGTH];
    lxw_col_t by = (lxw_col_t)rows->block->sum_by;
    lxw_rowcol_to_range_abs(cells, rows->first, column, rows->last, column);
    if (!rows->group)
        return xasprintf("=SUBTOTAL(109,%s)", cells);
    lxw_rowcol_to_range_abs(words, rows->first, by, rows->last, by);
    lxw_rowcol_to_cell(word, page->row, by);
    return xasprintf("=SUMIF(%s,%s,%s)", words, word, cells);
}

static void put_sum(Page *page, const Rows *rows, size_t column)
{
    Style style = rows->block->columns[column].format == FORMAT_MONEY ? STYLE_SUM_MONEY : STYLE_SUM;
    char *formula = formula_of(page, rows, (lxw_col_t)column);
    page_put(page, page->row, (lxw_col_t)column, "", style);
    page_check(page, worksheet_write_formula_num(page->out, page->row, (lxw_col_t)column, formula,
                                                 page->book->styles.formats[style],
                                                 sum_of(rows, column)));
    free(formula);
}

static void put_row(Page *page, const Rows *rows)
{
    const SheetBlock *block = rows->block;
    for (size_t i = 0; i < table_columns(block->table); i++)
        if (block->columns[i].is_summed)
            put_sum(page, rows, i);
        else
            page_put(page, page->row, (lxw_col_t)i,
                     rows->group && i == block->sum_by ? rows->group
                     : i                               ? ""
                                                       : tr("Total"),
                     STYLE_LABEL);
    page->row++;
}

static bool is_first(const SheetBlock *block, size_t row)
{
    const char *word = table_cell(block->table, row, block->sum_by);
    for (size_t other = 0; other < row; other++)
        if (!strcmp(table_cell(block->table, other, block->sum_by), word))
            return false;
    return *word;
}

void page_put_sums(Page *page, const SheetBlock *block, lxw_row_t header)
{
    size_t rows = table_rows(block->table);
    bool is_summed = false;
    for (size_t i = 0; i < table_columns(block->table); i++)
        is_summed = is_summed || block->columns[i].is_summed;
    Rows all = { block, header + 1, header + (lxw_row_t)rows, NULL };
    if (!rows || !is_summed)
        return;
    if (!block->is_summed_by)
        put_row(page, &all);
    for (size_t row = 0; block->is_summed_by && row < rows; row++)
        if (is_first(block, row)) {
            all.group = table_cell(block->table, row, block->sum_by);
            put_row(page, &all);
        }
}
