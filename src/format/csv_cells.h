/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_cells.h - the cells of a CSV given in pieces, with any of the usual delimiters. */
#ifndef CSV_CELLS_H
#define CSV_CELLS_H

#include "base/base.h"

typedef struct CsvCellsEvents {
    void *data;
    void (*cell)(void *data, size_t line, const char *text, size_t bytes);
    bool (*row)(void *data); /* the row is complete; false to stop */
} CsvCellsEvents;

typedef struct CsvCells CsvCells;

/* `name` is for reasons; both are borrowed. */
CsvCells *csv_cells_new(const char *name, const CsvCellsEvents *events);
void csv_cells_free(CsvCells *cells);

/* False after fail(), or when an event stopped it. */
MUST_CHECK bool csv_cells_feed(CsvCells *cells, const char *text, size_t bytes);
MUST_CHECK bool csv_cells_end(CsvCells *cells);

/* Whether what stopped it was a cell that does not end, as where a quotation mark is missing. */
bool csv_cells_is_endless(const CsvCells *cells);

#endif
