/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <criterion/criterion.h>
#include <string.h>

#include "format/json_escape.h"

Test(json_escape, halves_of_a_pair_and_nul_become_the_replacement_character)
{
    static const struct {
        const char *given, *mended;
        size_t repaired;
    } cases[] = {
        { "a\\ud83d\\ude00b", "a\\ud83d\\ude00b", 0 },
        { "a\\ud83db", "a\\uFFFDb", 1 },
        { "\\ude00\\u0000", "\\uFFFD\\uFFFD", 2 },
        { "\\\\u0000", "\\\\u0000", 0 },
        { "\\n\\u4e2d", "\\n\\u4e2d", 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[64];
        size_t repaired = 0, bytes = strlen(strcpy(text, cases[i].given));
        cr_expect_eq(json_escape_repair(text, bytes, true, &repaired), bytes);
        cr_expect_str_eq(text, cases[i].mended);
        cr_expect_eq(repaired, cases[i].repaired, "%s", cases[i].given);
    }
}

Test(json_escape, what_may_go_on_waits_for_the_next_piece)
{
    char text[] = "ab\\ud8";
    size_t repaired = 0;
    cr_expect_eq(json_escape_repair(text, strlen(text), false, &repaired), 2);
    cr_expect_eq(repaired, 0);
}
