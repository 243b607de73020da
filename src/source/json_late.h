/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_late.h - items that wait on disk for values which stand behind them. */
#ifndef JSON_LATE_H
#define JSON_LATE_H

#include <stdio.h>

#include "source/source.h"

/* Appends to a temporary file, made on first use; the caller closes it. */
MUST_CHECK bool late_put(FILE **late, const Source *source, const Item *item);

/* Reads the next one; false after fail(). */
MUST_CHECK bool late_get(FILE *late, const Source **source, Item *item, bool *is_end);

#endif
