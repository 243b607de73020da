/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/csv_reader.h"

#include <stdlib.h>

#include "format/csv_cells.h"
#include "source/header_grid.h"

struct CsvReader {
    CsvCellsEvents events;
    CsvCells *cells;
    HeaderGrid grid;
    bool has_failed;
};

static void take_cell(void *data, size_t line, const char *text, size_t bytes)
{
    CsvReader *reader = data;
    header_grid_cell(&reader->grid, line, text, bytes);
}

static bool take_row(void *data)
{
    CsvReader *reader = data;
    reader->has_failed = !header_grid_row(&reader->grid);
    return !reader->has_failed && !reader->grid.is_foreign;
}

CsvReader *csv_reader_new(const char *file, const Sources *sources, const ExportEvents *events)
{
    CsvReader *reader = xcalloc(1, sizeof *reader);
    reader->events = (CsvCellsEvents){ reader, take_cell, take_row };
    reader->cells = csv_cells_new(file, &reader->events);
    header_grid_init(&reader->grid, file, sources, events);
    return reader;
}

void csv_reader_free(CsvReader *reader)
{
    if (!reader)
        return;
    csv_cells_free(reader->cells);
    header_grid_release(&reader->grid);
    free(reader);
}

bool csv_reader_knows(const CsvReader *reader)
{
    return reader->grid.source != NULL;
}

bool csv_reader_is_foreign(const CsvReader *reader)
{
    return reader->grid.is_foreign;
}

/* What has no row within bounds is no table: it is left as one that is foreign. */
bool csv_reader_feed(CsvReader *reader, const char *text, size_t bytes)
{
    HeaderGrid *grid = &reader->grid;
    if (grid->is_foreign || csv_cells_feed(reader->cells, text, bytes))
        return true;
    if (!grid->columns && csv_cells_is_endless(reader->cells))
        grid->is_foreign = true;
    return grid->is_foreign && !reader->has_failed;
}

bool csv_reader_end(CsvReader *reader)
{
    HeaderGrid *grid = &reader->grid;
    bool done = grid->is_foreign || csv_cells_end(reader->cells) ||
                (grid->is_foreign && !reader->has_failed);
    header_grid_end(grid);
    return done;
}
