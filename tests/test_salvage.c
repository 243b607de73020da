/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "answer.h"
#include "demo.h"
#include "fixture.h"
#include "report.h"
#include "salvage.h"

enum { PAGE = 4096 };

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
    Store *store = demo_create(path);
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    return path;
}

static void damage(const char *path, long page)
{
    char junk[PAGE];
    memset(junk, 0xA5, sizeof junk);
    FILE *file = fopen(path, "r+");
    cr_assert_eq(fseek(file, page * PAGE, SEEK_SET), 0);
    cr_assert_eq(fwrite(junk, 1, sizeof junk, file), sizeof junk);
    fclose(file);
}

static void copy(const char *from, const char *to)
{
    char *text = malloc((size_t)bytes_of(from));
    FILE *in = fopen(from, "r");
    size_t bytes = fread(text, 1, (size_t)bytes_of(from), in);
    fclose(in);
    fixture_write(to, text, bytes);
    free(text);
}

/* Pages that say which tables there are: without them nothing can be found. */
static bool is_of_schema(const char *path, long page)
{
    sqlite3 *db;
    sqlite3_stmt *found;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_prepare_v2(db,
                                    "SELECT 1 FROM dbstat WHERE name = 'sqlite_schema'"
                                    " AND pageno = ?",
                                    -1, &found, NULL),
                 SQLITE_OK);
    sqlite3_bind_int64(found, 1, page + 1);
    bool is_one = sqlite3_step(found) == SQLITE_ROW;
    sqlite3_finalize(found);
    sqlite3_close(db);
    return is_one;
}

/* Each page of the file in turn is overwritten; the answers come back every time, from the
 * table or from the journal. */
Test(salvage, recovers_every_answer_whichever_page_is_damaged)
{
    char *path = sample(), *expected = answers_of(path), *broken = fixture_path("broken.wellbook");
    long pages = bytes_of(path) / PAGE, recovered = 0, tried = 0;
    for (long page = 1; page < pages; page += 13) {
        char *rescued = fixture_path("rescued.wellbook");
        bool is_lost = is_of_schema(path, page);
        copy(path, broken);
        damage(broken, page);
        Table *report = salvage_file(broken, rescued);
        if (!report) {
            cr_expect(is_lost, "page %ld: %s", page, failure());
            cr_expect_not(file_exists(rescued));
            free(rescued);
            continue;
        }
        if (is_lost) {
            table_free(report);
            unlink(rescued);
            free(rescued);
            continue;
        }
        tried++;
        cr_assert_not_null(report, "page %ld: %s", page, failure());
        Store *store = store_open(rescued);
        cr_assert_not_null(store, "page %ld: %s", page, failure());
        cr_expect(store_is_sound(store), "page %ld: %s", page, failure());
        cr_expect(answer_verify(store), "page %ld: %s", page, failure());
        store_close(store);
        char *answers = answers_of(rescued);
        recovered += !strcmp(answers, expected);
        free(answers);
        table_free(report);
        unlink(rescued);
        free(rescued);
    }
    cr_expect_eq(recovered, tried, "all answers were recovered in %ld of %ld", recovered, tried);
    free(expected);
    free(broken);
    free(path);
}

Test(salvage, reads_a_file_that_was_cut_short_and_says_what_is_damaged)
{
    char *path = sample(), *rescued = fixture_path("rescued.wellbook");
    cr_assert_eq(truncate(path, bytes_of(path) / 2 / PAGE * PAGE), 0);
    Table *report = salvage_file(path, rescued);
    cr_assert_not_null(report, "%s", failure());
    bool says = false;
    for (size_t row = 0; row < table_rows(report); row++)
        says = says || *table_get(report, row, "is_damaged");
    cr_expect(says);
    Store *store = store_open(rescued);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(store_is_sound(store), "%s", failure());
    store_close(store);
    table_free(report);
    free(rescued);
    free(path);
}

Test(salvage, refuses_what_is_no_workbook_and_a_name_that_is_taken)
{
    char *text = fixture_path("text.wellbook"), *path = fixture_path("new.wellbook");
    char *whole = sample();
    fixture_write(text, "hello", 5);
    cr_expect_null(salvage_file(text, path));
    cr_expect_not(file_exists(path));
    cr_expect_null(salvage_file(whole, text));
    cr_expect(strstr(failure(), "exists already"), "%s", failure());
    free(text);
    free(path);
    free(whole);
}
