/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "csv_reader.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

enum { LONGEST_ROW = 2 << 20, MOST_COLUMNS = 512 };

struct CsvReader {
    const char *file;
    const Sources *sources;
    const ReaderEvents *events;
    struct csv_parser parser;
    Record record;
    char **columns; /* NULL before the header */
    size_t column_count, cells;
    size_t line;   /* of what is being fed */
    size_t silent; /* bytes since the last cell */
    bool is_open;  /* the delimiter is known */
    const Source *source;
    bool is_foreign; /* no known format: the rest is passed over */
    uint64_t shape;
    bool has_failed;
};

CsvReader *csv_reader_new(const char *file, const Sources *sources, const ReaderEvents *events)
{
    CsvReader *reader = xcalloc(1, sizeof *reader);
    reader->file = file;
    reader->sources = sources;
    reader->events = events;
    reader->line = 1;
    record_init(&reader->record);
    reader->record.file = file;
    if (csv_init(&reader->parser, CSV_APPEND_NULL) != 0)
        die("out of memory");
    return reader;
}

void csv_reader_free(CsvReader *reader)
{
    if (!reader)
        return;
    for (size_t i = 0; i < reader->column_count; i++)
        free(reader->columns[i]);
    free(reader->columns);
    csv_free(&reader->parser);
    record_release(&reader->record);
    free(reader);
}

bool csv_reader_knows(const CsvReader *reader)
{
    return reader->source != NULL;
}

/* ---- libcsv's callbacks ---- */

static void end_cell(void *text, size_t bytes, void *data)
{
    CsvReader *reader = data;
    const char *path = reader->cells < reader->column_count ? reader->columns[reader->cells] : "";
    if (!reader->cells++) {
        record_clear(&reader->record);
        reader->record.line = reader->line;
    }
    reader->silent = 0;
    record_add(&reader->record, path, 0, text ? text : "", text ? bytes : 0);
}

static void begin_rows(CsvReader *reader)
{
    Record *record = &reader->record;
    reader->columns = xcalloc(record->count, sizeof *reader->columns);
    for (size_t i = 0; i < record->count; i++) {
        RecordEntry *entry = &record->entries[i];
        const char *start = entry->value + strspn(entry->value, " \t");
        size_t bytes = strlen(start);
        while (bytes && strchr(" \t\r", start[bytes - 1]))
            bytes--;
        reader->columns[i] = xstrndup(start, bytes);
        entry->path = reader->columns[i];
        reader->shape = record_shape(reader->shape, entry->path);
    }
    reader->column_count = record->count;
    reader->source = sources_match(reader->sources, record, true);
    reader->is_foreign = !reader->source;
}

static bool refuse(CsvReader *reader)
{
    Record *record = &reader->record;
    if (reader->cells != reader->column_count)
        fail("%zu cells; the header has %zu columns", reader->cells, reader->column_count);
    else
        fail("the row is too large");
    char *reason = xstrdup(failure()), *raw = record_to_text(record);
    bool done = reader->events->refuse(reader->events->data, record->line, reason, raw);
    free(reason);
    free(raw);
    return done;
}

static void end_row(int separator, void *data)
{
    CsvReader *reader = data;
    Record *record = &reader->record;
    (void)separator;
    if (!reader->cells)
        return;
    record->shape = reader->shape;
    if (!reader->columns)
        begin_rows(reader);
    else if (reader->source && !reader->has_failed)
        reader->has_failed =
            reader->cells != reader->column_count || record->is_full
                ? !refuse(reader)
                : !reader->events->take(reader->events->data, reader->source, record);
    reader->cells = 0;
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
        return fail("%s line %zu: %s", reader->file, reader->line,
                    csv_strerror(csv_error(&reader->parser)));
    return !reader->has_failed;
}

bool csv_reader_feed(CsvReader *reader, const char *text, size_t bytes)
{
    if (!reader->is_open) {
        csv_set_delim(&reader->parser, find_delimiter(text, bytes));
        reader->is_open = true;
    }
    while (bytes && !reader->is_foreign) {
        const char *end = memchr(text, '\n', bytes);
        size_t part = end ? (size_t)(end - text) + 1 : bytes;
        reader->silent += part;
        if (!feed_line(reader, text, part))
            return false;
        if (reader->silent > LONGEST_ROW && !reader->columns)
            reader->is_foreign = true;
        else if (reader->silent > LONGEST_ROW)
            return fail("%s line %zu: a cell is longer than %d MB; a quotation mark may be missing",
                        reader->file, reader->line, LONGEST_ROW >> 20);
        reader->line += end != NULL;
        text += part;
        bytes -= part;
    }
    return true;
}

bool csv_reader_end(CsvReader *reader)
{
    if (!reader->is_foreign)
        csv_fini(&reader->parser, end_cell, end_row, reader);
    return !reader->has_failed;
}
