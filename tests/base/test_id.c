/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>

#include "base/id.h"

Test(id, each_is_another_and_is_known_as_one)
{
    char one[ID_SIZE], other[ID_SIZE];
    id_make(one);
    id_make(other);
    cr_expect_str_neq(one, other);
    cr_expect(id_is_valid(one), "%s", one);
    cr_expect_not(id_is_valid(one + 1), "31 digits");
    cr_expect_not(id_is_valid(""));
    cr_expect_not(id_is_valid("0123456789ABCDEF0123456789ABCDEF"));
}
