/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four statements a unit follow from the rows of its entity: its value here and there, set it,
 * clear it. A unit that a row stands and falls with is set by an upsert and cleared by a
 * delete. What is only a part of such a row is updated where the row is: it comes whole. Where a
 * row comes with any unit, each is an upsert, and cleared by going back to what nobody said.
 *
 * A unit that a row stands and falls with spans more where a part alone would be a stump: the
 * whole row, or all rows of its family (entity.h), which is replaced by other ones. */
#include "config.h"
#include "workbook/merge_unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "store/entity.h"

enum { VALUE_HERE, VALUE_THERE, SET, CLEAR, MAKE_ROOM, QUERIES };
enum { SPANS = MERGE_FAMILY + 1 };

typedef struct Unit {
    const Entity *entity;
    const char *name;
    int columns[SPANS]; /* how many a value has; a family, in each of its rows */
    Query queries[SPANS][QUERIES + 1];
} Unit;

struct MergeUnits {
    Store *store;
    Unit *units;
    size_t count, room;
};

/* A workload is named once, and goes only when nobody answered in it. */
static const Query workload_name[] = {
    [SET] = { "tttttt",
              "WITH given (key1, key2, key3, value, author, at) AS (VALUES (?, ?, ?, ?, ?, ?))"
              " INSERT INTO workload (id, name, position) SELECT key1, iif(EXISTS (SELECT 1 FROM"
              " workload WHERE name = value ->> 0 AND id <> key1), value ->> 0 || ' #' || key1,"
              " value ->> 0), (SELECT ifnull(max(position), 0) + 1 FROM workload) FROM given"
              " WHERE true ON CONFLICT (id) DO UPDATE SET name = excluded.name" },
    [CLEAR] = { "tttttt",
                "WITH given (key1, key2, key3, value, author, at) AS (VALUES (?, ?, ?, ?, ?, ?))"
                " DELETE FROM workload WHERE id IN (SELECT key1 FROM given) AND id NOT IN (SELECT"
                " workload FROM practice_answer UNION SELECT workload FROM answer UNION SELECT"
                " workload FROM evidence UNION SELECT record FROM field_value)" },
    [MAKE_ROOM] = { "tttttt",
                    "WITH given (key1, key2, key3, value, author, at) AS (VALUES (?, ?, ?, ?, ?,"
                    " ?)) UPDATE workload SET name = name || ' #' || id FROM given WHERE name ="
                    " value ->> 0 AND id > key1" },
};

/* SQL with lists to be filled in: {which|pattern|between} is the pattern for each column of the
 * keys, of the unit, of what changes in it after the first time, or of the stamps; in it $name,
 * $none, and $number: the place in the list, from 1 for keys and from 0 for the others. */
#define GIVEN "WITH given (key1, key2, key3, value, author, at) AS (VALUES (?, ?, ?, ?, ?, ?)) "
static const char value_sql[] =
    "WITH given (key1, key2, key3) AS (VALUES (?, ?, ?)) SELECT json_array("
    "{unit|row.\"$name\"|, }) FROM given JOIN $schema.\"$table\" AS row"
    " ON {keys|row.\"$name\" = given.key$number| AND } WHERE ";
static const char row_is_there[] = "true", row_says[] = "{unit|row.\"$name\" IS NOT $none| OR }";
static const char upsert_sql[] =
    GIVEN "INSERT INTO \"$table\" ({keys|\"$name\"|, }, {unit|\"$name\"|, }{stamps|, \"$name\"|})"
          " SELECT {keys|given.key$number|, }, {unit|ifnull(given.value ->> $number, $none)|, }"
          "{stamps|, given.$stamp|} FROM given WHERE true ON CONFLICT ({keys|\"$name\"|, })"
          " DO UPDATE SET {changing|\"$name\" = excluded.\"$name\"|, }"
          "{stamps|, \"$name\" = iif(excluded.\"$name\" = '', \"$name\", excluded.\"$name\")|}";
static const char update_sql[] =
    GIVEN "UPDATE \"$table\" AS row SET"
          " {unit|\"$name\" = ifnull(given.value ->> $number, $none)|, }"
          "{stamps|, \"$name\" = iif(given.$stamp = '', row.\"$name\", given.$stamp)|} FROM given"
          " WHERE {keys|row.\"$name\" = given.key$number| AND }";
static const char forget_sql[] =
    GIVEN "UPDATE \"$table\" AS row SET {unit|\"$name\" = $none|, }"
          "{stamps|, \"$name\" = iif(given.$stamp = '', row.\"$name\", given.$stamp)|} FROM given"
          " WHERE {keys|row.\"$name\" = given.key$number| AND }";
static const char delete_sql[] =
    GIVEN "DELETE FROM \"$table\" WHERE {keys|\"$name\" = (SELECT key$number FROM given)| AND }";
static const char family_sql[] =
    "WITH given (key1, key2, key3) AS (VALUES (?, ?, ?)) SELECT iif(count(*), json_group_array("
    "json(cells)), '') FROM (SELECT json_array({unit|row.\"$name\"|, }, {keys|row.\"$name\"|, }) AS"
    " cells FROM $schema.\"$table\" AS row WHERE $family ORDER BY {keys|row.\"$name\"|, })";
static const char family_set_sql[] =
    GIVEN "INSERT INTO \"$table\" ({unit|\"$name\"|, }, {keys|\"$name\"|, }{stamps|, \"$name\"|})"
          " SELECT {unit|ifnull(line.value ->> $number, $none)|, },"
          " {keys|line.value ->> ($columns + $number - 1)|, }{stamps|, given.$stamp|}"
          " FROM given, json_each(given.value) AS line";
static const char family_delete_sql[] = GIVEN "DELETE FROM main.\"$table\" AS row WHERE $family";

/* Whose clock is behind said it last all the same where nobody else said anything new in the row. */
#define IS_TOUCHED(side)                                                                           \
    "EXISTS (SELECT 1 FROM temp.touched_" side " AS touched WHERE touched.entity = '$table' AND"   \
    " {keys|touched.key$number = row.\"$name\"| AND })"
static const char stamps_sql[] =
    "UPDATE main.\"$table\" AS row SET {stamps|\"$name\" = there.\"$name\"|, } FROM"
    " theirs.\"$table\" AS there WHERE {keys|row.\"$name\" = there.\"$name\"| AND } AND"
    " ({stamps|there.\"$name\"|, }) <> ({stamps|row.\"$name\"|, }) AND CASE"
    " " IS_TOUCHED("there") " - " IS_TOUCHED("here") " WHEN 1 THEN true WHEN -1 THEN false"
    " ELSE ({stamps|there.\"$name\"|, }) > ({stamps|row.\"$name\"|, }) END";

static bool is_of(const char *which, const EntityColumn *column, const char *unit, MergeSpan span)
{
    bool is_in_unit = column->unit && (span != MERGE_PART || !strcmp(column->unit, unit));
    if (*which == 'k')
        return column->purpose == ENTITY_KEY;
    if (*which == 's')
        return column->purpose == ENTITY_AUTHOR || column->purpose == ENTITY_TIME;
    return is_in_unit && (*which == 'u' || column->purpose != ENTITY_FIXED);
}

static void put_pattern(Buffer *out, const char *at, size_t bytes, const EntityColumn *column,
                        int number, int columns)
{
    for (const char *end = at + bytes; at < end; at++)
        if (!strncmp(at, "$name", 5))
            buffer_add(out, column->name), at += 4;
        else if (!strncmp(at, "$none", 5))
            buffer_add(out, entity_none(column)), at += 4;
        else if (!strncmp(at, "$stamp", 6))
            buffer_add(out, column->purpose == ENTITY_TIME ? "at" : "author"), at += 5;
        else if (!strncmp(at, "$columns", 8))
            buffer_add_format(out, "%d", columns), at += 7;
        else if (!strncmp(at, "$number", 7))
            buffer_add_format(out, "%d", number), at += 6;
        else
            buffer_add_sign(out, *at);
}

/* "{which|pattern|between}" at `at`; returns its last character. */
static const char *put_list(Buffer *out, const char *at, const Unit *unit, MergeSpan span)
{
    const char *which = at + 1, *pattern = strchr(which, '|') + 1;
    const char *between = strchr(pattern, '|') + 1, *end = strchr(between, '}');
    int number = *which == 'k', written = 0;
    for (const EntityColumn *column = unit->entity->columns; column->name; column++) {
        if (!is_of(which, column, unit->name, span))
            continue;
        if (written++)
            buffer_add_bytes(out, between, (size_t)(end - between));
        put_pattern(out, pattern, (size_t)(between - 1 - pattern), column, number++,
                    unit->columns[span]);
    }
    return end;
}

static char *filled_in(const char *sql, const Unit *unit, MergeSpan span, const char *schema)
{
    Buffer text = { 0 };
    for (const char *at = sql; *at; at++)
        if (*at == '{')
            at = put_list(&text, at, unit, span);
        else if (!strncmp(at, "$table", 6))
            buffer_add(&text, unit->entity->table), at += 5;
        else if (!strncmp(at, "$family", 7))
            buffer_add(&text, unit->entity->family), at += 6;
        else if (!strncmp(at, "$schema", 7))
            buffer_add(&text, schema), at += 6;
        else
            buffer_add_sign(&text, *at);
    return buffer_take(&text);
}

static void make_family(Unit *unit)
{
    static const struct {
        int query;
        const char *types, *sql, *schema;
    } made[] = { { VALUE_HERE, "ttt", family_sql, "main" },
                 { VALUE_THERE, "ttt", family_sql, "theirs" },
                 { SET, "tttttt", family_set_sql, "main" },
                 { CLEAR, "tttttt", family_delete_sql, "main" },
                 { MAKE_ROOM, "tttttt", family_delete_sql, "main" } };
    for (size_t i = 0; i < COUNT(made); i++)
        unit->queries[MERGE_FAMILY][made[i].query] =
            (Query){ made[i].types, filled_in(made[i].sql, unit, MERGE_FAMILY, made[i].schema) };
}

static void make_queries(Unit *unit, MergeSpan span)
{
    const char *row_unit = unit->entity->row_unit;
    bool is_row = row_unit && !strcmp(row_unit, unit->name);
    bool comes_alone = !row_unit || (is_row && unit->columns[span] == unit->columns[MERGE_ROW]);
    char *value = xasprintf("%s%s", value_sql, is_row ? row_is_there : row_says);
    bool is_workload = !strcmp(unit->entity->table, "workload");
    Query *queries = unit->queries[span];
    for (int i = SET; is_workload && i < QUERIES; i++)
        queries[i] = (Query){ workload_name[i].types, xstrdup(workload_name[i].sql) };
    queries[VALUE_HERE] = (Query){ "ttt", filled_in(value, unit, span, "main") };
    queries[VALUE_THERE] = (Query){ "ttt", filled_in(value, unit, span, "theirs") };
    if (!is_workload) {
        queries[SET] = (Query){ "tttttt", filled_in(comes_alone ? upsert_sql : update_sql, unit,
                                                    span, "main") };
        queries[CLEAR] =
            (Query){ "tttttt", filled_in(is_row ? delete_sql : forget_sql, unit, span, "main") };
    }
    free(value);
}

static void count_columns(Unit *unit)
{
    for (const EntityColumn *column = unit->entity->columns; column->name; column++) {
        unit->columns[MERGE_PART] += is_of("unit", column, unit->name, MERGE_PART);
        unit->columns[MERGE_ROW] += is_of("unit", column, unit->name, MERGE_ROW);
    }
    unit->columns[MERGE_FAMILY] = unit->columns[MERGE_ROW];
}

static void make_unit(Unit *unit)
{
    bool is_row = unit->entity->row_unit && !strcmp(unit->entity->row_unit, unit->name);
    count_columns(unit);
    make_queries(unit, MERGE_PART);
    if (is_row && unit->columns[MERGE_ROW] > unit->columns[MERGE_PART])
        make_queries(unit, MERGE_ROW);
    if (is_row && unit->entity->family)
        make_family(unit);
}

MergeUnits *merge_units_new(Store *store)
{
    MergeUnits *units = xcalloc(1, sizeof *units);
    units->store = store;
    for (const Entity *entity = store_entities(store); entity->table; entity++)
        for (const EntityColumn *column = entity->columns; column->name; column++) {
            if (!column->unit || strcmp(column->unit, column->name) != 0)
                continue;
            units->units = xgrow(units->units, units->count, &units->room, sizeof *units->units);
            units->units[units->count++] = (Unit){ .entity = entity, .name = column->name };
        }
    for (size_t i = 0; i < units->count; i++)
        make_unit(&units->units[i]);
    return units;
}

void merge_units_free(MergeUnits *units)
{
    for (size_t i = 0; i < units->count * SPANS; i++) {
        Query *queries = units->units[i / SPANS].queries[i % SPANS];
        store_forget_family(units->store, queries);
        for (int j = 0; j < QUERIES; j++)
            free((char *)queries[j].sql);
    }
    free(units->units);
    free(units);
}

int merge_units_count(const MergeUnits *units)
{
    return (int)units->count;
}

/* Entity and field may come from a file that something else wrote. */
int merge_unit_rank(const MergeUnits *units, const MergeUnit *unit)
{
    for (size_t i = 0; i < units->count; i++)
        if (!strcmp(units->units[i].entity->table, unit->entity) &&
            !strcmp(units->units[i].name, unit->field))
            return (int)i;
    fail("'%s.%s' is nothing that can be merged: another program changed one of the workbooks; "
         "'wellbook salvage' takes over what is sound in it",
         unit->entity, unit->field);
    return -1;
}

bool merge_unit_is_contested(const MergeUnits *units, const MergeUnit *unit)
{
    int rank = merge_unit_rank(units, unit);
    return rank >= 0 && !units->units[rank].entity->is_taken_over;
}

static const Query *queries_of(const MergeUnits *units, const MergeUnit *unit)
{
    int rank = merge_unit_rank(units, unit);
    const Query *queries = rank < 0 ? NULL : units->units[rank].queries[unit->span];
    if (queries && !queries->sql)
        fail("an earlier version noted this conflict of '%s.%s', and took more or less as one: say "
             "yourself what is to stay, then settle all conflicts as they are",
             unit->entity, unit->field);
    return queries && queries->sql ? queries : NULL;
}

const char *merge_unit_of_row(const MergeUnits *units, const MergeUnit *unit)
{
    int rank = merge_unit_rank(units, unit);
    const Entity *entity = rank < 0 ? NULL : units->units[rank].entity;
    MergeUnit row = { .entity = unit->entity, .field = entity ? entity->row_unit : NULL };
    int lead = row.field ? merge_unit_rank(units, &row) : -1;
    return lead >= 0 && units->units[lead].queries[MERGE_ROW]->sql ? row.field : NULL;
}

bool merge_unit_fits(const MergeUnits *units, const MergeUnit *unit)
{
    int rank = merge_unit_rank(units, unit);
    return rank < 0 || units->units[rank].queries[unit->span]->sql;
}

MergeSpan merge_unit_span(const MergeUnits *units, const MergeUnit *unit, int columns,
                          bool is_family)
{
    int rank = merge_unit_rank(units, unit);
    if (rank < 0 || !columns)
        return MERGE_PART;
    for (MergeSpan span = MERGE_PART; span < MERGE_FAMILY && !is_family; span++)
        if (units->units[rank].columns[span] == columns)
            return span;
    return MERGE_FAMILY;
}

char *merge_unit_value(const MergeUnits *units, const MergeUnit *unit, bool is_theirs)
{
    const Query *queries = queries_of(units, unit);
    return queries ? store_text(units->store, queries, is_theirs ? VALUE_THERE : VALUE_HERE,
                                unit->key1, unit->key2, unit->key3)
                   : NULL;
}

bool merge_unit_set(const MergeUnits *units, const MergeUnit *unit, const char *value,
                    const char *author, const char *at)
{
    const char *const cells[] = { unit->key1, unit->key2, unit->key3, value, author, at };
    const Query *queries = queries_of(units, unit);
    Store *store = units->store;
    if (!queries)
        return false;
    bool has_room =
        !*value || !queries[MAKE_ROOM].sql || store_change_cells(store, queries, MAKE_ROOM, cells);
    return has_room && store_change_cells(store, queries, *value ? SET : CLEAR, cells);
}

static bool has_stamps(const Entity *entity)
{
    for (const EntityColumn *column = entity->columns; column->name; column++)
        if (is_of("stamps", column, "", MERGE_PART))
            return true;
    return false;
}

bool merge_units_join_stamps(const MergeUnits *units)
{
    bool done = true;
    for (const Entity *entity = store_entities(units->store); done && entity->table; entity++) {
        const Unit unit = { .entity = entity, .name = "" };
        char *sql = has_stamps(entity) ? filled_in(stamps_sql, &unit, MERGE_PART, "theirs") : NULL;
        done = !sql || store_change_once(units->store, sql, "");
        free(sql);
    }
    return done;
}
