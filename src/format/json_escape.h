/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_escape.h - escapes in JSON that are no characters, mended before it is parsed. */
#ifndef JSON_ESCAPE_H
#define JSON_ESCAPE_H

#include "base/base.h"

/* The two halves of a surrogate pair. */
enum { LONGEST_ESCAPE = 12 };

/* Half a surrogate pair and \u0000 become \uFFFD and are counted. Returns the bytes that can
 * be parsed; the rest, fewer than LONGEST_ESCAPE, may go on in the next piece. */
size_t json_escape_repair(char *text, size_t bytes, bool is_last, size_t *repaired);

#endif
