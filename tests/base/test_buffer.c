/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

Test(buffer, an_empty_one_is_an_empty_text)
{
    Buffer buffer = { 0 };
    cr_assert_str_eq(buffer_text(&buffer), "");
    char *text = buffer_take(&buffer);
    cr_assert_str_eq(text, "");
    free(text);
}

Test(buffer, what_is_between_stands_only_between)
{
    Buffer buffer = { 0 };
    buffer_join(&buffer, ", ", "a");
    buffer_join(&buffer, ", ", "b");
    buffer_join(&buffer, ", ", "c");
    cr_assert_str_eq(buffer_text(&buffer), "a, b, c");
    buffer_free(&buffer);
    cr_assert_str_eq(buffer_text(&buffer), "");
}

Test(buffer, a_text_goes_on_where_it_ended)
{
    Buffer buffer = buffer_of(xstrdup("one"));
    buffer_join(&buffer, " ", "two");
    buffer_add_format(&buffer, " %d", 3);
    buffer_add_sign(&buffer, '!');
    buffer_add_bytes(&buffer, "??", 1);
    char *text = buffer_take(&buffer);
    cr_assert_str_eq(text, "one two 3!?");
    cr_assert_str_eq(buffer_text(&buffer), "");
    free(text);
}

Test(buffer, a_text_without_a_beginning_is_empty)
{
    Buffer buffer = buffer_of(NULL);
    buffer_join(&buffer, " ", "first");
    cr_assert_str_eq(buffer_text(&buffer), "first");
    buffer_free(&buffer);
}

Test(buffer, a_million_additions_are_all_there)
{
    enum { ADDITIONS = 1000000 };
    Buffer buffer = { 0 };
    for (int i = 0; i < ADDITIONS; i++)
        buffer_add_format(&buffer, "%d", i % 10);
    cr_assert_eq(strlen(buffer_text(&buffer)), ADDITIONS);
    cr_assert_eq(strspn(buffer_text(&buffer), "0123456789"), ADDITIONS);
    cr_assert_str_eq(buffer_text(&buffer) + ADDITIONS - 3, "789");
    buffer_free(&buffer);
}
