/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/problems.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct Problems {
    char **texts;
    size_t count, room;
};

Problems *problems_new(void)
{
    return xcalloc(1, sizeof(Problems));
}

void problems_free(Problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        free(problems->texts[i]);
    free(problems->texts);
    free(problems);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
void problems_add(Problems *problems, const char *path, size_t line, const char *column,
                  const char *format, ...)
{
    char *what, *text;
    va_list args;
    va_start(args, format);
    if (vasprintf(&what, on_translate ? on_translate(format) : format, args) < 0)
        die("out of memory");
    va_end(args);
    if (line && column)
        fail("%s line %zu, column %s: %s", path, line, column, what);
    else if (line)
        fail("%s line %zu: %s", path, line, what);
    else if (path)
        fail("%s: %s", path, what);
    else
        fail("%s", what);
    text = xstrdup(failure());
    free(what);
    problems->texts = xgrow(problems->texts, problems->count, &problems->room, sizeof text);
    problems->texts[problems->count++] = text;
}
#pragma GCC diagnostic pop

size_t problems_count(const Problems *problems)
{
    return problems->count;
}

const char *problems_get(const Problems *problems, size_t number)
{
    return problems->texts[number];
}

bool problems_none(const Problems *problems)
{
    if (problems->count <= 1)
        return !problems->count || fail("%s", problems->texts[0]);
    return fail("%s (and %zu more problems)", problems->texts[0], problems->count - 1);
}
