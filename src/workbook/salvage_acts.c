/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/salvage_acts.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "workbook/merge_conflict.h"
#include "workbook/replay.h"

enum { KEYS = 3, MOST_NAMED = 3 };

/* One table: `replayed` has what the acts say, and beside it ("theirs") what stands in `found`. */
typedef struct Hold {
    Store *found, *replayed;
    const Entity *entity;
    MergeUnits *units; /* of `replayed` */
    StorePoured *poured;
    int named;
} Hold;

static const char *key_of(const Table *rows, size_t row, size_t key)
{
    return key < table_columns(rows) ? table_cell(rows, row, key) : "";
}

static void name_row(Hold *hold, const Table *rows, size_t row, const char *what)
{
    if (hold->named == MOST_NAMED)
        return;
    Buffer which = buffer_of(hold->poured->which);
    char *name = replay_name(rows, row);
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
    char *keys = replay_columns(entity, true, "$ IS ?", " AND ");
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
static bool put_back(Hold *hold, const Table *strange, const Table *gone, int64_t *refilled)
{
    int64_t added = 0;
    bool done = refill(hold, &added), has_room = done && added >= (int64_t)table_rows(gone);
    if (done && !has_room)
        done = drop_all(hold->found, hold->entity, strange) && refill(hold, &added);
    if (table_rows(strange))
        name_rows(hold, gone, tr("put back"));
    name_rows(hold, strange, has_room ? tr("no act says it") : tr("no act says it; taken out"));
    *refilled += added;
    return done;
}

static bool hold_rows(Hold *hold, int64_t *refilled)
{
    Table *strange = replay_rows(hold->replayed, hold->entity, REPLAY_STRANGE),
          *other = replay_rows(hold->replayed, hold->entity, REPLAY_DENIED),
          *gone = replay_rows(hold->replayed, hold->entity, REPLAY_GONE);
    bool done =
        strange && other && gone && put_back(hold, strange, gone, refilled) &&
        (!table_rows(other) || store_replace(hold->replayed, hold->found, hold->entity->table));
    if (done)
        name_rows(hold, other, tr("its acts say otherwise, and hold"));
    *refilled += done ? (int64_t)table_rows(other) : 0;
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
    char *keys = replay_columns(entity, true, "$", ", ");
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
