/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

enum { WIDEST_COLUMN = 60 };

typedef struct Column {
    char *name, *title;
    ColumnType type;
} Column;

struct Table {
    Column *columns;
    size_t column_count, column_room;
    char **cells;
    size_t *lines;
    size_t rows, room;
};

Table *table_new(void)
{
    return xcalloc(1, sizeof(Table));
}

void table_free(Table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->rows * table->column_count; i++)
        free(table->cells[i]);
    for (size_t i = 0; i < table->column_count; i++) {
        free(table->columns[i].name);
        free(table->columns[i].title);
    }
    free(table->columns);
    free(table->cells);
    free(table->lines);
    free(table);
}

void table_add_column(Table *table, const char *name, const char *title, ColumnType type)
{
    table->columns =
        xgrow(table->columns, table->column_count, &table->column_room, sizeof *table->columns);
    table->columns[table->column_count++] = (Column){ xstrdup(name), xstrdup(title), type };
}

Table *table_make(const TableColumn columns[], size_t count)
{
    Table *table = table_new();
    for (size_t i = 0; i < count; i++) {
        const char *title = columns[i].title;
        if (!title)
            title = columns[i].name;
        else if (*title && on_translate)
            title = on_translate(title);
        table_add_column(table, columns[i].name, title, columns[i].type);
    }
    return table;
}

/* The cells of a new row, to be filled. */
static char **new_row(Table *table, size_t line)
{
    size_t columns = table->column_count;
    if (table->rows == table->room) {
        table->room = table->room ? table->room * 2 : 16;
        table->cells = xreallocarray(table->cells, table->room * columns, sizeof *table->cells);
        table->lines = xreallocarray(table->lines, table->room, sizeof *table->lines);
    }
    table->lines[table->rows] = line;
    return table->cells + columns * table->rows++;
}

void table_add(Table *table, const char *const cells[], size_t line)
{
    char **row = new_row(table, line);
    for (size_t i = 0; i < table->column_count; i++)
        row[i] = cells[i] && *cells[i] ? xstrdup(cells[i]) : NULL;
}

void table_add_owned(Table *table, char *const cells[])
{
    char **row = new_row(table, 0);
    for (size_t i = 0; i < table->column_count; i++)
        row[i] = cells[i];
}

void table_set(Table *table, size_t row, size_t column, const char *text)
{
    char **cell = &table->cells[row * table->column_count + column];
    free(*cell);
    *cell = xstrdup(text);
}

size_t table_rows(const Table *table)
{
    return table->rows;
}

size_t table_columns(const Table *table)
{
    return table->column_count;
}

const char *table_name(const Table *table, size_t column)
{
    return table->columns[column].name;
}

const char *table_title(const Table *table, size_t column)
{
    return table->columns[column].title;
}

ColumnType table_type(const Table *table, size_t column)
{
    return table->columns[column].type;
}

size_t table_line(const Table *table, size_t row)
{
    return table->lines[row];
}

int table_find(const Table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].name[0] == *name && !strcmp(table->columns[i].name, name))
            return (int)i;
    return -1;
}

const char *table_cell(const Table *table, size_t row, size_t column)
{
    const char *cell = row < table->rows ? table->cells[row * table->column_count + column] : NULL;
    return cell ? cell : "";
}

const char *table_get(const Table *table, size_t row, const char *name)
{
    int column = table_find(table, name);
    if (column < 0)
        die("table: no column '%s'", name);
    return table_cell(table, row, (size_t)column);
}

long table_row_of(const Table *table, size_t column, const char *value)
{
    for (size_t row = 0; row < table->rows; row++)
        if (!strcmp(table_cell(table, row, column), value))
            return (long)row;
    return -1;
}

typedef struct SortKey {
    double number;
    char *text; /* NULL: by number */
    size_t row;
    bool is_descending;
} SortKey;

/* What is empty comes before all numbers. */
static bool take_number(const char *cell, double *number)
{
    char *end;
    *number = *cell ? strtod(cell, &end) : -HUGE_VAL;
    return !*cell || (end > cell && (!*end || *end == ' ' || *end == '%'));
}

static int compare_keys(const void *a, const void *b)
{
    const SortKey *one = a, *other = b;
    int order = one->text ? strcmp(one->text, other->text)
                          : (one->number > other->number) - (one->number < other->number);
    if (order)
        return one->is_descending ? -order : order;
    return one->row < other->row ? -1 : 1;
}

static SortKey *sort_keys(const Table *table, size_t column, bool is_descending)
{
    SortKey *keys = xcalloc(table->rows + 1, sizeof *keys);
    bool is_numeric = true;
    for (size_t row = 0; row < table->rows; row++) {
        keys[row] = (SortKey){ .row = row, .is_descending = is_descending };
        is_numeric = take_number(table_cell(table, row, column), &keys[row].number) && is_numeric;
    }
    for (size_t row = 0; !is_numeric && row < table->rows; row++)
        keys[row].text = text_fold(table_cell(table, row, column));
    return keys;
}

size_t *table_order(const Table *table, size_t column, bool is_descending)
{
    SortKey *keys = sort_keys(table, column, is_descending);
    size_t *order = xcalloc(table->rows + 1, sizeof *order);
    qsort(keys, table->rows, sizeof *keys, compare_keys);
    for (size_t i = 0; i < table->rows; i++) {
        order[i] = keys[i].row;
        free(keys[i].text);
    }
    free(keys);
    return order;
}

static int column_cells(const Table *table, size_t column)
{
    int widest = text_cells(table_title(table, column));
    for (size_t row = 0; row < table->rows; row++) {
        char *clean = text_show_line(table_cell(table, row, column));
        int cells = text_cells(clean);
        widest = cells > widest ? cells : widest;
        free(clean);
    }
    return widest < WIDEST_COLUMN ? widest : WIDEST_COLUMN;
}

static bool is_last_shown(const Table *table, size_t column)
{
    for (size_t i = column + 1; i < table->column_count; i++)
        if (table_type(table, i) != COLUMN_PLACE)
            return false;
    return true;
}

static void put_cell(Buffer *out, const Table *table, const char *text, size_t column, int width)
{
    if (table_type(table, column) == COLUMN_PLACE)
        return;
    bool is_last = is_last_shown(table, column),
         is_number = table_type(table, column) == COLUMN_NUMBER;
    char *clean = text_show_line(text);
    /* A command that is cut cannot be copied. */
    if (is_last && !is_number)
        width = text_cells(clean);
    int used, is_cut = text_cells(clean) > width;
    size_t bytes = text_fit(clean, strlen(clean), is_cut ? width - 2 : width, &used);
    int pad = width - used - (is_cut ? 2 : 0);
    if (is_number)
        buffer_add_format(out, "%*s%.*s%s", pad, "", (int)bytes, clean, is_last ? "" : "  ");
    else
        buffer_add_format(out, "%.*s%s%*s", (int)bytes, clean, is_cut ? ".." : "",
                          is_last ? 0 : pad + 2, "");
    free(clean);
}

char *table_to_text(const Table *table)
{
    Buffer text = { 0 };
    int *widths = xcalloc(table->column_count, sizeof *widths);
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = column_cells(table, i);
        put_cell(&text, table, table_title(table, i), i, widths[i]);
    }
    buffer_add_sign(&text, '\n');
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t i = 0; i < table->column_count; i++)
            put_cell(&text, table, table_cell(table, row, i), i, widths[i]);
        buffer_add_sign(&text, '\n');
    }
    free(widths);
    return buffer_take(&text);
}
