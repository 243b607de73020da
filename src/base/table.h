/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.h - rows under typed columns: what queries return, screens show, and every
 * format reads and writes. */
#ifndef TABLE_H
#define TABLE_H

#include "base/base.h"

typedef enum ColumnType {
    COLUMN_TEXT,
    COLUMN_NUMBER, /* decimal, point as separator; empty is unknown */
    COLUMN_DATE,   /* 2026-11-23, or empty */
    COLUMN_CHOICE, /* one of a few words */
    COLUMN_WORDS,  /* any number of ids, separated by spaces; an array in JSON */
    COLUMN_PLACE   /* an id of what the row is about: for programs, and for screens to go
                    * there; not shown to people */
} ColumnType;

typedef struct Table Table;

typedef struct TableColumn {
    const char *name, *title; /* N_("…"); NULL where the name will do, as for programs */
    ColumnType type;
} TableColumn;

Table *table_new(void);

/* One with these columns, their titles in the reader's language. */
Table *table_make(const TableColumn columns[], size_t count);
void table_free(Table *table);

/* Before the first row. `name` is for programs, `title` for people; both are copied. */
void table_add_column(Table *table, const char *name, const char *title, ColumnType type);

/* Copies one row, a cell for each column; a NULL cell is empty. `line` is where the row
 * stands in the file it came from, or 0. */
void table_add(Table *table, const char *const cells[], size_t line);

/* A row of allocated cells, which become the table's. */
void table_add_owned(Table *table, char *const cells[]);

/* Another text in a cell. */
void table_set(Table *table, size_t row, size_t column, const char *text);

size_t table_rows(const Table *table);
size_t table_columns(const Table *table);
const char *table_name(const Table *table, size_t column);
const char *table_title(const Table *table, size_t column);
ColumnType table_type(const Table *table, size_t column);
size_t table_line(const Table *table, size_t row);

/* The column of that name, or -1. */
int table_find(const Table *table, const char *name);

/* Never NULL; borrowed. "" past the last row: a file need not have the row that was asked for. */
const char *table_cell(const Table *table, size_t row, size_t column);

/* The cell under a column that must exist. */
const char *table_get(const Table *table, size_t row, const char *name);

/* The row whose cell under `column` is `value`, or -1. */
long table_row_of(const Table *table, size_t column, const char *value);

/* The rows in the order of a column: by value when all that stands in it are numbers, such as "1875
 * CNY", else by its folded text; equal rows stay as they were. The caller frees. */
size_t *table_order(const Table *table, size_t column, bool is_descending);

/* Lines up the columns by cells, for people. The caller frees. */
char *table_to_text(const Table *table);

#endif
