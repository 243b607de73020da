/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"

static const char *const source_columns[] = { "id",   "product", "layer", "kind",    "covers",
                                              "form", "items",   "needs", "name_en", "name_zh" };
static const char *const field_columns[] = { "source", "path", "field", "conversion" };

typedef struct Mapping {
    Table *source, *fields;
} Mapping;

/* What a field's words go through when nobody says; the others are text. */
static const char *conversion_of(RecordField field)
{
    static const char *const conversions[SOURCE_MAPPABLE] = {
        [FIELD_SEVERITY] = "map:any-severity",
        [FIELD_STATUS] = "map:any-status",
        [FIELD_SINCE] = "time",
        [FIELD_TAKEN] = "time",
        [FIELD_CREATED] = "time",
        [FIELD_EXPIRES] = "time",
        [FIELD_MONTHLY_COST] = "number",
    };
    return conversions[field] ? conversions[field] : "";
}

static Table *new_table(const char *const names[], size_t count)
{
    Table *table = table_new();
    for (size_t i = 0; i < count; i++)
        table_add_column(table, names[i], names[i], COLUMN_TEXT);
    return table;
}

static int field_of(const char *pair, size_t bytes)
{
    for (int i = 0; i < SOURCE_MAPPABLE; i++)
        if (strlen(record_field_names[i]) == bytes && !strncmp(record_field_names[i], pair, bytes))
            return i;
    return -1;
}

static bool add_pair(const Mapping *mapping, const char *id, const char *pair, size_t bytes)
{
    const char *column = pair + bytes + 1;
    int field = field_of(pair, bytes);
    if (field < 0) {
        char *list = source_field_list();
        fail("--map %s: there is no such field; the fields are: %s", pair, list);
        free(list);
        return false;
    }
    if (strpbrk(column, "|;") || !*column || strchr("@=^", *column))
        return fail("--map %s: a column that is mapped needs a name without bars and semicolons",
                    pair);
    for (size_t row = 0; row < table_rows(mapping->fields); row++)
        if (!strcmp(table_get(mapping->fields, row, "field"), record_field_names[field]))
            return fail("--map %s: the field has the column '%s' already; a field has one column",
                        pair, table_get(mapping->fields, row, "path"));
    const char *cells[] = { id, column, record_field_names[field],
                            conversion_of((RecordField)field) };
    table_add(mapping->fields, cells, 0);
    return true;
}

static bool add_source(const Mapping *mapping, const char *id, const char *kind)
{
    const char *needed = !strcmp(kind, "resource") ? "resource" : "check";
    bool has_needed = false;
    Buffer needs = { 0 };
    for (size_t row = 0; row < table_rows(mapping->fields); row++) {
        buffer_join(&needs, ";", table_get(mapping->fields, row, "path"));
        has_needed |= !strcmp(table_get(mapping->fields, row, "field"), needed);
    }
    const char *cells[] = { id, id, "", kind, "nothing", "csv", "", buffer_text(&needs), id, id };
    table_add(mapping->source, cells, 0);
    buffer_free(&needs);
    return has_needed || fail("no column is mapped to %s; add --map %s=COLUMN", needed, needed);
}

static bool is_id(const char *id)
{
    return *id && !id[strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "0123456789-_")];
}

static bool is_of_column(const char *pair, const char *column)
{
    const char *equals = strchr(pair, '=');
    return equals && !strcmp(equals + 1, column) && strncmp(pair, "kind=", 5) != 0;
}

/* Fields of one column stand together. */
static bool add_pairs(const Mapping *mapping, const char *id, const char *const pairs[], size_t at)
{
    const char *column = strchr(pairs[at], '=') + 1;
    for (size_t i = 0; i < at; i++)
        if (is_of_column(pairs[i], column))
            return true;
    for (; pairs[at]; at++)
        if (is_of_column(pairs[at], column) &&
            !add_pair(mapping, id, pairs[at], (size_t)(strchr(pairs[at], '=') - pairs[at])))
            return false;
    return true;
}

static bool make(Mapping *mapping, const char *const pairs[], const char *id)
{
    const char *kind = "finding";
    bool done = is_id(id) || fail("'%s' is no id; use letters, digits, - and _", id);
    *mapping = (Mapping){ new_table(source_columns, COUNT(source_columns)),
                          new_table(field_columns, COUNT(field_columns)) };
    for (size_t i = 0; done && pairs[i]; i++) {
        const char *equals = strchr(pairs[i], '=');
        if (!equals)
            done = fail("--map %s: write it as FIELD=COLUMN", pairs[i]);
        else if (!strncmp(pairs[i], "kind=", 5))
            kind = equals + 1;
        else
            done = add_pairs(mapping, id, pairs, i);
    }
    if (done && strcmp(kind, "finding") != 0 && strcmp(kind, "resource") != 0)
        done = fail("--map kind=%s: the kind is finding or resource", kind);
    return done && add_source(mapping, id, kind);
}

static void release(Mapping *mapping)
{
    table_free(mapping->source);
    table_free(mapping->fields);
}

static bool is_free(const Sources *sources, const char *id)
{
    for (size_t i = 0; i < sources_count(sources); i++)
        if (!strcmp(sources_get(sources, i)->id, id))
            return fail("there is a format '%s' already; choose another name", id);
    return true;
}

bool mapping_add(Sources *sources, const char *const pairs[], const char *id)
{
    Mapping mapping = { 0 };
    if (!is_free(sources, id))
        return false;
    bool done = make(&mapping, pairs, id) && sources_add(sources, mapping.source, mapping.fields);
    release(&mapping);
    return done;
}

bool mapping_use(Sources *sources, const char *const pairs[], const char *name)
{
    const char *id = name ? name : "mapped";
    return mapping_add(sources, pairs, id) && sources_restrict(sources, id);
}

/* The rows of the file, if there is one, and these. */
static bool append_to(const char *name, const Table *rows, const char *const columns[],
                      size_t count)
{
    char *path = file_personal(name);
    if (!path)
        return false;
    Problems *problems = problems_new();
    Table *table = file_exists(path) ? csv_read(path, problems) : new_table(columns, count);
    bool done = problems_none(problems) && table;
    for (size_t row = 0; done && row < table_rows(rows); row++) {
        const char *cells[COUNT(source_columns)] = { NULL };
        for (size_t i = 0; i < count; i++) {
            int at = table_find(table, columns[i]);
            if (at >= 0 && (size_t)at < COUNT(cells))
                cells[at] = table_cell(rows, row, i);
        }
        table_add(table, cells, 0);
    }
    FileDraft draft;
    done = done && file_draft_open(&draft, path) &&
           file_draft_finish(&draft, csv_put(draft.stream, table, CSV_PLAIN), file_draft_publish);
    problems_free(problems);
    table_free(table);
    free(path);
    return done;
}

bool mapping_save(const char *const pairs[], const char *name)
{
    Mapping mapping = { 0 };
    Sources *sources = sources_read();
    /* A field needs its source, not the other way round. */
    bool done =
        sources && is_free(sources, name) && make(&mapping, pairs, name) &&
        append_to("sources/sources.csv", mapping.source, source_columns, COUNT(source_columns)) &&
        append_to("sources/fields.csv", mapping.fields, field_columns, COUNT(field_columns));
    release(&mapping);
    sources_free(sources);
    return done;
}
