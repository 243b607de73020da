/* SPDX-License-Identifier: GPL-3.0-or-later */
/* problems.h - everything that is wrong with a set of files, so that all of it is reported
 * at once. */
#ifndef PROBLEMS_H
#define PROBLEMS_H

#include "base/base.h"

typedef struct Problems Problems;
Problems *problems_new(void);
void problems_free(Problems *problems);
void problems_add(Problems *problems, const char *path, size_t line, const char *column,
                  const char *format, ...) PRINTF(5, 6);
size_t problems_count(const Problems *problems);
const char *problems_get(const Problems *problems, size_t number);

/* Fails with the first problem and how many more there are; true when there is none. */
MUST_CHECK bool problems_none(const Problems *problems);

#endif
