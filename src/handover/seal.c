/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "handover/seal.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum {
    MARK_BYTES = 16,
    STREAM_KEY = crypto_secretstream_xchacha20poly1305_KEYBYTES,
    BOX_BYTES = STREAM_KEY + crypto_box_SEALBYTES,
    STREAM_HEADER = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    EXTRA = crypto_secretstream_xchacha20poly1305_ABYTES,
    PIECE = 64 * 1024,
    FINAL = crypto_secretstream_xchacha20poly1305_TAG_FINAL
};
typedef crypto_secretstream_xchacha20poly1305_state Stream;

/* What stands before the stream; the first message is bound to it. */
typedef struct Head {
    unsigned char mark[MARK_BYTES], box[BOX_BYTES];
} Head;
static const unsigned char mark[MARK_BYTES] = FILE_SEALED_MARK "\1";

static bool put(FILE *out, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, out) == count || fail("%s", strerror(errno));
}

/* The key of the stream is in the box alone. */
static bool put_head(FILE *out, const unsigned char to[KEY_BYTES], Head *head, Stream *stream)
{
    unsigned char key[STREAM_KEY], start[STREAM_HEADER];
    crypto_secretstream_xchacha20poly1305_keygen(key);
    memcpy(head->mark, mark, MARK_BYTES);
    bool done = crypto_box_seal(head->box, key, STREAM_KEY, to) == 0 ||
                fail("nothing can be sealed to that public key");
    crypto_secretstream_xchacha20poly1305_init_push(stream, start, key);
    sodium_memzero(key, sizeof key);
    return done && put(out, head, sizeof *head) && put(out, start, sizeof start);
}

static bool put_stream(FILE *out, const unsigned char *bytes, size_t count,
                       const unsigned char to[KEY_BYTES])
{
    static unsigned char message[PIECE + EXTRA];
    Head head;
    Stream stream;
    bool done = put_head(out, to, &head, &stream), is_first = true, is_last = false;
    for (size_t at = 0; done && !is_last; is_first = false) {
        size_t piece = count - at < PIECE ? count - at : PIECE;
        is_last = at + piece == count;
        crypto_secretstream_xchacha20poly1305_push(&stream, message, NULL, bytes + at, piece,
                                                   is_first ? (unsigned char *)&head : NULL,
                                                   is_first ? sizeof head : 0, is_last ? FINAL : 0);
        done = put(out, message, piece + EXTRA);
        at += piece;
    }
    sodium_memzero(&stream, sizeof stream);
    return done;
}

static bool write_sealed(const char *path, const unsigned char *bytes, size_t count,
                         const unsigned char to[KEY_BYTES])
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, put_stream(draft.stream, bytes, count, to),
                             file_draft_publish_new);
}

bool seal_workbook(Store *store, const unsigned char to[KEY_BYTES], const char *path)
{
    size_t count;
    unsigned char *bytes = store_image(store, &count);
    bool done = bytes && write_sealed(path, bytes, count, to);
    store_image_free(bytes);
    return done;
}

static bool changed(const char *path)
{
    return fail("%s was changed or cut on its way; ask for it once more", path);
}

static bool read_head(FILE *in, const char *path, const SealKeyPair *pair, Head *head,
                      Stream *stream)
{
    unsigned char key[STREAM_KEY], start[STREAM_HEADER];
    if (fread(head, 1, sizeof *head, in) != sizeof *head ||
        memcmp(head->mark, mark, MARK_BYTES) != 0)
        return fail("%s is not a sealed workbook", path);
    if (fread(start, 1, sizeof start, in) != sizeof start)
        return changed(path);
    if (crypto_box_seal_open(key, head->box, BOX_BYTES, pair->public, pair->secret) != 0)
        return fail("%s cannot be opened with your key: it was sealed to another one, or changed",
                    path);
    bool done = crypto_secretstream_xchacha20poly1305_init_pull(stream, start, key) == 0;
    sodium_memzero(key, sizeof key);
    return done || changed(path);
}

/* Reads it to its end; out NULL only looks whether all of it is sound. */
static bool read_stream(FILE *in, const char *path, const SealKeyPair *pair, FILE *out)
{
    static unsigned char message[PIECE + EXTRA], text[PIECE];
    Head head;
    Stream stream;
    bool is_first = true;
    unsigned char tag = 0;
    if (!read_head(in, path, pair, &head, &stream))
        return false;
    for (; tag != FINAL; is_first = false) {
        unsigned long long count = 0;
        size_t bytes = fread(message, 1, sizeof message, in);
        if (bytes < EXTRA ||
            crypto_secretstream_xchacha20poly1305_pull(&stream, text, &count, &tag, message, bytes,
                                                       is_first ? (unsigned char *)&head : NULL,
                                                       is_first ? sizeof head : 0) != 0)
            return changed(path);
        if (out && !put(out, text, (size_t)count))
            return false;
    }
    sodium_memzero(text, sizeof text);
    return fgetc(in) == EOF || changed(path);
}

/* Nothing is written before all of it was read once. */
static bool open_with(FILE *in, const char *sealed, const SealKeyPair *pair, const char *path)
{
    FileDraft draft;
    if (!read_stream(in, sealed, pair, NULL) || !file_draft_open(&draft, path))
        return false;
    rewind(in);
    return file_draft_finish(&draft, read_stream(in, sealed, pair, draft.stream),
                             file_draft_publish_new);
}

bool seal_open(const char *sealed, const char *path)
{
    SealKeyPair pair;
    FILE *in = file_open(sealed);
    bool done = in && seal_key_read(&pair) && open_with(in, sealed, &pair, path);
    seal_key_forget(&pair);
    file_close(in);
    return done;
}
