/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/hash.h"

#include <errno.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

bool hash_file(const char *path, char hash[HASH_SIZE])
{
    unsigned char block[65536], digest[crypto_hash_sha256_BYTES];
    FILE *file = file_open_here(path);
    if (!file)
        return false;
    EVP_MD_CTX *state = EVP_MD_CTX_new();
    bool is_hashed = state && EVP_DigestInit_ex(state, EVP_sha256(), NULL);
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, file));)
        is_hashed = is_hashed && EVP_DigestUpdate(state, block, bytes);
    bool complete = !ferror(file) || fail("%s: %s", path, strerror(errno));
    file_close(file);
    if (!is_hashed || !EVP_DigestFinal_ex(state, digest, NULL))
        die("the cryptographic library has no SHA-256");
    EVP_MD_CTX_free(state);
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
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, data, bytes);
    sodium_bin2hex(hash, HASH_SIZE, digest, sizeof digest);
}
