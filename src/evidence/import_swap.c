/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/import_state.h"

#include <stdlib.h>
#include <string.h>

enum {
    STATE,
    NUMBER,
    IS_COVERED,
    SET_STATE,
    COUNT_UNDONE,
    PURGE_COSTS,
    PURGE_METRICS,
    PURGE_TRAY,
    PURGE_COVERS,
    PURGE_TOLD,
    PURGE_FIRSTS,
    PURGE_BATCHES
};
static const Query queries[] = {
    [STATE] = { "t", "SELECT state FROM import_batch WHERE id = ?1" },
    [NUMBER] = { "t", "SELECT number FROM import_batch WHERE id = ?1" },
    [IS_COVERED] = { "i", "SELECT EXISTS (SELECT 1 FROM import_cover AS mine JOIN active_cover AS"
                          " later ON later.grp = mine.grp AND later.batch > mine.batch"
                          " WHERE mine.batch = ?1)" },
    /* With those that came with it. */
    [SET_STATE] = { "itt", "UPDATE import_batch SET state = ?2 WHERE number = ?1 OR joined = ?3" },
    [COUNT_UNDONE] = { "", "SELECT count(*) FROM import_batch WHERE state = 'undone'" },
    [PURGE_COSTS] = { "", "DELETE FROM cost WHERE batch IN"
                          " (SELECT number FROM import_batch WHERE state = 'undone')" },
    [PURGE_METRICS] = { "", "DELETE FROM metric WHERE batch IN"
                            " (SELECT number FROM import_batch WHERE state = 'undone')" },
    [PURGE_TRAY] = { "", "DELETE FROM import_tray WHERE batch IN"
                         " (SELECT number FROM import_batch WHERE state = 'undone')" },
    [PURGE_COVERS] = { "", "DELETE FROM import_cover WHERE batch IN"
                           " (SELECT number FROM import_batch WHERE state = 'undone')" },
    [PURGE_TOLD] = { "", "DELETE FROM import_told WHERE batch IN"
                         " (SELECT number FROM import_batch WHERE state = 'undone')" },
    [PURGE_FIRSTS] = { "", "DELETE FROM import_first WHERE batch IN"
                           " (SELECT number FROM import_batch WHERE state = 'undone')" },
    [PURGE_BATCHES] = { "", "UPDATE import_batch SET state = 'dropped' WHERE state = 'undone'" },
    { 0 },
};

static bool swap_kind(Store *store, const Query *family, int64_t batch)
{
    static const int steps[] = { KIND_SWAP_OUT, KIND_SWAP_IN, KIND_SWAP_KEYS, KIND_SWAP_DROP,
                                 KIND_SWAP_RENAME, KIND_SWAP_FIRST };
    for (size_t i = 0; i < COUNT(steps); i++)
        if (!store_change(store, family, steps[i], batch))
            return false;
    return true;
}

static bool swap(Store *store, const char *id, const char *state)
{
    bool is_active = !strcmp(state, "active");
    int64_t batch, is_covered;
    if (!is_active && strcmp(state, "undone") != 0)
        return fail("the import '%s' is gone: a later one took its place", id);
    if (!store_number(store, &batch, queries, NUMBER, id) ||
        !store_number(store, &is_covered, queries, IS_COVERED, batch))
        return false;
    if (is_covered)
        return fail("a later import speaks of the same checks; undo that one first");
    for (int i = 0; i < RECORD_KINDS; i++)
        if (import_kinds[i].queries && !swap_kind(store, import_kinds[i].queries, batch))
            return false;
    return store_change(store, queries, SET_STATE, batch, is_active ? "undone" : "active",
                        id);
}

bool import_swap(Store *store, const char *batch)
{
    char *state = store_text(store, queries, STATE, batch);
    bool done = state && store_begin(store) && store_end(store, swap(store, batch, state));
    free(state);
    return done;
}

bool import_purge(Store *store)
{
    static const int purges[] = { PURGE_COSTS, PURGE_METRICS, PURGE_TRAY,   PURGE_COVERS,
                                  PURGE_TOLD,  PURGE_FIRSTS,  PURGE_BATCHES };
    static const int kind_purges[] = { KIND_PURGE_KEYS, KIND_PURGE, KIND_PURGE_BEFORE };
    int64_t undone;
    if (!store_number(store, &undone, queries, COUNT_UNDONE))
        return false;
    bool done = true;
    for (int i = 0; undone && done && i < RECORD_KINDS; i++)
        for (size_t j = 0; import_kinds[i].queries && done && j < COUNT(kind_purges); j++)
            done = store_change(store, import_kinds[i].queries, kind_purges[j]);
    for (size_t i = 0; undone && done && i < COUNT(purges); i++)
        done = store_change(store, queries, purges[i]);
    return done;
}
