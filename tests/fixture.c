/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include <criterion/hooks.h>
#include <unistd.h>

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
    Store *store = engagement_create(
        path, &(EngagementPlan){ .customer = "ACME", .workloads = workloads });
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

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
    (void)stats;
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

/* Not the file itself: tests run side by side, and what opens it leaves a log beside it. */
Store *fixture_store(void)
{
    char *path = fixture_path("copy.wellbook");
    fixture_copy(getenv(base), path);
    Store *made = store_open_at_once(path), *store = made ? store_copy(made, ":memory:") : NULL;
    cr_assert_not_null(store, "%s", failure());
    store_close(made);
    remove_all(path);
    free(path);
    return store;
}
