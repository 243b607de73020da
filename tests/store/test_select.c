/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SELECTs that came from a file: what a hostile one could do to a workbook. */
#include "config.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "engagement/answer.h"
#include "fixture.h"
#include "store/schema.h"
#include "store/store_private.h"

static const Binding nothing[1];

/* A workbook alone in a folder of its own, which is the current one. */
static char *make_folder(void)
{
    char *path = fixture_path("templates");
    cr_assert_eq(mkdir(path, 0700), 0);
    cr_assert_eq(chdir(path), 0);
    Store *store = engagement_create(
        "a.wellbook", &(EngagementPlan){ .customer = "ACME",
                                         .workloads = (const char *const[]){ "Shop", NULL } });
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    return path;
}

static void contents(char *bytes, size_t room, size_t *count)
{
    FILE *file = fopen("a.wellbook", "r");
    cr_assert_not_null(file);
    *count = fread(bytes, 1, room, file);
    cr_assert(*count < room);
    fclose(file);
}

static size_t files(void)
{
    size_t count = 0;
    DIR *folder = opendir(".");
    while (readdir(folder))
        count++;
    closedir(folder);
    return count - 2;
}

typedef struct Hostile {
    const char *sql;
    const char *reason; /* NULL: it reads, and does no harm */
} Hostile;

static const Hostile hostile[] = {
    { "VACUUM INTO 'stolen.db'", "expected one SELECT" },
    { "VACUUM", "expected one SELECT" },
    { "VACUUM main", "expected one SELECT" },
    { "ATTACH 'other.db' AS other", "may only read" },
    { "ATTACH ':memory:' AS other", "may only read" },
    { "DETACH main", "may only read" },
    { "PRAGMA writable_schema = ON", "may only read" },
    { "PRAGMA user_version", "may only read" },
    { "PRAGMA journal_mode = DELETE", "may only read" },
    { "PRAGMA wal_checkpoint(TRUNCATE)", "may only read" },
    { "PRAGMA integrity_check", "may only read" },
    { "SELECT * FROM pragma_journal_mode('delete')", "" },
    { "SELECT * FROM pragma_foreign_key_check", "" },
    { "SELECT * FROM pragma_table_info('workload')", "" },
    { "SELECT load_extension('/tmp/evil.so')", "" },
    { "SELECT fts3_tokenizer('simple', x'00')", "" },
    { "SELECT writefile('made', 'x')", "" },
    { "SELECT edit('x', 'touch made')", "" },
    { "SELECT 1; DELETE FROM workload", "nothing after it" },
    { "SELECT 1 -- ;\n; DELETE FROM workload", "nothing after it" },
    { "SELECT 1; /* only a remark */ DELETE FROM workload", "nothing after it" },
    { "-- SELECT\nDELETE FROM workload", "may only read" },
    { "/* SELECT 1 */", "expected one SELECT" },
    { ";", "expected one SELECT" },
    { "", "expected one SELECT" },
    { "DELETE FROM workload", "may only read" },
    { "DELETE FROM workload RETURNING name", "may only read" },
    { "INSERT INTO bookmark VALUES ('a', 'b') RETURNING 1", "may only read" },
    { "UPDATE workload SET name = 'x' RETURNING name", "may only read" },
    { "REPLACE INTO bookmark VALUES ('a', 'b')", "may only read" },
    { "WITH gone AS (SELECT 1) DELETE FROM workload", "may only read" },
    { "EXPLAIN SELECT 1", "expected one SELECT" },
    { "EXPLAIN QUERY PLAN DELETE FROM workload", "" },
    { "BEGIN IMMEDIATE", "may only read" },
    { "COMMIT", "may only read" },
    { "ROLLBACK", "may only read" },
    { "SAVEPOINT act", "may only read" },
    { "RELEASE act", "may only read" },
    { "REINDEX", "" },
    { "ANALYZE", "may only read" },
    { "CREATE TABLE made (x)", "may only read" },
    { "CREATE TEMP TABLE made AS SELECT 1", "may only read" },
    { "CREATE TEMP TRIGGER made AFTER INSERT ON workload BEGIN DELETE FROM workload; END",
      "may only read" },
    { "CREATE TEMP VIEW workload AS SELECT 1", "may only read" },
    { "CREATE VIRTUAL TABLE made USING fts5(x)", "may only read" },
    { "DROP TABLE workload", "may only read" },
    { "ALTER TABLE workload RENAME TO gone", "may only read" },
    { "SELECT randomblob(1000000000)", "test.sql: string or blob too big" },
    { "SELECT zeroblob(1000000000)", "too big" },
    { "SELECT printf('%.*c', 1000000000, 'x')", NULL },
    { "SELECT group_concat(zeroblob(1000000)) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,"
      "15,16,17,18,19,20]')",
      "too big" },
    { "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT count(*) FROM"
      " more",
      "does not come to an end" },
    { "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT n FROM more",
      "does not come to an end" },
    { "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n FROM more LIMIT 300) SELECT"
      " zeroblob(1000000) || '' FROM more",
      NULL },
    { "SELECT sql FROM sqlite_schema", NULL },
    { "SELECT json('[[[[')", "test.sql: malformed" },
    { "SELECT change FROM change(x'5400FF')", "" },
    { "VALUES (1), (2)", NULL },
};

static void expect_harmless(Store *store, const Hostile *one)
{
    Table *table = store_select(store, "test.sql", one->sql, nothing);
    if (!one->reason)
        cr_expect_not_null(table, "%s: %s", one->sql, failure());
    else {
        cr_expect_null(table, "%s", one->sql);
        cr_expect(strstr(failure(), one->reason), "%s: %s", one->sql, failure());
    }
    table_free(table);
}

Test(select, a_hostile_template_changes_nothing_and_makes_no_file)
{
    static char before[1 << 22], after[sizeof before];
    size_t before_count, after_count;
    free(make_folder());
    contents(before, sizeof before, &before_count);
    Store *store = store_open("a.wellbook");
    cr_assert_not_null(store, "%s", failure());
    store_limit_steps(store, 3000000);
    size_t with_log = files();
    for (size_t i = 0; i < COUNT(hostile); i++) {
        expect_harmless(store, &hostile[i]);
        cr_expect_eq(files(), with_log, "%s", hostile[i].sql);
    }
    cr_expect(store_is_sound(store), "%s", failure());
    store_close(store);
    contents(after, sizeof after, &after_count);
    cr_expect(before_count == after_count && !memcmp(before, after, after_count));
    cr_expect_eq(files(), 1);
}

static char *repeated(const char *head, const char *part, size_t times, const char *tail)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fputs(head, out);
    while (times--)
        fputs(part, out);
    fputs(tail, out);
    fclose(out);
    return text;
}

Test(select, depth_and_length_are_bounded)
{
    static const struct {
        const char *head, *part, *tail;
        size_t times;
    } cases[] = {
        { "SELECT ", "(", "1", 100000 },
        { "SELECT 1", "+1", "", 100000 },
        { "SELECT 1", ",1", "", 129 },
        { "SELECT 1", " UNION ALL SELECT 1", "", 10000 },
        { "SELECT * FROM workload", ", workload", "", 100 },
        { "SELECT ", "abs(", "1", 10000 },
        { "SELECT 1", "                ", "", 100000 },
        { "SELECT * FROM ", "(SELECT * FROM ", "workload", 5000 },
    };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *sql = repeated(cases[i].head, cases[i].part, cases[i].times, cases[i].tail);
        cr_expect_null(store_select(store, "test.sql", sql, nothing), "%s", cases[i].part);
        free(sql);
    }
    store_close(store);
}

/* Each of its rows may ask something, however long the rest of them takes. */
static bool ask(void *data, const char *const cells[], size_t columns)
{
    Table *workloads = engagement_workloads(data);
    bool is_whole = workloads && table_rows(workloads) == 2 && columns == 1 && *cells[0];
    table_free(workloads);
    return is_whole;
}

Test(select, steps_are_counted_over_all_rows_and_not_by_what_is_called_with_them)
{
    static const char endless[] = "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM"
                                  " more) SELECT n FROM more WHERE n % 10000 = 0";
    static const char long_one[] = "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                                   " FROM more LIMIT 100000) SELECT n FROM more";
    Store *store = fixture_store();
    store_limit_steps(store, 3000000);
    cr_expect(store_select_each(store, "test.sql", long_one, nothing, ask, store), "%s", failure());
    cr_expect_not(store_select_each(store, "test.sql", endless, nothing, ask, store));
    cr_expect_str_eq(failure(), "test.sql: the query does not come to an end; it was stopped");
    store_limit_steps(store, 0);
    cr_expect(store_select_each(store, "test.sql", long_one, nothing, ask, store), "%s", failure());
    store_close(store);
}

Test(select, more_rows_than_memory_should_hold_are_refused)
{
    Store *store = fixture_store();
    cr_expect_null(store_select(store, "test.sql",
                                "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM"
                                " more) SELECT printf('%.*c', 10000000, 'x') FROM more",
                                nothing));
    cr_expect_str_eq(failure(), "test.sql: the query gives more than 256 MB; it was stopped");
    store_close(store);
}

static int by_text(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

static char *row_text(const Table *table, size_t row)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < table_columns(table); i++)
        buffer_join(&text, "|", table_cell(table, row, i));
    return buffer_take(&text);
}

/* Sorted: a view promises no order. */
static char *rows_of(Store *store, const char *view)
{
    char *sql = xasprintf("SELECT * FROM %s", view);
    Table *table = store_select(store, view, sql, nothing);
    cr_assert_not_null(table, "%s: %s", view, failure());
    cr_expect(table_columns(table) > 1, "%s", view);
    size_t count = table_rows(table);
    char **rows = xcalloc(count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = row_text(table, i);
    qsort(rows, count, sizeof *rows, by_text);
    Buffer text = { 0 };
    for (size_t i = 0; i < count; i++) {
        buffer_join(&text, "\n", rows[i]);
        free(rows[i]);
    }
    free(rows);
    table_free(table);
    free(sql);
    return buffer_take(&text);
}

Test(select, a_view_that_is_kept_while_a_report_is_made_has_the_rows_it_had)
{
    Store *store = fixture_sample(ENGLISH);
    cr_assert_not_null(store, "%s", failure());
    size_t kept = 0;
    for (const SchemaView *view = schema_views; view->name; view++) {
        if (!view->kept)
            continue;
        /* What it reads is kept both times: unfolded to the last, some take a minute. */
        cr_assert(store_begin_reading(store) && store_run(store, view->sql), "%s", failure());
        char *before = rows_of(store, view->name);
        store_end_reading(store);
        cr_assert(store_begin_reading(store), "%s", failure());
        char *within = rows_of(store, view->name);
        store_end_reading(store);
        cr_expect_str_eq(within, before, "%s", view->name);
        free(before);
        free(within);
        kept++;
    }
    cr_expect(kept > 20);
    store_close(store);
}

/* 5,001 lines of a bill are read where they are. */
Test(select, a_view_of_many_rows_is_not_kept_while_a_report_is_made)
{
    static const Query bill[] = {
        { "", "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
              " INSERT INTO cost (grp, batch, content, product, resource, name, region, tags, item,"
              " amount, currency) SELECT 1, 1, i, 'ecs', '', '', '', '', '', 1, 'CNY' FROM n" },
        { "", "INSERT INTO cost SELECT NULL, grp, batch, 0, product, '', '', '', '', '', 1, 'CNY'"
              " FROM cost LIMIT 1" },
        { "", "SELECT type FROM temp.sqlite_schema WHERE name = 'cost_list'" },
        { 0 },
    };
    static const char *const types[] = { "table", "view" };
    Store *store = fixture_store();
    for (int i = 0; i < 2; i++) {
        cr_assert(store_change(store, bill, i), "%s", failure());
        cr_assert(store_begin_reading(store), "%s", failure());
        table_free(store_select(store, "test.sql", "SELECT count(*) FROM cost_list", nothing));
        char *type = store_text(store, bill, 2);
        cr_expect_str_eq(type, types[i]);
        free(type);
        store_end_reading(store);
    }
    store_close(store);
}

Test(select, what_was_kept_for_a_report_is_forgotten_after_it)
{
    static const char count[] = "SELECT count(*) FROM shortfall";
    Store *store = fixture_store();
    cr_assert(store_begin_reading(store), "%s", failure());
    Table *none = store_select(store, "test.sql", count, nothing);
    store_end_reading(store);
    Table *workloads = engagement_workloads(store);
    cr_assert(
        answer_set_practice(store, table_cell(workloads, 0, 0), "SEC01_1", PRACTICE_MISSING, ""),
        "%s", failure());
    Table *one = store_select(store, "test.sql", count, nothing);
    cr_expect_str_eq(table_cell(none, 0, 0), "0");
    cr_expect_str_eq(table_cell(one, 0, 0), "1");
    table_free(none);
    table_free(one);
    table_free(workloads);
    store_close(store);
}
