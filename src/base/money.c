/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/money.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

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

/* 538916 as "538,916". */
static void group(double amount, char text[MONEY_SIZE])
{
    char digits[MONEY_SIZE];
    snprintf(digits, sizeof digits, "%.0f", amount);
    size_t length = strlen(digits), to = 0;
    for (size_t i = 0; i < length && to + 2 < MONEY_SIZE; i++) {
        if (i && (length - i) % GROUP_DIGITS == 0)
            text[to++] = ',';
        text[to++] = digits[i];
    }
    text[to] = '\0';
}

void money_print(double amount, char text[MONEY_SIZE])
{
    char digits[MONEY_SIZE];
    const char *sign = amount <= -0.5 ? "-" : "";
    group(round(fabs(amount)), digits);
    snprintf(text, MONEY_SIZE, "%s%.*s", sign, MONEY_SIZE - 2, digits);
}

/* Three digits are what a listener keeps: 1.45, 14.5, 145. */
static void shorten(double amount, char text[MONEY_SIZE])
{
    snprintf(text, MONEY_SIZE, "%.*f", amount < 10 ? 2 : amount < 100 ? 1 : 0, amount);
    char *point = strchr(text, '.'), *end = text + strlen(text);
    while (point && end[-1] == '0')
        *--end = '\0';
    if (point && end[-1] == '.')
        end[-1] = '\0';
}

static const char *unit_of(const char *currency)
{
    static const char *const units[][2] = {
        { "CNY", "元" }, { "USD", "美元" }, { "HKD", "港元" }, { "EUR", "欧元" }, { "SGD", "新加坡元" }
    };
    for (size_t i = 0; i < COUNT(units); i++)
        if (!strcmp(currency, units[i][0]))
            return units[i][1];
    return NULL;
}

static void say_chinese(double amount, const char *currency, const char *sign,
                        char text[MONEY_WORDS_SIZE])
{
    enum { WAN = 10000, YI = 100000000 };
    char digits[MONEY_SIZE];
    const char *unit = unit_of(currency), *scale = amount >= YI ? "亿" : amount >= WAN ? "万" : "";
    if (*scale)
        shorten(amount / (amount >= YI ? YI : WAN), digits);
    else
        group(amount, digits);
    if (unit)
        snprintf(text, MONEY_WORDS_SIZE, "%s%s %s%s", sign, digits, scale, unit);
    else
        snprintf(text, MONEY_WORDS_SIZE, "%s%.8s %s%s%s", sign, currency, digits, *scale ? " " : "",
                 scale);
}

static void say_english(double amount, const char *currency, const char *sign,
                        char text[MONEY_WORDS_SIZE])
{
    enum { SMALL = 10000, LARGE = 100000, MILLION = 1000000 };
    double step = amount >= LARGE ? 1000 : amount >= SMALL ? 100 : 1;
    char digits[MONEY_SIZE];
    if (amount >= MILLION)
        shorten(amount / MILLION, digits);
    else
        group(round(amount / step) * step, digits);
    snprintf(text, MONEY_WORDS_SIZE, "%.8s %s%s%s", currency, sign, digits,
             amount >= MILLION ? " million" : "");
}

void money_say(double amount, const char *currency, Language language, char text[MONEY_WORDS_SIZE])
{
    const char *sign = amount <= -0.5 ? "-" : "";
    amount = round(fabs(amount));
    if (language == CHINESE)
        say_chinese(amount, currency, sign, text);
    else
        say_english(amount, currency, sign, text);
}

void money_say_whole(double amount, const char *currency, Language language,
                     char text[MONEY_WORDS_SIZE])
{
    char digits[MONEY_SIZE];
    const char *unit = language == CHINESE ? unit_of(currency) : NULL;
    money_print(amount, digits);
    if (unit)
        snprintf(text, MONEY_WORDS_SIZE, "%s %s", digits, unit);
    else
        snprintf(text, MONEY_WORDS_SIZE, "%.8s %s", currency, digits);
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
