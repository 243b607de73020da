/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "base/csv.h"

#define SITE "0123456789abcdef0123456789abcdef"

Test(file, a_backup_is_known_by_its_whole_name)
{
    static const char *const others[] = {
        "",
        "a.wellbook",
        "20261123T090000Z-" SITE "-12.wellbook.txt",
        "20261123T090000Z-" SITE "-.wellbook",
        "20261123T090000Z-" SITE ".wellbook",
        "20261123T090000Z-0123-12.wellbook",
        "20261123T09000Z-" SITE "-12.wellbook",
        "x20261123T090000Z-" SITE "-12.wellbook",
        "20261123T090000Z-" SITE "-../../a.wellbook",
        "20261123T090000Z-0123456789ABCDEF0123456789ABCDEF-1.wellbook",
    };
    cr_expect(file_is_backup("20261123T090000Z-" SITE "-12.wellbook"));
    for (size_t i = 0; i < COUNT(others); i++)
        cr_expect_not(file_is_backup(others[i]), "%s", others[i]);
}

Test(file, removes_only_what_it_made_itself)
{
    static const struct {
        const char *name;
        FileOwn what;
        bool goes;
    } cases[] = {
        { "customer.wellbook", FILE_BACKUP, false },
        { "20261123T090000Z-" SITE "-1.wellbook", FILE_BACKUP, true },
        { "customer.wellbook", FILE_DRAFT, false },
        { ".customer.wellbook.aB3xYz", FILE_DRAFT, true },
        { ".customer.wellbook", FILE_DRAFT, false },
        { "customer.wellbook", FILE_COMPANION, false },
        { "customer.wellbook-wal", FILE_COMPANION, true },
        { "customer.lock", FILE_LOCK_NAME, false },
        { ".customer.wellbook.lock", FILE_LOCK_NAME, true },
        { "notes.txt", FILE_NOTE, false },
        { "wellbook-aB3xYz.txt", FILE_NOTE, true },
    };
    char *folder = fixture_path("own");
    cr_assert(file_make_folder(folder));
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *path = xasprintf("%s/%s", folder, cases[i].name);
        fixture_write(path, "x", 1);
        cr_expect_eq(file_remove(path, cases[i].what), cases[i].goes, "%s", cases[i].name);
        cr_expect_eq(file_exists(path), !cases[i].goes, "%s", cases[i].name);
        free(path);
    }
    char *link = xasprintf("%s/x-wal", folder), *other = xasprintf("%s/notes.txt", folder);
    cr_assert_eq(symlink(other, link), 0);
    cr_expect_not(file_remove(link, FILE_COMPANION), "a link");
    cr_expect_not(file_move(folder, other), "a folder");
    free(other);
    free(link);
    free(folder);
}

Test(file, reads_regular_files_only_and_never_waits)
{
    char *pipe = fixture_path("pipe"), *folder = fixture_path("folder");
    cr_assert_eq(mkfifo(pipe, 0600), 0);
    cr_assert(file_make_folder(folder));
    const struct {
        const char *path, *reason;
    } cases[] = { { pipe, "is a device" },
                  { "/dev/zero", "is a device" },
                  { folder, "is a folder" },
                  { "/nowhere/at/all", "No such file" } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Problems *problems = problems_new();
        cr_expect_null(file_read(cases[i].path, 100));
        cr_expect_not_null(strstr(failure(), cases[i].reason), "%s", failure());
        cr_expect_null(csv_read(cases[i].path, problems));
        cr_expect_eq(problems_count(problems), 1);
        cr_expect_not_null(strstr(problems_get(problems, 0), cases[i].reason), "%s",
                           problems_get(problems, 0));
        problems_free(problems);
    }
    free(folder);
    free(pipe);
}

Test(file, a_text_with_a_nul_byte_is_refused_and_not_cut_there)
{
    char *path = fixture_path("nul.txt");
    fixture_write(path, "before\0after", 12);
    cr_expect_null(file_read(path, 100));
    cr_expect(strstr(failure(), "nul.txt has a NUL byte"), "%s", failure());
    fixture_write(path, "before after", 12);
    char *text = file_read(path, 100);
    cr_expect_str_eq(text, "before after");
    free(text);
    free(path);
}

Test(file, a_long_path_does_not_push_the_reason_out)
{
    char path[6000];
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    cr_expect_null(file_read(path, 100));
    cr_expect_not_null(strstr(failure(), "File name too long"), "%s", failure());
    cr_expect_eq(strncmp(failure(), "aaaa", 4), 0);
    for (size_t i = 0; i + 3 < sizeof path; i += 3)
        memcpy(path + i, "\xE4\xB8\xAD", 3);
    fail("%s: the end", path);
    cr_expect_not_null(strstr(failure(), " … "));
    cr_expect_not_null(strstr(failure(), ": the end"));
}

Test(file, a_draft_needs_a_name_and_goes_through_no_link)
{
    FileDraft draft;
    char *target = fixture_path("target.txt"), *link = fixture_path("link.txt");
    fixture_write(target, "before", 6);
    cr_assert_eq(symlink(target, link), 0);
    cr_expect_not(file_draft_open(&draft, ""));
    cr_expect_str_eq(failure(), "the name of the file is empty");
    cr_expect_not(file_draft_open(&draft, link));
    cr_expect(strstr(failure(), "is a link to somewhere else"), "%s", failure());
    cr_assert_eq(unlink(target), 0);
    cr_expect_not(file_draft_open(&draft, link), "one that leads nowhere");
    free(link);
    free(target);
}

Test(file, what_is_open_here_is_not_opened_to_be_read)
{
    char *path = fixture_path("open.txt"), *link = fixture_path("link.txt");
    fixture_write(path, "text", 4);
    cr_assert_eq(symlink(path, link), 0);
    FILE *file = fopen(path, "r");
    cr_expect_null(file_open(path));
    cr_expect(strstr(failure(), "is open here"), "%s", failure());
    cr_expect_null(file_open(link), "under another name");
    fclose(file);
    file = file_open(link);
    cr_expect_not_null(file, "%s", failure());
    fclose(file);
    free(link);
    free(path);
}

static void expect_home(const char *data, const char *home, const char *start)
{
    data ? setenv("XDG_DATA_HOME", data, 1) : unsetenv("XDG_DATA_HOME");
    home ? setenv("HOME", home, 1) : unsetenv("HOME");
    char *path = file_personal("x/y");
    cr_assert_not_null(path, "%s", failure());
    cr_expect_eq(strncmp(path, start, strlen(start)), 0, "%s instead of %s", path, start);
    free(path);
}

Test(file, personal_files_lie_in_an_absolute_place_of_the_user)
{
    char *home = fixture_path("home");
    cr_assert(file_make_folder(home));
    expect_home(NULL, home, home);
    expect_home("relative", home, home);
    expect_home("", home, home);
    char *data = xasprintf("%s/data", home);
    expect_home(data, "relative", data);
    struct stat status;
    char *ours = xasprintf("%s/wellbook/x", data);
    cr_assert_eq(stat(ours, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0700);
    cr_assert_eq(chmod(ours, 0777), 0);
    expect_home(data, home, data);
    cr_assert_eq(stat(ours, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0700, "others may write to it");
    free(ours);
    free(data);
    free(home);
}

Test(file, no_personal_file_lies_where_everyone_may_write)
{
    char *open = fixture_path("open");
    cr_assert(file_make_folder(open));
    cr_assert_eq(chmod(open, 0777), 0);
    setenv("XDG_DATA_HOME", open, 1);
    cr_expect_null(file_personal("recent"));
    cr_expect_not_null(strstr(failure(), "may be written to by everyone"), "%s", failure());
    free(open);
}

/* "~/.local/share" would begin where anybody may make ".local" first. */
Test(file, nothing_is_made_below_a_home_where_everyone_may_write)
{
    char *open = fixture_path("open"), *local = xasprintf("%s/.local", open);
    cr_assert(file_make_folder(open));
    cr_assert_eq(chmod(open, 01777), 0);
    setenv("HOME", open, 1);
    setenv("XDG_DATA_HOME", "", 1);
    cr_expect_null(file_personal("recent"));
    cr_expect_not_null(strstr(failure(), "may be written to by everyone"), "%s", failure());
    cr_expect_not(file_exists(local));
    cr_assert(file_make_folder(local));
    char *personal = file_personal("recent");
    cr_expect_not_null(personal, "a folder that is there already: %s", failure());
    free(personal);
    free(local);
    free(open);
}

Test(file, a_wrong_root_is_said)
{
    setenv("WELLBOOK_ROOT", "/nowhere", 1);
    cr_expect_not(file_check_shipped());
    cr_expect_not_null(strstr(failure(), "WELLBOOK_ROOT is /nowhere"), "%s", failure());
}

/* A name has at most 255 bytes; ".", ".XXXXXX" and "-journal" are 16 of them. */
Test(file, a_name_made_from_a_long_one_leaves_room_for_its_draft_and_its_log)
{
    char *path = xasprintf("云/%0231d云", 0), *name = file_name_with(path, strlen(path), "-a.zip");
    cr_expect_eq(strlen(file_name(name)), 231 + 6);
    cr_expect_str_eq(name + strlen(name) - 7, "0-a.zip");
    cr_expect_eq(strncmp(name, "云/0", 5), 0);
    free(name);
    free(path);
}

Test(file, a_name_made_from_a_short_one_keeps_all_of_it)
{
    char *name = file_name_with("a/shop.wellbook", 6, "-kept.wellbook");
    cr_expect_str_eq(name, "a/shop-kept.wellbook");
    free(name);
}
