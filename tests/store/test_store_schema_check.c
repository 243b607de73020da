/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "store/schema.h"
#include "store/store_private.h"
#include "workbook/backup.h"
#include "workbook/merge.h"
#include "workbook/milestone.h"

static char *workbook(void)
{
    char *path = fixture_path("schema.wellbook");
    Store *store = engagement_create(path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    return path;
}

/* As a stranger would: with SQLite, past all of our guards. */
static void forge(const char *path, const char *sql)
{
    sqlite3 *db;
    char *reason = NULL;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    int code = sqlite3_exec(db, sql, NULL, NULL, &reason);
    cr_assert_eq(code, SQLITE_OK, "%s: %s", sql, reason);
    sqlite3_close(db);
}

Test(schema, every_released_version_has_the_schema_it_was_released_with)
{
    char hash[HASH_SIZE];
    for (size_t version = 1; version <= schema_version; version++) {
        sqlite3 *db;
        cr_assert_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
        for (size_t step = 0; step < version; step++)
            cr_assert_eq(sqlite3_exec(db, schema_steps[step], NULL, NULL, NULL), SQLITE_OK);
        store_schema_hash(db, hash);
        sqlite3_close(db);
        cr_expect_str_eq(hash, schema_hash(version), "version %zu has %s", version, hash);
    }
}

static const struct {
    const char *sql, *what;
} forgeries[] = {
    { "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM answer; END",
      "its trigger 'evil' is not of Wellbook" },
    { "DROP TRIGGER tally_ruled", "its trigger 'tally_ruled' is missing" },
    { "CREATE VIEW aaa AS SELECT 1", "its view 'aaa' is not of Wellbook" },
    { "CREATE VIEW zzz AS SELECT 1", "its view 'zzz' is not of Wellbook" },
    { "DROP INDEX journal_target", "its index 'journal_target' is missing" },
    { "CREATE INDEX more ON answer (note)", "its index 'more' is not of Wellbook" },
    { "CREATE TABLE other (id)", "its table 'other' is not of Wellbook" },
    { "CREATE VIRTUAL TABLE words USING fts5(text)", "its table 'words' is not of Wellbook" },
    { "ALTER TABLE answer ADD COLUMN extra", "its table 'answer' is not as Wellbook made it" },
    { "PRAGMA legacy_alter_table = ON; ALTER TABLE suppression RENAME TO gone",
      "its table 'gone' is not of Wellbook" },
    { "DROP TABLE import_tray", "its table 'import_tray' is missing" },
    { "CREATE VIEW open_point AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
      " SELECT i + 1 FROM n) SELECT i AS kind FROM n",
      "its view 'open_point' is not of Wellbook" },
};

Test(schema, what_is_not_of_wellbook_is_named_and_takes_no_changes)
{
    for (size_t i = 0; i < COUNT(forgeries); i++) {
        char *path = workbook();
        forge(path, forgeries[i].sql);
        Store *store = store_open(path);
        cr_assert_not_null(store, "%s", forgeries[i].sql);
        cr_expect(store_is_altered(store), "%s", forgeries[i].sql);
        cr_expect_not_null(strstr(store_read_only_why(store), forgeries[i].what), "%s: %s",
                           forgeries[i].sql, store_read_only_why(store));
        cr_expect_not(store_begin(store));
        cr_expect_not_null(strstr(failure(), forgeries[i].what), "%s", failure());
        cr_expect_not(store_is_sound(store));
        cr_expect_not(store_take_over(store));
        store_close(store);
        remove(path);
        free(path);
    }
}

Test(schema, an_altered_workbook_answers_with_our_views)
{
    char *path = workbook();
    forge(path, "CREATE VIEW open_point AS SELECT 'forged' AS kind");
    Store *store = store_open(path);
    Table *rows = store_select(store, "test", "SELECT DISTINCT kind FROM open_point",
                               (const Binding[]){ { 0 } });
    cr_assert_not_null(rows, "%s", failure());
    cr_expect_eq(table_row_of(rows, 0, "forged"), -1);
    table_free(rows);
    store_close(store);
    free(path);
}

Test(schema, an_altered_workbook_is_neither_restored_nor_merged_nor_copied)
{
    char *path = workbook(), *mine = workbook();
    forge(path, "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM answer; END");
    cr_expect_not(backup_restore(mine, path, NULL));
    cr_expect_not_null(strstr(failure(), "'evil'"), "%s", failure());
    Store *store = store_open(mine);
    cr_expect_not(store_attach(store, path));
    cr_expect_not_null(strstr(failure(), "'evil'"), "%s", failure());
    store_close(store);
    Store *altered = store_open(path);
    cr_expect_null(store_copy(altered, path));
    cr_expect_not_null(strstr(failure(), "'evil'"), "%s", failure());
    store_close(altered);
    free(mine);
    free(path);
}

enum { GONE };
static const Query queries[] = {
    [GONE] = { "", "SELECT count(*) FROM suppression" },
    { 0 },
};

Test(schema, a_table_dropped_by_another_program_is_the_files_fault)
{
    char *path = workbook();
    int64_t count;
    Store *store = store_open(path);
    forge(path, "DROP TABLE suppression");
    cr_expect_not(store_number(store, &count, queries, GONE));
    cr_expect_not_null(strstr(failure(), "'suppression' is missing"), "%s", failure());
    store_close(store);
    free(path);
}

/* Whether the store would take for an act what this does to the table. */
static bool is_act(const char *table, const char *sql)
{
    char *path = workbook();
    int bytes = 0;
    void *changeset = NULL;
    sqlite3 *db;
    sqlite3_session *session;
    Store *store = store_open(path);
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3session_create(db, "main", &session), SQLITE_OK);
    cr_assert_eq(sqlite3session_attach(session, table), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    cr_assert_eq(sqlite3session_changeset(session, &bytes, &changeset), SQLITE_OK);
    cr_assert_gt(bytes, 0);
    bool is_whole = store_changeset_is_whole(store, changeset, bytes);
    sqlite3_free(changeset);
    store_close(store);
    sqlite3session_delete(session);
    sqlite3_close(db);
    free(path);
    return is_whole;
}

Test(schema, an_act_of_the_journal_reaches_journaled_tables_and_adds_to_the_bank_alone)
{
    cr_expect(is_act("workload", "UPDATE workload SET name = 'x'"));
    cr_expect_not(is_act("result", "UPDATE result SET earned = 1"));
    cr_expect_not(is_act("practice", "UPDATE practice SET title_en = 'x'"));
    cr_expect_not(is_act("practice", "DELETE FROM practice WHERE id = 'SEC01_1'"));
    cr_expect(is_act("lens", "INSERT INTO lens VALUES ('x', 9, '1', 'x', 'x', 'x', 'x')"));
}

/* The program writes one when it makes the journal. */
static const char first_act[] =
    "INSERT INTO journal (site, sequence, at, author, kind, target, changeset) VALUES"
    " ('0123456789abcdef0123456789abcdef', 1, '2026-11-23T09:00:00Z', 'x', 'create', '', x'')";

/* The one file that was written by an older program, carried on step by step: what it held is
 * there in every version of it before this one, whose acts have checksums. */
static char *as_of_version(size_t version)
{
    const char *tree = getenv("TOP");
    char *path = fixture_path("old.wellbook");
    char *copy = xasprintf("cp '%s/tests/workbooks/v3.wellbook' '%s'", tree ? tree : ".", path);
    cr_assert_eq(system(copy), 0);
    for (size_t step = 3; step < version; step++)
        forge(path, schema_steps[step]);
    if (version > 3)
        forge(path, first_act);
    char *stamp = xasprintf("PRAGMA user_version = %zu", version);
    forge(path, stamp);
    free(stamp);
    free(copy);
    return path;
}

enum { ANSWERS, VIEWS };
static const Query held[] = {
    [ANSWERS] = { "", "SELECT group_concat(practice || state) FROM practice_answer" },
    [VIEWS] = { "",
                "SELECT count(*) FROM main.sqlite_schema WHERE type = 'view' OR name = 'word'" },
    { 0 },
};

Test(schema, a_workbook_of_every_version_opens_with_what_it_held)
{
    char *answers = NULL;
    for (size_t version = 3; version < schema_version; version++) {
        char *path = as_of_version(version);
        Store *store = store_open(path);
        cr_assert_not_null(store, "version %zu: %s", version, failure());
        cr_expect_not(store_is_altered(store), "%s", store_read_only_why(store));
        char *there = store_text(store, held, ANSWERS), *views = store_text(store, held, VIEWS);
        cr_expect_str_eq(views, "0", "version %zu", version);
        cr_expect_gt(strlen(there), 20);
        if (answers)
            cr_expect_str_eq(there, answers, "version %zu", version);
        else
            answers = xstrdup(there);
        cr_expect(store_is_sound(store), "version %zu: %s", version, failure());
        free(views);
        free(there);
        store_close(store);
        free(path);
    }
    free(answers);
}
