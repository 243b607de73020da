/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seal_key.h - the key pair of one person, in their own folder: a public key that colleagues seal
 * workbooks to, and the secret one that opens them. */
#ifndef SEAL_KEY_H
#define SEAL_KEY_H

#include "base/base.h"

enum { KEY_BYTES = 32, KEY_TEXT_SIZE = 64 };

typedef struct SealKeyPair {
    unsigned char public[KEY_BYTES], secret[KEY_BYTES]; /* X25519 */
} SealKeyPair;

/* Makes a pair and keeps it (0600); fails when there is one. The public key, as text. */
MUST_CHECK bool seal_key_make(char text[KEY_TEXT_SIZE]);

/* The public key of the pair that was made, as text. */
MUST_CHECK bool seal_key_show(char text[KEY_TEXT_SIZE]);

/* The pair itself; the caller overwrites it with seal_key_forget. */
MUST_CHECK bool seal_key_read(SealKeyPair *pair);
void seal_key_forget(SealKeyPair *pair);

/* A public key: its text, or the file that has it. A mistyped one is known by its checksum. */
MUST_CHECK bool seal_key_parse(const char *given, unsigned char public[KEY_BYTES]);

#endif
