/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/sample.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_check.h"
#include "base/text.h"
#include "source/row.h"
#include "source/mapping.h"
#include "source/export_reader.h"

/* ---- reading ---- */

typedef struct Sampling {
    const char *wanted;
    bool is_wanted; /* the file under way */
    Table *rows;
} Sampling;

static bool is_full(const Sampling *sampling)
{
    return sampling->rows && table_rows(sampling->rows) == SAMPLE_ROWS;
}

static bool begin_file(void *data, const char *name)
{
    Sampling *sampling = data;
    sampling->is_wanted = !sampling->rows && !strcmp(name, sampling->wanted);
    return !sampling->rows;
}

static void take_header(void *data, const char *const columns[], size_t count)
{
    Sampling *sampling = data;
    if (!sampling->is_wanted)
        return;
    sampling->rows = table_new();
    for (size_t i = 0; i < count; i++)
        table_add_column(sampling->rows, columns[i], columns[i], COLUMN_TEXT);
}

static bool take_row(void *data, const Item *item)
{
    Sampling *sampling = data;
    if (!sampling->is_wanted)
        return false;
    size_t count = table_columns(sampling->rows);
    const char **cells = xcalloc(count, sizeof *cells);
    for (size_t i = 0; i < count && i < item->count; i++)
        cells[i] = item->entries[i].value;
    table_add(sampling->rows, cells, item->line);
    free(cells);
    return !is_full(sampling);
}

Table *sample_read(const char *path, const char *file)
{
    Sampling sampling = { .wanted = file };
    const ExportEvents events = {
        .data = &sampling, .begin = begin_file, .miss = take_header, .sample = take_row
    };
    Sources *sources = sources_read();
    /* It stops, as if it had failed, behind the file that is wanted. */
    bool done = sources && export_reader_run(path, sources, &events);
    sources_free(sources);
    if (done && !sampling.rows)
        fail("%s: its rows are not there any more, or a format has them", file);
    return sampling.rows;
}

/* ---- guessing ---- */

Table *sample_fields(void)
{
    static const CellRule rules[] = {
        { "field", CELL_KEY, NULL },    { "kinds", CELL_TEXT, NULL },
        { "name_en", CELL_TEXT, NULL }, { "name_zh", CELL_PAIR, NULL },
        { "columns", CELL_TEXT, NULL }, { 0 },
    };
    return csv_read_shipped("data/sources", "columns.csv", rules);
}

bool sample_has_field(const Table *fields, size_t row, const char *kind)
{
    return text_has_word(table_get(fields, row, "kinds"), kind);
}

/* "Resource ID", "resource_id" and "ResourceId" are one name. */
static char *plain_name(const char *name)
{
    char *folded = text_fold(name), *to = folded;
    for (const char *at = folded; *at; at++)
        if (!strchr(" _-", *at))
            *to++ = *at;
    *to = '\0';
    return folded;
}

/* The column that is called so and is still free, or -1. */
static long find_column(const Table *sample, const char *name, const char *const chosen[])
{
    long found = -1;
    for (size_t i = 0; i < table_columns(sample) && found < 0; i++) {
        char *other = plain_name(table_name(sample, i));
        if (!*chosen[i] && !strcmp(other, name))
            found = (long)i;
        free(other);
    }
    return found;
}

static long guess_column(const Table *sample, const char *names, const char *const chosen[])
{
    long found = -1;
    for (const char *rest = names; *rest && found < 0;) {
        size_t bytes = strcspn(rest, "|");
        char *part = xstrndup(rest, bytes), *trimmed = text_trim(part), *name = plain_name(trimmed);
        found = find_column(sample, name, chosen);
        free(name);
        free(trimmed);
        free(part);
        rest += bytes + (rest[bytes] == '|');
    }
    return found;
}

void sample_guess(const Table *fields, const Table *sample, const char *kind, const char *chosen[])
{
    for (size_t i = 0; i < table_columns(sample); i++)
        chosen[i] = "";
    for (size_t row = 0; row < table_rows(fields); row++) {
        long column = sample_has_field(fields, row, kind)
                          ? guess_column(sample, table_get(fields, row, "columns"), chosen)
                          : -1;
        if (column >= 0)
            chosen[column] = table_get(fields, row, "field");
    }
}

const char *sample_kind(const Table *fields, const Table *sample)
{
    size_t count = table_columns(sample);
    const char **chosen = xcalloc(count, sizeof *chosen);
    bool has_check = false, has_resource = false;
    sample_guess(fields, sample, "finding", chosen);
    for (size_t i = 0; i < count; i++) {
        has_check |= !strcmp(chosen[i], "check");
        has_resource |= !strcmp(chosen[i], "resource");
    }
    free(chosen);
    return has_resource && !has_check ? "resource" : "finding";
}

/* ---- trying ---- */

char **sample_pairs(const Table *sample, const char *kind, const char *const chosen[])
{
    size_t count = table_columns(sample), used = 0;
    char **pairs = xcalloc(count + 2, sizeof *pairs);
    pairs[used++] = xasprintf("kind=%s", kind);
    for (size_t i = 0; i < count; i++)
        if (*chosen[i])
            pairs[used++] = xasprintf("%s=%s", chosen[i], table_name(sample, i));
    return pairs;
}

void sample_free_pairs(char **pairs)
{
    for (size_t i = 0; pairs && pairs[i]; i++)
        free(pairs[i]);
    free(pairs);
}

static Table *table_of(const Row *row)
{
    Table *table = table_new();
    table_add_column(table, "field", "field", COLUMN_TEXT);
    table_add_column(table, "value", "value", COLUMN_TEXT);
    for (int i = 0; i < SOURCE_MAPPABLE; i++) {
        const char *cells[] = { record_field_names[i], row->fields[i].text };
        if (row->fields[i].bytes)
            table_add(table, cells, 0);
    }
    return table;
}

Table *sample_row(const Table *sample, size_t number, const char *const pairs[])
{
    Table *table = NULL;
    Sources *sources = sources_read();
    if (!sources || !mapping_use(sources, pairs, NULL)) {
        sources_free(sources);
        return NULL;
    }
    Row row;
    Item item;
    row_init(&row);
    item_init(&item);
    item_clear(&item);
    item.file = "";
    for (size_t i = 0; i < table_columns(sample); i++) {
        const char *cell = table_cell(sample, number, i);
        item_add(&item, table_name(sample, i), 0, cell, strlen(cell));
    }
    const Source *source = sources_get(sources, sources_count(sources) - 1);
    if (row_convert(&row, source, &item) && row_is_complete(&row, source))
        table = table_of(&row);
    item_release(&item);
    row_release(&row);
    sources_free(sources);
    return table;
}
