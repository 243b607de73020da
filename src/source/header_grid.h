/* SPDX-License-Identifier: GPL-3.0-or-later */
/* header_grid.h - rows of cells below a header, of a CSV or a worksheet: each becomes a Item. */
#ifndef HEADER_GRID_H
#define HEADER_GRID_H

#include "source/export_reader.h"

typedef struct HeaderGrid {
    const char *file; /* borrowed */
    const Sources *sources;
    const ExportEvents *events;
    Item item;
    char **columns; /* NULL before the header */
    size_t column_count, cells;
    const Source *source;
    size_t above, surplus; /* rows that were no header; filled cells beyond it */
    bool is_table;         /* a row of them has as many cells as the first */
    bool is_missed;        /* no known format has the header, which was said */
    bool is_foreign;       /* the rest may be passed over */
    uint64_t shape;
} HeaderGrid;

void header_grid_init(HeaderGrid *grid, const char *file, const Sources *sources,
                      const ExportEvents *events);
void header_grid_release(HeaderGrid *grid);

/* One more cell of the row; `line` is the row's when it is the first. */
void header_grid_cell(HeaderGrid *grid, size_t line, const char *text, size_t bytes);

/* The row is complete. The header is the first one, or, below what a bill says of itself, one of
 * the first that a known format has. */
MUST_CHECK bool header_grid_row(HeaderGrid *grid);

/* The last row was given. */
void header_grid_end(HeaderGrid *grid);

#endif
