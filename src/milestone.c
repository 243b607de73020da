/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "milestone.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "file.h"
#include "report.h"
#include "text.h"

enum { ADD, LIST, NAME_OF };
static const Query queries[] = {
    [ADD] = { "ttttt", "INSERT INTO milestone (id, name, note, at, author, position)"
                       " VALUES (?, ?, ?, ?, ?,"
                       " (SELECT ifnull(max(position), 0) + 1 FROM milestone))" },
    [LIST] = { "", "SELECT id, name FROM milestone ORDER BY at, position, id" },
    [NAME_OF] = { "t", "SELECT name FROM milestone WHERE id = ?" },
    { 0 },
};

/* What a milestone keeps of each table, and how it is put back. */
enum { KEEP, CLEAR, PUT_BACK, QUERIES_A_TABLE };
#define TABLE(name, columns)                                                                       \
    { "t", "INSERT INTO milestone_" name " (milestone, " columns ") SELECT ?, " columns            \
           " FROM " name },                                                                        \
        { "", "DELETE FROM " name },                                                               \
    {                                                                                              \
        "t", "INSERT INTO " name " (" columns ") SELECT " columns " FROM milestone_" name          \
             " WHERE milestone = ?"                                                                \
    }
static const Query tables[] = {
    TABLE("workload", "id, position, name"),
    TABLE("answer", "workload, question, state, reason, explanation, owner, due, note, asked,"
                    " confidence, source, changed_at, changed_by"),
    TABLE("practice_answer",
          "workload, practice, state, reason, note, source, changed_at, changed_by"),
    TABLE("evidence", "id, workload, question, kind, content, sha256, added_at, added_by"),
    TABLE("field_value", "form, record, field, value, changed_at, changed_by"),
    TABLE("recommendation",
          "id, practice, workload, pillar, status, reason, merged_into, title_en, title_zh,"
          " explanation_en, explanation_zh, benefits, trade_offs, risk, resources, exposure,"
          " priority, priority_reason, role, least, likely, most, currency, once, month,"
          " saving, owner, decision, justification, pin, earliest, latest, progress, actual,"
          " remaining, started, finished, planned_start, planned_end, planned_days, planned_at,"
          " part_of, changed_at, changed_by"),
    TABLE("setting", "name, value"),
    TABLE("capacity", "role, starts, week"),
    TABLE("result", "workload, question, answered, risk, earned, possible"),
    { 0 },
};
enum { TABLES = (COUNT(tables) - 1) / QUERIES_A_TABLE };

static bool is_new_name(Store *store, const char *name)
{
    char *trimmed = text_trim(name);
    bool done = *trimmed || fail("a milestone needs a name");
    free(trimmed);
    Table *list =
        done && text_check(tr("milestone"), name) ? store_rows(store, queries, LIST) : NULL;
    done = list != NULL;
    for (size_t row = 0; done && row < table_rows(list); row++)
        if (text_same(table_cell(list, row, 1), name))
            done = fail("there is a milestone called '%s' already", table_cell(list, row, 1));
    table_free(list);
    return done;
}

bool milestone_add(Store *store, const char *name, const char *note)
{
    char id[FILE_ID_SIZE], now[STAMP_SIZE];
    if (!is_new_name(store, name) || !text_check(tr("note"), note) || !store_begin(store))
        return false;
    file_random_id(id);
    date_stamp(now);
    bool done = store_change(store, queries, ADD, id, name, note, now, store_author(store));
    for (int i = 0; done && i < TABLES; i++)
        done = store_change(store, tables, i * QUERIES_A_TABLE + KEEP, id);
    return store_end(store, done);
}

char *milestone_find(Store *store, const char *name)
{
    Table *list = store_rows(store, queries, LIST);
    char *id = NULL;
    for (size_t row = 0; list && !id && row < table_rows(list); row++)
        if (text_same(table_cell(list, row, 1), name))
            id = xstrdup(table_cell(list, row, 0));
    if (list && !id)
        fail("unknown milestone '%s'; 'wellbook list FILE milestones' names them", name);
    table_free(list);
    return id;
}

/* "shop-Baseline.wellbook" */
static char *path_of(Store *store, const char *name)
{
    const char *path = store_path(store), *dot = strrchr(file_name(path), '.');
    int bytes = dot ? (int)(dot - path) : (int)strlen(path);
    char *clean = text_clean_line(name);
    for (char *at = clean; *at; at++)
        if (*at == '/')
            *at = '_';
    char *copy = xasprintf("%.*s-%s.wellbook", bytes, path, clean);
    free(clean);
    return copy;
}

static bool put_back(Store *copy, const char *id)
{
    if (!store_begin(copy))
        return false;
    bool done = true;
    for (int i = 0; done && i < TABLES; i++)
        done = store_change(copy, tables, i * QUERIES_A_TABLE + CLEAR);
    for (int i = 0; done && i < TABLES; i++)
        done = store_change(copy, tables, i * QUERIES_A_TABLE + PUT_BACK, id);
    return store_end(copy, done);
}

Store *milestone_open(Store *store, const char *id)
{
    char *name = store_text(store, queries, NAME_OF, id);
    char *path = name ? path_of(store, name) : NULL;
    Store *copy = path ? store_copy(store, path) : NULL;
    if (copy && put_back(copy, id)) {
        char *why = xasprintf(tr("the milestone %s"), name);
        store_set_read_only(copy, why);
        free(why);
    } else {
        store_close(copy);
        copy = NULL;
    }
    free(path);
    free(name);
    return copy;
}

Table *milestone_compare(Store *store, const char *folder, Language language, const char *from,
                         const char *to)
{
    return report_list(store, folder, "compare", language,
                       (const Binding[]){ { ":from", from }, { ":to", to }, { 0 } });
}
