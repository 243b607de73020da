/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/base64.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

char *base64_of_file(const char *path, size_t limit)
{
    FILE *file = file_open(path);
    unsigned char *bytes = file ? xreallocarray(NULL, limit + 1, 1) : NULL;
    size_t count = file ? fread(bytes, 1, limit + 1, file) : 0;
    bool done = file && (!ferror(file) || fail("%s: %s", path, strerror(errno))) &&
                (count <= limit || fail("%s is larger than %zu MB", path, limit >> 20));
    size_t room = sodium_base64_encoded_len(count, sodium_base64_VARIANT_ORIGINAL);
    char *text = done ? xcalloc(room, 1) : NULL;
    if (done)
        sodium_bin2base64(text, room, bytes, count, sodium_base64_VARIANT_ORIGINAL);
    free(bytes);
    if (file)
        file_close(file);
    return text;
}

unsigned char *base64_decode(const char *text, size_t *bytes)
{
    size_t length = strlen(text);
    unsigned char *made = xcalloc(length + 1, 1);
    if (!sodium_base642bin(made, length + 1, text, length, NULL, bytes, NULL,
                           sodium_base64_VARIANT_ORIGINAL))
        return made;
    free(made);
    return NULL;
}
