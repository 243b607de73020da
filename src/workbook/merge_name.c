/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/merge_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Both added one person: of those whom nothing tells apart the least id stays, so that both sides
 * agree, and has what was given to any. One with an address and one without stay two: of three
 * copies, each would join it with another. */
#define IS_ALIKE                                                                                    \
    "alike.id <> own.id AND (alike.name, alike.mail, alike.role, alike.due) = (own.name, own.mail," \
    " own.role, own.due)"
#define JOIN_TO_FIRST(table)                                                                       \
    {                                                                                              \
        "", "UPDATE " table " SET respondent = first.id FROM (SELECT own.id AS own, min(alike.id)" \
            " AS id FROM respondent AS own JOIN respondent AS alike ON " IS_ALIKE                  \
            " GROUP BY own.id HAVING min(alike.id) < own.id) AS first WHERE respondent ="          \
            " first.own"                                                                           \
    }

enum {
    NUMBER_COMMENTS,
    JOIN_ASSIGNMENTS,
    JOIN_SENT,
    DROP_RESPONDENTS,
    WORKLOAD_NAMES,
    MILESTONE_NAMES,
    RENAME_WORKLOAD,
    RENAME_MILESTONE
};
static const Query queries[] = {
    /* Of two comments with one number the least id keeps it, so that both sides agree; the others
     * come last. */
    [NUMBER_COMMENTS] = { "",
                          "WITH ranked AS (SELECT id, version, CAST(number AS INTEGER) AS number,"
                          " row_number() OVER (PARTITION BY version, number ORDER BY id) AS"
                          " place FROM comment), moved AS (SELECT id, (SELECT max(number) FROM"
                          " ranked AS other WHERE other.version = ranked.version) +"
                          " row_number() OVER (PARTITION BY version ORDER BY number, id) AS"
                          " number FROM ranked WHERE place > 1) UPDATE comment SET number ="
                          " (SELECT number FROM moved WHERE moved.id = comment.id) WHERE id IN"
                          " (SELECT id FROM moved)" },
    [JOIN_ASSIGNMENTS] = JOIN_TO_FIRST("assignment"),
    [JOIN_SENT] = JOIN_TO_FIRST("sent"),
    [DROP_RESPONDENTS] = { "", "DELETE FROM respondent WHERE EXISTS (SELECT 1 FROM respondent AS"
                               " alike JOIN respondent AS own ON own.id = respondent.id WHERE"
                               " alike.id < own.id AND " IS_ALIKE ")" },
    [WORKLOAD_NAMES] = { "", "SELECT id, name FROM workload ORDER BY id" },
    [MILESTONE_NAMES] = { "", "SELECT id, name FROM milestone ORDER BY id" },
    [RENAME_WORKLOAD] = { "tt", "UPDATE workload SET name = ?2 WHERE id = ?1" },
    [RENAME_MILESTONE] = { "tt", "UPDATE milestone SET name = ?2 WHERE id = ?1" },
    { 0 },
};

static char *base_of(const Table *named, size_t row)
{
    char *mark = xasprintf(" #%s", table_cell(named, row, 0));
    const char *name = table_cell(named, row, 1), *at = strstr(name, mark);
    char *base = at ? xstrndup(name, (size_t)(at - name)) : xstrdup(name);
    free(mark);
    return base;
}

/* A plain name is taken by a lesser id only, a numbered one by anyone. */
static bool is_taken(char *const bases[], char *const names[], size_t row, size_t count,
                     const char *wanted, bool is_numbered)
{
    for (size_t other = 0; other < (is_numbered ? count : row); other++)
        if (other != row &&
            (text_same(bases[other], wanted) || (other < row && text_same(names[other], wanted))))
            return true;
    return false;
}

/* "Pay", "Pay (2)", …: of one name the least id keeps it, so that both sides agree. */
static bool tell_apart(Store *store, int list, int rename)
{
    Table *named = store_rows(store, queries, list);
    size_t count = named ? table_rows(named) : 0;
    char **bases = xcalloc(count + 1, sizeof *bases), **names = xcalloc(count + 1, sizeof *names);
    bool done = named != NULL;
    for (size_t row = 0; row < count; row++)
        bases[row] = base_of(named, row);
    for (size_t row = 0; row < count; row++) {
        names[row] = xstrdup(bases[row]);
        for (int number = 2; is_taken(bases, names, row, count, names[row], number > 2); number++) {
            free(names[row]);
            names[row] = xasprintf("%s (%d)", bases[row], number);
        }
        if (done && strcmp(names[row], table_cell(named, row, 1)) != 0)
            done = store_change(store, queries, rename, table_cell(named, row, 0), names[row]);
    }
    for (size_t row = 0; row < count; row++) {
        free(bases[row]);
        free(names[row]);
    }
    free(bases);
    free(names);
    table_free(named);
    return done;
}

static bool join_respondents(Store *store)
{
    bool done = true;
    for (int query = JOIN_ASSIGNMENTS; done && query <= DROP_RESPONDENTS; query++)
        done = store_change(store, queries, query);
    return done;
}

bool merge_names(Store *store)
{
    return store_change(store, queries, NUMBER_COMMENTS) && join_respondents(store) &&
           tell_apart(store, WORKLOAD_NAMES, RENAME_WORKLOAD) &&
           tell_apart(store, MILESTONE_NAMES, RENAME_MILESTONE);
}
