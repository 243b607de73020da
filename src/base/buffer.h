/* SPDX-License-Identifier: GPL-3.0-or-later */
/* buffer.h - text that grows. */
#ifndef BUFFER_H
#define BUFFER_H

#include "base/base.h"

/* Zeroed it is empty. */
typedef struct Buffer {
    char *text; /* NULL before the first addition; see buffer_text */
    size_t bytes, room;
} Buffer;

/* Goes on from a text, which becomes the buffer's; NULL is empty. */
Buffer buffer_of(char *text);

void buffer_add(Buffer *buffer, const char *text);
void buffer_add_bytes(Buffer *buffer, const void *bytes, size_t count);
void buffer_add_sign(Buffer *buffer, char sign);
void buffer_add_format(Buffer *buffer, const char *format, ...) PRINTF(2, 3);

/* Adds `between` too, but for the first text. */
void buffer_join(Buffer *buffer, const char *between, const char *text);

/* Never NULL; borrowed until the next addition. */
const char *buffer_text(const Buffer *buffer);

/* The text, never NULL, which the caller frees; the buffer is empty again. */
char *buffer_take(Buffer *buffer);

void buffer_free(Buffer *buffer);

#endif
