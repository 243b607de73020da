/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include <criterion/hooks.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include "workbook/demo.h"

/* Each test is a process of its own, to which the path of what all copy is handed down. */
static const char base[] = "WELLBOOK_TEST_BASE";

static void remove_all(const char *path)
{
    static const char *const suffixes[] = { "", "-wal", "-shm" };
    for (size_t i = 0; i < COUNT(suffixes); i++) {
        char *name = xasprintf("%s%s", path, suffixes[i]);
        unlink(name);
        free(name);
    }
}

ReportHook(PRE_ALL)(struct criterion_test_set *tests)
{
    static const char *const workloads[] = { "Shop", "Data", NULL };
    char *path = fixture_path("base.wellbook");
    Store *store =
        engagement_create(path, &(EngagementPlan){ .customer = "ACME", .workloads = workloads });
    (void)tests;
    if (!store)
        die("%s", failure());
    store_close(store);
    setenv(base, path, 1);
    free(path);
    /* Settings of whoever runs the tests are neither read nor written. */
    char *settings = fixture_path("settings");
    setenv("XDG_CONFIG_HOME", settings, 1);
    free(settings);
}

static char *sample_path(Language language)
{
    return xasprintf("%s.%s", getenv(base), language_codes[language]);
}

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
    (void)stats;
    for (Language language = ENGLISH; language < LANGUAGE_COUNT; language++) {
        char *path = sample_path(language);
        remove_all(path);
        free(path);
    }
    remove_all(getenv(base));
}

void fixture_copy(const char *from, const char *to)
{
    char block[65536];
    FILE *in = fopen(from, "r"), *out = fopen(to, "w");
    cr_assert(in && out, "%s", from);
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, in));)
        cr_assert_eq(fwrite(block, 1, bytes, out), bytes);
    fclose(in);
    cr_assert_eq(fclose(out), 0);
}

void fixture_tamper(const char *path, const char *sql)
{
    sqlite3 *db;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* Not the file itself: tests run side by side, and what opens it leaves a log beside it. */
static Store *copy_of(const char *from)
{
    char *path = fixture_path("copy.wellbook");
    fixture_copy(from, path);
    Store *made = store_open_at_once(path), *store = made ? store_copy(made, ":memory:") : NULL;
    cr_assert_not_null(store, "%s", failure());
    store_close(made);
    remove_all(path);
    free(path);
    return store;
}

Store *fixture_store(void)
{
    return copy_of(getenv(base));
}

/* The first test that asks makes it, under the lock of the file that all of them copy. */
static void make_sample(const char *path, Language language)
{
    int lock = open(getenv(base), O_RDONLY);
    cr_assert(lock >= 0 && !flock(lock, LOCK_EX));
    if (access(path, F_OK) != 0) {
        char *fresh = fixture_path("sample.wellbook");
        Store *made = demo_create(fresh, language);
        cr_assert_not_null(made, "%s", failure());
        store_close(made);
        cr_assert_eq(rename(fresh, path), 0);
        free(fresh);
    }
    close(lock);
}

Store *fixture_sample(Language language)
{
    char *path = sample_path(language);
    make_sample(path, language);
    Store *store = copy_of(path);
    free(path);
    return store;
}
