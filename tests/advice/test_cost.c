/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts are worked out by hand from the rule in cost.h. */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "advice/cost.h"
#include "base/hundredths.h"

/* ---- money ---- */

Test(money, reads_what_people_write)
{
    static const struct {
        const char *text;
        int64_t cents;
    } good[] = {
        { "0", 0 },
        { "1234", 123400 },
        { "1234.5", 123450 },
        { "1234.56", 123456 },
        { "1,234.50", 123450 },
        { "12,345,678", 1234567800 },
        { "92233720368547758.07", INT64_MAX },
    };
    static const char *const bad[] = { "",         "-1",     ".5",   "1.",    "1.234",
                                       "1,5",      "1,2345", "1e3",  "1 000", "12,34,567",
                                       "1234,567", ",1",     "0x10", "¥5" };
    for (size_t i = 0; i < COUNT(good); i++) {
        int64_t cents = -1;
        cr_expect(money_parse(good[i].text, &cents), "%s: %s", good[i].text, failure());
        cr_expect_eq(cents, good[i].cents, "%s", good[i].text);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        int64_t cents = -1;
        cr_expect(!money_parse(bad[i], &cents), "taken: %s", bad[i]);
        cr_expect_eq(cents, -1);
    }
}

Test(money, overflow_is_an_error)
{
    int64_t sum = INT64_MAX - 5, product = 7;
    cr_expect(!money_parse("92233720368547758.08", &product));
    cr_expect_str_eq(failure(), "the amount is too large to be counted");
    cr_expect(!money_parse("99999999999999999999999999", &product));
    cr_expect(!money_add(&sum, 6));
    cr_expect(!money_share(INT64_MAX / 2, 3, 3, &product));
    cr_expect(!money_share(INT64_MAX, 1, 3, &product));
    cr_expect_eq(sum, INT64_MAX - 5);
    cr_expect_eq(product, 7);
    cr_expect(money_add(&sum, 5));
}

Test(money, rounds_halves_away_from_nothing)
{
    static const int64_t shares[][4] = {
        { 100, 1, 3, 33 }, { 100, 2, 3, 67 }, { 5, 1, 2, 3 },
        { -5, 1, 2, -3 },  { 7, 0, 6, 0 },    { 1, 1, 2, 1 },
    };
    for (size_t i = 0; i < COUNT(shares); i++) {
        int64_t found = 0;
        cr_expect(money_share(shares[i][0], shares[i][1], shares[i][2], &found));
        cr_expect_eq(found, shares[i][3], "%zu: %lld", i, (long long)found);
    }
}

Test(money, is_written_with_two_decimals)
{
    char text[MONEY_SIZE];
    money_write(5, text);
    cr_expect_str_eq(text, "0.05");
    money_write(-123450, text);
    cr_expect_str_eq(text, "-1234.50");
    money_write(INT64_MIN, text);
    cr_expect_str_eq(text, "-92233720368547758.08");
}

/* ---- cost ---- */

#define DAYS(days)   ((int64_t)((days)*HUNDREDTHS))
#define MONEY(whole) ((int64_t)(whole)*100)

static const CostRate rates[] = {
    { "architect", "CNY", MONEY(3000) },
    { "engineer", "CNY", MONEY(1800) },
    { "expert", "USD", MONEY(900) },
};

static const CostEffort mfa[] = { { "engineer", DAYS(0.5), DAYS(1), DAYS(1.5) } };
static const CostEffort zones[] = {
    { "architect", DAYS(2), DAYS(3), DAYS(10) },
    { "engineer", DAYS(5), DAYS(8), DAYS(17) },
};
static const CostEffort audit[] = { { "expert", DAYS(1), DAYS(2), DAYS(3) } };

static const CostItem items[] = {
    { "mfa", "security", "30", "CNY", 0, 0, 0, mfa, COUNT(mfa) },
    { "zones", "reliability", "90", "CNY", MONEY(5000), MONEY(2400), 0, zones, COUNT(zones) },
    { "idle", "cost", "30", "CNY", 0, MONEY(100), MONEY(4100), mfa, COUNT(mfa) },
    { "audit", "security", "90", "", 0, 0, 0, audit, COUNT(audit) },
    { "waf", "security", "90", "USD", MONEY(700), MONEY(60), MONEY(60), NULL, 0 },
};
static const CostBook book = { items, COUNT(items), rates, COUNT(rates) };

typedef struct Expected {
    const char *group, *currency;
    size_t items;
    int64_t least, most;
    double days;
    int64_t work_least, work, work_most, once, month, saving;
} Expected;

/* mfa: (0.5 + 4 + 1.5) / 6 = 1 day = 1,800. zones: architect (2 + 12 + 10) / 6 = 4 days =
 * 12,000, engineer (5 + 32 + 17) / 6 = 9 days = 16,200. audit: 2 days = 1,800 USD. */
static void expect_sums(CostBy by, const Expected expected[], size_t count)
{
    CostSums sums;
    cr_assert(cost_sum(&book, by, &sums), "%s", failure());
    cr_assert_eq(sums.count, count, "%zu rows", sums.count);
    for (size_t i = 0; i < count; i++) {
        const CostSum *found = &sums.list[i];
        const Expected *wanted = &expected[i];
        cr_expect_str_eq(found->group, wanted->group);
        cr_expect_str_eq(found->currency, wanted->currency);
        cr_expect_eq(found->items, wanted->items, "%zu: %zu", i, found->items);
        cr_expect_eq(found->least, wanted->least);
        cr_expect_eq(found->most, wanted->most);
        cr_expect_float_eq(found->days, wanted->days, 1e-9, "%zu: %g", i, found->days);
        cr_expect_eq(found->work_least, wanted->work_least);
        cr_expect_eq(found->work, wanted->work);
        cr_expect_eq(found->work_most, wanted->work_most);
        cr_expect_eq(found->once, wanted->once);
        cr_expect_eq(found->month, wanted->month);
        cr_expect_eq(found->saving, wanted->saving);
    }
    cost_sums_free(&sums);
}

Test(cost, adds_up_by_pillar_without_mixing_currencies)
{
    static const Expected expected[] = {
        { "security", "CNY", 1, DAYS(0.5), DAYS(1.5), 1, MONEY(900), MONEY(1800), MONEY(2700), 0, 0,
          0 },
        { "security", "USD", 2, DAYS(1), DAYS(3), 2, MONEY(900), MONEY(1800), MONEY(2700),
          MONEY(700), MONEY(60), MONEY(60) },
        { "reliability", "CNY", 1, DAYS(7), DAYS(27), 13, MONEY(15000), MONEY(28200), MONEY(60600),
          MONEY(5000), MONEY(2400), 0 },
        { "cost", "CNY", 1, DAYS(0.5), DAYS(1.5), 1, MONEY(900), MONEY(1800), MONEY(2700), 0,
          MONEY(100), MONEY(4100) },
    };
    expect_sums(COST_BY_PILLAR, expected, COUNT(expected));
}

Test(cost, adds_up_by_wave_and_altogether)
{
    static const Expected waves[] = {
        { "30", "CNY", 2, DAYS(1), DAYS(3), 2, MONEY(1800), MONEY(3600), MONEY(5400), 0, MONEY(100),
          MONEY(4100) },
        { "90", "CNY", 1, DAYS(7), DAYS(27), 13, MONEY(15000), MONEY(28200), MONEY(60600),
          MONEY(5000), MONEY(2400), 0 },
        { "90", "USD", 2, DAYS(1), DAYS(3), 2, MONEY(900), MONEY(1800), MONEY(2700), MONEY(700),
          MONEY(60), MONEY(60) },
    };
    static const Expected total[] = {
        { "", "CNY", 3, DAYS(8), DAYS(30), 15, MONEY(16800), MONEY(31800), MONEY(66000),
          MONEY(5000), MONEY(2500), MONEY(4100) },
        { "", "USD", 2, DAYS(1), DAYS(3), 2, MONEY(900), MONEY(1800), MONEY(2700), MONEY(700),
          MONEY(60), MONEY(60) },
    };
    expect_sums(COST_BY_WAVE, waves, COUNT(waves));
    expect_sums(COST_TOTAL, total, COUNT(total));
}

/* zones: ((10 - 2) / 6)^2 + ((17 - 5) / 6)^2 = 16/9 + 4 = 52/9; its root is 2.4037. */
Test(cost, variances_of_several_efforts_add_up)
{
    CostSums sums;
    cr_assert(cost_sum(&book, COST_BY_ITEM, &sums));
    cr_expect_float_eq(sums.list[1].variance, 52.0 / 9, 1e-9);
    cr_expect_float_eq(cost_deviation(&sums.list[1]), 2.4037, 1e-4);
    cost_sums_free(&sums);
}

/* One day at 100.01: a third of a day and two thirds, to the cent. */
Test(cost, rounds_work_to_the_cent)
{
    static const CostRate odd[] = { { "x", "CNY", 10001 } };
    static const CostEffort third[] = { { "x", 0, 0, DAYS(2) } };
    static const CostItem item = { "a", "", "", "CNY", 0, 0, 0, third, 1 };
    CostSums sums;
    cr_assert(cost_sum(&(CostBook){ &item, 1, odd, 1 }, COST_TOTAL, &sums));
    cr_expect_eq(sums.list[0].work, 3334, "%lld", (long long)sums.list[0].work);
    cost_sums_free(&sums);
}

/* idle: 1,800 up front against 4,100 - 100 a month: 0.45 months. waf saves what it costs. */
Test(cost, says_when_it_pays_back_or_that_it_never_does)
{
    static const struct {
        const char *group;
        PaybackKind kind;
        int64_t months;
        const char *text;
    } expected[] = {
        { "idle", PAYBACK_MONTHS, 1, "1 month" },
        { "waf", PAYBACK_NEVER, 0,
          "never: it saves 60.00 USD a month and costs 60.00 a month to run" },
        { "mfa", PAYBACK_NEVER, 0, "never: it saves no money" },
        { "zones", PAYBACK_NEVER, 0, "never: it saves no money" },
        { "no such", PAYBACK_NEVER, 0, "never: it saves no money" },
    };
    CostSums sums;
    cr_assert(cost_sum(&book, COST_BY_ITEM, &sums));
    for (size_t i = 0; i < COUNT(expected); i++) {
        Payback payback;
        cr_assert(cost_payback(&sums, expected[i].group, &payback));
        char *text = cost_payback_text(&payback);
        cr_expect_eq(payback.kind, expected[i].kind, "%s", expected[i].group);
        cr_expect_eq(payback.months, expected[i].months, "%s", expected[i].group);
        cr_expect_str_eq(text, expected[i].text);
        free(text);
    }
    cost_sums_free(&sums);
}

/* 3,000 for a day, 9,000 for a purchase, 1,500 - 500 a month: 12 months exactly. */
Test(cost, counts_work_and_purchase_as_paid_up_front)
{
    static const CostEffort day[] = { { "architect", DAYS(1), DAYS(1), DAYS(1) } };
    CostItem item = { "a", "", "", "CNY", MONEY(9000), MONEY(500), MONEY(1500), day, 1 };
    static const int64_t months[][2] = { { MONEY(9000), 12 }, { MONEY(9000) + 1, 13 }, { 0, 3 } };
    for (size_t i = 0; i < COUNT(months); i++) {
        CostSums sums;
        Payback payback;
        item.once = months[i][0];
        cr_assert(cost_sum(&(CostBook){ &item, 1, rates, COUNT(rates) }, COST_BY_ITEM, &sums));
        cr_assert(cost_payback(&sums, "a", &payback));
        cr_expect_eq(payback.months, months[i][1], "%zu: %lld", i, (long long)payback.months);
        cost_sums_free(&sums);
    }
}

Test(cost, does_not_compare_currencies)
{
    static const CostItem item = { "a", "", "", "CNY", 0, 0, MONEY(50), audit, 1 };
    CostSums sums;
    Payback payback;
    cr_assert(cost_sum(&(CostBook){ &item, 1, rates, COUNT(rates) }, COST_BY_ITEM, &sums));
    cr_assert(cost_payback(&sums, "a", &payback));
    cr_expect_eq(payback.kind, PAYBACK_MIXED);
    cost_sums_free(&sums);
}

Test(cost, refuses_what_cannot_be_added_up)
{
    static const CostEffort tester[] = { { "tester", 0, 0, 0 } };
    static const CostEffort turned[] = { { "engineer", DAYS(2), DAYS(1), DAYS(3) } };
    static const CostEffort endless[] = { { "engineer", 0, 0, INT64_MAX } };
    static const struct {
        CostItem items[2];
        size_t count;
        const char *reason;
    } wrong[] = {
        { { { "a", "", "", "CNY", 0, 0, 0, tester, 1 } },
          1,
          "a: there is no day rate for the role 'tester'; add one to the rates" },
        { { { "a", "", "", "CNY", 0, 0, 0, turned, 1 } }, 1, "out of order" },
        { { { "a", "", "", "CNY", 0, 0, 0, endless, 1 } }, 1, "out of order" },
        { { { "a", "", "", "", 1, 0, 0, NULL, 0 } }, 1, "a: its amounts have no currency" },
        { { { "a", "", "", "CNY", 0, -1, 0, NULL, 0 } }, 1, "a: an amount is below 0" },
        { { { "a", "", "", "CNY", INT64_MAX, 0, 0, NULL, 0 },
            { "b", "", "", "CNY", 1, 0, 0, NULL, 0 } },
          2,
          "the amount is too large to be counted" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        CostSums sums;
        const CostBook bad = { wrong[i].items, wrong[i].count, rates, COUNT(rates) };
        cr_expect(!cost_sum(&bad, COST_TOTAL, &sums), "taken: %s", wrong[i].reason);
        cr_expect(strstr(failure(), wrong[i].reason), "%s", failure());
        cr_expect_eq(sums.count, 0);
    }
}

/* Expected: (1 + 4 x 2 + 3) / 6 = 2. At 5 all are 2.5 times as much; (1 + 4 x 1 + 2) / 6 = 1.17
 * of 1, 1 and 2 days: 5 / 1.1667 = 4.2857 times, so that 4.29, 4.29, 8.58 or 4.28, 4.28, 8.57. */
Test(cost, scales_a_spread)
{
    static const struct {
        CostEffort effort;
        int64_t expected;
        bool is_at_least;
        int64_t least, likely, most;
    } cases[] = {
        { { "a", 100, 200, 300 }, 500, true, 250, 500, 750 },
        { { "a", 100, 200, 300 }, 500, false, 250, 500, 750 },
        { { "a", 100, 100, 200 }, 500, true, 429, 429, 858 },
        { { "a", 100, 100, 200 }, 500, false, 428, 428, 857 },
        { { "a", 0, 0, 0 }, 200, true, 200, 200, 200 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        CostEffort scaled = cost_scale(&cases[i].effort, cases[i].expected, cases[i].is_at_least);
        cr_expect_eq(scaled.least, cases[i].least, "%lld", (long long)scaled.least);
        cr_expect_eq(scaled.likely, cases[i].likely, "%lld", (long long)scaled.likely);
        cr_expect_eq(scaled.most, cases[i].most, "%lld", (long long)scaled.most);
        cr_expect_str_eq(scaled.role, "a");
    }
}

Test(cost, reads_days)
{
    int64_t hundredths = 0;
    cr_expect(cost_parse_days("2.5", &hundredths));
    cr_expect_eq(hundredths, DAYS(2.5));
    cr_expect(!cost_parse_days("a week", &hundredths));
    cr_expect_str_eq(failure(), "'a week' is no number of man-days; write it as 2.5");
    cr_expect(!cost_parse_days("1000001", &hundredths));
}

Test(cost, is_listed_as_a_table)
{
    static const char *const expected[] = { "security", "USD",   "2",    "1.00",
                                            "2.00",     "3.00",  "0.33", "1800.00",
                                            "700.00",   "60.00", "60.00" };
    CostSums sums;
    cr_assert(cost_sum(&book, COST_BY_PILLAR, &sums));
    Table *table = cost_table(&sums);
    for (size_t i = 0; i < COUNT(expected); i++)
        cr_expect_str_eq(table_cell(table, 1, i), expected[i]);
    table_free(table);
    cost_sums_free(&sums);
}
