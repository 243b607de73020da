/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "zip_reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* Text packs to a fifth or a twentieth; a bomb to less than a thousandth. */
enum { MOST_FILES = 100000, MOST_RATIO = 500, RATIO_FREE_BYTES = 16 << 20 };
static const uint64_t most_bytes = UINT64_C(16) << 30;

struct ZipReader {
    char *path;
    zip_t *zip;
    zip_file_t *file;
    zip_int64_t next, count;
    uint64_t packed, unpacked; /* of the file being read */
    uint64_t total;
};

ZipReader *zip_reader_open(const char *path)
{
    int code;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &code);
    if (!zip) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        fail("%s: %s", path, zip_error_strerror(&error));
        zip_error_fini(&error);
        return NULL;
    }
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

void zip_reader_close(ZipReader *reader)
{
    if (!reader)
        return;
    if (reader->file)
        zip_fclose(reader->file);
    zip_discard(reader->zip);
    free(reader->path);
    free(reader);
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
        reader->file = *failed ? NULL : zip_fopen_index(reader->zip, index, 0);
        *failed = !reader->file;
        if (*failed) {
            fail("%s: %s", reader->path, zip_strerror(reader->zip));
            return NULL;
        }
        reader->packed = status.comp_size;
        reader->unpacked = 0;
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
    if (zip_stat(reader->zip, name, 0, &status) != 0)
        return false;
    reader->file = zip_fopen_index(reader->zip, status.index, 0);
    reader->packed = status.comp_size;
    reader->unpacked = 0;
    return reader->file != NULL;
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
    bool is_bomb =
        reader->unpacked > RATIO_FREE_BYTES && reader->unpacked / MOST_RATIO > reader->packed;
    if (!is_bomb && reader->total <= most_bytes)
        return (long)got;
    fail("%s: it unpacks to far more than an export holds; unpack it by hand and look",
         reader->path);
    return -1;
}
