/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/hundredths.h"

#include <stdint.h>
#include <stdlib.h>

#include <criterion/criterion.h>

static const struct {
    int64_t hundredths;
    const char *text, *fixed;
} cases[] = {
    { 0, "0", "0.00" },
    { 1, "0.01", "0.01" },
    { 50, "0.5", "0.50" },
    { 200, "2", "2.00" },
    { 1000, "10", "10.00" },
    { 12345, "123.45", "123.45" },
    { -250, "-2.5", "-2.50" },
    { 123456789012345, "1234567890123.45", "1234567890123.45" },
    { INT64_MAX, "92233720368547758.07", "92233720368547758.07" },
};

Test(hundredths, are_written_short_for_people_and_fixed_for_programs)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *text = hundredths_text(cases[i].hundredths),
             *fixed = hundredths_fixed(cases[i].hundredths);
        cr_assert_str_eq(text, cases[i].text);
        cr_assert_str_eq(fixed, cases[i].fixed);
        free(fixed);
        free(text);
    }
}

Test(hundredths, are_a_number_of_wholes)
{
    cr_assert_float_eq(hundredths_value(125), 1.25, 1e-12);
}
