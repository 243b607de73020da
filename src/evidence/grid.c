/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/grid.h"

#include <stdlib.h>
#include <string.h>

void grid_init(Grid *grid, const char *file, const Sources *sources, const ReaderEvents *events)
{
    *grid = (Grid){ .file = file, .sources = sources, .events = events };
    record_init(&grid->record);
    grid->record.file = file;
}

void grid_release(Grid *grid)
{
    for (size_t i = 0; i < grid->column_count; i++)
        free(grid->columns[i]);
    free(grid->columns);
    record_release(&grid->record);
}

void grid_cell(Grid *grid, size_t line, const char *text, size_t bytes)
{
    const char *path = grid->cells < grid->column_count ? grid->columns[grid->cells] : "";
    if (!grid->cells++) {
        record_clear(&grid->record);
        grid->record.line = line;
    }
    record_add(&grid->record, path, 0, text, bytes);
}

static void begin_rows(Grid *grid)
{
    Record *record = &grid->record;
    grid->columns = xcalloc(record->count, sizeof *grid->columns);
    for (size_t i = 0; i < record->count; i++) {
        RecordEntry *entry = &record->entries[i];
        const char *start = entry->value + strspn(entry->value, " \t");
        size_t bytes = strlen(start);
        while (bytes && strchr(" \t\r", start[bytes - 1]))
            bytes--;
        grid->columns[i] = xstrndup(start, bytes);
        entry->path = grid->columns[i];
        grid->shape = record_shape(grid->shape, entry->path);
    }
    grid->column_count = record->count;
    grid->source = sources_match(grid->sources, record, true);
}

/* Two rows of as many cells are a table; a sentence with a comma is none. */
static void pass_over(Grid *grid)
{
    const ReaderEvents *events = grid->events;
    if (!grid->is_missed && grid->cells == grid->column_count) {
        events->miss(events->data, (const char *const *)grid->columns, grid->column_count);
        grid->is_missed = true;
    }
    grid->is_foreign =
        !grid->is_missed || !events->sample || !events->sample(events->data, &grid->record);
}

static bool refuse(Grid *grid)
{
    Record *record = &grid->record;
    if (grid->cells != grid->column_count)
        fail("%zu cells; the header has %zu columns", grid->cells, grid->column_count);
    else
        fail("the row is too large");
    char *reason = xstrdup(failure()), *raw = record_to_text(record);
    bool done = grid->events->refuse(grid->events->data, grid->source, record->line, reason, raw);
    free(reason);
    free(raw);
    return done;
}

bool grid_row(Grid *grid)
{
    Record *record = &grid->record;
    bool done = true;
    if (!grid->cells)
        return true;
    record->shape = grid->shape;
    if (!grid->columns)
        begin_rows(grid);
    else if (grid->source)
        done = grid->cells != grid->column_count || record->is_full
                   ? refuse(grid)
                   : grid->events->take(grid->events->data, grid->source, record);
    else
        pass_over(grid);
    grid->cells = 0;
    return done;
}
