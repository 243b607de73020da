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

/* Some readers break it behind no 、: then it needs a line more, which there has to be room for. */
Test(text_width, numbers_in_a_row_may_move_as_a_whole)
{
    const TextLook look = { 11, true, false };
    cr_expect_eq(text_width_lines("确认责任人：R01、R04、R05", 160, &look), 2);
    cr_expect_eq(text_width_lines("确认责任人：R01、R04、R05、R06", 160, &look), 2);
    cr_expect_eq(text_width_lines("确认责任人：R01、R04、R05、R06、R07", 160, &look), 3);
}

Test(text_width, knows_the_longest_word)
{
    const TextLook plain = { 11, false, false }, bold = { 11, false, true }, chinese = { 11, true, false };
    cr_expect_float_eq(text_width_word("Open findings", &plain), text_width_word("findings", &plain), 0.1);
    cr_expect_gt(text_width_word("findings", &bold), text_width_word("findings", &plain));
    cr_expect_float_eq(text_width_word("高风险", &chinese), 14.67, 0.1);
    cr_expect_lt(text_width_word("man-days", &plain), text_width_word("mandays", &plain));
}
