/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "handover/seal_key.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

_Static_assert(KEY_BYTES == crypto_box_PUBLICKEYBYTES, "the size of a public key");
_Static_assert(KEY_BYTES == crypto_box_SECRETKEYBYTES, "the size of a secret key");

/* A key as text is a mark, then base64 (URL-safe, without padding) of the key and the first
 * bytes of its hash. */
enum { CHECK_BYTES = 4, FILE_LIMIT = 4096, CODE = sodium_base64_VARIANT_URLSAFE_NO_PADDING };
static const char public_mark[] = "wbk1-", secret_mark[] = FILE_KEY_MARK;

static void checksum(const unsigned char key[KEY_BYTES], unsigned char sum[CHECK_BYTES])
{
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, key, KEY_BYTES, NULL, 0);
    memcpy(sum, hash, CHECK_BYTES);
}

static void put(const char *mark, const unsigned char key[KEY_BYTES], char text[KEY_TEXT_SIZE])
{
    unsigned char bytes[KEY_BYTES + CHECK_BYTES];
    size_t length = strlen(mark);
    memcpy(bytes, key, KEY_BYTES);
    checksum(key, bytes + KEY_BYTES);
    memcpy(text, mark, length);
    sodium_bin2base64(text + length, KEY_TEXT_SIZE - length, bytes, sizeof bytes, CODE);
    sodium_memzero(bytes, sizeof bytes);
}

static bool take(const char *mark, const char *text, unsigned char key[KEY_BYTES])
{
    unsigned char bytes[KEY_BYTES + CHECK_BYTES], sum[CHECK_BYTES];
    size_t mark_length = strlen(mark), length = strlen(text), count;
    while (length && isspace((unsigned char)text[length - 1]))
        length--;
    bool done = length > mark_length && !memcmp(text, mark, mark_length) &&
                sodium_base642bin(bytes, sizeof bytes, text + mark_length, length - mark_length,
                                  NULL, &count, NULL, CODE) == 0 &&
                count == sizeof bytes;
    if (done) {
        checksum(bytes, sum);
        done = !sodium_memcmp(sum, bytes + KEY_BYTES, CHECK_BYTES);
        memcpy(key, bytes, KEY_BYTES);
    }
    sodium_memzero(bytes, sizeof bytes);
    return done;
}

static char *own_path(void)
{
    return file_personal("keys/own.key");
}

static bool keep(const char *path, const SealKeyPair *pair)
{
    FileDraft draft;
    char text[KEY_TEXT_SIZE];
    if (!file_draft_open(&draft, path))
        return false;
    put(secret_mark, pair->secret, text);
    fprintf(draft.stream, "%s\n", text);
    sodium_memzero(text, sizeof text);
    return file_draft_publish_new(&draft);
}

bool seal_key_make(char text[KEY_TEXT_SIZE])
{
    SealKeyPair pair;
    char *path = own_path();
    crypto_box_keypair(pair.public, pair.secret);
    bool done = path &&
                (!file_exists(path) || fail("you have a key already, %s; 'wellbook key"
                                            " show' prints its public part",
                                            path)) &&
                keep(path, &pair);
    put(public_mark, pair.public, text);
    seal_key_forget(&pair);
    free(path);
    return done;
}

static bool read_pair(const char *path, SealKeyPair *pair)
{
    if (!file_exists(path))
        return fail("you have no key yet; make one with 'wellbook key new'");
    char *text = file_read(path, FILE_LIMIT);
    bool done = text && (take(secret_mark, text, pair->secret) ||
                         fail("%s is no key; put it back from a copy, or move it away", path));
    if (text)
        sodium_memzero(text, strlen(text));
    free(text);
    return done && (crypto_scalarmult_base(pair->public, pair->secret) == 0 ||
                    fail("%s is no key; put it back from a copy, or move it away", path));
}

bool seal_key_read(SealKeyPair *pair)
{
    char *path = own_path();
    bool done = path && read_pair(path, pair);
    free(path);
    return done;
}

void seal_key_forget(SealKeyPair *pair)
{
    sodium_memzero(pair, sizeof *pair);
}

bool seal_key_show(char text[KEY_TEXT_SIZE])
{
    SealKeyPair pair;
    bool done = seal_key_read(&pair);
    if (done)
        put(public_mark, pair.public, text);
    seal_key_forget(&pair);
    return done;
}

bool seal_key_parse(const char *given, unsigned char public[KEY_BYTES])
{
    if (take(public_mark, given, public))
        return true;
    if (!strncmp(given, public_mark, strlen(public_mark)))
        return fail("'%s' is mistyped: the checksum of a public key does not fit", given);
    char *text = file_read(given, FILE_LIMIT);
    bool done = text && (take(public_mark, text, public) ||
                         fail("%s has no public key; 'wellbook key show' prints one", given));
    free(text);
    return done;
}
