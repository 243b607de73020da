/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an export was taken, for each group: as its rows say, or else when it is imported; and then
 * after what the workbook has, though the clock was set back, for it is what was read last. */
#include "config.h"
#include "evidence/import_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAKE_ACCOUNTS,
    CLEAR_ACCOUNTS,
    FIND_ACCOUNTS,
    STEPS,
    LAST_TAKEN = STEPS,
    IS_TAKEN,
    AFTER_LAST
};
static const Query queries[] = {
    /* An export that is complete for an account speaks of all its checks. */
    [MAKE_ACCOUNTS] = { "",
                        "CREATE TEMP TABLE IF NOT EXISTS import_account (product, layer, account,"
                        " taken, PRIMARY KEY (product, layer, account)) WITHOUT ROWID" },
    [CLEAR_ACCOUNTS] = { "", "DELETE FROM temp.import_account" },
    [FIND_ACCOUNTS] = { "", "INSERT INTO temp.import_account SELECT product, layer, account,"
                            " max(taken) FROM active_cover JOIN check_group ON check_group.id = grp"
                            " WHERE complete = 2 GROUP BY 1, 2, 3" },
    [LAST_TAKEN] = { "i", "SELECT ifnull(max(taken), '') FROM (SELECT taken FROM active_cover WHERE"
                          " grp = ?1 UNION ALL SELECT taken FROM check_group JOIN"
                          " temp.import_account USING (product, layer, account) WHERE id = ?1)" },
    [IS_TAKEN] = { "it",
                   "SELECT EXISTS (SELECT 1 FROM active_cover WHERE grp = ?1 AND taken = ?2)" },
    [AFTER_LAST] = { "tt", "SELECT max(?2, ifnull(strftime('%Y-%m-%dT%H:%M:%SZ', ?1, '+1 second'),"
                           " ''))" },
    { 0 },
};

static char *when_of(Import *import, const ImportGroup *group, const char *last)
{
    return *group->taken ? xstrdup(group->taken)
                         : store_text(import->store, queries, AFTER_LAST, last, import->stamp);
}

static bool date(Import *import, ImportGroup *group)
{
    int64_t is_known = 0;
    if (*group->taken &&
        !store_number(import->store, &is_known, queries, IS_TAKEN, group->id, group->taken))
        return false;
    char *last = store_text(import->store, queries, LAST_TAKEN, group->id);
    char *when = last ? when_of(import, group, last) : NULL;
    if (when) {
        snprintf(group->when, sizeof group->when, "%s", when);
        group->is_old = strcmp(group->when, last) < 0;
        group->is_of_other_time = *group->taken && !is_known;
        import->tallies[group->tally].is_old |= group->is_old && group->rows;
    }
    free(last);
    free(when);
    return when;
}

bool import_date(Import *import)
{
    bool done = true;
    for (int step = 0; done && step < STEPS; step++)
        done = store_change(import->store, queries, step);
    for (size_t i = 0; done && i < import->group_room; i++)
        done = !import->groups[i].id || date(import, &import->groups[i]);
    return done;
}
