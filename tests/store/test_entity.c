/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By enumeration: what is forgotten of a journaled table or column fails here by itself. */
#include "fixture.h"

#include <string.h>

#include "report/report.h"
#include "store/schema.h"
#include "store/store_private.h"
#include "workbook/journal.h"
#include "workbook/merge.h"
#include "workbook/merge_conflict.h"
#include "workbook/merge_unit.h"
#include "workbook/milestone.h"

static char *one(Store *store, const char *sql)
{
    Table *rows = store_select(store, "test", sql, (const Binding[]){ { 0 } });
    cr_assert_not_null(rows, "%s: %s", sql, failure());
    char *text = xstrdup(table_rows(rows) ? table_cell(rows, 0, 0) : "");
    table_free(rows);
    return text;
}

/* Of what a template may not read. */
static char *first_cell(Store *store, const char *sql)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *text = store_text(store, family, 0);
    cr_assert_not_null(text, "%s: %s", sql, failure());
    store_forget_family(store, family);
    return text;
}

static void expect_none(Store *store, const char *sql, const char *what)
{
    char *found = one(store, sql);
    cr_expect_str_empty(found, "%s: %s", what, found);
    free(found);
}

Test(entity, every_column_of_a_journaled_table_has_its_row)
{
    Store *store = fixture_store();
    char *count = one(store, "SELECT count(DISTINCT entity) FROM entity_column");
    cr_expect_str_eq(count, "35");
    free(count);
    for (const Entity *entity = entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; column->name; column++) {
            char *sql = xasprintf("SELECT '%s.%s' WHERE '%s' NOT IN (SELECT name FROM"
                                  " pragma_table_info('%s'))",
                                  entity->table, column->name, column->name, entity->table);
            char *found = first_cell(store, sql);
            cr_expect_str_empty(found, "%s is a row, but no column", found);
            free(found);
            free(sql);
        }
    store_close(store);
}

static const Query rest[] = {
    { "", "SELECT ifnull(group_concat(t || '.' || name, ' '), '') FROM (SELECT DISTINCT entity AS t"
          " FROM entity_column) JOIN pragma_table_info(t) WHERE (t, name) NOT IN (SELECT entity,"
          " name FROM entity_column)" },
    { "", "SELECT ifnull(group_concat(t || '.' || name, ' '), '') FROM (SELECT part AS t, kept"
          " FROM kept) JOIN pragma_table_info(t) WHERE name NOT IN (SELECT k.name FROM"
          " pragma_table_info(kept) AS k)" },
    { "", "SELECT ifnull(group_concat(t || '.' || name, ' '), '') FROM (SELECT DISTINCT entity AS t"
          " FROM entity_column) JOIN pragma_table_info(t) AS c WHERE (c.pk > 0) <> ((t, name) IN"
          " (SELECT entity, name FROM entity_column WHERE unit IS NULL) AND c.pk > 0)" },
    { "",
      "SELECT ifnull(group_concat(name, ' '), '') FROM sqlite_schema WHERE name LIKE"
      " 'milestone\\_%' ESCAPE '\\' AND type = 'table' AND name NOT IN (SELECT kept FROM kept)" },
    { 0 },
};

Test(entity, no_column_of_a_table_and_of_its_milestone_is_forgotten)
{
    static const char *const what[] = { "a column without a row", "a column no milestone keeps",
                                        "a key that is none", "a milestone of no table" };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(what); i++) {
        char *found = store_text(store, rest, (int)i);
        cr_assert_not_null(found, "%s", failure());
        cr_expect_str_empty(found, "%s: %s", what[i], found);
        free(found);
    }
    store_close(store);
}

/* ---- each unit is walked through act, undo, log, merge, milestone, compare ---- */

/* A value that the column takes and that is not what it was. */
static const char *another(const Entity *entity, const EntityColumn *column)
{
    static const struct {
        const char *column, *value;
    } allowed[] = {
        { "answer.state", "'refused'" },
        { "answer.confidence", "'low'" },
        { "practice_answer.state", "'missing'" },
        { "recommendation.status", "'accepted'" },
        { "recommendation.priority", "3" },
        { "recommendation.progress", "'blocked'" },
        { "recommendation.owner", "'customer'" },
        { "recommendation.decision", "'deferred'" },
        { "recommendation.exposure", "'internet'" },
        { "recommendation.changes", "'no'" },
        { "rate.cents", "777" },
        { "capacity.week", "250" },
        { "check_map.practice", "'SEC01_2'" },
        { "conflict.chosen", "'earlier'" },
        { "recommendation.pin", "'2027-02-02'" },
        { "recommendation.planned_start", "'2027-02-02'" },
    };
    char *name = xasprintf("%s.%s", entity->table, column->name);
    const char *value = column->none && !strcmp(column->none, "NULL") ? "700" : "'another'";
    for (size_t i = 0; i < COUNT(allowed); i++)
        if (!strcmp(allowed[i].column, name))
            value = allowed[i].value;
    free(name);
    return value;
}

/* One row of every journaled table, as the program would write them. */
static const char *const rows[] = {
    "INSERT INTO answer (workload, question, state, reason, note, asked, confidence, changed_at,"
    " changed_by) SELECT id, 'SEC01', '', '', 'n', 'a', 'high', '2026-01-01T00:00:00Z', 'x' FROM"
    " workload WHERE name = 'Shop'",
    "INSERT INTO practice_answer (workload, practice, state, note, changed_at, changed_by) SELECT"
    " id, 'SEC01_1', 'in-place', 'n', '2026-01-01T00:00:00Z', 'x' FROM workload WHERE name ="
    " 'Shop'",
    "INSERT INTO evidence (id, workload, question, kind, content, added_at, added_by) SELECT 'e',"
    " id, 'SEC01', 'statement', 'c', '2026-01-01T00:00:00Z', 'x' FROM workload WHERE name = 'Shop'",
    "INSERT INTO milestone VALUES ('m', 1, 'First', '', '2026-01-01T00:00:00Z', 'x')",
    "INSERT INTO conflict VALUES ('c', 'answer', '', '', '', 'note', '[1]', '', '', '[2]', '', '',"
    " 'later', '', '')",
    "INSERT INTO recommendation (id, practice, workload, pillar, changed_at, changed_by) SELECT"
    " 'r', 'SEC01_1', id, 'security', '2026-01-01T00:00:00Z', 'x' FROM workload WHERE name = 'Shop'",
    "INSERT INTO check_map VALUES ('config', 'some-check', 'SEC01_1', '2026-01-01T00:00:00Z', 'x')",
    "INSERT INTO suppression VALUES (7, 'why', '2026-01-01T00:00:00Z', 'x')",
    "INSERT INTO release VALUES ('rel', 'investigation-report', 'why', 1, '2026-01-01T00:00:00Z',"
    " 'x')",
    "INSERT OR REPLACE INTO setting VALUES ('plan-start', '2027-01-04')",
    "INSERT OR REPLACE INTO rate VALUES ('engineer', 'role', 1, 'Engineer', '工程师', 'CNY', 500,"
    " 200)",
    "INSERT INTO capacity VALUES ('engineer', '2027-01-04', 200)",
    "INSERT INTO respondent VALUES ('p', 'Li', '', '', '')",
    "INSERT INTO assignment SELECT id, 'SEC01', 'p' FROM workload",
    "INSERT INTO sent VALUES ('s', 'p', '', 1, '2026-01-01T00:00:00Z', 'tester')",
    "INSERT INTO returned VALUES ('b', 's', 'a.xlsx', '', '', '2026-01-01T00:00:00Z', 'tester')",
    "INSERT INTO returned_answer VALUES ('b', '0001', 'One!B2', 'new', '', 'SEC01', 'SEC01_1',"
    " 'state', '', 'in-place', 'Li', '')",
    "INSERT INTO stray VALUES ('b', 'One!A1', 'text', 'why')",
    "INSERT INTO session (id, kind) VALUES ('s', 'onsite')",
    "INSERT INTO minute (id, session, text) VALUES ('mi', 's', 't')",
    "INSERT INTO prerequisite (id, state) VALUES ('advisor', 'open')",
    "INSERT INTO raci (id, customer) VALUES ('consulting-plan', 'A')",
    "INSERT INTO contact (id, name) VALUES ('p', 'Zhang')",
    "INSERT INTO communication (id, subject) VALUES ('co', 'Kick-off')",
    "INSERT INTO version (id, deliverable, number) VALUES ('v', 'consulting-report', '1.0')",
    "INSERT INTO comment (id, version, text) VALUES ('cm', 'v', 'c')",
    "INSERT INTO acceptance (id, version, verdict) VALUES ('ac', 'v', 'accepted')",
    "INSERT INTO passage (id, phase, reason) VALUES ('pa', 'investigation', 'why')",
    "INSERT INTO entry (form, record, field, value) VALUES ('step', '00000001', 'title', 'one')",
    "INSERT INTO completion (id, kind) VALUES ('cp', 'completed')",
    "INSERT INTO freeze (id, first, last) VALUES ('fr', '2027-01-04', '2027-01-08')",
    "INSERT INTO goal (id, title_en) VALUES ('go', 'Cheaper')",
    "INSERT INTO translation (id, text) VALUES ('tr', 'said')",
};

static void act(Store *store, const char *sql)
{
    cr_assert(store_begin(store), "%s", failure());
    bool done = store_change_once(store, sql, "");
    cr_assert(store_end(store, done), "%s: %s", sql, failure());
}

static char *value_of(Store *store, const Entity *entity, const char *column)
{
    const char *key = entity->columns->name;
    static const struct {
        const char *table, *key;
    } ours[] = { { "evidence", "e" },        { "milestone", "m" },  { "conflict", "c" },
                 { "recommendation", "r" },  { "release", "rel" },  { "setting", "plan-start" },
                 { "capacity", "engineer" }, { "rate", "engineer" } };
    char *where = xstrdup("true");
    for (size_t i = 0; i < COUNT(ours); i++)
        if (!strcmp(ours[i].table, entity->table)) {
            free(where);
            where = xasprintf("\"%s\" = '%s'", key, ours[i].key);
        }
    char *sql = xasprintf("SELECT ifnull(\"%s\", '') FROM main.%s WHERE %s ORDER BY 1 LIMIT 1",
                          column, entity->table, where);
    char *text = first_cell(store, sql);
    free(sql);
    free(where);
    return text;
}

static char *change_of(const Entity *entity, const char *column, const char *value)
{
    static const struct {
        const char *table, *where;
    } ours[] = { { "rate", "id = 'engineer'" },
                 { "setting", "name = 'plan-start'" },
                 { "field_value", "field = 'customer'" },
                 { "workload", "name = 'Shop'" } };
    const char *where = "true";
    for (size_t i = 0; i < COUNT(ours); i++)
        if (!strcmp(ours[i].table, entity->table))
            where = ours[i].where;
    return xasprintf("UPDATE main.%s SET \"%s\" = %s WHERE %s", entity->table, column, value,
                     where);
}

static Store *copy_of(const char *from)
{
    char *path = fixture_path("copy.wellbook");
    Store *store = store_open(from);
    cr_assert(store && store_copy_to_file(store, path), "%s", failure());
    store_close(store);
    Store *copy = store_open(path);
    cr_assert_not_null(copy, "%s", failure());
    free(path);
    return copy;
}

static Store *with_rows(void)
{
    static const char *const workloads[] = { "Shop", NULL };
    char *path = fixture_path("rows.wellbook");
    Store *store =
        engagement_create(path, &(EngagementPlan){ .customer = "ACME", .workloads = workloads });
    cr_assert_not_null(store, "%s", failure());
    for (size_t i = 0; i < COUNT(rows); i++)
        act(store, rows[i]);
    free(path);
    return store;
}

static void walk(Store *mine, const Entity *entity, const EntityColumn *column)
{
    const char *value = another(entity, column);
    char *change = change_of(entity, column->name, value);
    Store *theirs = copy_of(store_path(mine));
    char *before = value_of(theirs, entity, column->name);
    act(theirs, change);
    char *after = value_of(theirs, entity, column->name);
    cr_expect_str_neq(before, after, "%s", change);

    char *what = NULL;
    cr_assert(journal_undo(theirs, &what), "%s: %s", change, failure());
    free(what);
    char *undone = value_of(theirs, entity, column->name);
    cr_expect_str_eq(undone, before, "%s: undone", change);
    cr_assert(journal_redo(theirs, &what), "%s", failure());
    free(what);

    char *name = xasprintf("%s.%s", entity->table, column->name);
    Table *log = report_list(theirs, "lists", "history", ENGLISH, (const Binding[]){ { 0 } });
    int place = table_find(log, "field");
    bool is_in_log = entity_find(entities, "field_value") == entity ||
                     entity_find(entities, "entry") == entity ||
                     table_row_of(log, (size_t)place, name) >= 0;
    cr_expect_eq(is_in_log, column->en != NULL, "%s in the log", name);
    table_free(log);

    Store *merged = copy_of(store_path(mine));
    MergeOutcome outcome;
    cr_assert(merge_file(merged, store_path(theirs), MERGE_LATER, false, &outcome), "%s: %s", name,
              failure());
    char *here = value_of(merged, entity, column->name);
    cr_expect_str_eq(here, after, "%s after a merge", name);
    merge_clear(&outcome);
    free(here);
    free(name);
    free(undone);
    free(after);
    free(before);
    store_close(merged);
    store_close(theirs);
    free(change);
}

Test(entity, every_unit_is_undone_logged_and_merged)
{
    Store *mine = with_rows();
    int walked = 0;
    for (const Entity *entity = entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; column->name; column++)
            if (column->unit && !strcmp(column->unit, column->name)) {
                walk(mine, entity, column);
                walked++;
            }
    cr_expect_eq(walked, 119);
    store_close(mine);
}

static bool is_lead(const EntityColumn *column)
{
    return column->unit && !strcmp(column->unit, column->name);
}

static void change(Store *store, const Entity *entity, const EntityColumn *column)
{
    char *sql = change_of(entity, column->name, another(entity, column));
    act(store, sql);
    free(sql);
}

static void expect_merged(Store *mine, Store *theirs, size_t conflicts)
{
    MergeOutcome outcome;
    cr_assert(merge_file(mine, store_path(theirs), MERGE_LATER, false, &outcome), "%s", failure());
    cr_expect_eq(table_rows(outcome.conflicts), conflicts, "%zu", table_rows(outcome.conflicts));
    for (size_t row = 0;
         table_rows(outcome.conflicts) != conflicts && row < table_rows(outcome.conflicts); row++)
        cr_log_warn("%s.%s: %s", table_cell(outcome.conflicts, row, 0),
                    table_get(outcome.conflicts, row, "field"),
                    table_get(outcome.conflicts, row, "mine"));
    merge_clear(&outcome);
}

/* Of each row the two change every other unit. */
Test(entity, what_only_one_of_two_changed_of_a_row_is_taken)
{
    Store *mine = with_rows(), *theirs = copy_of(store_path(mine));
    for (const Entity *entity = entities; entity->table; entity++) {
        int place = 0;
        for (const EntityColumn *column = entity->columns; column->name; column++)
            if (is_lead(column))
                change(place++ % 2 ? mine : theirs, entity, column);
    }
    expect_merged(mine, theirs, 0);
    for (const Entity *entity = entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; column->name; column++) {
            char *value = xasprintf("SELECT %s", is_lead(column) ? another(entity, column) : "''");
            char *said = first_cell(mine, value), *is = value_of(mine, entity, column->name);
            cr_expect(!is_lead(column) || !strcmp(is, said), "%s.%s: %s", entity->table,
                      column->name, is);
            free(said);
            free(is);
            free(value);
        }
    store_close(theirs);
    store_close(mine);
}

/* Rows that can be taken away, whose keys nobody else has, and that no other row needs. */
static bool is_removed(const Entity *entity)
{
    static const char *const others[] = { "workload", "milestone", "evidence",   "rate",
                                          "version",  "session",   "respondent", NULL };
    bool is_other = !entity->row_unit || entity->is_taken_over;
    for (size_t i = 0; others[i]; i++)
        is_other = is_other || !strcmp(others[i], entity->table);
    return !is_other;
}

static const EntityColumn *last_unit(const Entity *entity)
{
    const EntityColumn *last = NULL;
    for (const EntityColumn *column = entity->columns; column->name; column++)
        if (is_lead(column) && (!last || strcmp(entity->table, "recommendation") != 0))
            last = column;
    return last;
}

static char *where_of(const Entity *entity)
{
    char *update = change_of(entity, "x", "1");
    char *where = xstrdup(strstr(update, " WHERE "));
    free(update);
    return where;
}

static void remove_rows(Store *store, const Entity *entity)
{
    char *where = where_of(entity), *sql = xasprintf("DELETE FROM main.%s%s", entity->table, where);
    act(store, sql);
    free(sql);
    free(where);
}

static void expect_rows(Store *store, const Entity *entity, const char *count)
{
    char *where = where_of(entity);
    char *sql = xasprintf("SELECT count(*) FROM main.%s%s", entity->table, where);
    char *found = first_cell(store, sql);
    cr_expect_str_eq(found, count, "%s: %s", entity->table, found);
    free(found);
    free(sql);
    free(where);
}

/* With the same time said, what holds more is the later. */
Test(entity, a_row_that_one_took_away_and_another_changed_is_whole_or_gone)
{
    Store *mine = with_rows(), *theirs = copy_of(store_path(mine));
    size_t count = 0;
    for (const Entity *entity = entities; entity->table; entity++)
        if (is_removed(entity)) {
            remove_rows(mine, entity);
            change(theirs, entity, last_unit(entity));
            count++;
        }
    expect_merged(mine, theirs, count);
    for (const Entity *entity = entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; is_removed(entity) && column->name;
             column++) {
            char *is = value_of(mine, entity, column->name);
            char *said = value_of(theirs, entity, column->name);
            cr_expect(column->purpose == ENTITY_AUTHOR || column->purpose == ENTITY_TIME ||
                          column->purpose == ENTITY_OWN || !strcmp(is, said),
                      "%s.%s: %s", entity->table, column->name, is);
            free(said);
            free(is);
        }
    Table *open = report_list(mine, "screens", "conflicts", ENGLISH, (const Binding[]){ { 0 } });
    Table *named = report_list(mine, "lists", "conflicts", ENGLISH, (const Binding[]){ { 0 } });
    for (size_t row = 0; row < table_rows(named); row++)
        cr_expect(*table_get(named, row, "id") || !strcmp(table_get(named, row, "later"), "2"),
                  "%s has an id", table_cell(named, row, 0));
    for (size_t row = 0; row < table_rows(open); row++)
        cr_expect(!strcmp(table_get(open, row, "id"), "c") ||
                      merge_settle(mine, table_get(open, row, "id"), false),
                  "%s: %s", table_get(open, row, "id"), failure());
    for (const Entity *entity = entities; entity->table; entity++)
        if (is_removed(entity))
            expect_rows(mine, entity, "0");
    table_free(named);
    table_free(open);
    store_close(theirs);
    store_close(mine);
}

Test(entity, a_milestone_that_comes_by_a_merge_has_all_that_it_kept)
{
    Store *mine = with_rows(), *theirs = copy_of(store_path(mine));
    cr_assert(milestone_add(theirs, "M1", ""), "%s", failure());
    MergeOutcome outcome;
    cr_assert(merge_file(mine, store_path(theirs), MERGE_LATER, false, &outcome), "%s", failure());
    merge_clear(&outcome);
    static const Query queries[] = { { "", "SELECT kept FROM kept" }, { 0 } };
    Table *kept = store_rows(mine, queries, 0);
    cr_assert_eq(table_rows(kept), 24);
    for (size_t row = 0; row < table_rows(kept); row++) {
        char *sql = xasprintf("SELECT count(*) FROM %s", table_cell(kept, row, 0));
        char *here = one(mine, sql), *there = one(theirs, sql);
        cr_expect_str_eq(here, there, "%s", table_cell(kept, row, 0));
        cr_expect_str_neq(there, "0", "%s", table_cell(kept, row, 0));
        free(there);
        free(here);
        free(sql);
    }
    table_free(kept);
    store_close(theirs);
    store_close(mine);
}

Test(entity, a_milestone_puts_back_every_column_it_keeps)
{
    Store *store = with_rows();
    cr_assert(milestone_add(store, "M1", ""), "%s", failure());
    char *id = milestone_find(store, "M1");
    Store *then = milestone_open(store, id);
    cr_assert_not_null(then, "%s", failure());
    for (const Entity *entity = entities; entity->table; entity++)
        for (const EntityColumn *column = entity->columns; column->name; column++) {
            char *was = value_of(store, entity, column->name);
            char *is = value_of(then, entity, column->name);
            cr_expect_str_eq(is, was, "%s.%s", entity->table, column->name);
            free(is);
            free(was);
        }
    store_close(then);
    free(id);
    store_close(store);
}

/* ---- one more table is one step and its rows ---- */

static const EntityColumn visit[] = {
    { "id", ENTITY_KEY },
    { "topic", ENTITY_VALUE, "topic", .en = "Topic", .zh = "议题" },
    { "minutes", ENTITY_VALUE, "topic", .none = "0", .en = "Minutes", .zh = "分钟" },
    { "note", ENTITY_VALUE, "note", .en = "Note", .zh = "备注" },
    { "changed_at", ENTITY_TIME },
    { "changed_by", ENTITY_AUTHOR },
    { 0 },
};
static const Entity scratch[] = { { "visit", visit, "topic" }, { 0 } };
static const char scratch_step[] =
    "CREATE TABLE visit (id TEXT PRIMARY KEY, topic TEXT NOT NULL, minutes INTEGER NOT NULL,"
    " note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL, changed_by TEXT NOT NULL) WITHOUT"
    " ROWID; CREATE TABLE milestone_visit (milestone TEXT, id TEXT, topic TEXT, minutes INTEGER,"
    " note TEXT, changed_at TEXT, changed_by TEXT, PRIMARY KEY (milestone, id)) WITHOUT ROWID";

Test(entity, a_table_more_is_one_step_and_its_rows)
{
    Store *store = fixture_store();
    store->entities = scratch;
    cr_assert(store_run(store, scratch_step), "%s", failure());
    act(store, "INSERT INTO visit (id, topic, minutes, changed_at, changed_by)"
               " VALUES ('v', 'Backups', 30, '2026-01-01T00:00:00Z', 'x')");
    cr_assert(milestone_add(store, "M1", ""), "%s", failure());
    char *kept = one(store, "SELECT topic || ' ' || minutes FROM milestone_visit");
    cr_expect_str_eq(kept, "Backups 30");
    free(kept);
    char *said = one(store, "SELECT group_concat(said, ', ') FROM (SELECT field || '=' || after AS"
                            " said FROM log_line WHERE entity = 'visit' ORDER BY 1 DESC)");
    cr_expect_str_eq(said, "visit.topic=Backups, visit.minutes=30");
    free(said);
    MergeUnits *units = merge_units_new(store);
    const MergeUnit topic = { "visit", "v", "", "", "topic" },
                    note = { "visit", "v", "", "", "note" };
    cr_expect_eq(merge_units_count(units), 2);
    char *value = merge_unit_value(units, &topic, false);
    cr_expect_str_eq(value, "[\"Backups\",30]");
    free(value);
    cr_assert(merge_unit_set(units, &note, "[\"n\"]", "Li", "2026-02-01T00:00:00Z"), "%s",
              failure());
    cr_assert(merge_unit_set(units, &topic, "[\"Network\",45]", "Li", "2026-02-01T00:00:00Z"));
    char *row = one(store, "SELECT topic || ' ' || minutes || ' ' || note || ' ' || changed_by FROM"
                           " visit");
    cr_expect_str_eq(row, "Network 45 n Li");
    free(row);
    cr_assert(merge_unit_set(units, &topic, "", "Li", "2026-02-01T00:00:00Z"));
    expect_none(store, "SELECT id FROM visit", "a visit that was taken away");
    merge_units_free(units);
    store_close(store);
}
