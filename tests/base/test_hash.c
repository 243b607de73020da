/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include <string.h>

/* The example of FIPS 180-2, B.1. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

Test(hash, a_file_and_its_bytes_have_one_hash)
{
    char of_bytes[HASH_SIZE], of_file[HASH_SIZE], *path = fixture_path("abc");
    hash_bytes("abc", 3, of_bytes);
    cr_expect_str_eq(of_bytes, ABC);
    fixture_write(path, "abc", 3);
    cr_assert(hash_file(path, of_file), "%s", failure());
    cr_expect_str_eq(of_file, ABC);
    cr_expect_not(hash_file("/nowhere/at/all", of_file));
    cr_expect_not_null(strstr(failure(), "/nowhere/at/all"), "%s", failure());
    free(path);
}

Test(hash, a_short_hash_depends_on_seed_and_bytes)
{
    cr_expect_eq(hash_short(1, "abc", 3), hash_short(1, "abc", 3));
    cr_expect_neq(hash_short(1, "abc", 3), hash_short(2, "abc", 3));
    cr_expect_neq(hash_short(1, "abc", 3), hash_short(1, "abd", 3));
}
