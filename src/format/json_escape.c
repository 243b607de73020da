/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/json_escape.h"

#include <string.h>

static bool is_low_half(const char *at)
{
    return at[0] == '\\' && at[1] == 'u' && (at[2] == 'd' || at[2] == 'D') &&
           ((at[3] >= 'C' && at[3] <= 'F') || (at[3] >= 'c' && at[3] <= 'f'));
}

size_t json_escape_repair(char *text, size_t bytes, bool is_last, size_t *repaired)
{
    char *end = text + bytes;
    for (char *at = text; (at = memchr(at, '\\', (size_t)(end - at)));) {
        size_t left = (size_t)(end - at);
        if (left < LONGEST_ESCAPE && !is_last)
            return bytes - left;
        if (left < 6 || at[1] != 'u') {
            at += left < 2 ? left : 2;
            continue;
        }
        char third = at[3] >= 'a' ? (char)(at[3] - 32) : at[3];
        bool is_half = (at[2] == 'd' || at[2] == 'D') &&
                       (third == '8' || third == '9' || (third >= 'A' && third <= 'F'));
        bool is_pair = is_half && third <= 'B' && left >= LONGEST_ESCAPE && is_low_half(at + 6);
        if ((is_half && !is_pair) || !memcmp(at + 2, "0000", 4)) {
            memcpy(at + 2, "FFFD", 4);
            ++*repaired;
        }
        at += is_pair ? LONGEST_ESCAPE : 6;
    }
    return bytes;
}
