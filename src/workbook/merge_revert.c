/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/merge_revert.h"

#include <stdlib.h>

#include "workbook/merge_history.h"
#include "workbook/merge_said.h"

enum { REVERTED, HELD, KEEP_WAITING };
static const Query queries[] = {
    [REVERTED] = { "", "SELECT entity, key1, key2, key3, field, part, whole FROM temp.reverted"
                       " ORDER BY 1, 2, 3, 4, 5" },
    [HELD] = { "", "SELECT entity, key1, key2, key3, field, part, whole FROM temp.held ORDER BY 1,"
                   " 2, 3, 4, 5" },
    [KEEP_WAITING] = { "", "DELETE FROM temp.held WHERE EXISTS (SELECT 1 FROM main.conflict"
                           " WHERE settled_at = '' AND conflict.entity = held.entity AND"
                           " (conflict.key1, conflict.key2, conflict.key3) = (held.key1,"
                           " held.key2, held.key3)) OR entity = 'recommendation' AND key1"
                           " IN (SELECT id FROM temp.said_part WHERE root IN (SELECT key1 FROM"
                           " main.conflict WHERE settled_at = '' AND entity = 'recommendation'))" },
    { 0 },
};

/* A row that is not there comes back whole, and one that nobody said goes. */
static bool revert(const MergeUnits *units, const Table *table, size_t row)
{
    MergeUnit unit = { table_cell(table, row, 0), table_cell(table, row, 1),
                       table_cell(table, row, 2), table_cell(table, row, 3),
                       table_cell(table, row, 4), MERGE_PART };
    MergeUnit whole = unit;
    const char *part = table_get(table, row, "part"), *all = table_get(table, row, "whole");
    whole.field = merge_unit_of_row(units, &unit);
    whole.span = MERGE_ROW;
    char *now = whole.field ? merge_unit_value(units, &whole, false) : NULL;
    bool is_whole = whole.field && (!*all || (now && !*now)), done = !whole.field || now;
    free(now);
    if (done && is_whole)
        return merge_unit_set(units, &whole, all, "", "");
    return done && merge_unit_set(units, &unit, part, "", "");
}

static bool revert_all(Store *store, const MergeUnits *units, int query)
{
    Table *reverted = store_rows(store, queries, query);
    bool done = reverted;
    for (size_t row = 0; done && row < table_rows(reverted); row++)
        done = revert(units, reverted, row);
    table_free(reverted);
    return done;
}

bool merge_revert(Store *store, const MergeUnits *units)
{
    return revert_all(store, units, REVERTED);
}

bool merge_revert_to_held(Store *store, const MergeUnits *units)
{
    return revert_all(store, units, HELD);
}

bool merge_revert_to_acts(Store *store)
{
    MergeHistory *history = merge_history_new(store);
    bool done =
        history && merge_said_alone(store, history) && store_change(store, queries, KEEP_WAITING);
    merge_history_free(history);
    MergeUnits *units = merge_units_new(store);
    done = done && merge_revert_to_held(store, units);
    merge_units_free(units);
    return done;
}
