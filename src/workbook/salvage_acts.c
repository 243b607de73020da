/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/salvage_acts.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "workbook/merge_conflict.h"

enum { KEYS = 3, MOST_NAMED = 3 };

/* One table: `replayed` has what the acts say, and beside it ("theirs") what stands in `found`. */
typedef struct Hold {
    Store *found, *replayed;
    const Entity *entity;
    MergeUnits *units; /* of `replayed` */
    StorePoured *poured;
    int named;
} Hold;

Store *salvage_replay(Store *found, bool begins_rows, bool has_rows)
{
    Store *replayed = store_create(":memory:");
    if (replayed && store_check_references(replayed, false) &&
        (has_rows ? store_attach_copy(replayed, found) : store_attach_nothing(replayed)) &&
        store_begin_pour(replayed) && store_replay(found, replayed, begins_rows))
        return replayed;
    store_close(replayed);
    return NULL;
}

/* The pattern for each key, or each column; in it $ is the name. */
static char *list_of(const Entity *entity, bool of_keys, const char *pattern, const char *between)
{
    Buffer list = { 0 };
    for (const EntityColumn *column = entity->columns; column->name; column++) {
        if (of_keys ? column->purpose != ENTITY_KEY : column->purpose == ENTITY_OWN)
            continue;
        buffer_add(&list, list.bytes ? between : "");
        for (const char *at = pattern; *at; at++)
            if (*at == '$')
                buffer_add_format(&list, "\"%s\"", column->name);
            else
                buffer_add_sign(&list, *at);
    }
    return buffer_take(&list);
}

/* The keys of the rows of one of the two to which there is, or is not, such a row in the other. */
static Table *rows_of(const Hold *hold, const char *schema, const char *where, const char *other,
                      const char *compared)
{
    const Entity *entity = hold->entity;
    char *keys = list_of(entity, true, "one.$", ", "),
         *same = list_of(entity, true, "another.$ = one.$", " AND "),
         *differs = list_of(entity, false, compared, " OR ");
    char *sql =
        xasprintf("SELECT %s FROM %s.\"%s\" AS one WHERE %s (SELECT 1 FROM %s.\"%s\" AS"
                  " another WHERE %s AND (%s)) ORDER BY %s",
                  keys, schema, entity->table, where, other, entity->table, same, differs, keys);
    const Query query[] = { { "", sql }, { 0 } };
    Table *rows = store_rows(hold->replayed, query, 0);
    store_forget_family(hold->replayed, query);
    free(sql);
    free(differs);
    free(same);
    free(keys);
    return rows;
}

static Table *rows_that_no_act_says(const Hold *hold)
{
    return rows_of(hold, "theirs", "NOT EXISTS", "main", "true");
}

static Table *rows_that_acts_deny(const Hold *hold)
{
    return rows_of(hold, "theirs", "EXISTS", "main", "another.$ IS NOT one.$");
}

static Table *rows_that_are_gone(const Hold *hold)
{
    return rows_of(hold, "main", "NOT EXISTS", "theirs", "true");
}

static const char *key_of(const Table *rows, size_t row, size_t key)
{
    return key < table_columns(rows) ? table_cell(rows, row, key) : "";
}

static char *name_of(const Table *rows, size_t row)
{
    Buffer name = { 0 };
    for (size_t key = 0; key < table_columns(rows); key++) {
        char *clean = text_clean_line(key_of(rows, row, key));
        buffer_add_format(&name, "%s%s", key ? "/" : "", clean);
        free(clean);
    }
    return buffer_take(&name);
}

static void name_row(Hold *hold, const Table *rows, size_t row, const char *what)
{
    if (hold->named == MOST_NAMED)
        return;
    Buffer which = buffer_of(hold->poured->which);
    char *name = name_of(rows, row);
    buffer_add_format(&which, "%s%s (%s)", hold->named++ || which.bytes ? "; " : "", name, what);
    hold->poured->which = buffer_take(&which);
    free(name);
}

/* Notes what the row said, beside what its acts do. */
static bool leave_open(const Hold *hold, const MergeUnit *unit)
{
    if (hold->entity->is_taken_over)
        return true;
    char *said = merge_unit_value(hold->units, unit, false),
         *found = merge_unit_value(hold->units, unit, true);
    bool done = said && found &&
                (!strcmp(said, found) ||
                 merge_conflict_leave(hold->found, unit, said, found, tr("the damaged file")));
    free(said);
    free(found);
    return done;
}

static bool drop(Store *store, const Entity *entity, const Table *rows, size_t row)
{
    char *keys = list_of(entity, true, "$ IS ?", " AND ");
    char *sql = xasprintf("DELETE FROM main.\"%s\" WHERE %s", entity->table, keys);
    const Query query[] = { { &"ttt"[KEYS - table_columns(rows)], sql }, { 0 } };
    const char *const cells[] = { key_of(rows, row, 0), key_of(rows, row, 1),
                                  key_of(rows, row, 2) };
    bool done = store_change_cells(store, query, 0, cells);
    store_forget_family(store, query);
    free(sql);
    free(keys);
    return done;
}

static bool drop_all(Store *store, const Entity *entity, const Table *rows)
{
    bool done = rows;
    for (size_t row = 0; done && row < table_rows(rows); row++)
        done = drop(store, entity, rows, row);
    return done;
}

static bool note_units(const Hold *hold, const Table *rows, size_t row)
{
    bool done = true;
    for (const EntityColumn *column = hold->entity->columns; done && column->name; column++) {
        const MergeUnit unit = { hold->entity->table,  key_of(rows, row, 0), key_of(rows, row, 1),
                                 key_of(rows, row, 2), column->name,         MERGE_PART };
        done = !column->unit || strcmp(column->unit, column->name) != 0 || leave_open(hold, &unit);
    }
    return done;
}

static void name_rows(Hold *hold, const Table *rows, const char *what)
{
    for (size_t row = 0; row < table_rows(rows); row++)
        name_row(hold, rows, row, what);
}

static bool refill(const Hold *hold, int64_t *added)
{
    int64_t more = 0;
    bool done = store_refill(hold->replayed, hold->found, hold->entity->table, &more);
    *added += more;
    return done;
}

/* A row with another key, or a name of a workload that is taken, keeps the right one out. */
static bool put_back(Hold *hold, const Table *strange, size_t expected, int64_t *refilled)
{
    int64_t added = 0;
    bool done = refill(hold, &added), has_room = done && added >= (int64_t)expected;
    if (done && !has_room)
        done = drop_all(hold->found, hold->entity, strange) && refill(hold, &added);
    name_rows(hold, strange, has_room ? tr("no act says it") : tr("no act says it; taken out"));
    *refilled += added;
    return done;
}

static bool hold_rows(Hold *hold, int64_t *refilled)
{
    Table *strange = rows_that_no_act_says(hold), *other = rows_that_acts_deny(hold),
          *gone = rows_that_are_gone(hold);
    bool done = strange && gone && drop_all(hold->found, hold->entity, other) &&
                put_back(hold, strange, table_rows(gone) + table_rows(other), refilled);
    if (done)
        name_rows(hold, other, tr("its acts say otherwise, and hold"));
    for (size_t row = 0; done && row < table_rows(other); row++)
        done = note_units(hold, other, row);
    table_free(strange);
    table_free(other);
    table_free(gone);
    return done;
}

bool salvage_hold_to_acts(Store *found, Store *replayed, const Entity *entity, StorePoured *poured,
                          int64_t *refilled)
{
    Hold hold = { .found = found, .replayed = replayed, .entity = entity, .poured = poured };
    hold.units = merge_units_new(replayed);
    bool done = hold_rows(&hold, refilled);
    merge_units_free(hold.units);
    return done;
}

bool salvage_forget_dropped(Store *found, Store *replayed, const Entity *entity)
{
    char *keys = list_of(entity, true, "$", ", ");
    char *sql = xasprintf("SELECT %s FROM temp.\"dropped_%s\"", keys, entity->table);
    const Query query[] = { { "t", "SELECT count(*) FROM temp.sqlite_schema WHERE name ="
                                   " 'dropped_' || ?" },
                            { "", sql },
                            { 0 } };
    int64_t has_any;
    bool done = store_number(found, &has_any, query, 0, entity->table);
    Table *rows = done && has_any ? store_rows(found, query, 1) : NULL;
    done = done && (!has_any || drop_all(replayed, entity, rows));
    store_forget_family(found, query);
    table_free(rows);
    free(sql);
    free(keys);
    return done;
}

static bool is_empty(const Hold *hold, Table *rows)
{
    bool is_empty = rows && !table_rows(rows);
    if (rows && !is_empty) {
        char *name = name_of(rows, 0);
        fail("%s: it is damaged (%s %s is not what its acts say); 'wellbook salvage' puts it right",
             store_path(hold->found), hold->entity->table, name);
        free(name);
    }
    table_free(rows);
    return is_empty;
}

bool salvage_is_as_said(Store *store)
{
    Store *replayed = salvage_replay(store, false, true);
    bool done = replayed;
    for (const Entity *entity = store_entities(store); done && entity->table; entity++) {
        const Hold hold = { .found = store, .replayed = replayed, .entity = entity };
        done = is_empty(&hold, rows_that_acts_deny(&hold)) &&
               is_empty(&hold, rows_that_are_gone(&hold));
    }
    store_close(replayed);
    return done;
}
