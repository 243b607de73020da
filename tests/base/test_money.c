/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/money.h"

#include <criterion/criterion.h>

Test(money, is_said_as_people_say_it)
{
    static const struct {
        double amount;
        const char *currency, *english, *chinese;
    } rows[] = {
        { 538916.66, "CNY", "CNY 539,000", "53.9 万元" },
        { 1450000, "CNY", "CNY 1.45 million", "145 万元" },
        { 64000, "CNY", "CNY 64,000", "6.4 万元" },
        { 54500, "CNY", "CNY 54,500", "5.45 万元" },
        { 9999.6, "CNY", "CNY 10,000", "1 万元" },
        { 3400, "CNY", "CNY 3,400", "3,400 元" },
        { 0, "CNY", "CNY 0", "0 元" },
        { -52000, "USD", "USD -52,000", "-5.2 万美元" },
        { 123456789, "CNY", "CNY 123 million", "1.23 亿元" },
        { 20000, "JPY", "JPY 20,000", "JPY 2 万" },
    };
    char text[MONEY_WORDS_SIZE];
    for (size_t i = 0; i < COUNT(rows); i++) {
        money_say(rows[i].amount, rows[i].currency, ENGLISH, text);
        cr_expect_str_eq(text, rows[i].english);
        money_say(rows[i].amount, rows[i].currency, CHINESE, text);
        cr_expect_str_eq(text, rows[i].chinese);
    }
}

Test(money, is_said_to_the_unit_where_it_has_to_add_up)
{
    char text[MONEY_WORDS_SIZE];
    money_say_whole(113875.4, "CNY", ENGLISH, text);
    cr_expect_str_eq(text, "CNY 113,875");
    money_say_whole(113875.4, "CNY", CHINESE, text);
    cr_expect_str_eq(text, "113,875 元");
    money_say_whole(-1234567, "JPY", CHINESE, text);
    cr_expect_str_eq(text, "JPY -1,234,567");
}

Test(money, is_printed_whole_in_groups_of_three)
{
    char text[MONEY_SIZE];
    money_print(153750.0, text);
    cr_expect_str_eq(text, "153,750");
    money_print(-0.4, text);
    cr_expect_str_eq(text, "0");
    money_print(-1234.5, text);
    cr_expect_str_eq(text, "-1,235");
}
