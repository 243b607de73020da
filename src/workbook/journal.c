/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/journal.h"

#include <stdlib.h>

#include "engagement/answer.h"
#include "evidence/finding.h"
#include "evidence/import.h"
#include "report/report.h"

#define NEW_ACTS "kind IN ('act', 'settle', 'merge', 'import') AND merged_by = ''"
enum { LAST_DONE, LAST_UNDONE, ID_OF, IMPORT_OF, ADDS_WORKLOAD, MAPS_CHECK, TOUCHED };
static const Query queries[] = {
    [LAST_DONE] = { "", "SELECT number FROM act WHERE " NEW_ACTS " AND NOT is_undone"
                        " ORDER BY number DESC LIMIT 1" },
    [LAST_UNDONE] = { "", "SELECT act.number FROM journal AS undo JOIN act ON act.id = undo.target"
                          " WHERE undo.kind = 'undo' AND undo.merged_by = '' AND act.is_undone"
                          " AND undo.number > (SELECT max(number) FROM journal WHERE " NEW_ACTS ")"
                          " ORDER BY undo.number DESC LIMIT 1" },
    [ID_OF] = { "i", "SELECT id FROM act WHERE number = ?" },
    /* An import is undone by its batch: its rows are not in the changeset, what it ticked is. */
    [IMPORT_OF] = { "i", "SELECT target FROM journal WHERE number = ? AND kind = 'import'" },
    [MAPS_CHECK] = { "i", "SELECT count(*) FROM journal JOIN change(journal.changeset) AS changed"
                          " WHERE number = ? AND changed.entity = 'check_map'" },
    [ADDS_WORKLOAD] = { "i",
                        "SELECT count(*) FROM journal JOIN change(journal.changeset) AS changed"
                        " WHERE number = ? AND changed.entity = 'workload'" },
    [TOUCHED] = { "i", "SELECT DISTINCT key1, CASE entity WHEN 'answer' THEN key2 ELSE"
                       " (SELECT question FROM practice WHERE id = key2) END"
                       " FROM journal JOIN change(journal.changeset)"
                       " WHERE number = ? AND entity IN ('answer', 'practice_answer')" },
    { 0 },
};

static char *describe(Store *store, int64_t number)
{
    char *text = xasprintf("%lld", (long long)number), *what = NULL;
    Table *lines = report_list(store, "screens", "history", message_language(),
                               (const Binding[]){ { ":act", text }, { 0 } });
    size_t count = lines ? table_rows(lines) : 0;
    if (count) {
        char *more = count > 1 ? xasprintf(" (+%zu)", count - 1) : xstrdup("");
        what =
            xasprintf("%s  %s%s", table_get(lines, 0, "what"), table_get(lines, 0, "change"), more);
        free(more);
    }
    table_free(lines);
    free(text);
    return what ? what : xstrdup("");
}

/* Only what the act touched: computing every result anew would be felt on the key. */
static bool recompute(Store *store, int64_t number)
{
    int64_t workloads, checks;
    if (!store_number(store, &workloads, queries, ADDS_WORKLOAD, number) ||
        !store_number(store, &checks, queries, MAPS_CHECK, number) ||
        (checks && !finding_match(store)))
        return false;
    Table *touched = workloads ? NULL : store_rows(store, queries, TOUCHED, number);
    bool done = workloads ? answer_recompute(store) : touched != NULL;
    for (size_t row = 0; touched && done && row < table_rows(touched); row++)
        done =
            answer_recompute_one(store, table_cell(touched, row, 0), table_cell(touched, row, 1));
    table_free(touched);
    return done;
}

static bool repeat(Store *store, int64_t number, bool is_undo)
{
    char *batch = store_text(store, queries, IMPORT_OF, number);
    bool done = batch && (!*batch || import_swap(store, batch)) &&
                store_apply_act(store, number, is_undo) && (*batch || recompute(store, number));
    free(batch);
    return done;
}

static bool apply(Store *store, int64_t number, bool is_undo)
{
    char *id = store_text(store, queries, ID_OF, number);
    bool done = id && store_begin(store);
    if (done) {
        store_name_act(store, is_undo ? "undo" : "redo", id);
        done = store_end(store, repeat(store, number, is_undo));
    }
    free(id);
    return done;
}

bool journal_undo(Store *store, char **what)
{
    int64_t number;
    if (!store_number(store, &number, queries, LAST_DONE))
        return false;
    if (!number)
        return fail("there is nothing to undo");
    if (!apply(store, number, true))
        return false;
    if (what)
        *what = describe(store, number);
    return true;
}

bool journal_redo(Store *store, char **what)
{
    int64_t number;
    if (!store_number(store, &number, queries, LAST_UNDONE))
        return false;
    if (!number)
        return fail("there is nothing to redo");
    if (!apply(store, number, false))
        return false;
    if (what)
        *what = describe(store, number);
    return true;
}

Table *journal_log(Store *store, const char *folder, Language language, const char *question,
                   const char *since)
{
    return report_list(store, folder, "history", language,
                       (const Binding[]){ { ":question", question }, { ":since", since }, { 0 } });
}
