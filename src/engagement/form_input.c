/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/form_input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date_input.h"
#include "base/text.h"

/* Digits with an optional sign and point, thousands separators taken out; NULL if not. */
static char *plain_number(const char *text)
{
    char *number = xcalloc(strlen(text) + 1, 1), *end;
    size_t count = 0;
    for (const char *at = text; *at; at++)
        if (*at != ',' && *at != ' ')
            number[count++] = *at;
    if (count && count < 30 && strspn(number, "+-.0123456789") == count) {
        strtod(number, &end);
        if (!*end)
            return number;
    }
    free(number);
    return NULL;
}

static char *read_number(const char *text, const char *label)
{
    char *number = plain_number(text);
    if (!number)
        fail("%s: '%s' is not a number", label, text);
    return number;
}

static char *read_money(const char *text, const char *label)
{
    static const struct {
        const char *sign, *currency;
    } currencies[] = { { "cny", "CNY" }, { "rmb", "CNY" }, { "¥", "CNY" },   { "元", "CNY" },
                       { "usd", "USD" }, { "$", "USD" },   { "eur", "EUR" }, { "€", "EUR" },
                       { "hkd", "HKD" }, { "sgd", "SGD" }, { "jpy", "JPY" } };
    const char *currency = "CNY";
    char *amount = xstrdup(text);
    for (size_t i = 0; i < COUNT(currencies); i++) {
        char *found = strstr(amount, currencies[i].sign);
        if (found) {
            currency = currencies[i].currency;
            memset(found, ' ', strlen(currencies[i].sign));
            break;
        }
    }
    char *number = plain_number(amount);
    char *money = number ? xasprintf("%.2f %s", strtod(number, NULL), currency) : NULL;
    if (!money)
        fail("%s: '%s' is not an amount; write it as 1200.00 CNY", label, text);
    free(number);
    free(amount);
    return money;
}

static char *read_date(const char *text, const char *label)
{
    char date[DATE_SIZE];
    if (date_input(text, date))
        return xstrdup(date);
    fail("%s: %s", label, failure());
    return NULL;
}

static char *read_yes_no(const char *text, const char *label)
{
    static const char *const yes[] = { "yes", "y", "true", "1", "是", "有", "√" };
    static const char *const no[] = { "no", "n", "false", "0", "否", "无", "×" };
    for (size_t i = 0; i < COUNT(yes); i++) {
        if (!strcmp(text, yes[i]))
            return xstrdup("yes");
        if (!strcmp(text, no[i]))
            return xstrdup("no");
    }
    fail("%s: '%s' is neither yes nor no", label, text);
    return NULL;
}

static const char *find_option(const Table *options, const char *text)
{
    for (size_t row = 0; row < table_rows(options); row++)
        for (size_t column = 0; column < 3; column++)
            if (text_same(table_cell(options, row, column), text))
                return table_cell(options, row, 0);
    return NULL;
}

static void fail_option(const Table *options, const char *label, const char *text)
{
    Buffer codes = { 0 };
    for (size_t row = 0; row < table_rows(options); row++)
        buffer_join(&codes, ", ", table_cell(options, row, 0));
    fail("%s: '%s' is not one of: %s", label, text, buffer_text(&codes));
    buffer_free(&codes);
}

static char *read_choice(const Table *options, const char *text, const char *label)
{
    const char *code = find_option(options, text);
    if (!code)
        fail_option(options, label, text);
    return code ? xstrdup(code) : NULL;
}

/* Codes contain no white space, labels may: so a list is first taken as labels between
 * punctuation, and each part that is none as codes between spaces. */
static bool pick(const Table *options, char *text, const char *label, bool picked[])
{
    for (char *word; (word = strsep(&text, " "));) {
        const char *code = *word ? find_option(options, word) : NULL;
        if (*word && !code) {
            fail_option(options, label, word);
            return false;
        }
        if (code)
            picked[table_row_of(options, 0, code)] = true;
    }
    return true;
}

static char *join_picked(const Table *options, const bool picked[])
{
    Buffer list = { 0 };
    for (size_t row = 0; row < table_rows(options); row++)
        if (picked[row])
            buffer_join(&list, " ", table_cell(options, row, 0));
    return buffer_take(&list);
}

static char *read_choices(const Table *options, const char *text, const char *label)
{
    bool *picked = xcalloc(table_rows(options), sizeof *picked), done = true;
    char *copy = xstrdup(text), *rest = copy;
    for (char *comma; (comma = strstr(copy, "、"));)
        memcpy(comma, ";  ", strlen("、"));
    for (char *word; done && (word = strsep(&rest, ",;"));) {
        char *trimmed = text_trim(word);
        const char *code = *trimmed ? find_option(options, trimmed) : NULL;
        if (code)
            picked[table_row_of(options, 0, code)] = true;
        else
            done = pick(options, trimmed, label, picked);
        free(trimmed);
    }
    char *list = done ? join_picked(options, picked) : NULL;
    free(copy);
    free(picked);
    return list;
}

char *form_input(const char *type, const char *label, const char *value, const Table *options)
{
    if (!strcmp(type, "text") || !strcmp(type, "long"))
        return xstrdup(value);
    char *folded = text_fold(value), *stored;
    if (!*folded)
        stored = xstrdup("");
    else if (!strcmp(type, "number"))
        stored = read_number(folded, label);
    else if (!strcmp(type, "money"))
        stored = read_money(folded, label);
    else if (!strcmp(type, "date"))
        stored = read_date(folded, label);
    else if (!strcmp(type, "yesno"))
        stored = read_yes_no(folded, label);
    else if (!strcmp(type, "choice"))
        stored = read_choice(options, folded, label);
    else
        stored = read_choices(options, folded, label);
    free(folded);
    return stored;
}
