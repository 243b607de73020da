/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engagement/form.h"
#include "base/lock.h"
#include "fixture.h"
#include "workbook/backup.h"

static Store *make(char **path)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
    *path = fixture_path("a.wellbook");
    Store *store = engagement_create(*path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert_not_null(store, "%s", failure());
    return store;
}

static void name_project(Store *store, const char *name)
{
    cr_assert(form_set(store, "engagement", "", "project_name", name), "%s", failure());
}

static void expect_project(const char *path, const char *name)
{
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    char *value = form_value(store, "engagement", "", "project_name");
    cr_expect_str_eq(value, name);
    cr_expect(store_is_sound(store), "%s", failure());
    free(value);
    store_close(store);
}

Test(backup, is_made_again_when_the_one_of_the_same_act_was_cut_or_emptied)
{
    for (off_t left = 0; left < 100000; left += 50000) {
        char *path;
        Store *store = make(&path);
        name_project(store, "first");
        char *one = backup_make(store, NULL);
        cr_assert_not_null(one, "%s", failure());
        cr_assert_eq(truncate(one, left), 0);
        char *two = backup_make(store, NULL);
        cr_assert_not_null(two, "%s", failure());
        expect_project(two, "first");
        free(two);
        free(one);
        store_close(store);
        free(path);
    }
}

Test(backup, is_a_private_workbook_made_only_when_something_was_done)
{
    char *path;
    struct stat status;
    Store *store = make(&path);
    name_project(store, "first");
    char *one = backup_make(store, NULL), *same = backup_make(store, NULL);
    cr_assert(one && same, "%s", failure());
    cr_expect_str_eq(one, same, "nothing was done in between");
    cr_assert_eq(stat(one, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0600);
    expect_project(one, "first");
    name_project(store, "second");
    char *two = backup_make(store, NULL);
    cr_assert_not_null(two, "%s", failure());
    cr_expect_str_neq(one, two);
    Table *list = backup_list(store);
    cr_assert_eq(table_rows(list), 2);
    cr_expect_str_eq(table_get(list, 0, "path"), two);
    cr_expect_str_eq(table_get(list, 0, "at"), "2026-11-23 17:00");
    table_free(list);
    free(one);
    free(same);
    free(two);
    store_close(store);
    free(path);
}

Test(backup, keeps_the_newest_ten)
{
    char *path;
    Store *store = make(&path);
    for (int i = 10; i < 23; i++) {
        char *clock = xasprintf("2026-11-23T09:%d:00Z", i), *name = xasprintf("n%d", i);
        setenv("WELLBOOK_CLOCK", clock, 1);
        name_project(store, name);
        char *made = backup_make(store, NULL);
        cr_assert_not_null(made, "%s", failure());
        free(made);
        free(clock);
        free(name);
    }
    Table *list = backup_list(store);
    cr_assert_eq(table_rows(list), 10);
    expect_project(table_cell(list, 0, 0), "n22");
    expect_project(table_cell(list, 9, 0), "n13");
    table_free(list);
    store_close(store);
    free(path);
}

static char *copy_of(const char *path)
{
    char *copy = fixture_path("theirs.wellbook");
    fixture_copy(path, copy);
    return copy;
}

static void back_up(Store *store)
{
    char *made = backup_make(store, NULL);
    cr_assert_not_null(made, "%s", failure());
    free(made);
}

/* Minute `minute` of the morning; what was done then is backed up. */
static void go_on(Store *store, int minute)
{
    char *clock = xasprintf("2026-11-23T09:%02d:00Z", minute), *name = xasprintf("n%d", minute);
    setenv("WELLBOOK_CLOCK", clock, 1);
    name_project(store, name);
    back_up(store);
    free(clock);
    free(name);
}

Test(backup, of_another_copy_is_not_what_is_restored)
{
    char *path;
    Store *store = make(&path);
    char *theirs = copy_of(path);
    go_on(store, 1);
    go_on(store, 2);
    store_close(store);
    store = store_open(theirs);
    go_on(store, 3);
    store_close(store);
    BackupRestored restored;
    cr_assert(backup_restore(path, NULL, &restored), "%s", failure());
    expect_project(path, "n1");
    cr_expect_eq(restored.missing, 1);
    backup_restored_free(&restored);
    cr_expect_not(backup_restore(path, NULL, NULL), "nothing older is its own");
    expect_project(path, "n1");
    free(theirs);
    free(path);
}

Test(backup, restored_is_the_latest_by_the_journal_although_the_clock_went_back)
{
    char *path;
    Store *store = make(&path);
    go_on(store, 30);
    go_on(store, 2);
    name_project(store, "now");
    store_close(store);
    cr_assert(backup_restore(path, NULL, NULL), "%s", failure());
    expect_project(path, "n2");
    free(path);
}

/* What a killed program was writing is the customer's data as well. */
Test(backup, clears_drafts_that_were_left)
{
    char *path;
    Store *store = make(&path);
    char *made = backup_make(store, NULL), *folder = file_folder(made);
    char *left = xasprintf("%s/.%s.~aB3dE6", folder, file_name(made));
    char *other = xasprintf("%s/other.wellbook", folder);
    FileDraft draft;
    cr_assert(file_make_private(left), "%s", failure());
    cr_assert(file_draft_open(&draft, other), "%s", failure());
    go_on(store, 5);
    cr_expect_not(file_exists(left));
    cr_expect(file_exists(draft.temporary));
    cr_expect(file_exists(made));
    file_draft_discard(&draft);
    store_close(store);
    free(other);
    free(left);
    free(folder);
    free(made);
    free(path);
}

Test(backup, of_another_copy_and_what_was_put_aside_outlive_ten_others)
{
    char *path;
    Store *store = make(&path);
    char *theirs = copy_of(path);
    go_on(store, 1);
    go_on(store, 2);
    store_close(store);
    BackupRestored restored;
    cr_assert(backup_restore(path, NULL, &restored), "%s", failure());
    store = store_open(theirs);
    for (int minute = 3; minute < 15; minute++)
        go_on(store, minute);
    store_close(store);
    store = store_open(path);
    for (int minute = 15; minute < 27; minute++)
        go_on(store, minute);
    store_close(store);
    expect_project(restored.aside, "n2");
    store = store_open(theirs);
    Table *list = backup_list(store);
    cr_expect_eq(table_rows(list), 10 + 10 + 1);
    table_free(list);
    store_close(store);
    backup_restored_free(&restored);
    free(theirs);
    free(path);
}

Test(backup, is_restored_and_what_stood_there_is_kept)
{
    char *path;
    Store *store = make(&path);
    name_project(store, "before");
    char *made = backup_make(store, NULL);
    name_project(store, "after");
    store_close(store);
    cr_assert(backup_restore(path, NULL, NULL), "%s", failure());
    expect_project(path, "before");
    store = store_open(path);
    Table *list = backup_list(store);
    cr_assert_eq(table_rows(list), 2);
    expect_project(table_cell(list, 0, 0), "after");
    table_free(list);
    store_close(store);
    free(made);
    free(path);
}

Test(backup, replaces_a_damaged_workbook_and_keeps_it_aside)
{
    char *path, junk[4096];
    Store *store = make(&path);
    name_project(store, "good");
    char *made = backup_make(store, NULL), *aside = xasprintf("%s.damaged", path);
    store_close(store);
    memset(junk, 0xA5, sizeof junk);
    FILE *file = fopen(path, "r+");
    fseek(file, 4096L * 200, SEEK_SET);
    fwrite(junk, 1, sizeof junk, file);
    fclose(file);
    cr_assert(backup_restore(path, made, NULL), "%s", failure());
    expect_project(path, "good");
    cr_expect(file_exists(aside));
    cr_expect_not(backup_restore(path, aside, NULL), "a damaged backup was restored");
    expect_project(path, "good");
    cr_expect_not(backup_restore(path, "/dev/null", NULL));
    free(aside);
    free(made);
    free(path);
}

Test(backup, keeps_what_a_restored_workbook_went_on_with)
{
    char *path;
    Store *store = make(&path);
    name_project(store, "one");
    char *first = backup_make(store, NULL);
    name_project(store, "two");
    store_close(store);
    cr_assert(backup_restore(path, first, NULL), "%s", failure());
    store = store_open(path);
    name_project(store, "precious");
    store_close(store);
    cr_assert(backup_restore(path, first, NULL), "%s", failure());
    expect_project(path, "one");
    store = store_open(path);
    Table *list = backup_list(store);
    bool is_kept = false;
    for (size_t row = 0; row < table_rows(list); row++) {
        Store *kept = store_open(table_cell(list, row, 0));
        char *name = form_value(kept, "engagement", "", "project_name");
        is_kept = is_kept || !strcmp(name, "precious");
        free(name);
        store_close(kept);
    }
    cr_expect(is_kept, "the third state is in no backup");
    table_free(list);
    store_close(store);
    free(first);
    free(path);
}

Test(backup, outlives_ten_others_that_a_wrong_clock_dated_later)
{
    char *path;
    Store *store = make(&path);
    for (int i = 10; i < 21; i++) {
        char *clock = xasprintf("2026-11-23T09:%d:00Z", i), *name = xasprintf("n%d", i);
        setenv("WELLBOOK_CLOCK", i < 20 ? clock : "2020-01-01T00:00:00Z", 1);
        name_project(store, name);
        char *made = backup_make(store, NULL);
        cr_assert(made && file_exists(made), "%s", failure());
        free(made);
        free(clock);
        free(name);
    }
    store_close(store);
    free(path);
}

Test(backup, is_restored_under_a_reader_who_has_the_workbook_open)
{
    char *path;
    Store *store = make(&path);
    name_project(store, "one");
    char *first = backup_make(store, NULL);
    name_project(store, "two");
    store_close(store);
    Store *reader = store_open(path);
    store_set_read_only(reader, "another reads");
    cr_assert(backup_restore(path, first, NULL), "%s", failure());
    char *seen = form_value(reader, "engagement", "", "project_name");
    cr_expect_str_eq(seen, "one");
    free(seen);
    store_close(reader);
    expect_project(path, "one");
    free(first);
    free(path);
}

Test(backup, of_another_engagement_is_refused)
{
    char *path, *other;
    store_close(make(&path));
    store_close(make(&other));
    cr_expect_not(backup_restore(path, other, NULL));
    cr_expect(strstr(failure(), "another engagement"), "%s", failure());
    free(path);
    free(other);
}

/* The id names the folder of the backups: one that leads elsewhere reaches nobody's files. */
Test(backup, of_a_workbook_with_a_forged_id_touches_no_other_folder)
{
    char *path, *victims = fixture_path("victims");
    Store *store = make(&path);
    cr_assert(file_make_folder(victims));
    for (int i = 0; i < 15; i++) {
        char *name = xasprintf("%s/customer%d.wellbook", victims, i);
        fixture_write(name, "x", 1);
        free(name);
    }
    char *sql = xasprintf("UPDATE engagement SET id = '../../../%s'", file_name(victims));
    cr_assert(store_begin(store));
    cr_assert(store_end(store, store_change_once(store, sql, "")), "%s", failure());
    cr_expect_null(backup_make(store, NULL));
    cr_expect_not_null(strstr(failure(), "does not say which engagement"), "%s", failure());
    for (int i = 0; i < 15; i++) {
        char *name = xasprintf("%s/customer%d.wellbook", victims, i);
        cr_expect(file_exists(name), "%s", name);
        free(name);
    }
    store_close(store);
    free(sql);
    free(victims);
    free(path);
}

/* A copy that only says that it ends with the same act, and the backup made of it. */
static void back_up_forged(const char *path)
{
    char *forged = fixture_path("forged.wellbook");
    Store *store = store_open(path);
    cr_assert(store_copy_to_file(store, forged), "%s", failure());
    store_close(store);
    store = store_open(forged);
    cr_assert(store_change_once(store, "UPDATE field_value SET value = 'forged'", ""));
    char *made = backup_make(store, NULL);
    cr_assert_not_null(made, "%s", failure());
    free(made);
    store_close(store);
    free(forged);
}

static bool is_in_a_backup(const char *path, const char *project)
{
    Store *store = store_open(path);
    Table *list = backup_list(store);
    bool found = false;
    for (size_t row = 0; !found && row < table_rows(list); row++) {
        Store *kept = store_open(table_cell(list, row, 0));
        char *name = form_value(kept, "engagement", "", "project_name");
        found = !strcmp(name, project);
        free(name);
        store_close(kept);
    }
    table_free(list);
    store_close(store);
    return found;
}

Test(backup, is_made_before_restoring_although_one_of_a_forged_copy_ends_with_the_same_act)
{
    char *path;
    Store *store = make(&path);
    name_project(store, "old");
    char *first = backup_make(store, NULL);
    name_project(store, "mine");
    store_close(store);
    back_up_forged(path);
    setenv("WELLBOOK_CLOCK", "2026-11-23T10:00:00Z", 1);
    cr_assert(backup_restore(path, first, NULL), "%s", failure());
    expect_project(path, "old");
    cr_expect(is_in_a_backup(path, "mine"), "what stood there is in no backup");
    free(first);
    free(path);
}

Test(backup, is_restored_into_the_file_itself_while_somebody_reads_it)
{
    struct stat status;
    char *path;
    Store *store = make(&path);
    name_project(store, "old");
    char *first = backup_make(store, NULL), *log = xasprintf("%s-wal", path);
    name_project(store, "mine");
    store_close(store);
    Store *reader = store_open(path);
    store_set_read_only(reader, "another reads");
    cr_assert(backup_restore(path, first, NULL), "%s", failure());
    cr_expect(stat(log, &status) != 0 || !status.st_size, "a reader ended by force leaves it");
    store_close(reader);
    expect_project(path, "old");
    free(log);
    free(first);
    free(path);
}

Test(backup, moves_a_damaged_workbook_to_a_name_at_which_nothing_lies)
{
    static const char *const taken[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < COUNT(taken); i++) {
        char *path, there[32] = "";
        Store *store = make(&path);
        char *made = backup_make(store, NULL);
        char *precious = xasprintf("%s.damaged%s", path, taken[i]),
             *log = xasprintf("%s-wal", path), *aside = xasprintf("%s.damaged-2-wal", path);
        store_close(store);
        fixture_write(precious, "an earlier one", 14);
        fixture_write(path, "no workbook", 11);
        fixture_write(log, "its log", 7);
        cr_assert(backup_restore(path, made, NULL), "%s", failure());
        FILE *file = fopen(precious, "r");
        cr_expect_eq(fread(there, 1, sizeof there, file), 14);
        cr_expect_str_eq(there, "an earlier one");
        fclose(file);
        cr_expect(file_exists(aside), "%s", taken[i]);
        free(aside);
        free(log);
        free(precious);
        free(made);
        free(path);
    }
}

Test(backup, takes_the_place_of_no_workbook_that_another_program_has_open)
{
    char *path, *holder;
    Store *store = make(&path);
    char *made = backup_make(store, NULL), *aside = xasprintf("%s.damaged", path);
    store_close(store);
    fixture_write(path, "no workbook", 11);
    Lock *lock = lock_take(path, "colleague", &holder);
    cr_expect_not(backup_restore(path, made, NULL));
    cr_expect(strstr(failure(), "is open in another program: colleague"), "%s", failure());
    cr_expect_not(file_exists(aside));
    lock_release(lock);
    free(aside);
    free(made);
    free(path);
}
