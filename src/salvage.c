/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "salvage.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answer.h"
#include "engagement.h"
#include "file.h"
#include "schema.h"

enum { ANY_TABLE, TABLES, BANK, RECOVERED_WORKLOADS, RECOVERED_BATCHES };
static const Query queries[] = {
    /* The rest of the schema may be damaged: what SQLite knows of it is enough. */
    [ANY_TABLE] = { "", "SELECT name FROM sqlite_schema LIMIT 1" },
    [TABLES] = { "", "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                     " 'sqlite%' ORDER BY rowid" },
    [BANK] = { "", "SELECT ifnull(group_concat(id || ' ' || version), '') FROM lens" },
    /* A workload whose row is gone has lost only its name. */
    [RECOVERED_WORKLOADS] = { "", "INSERT OR IGNORE INTO workload (id, position, name) SELECT"
                                  " workload, 1000, 'recovered ' || substr(workload, 1, 4) FROM"
                                  " (SELECT workload FROM practice_answer UNION SELECT workload"
                                  " FROM answer UNION SELECT workload FROM evidence)" },
    /* Without the row of its batch, nothing that was imported would be seen. */
    [RECOVERED_BATCHES] = { "", "INSERT OR IGNORE INTO import_batch (number, id, name, imported_at,"
                                " imported_by) SELECT number, 'recovered ' || number, 'recovered',"
                                " '', '' FROM (SELECT first_batch AS number FROM finding"
                                " UNION SELECT first_batch FROM resource UNION SELECT first_batch"
                                " FROM rule UNION SELECT batch FROM cost UNION SELECT batch FROM"
                                " import_cover UNION SELECT batch FROM import_file UNION SELECT"
                                " batch FROM import_tray)" },
    { 0 },
};

/* What refers to something that could not be recovered. */
static const Query orphans[] = {
    { "", "DELETE FROM practice_answer WHERE practice NOT IN (SELECT id FROM practice)" },
    { "", "DELETE FROM answer WHERE question NOT IN (SELECT id FROM question)" },
    { "", "DELETE FROM evidence WHERE question NOT IN (SELECT id FROM question)" },
    { "", "DELETE FROM field_value WHERE (form, field) NOT IN (SELECT form, id FROM field)" },
    { "", "DELETE FROM result WHERE workload NOT IN (SELECT id FROM workload)"
          " OR question NOT IN (SELECT id FROM question)" },
    { "", "DELETE FROM import_cover WHERE grp NOT IN (SELECT id FROM check_group)" },
    { "", "DELETE FROM check_map WHERE practice NOT IN (SELECT id FROM practice)" },
    { 0 },
};

/* The workbooks that take part: what the journal says alone, and the shipped bank. */
typedef struct Sources {
    Store *broken, *found, *journal, *shipped;
} Sources;

static bool open_sources(Sources *sources, const char *broken, const char *path)
{
    sources->broken = store_open_broken(broken);
    Table *tables = sources->broken ? store_rows(sources->broken, queries, ANY_TABLE) : NULL;
    bool done = tables && (table_rows(tables) || fail("%s holds no table", broken));
    table_free(tables);
    if (!done)
        return false;
    sources->found = store_create(path);
    sources->journal = store_create(":memory:");
    sources->shipped = engagement_create(":memory:", &(EngagementPlan){ .customer = "?" });
    return sources->found && sources->journal && sources->shipped &&
           store_check_references(sources->found, false) &&
           store_check_references(sources->journal, false);
}

static void close_sources(Sources *sources)
{
    store_close(sources->broken);
    store_close(sources->found);
    store_close(sources->journal);
    store_close(sources->shipped);
}

static bool has_shipped_bank(const Sources *sources)
{
    char *found = store_text(sources->found, queries, BANK);
    char *shipped = store_text(sources->shipped, queries, BANK);
    bool has = found && shipped && (!*found || !strcmp(found, shipped));
    free(found);
    free(shipped);
    return has;
}

static void add_row(Table *report, const char *table, int64_t read, int64_t added, bool is_whole)
{
    char *numbers[] = { xasprintf("%lld", (long long)read), xasprintf("%lld", (long long)added) };
    if (read || added || !is_whole)
        table_add(report,
                  (const char *const[]){ table, numbers[0], numbers[1], is_whole ? "" : "yes" }, 0);
    free(numbers[0]);
    free(numbers[1]);
}

static Table *new_report(void)
{
    static const char *const names[] = { "table", "read", "added", "is_damaged" };
    Table *report = table_new();
    for (size_t i = 0; i < COUNT(names); i++)
        table_add_column(report, names[i], names[i], COLUMN_TEXT);
    return report;
}

static bool recover(Sources *sources, Table *report)
{
    Table *tables = store_rows(sources->found, queries, TABLES);
    size_t count = tables ? table_rows(tables) : 0;
    bool *is_whole = xcalloc(count + 1, sizeof *is_whole), is_known_bank;
    for (size_t row = 0; row < count; row++)
        is_whole[row] =
            store_pour(sources->broken, sources->found, table_cell(tables, row, 0), true);
    bool done = tables && store_replay(sources->found, sources->journal);
    is_known_bank = has_shipped_bank(sources);
    for (size_t row = 0; row < count; row++) {
        const char *table = table_cell(tables, row, 0);
        int64_t read = store_count(sources->found, table);
        if (!is_whole[row] && entity_find(entities, table))
            (void)store_pour(sources->journal, sources->found, table, false);
        else if (!is_whole[row] && is_known_bank)
            (void)store_pour(sources->shipped, sources->found, table, false);
        add_row(report, table, read, store_count(sources->found, table) - read, is_whole[row]);
    }
    free(is_whole);
    table_free(tables);
    return done;
}

static bool make_sound(Store *found)
{
    bool done = store_begin(found);
    done = done && store_change(found, queries, RECOVERED_WORKLOADS) &&
           store_change(found, queries, RECOVERED_BATCHES);
    for (int i = 0; done && orphans[i].sql; i++)
        done = store_change(found, orphans, i);
    return done && store_end(found, answer_recompute(found)) &&
           store_check_references(found, true) && store_is_sound(found);
}

Table *salvage_file(const char *broken, const char *path)
{
    FileDraft draft;
    Sources sources = { 0 };
    if (file_exists(path)) {
        fail("%s exists already; choose another name", path);
        return NULL;
    }
    if (!store_name_is_free(path) || !file_draft_open(&draft, path))
        return NULL;
    unlink(draft.temporary);
    Table *report = new_report();
    bool done = open_sources(&sources, broken, draft.temporary) && recover(&sources, report) &&
                make_sound(sources.found);
    close_sources(&sources);
    if (!done)
        file_draft_discard(&draft);
    if (done && file_draft_publish_new(&draft))
        return report;
    table_free(report);
    return NULL;
}
