/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input.h - the bytes of an export as UTF-8 without a BOM, whatever it was written in:
 * UTF-8, UTF-16 or GB18030. What is no character becomes U+FFFD and is counted. */
#ifndef INPUT_H
#define INPUT_H

#include "base/base.h"

/* Gives up to `size` bytes; 0 at the end, -1 after fail(). */
typedef long InputRead(void *stream, char *buffer, size_t size);

typedef struct Input Input;

/* The stream stays its owner's. */
Input *input_new(InputRead *read, void *stream);
void input_free(Input *input);

/* Up to `size` bytes, whole characters, at least 8 of room; 0 at the end, -1 after fail(). */
MUST_CHECK long input_read(Input *input, char *buffer, size_t size);

/* Characters that were repaired so far. */
size_t input_repaired(const Input *input);

#endif
