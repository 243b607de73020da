/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/marks.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

Marks marks_of(char **keys, size_t count)
{
    qsort(keys, count, sizeof *keys, compare);
    return (Marks){ keys, count };
}

bool marks_has(const Marks *marks, const char *key)
{
    return marks->count && bsearch(&key, marks->keys, marks->count, sizeof *marks->keys, compare);
}

void marks_clear(Marks *marks)
{
    for (size_t i = 0; i < marks->count; i++)
        free(marks->keys[i]);
    free(marks->keys);
    *marks = (Marks){ 0 };
}
