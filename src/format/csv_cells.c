/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/csv_cells.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_ROW = 2 << 20 };

struct CsvCells {
    struct csv_parser parser;
    const char *name;
    const CsvCellsEvents *events;
    size_t line;   /* of what is being fed */
    size_t silent; /* bytes since the last cell */
    bool is_open;  /* the delimiter is known */
    bool is_stopped;
};

/* libcsv makes room for 128 bytes more at a time, and copies a long cell each time. */
enum { GROWTH = 64 << 10 };

CsvCells *csv_cells_new(const char *name, const CsvCellsEvents *events)
{
    CsvCells *cells = xcalloc(1, sizeof *cells);
    cells->name = name;
    cells->events = events;
    cells->line = 1;
    if (csv_init(&cells->parser, CSV_APPEND_NULL) != 0)
        die("out of memory");
    csv_set_blk_size(&cells->parser, GROWTH);
    return cells;
}

void csv_cells_free(CsvCells *cells)
{
    if (!cells)
        return;
    csv_free(&cells->parser);
    free(cells);
}

bool csv_cells_is_endless(const CsvCells *cells)
{
    return cells->silent > LONGEST_ROW;
}

/* libcsv ends the piece that it was given, whatever its callbacks meet. */

static void end_cell(void *text, size_t bytes, void *data)
{
    CsvCells *cells = data;
    cells->silent = 0;
    if (!cells->is_stopped)
        cells->events->cell(cells->events->data, cells->line, text ? text : "", text ? bytes : 0);
}

static void end_row(int separator, void *data)
{
    CsvCells *cells = data;
    (void)separator;
    cells->is_stopped = cells->is_stopped || !cells->events->row(cells->events->data);
}

/* The sign that the first line has most of, outside quotation marks. */
static unsigned char find_delimiter(const char *text, size_t bytes)
{
    static const char signs[] = ",\t;|";
    size_t counts[sizeof signs] = { 0 }, best = 0;
    bool is_quoted = false;
    for (size_t i = 0; i < bytes && (is_quoted || text[i] != '\n'); i++) {
        const char *sign = memchr(signs, text[i], sizeof signs - 1);
        is_quoted ^= text[i] == '"';
        if (sign && !is_quoted)
            counts[sign - signs]++;
    }
    for (size_t i = 1; i < sizeof signs - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    return (unsigned char)signs[best];
}

static bool feed_line(CsvCells *cells, const char *text, size_t bytes)
{
    if (csv_parse(&cells->parser, text, bytes, end_cell, end_row, cells) != bytes)
        return fail("%s line %zu: %s", cells->name, cells->line,
                    csv_strerror(csv_error(&cells->parser)));
    return !cells->is_stopped;
}

bool csv_cells_feed(CsvCells *cells, const char *text, size_t bytes)
{
    if (!cells->is_open) {
        csv_set_delim(&cells->parser, find_delimiter(text, bytes));
        cells->is_open = true;
    }
    while (bytes) {
        const char *end = memchr(text, '\n', bytes);
        size_t part = end ? (size_t)(end - text) + 1 : bytes;
        cells->silent += part;
        if (!feed_line(cells, text, part))
            return false;
        if (csv_cells_is_endless(cells))
            return fail("%s line %zu: a cell is longer than %d MB; a quotation mark may be missing",
                        cells->name, cells->line, LONGEST_ROW >> 20);
        cells->line += end != NULL;
        text += part;
        bytes -= part;
    }
    return true;
}

bool csv_cells_end(CsvCells *cells)
{
    csv_fini(&cells->parser, end_cell, end_row, cells);
    return !cells->is_stopped;
}
