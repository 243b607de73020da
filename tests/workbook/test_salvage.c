/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "evidence/import.h"
#include "fixture.h"
#include "report/report.h"
#include "store/schema.h"
#include "workbook/demo.h"
#include "workbook/milestone.h"
#include "workbook/salvage.h"

enum { PAGE = 4096, MOST_PAGES = 4000 };

static long bytes_of(const char *path)
{
    struct stat status;
    cr_assert_eq(stat(path, &status), 0);
    return (long)status.st_size;
}

static char *answers_of(const char *path)
{
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    Table *rows = report_list(store, "lists", "answers", ENGLISH, NULL);
    cr_assert_not_null(rows, "%s", failure());
    char *text = table_to_text(rows);
    table_free(rows);
    store_close(store);
    return text;
}

static char *sample(void)
{
    char *path = fixture_path("sample.wellbook");
    Store *store = demo_create(path, ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    cr_assert(milestone_add(store, "Baseline", ""), "%s", failure());
    store_close(store);
    return path;
}

static void write_at(const char *path, long offset, const void *bytes, size_t count)
{
    FILE *file = fopen(path, "r+");
    cr_assert_eq(fseek(file, offset, SEEK_SET), 0);
    cr_assert_eq(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

static void damage(const char *path, long page)
{
    char junk[PAGE];
    memset(junk, 0xA5, sizeof junk);
    write_at(path, page * PAGE, junk, sizeof junk);
}

static sqlite3 *connect(const char *path)
{
    sqlite3 *db;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    return db;
}

/* As a stranger with another program would. */
static void change(const char *path, const char *sql)
{
    sqlite3 *db = connect(path);
    char *reason = NULL;
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &reason), SQLITE_OK, "%s: %s", sql, reason);
    sqlite3_close(db);
}

static char *text_of(const char *path, const char *sql)
{
    sqlite3 *db = connect(path);
    sqlite3_stmt *row;
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    char *text = xstrdup(sqlite3_step(row) == SQLITE_ROW && sqlite3_column_text(row, 0)
                             ? (const char *)sqlite3_column_text(row, 0)
                             : "");
    sqlite3_finalize(row);
    sqlite3_close(db);
    return text;
}

static void expect_text(const char *path, const char *sql, const char *expected)
{
    char *text = text_of(path, sql);
    cr_expect_str_eq(text, expected, "%s: %s", sql, text);
    free(text);
}

/* Pages of an object, or only its leaves, from 0. */
static size_t pages_of(const char *path, const char *name, bool is_leaf, long pages[])
{
    sqlite3 *db = connect(path);
    sqlite3_stmt *found;
    size_t count = 0;
    cr_assert_eq(sqlite3_prepare_v2(db,
                                    "SELECT pageno FROM dbstat WHERE name = ? AND (NOT ? OR"
                                    " pagetype = 'leaf') ORDER BY path",
                                    -1, &found, NULL),
                 SQLITE_OK);
    sqlite3_bind_text(found, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_int(found, 2, is_leaf);
    while (sqlite3_step(found) == SQLITE_ROW && count < MOST_PAGES)
        pages[count++] = (long)sqlite3_column_int64(found, 0) - 1;
    sqlite3_finalize(found);
    sqlite3_close(db);
    return count;
}

static Table *salvaged(const char *broken, const char *rescued)
{
    char *unread;
    Table *report = salvage_file(broken, rescued, &unread);
    cr_assert_not_null(report, "%s", failure());
    cr_expect_null(unread, "%s", unread);
    Store *store = store_open(rescued);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(store_is_sound(store), "%s", failure());
    cr_expect(answer_verify(store), "%s", failure());
    store_close(store);
    return report;
}

static const char *cell(const Table *report, const char *table, const char *column)
{
    long row = table_row_of(report, 0, table);
    return row < 0 ? "none" : table_get(report, (size_t)row, column);
}

static void expect_cells(const Table *report, const char *table, const char *read,
                         const char *skipped, const char *refilled, const char *lost)
{
    cr_expect_str_eq(cell(report, table, "read"), read, "%s", table);
    cr_expect_str_eq(cell(report, table, "skipped"), skipped, "%s", table);
    cr_expect_str_eq(cell(report, table, "refilled"), refilled, "%s", table);
    cr_expect_str_eq(cell(report, table, "lost"), lost, "%s", table);
}

/* ---- every row, by its key ---- */

static char *joined_columns(sqlite3 *db, const char *table, const char *format, const char *mark,
                            const char *where)
{
    sqlite3_stmt *row;
    char *sql = xasprintf("SELECT group_concat(printf('%s', name), '%s') FROM (SELECT name FROM"
                          " pragma_table_info('%s') %s)",
                          format, mark, table, where);
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK, "%s", sql);
    cr_assert_eq(sqlite3_step(row), SQLITE_ROW);
    char *text = xstrdup((const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    free(sql);
    return text;
}

/* All of a row as one text, found by its key, not by an index that has some of it. */
static sqlite3_stmt *look_up(sqlite3 *db, const char *table, const char *all, const char *keys)
{
    sqlite3_stmt *row = NULL;
    char *sql = xasprintf("SELECT %s FROM \"%s\" NOT INDEXED WHERE %s", all, table, keys);
    sqlite3_prepare_v2(db, sql, -1, &row, NULL);
    free(sql);
    return row;
}

static bool holds(sqlite3_stmt *row, sqlite3_stmt *given, const char *expected)
{
    if (!row)
        return false;
    for (int i = 1; i < sqlite3_column_count(given); i++)
        sqlite3_bind_value(row, i, sqlite3_column_value(given, i));
    bool does = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_text(row, 0) &&
                !strcmp((const char *)sqlite3_column_text(row, 0), expected);
    sqlite3_reset(row);
    return does;
}

/* Rows of the whole file that the broken one still gives and the rescued one lacks. */
static int missing_rows(sqlite3 *whole, sqlite3 *broken, sqlite3 *rescued, const char *table)
{
    int missing = 0;
    /* What an act went on from may be lost, and its checksum follows. */
    char *all = joined_columns(whole, table, "quote(\"%w\")", " || ",
                               "WHERE name NOT IN ('parent', 'joined', 'checksum')");
    char *names = joined_columns(whole, table, "\"%w\"", ", ", "WHERE pk ORDER BY pk");
    char *keys = joined_columns(whole, table, "\"%w\" = ?", " AND ", "WHERE pk ORDER BY pk");
    char *sql = xasprintf("SELECT %s, %s FROM \"%s\"", all, names, table);
    sqlite3_stmt *rows, *here = look_up(broken, table, all, keys),
                        *there = look_up(rescued, table, all, keys);
    cr_assert_eq(sqlite3_prepare_v2(whole, sql, -1, &rows, NULL), SQLITE_OK, "%s", sql);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *expected = (const char *)sqlite3_column_text(rows, 0);
        missing += holds(here, rows, expected) && !holds(there, rows, expected);
    }
    sqlite3_finalize(rows);
    sqlite3_finalize(here);
    sqlite3_finalize(there);
    free(all);
    free(names);
    free(keys);
    free(sql);
    return missing;
}

static void expect_rows(const char *whole, const char *broken, const char *rescued,
                        const char *table, const char *how)
{
    sqlite3 *dbs[] = { connect(whole), connect(broken), connect(rescued) };
    int missing = missing_rows(dbs[0], dbs[1], dbs[2], table);
    cr_expect_eq(missing, 0, "%s, %s: %d rows can be read and are not there", table, how, missing);
    for (size_t i = 0; i < COUNT(dbs); i++)
        sqlite3_close(dbs[i]);
}

/* ---- ways to break a leaf ---- */

static void break_page(const char *path, long page)
{
    damage(path, page);
}

static void break_type(const char *path, long page)
{
    write_at(path, page * PAGE, "\x01", 1);
}

static void break_count(const char *path, long page)
{
    write_at(path, page * PAGE + 3, "\xFF\xFF", 2);
}

static void break_places(const char *path, long page)
{
    write_at(path, page * PAGE + 8, "\xFF\xFF", 2);
    write_at(path, page * PAGE + 12, "\x00\x01", 2);
}

static void break_bytes(const char *path, long page)
{
    for (long offset = 977; offset < PAGE; offset += 977)
        write_at(path, page * PAGE + offset, "\xFF\xFE\xFD", 3);
}

static const struct {
    const char *name;
    void (*run)(const char *path, long page);
} breaks[] = { { "a page overwritten", break_page },
               { "another type", break_type },
               { "too many cells", break_count },
               { "cells in no place", break_places },
               { "bytes changed", break_bytes } };

/* Two leaves of a table, so that neither end reaches what lies between them. */
static void break_table(const char *whole, const char *broken, const char *table, size_t how)
{
    static long pages[MOST_PAGES];
    size_t leaves = pages_of(whole, table, true, pages);
    if (!leaves)
        return;
    breaks[how].run(broken, pages[leaves / 4]);
    breaks[how].run(broken, pages[leaves - 1 - leaves / 4]);
}

static void try_break(const char *whole, const char *const tables[], size_t how)
{
    char *broken = fixture_path("broken.wellbook"), *rescued = fixture_path("rescued.wellbook");
    fixture_copy(whole, broken);
    for (size_t i = 0; tables[i]; i++)
        break_table(whole, broken, tables[i], how);
    table_free(salvaged(broken, rescued));
    for (size_t i = 0; tables[i]; i++)
        expect_rows(whole, broken, rescued, tables[i], breaks[how].name);
    free(broken);
    free(rescued);
}

/* Enough rows for several leaves in the tables that the sample leaves almost empty. */
static const char crowd[] =
    "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
    " WHERE i < 400) SELECT i, printf('%032x', i * 7919) AS id FROM n;"
    "INSERT INTO workload SELECT id, i + 10, 'Workload ' || i FROM n LIMIT 3;"
    "INSERT INTO milestone SELECT id, i + 10, 'Milestone ' || i, '', '', 'x' FROM n;"
    "INSERT INTO conflict SELECT id, 'answer', id, 'SEC01', '', 'note', '[]', 'a', '', '[]', 'b',"
    " '', 'later', '', '' FROM n;"
    "INSERT INTO rate SELECT id, 'role', i + 20, id, id, 'CNY', i, 500 FROM n;"
    "INSERT INTO check_map SELECT 'Config', id, 'SEC01_1', '', 'x' FROM n;"
    "INSERT INTO suppression SELECT i * 7919 - 1000000, 'accepted', '', 'x' FROM n;"
    "INSERT INTO release SELECT id, 'consulting-report', 'x', 1, '', 'x' FROM n;"
    "INSERT INTO setting SELECT id, 'x' FROM n;"
    "INSERT INTO capacity SELECT id, '2026-01-01', i FROM n;";

Test(salvage, takes_every_row_of_a_journaled_table_that_can_be_read_by_its_key)
{
    const char *tables[64] = { NULL };
    for (size_t i = 0; entities[i].table; i++)
        tables[i] = entities[i].table;
    char *whole = sample();
    change(whole, crowd);
    for (size_t how = 0; how < COUNT(breaks); how++)
        try_break(whole, tables, how);
    free(whole);
}

Test(salvage, takes_every_row_of_other_tables_that_can_be_read_by_its_key)
{
    static const char *const rows[] = { "journal", "finding",  "resource", "cost", "rule",
                                        "metric",  "practice", "field",    NULL };
    static const char *const others[] = { "import_cover", "known_check",
                                          "milestone_practice_answer", NULL };
    char *whole = sample();
    for (size_t how = 0; how < COUNT(breaks); how++) {
        try_break(whole, rows, how);
        try_break(whole, others, how);
    }
    free(whole);
}

/* Every page of it is overwritten. */
static void lose(const char *path, const char *table)
{
    static long pages[MOST_PAGES];
    size_t count = pages_of(path, table, false, pages);
    for (size_t i = 0; i < count; i++)
        damage(path, pages[i]);
}

static void import_all(Store *store, const char *exports)
{
    Table *files =
        import_run(store, &(ImportPlan){ .paths = (const char *const[]){ exports, NULL } });
    cr_assert_not_null(files, "%s", failure());
    table_free(files);
}

static size_t rows_of(Store *store, const char *list)
{
    Table *rows = report_list(store, "lists", list, ENGLISH, NULL);
    cr_assert_not_null(rows, "%s", failure());
    size_t count = table_rows(rows);
    table_free(rows);
    return count;
}

Test(salvage, what_is_lost_of_an_export_comes_with_it_again_and_once)
{
    static const char *const tables[] = { "finding",     "resource",     "cost",
                                          "finding_key", "resource_key", "check_group",
                                          "import_cover" };
    char *exports = xasprintf("%s/tests/exports", getenv("WELLBOOK_ROOT"));
    char *path = fixture_path("imported.wellbook");
    Store *store = engagement_create(path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    import_all(store, exports);
    store_close(store);
    for (size_t i = 0; i < COUNT(tables); i++) {
        char *broken = fixture_path("broken.wellbook"), *rescued = fixture_path("rescued.wellbook");
        fixture_copy(path, broken);
        lose(broken, tables[i]);
        table_free(salvaged(broken, rescued));
        store = store_open(rescued);
        import_all(store, exports);
        cr_expect_eq(rows_of(store, "findings"), 22, "%s", tables[i]);
        cr_expect_eq(rows_of(store, "resources"), 2, "%s", tables[i]);
        cr_expect_eq(rows_of(store, "costs"), 3, "%s", tables[i]);
        store_close(store);
        free(rescued);
        free(broken);
    }
    free(path);
    free(exports);
}

/* Pages of the file are overwritten, one at a time; the answers come back every time, from the
 * table or from the journal, also when it said which tables there are. */
static void try_pages(long first)
{
    enum { STRIDE = 26 };
    char *path = sample(), *expected = answers_of(path), *broken = fixture_path("broken.wellbook");
    long pages = bytes_of(path) / PAGE;
    for (long page = first; page < pages; page += STRIDE) {
        char *rescued = fixture_path("rescued.wellbook");
        fixture_copy(path, broken);
        damage(broken, page);
        table_free(salvaged(broken, rescued));
        char *answers = answers_of(rescued);
        cr_expect_str_eq(answers, expected, "page %ld", page);
        free(answers);
        unlink(rescued);
        free(rescued);
    }
    free(expected);
    free(broken);
    free(path);
}

/* Two, which the processors share: each takes as long as all other tests of a suite. */
Test(salvage, recovers_every_answer_whichever_page_is_damaged)
{
    try_pages(1);
}

Test(salvage, recovers_every_answer_whichever_page_between_is_damaged)
{
    try_pages(14);
}

static const char two_bad_rows[] =
    "PRAGMA ignore_check_constraints = ON; UPDATE practice_answer SET state = 'bogus' WHERE"
    " (workload, practice) IN (SELECT workload, practice FROM (SELECT workload, practice,"
    " row_number() OVER (ORDER BY workload, practice) AS place FROM practice_answer)"
    " WHERE place IN (7, 881))";

/* The sample has 1136 marks. */
Test(salvage, passes_over_bad_rows_and_names_them_when_the_journal_is_gone)
{
    static long pages[MOST_PAGES];
    char *path = sample(), *rescued = fixture_path("rescued.wellbook");
    char *bad = text_of(path, "SELECT workload || '/' || practice FROM practice_answer"
                              " ORDER BY workload, practice LIMIT 1 OFFSET 6");
    change(path, two_bad_rows);
    size_t count = pages_of(path, "journal", false, pages);
    for (size_t i = 0; i < count; i++)
        damage(path, pages[i]);
    Table *report = salvaged(path, rescued);
    expect_cells(report, "practice_answer", "1134", "2", "0", "2");
    cr_expect(strstr(cell(report, "practice_answer", "which"), bad), "%s",
              cell(report, "practice_answer", "which"));
    cr_expect_str_eq(cell(report, "journal", "lost"), "?");
    cr_expect_eq(salvage_losses(report), 2);
    expect_text(rescued, "SELECT count(*) FROM practice_answer", "1134");
    table_free(report);
    free(bad);
    free(rescued);
    free(path);
}

Test(salvage, puts_bad_rows_right_from_a_whole_journal)
{
    char *path = sample(), *expected = answers_of(path),
         *rescued = fixture_path("rescued.wellbook");
    change(path, two_bad_rows);
    Table *report = salvaged(path, rescued);
    expect_cells(report, "practice_answer", "1134", "2", "2", "");
    cr_expect_eq(salvage_losses(report), 0);
    char *answers = answers_of(rescued);
    cr_expect_str_eq(answers, expected);
    table_free(report);
    free(answers);
    free(expected);
    free(rescued);
    free(path);
}

/* A workbook in which something was said of three questions; the caller frees both. */
static char *with_notes(char **shop)
{
    static const char *const questions[] = { "REL01", "REL02", "REL03" };
    char *path = fixture_path("notes.wellbook");
    Store *store = engagement_create(
        path, &(EngagementPlan){ .customer = "ACME",
                                 .workloads = (const char *const[]){ "Shop", NULL } });
    cr_assert_not_null(store, "%s", failure());
    *shop = engagement_workload(store, "Shop");
    for (size_t i = 0; i < COUNT(questions); i++)
        cr_assert(answer_set_text(store, *shop, questions[i], ANSWER_NOTE, "said"), "%s",
                  failure());
    cr_assert(answer_add_evidence(store, *shop, "REL01", "statement", "one"), "%s", failure());
    cr_assert(answer_add_evidence(store, *shop, "REL01", "statement", "two"), "%s", failure());
    store_close(store);
    return path;
}

/* As flipped bits do: a text, a key, and how many rows a page has. */
Test(salvage, holds_to_the_acts_where_rows_say_something_else)
{
    static const char notes[] =
        "SELECT group_concat(question || ' ' || note, ', ') FROM (SELECT"
        " question, note FROM answer WHERE question LIKE 'REL%' ORDER BY 1)";
    char *shop, *path = with_notes(&shop), *rescued = fixture_path("rescued.wellbook");
    static long pages[MOST_PAGES];
    cr_assert_eq(pages_of(path, "evidence", true, pages), 1);
    write_at(path, pages[0] * PAGE + 4, "\x01", 1);
    change(path, "UPDATE answer SET note = 'sald' WHERE question = 'REL01';"
                 "UPDATE answer SET question = 'REL06' WHERE question = 'REL02'");
    Table *report = salvaged(path, rescued);
    expect_cells(report, "answer", "3", "0", "2", "");
    expect_cells(report, "evidence", "1", "0", "1", "");
    char *which = xasprintf("%s/REL02 (put back); %s/REL06 (no act says it); %s/REL01 (its acts say"
                            " otherwise, and hold)",
                            shop, shop, shop);
    cr_expect_str_eq(cell(report, "answer", "which"), which, "%s", cell(report, "answer", "which"));
    expect_text(rescued, notes, "REL01 said, REL02 said, REL03 said, REL06 said");
    expect_text(rescued,
                "SELECT group_concat(content) FROM (SELECT content FROM evidence ORDER BY"
                " content)",
                "one,two");
    expect_text(rescued, "SELECT key2 || earlier || later || settled_at FROM conflict",
                "REL01[\"said\"][\"sald\"]");
    table_free(report);
    free(which);
    free(shop);
    free(rescued);
    free(path);
}

/* The highest bit of a text in an act: what the row says stands, and nobody took it away. */
Test(salvage, keeps_a_row_whose_act_cannot_be_read)
{
    char *shop, *path = with_notes(&shop), *rescued = fixture_path("rescued.wellbook");
    change(path, "UPDATE journal SET changeset = CAST(replace(changeset, 'REL02', 'REL0' ||"
                 " CAST(x'b2' AS TEXT)) AS BLOB) WHERE instr(changeset, CAST('REL02' AS BLOB))");
    Table *report = salvaged(path, rescued);
    cr_expect_str_eq(cell(report, "journal", "skipped"), "1");
    expect_text(rescued, "SELECT note FROM answer WHERE question = 'REL02'", "said");
    table_free(report);
    free(shop);
    free(rescued);
    free(path);
}

/* What others refer to is known from the acts, or from the bank. */
Test(salvage, keeps_what_refers_to_a_row_with_a_damaged_key)
{
    static const char *const flips[] = {
        "UPDATE workload SET id = 'x' || substr(id, 2)",
        "UPDATE question SET id = 'RDL01' WHERE id = 'REL01'",
        "UPDATE practice SET id = 'RDL01_1' WHERE id = 'REL01_1'",
        "UPDATE pillar SET id = 'relhability' WHERE id = 'reliability'",
        "UPDATE lens SET id = 'a' || id",
    };
    static const char said[] = "SELECT (SELECT count(*) FROM answer WHERE note = 'said') || ' ' ||"
                               " (SELECT count(*) FROM evidence) || ' ' || (SELECT count(*) FROM"
                               " workload) || ' ' || (SELECT count(*) FROM journal WHERE kind ="
                               " 'salvage') || ' ' || (SELECT count(*) FROM question)";
    char *shop, *path = with_notes(&shop), *broken = fixture_path("broken.wellbook"),
                *rescued = fixture_path("rescued.wellbook");
    char *expected = text_of(path, said);
    for (size_t i = 0; i < COUNT(flips); i++) {
        fixture_copy(path, broken);
        change(broken, flips[i]);
        Table *report = salvaged(broken, rescued);
        cr_expect_eq(salvage_losses(report), 0, "%s", flips[i]);
        expect_text(rescued, said, expected);
        table_free(report);
        cr_assert_eq(unlink(rescued), 0);
    }
    free(expected);
    free(shop);
    free(rescued);
    free(broken);
    free(path);
}

Test(salvage, brings_a_dropped_journaled_table_back)
{
    char *path = sample(), *broken = fixture_path("broken.wellbook");
    char *expected = answers_of(path);
    static const char *const tables[] = { "answer", "practice_answer", "evidence", "field_value" };
    for (size_t i = 0; i < COUNT(tables); i++) {
        char *rescued = fixture_path("rescued.wellbook");
        char *sql = xasprintf("PRAGMA secure_delete = ON; DROP TABLE %s", tables[i]);
        char *count = xasprintf("SELECT count(*) FROM %s", tables[i]);
        char *rows = text_of(path, count);
        fixture_copy(path, broken);
        change(broken, sql);
        Table *report = salvaged(broken, rescued);
        cr_expect_str_eq(cell(report, tables[i], "refilled"), rows);
        cr_expect_str_eq(cell(report, tables[i], "lost"), "");
        char *answers = answers_of(rescued);
        cr_expect_str_eq(answers, expected, "%s", tables[i]);
        free(answers);
        table_free(report);
        free(rows);
        free(count);
        free(sql);
        free(rescued);
    }
    free(expected);
    free(broken);
    free(path);
}

Test(salvage, takes_lost_practices_from_each_of_two_shipped_banks)
{
    char *path = fixture_path("two.wellbook"), *rescued = fixture_path("rescued.wellbook");
    const char *const lenses[] = { "alibaba-well-architected", NULL };
    Store *store = engagement_create(
        path, &(EngagementPlan){ .customer = "ACME", .language = ENGLISH, .lenses = lenses });
    cr_assert_not_null(store, "%s", failure());
    cr_assert(engagement_add_lens(store, "container-platform"), "%s", failure());
    store_close(store);
    char *all = text_of(path, "SELECT count(*) || max(id) || min(id) FROM practice");
    long pages[MOST_PAGES];
    size_t count = pages_of(path, "practice", true, pages);
    cr_assert_gt(count, 2);
    damage(path, pages[0]);
    damage(path, pages[count / 2]);
    Table *report = salvaged(path, rescued);
    cr_expect_str_eq(cell(report, "practice", "lost"), "");
    cr_expect_eq(salvage_losses(report), 0);
    expect_text(rescued, "SELECT count(*) || max(id) || min(id) FROM practice", all);
    table_free(report);
    free(all);
    free(rescued);
    free(path);
}

Test(salvage, finds_the_tables_of_a_file_whose_list_of_tables_is_gone)
{
    static long pages[MOST_PAGES];
    char *path = sample(), *broken = fixture_path("broken.wellbook");
    char *rescued = fixture_path("rescued.wellbook"), junk[PAGE - 100];
    memset(junk, 0xA5, sizeof junk);
    fixture_copy(path, broken);
    size_t count = pages_of(path, "sqlite_schema", false, pages);
    for (size_t i = 0; i < count; i++)
        if (pages[i])
            damage(broken, pages[i]);
    write_at(broken, 100, junk, sizeof junk);
    Table *report = salvaged(broken, rescued);
    expect_cells(report, "practice_answer", "1136", "0", "0", "");
    cr_expect_eq(salvage_losses(report), 0);
    table_free(report);
    free(rescued);
    free(broken);
    free(path);
}

Test(salvage, takes_no_definition_of_the_file)
{
    char *path = sample(), *rescued = fixture_path("rescued.wellbook");
    char *fresh = fixture_path("fresh.wellbook");
    static const char schema[] = "SELECT group_concat(type || name || sql, '') FROM"
                                 " (SELECT * FROM sqlite_schema ORDER BY type, name)";
    change(path, "CREATE TRIGGER strange AFTER INSERT ON journal BEGIN DELETE FROM answer; END;"
                 "CREATE VIEW stranger AS SELECT 1; "
                 "CREATE VIEW act AS SELECT 2 AS number;"
                 "CREATE TABLE strangest (a); INSERT INTO strangest VALUES (1);"
                 "ALTER TABLE answer RENAME COLUMN note TO remark");
    Table *report = salvaged(path, rescued);
    cr_expect_eq(salvage_losses(report), 0);
    expect_cells(report, "answer", "197", "0", "0", "");
    store_close(store_create(fresh));
    char *expected = text_of(fresh, schema);
    expect_text(rescued, schema, expected);
    free(expected);
    table_free(report);
    free(fresh);
    free(rescued);
    free(path);
}

/* What each makes of a workbook of one answer; the rows read, skipped, put back and lost. */
static const struct {
    const char *sql, *table, *read, *skipped, *refilled, *lost;
} strange_values[] = {
    { "UPDATE engagement SET id = '../../x'", "engagement", "0", "1", "0", "1" },
    { "UPDATE engagement SET id = upper(id)", "engagement", "0", "1", "0", "1" },
    { "UPDATE journal SET site = '/tmp' WHERE number = 1", "journal", "5", "1", "0", "1" },
    { "UPDATE journal SET changeset = x'54FF' WHERE number = 1", "journal", "5", "1", "0", "1" },
    { "UPDATE journal SET changeset = x'54010173716C6974655F736368656D6100120001'||x'' WHERE"
      " number = 1",
      "journal", "5", "1", "0", "1" },
    { "UPDATE workload SET name = CAST(x'41FF' AS TEXT) WHERE position = 1", "workload", "2", "1",
      "1", "" },
    { "UPDATE workload SET name = CAST(x'410042' AS TEXT) WHERE position = 1", "workload", "2", "1",
      "1", "" },
    { "UPDATE workload SET name = x'4142' WHERE position = 1", "workload", "2", "1", "1", "" },
    { "UPDATE workload SET position = 'first' WHERE position = 1", "workload", "2", "1", "1", "" },
    { "INSERT INTO draft VALUES ('a', CAST(x'80' AS TEXT)), ('b', 'kept')", "draft", "1", "1", "0",
      "1" },
};

/* One workbook as the first release wrote it, before there was a journal. */
Test(salvage, begins_the_journal_of_an_old_workbook_with_all_there_is)
{
    const char *tree = getenv("TOP");
    char *old = xasprintf("%s/tests/workbooks/v3.wellbook", tree ? tree : ".");
    char *path = fixture_path("old.wellbook"), *rescued = fixture_path("rescued.wellbook");
    fixture_copy(old, path);
    Table *report = salvaged(path, rescued);
    expect_cells(report, "practice_answer", "3", "0", "0", "");
    expect_cells(report, "journal", "none", "none", "none", "none");
    cr_expect_eq(salvage_losses(report), 0);
    expect_text(rescued, "SELECT count(*) || ' ' || kind FROM journal", "1 create");
    table_free(report);
    free(rescued);
    free(path);
    free(old);
}

Test(salvage, counts_values_that_are_not_allowed_where_they_are_as_bad)
{
    char *path = sample(), *broken = fixture_path("broken.wellbook");
    for (size_t i = 0; i < COUNT(strange_values); i++) {
        char *rescued = fixture_path("rescued.wellbook");
        fixture_copy(path, broken);
        change(broken, strange_values[i].sql);
        Table *report = salvaged(broken, rescued);
        char *sql = text_of(rescued, "SELECT length(id) || ' ' || (id GLOB '*[^0-9a-f]*') FROM"
                                     " engagement");
        cr_expect_str_eq(sql, "32 0");
        free(sql);
        cr_expect_str_eq(cell(report, strange_values[i].table, "read"), strange_values[i].read,
                         "%s", strange_values[i].sql);
        expect_cells(report, strange_values[i].table, strange_values[i].read,
                     strange_values[i].skipped, strange_values[i].refilled, strange_values[i].lost);
        table_free(report);
        unlink(rescued);
        free(rescued);
    }
    free(broken);
    free(path);
}

Test(salvage, counts_rows_that_belonged_to_a_lost_one_as_lost)
{
    char *path = sample(), *rescued = fixture_path("rescued.wellbook");
    change(path, "INSERT INTO import_tray (batch, file, line, reason, raw) VALUES"
                 " (1, 'a.csv', 1, 'x', 'y'); INSERT INTO practice_answer SELECT workload,"
                 " 'NONE_1', state, reason, note, source, changed_at, changed_by FROM"
                 " practice_answer LIMIT 1");
    Table *report = salvaged(path, rescued);
    expect_cells(report, "practice_answer", "1137", "1", "0", "1");
    expect_text(rescued, "SELECT count(*) FROM practice_answer", "1136");
    table_free(report);
    free(rescued);
    free(path);
}

Test(salvage, reads_a_file_that_was_cut_short_and_says_what_is_lost)
{
    char *path = sample(), *broken = fixture_path("broken.wellbook");
    long bytes = bytes_of(path);
    const long cuts[] = { bytes - 1, bytes / 2 / PAGE * PAGE, bytes / 2 + 777, bytes / 3,
                          9 * PAGE };
    for (size_t i = 0; i < COUNT(cuts); i++) {
        char *rescued = fixture_path("rescued.wellbook");
        fixture_copy(path, broken);
        cr_assert_eq(truncate(broken, cuts[i]), 0);
        Table *report = salvaged(broken, rescued);
        cr_expect(!i || salvage_losses(report), "%ld bytes", cuts[i]);
        table_free(report);
        unlink(rescued);
        free(rescued);
    }
    free(broken);
    free(path);
}

Test(salvage, refuses_what_is_no_workbook_and_a_name_that_is_taken)
{
    char *unread, *text = fixture_path("text.wellbook"), *path = fixture_path("new.wellbook");
    char *pipe = fixture_path("pipe.wellbook"), *whole = sample();
    fixture_write(text, "hello", 5);
    cr_assert_eq(mkfifo(pipe, 0600), 0);
    cr_expect_null(salvage_file(text, path, &unread));
    cr_expect_null(salvage_file(pipe, path, &unread));
    cr_expect(strstr(failure(), "is not a file"), "%s", failure());
    cr_expect_null(salvage_file("/dev/zero", path, &unread));
    cr_expect(strstr(failure(), "is not a file"), "%s", failure());
    cr_expect_not(file_exists(path));
    cr_expect_null(salvage_file(whole, text, &unread));
    cr_expect(strstr(failure(), "exists already"), "%s", failure());
    free(text);
    free(pipe);
    free(path);
    free(whole);
}

Test(salvage, refuses_a_name_beside_which_a_log_lies)
{
    static const char *const companions[] = { "-wal", "-shm", "-journal" };
    char *unread, *whole = sample();
    for (size_t i = 0; i < COUNT(companions); i++) {
        char *path = fixture_path("new.wellbook"), *log = xasprintf("%s%s", path, companions[i]);
        fixture_write(log, "", 0);
        cr_expect_null(salvage_file(whole, path, &unread));
        cr_expect(strstr(failure(), log), "%s", failure());
        cr_expect_not(file_exists(path));
        free(log);
        free(path);
    }
    free(whole);
}

Test(salvage, says_of_a_file_without_tables_that_a_copy_is_needed)
{
    char *unread, *path = sample(), *rescued = fixture_path("rescued.wellbook");
    cr_assert_eq(truncate(path, PAGE), 0);
    cr_expect_null(salvage_file(path, rescued, &unread));
    cr_expect_not(strstr(failure(), "wellbook salvage"), "%s", failure());
    cr_expect(strstr(failure(), "backup"), "%s", failure());
    cr_expect_not(file_exists(rescued));
    free(rescued);
    free(path);
}
