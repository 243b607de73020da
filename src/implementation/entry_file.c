/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "implementation/entry_file.h"

#include <stdlib.h>
#include <string.h>

#include "engagement/entry.h"
#include "source/export_reader.h"

typedef struct Reading {
    Table *rows;
    bool is_done, is_export;
} Reading;

static bool begin_file(void *data, const char *name)
{
    Reading *reading = data;
    (void)name;
    reading->is_done = reading->rows != NULL;
    return true;
}

static bool see_export(void *data, const Source *source, const Item *item)
{
    Reading *reading = data;
    (void)source;
    (void)item;
    reading->is_export = true;
    return false;
}

static void take_header(void *data, const char *const columns[], size_t count)
{
    Reading *reading = data;
    if (reading->rows)
        return;
    reading->rows = table_new();
    for (size_t i = 0; i < count; i++)
        table_add_column(reading->rows, columns[i], columns[i], COLUMN_TEXT);
}

static bool take_row(void *data, const Item *item)
{
    Reading *reading = data;
    if (reading->is_done || !reading->rows)
        return false;
    size_t count = table_columns(reading->rows);
    const char **cells = xcalloc(count, sizeof *cells);
    for (size_t i = 0; i < count && i < item->count; i++)
        cells[i] = item->entries[i].value;
    table_add(reading->rows, cells, item->line);
    free(cells);
    return true;
}

Table *entry_file_read(const char *path)
{
    Reading reading = { 0 };
    const ExportEvents events = { .data = &reading,
                                  .begin = begin_file,
                                  .take = see_export,
                                  .miss = take_header,
                                  .sample = take_row };
    Sources *sources = sources_read();
    bool done = sources && export_reader_run(path, sources, &events);
    sources_free(sources);
    if (reading.is_export)
        done = fail("%s is an export of the cloud; 'wellbook import' reads it", path);
    else if (done && !reading.rows)
        done = fail("%s has no row below a header", path);
    if (done)
        return reading.rows;
    table_free(reading.rows);
    return NULL;
}

bool entry_import(Store *store, const char *form, const char *path, size_t *rows)
{
    Table *table = entry_file_read(path);
    bool done = table && entry_fill(store, form, table, rows);
    table_free(table);
    return done;
}
