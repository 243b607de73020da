/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "lens/condition.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"

enum { DEEPEST = 64 };

typedef struct Parser {
    const char *text, *at;
    ConditionLookup *lookup;
    const void *context;
    int depth;
    bool failed;
} Parser;

static bool parse_or(Parser *parser);

static bool wrong(Parser *parser, const char *expected)
{
    if (!parser->failed)
        fail("condition '%s' column %zu: expected %s", parser->text,
             (size_t)(parser->at - parser->text) + 1, tr(expected));
    parser->failed = true;
    return false;
}

static bool take(Parser *parser, const char *sign)
{
    parser->at += strspn(parser->at, " \t\r\n");
    if (strncmp(parser->at, sign, strlen(sign)) != 0)
        return false;
    parser->at += strlen(sign);
    return true;
}

static bool parse_id(Parser *parser)
{
    size_t bytes = 0;
    bool known = false;
    while (isalnum((unsigned char)parser->at[bytes]) || parser->at[bytes] == '_')
        bytes++;
    if (!bytes)
        return wrong(parser, N_("a practice, '!' or '('"));
    bool value = parser->lookup(parser->context, parser->at, bytes, &known);
    if (!known)
        return wrong(parser, N_("a practice of this question"));
    parser->at += bytes;
    return value;
}

static bool parse_not(Parser *parser)
{
    bool value;
    if (++parser->depth > DEEPEST)
        return wrong(parser, N_("fewer nested parentheses"));
    if (take(parser, "!"))
        value = !parse_not(parser);
    else if (take(parser, "(")) {
        value = parse_or(parser);
        if (!parser->failed && !take(parser, ")"))
            value = wrong(parser, "')'");
    } else
        value = parse_id(parser);
    parser->depth--;
    return value;
}

static bool parse_and(Parser *parser)
{
    bool value = parse_not(parser);
    while (!parser->failed && take(parser, "&&"))
        value = parse_not(parser) && value;
    return value;
}

static bool parse_or(Parser *parser)
{
    bool value = parse_and(parser);
    while (!parser->failed && take(parser, "||"))
        value = parse_and(parser) || value;
    return value;
}

bool condition_evaluate(const char *text, ConditionLookup *lookup, const void *context, bool *holds)
{
    Parser parser = { text, text, lookup, context, 0, false };
    bool value = parse_or(&parser);
    parser.at += strspn(parser.at, " \t\r\n");
    if (!parser.failed && *parser.at)
        wrong(&parser, N_("'&&', '||' or the end"));
    *holds = !parser.failed && value;
    return !parser.failed;
}
