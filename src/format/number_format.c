/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/number_format.h"

#include <string.h>

static bool is_known_date(unsigned long number)
{
    static const struct {
        unsigned long first, last;
    } dates[] = { { 14, 22 }, { 27, 36 }, { 45, 47 }, { 50, 58 } };
    for (size_t i = 0; i < COUNT(dates); i++)
        if (number >= dates[i].first && number <= dates[i].last)
            return true;
    return false;
}

/* Behind what stands for itself: "text", \x, _x, *x. */
static const char *behind_literal(const char *at)
{
    if (*at == '"') {
        const char *end = strchr(at + 1, '"');
        return end ? end + 1 : at + strlen(at);
    }
    if (strchr("\\_*", *at))
        return at[1] ? at + 2 : at + 1;
    return at;
}

/* [h], [mm] and [s] count hours, minutes or seconds; [Red], [$-804] and [<100] do not. */
static bool is_elapsed(const char *bracket)
{
    size_t letters = strspn(bracket + 1, "hHmMsS");
    return letters && bracket[1 + letters] == ']';
}

bool number_format_is_date(unsigned long number, const char *code)
{
    if (!code)
        return is_known_date(number);
    while (*code && *code != ';') {
        const char *next = behind_literal(code);
        if (next != code) {
            code = next;
        } else if (*code == '[' && !is_elapsed(code)) {
            const char *end = strchr(code, ']');
            code = end ? end + 1 : code + strlen(code);
        } else if (strchr("dDmMyYhHsS", *code) || *code == '[') {
            return true;
        } else {
            code++;
        }
    }
    return false;
}
