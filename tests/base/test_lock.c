/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "base/lock.h"

static char *claim_of(const char *path)
{
    char *folder = file_folder(path);
    char *claim = xasprintf("%s/.%s.lock", folder, file_name(path));
    free(folder);
    return claim;
}

Test(lock, a_second_claim_is_told_who_has_the_first)
{
    char *path = fixture_path("shared"), *claim = claim_of(path), *holder;
    Lock *lock = lock_take(path, "Lin since 09:00", &holder);
    cr_assert_not_null(lock);
    cr_expect_null(holder);
    cr_expect(file_exists(claim));
    cr_expect_null(lock_take(path, "Wang", &holder));
    cr_assert_not_null(holder);
    cr_expect_str_eq(holder, "Lin since 09:00");
    free(holder);
    lock_release(lock);
    cr_expect_not(file_exists(claim));
    lock = lock_take(path, "Wang", &holder);
    cr_expect_not_null(lock, "it is free again");
    lock_release(lock);
    free(claim);
    free(path);
}

Test(lock, a_folder_that_allows_none_is_no_conflict)
{
    char *holder;
    cr_expect_null(lock_take("/nowhere/at/all", "Lin", &holder));
    cr_expect_null(holder);
}

Test(lock, a_program_of_another_machine_is_not_asked_to_end)
{
    char *path = fixture_path("far"), *claim = claim_of(path), *holder;
    static const char far[] = "4711 elsewhere.example\nWang";
    Lock *lock = lock_take(path, "Wang", &holder);
    cr_assert_not_null(lock);
    fixture_write(claim, far, sizeof far - 1);
    cr_expect_null(lock_take_over(path, "Lin"));
    cr_expect_not_null(strstr(failure(), "open on the machine elsewhere.example"), "%s", failure());
    lock_release(lock);
    free(claim);
    free(path);
}
