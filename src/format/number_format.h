/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_format.h - what a number format of a spreadsheet makes of a number. */
#ifndef NUMBER_FORMAT_H
#define NUMBER_FORMAT_H

#include "base/base.h"

/* Whether it shows a day or a time: by its code, as in "yyyy\-mm\-dd", or, when the code is NULL,
 * by its number among those that need none (ECMA-376 part 1, 18.8.30). */
bool number_format_is_date(unsigned long number, const char *code);

/* What days since the epoch are: 2026-11-23, or 2026-11-23T09:30:00. NULL when it is no such
 * number, or the 29 February 1900, which never was but is counted. The caller frees. */
char *number_format_day(const char *days, bool is_1904);

#endif
