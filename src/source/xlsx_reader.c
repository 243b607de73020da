/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each sheet is a grid below its header. A title above the header stands alone in its row and is
 * passed over; so is a sheet whose header no format has. */
#include "config.h"
#include "source/xlsx_reader.h"

#include <stdlib.h>

#include "base/message.h"
#include "format/xlsx_cells.h"
#include "source/header_grid.h"

typedef struct XlsxReader {
    const char *file;
    const Sources *sources;
    const ExportEvents *events;
    HeaderGrid grid;
    char *name; /* of the file and sheet */
    size_t filled;
    char *uncomputed; /* the address of such a cell of the row, or NULL */
} XlsxReader;

static void end_grid(XlsxReader *reader)
{
    header_grid_release(&reader->grid);
    free(reader->name);
    reader->name = NULL;
}

static void begin_row(XlsxReader *reader)
{
    free(reader->uncomputed);
    reader->uncomputed = NULL;
    reader->grid.cells = reader->filled = 0;
}

static bool begin_sheet(void *data, const char *sheet, bool is_hidden)
{
    XlsxReader *reader = data;
    (void)is_hidden;
    reader->name = xasprintf("%s/%s", reader->file, sheet);
    header_grid_init(&reader->grid, reader->name, reader->sources, reader->events);
    begin_row(reader);
    return reader->events->begin(reader->events->data, reader->name);
}

static bool take_cell(void *data, const XlsxCell *cell)
{
    XlsxReader *reader = data;
    HeaderGrid *grid = &reader->grid;
    if (cell->kind == XLSX_UNCOMPUTED && !reader->uncomputed) {
        char address[XLSX_ADDRESS_SIZE];
        xlsx_address(cell->row, cell->column, address);
        reader->uncomputed = xstrdup(address);
    }
    while (grid->cells < cell->column)
        header_grid_cell(grid, cell->row + 1, "", 0);
    header_grid_cell(grid, cell->row + 1, cell->text, cell->bytes);
    reader->filled++;
    return true;
}

/* A row whose value is not known is not read as one that has none. */
static bool refuse_uncomputed(const XlsxReader *reader, size_t row)
{
    char *reason = xasprintf(
        tr("cell %s is a formula that was never computed; open the file, save it, import again"),
        reader->uncomputed);
    bool done = reader->events->refuse(reader->events->data, reader->grid.source, row + 1, reason,
                                       reader->uncomputed);
    free(reason);
    return done;
}

static XlsxNext take_row(void *data, size_t row)
{
    XlsxReader *reader = data;
    HeaderGrid *grid = &reader->grid;
    bool done = true, is_table = reader->filled && (grid->columns || reader->filled > 1);
    if (is_table && grid->columns && reader->uncomputed)
        done = refuse_uncomputed(reader, row);
    else if (is_table) {
        while (grid->columns && grid->cells < grid->column_count)
            header_grid_cell(grid, row + 1, "", 0);
        done = header_grid_row(grid);
    }
    begin_row(reader);
    return !done ? XLSX_STOP : grid->is_foreign ? XLSX_LEAVE : XLSX_GO_ON;
}

/* A cover page has no table. */
static bool end_sheet(void *data)
{
    XlsxReader *reader = data;
    bool done = !reader->grid.columns ||
                reader->events->end(reader->events->data, 0, reader->grid.source != NULL);
    end_grid(reader);
    return done;
}

bool xlsx_reader_run(ZipReader *zip, const char *file, const Sources *sources,
                     const ExportEvents *events)
{
    XlsxReader reader = { .file = file, .sources = sources, .events = events };
    const XlsxEvents cells = {
        .data = &reader, .begin = begin_sheet, .cell = take_cell, .row = take_row, .end = end_sheet
    };
    bool done = xlsx_cells_read(zip, file, &cells);
    if (reader.name)
        end_grid(&reader);
    free(reader.uncomputed);
    return done;
}
