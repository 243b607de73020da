/* SPDX-License-Identifier: GPL-3.0-or-later */
/* encoding.h - the bytes of an export as UTF-8 without a BOM, whatever it was written in:
 * UTF-8, UTF-16 or GB18030. What is no character becomes U+FFFD and is counted. */
#ifndef ENCODING_H
#define ENCODING_H

#include "base/base.h"

/* Gives up to `size` bytes; 0 at the end, -1 after fail(). */
typedef long EncodingRead(void *stream, char *buffer, size_t size);

typedef struct EncodingStream EncodingStream;

/* The stream stays its owner's. */
EncodingStream *encoding_new(EncodingRead *read, void *stream);
void encoding_free(EncodingStream *input);

/* Up to `size` bytes, whole characters, at least 8 of room; 0 at the end, -1 after fail(). */
MUST_CHECK long encoding_read(EncodingStream *input, char *buffer, size_t size);

/* Characters that were repaired so far. */
size_t encoding_repaired(const EncodingStream *input);

#endif
