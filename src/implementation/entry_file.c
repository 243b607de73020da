/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "implementation/entry_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "source/export_reader.h"

typedef struct Reading {
    EntryFile *file;
    char *name; /* of the sheet under way */
    Table *rows;
    bool is_export, has_failed;
} Reading;

static bool begin_file(void *data, const char *name)
{
    Reading *reading = data;
    free(reading->name);
    reading->name = xstrdup(name);
    reading->rows = NULL;
    return !reading->has_failed;
}

static bool see_export(void *data, const Source *source, const Item *item)
{
    Reading *reading = data;
    (void)source;
    (void)item;
    reading->is_export = true;
    return false;
}

static void say_left(EntryFile *file, const char *name, const char *reason)
{
    Buffer left = buffer_of(file->left);
    buffer_join(&left, ", ", name);
    if (*reason)
        buffer_add_format(&left, " (%s)", reason);
    file->left = buffer_take(&left);
}

static bool leave(void *data, const char *name, const char *reason, bool is_lost)
{
    Reading *reading = data;
    if (is_lost)
        say_left(reading->file, name, reason);
    return true;
}

static void take_header(void *data, const char *const columns[], size_t count)
{
    Reading *reading = data;
    EntryFile *file = reading->file;
    reading->rows = table_new();
    for (size_t i = 0; i < count; i++)
        table_add_column(reading->rows, columns[i], columns[i], COLUMN_TEXT);
    file->sheets = xgrow(file->sheets, file->count, &file->room, sizeof *file->sheets);
    file->sheets[file->count++] = (EntrySheet){ xstrdup(reading->name), reading->rows };
}

/* What stands behind the last title would be lost; a row that is cut was meant otherwise. */
static bool fits_header(const Reading *reading, const Item *item)
{
    size_t count = table_columns(reading->rows), filled = item->count;
    while (filled > count && !item->entries[filled - 1].bytes)
        filled--;
    if (item->is_full)
        return fail("%s line %zu: the row is too large", reading->name, item->line);
    return filled == count || fail("%s line %zu: %zu cells; the header has %zu columns",
                                   reading->name, item->line, filled, count);
}

static bool take_row(void *data, const Item *item)
{
    Reading *reading = data;
    if (!reading->rows || reading->has_failed)
        return false;
    reading->has_failed = !fits_header(reading, item);
    size_t count = table_columns(reading->rows);
    const char **cells = xcalloc(count + 1, sizeof *cells);
    for (size_t i = 0; i < count && i < item->count; i++)
        cells[i] = item->entries[i].value;
    if (!reading->has_failed)
        table_add(reading->rows, cells, item->line);
    free(cells);
    return !reading->has_failed;
}

/* A letter that became U+FFFD is lost from what somebody wrote. */
static bool end_file(void *data, size_t repaired, bool is_known)
{
    const Reading *reading = data;
    (void)is_known;
    return !repaired || !reading->rows ||
           fail("%s: characters that cannot be read: %zu; save the file as UTF-8", reading->name,
                repaired);
}

bool entry_file_read(const char *path, EntryFile *file)
{
    *file = (EntryFile){ 0 };
    Reading reading = { .file = file };
    const ExportEvents events = { .data = &reading,
                                  .begin = begin_file,
                                  .take = see_export,
                                  .leave = leave,
                                  .miss = take_header,
                                  .sample = take_row,
                                  .end = end_file };
    Sources *sources = sources_read();
    bool done = sources && export_reader_run(path, sources, &events) && !reading.has_failed;
    sources_free(sources);
    free(reading.name);
    if (reading.is_export)
        done = fail("%s is an export of the cloud; 'wellbook import' reads it", path);
    else if (done && !file->count)
        done = fail("%s has no row below a header", path);
    if (!done)
        entry_file_release(file);
    return done;
}

void entry_file_release(EntryFile *file)
{
    for (size_t i = 0; i < file->count; i++) {
        table_free(file->sheets[i].table);
        free(file->sheets[i].name);
    }
    free(file->sheets);
    free(file->left);
    *file = (EntryFile){ 0 };
}

void entry_file_leave(EntryFile *file, size_t sheet)
{
    EntrySheet *at = &file->sheets[sheet];
    say_left(file, at->name, "");
    table_free(at->table);
    free(at->name);
    memmove(at, at + 1, (--file->count - sheet) * sizeof *at);
}

/* A file with one table is meant, whatever its columns. */
static void leave_others(EntryFile *file, const Table *fields)
{
    for (size_t i = file->count; i-- && file->count > 1;)
        if (!entry_fits(fields, file->sheets[i].table))
            entry_file_leave(file, i);
}

bool entry_import(Store *store, const char *form, const char *path, size_t *rows, char **left)
{
    EntryFile file = { 0 };
    Table *fields = entry_fields(store, form, message_language());
    bool done = fields && entry_file_read(path, &file);
    if (done)
        leave_others(&file, fields);
    done = done && entry_fill(store, form, file.sheets, file.count, rows);
    *left = done && file.left ? xstrdup(file.left) : NULL;
    entry_file_release(&file);
    table_free(fields);
    return done;
}
