/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, which may be large, are hashed with the processor's instructions by libcrypto, which is
 * loaded for the first of them; SHA256_Init and its like are old, but look for no provider first.
 * What lies in memory is too small to be worth that millisecond. */
#define OPENSSL_API_COMPAT 0x10100000L
#include "config.h"
#include "base/hash.h"

#include <errno.h>
#include <openssl/sha.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/library.h"

#define FUNCTIONS(x) x(SHA256_Init) x(SHA256_Update) x(SHA256_Final)
typedef struct CryptoLibrary {
    FUNCTIONS(LIBRARY_POINTER)
} CryptoLibrary;
static CryptoLibrary crypto;

static const LibraryFunction functions[] = {
#define ROW(name) LIBRARY_ROW(CryptoLibrary, name)
    FUNCTIONS(ROW)
};

static bool load(void)
{
    static Library library = { CRYPTO_SONAME, functions, COUNT(functions), &crypto };
    return library_load(&library);
}

bool hash_file(const char *path, char hash[HASH_SIZE])
{
    unsigned char block[65536], digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX state;
    FILE *file = load() ? file_open_here(path) : NULL;
    if (!file)
        return false;
    crypto.SHA256_Init(&state);
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, file));)
        crypto.SHA256_Update(&state, block, bytes);
    bool complete = !ferror(file) || fail("%s: %s", path, strerror(errno));
    file_close(file);
    crypto.SHA256_Final(digest, &state);
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

void hash_id(const char *text, char id[ID_SIZE])
{
    char hash[HASH_SIZE];
    hash_bytes(text, strlen(text), hash);
    snprintf(id, ID_SIZE, "%.*s", ID_SIZE - 1, hash);
}

void hash_words(const char *const words[], size_t count, char id[ID_SIZE])
{
    Buffer text = { 0 };
    for (size_t i = 0; i < count; i++)
        buffer_add_format(&text, "%s\n", words[i] ? words[i] : "");
    hash_id(buffer_text(&text), id);
    buffer_free(&text);
}
