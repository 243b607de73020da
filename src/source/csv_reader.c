/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/csv_reader.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "source/header_grid.h"

enum { LONGEST_ROW = 2 << 20 };

struct CsvReader {
    struct csv_parser parser;
    HeaderGrid grid;
    size_t line;   /* of what is being fed */
    size_t silent; /* bytes since the last cell */
    bool is_open;  /* the delimiter is known */
    bool has_failed;
};

CsvReader *csv_reader_new(const char *file, const Sources *sources, const ExportEvents *events)
{
    CsvReader *reader = xcalloc(1, sizeof *reader);
    reader->line = 1;
    header_grid_init(&reader->grid, file, sources, events);
    if (csv_init(&reader->parser, CSV_APPEND_NULL) != 0)
        die("out of memory");
    return reader;
}

void csv_reader_free(CsvReader *reader)
{
    if (!reader)
        return;
    csv_free(&reader->parser);
    header_grid_release(&reader->grid);
    free(reader);
}

bool csv_reader_knows(const CsvReader *reader)
{
    return reader->grid.source != NULL;
}

/* ---- libcsv's callbacks ---- */

static void end_cell(void *text, size_t bytes, void *data)
{
    CsvReader *reader = data;
    reader->silent = 0;
    header_grid_cell(&reader->grid, reader->line, text ? text : "", text ? bytes : 0);
}

static void end_row(int separator, void *data)
{
    CsvReader *reader = data;
    (void)separator;
    if (!reader->has_failed)
        reader->has_failed = !header_grid_row(&reader->grid);
}

/* ---- pieces ---- */

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

static bool feed_line(CsvReader *reader, const char *text, size_t bytes)
{
    if (csv_parse(&reader->parser, text, bytes, end_cell, end_row, reader) != bytes)
        return fail("%s line %zu: %s", reader->grid.file, reader->line,
                    csv_strerror(csv_error(&reader->parser)));
    return !reader->has_failed;
}

bool csv_reader_feed(CsvReader *reader, const char *text, size_t bytes)
{
    if (!reader->is_open) {
        csv_set_delim(&reader->parser, find_delimiter(text, bytes));
        reader->is_open = true;
    }
    while (bytes && !reader->grid.is_foreign) {
        const char *end = memchr(text, '\n', bytes);
        size_t part = end ? (size_t)(end - text) + 1 : bytes;
        reader->silent += part;
        if (!feed_line(reader, text, part))
            return false;
        if (reader->silent > LONGEST_ROW && !reader->grid.columns)
            reader->grid.is_foreign = true;
        else if (reader->silent > LONGEST_ROW)
            return fail("%s line %zu: a cell is longer than %d MB; a quotation mark may be missing",
                        reader->grid.file, reader->line, LONGEST_ROW >> 20);
        reader->line += end != NULL;
        text += part;
        bytes -= part;
    }
    return true;
}

bool csv_reader_end(CsvReader *reader)
{
    if (!reader->grid.is_foreign)
        csv_fini(&reader->parser, end_cell, end_row, reader);
    return !reader->has_failed;
}
