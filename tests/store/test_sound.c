/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engagement/form.h"
#include "fixture.h"

static char *make(void)
{
    char *folder = fixture_path("sound"), *path = xasprintf("%s/a.wellbook", folder);
    setenv("XDG_DATA_HOME", folder, 1);
    cr_assert(file_make_folder(folder), "%s", failure());
    Store *store = engagement_create(path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    free(folder);
    return path;
}

/* What this process has read so far, of anything. */
static long bytes_read(void)
{
    long bytes = -1;
    FILE *file = fopen("/proc/self/io", "r");
    if (file && fscanf(file, "rchar: %ld", &bytes) != 1)
        bytes = -1;
    if (file)
        fclose(file);
    return bytes;
}

static long bytes_to_read(const char *path)
{
    long before = bytes_read();
    Store *store = store_open_to_read(path);
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    return bytes_read() - before;
}

static void change(const char *path, const char *name)
{
    Store *store = store_open(path);
    cr_assert(store && store_claim(store), "%s", failure());
    cr_assert(form_set(store, "engagement", "", "project_name", name), "%s", failure());
    store_close(store);
}

static long size_of(const char *path)
{
    struct stat status;
    cr_assert_eq(stat(path, &status), 0);
    return (long)status.st_size;
}

Test(sound, a_file_found_sound_is_not_read_through_again)
{
    char *path = make();
    long all = size_of(path);
    if (bytes_read() < 0)
        cr_skip_test("no /proc/self/io");
    change(path, "One");
    cr_expect_lt(bytes_to_read(path), all / 2);
    change(path, "Two");
    cr_expect_lt(bytes_to_read(path), all / 2);
    free(path);
}

/* Each time at once after it was found sound, or changed by ourselves. */
Test(sound, a_file_that_somebody_wrote_into_is_looked_through)
{
    enum { PAGE = 4096, DAMAGED = 7 };
    char *path = make(), page[PAGE], garbage[PAGE];
    memset(garbage, 0xA5, sizeof garbage);
    for (int i = 0; i < 4; i++) {
        if (i % 2)
            change(path, i == 1 ? "One" : "Two");
        bytes_to_read(path);
        FILE *file = fopen(path, "r+");
        cr_assert(file && !fseek(file, DAMAGED * PAGE, SEEK_SET) && fread(page, PAGE, 1, file));
        cr_assert(!fseek(file, DAMAGED * PAGE, SEEK_SET) && fwrite(garbage, PAGE, 1, file));
        cr_assert_eq(fclose(file), 0);
        Store *store = store_open_to_read(path);
        cr_expect(store && store_is_damaged(store), "round %d", i);
        store_close(store);
        file = fopen(path, "r+");
        cr_assert(file && !fseek(file, DAMAGED * PAGE, SEEK_SET) && fwrite(page, PAGE, 1, file));
        cr_assert_eq(fclose(file), 0);
    }
    free(path);
}

/* As the disk has it when the program is killed while a change that makes the file longer is
 * written: the header counts pages that are not there yet. */
Test(sound, a_change_that_was_cut_short_is_taken_back)
{
    enum { COUNT_OF_PAGES = 28, MORE = 100 };
    char *path = make(), *cut = fixture_path("cut.wellbook");
    char *journal = xasprintf("%s-journal", path), *beside = xasprintf("%s-journal", cut);
    change(path, "Acknowledged");
    sqlite3 *db;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(
        sqlite3_exec(
            db,
            "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 5; BEGIN; CREATE TABLE grown (bytes); INSERT INTO"
            " grown WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
            " WHERE i < 200) SELECT randomblob(3000) FROM n",
            NULL, NULL, NULL),
        SQLITE_OK);
    fixture_copy(path, cut);
    fixture_copy(journal, beside);
    sqlite3_close(db);
    const unsigned pages = (unsigned)(size_of(cut) / 4096) + MORE;
    const unsigned char said[] = { pages >> 24 & 0xFF, pages >> 16 & 0xFF, pages >> 8 & 0xFF,
                                   pages & 0xFF };
    FILE *file = fopen(cut, "r+");
    cr_assert(file && !fseek(file, COUNT_OF_PAGES, SEEK_SET) && fwrite(said, sizeof said, 1, file));
    cr_assert_eq(fclose(file), 0);
    Store *store = store_open(cut);
    cr_assert_not_null(store, "%s", failure());
    cr_expect_not(store_is_damaged(store), "%s", store_read_only_why(store));
    char *name = form_value(store, "engagement", "", "project_name");
    cr_expect_str_eq(name, "Acknowledged");
    free(name);
    store_close(store);
    free(beside);
    free(journal);
    free(cut);
    free(path);
}
