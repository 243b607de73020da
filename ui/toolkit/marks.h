/* SPDX-License-Identifier: GPL-3.0-or-later */
/* marks.h - which rows of a list are marked, by what tells them apart. */
#ifndef MARKS_H
#define MARKS_H

#include "base/base.h"

typedef struct Marks {
    char **keys; /* sorted */
    size_t count;
} Marks;

/* Takes keys that differ, and their array. */
Marks marks_of(char **keys, size_t count);
bool marks_has(const Marks *marks, const char *key);
void marks_clear(Marks *marks);

#endif
