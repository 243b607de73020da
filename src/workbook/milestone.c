/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "workbook/milestone.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"
#include "report/report.h"

enum { ADD, LIST, NAME_OF };
static const Query queries[] = {
    [ADD] = { "ttttt", "INSERT INTO milestone (id, name, note, at, author, position)"
                       " VALUES (?, ?, ?, ?, ?,"
                       " (SELECT ifnull(max(position), 0) + 1 FROM milestone))" },
    [LIST] = { "", "SELECT id, name FROM milestone ORDER BY at, position, id" },
    [NAME_OF] = { "t", "SELECT name FROM milestone WHERE id = ?" },
    { 0 },
};

/* A milestone keeps each table that has a milestone_TABLE: of its columns, all but the first,
 * which names the milestone. */
enum { KEEP, CLEAR, PUT_BACK, BRING, DROP };
static const Query parts[] = {
    { "", "SELECT format('INSERT INTO %s (milestone, %s) SELECT :id, %s FROM \"%s\"', kept,"
          " columns, columns, part) FROM kept" },
    { "", "SELECT format('DELETE FROM \"%s\"', part) FROM kept" },
    { "", "SELECT format('INSERT INTO \"%s\" (%s) SELECT %s FROM %s WHERE milestone = :id', part,"
          " columns, columns, kept) FROM kept" },
    { "", "SELECT format('INSERT OR IGNORE INTO main.%s (milestone, %s) SELECT milestone, %s FROM"
          " theirs.%s WHERE milestone IN (SELECT id FROM main.milestone)', kept, columns, columns,"
          " kept) FROM kept" },
    { "", "SELECT format('DELETE FROM \"%s\" WHERE milestone = :id', kept) FROM kept" },
    { 0 },
};

static bool run_parts(Store *store, int part, const char *id)
{
    Table *statements = store_rows(store, parts, part);
    bool done = statements != NULL;
    for (size_t row = 0; done && row < table_rows(statements); row++)
        done = store_change_once(store, table_cell(statements, row, 0), id);
    table_free(statements);
    return done;
}

/* The journal keeps them, for they cannot be made again: undoing the merge takes them away, redoing
 * it brings them back. */
static bool record_parts(Store *store)
{
    static const Query kept[] = { { "", "SELECT kept FROM kept" }, { 0 } };
    Table *tables = store_rows(store, kept, 0);
    bool done = tables != NULL;
    for (size_t row = 0; done && row < table_rows(tables); row++)
        done = store_record_parts(store, table_cell(tables, row, 0));
    table_free(tables);
    return done;
}

bool milestone_bring_parts(Store *store)
{
    return record_parts(store) && run_parts(store, BRING, "");
}

bool milestone_forget_parts(Store *store, const char *id)
{
    return run_parts(store, DROP, id);
}

bool milestone_keep_parts(Store *store, const char *id)
{
    return run_parts(store, DROP, id) && run_parts(store, KEEP, id);
}

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
    char id[ID_SIZE], now[STAMP_SIZE];
    if (!is_new_name(store, name) || !text_check(tr("note"), note) || !store_begin(store))
        return false;
    id_make(id);
    date_stamp(now);
    bool done = store_change(store, queries, ADD, id, name, note, now, store_author(store)) &&
                run_parts(store, KEEP, id);
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
    return store_end(copy, run_parts(copy, CLEAR, id) && run_parts(copy, PUT_BACK, id));
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
