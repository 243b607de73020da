/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "fixture.h"

static char *folder;

static void touch(const char *name)
{
    char *path = folder_join(folder, name);
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fclose(file);
    free(path);
}

static void make_folder(void)
{
    folder = fixture_path("folder");
    cr_assert_eq(mkdir(folder, 0700), 0);
    touch("华东零售.wellbook");
    touch("华北零售.wellbook");
    touch("notes.txt");
    touch(".hidden");
    char *below = folder_join(folder, "exports");
    cr_assert_eq(mkdir(below, 0700), 0);
    free(below);
}

static void free_folder(void)
{
    free(folder);
}

TestSuite(folder, .init = make_folder, .fini = free_folder);

static void expect_completed(const char *typed, const char *expected, size_t expected_names)
{
    size_t names;
    char *begun = folder_join(folder, typed), *whole = folder_complete(begun, &names);
    char *wanted = folder_join(folder, expected);
    cr_expect_str_eq(whole, wanted);
    cr_expect_eq(names, expected_names, "%s: %zu", typed, names);
    free(wanted);
    free(whole);
    free(begun);
}

Test(folder, a_path_is_completed_as_far_as_all_names_agree_in_whole_characters)
{
    expect_completed("no", "notes.txt", 1);
    expect_completed("华", "华", 2);
    expect_completed("华东", "华东零售.wellbook", 1);
    expect_completed("e", "exports/", 1);
    expect_completed("zz", "zz", 0);
}

Test(folder, lists_folders_first_and_nothing_hidden)
{
    Table *list = folder_list(folder);
    cr_assert_not_null(list);
    cr_assert_eq(table_rows(list), 4);
    cr_expect_str_eq(table_cell(list, 0, 0), "exports/");
    cr_expect_str_eq(table_cell(list, 1, 0), "notes.txt");
    table_free(list);
    cr_expect_null(folder_list("/nowhere/at/all"));
}

Test(folder, a_new_path_of_a_customer_is_one_that_nothing_has_and_a_shell_takes)
{
    char *first = folder_new_path(folder, "华东零售", ".wellbook");
    cr_expect_str_eq(file_name(first), "华东零售-2.wellbook");
    char *other = folder_new_path(folder, " ACME Retail / $North ", ".wellbook");
    cr_expect_str_eq(file_name(other), "ACME-Retail----North.wellbook");
    free(other);
    free(first);
}

Test(folder, a_tilde_is_the_home_of_the_user)
{
    setenv("HOME", "/home/li", 1);
    char *path = folder_path(" ~/a.wellbook ");
    cr_expect_str_eq(path, "/home/li/a.wellbook");
    free(path);
}
