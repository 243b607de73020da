/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/money.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

enum { CENTS = 100, GROUP_DIGITS = 3 };

static bool is_too_large(void)
{
    return fail("the amount is too large to be counted");
}

static bool append(int64_t *number, char digit)
{
    return !__builtin_mul_overflow(*number, 10, number) &&
           !__builtin_add_overflow(*number, digit - '0', number);
}

/* Groups of three after the first comma, so that 1,5 is not taken for 15. */
static bool parse_whole(const char **text, int64_t *number, bool *fits)
{
    const char *at = *text;
    int digits = 0;
    bool is_grouped = false;
    for (; isdigit((unsigned char)*at) || *at == ','; at++) {
        if (*at == ',') {
            if (!digits || digits > GROUP_DIGITS || (is_grouped && digits != GROUP_DIGITS))
                return false;
            is_grouped = true;
            digits = 0;
        } else {
            *fits = *fits && append(number, *at);
            digits++;
        }
    }
    *text = at;
    return digits && (!is_grouped || digits == GROUP_DIGITS);
}

bool money_parse(const char *text, int64_t *cents)
{
    const char *at = text;
    int64_t number = 0;
    int decimals = 0;
    bool fits = true, is_good = parse_whole(&at, &number, &fits);
    if (is_good && *at == '.')
        for (at++; isdigit((unsigned char)*at) && decimals < 2; at++, decimals++)
            fits = fits && append(&number, *at);
    if (!is_good || *at || (at > text && at[-1] == '.'))
        return fail("'%s' is not an amount; write it as 1234.50", text);
    for (; decimals < 2; decimals++)
        fits = fits && append(&number, '0');
    if (!fits)
        return is_too_large();
    *cents = number;
    return true;
}

void money_write(int64_t cents, char text[MONEY_SIZE])
{
    uint64_t amount = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    snprintf(text, MONEY_SIZE, "%s%" PRIu64 ".%02" PRIu64, cents < 0 ? "-" : "", amount / CENTS,
             amount % CENTS);
}

bool money_add(int64_t *sum, int64_t cents)
{
    int64_t total;
    if (__builtin_add_overflow(*sum, cents, &total))
        return is_too_large();
    *sum = total;
    return true;
}

bool money_share(int64_t cents, int64_t times, int64_t parts, int64_t *product)
{
    int64_t whole, half = parts / 2;
    if (__builtin_mul_overflow(cents, times, &whole) ||
        __builtin_add_overflow(whole, whole < 0 ? -half : half, &whole))
        return is_too_large();
    *product = whole / parts;
    return true;
}
