/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "engagement/share.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hundredths.h"
#include "base/money.h"
#include "base/text.h"

void shares_free(Share *shares, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(shares[i].name);
    free(shares);
}

static bool is_new(const Share shares[], size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (text_same(shares[i].name, name))
            return fail("'%s' stands twice", name);
    return true;
}

/* "Retail: 60 %" */
static bool parse_pair(const char *text, Share *share)
{
    char *pair = text_trim(text), *end = pair + strlen(pair);
    while (end > pair && strchr(" %", end[-1]))
        *--end = '\0';
    char *number = end;
    while (number > pair && strchr("0123456789.,", number[-1]))
        number--;
    bool done = *number && number > pair && money_parse(number, &share->parts);
    for (*number = '\0'; done && number > pair && strchr(" :=", number[-1]);)
        *--number = '\0';
    share->name = done && *pair ? xstrdup(pair) : NULL;
    free(pair);
    return share->name || fail("'%s' is not a name and a number; write it as Retail 60", text);
}

bool shares_parse(const char *text, Share **shares, size_t *count)
{
    char *copy = xstrdup(text), *rest = copy;
    bool done = true;
    size_t most = 1;
    for (char *wide; (wide = strstr(copy, "；"));)
        memcpy(wide, ";  ", strlen("；"));
    for (const char *at = copy; *at; at++)
        most += *at == ';';
    *shares = xcalloc(most, sizeof **shares);
    *count = 0;
    for (char *pair; done && (pair = strsep(&rest, ";"));) {
        if (!pair[strspn(pair, " ")])
            continue;
        Share *share = &(*shares)[*count];
        done = parse_pair(pair, share) && is_new(*shares, *count, share->name);
        *count += share->name != NULL;
    }
    free(copy);
    return done;
}

bool shares_are_whole(const Share shares[], size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        if (!money_add(&sum, shares[i].parts))
            return false;
    if (sum == 10000)
        return true;
    char *said = hundredths_text(sum);
    bool done = fail("the shares add up to %s %%, and not to 100 %%", said);
    free(said);
    return done;
}

char *shares_text(const Share shares[], size_t count)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < count; i++) {
        char *parts = hundredths_text(shares[i].parts);
        char *pair = xasprintf("%s %s", shares[i].name, parts);
        buffer_join(&text, "; ", pair);
        free(pair);
        free(parts);
    }
    return buffer_take(&text);
}
