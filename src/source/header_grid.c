/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/header_grid.h"

#include <stdlib.h>
#include <string.h>

void header_grid_init(HeaderGrid *grid, const char *file, const Sources *sources,
                      const ExportEvents *events)
{
    *grid = (HeaderGrid){ .file = file, .sources = sources, .events = events };
    item_init(&grid->item);
    grid->item.file = file;
}

void header_grid_release(HeaderGrid *grid)
{
    for (size_t i = 0; i < grid->column_count; i++)
        free(grid->columns[i]);
    free(grid->columns);
    item_release(&grid->item);
}

void header_grid_cell(HeaderGrid *grid, size_t line, const char *text, size_t bytes)
{
    const char *path = grid->cells < grid->column_count ? grid->columns[grid->cells] : "";
    if (!grid->cells++) {
        item_clear(&grid->item);
        grid->item.line = line;
    }
    item_add(&grid->item, path, 0, text, bytes);
}

static void begin_rows(HeaderGrid *grid)
{
    Item *item = &grid->item;
    grid->columns = xcalloc(item->count, sizeof *grid->columns);
    for (size_t i = 0; i < item->count; i++) {
        ItemEntry *entry = &item->entries[i];
        const char *start = entry->value + strspn(entry->value, " \t");
        size_t bytes = strlen(start);
        while (bytes && strchr(" \t\r", start[bytes - 1]))
            bytes--;
        grid->columns[i] = xstrndup(start, bytes);
        entry->path = grid->columns[i];
        grid->shape = item_shape(grid->shape, entry->path);
    }
    grid->column_count = item->count;
    grid->source = sources_match(grid->sources, item, true);
}

/* Two rows of as many cells are a table; a sentence with a comma is none. */
static void pass_over(HeaderGrid *grid)
{
    const ExportEvents *events = grid->events;
    if (!grid->is_missed && grid->cells == grid->column_count) {
        events->miss(events->data, (const char *const *)grid->columns, grid->column_count);
        grid->is_missed = true;
    }
    grid->is_foreign =
        !grid->is_missed || !events->sample || !events->sample(events->data, &grid->item);
}

static bool refuse(HeaderGrid *grid)
{
    Item *item = &grid->item;
    if (grid->cells != grid->column_count)
        fail("%zu cells; the header has %zu columns", grid->cells, grid->column_count);
    else
        fail("the row is too large");
    char *reason = xstrdup(failure()), *raw = item_to_text(item);
    bool done = grid->events->refuse(grid->events->data, grid->source, item->line, reason, raw);
    free(reason);
    free(raw);
    return done;
}

bool header_grid_row(HeaderGrid *grid)
{
    Item *item = &grid->item;
    bool done = true;
    if (!grid->cells)
        return true;
    item->shape = grid->shape;
    if (!grid->columns)
        begin_rows(grid);
    else if (grid->source)
        done = grid->cells != grid->column_count || item->is_full
                   ? refuse(grid)
                   : grid->events->take(grid->events->data, grid->source, item);
    else
        pass_over(grid);
    grid->cells = 0;
    return done;
}
