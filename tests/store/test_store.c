/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engagement/answer.h"
#include "engagement/form.h"
#include "engagement/setting.h"
#include "base/lock.h"
#include "fixture.h"
#include "store/store_bulk.h"

static char *make(void)
{
    char *path = fixture_path("a.wellbook");
    Store *store = engagement_create(path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    return path;
}

static char *contents(const char *path, size_t *bytes)
{
    struct stat status;
    cr_assert_eq(stat(path, &status), 0);
    char *text = malloc((size_t)status.st_size);
    FILE *file = fopen(path, "r");
    *bytes = fread(text, 1, (size_t)status.st_size, file);
    fclose(file);
    return text;
}

Test(store, a_workbook_is_private_and_alone)
{
    struct stat status;
    char *path = make(), *wal = xasprintf("%s-wal", path);
    cr_assert_eq(stat(path, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0600);
    cr_expect_not(file_exists(wal), "a closed workbook is one file");
    free(wal);
    free(path);
}

Test(store, an_existing_file_is_not_overwritten)
{
    char *path = fixture_path("taken.wellbook");
    fixture_write(path, "mine", 4);
    cr_expect_null(engagement_create(path, &(EngagementPlan){ .customer = "ACME" }));
    cr_expect(strstr(failure(), "exists already"), "%s", failure());
    char *text = file_read(path, 100);
    cr_expect_str_eq(text, "mine");
    free(text);
    free(path);
}

static void expect_refused(const char *path, const char *reason)
{
    size_t before_bytes, after_bytes;
    char *before = contents(path, &before_bytes);
    Store *store = store_open(path);
    cr_expect_null(store, "%s was opened", path);
    store_close(store);
    cr_expect(strstr(failure(), reason), "%s", failure());
    char *after = contents(path, &after_bytes);
    cr_expect(before_bytes == after_bytes && !memcmp(before, after, before_bytes),
              "%s was written to", path);
    free(before);
    free(after);
}

static void patch(const char *path, long offset, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "r+");
    fseek(file, offset, SEEK_SET);
    fwrite(bytes, 1, count, file);
    fclose(file);
}

Test(store, foreign_and_newer_files_are_refused_untouched)
{
    char *text = fixture_path("text.wellbook"), *newer = make();
    fixture_write(text, "hello", 5);
    expect_refused(text, "is not a Wellbook workbook");
    patch(newer, 60, "\0\0\x03\xE7", 4);
    expect_refused(newer, "newer version");
    free(text);
    free(newer);
}

static void expect_read_only(const char *path)
{
    size_t before_bytes, after_bytes;
    char *before = contents(path, &before_bytes);
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(store_is_damaged(store));
    cr_expect_not(form_set(store, "engagement", "", "project_name", "x"));
    cr_expect(strstr(failure(), "wellbook salvage"), "%s", failure());
    char *customer = form_value(store, "engagement", "", "customer");
    cr_expect_str_eq(customer, "ACME");
    free(customer);
    store_close(store);
    char *after = contents(path, &after_bytes);
    cr_expect(before_bytes == after_bytes && !memcmp(before, after, before_bytes),
              "%s was written to", path);
    free(before);
    free(after);
}

Test(store, a_damaged_file_is_opened_read_only_and_left_as_it_is)
{
    char *cut = make(), *broken = make(), junk[4096];
    size_t bytes;
    free(contents(cut, &bytes));
    cr_assert_eq(truncate(cut, (off_t)bytes - 8192), 0);
    expect_read_only(cut);
    memset(junk, 0xA5, sizeof junk);
    patch(broken, 4096 * 200, junk, sizeof junk);
    expect_read_only(broken);
    free(cut);
    free(broken);
}

Test(store, one_program_writes_and_the_other_is_told_who)
{
    char *path = make();
    Store *mine = store_open(path), *theirs = store_open(path);
    store_set_author(mine, "Li Wei");
    cr_assert(store_claim(mine), "%s", failure());
    cr_assert(store_claim(mine), "claimed twice by the same");
    cr_expect_not(store_claim(theirs));
    cr_expect(strstr(failure(), "Li Wei, 2026-11-23 17:00"), "%s", failure());
    store_close(mine);
    cr_expect(store_claim(theirs), "%s", failure());
    store_close(theirs);
    free(path);
}

Test(store, nobody_else_holds_a_workbook_in_memory)
{
    Store *mine = store_create(":memory:"), *theirs = store_create(":memory:");
    cr_assert(mine && theirs, "%s", failure());
    cr_expect(store_claim(mine), "%s", failure());
    cr_expect(store_claim(theirs), "%s", failure());
    store_close(theirs);
    store_close(mine);
}

Test(store, a_link_to_a_workbook_leads_to_the_same_claim)
{
    char *path = make(), *link = fixture_path("link.wellbook");
    cr_assert_eq(symlink(strrchr(path, '/') + 1, link), 0);
    Store *mine = store_open(path), *theirs = store_open(link);
    cr_assert(mine && theirs, "%s", failure());
    cr_assert(store_claim(mine));
    cr_expect_not(store_claim(theirs));
    store_close(mine);
    store_close(theirs);
    free(link);
    free(path);
}

Test(store, is_taken_over_from_a_program_that_ends)
{
    char *path = make(), byte;
    int told[2];
    cr_assert_eq(pipe(told), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGHUP, SIG_DFL); /* nohup ignores it */
        Store *store = store_open(path);
        bool done = store_claim(store) && write(told[1], "!", 1) == 1;
        while (done)
            pause();
        _exit(1);
    }
    cr_assert_eq(read(told[0], &byte, 1), 1);
    Store *store = store_open(path);
    cr_expect_not(store_claim(store));
    store_set_read_only(store, "the other");
    cr_assert(store_take_over(store), "%s", failure());
    cr_expect(form_set(store, "engagement", "", "project_name", "x"), "%s", failure());
    store_close(store);
    int status;
    waitpid(child, &status, 0);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
    free(path);
}

Test(store, a_damaged_file_opened_at_once_takes_no_answer)
{
    size_t before_bytes, after_bytes;
    char *path = make(), junk[4096];
    memset(junk, 0xA5, sizeof junk);
    patch(path, 4096 * 200, junk, sizeof junk);
    char *before = contents(path, &before_bytes);
    Store *store = store_open_at_once(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect_not(form_set(store, "engagement", "", "project_name", "x"));
    cr_expect(strstr(failure(), "damaged"), "%s", failure());
    store_close(store);
    char *after = contents(path, &after_bytes);
    cr_expect(before_bytes == after_bytes && !memcmp(before, after, before_bytes),
              "it was written to");
    free(before);
    free(after);
    free(path);
}

Test(store, another_programs_database_is_refused)
{
    char *path = fixture_path("other.wellbook");
    char header[4096] = "SQLite format 3";
    header[16] = 0x10;
    header[18] = header[19] = 1;
    fixture_write(path, header, sizeof header);
    expect_refused(path, "is not a Wellbook workbook");
    free(path);
}

Test(store, what_was_answered_survives_a_kill)
{
    char *path = make();
    pid_t child = fork();
    if (child == 0) {
        Store *store = store_open(path);
        char *workload = engagement_workload(store, NULL);
        bool done = answer_set_practice(store, workload, "SEC01_1", PRACTICE_IN_PLACE, "") &&
                    store_begin(store) &&
                    answer_set_practice(store, workload, "SEC01_2", PRACTICE_IN_PLACE, "");
        kill(getpid(), done ? SIGKILL : SIGTERM);
    }
    int status;
    waitpid(child, &status, 0);
    cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    char *workload = engagement_workload(store, NULL);
    Table *rows = answer_practices(store, workload, "SEC01", ENGLISH);
    cr_expect_str_eq(table_get(rows, 0, "state"), "in-place");
    cr_expect_str_eq(table_get(rows, 1, "state"), "", "an act that was not ended left something");
    cr_expect(store_is_sound(store), "%s", failure());
    table_free(rows);
    free(workload);
    store_close(store);
    free(path);
}

Test(store, an_inner_act_that_fails_is_undone_alone)
{
    Store *store = fixture_store();
    cr_assert(store_begin(store));
    cr_expect(form_set(store, "engagement", "", "project_name", "kept"));
    cr_assert(store_begin(store));
    cr_expect(form_set(store, "engagement", "", "project_number", "dropped"));
    cr_expect_not(store_end(store, false));
    cr_assert(store_end(store, true));
    char *kept = form_value(store, "engagement", "", "project_name");
    char *dropped = form_value(store, "engagement", "", "project_number");
    cr_expect_str_eq(kept, "kept");
    cr_expect_str_eq(dropped, "");
    free(kept);
    free(dropped);
    store_close(store);
}

Test(store, a_template_can_only_read)
{
    static const char *const attacks[] = { "DELETE FROM workload",
                                           "PRAGMA user_version = 9",
                                           "ATTACH 'x.db' AS x",
                                           "SELECT 1; DELETE FROM workload",
                                           "INSERT INTO bookmark VALUES ('a', 'b')",
                                           "" };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(attacks); i++) {
        Table *table = store_select(store, "test.sql", attacks[i], (const Binding[]){ { 0 } });
        cr_expect_null(table, "%s", attacks[i]);
        cr_expect_eq(strncmp(failure(), "test.sql", 8), 0, "%s", failure());
    }
    Table *rows = engagement_workloads(store);
    cr_expect_eq(table_rows(rows), 2);
    table_free(rows);
    store_close(store);
}

Test(store, read_only_refuses_every_change)
{
    Store *store = fixture_store();
    store_set_read_only(store, "as asked for");
    cr_expect_not(form_set(store, "engagement", "", "project_name", "x"));
    cr_expect(strstr(failure(), "read-only"), "%s", failure());
    store_close(store);
}

Test(engagement, workloads_are_told_apart_by_name)
{
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "ｓｈｏｐ");
    cr_expect_not_null(shop, "%s", failure());
    cr_expect_null(engagement_workload(store, "Nope"));
    cr_expect_null(engagement_workload(store, NULL));
    cr_expect_not(engagement_add_workload(store, "SHOP"));
    cr_expect_not(engagement_add_workload(store, "  "));
    cr_expect(engagement_rename_workload(store, shop, "shop"), "%s", failure());
    free(shop);
    store_close(store);
}

/* In a process of its own, for root may write anywhere and must be nobody first. */
static bool reads_old(const char *path)
{
    enum { NOBODY = 65534 };
    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        return fail("cannot be nobody");
    Store *store = store_open(path);
    char *start = store ? setting_get(store, "plan-start") : NULL;
    bool done = start && store_is_read_only(store) && !strcmp(store_path(store), path) &&
                !form_set(store, "engagement", "", "project_name", "x") &&
                strstr(failure(), "the file takes no changes");
    free(start);
    store_close(store);
    return done;
}

Test(store, an_older_file_that_takes_no_changes_is_brought_up_to_date_in_memory)
{
    char *shipped = xasprintf("%s/tests/workbooks/v3.wellbook", getenv("WELLBOOK_ROOT"));
    /* Not below the build folder, which nobody may be kept out of. */
    char folder[] = "/tmp/wellbook-test-XXXXXX";
    size_t bytes, after_bytes;
    cr_assert_not_null(mkdtemp(folder));
    char *path = xasprintf("%s/old.wellbook", folder), *text = contents(shipped, &bytes);
    fixture_write(path, text, bytes);
    cr_assert(chmod(path, 0444) == 0 && chmod(folder, 0555) == 0);
    pid_t child = fork();
    if (child == 0) {
        bool done = reads_old(path);
        if (!done)
            fprintf(stderr, "%s\n", failure());
        _exit(!done);
    }
    int status;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    char *after = contents(path, &after_bytes);
    cr_expect(bytes == after_bytes && !memcmp(text, after, bytes), "it was written to");
    cr_assert(chmod(folder, 0755) == 0 && unlink(path) == 0 && rmdir(folder) == 0);
    free(after);
    free(text);
    free(path);
    free(shipped);
}

Test(store, arguments_are_bound_by_the_type_they_have)
{
    static const Query queries[] = {
        { "tiirit", "SELECT ?1 || ' ' || typeof(?2) || ?2 || ' ' || ?3 || ' ' || ?4 || ' ' || ?5"
                    " || ' ' || ifnull(?6, 'none')" },
        { 0 },
    };
    const char *none = NULL;
    Store *store = fixture_store();
    char *text = store_text(store, queries, 0, "a", 7, (size_t)8, 0.5, true, none);
    cr_expect_str_eq(text, "a integer7 8 0.5 1 none", "%s", text);
    free(text);
    store_close(store);
}

/* Such a call is a mistake of the program. */

static void ask_for_a_text(const char *types)
{
    const Query queries[] = { { types, strlen(types) == 1 ? "SELECT ?" : "SELECT ?, ?" }, { 0 } };
    Store *store = fixture_store();
    free(store_text(store, queries, 0, "a"));
}

Test(store, an_argument_of_another_type_ends_the_program, .exit_code = 70)
{
    ask_for_a_text("i");
}

Test(store, an_argument_too_few_ends_the_program, .exit_code = 70)
{
    ask_for_a_text("tt");
}

Test(store, an_argument_too_many_ends_the_program, .exit_code = 70)
{
    static const Query queries[] = { { "", "SELECT 1" }, { 0 } };
    Store *store = fixture_store();
    free(store_text(store, queries, 0, "a"));
}

static char *lock_of(const char *path)
{
    return xasprintf("%.*s.%s.lock", (int)(file_name(path) - path), path, file_name(path));
}

static Store *make_at(const char *path)
{
    Store *store = engagement_create(path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    return store;
}

/* A folder, a link, a text, and one that has another name as well. */
static void put_in_the_way(const char *lock, int kind, const char *text)
{
    if (kind == 0)
        cr_assert(file_make_folder(lock));
    else if (kind == 1)
        cr_assert_eq(symlink(text, lock), 0);
    else if (kind == 2)
        cr_assert_eq(link(text, lock), 0);
    else
        fixture_write(lock, "precious", 8);
}

Test(store, is_not_claimed_by_what_is_no_lock_and_leaves_it_as_it_is)
{
    static const char *const reasons[] = { "cannot be opened", "cannot be opened",
                                           "is not a lock that Wellbook made",
                                           "is not a lock that Wellbook made" };
    for (int kind = 0; kind < (int)COUNT(reasons); kind++) {
        char *path = fixture_path("a.wellbook"), *lock = lock_of(path), *text = fixture_path("t");
        fixture_write(text, "precious", 8);
        Store *store = make_at(path);
        put_in_the_way(lock, kind, text);
        cr_expect_not(store_claim(store), "%d", kind);
        cr_expect(strstr(failure(), reasons[kind]), "%s", failure());
        store_close(store);
        char *after = file_read(kind == 3 ? lock : text, 100);
        cr_expect_str_eq(after, "precious", "%d", kind);
        free(after);
        free(text);
        free(lock);
        free(path);
    }
}

Test(store, whose_lock_was_deleted_is_still_claimed)
{
    char *path = fixture_path("a.wellbook"), *lock = lock_of(path);
    Store *mine = make_at(path), *theirs = store_open(path);
    cr_assert(store_claim(mine), "%s", failure());
    cr_assert_eq(unlink(lock), 0);
    cr_expect_not(store_claim(theirs));
    cr_expect(strstr(failure(), "is open in another program: process "), "%s", failure());
    cr_expect_not(file_exists(lock), "what the other made is gone");
    cr_expect(store_begin(mine) && store_end(mine, true), "%s", failure());
    cr_expect(file_exists(lock), "it is made anew");
    store_close(theirs);
    store_close(mine);
    cr_expect_not(file_exists(lock));
    theirs = store_open(path);
    cr_expect(store_claim(theirs), "%s", failure());
    store_close(theirs);
    free(lock);
    free(path);
}

/* By a program that sees only the other name, as of a file that is mounted. */
Test(store, is_claimed_once_under_all_its_names)
{
    char *path = fixture_path("a.wellbook"), *name = fixture_path("b.wellbook"), *holder;
    Store *mine = make_at(path);
    cr_assert(store_claim(mine), "%s", failure());
    cr_assert_eq(link(path, name), 0);
    cr_expect_null(lock_take(name, "other", &holder));
    cr_assert_not_null(holder, "%s", failure());
    cr_expect_eq(strncmp(holder, "process ", 8), 0, "%s", holder);
    free(holder);
    store_close(mine);
    Lock *lock = lock_take(name, "other", &holder);
    cr_expect_not_null(lock, "%s", failure());
    lock_release(lock);
    free(name);
    free(path);
}

/* Whoever holds the lock could name any process in it. */
Test(store, is_taken_over_only_from_the_program_that_has_the_lock)
{
    char *path = fixture_path("a.wellbook"), *lock = lock_of(path), host[64] = "";
    int status;
    pid_t bystander = fork();
    if (!bystander)
        for (;;)
            pause();
    gethostname(host, sizeof host - 1);
    Store *store = make_at(path);
    char *claim = xasprintf("%ld %s\nmallory", (long)bystander, host);
    fixture_write(lock, claim, strlen(claim));
    FILE *held = fopen(lock, "r");
    cr_assert_eq(flock(fileno(held), LOCK_EX), 0);
    cr_expect_not(store_claim(store));
    cr_expect_not(store_take_over(store));
    cr_expect(strstr(failure(), "it is not known which program has it open"), "%s", failure());
    kill(bystander, SIGTERM);
    waitpid(bystander, &status, 0);
    cr_expect_eq(WTERMSIG(status), SIGTERM, "it was asked to end");
    fclose(held);
    store_close(store);
    free(claim);
    free(lock);
    free(path);
}

Test(store, says_that_an_act_was_kept_although_somebody_deleted_its_rollback_journal)
{
    char *path = fixture_path("a.wellbook"), *journal = xasprintf("%s-journal", path);
    Store *store = make_at(path);
    cr_assert(store_claim(store), "%s", failure());
    cr_assert(store_begin_bulk(store), "%s", failure());
    cr_assert(store_begin(store), "%s", failure());
    bool done = form_set(store, "engagement", "", "project_name", "kept");
    cr_assert_eq(unlink(journal), 0, "there is none");
    cr_expect(store_end(store, done), "%s", failure());
    store_end_bulk(store);
    cr_expect(form_set(store, "engagement", "", "project_number", "7"), "%s", failure());
    store_close(store);
    store = store_open(path);
    char *name = form_value(store, "engagement", "", "project_name");
    cr_expect_str_eq(name, "kept");
    cr_expect(store_is_sound(store), "%s", failure());
    free(name);
    store_close(store);
    free(journal);
    free(path);
}

/* SQLite's lock of one who writes: https://www.sqlite.org/lockingv3.html, from byte 2^30 on. */
static pid_t lock_as_another(const char *path)
{
    int ready[2];
    char word;
    cr_assert_eq(pipe(ready), 0);
    pid_t other = fork();
    if (!other) {
        struct flock lock = {
            .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 1 << 30, .l_len = 512
        };
        int descriptor = open(path, O_RDWR);
        if (fcntl(descriptor, F_SETLK, &lock) == 0 && write(ready[1], "!", 1) == 1)
            for (;;)
                pause();
        _exit(1);
    }
    close(ready[1]);
    cr_assert_eq(read(ready[0], &word, 1), 1);
    close(ready[0]);
    return other;
}

Test(store, that_another_program_has_locked_is_not_quiet)
{
    char *path = fixture_path("a.wellbook");
    store_close(make_at(path));
    cr_expect(store_is_quiet(path), "%s", failure());
    pid_t other = lock_as_another(path);
    cr_expect_not(store_is_quiet(path));
    cr_expect(strstr(failure(), "another program is writing to it"), "%s", failure());
    kill(other, SIGKILL);
    waitpid(other, NULL, 0);
    fixture_write(path, "no workbook", 11);
    cr_expect(store_is_quiet(path), "a damaged one: %s", failure());
    free(path);
}
