/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base64.h - bytes as text, for columns that hold text alone. */
#ifndef BASE64_H
#define BASE64_H

#include "base/base.h"

/* All bytes of a file up to `limit`. NULL after fail(); the caller frees. */
char *base64_of_file(const char *path, size_t limit);

/* The bytes of such a text; NULL, without a reason, when it is none. The caller frees. */
unsigned char *base64_decode(const char *text, size_t *bytes);

#endif
