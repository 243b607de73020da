/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/xlsx_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One row with totals: over all rows, or over those whose cell under total_column is `key`. */
typedef struct Total {
    const SheetBlock *block;
    lxw_row_t first, last; /* of the rows that are summed */
    lxw_row_t row;
    const char *key;
} Total;

static double sum_of(const Total *total, size_t column)
{
    const SheetBlock *block = total->block;
    double sum = 0;
    for (size_t row = 0; row < table_rows(block->table); row++)
        if (!total->key || !strcmp(table_cell(block->table, row, block->total_column), total->key))
            sum += strtod(table_cell(block->table, row, column), NULL);
    return round(sum * 1e4) / 1e4;
}

static char *column_cells(const Total *total, size_t column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, total->first, (lxw_col_t)column, total->last, (lxw_col_t)column);
    return xstrdup(range);
}

/* SUBTOTAL follows the filter, which SUMIF cannot. */
static char *sum_formula(const Total *total, size_t column)
{
    char *cells = column_cells(total, column), *formula;
    if (total->key) {
        char key[LXW_MAX_CELL_NAME_LENGTH], *keys = column_cells(total, total->block->total_column);
        lxw_rowcol_to_cell(key, total->row, (lxw_col_t)total->block->total_column);
        formula = xasprintf("=SUMIF(%s,%s,%s)", keys, key, cells);
        free(keys);
    } else
        formula = xasprintf("=SUBTOTAL(109,%s)", cells);
    free(cells);
    return formula;
}

static char *share_formula(const Total *total, size_t part, size_t whole)
{
    char over[LXW_MAX_CELL_NAME_LENGTH], under[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(over, total->row, (lxw_col_t)part);
    lxw_rowcol_to_cell(under, total->row, (lxw_col_t)whole);
    return xasprintf("=IF(%s=0,0,ROUND(100*%s/%s,2))", under, over, under);
}

static double share_of(const Total *total, size_t part, size_t whole)
{
    double sum = sum_of(total, whole);
    return sum != 0 ? round(1e4 * sum_of(total, part) / sum) / 100 : 0;
}

/* The two columns of "part/whole". */
static bool find_parts(const Total *total, const char *names, size_t *part, size_t *whole)
{
    const char *slash = strchr(names, '/');
    if (!slash)
        return false;
    char *first = xstrndup(names, (size_t)(slash - names));
    int over = table_find(total->block->table, first);
    int under = table_find(total->block->table, slash + 1);
    free(first);
    *part = (size_t)over;
    *whole = (size_t)under;
    return over >= 0 && under >= 0;
}

static void put_sum(Page *page, const Total *total, size_t column)
{
    static const Style styles[SHEET_FORMAT_COUNT] = {
        [FORMAT_SCORE] = STYLE_SUM_SCORE, [FORMAT_MONEY] = STYLE_SUM_MONEY,
        [FORMAT_WHOLE] = STYLE_SUM_WHOLE
    };
    const SheetColumn *of = &total->block->columns[column];
    Style style = styles[of->format] ? styles[of->format] : STYLE_SUM;
    size_t part, whole;
    bool is_share = find_parts(total, of->total, &part, &whole);
    char *formula = is_share ? share_formula(total, part, whole) : sum_formula(total, column);
    double value = is_share ? share_of(total, part, whole) : sum_of(total, column);
    page_put(page, total->row, (lxw_col_t)column, "", style);
    page_check(page, worksheet_write_formula_num(page->out, total->row, (lxw_col_t)column, formula,
                                                 page->book->styles.formats[style], value));
    free(formula);
}

static void put_total(Page *page, const Total *total)
{
    const SheetBlock *block = total->block;
    for (size_t i = 0; i < table_columns(block->table); i++)
        if (block->columns[i].total)
            put_sum(page, total, i);
        else
            page_put(page, total->row, (lxw_col_t)i,
                     total->key && i == block->total_column ? total->key
                     : i == 0                               ? tr("Total")
                                                            : "",
                     STYLE_SUM_LABEL);
}

static bool is_first(const SheetBlock *block, size_t row)
{
    return table_row_of(block->table, block->total_column,
                        table_cell(block->table, row, block->total_column)) == (long)row;
}

void page_put_totals(Page *page, const SheetBlock *block, lxw_row_t first, lxw_row_t last)
{
    size_t rows = block->total == TOTAL_EACH  ? table_rows(block->table)
                  : block->total == TOTAL_ALL ? 1
                                              : 0;
    for (size_t row = 0; row < rows; row++) {
        bool is_each = block->total == TOTAL_EACH;
        const char *key = is_each ? table_cell(block->table, row, block->total_column) : NULL;
        if (!is_each || is_first(block, row)) {
            const Total total = { block, first, last, page->row++, key };
            put_total(page, &total);
        }
    }
}
