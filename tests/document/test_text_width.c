/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "document/text_width.h"

#include <criterion/criterion.h>

/* At 11 points an em is 14.67 pixels: ten Han characters are 147 pixels. */
Test(text_width, counts_the_lines_of_a_cell)
{
    static const struct {
        const char *text;
        double pixels;
        bool is_chinese;
        size_t lines;
    } rows[] = {
        { "", 100, false, 1 },
        { "iiiiiiiiiiiiiiiiiiii", 100, false, 1 }, /* 20 x 3.4 pixels */
        { "WWWWWWWWWWWWWWWWWWWW", 100, false, 3 }, /* 20 x 13.1: seven a line */
        { "one two", 30, false, 2 },
        { "one\ntwo\n\nfour", 500, false, 4 },
        { "数据未持续复制到容灾", 148, true, 1 },
        { "数据未持续复制到容灾", 146, true, 2 },
        { "数据未持续复制到容灾地域", 148, true, 2 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const TextLook look = { 11, rows[i].is_chinese, false };
        cr_expect_eq(text_width_lines(rows[i].text, rows[i].pixels, &look), rows[i].lines, "%s: %zu",
                     rows[i].text, text_width_lines(rows[i].text, rows[i].pixels, &look));
    }
}

Test(text_width, a_word_that_does_not_fit_moves_as_a_whole)
{
    const TextLook look = { 11, false, false };
    /* "every resource" is 84 pixels; broken within, three lines would be two. */
    cr_expect_eq(text_width_lines("resource resource resource", 60, &look), 3);
}
