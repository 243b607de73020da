/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/merge_circle.h"

/* How it stood before somebody merged it into another. */
#define FORMER(journal)                                                                            \
    "SELECT before FROM (" journal ") AS act, change(act.changeset) AS changed WHERE"              \
    " changed.entity = 'recommendation' AND changed.key1 = ?1 AND changed.\"column\" = 'status'"   \
    " AND changed.after = 'merged' ORDER BY at DESC, site, sequence DESC LIMIT 1"
#define ACTS(schema) "SELECT at, site, sequence, changeset FROM " schema ".journal"

enum { FIRST_OF_A_CIRCLE, FORMER_HERE, FORMER_IN_EITHER, OPEN };
static const Query queries[] = {
    [FIRST_OF_A_CIRCLE] = { "",
                            "WITH RECURSIVE way (id, at) AS (SELECT id, merged_into FROM"
                            " recommendation WHERE status = 'merged' UNION SELECT way.id,"
                            " merged_into FROM way JOIN recommendation AS next ON next.id = way.at"
                            " WHERE status = 'merged') SELECT id, changed_at || ' ' || changed_by AS said"
                            " FROM way JOIN recommendation USING (id) WHERE at = id ORDER BY"
                            " changed_at, id LIMIT 1" },
    [FORMER_HERE] = { "t", FORMER(ACTS("main")) },
    [FORMER_IN_EITHER] = { "t", FORMER(ACTS("main") " UNION ALL " ACTS("theirs")) },
    [OPEN] = { "tt", "UPDATE recommendation SET status = iif(?2 = 'accepted', ?2, 'proposed'),"
                     " merged_into = '' WHERE id = ?1" },
    { 0 },
};

bool merge_circle_find(Store *store, Table **circle)
{
    *circle = store_rows(store, queries, FIRST_OF_A_CIRCLE);
    if (!*circle)
        return false;
    if (!table_rows(*circle)) {
        table_free(*circle);
        *circle = NULL;
    }
    return true;
}

bool merge_circle_open(Store *store, const Table *circle, bool is_merge)
{
    const char *id = table_get(circle, 0, "id");
    Table *before = store_rows(store, queries, is_merge ? FORMER_IN_EITHER : FORMER_HERE, id);
    bool done = before && store_change(store, queries, OPEN, id,
                                       table_rows(before) ? table_cell(before, 0, 0) : "");
    table_free(before);
    return done;
}
