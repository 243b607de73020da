/* SPDX-License-Identifier: GPL-3.0-or-later */
/* share.h - who has how much of something, as people write it: "Retail 60; Data 40". Pure. */
#ifndef SHARE_H
#define SHARE_H

#include <stdint.h>

#include "base/base.h"

typedef struct Share {
    char *name;
    int64_t parts; /* hundredths */
} Share;

/* Reads pairs separated by semicolons; a colon, an equals sign and a per cent sign are accepted.
 * Fails on a name without a number, a name twice, and numbers below 0. */
MUST_CHECK bool shares_parse(const char *text, Share **shares, size_t *count);
void shares_free(Share *shares, size_t count);

/* Whether they add up to 100 per cent; fails and says to what. */
MUST_CHECK bool shares_are_whole(const Share shares[], size_t count);

/* "Retail 60; Data 40"; the caller frees. */
char *shares_text(const Share shares[], size_t count);

#endif
