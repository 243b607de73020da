/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/zip_reader.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "format/zip_library.h"

/* Text packs to a fifth or a fiftieth; a bomb to a thousandth. */
enum {
    MOST_FILES = 100000,
    MOST_RATIO = 200,
    RATIO_FREE_BYTES = 16 << 20,
    MOST_INNER_BYTES = 512 << 20,
    INNER_PIECE = 64 * 1024
};
static const uint64_t most_bytes = UINT64_C(16) << 30;

struct ZipReader {
    char *path;
    zip_t *zip;
    zip_file_t *file;
    zip_int64_t next, count;
    zip_uint64_t index;                 /* of the file being read */
    uint64_t packed, unpacked, claimed; /* of the same */
    uint64_t total;
    ZipReader *outer;
};

static ZipReader *new_reader(const char *path, zip_t *zip)
{
    ZipReader *reader = xcalloc(1, sizeof *reader);
    reader->path = xstrdup(path);
    reader->zip = zip;
    reader->count = zip_get_num_entries(zip, 0);
    if (reader->count <= MOST_FILES)
        return reader;
    fail("%s: more than %d files in one zip", path, MOST_FILES);
    zip_reader_close(reader);
    return NULL;
}

/* The archive closes the file. */
static zip_t *open_archive(FILE *file, zip_error_t *error)
{
    zip_source_t *source = zip_source_filep_create(file, 0, -1, error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, error) : NULL;
    if (!zip && source)
        zip_source_free(source);
    else if (!source)
        fclose(file);
    return zip;
}

static ZipReader *reader_of(FILE *file, const char *name)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_t *zip = open_archive(file, &error);
    ZipReader *reader = zip ? new_reader(name, zip) : NULL;
    if (!zip)
        fail("%s: %s", name, zip_error_strerror(&error));
    zip_error_fini(&error);
    return reader;
}

static FILE *open_file(const char *path)
{
    return zip_library_load() ? file_open(path) : NULL;
}

ZipReader *zip_reader_open(const char *path)
{
    FILE *file = open_file(path);
    return file ? reader_of(file, path) : NULL;
}

void zip_reader_close(ZipReader *reader)
{
    if (!reader)
        return;
    if (reader->file)
        zip_fclose(reader->file);
    if (reader->outer)
        reader->outer->total = reader->total;
    zip_discard(reader->zip);
    free(reader->path);
    free(reader);
}

int64_t zip_reader_claims(const char *path)
{
    zip_stat_t status;
    FILE *file = open_file(path);
    zip_t *zip = file ? open_archive(file, NULL) : NULL;
    zip_int64_t count = zip ? zip_get_num_entries(zip, 0) : 0;
    uint64_t bytes = 0;
    for (zip_int64_t i = 0; i < count && i < MOST_FILES && bytes < most_bytes; i++)
        if (zip_stat_index(zip, (zip_uint64_t)i, 0, &status) == 0 && status.valid & ZIP_STAT_SIZE)
            bytes += status.size < most_bytes ? status.size : most_bytes;
    if (zip)
        zip_discard(zip);
    return (int64_t)bytes;
}

static bool is_bomb(uint64_t unpacked, uint64_t packed)
{
    return unpacked > RATIO_FREE_BYTES && unpacked / MOST_RATIO > packed;
}

static bool begin_file(ZipReader *reader, const zip_stat_t *status)
{
    reader->index = status->index;
    reader->packed = status->comp_size;
    reader->claimed = status->size;
    reader->unpacked = 0;
    reader->file = zip_fopen_index(reader->zip, status->index, 0);
    return reader->file || fail("%s: %s", reader->path, zip_strerror(reader->zip));
}

const char *zip_reader_next(ZipReader *reader, bool *failed)
{
    zip_stat_t status;
    if (reader->file)
        zip_fclose(reader->file);
    reader->file = NULL;
    *failed = false;
    for (; reader->next < reader->count; reader->next++) {
        zip_uint64_t index = (zip_uint64_t)reader->next;
        *failed = zip_stat_index(reader->zip, index, 0, &status) != 0;
        size_t bytes = *failed ? 0 : strlen(status.name);
        if (!*failed && (!bytes || status.name[bytes - 1] == '/'))
            continue;
        if (*failed)
            fail("%s: %s", reader->path, zip_strerror(reader->zip));
        else
            *failed = !begin_file(reader, &status);
        if (*failed)
            return NULL;
        reader->next++;
        return status.name;
    }
    return NULL;
}

bool zip_reader_find(ZipReader *reader, const char *name)
{
    zip_stat_t status;
    if (reader->file)
        zip_fclose(reader->file);
    reader->file = NULL;
    return zip_stat(reader->zip, name, 0, &status) == 0 && begin_file(reader, &status);
}

long zip_reader_read(void *stream, char *buffer, size_t size)
{
    ZipReader *reader = stream;
    zip_int64_t got = zip_fread(reader->file, buffer, size);
    if (got < 0) {
        fail("%s: %s", reader->path, zip_file_strerror(reader->file));
        return -1;
    }
    reader->unpacked += (uint64_t)got;
    reader->total += (uint64_t)got;
    /* One that says so of itself is not begun with. */
    if (!is_bomb(reader->unpacked, reader->packed) && !is_bomb(reader->claimed, reader->packed) &&
        reader->total <= most_bytes)
        return (long)got;
    fail("%s: it unpacks to far more than an export holds; unpack it by hand and look",
         reader->path);
    return -1;
}

bool zip_reader_peek(ZipReader *reader, char *bytes, size_t size)
{
    memset(bytes, 0, size);
    if (zip_reader_read(reader, bytes, size) < 0)
        return false;
    zip_fclose(reader->file);
    reader->unpacked = 0;
    reader->file = zip_fopen_index(reader->zip, reader->index, 0);
    return reader->file || fail("%s: %s", reader->path, zip_strerror(reader->zip));
}

static bool unpack(ZipReader *reader, const char *name, FILE *file)
{
    char *piece = xreallocarray(NULL, INNER_PIECE, 1);
    long bytes = 1;
    bool done = true;
    while (done && bytes > 0) {
        bytes = zip_reader_read(reader, piece, INNER_PIECE);
        done =
            bytes >= 0 && (reader->unpacked <= MOST_INNER_BYTES ||
                           fail("%s is larger than %d MB; unpack the zip and import it by itself",
                                name, MOST_INNER_BYTES >> 20));
        if (done && fwrite(piece, 1, (size_t)bytes, file) != (size_t)bytes)
            done = fail("%s: %s", name, strerror(errno));
    }
    free(piece);
    return done && (fflush(file) == 0 || fail("%s: %s", name, strerror(errno)));
}

/* A zip is read from its end, which a stream does not have. */
ZipReader *zip_reader_open_inner(ZipReader *outer, const char *name)
{
    FILE *file = tmpfile();
    if (!file) {
        fail("%s: %s", name, strerror(errno));
        return NULL;
    }
    if (!unpack(outer, name, file)) {
        fclose(file);
        return NULL;
    }
    ZipReader *reader = reader_of(file, name);
    if (reader) {
        reader->total = outer->total;
        reader->outer = outer;
    }
    return reader;
}
