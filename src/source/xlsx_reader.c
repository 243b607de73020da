/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/xlsx_reader.h"

#include <stdlib.h>

#include "format/xlsx_cells.h"
#include "source/header_grid.h"

typedef struct XlsxReader {
    HeaderGrid grid;
    size_t filled; /* cells of the row */
    bool has_failed;
} XlsxReader;

static bool take_cell(void *data, const XlsxCell *cell)
{
    XlsxReader *reader = data;
    if (!cell->bytes)
        return true;
    while (reader->grid.cells < cell->column)
        header_grid_cell(&reader->grid, cell->row, "", 0);
    header_grid_cell(&reader->grid, cell->row, cell->text, cell->bytes);
    reader->filled++;
    return true;
}

/* A title above the header stands alone in its row. */
static bool take_row(void *data, size_t row)
{
    XlsxReader *reader = data;
    HeaderGrid *grid = &reader->grid;
    bool is_title = !grid->columns && reader->filled < 2, is_empty = !reader->filled;
    reader->filled = 0;
    if (is_empty || is_title) {
        grid->cells = 0;
        return true;
    }
    while (grid->columns && grid->cells < grid->column_count)
        header_grid_cell(grid, row, "", 0);
    reader->has_failed = !header_grid_row(grid);
    return !reader->has_failed && !grid->is_foreign;
}

static bool read_sheet(XlsxBook *book, size_t number, const char *name, const Sources *sources,
                       const ExportEvents *events)
{
    XlsxReader reader = { .filled = 0 };
    HeaderGrid *grid = &reader.grid;
    header_grid_init(grid, name, sources, events);
    const XlsxEvents cells = { .data = &reader, .cell = take_cell, .row = take_row };
    bool done = events->begin(events->data, name);
    /* A sheet that is foreign is left at its header. */
    done =
        done && (xlsx_cells_read(book, number, &cells) || (grid->is_foreign && !reader.has_failed));
    header_grid_end(grid);
    /* A cover page has no table. */
    if (grid->columns)
        done = done && events->end(events->data, 0, grid->source != NULL);
    header_grid_release(grid);
    return done;
}

bool xlsx_reader_run(ZipReader *zip, const char *file, const Sources *sources,
                     const ExportEvents *events)
{
    XlsxBook *book = xlsx_cells_open(zip, file);
    bool done = book != NULL;
    for (size_t i = 0; done && i < xlsx_cells_sheets(book); i++) {
        XlsxSheet sheet = xlsx_cells_sheet(book, i);
        if (sheet.is_chart)
            continue;
        char *name = xasprintf("%s/%s", file, sheet.name);
        done = read_sheet(book, i, name, sources, events);
        free(name);
    }
    xlsx_cells_close(book);
    return done;
}
