/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.h - rows of cells below a header, of a CSV or a worksheet: each becomes a Record. */
#ifndef GRID_H
#define GRID_H

#include "evidence/reader.h"

typedef struct Grid {
    const char *file; /* borrowed */
    const Sources *sources;
    const ReaderEvents *events;
    Record record;
    char **columns; /* NULL before the header */
    size_t column_count, cells;
    const Source *source;
    bool is_missed;  /* no known format has the header, which was said */
    bool is_foreign; /* the rest may be passed over */
    uint64_t shape;
} Grid;

void grid_init(Grid *grid, const char *file, const Sources *sources, const ReaderEvents *events);
void grid_release(Grid *grid);

/* One more cell of the row; `line` is the row's when it is the first. */
void grid_cell(Grid *grid, size_t line, const char *text, size_t bytes);

/* The row is complete; the first one is the header. */
MUST_CHECK bool grid_row(Grid *grid);

#endif
