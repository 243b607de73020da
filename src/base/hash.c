/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA256_Init and its like of libcrypto are old, but use the processor's instructions at once: what
 * has taken their place looks for its provider first, which costs more than hashing a schema. */
#define OPENSSL_API_COMPAT 0x10100000L
#include "config.h"
#include "base/hash.h"

#include <errno.h>
#include <openssl/sha.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

bool hash_file(const char *path, char hash[HASH_SIZE])
{
    unsigned char block[65536], digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX state;
    FILE *file = file_open_here(path);
    if (!file)
        return false;
    SHA256_Init(&state);
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, file));)
        SHA256_Update(&state, block, bytes);
    bool complete = !ferror(file) || fail("%s: %s", path, strerror(errno));
    file_close(file);
    SHA256_Final(digest, &state);
    sodium_bin2hex(hash, HASH_SIZE, digest, sizeof digest);
    return complete;
}

uint64_t hash_short(uint64_t seed, const void *bytes, size_t count)
{
    uint64_t key[2] = { seed, 0 }, hash;
    _Static_assert(sizeof key == crypto_shorthash_KEYBYTES, "the key's size");
    crypto_shorthash((unsigned char *)&hash, bytes, count, (const unsigned char *)key);
    return hash;
}

void hash_bytes(const void *data, size_t bytes, char hash[HASH_SIZE])
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, data, bytes);
    SHA256_Final(digest, &state);
    sodium_bin2hex(hash, HASH_SIZE, digest, sizeof digest);
}
