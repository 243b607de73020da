/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/id.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

void id_make(char id[ID_SIZE])
{
    unsigned char bytes[(ID_SIZE - 1) / 2];
    if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
        die("no random numbers");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(id + 2 * i, 3, "%02x", bytes[i]);
}

bool id_is_valid(const char *text)
{
    return strlen(text) == ID_SIZE - 1 && strspn(text, "0123456789abcdef") == ID_SIZE - 1;
}
