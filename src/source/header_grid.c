/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/header_grid.h"

#include <stdlib.h>
#include <string.h>

#include "source/row.h"

static void free_columns(char **columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(columns[i]);
    free(columns);
}

void header_grid_init(HeaderGrid *grid, const char *file, const Sources *sources,
                      const ExportEvents *events)
{
    *grid = (HeaderGrid){ .file = file, .sources = sources, .events = events };
    item_init(&grid->item);
    grid->item.file = file;
}

void header_grid_release(HeaderGrid *grid)
{
    free_columns(grid->columns, grid->column_count);
    item_release(&grid->item);
}

void header_grid_cell(HeaderGrid *grid, size_t line, const char *text, size_t bytes)
{
    const char *path = grid->cells < grid->column_count ? grid->columns[grid->cells] : "";
    /* A tab after a long number keeps spreadsheets from rounding it. */
    while (bytes && text[bytes - 1] == '\t')
        bytes--;
    if (!grid->cells++) {
        item_clear(&grid->item);
        grid->item.line = line;
        grid->surplus = 0;
    }
    grid->surplus += bytes && grid->cells > grid->column_count;
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

static bool is_header(HeaderGrid *grid)
{
    HeaderGrid first = *grid;
    grid->shape = 0;
    begin_rows(grid);
    bool is_known = grid->source != NULL;
    HeaderGrid *left = is_known ? &first : grid;
    free_columns(left->columns, left->column_count);
    if (!is_known) {
        grid->columns = first.columns;
        grid->column_count = first.column_count;
        grid->shape = first.shape;
    }
    return is_known;
}

static void miss(HeaderGrid *grid)
{
    if (!grid->is_missed)
        grid->events->miss(grid->events->data, (const char *const *)grid->columns,
                           grid->column_count);
    grid->is_missed = true;
}

/* Two rows of as many cells are a table; a sentence with a comma is none. */
static void pass_over(HeaderGrid *grid)
{
    enum { MOST_ABOVE = 20 };
    const ExportEvents *events = grid->events;
    bool is_sample = events->sample != NULL;
    grid->is_table |= grid->cells == grid->column_count;
    if (grid->is_table && is_sample)
        miss(grid);
    if (is_sample)
        grid->is_foreign = !grid->is_missed || !events->sample(events->data, &grid->item);
    else if (!is_header(grid))
        grid->is_foreign = ++grid->above == MOST_ABOVE;
}

void header_grid_end(HeaderGrid *grid)
{
    if (grid->columns && !grid->source && grid->is_table)
        miss(grid);
}

static bool refuse(HeaderGrid *grid)
{
    Item *item = &grid->item;
    if (grid->cells < grid->column_count || grid->surplus)
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
    else if (grid->source) {
        bool is_whole = grid->cells >= grid->column_count && !grid->surplus && !item->is_full;
        done = is_whole ? grid->events->take(grid->events->data, grid->source, item)
                        : row_is_total(item, grid->column_count) || refuse(grid);
    } else
        pass_over(grid);
    grid->cells = 0;
    return done;
}
