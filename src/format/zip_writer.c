/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/zip_writer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/file.h"
#include "format/zip_library.h"

struct ZipWriter {
    zip_t *zip;
    zip_source_t *archive; /* where the zip is written: memory */
    char *passphrase;
};

ZipWriter *zip_writer_new(const char *passphrase)
{
    zip_error_t error;
    if (!zip_library_load())
        return NULL;
    zip_error_init(&error);
    ZipWriter *writer = xcalloc(1, sizeof *writer);
    writer->archive = zip_source_buffer_create(NULL, 0, 0, &error);
    writer->zip =
        writer->archive ? zip_open_from_source(writer->archive, ZIP_TRUNCATE, &error) : NULL;
    if (!writer->zip)
        die("no memory for a zip");
    zip_error_fini(&error);
    zip_source_keep(writer->archive);
    writer->passphrase = passphrase ? xstrdup(passphrase) : NULL;
    return writer;
}

static bool failed(ZipWriter *writer, const char *name)
{
    return fail("%s: %s", name, zip_strerror(writer->zip));
}

/* The clock is the program's, so that a test knows the dates. */
static bool add(ZipWriter *writer, const char *name, zip_source_t *source)
{
    zip_int64_t index = source ? zip_file_add(writer->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        if (source)
            zip_source_free(source);
        return failed(writer, name);
    }
    return ((!writer->passphrase ||
             zip_file_set_encryption(writer->zip, (zip_uint64_t)index, ZIP_EM_AES_256,
                                     writer->passphrase) == 0) &&
            zip_file_set_mtime(writer->zip, (zip_uint64_t)index, date_now(), 0) == 0) ||
           failed(writer, name);
}

bool zip_writer_add(ZipWriter *writer, const char *name, const void *bytes, size_t count)
{
    return add(writer, name, zip_source_buffer(writer->zip, bytes, count, 0));
}

bool zip_writer_add_stream(ZipWriter *writer, const char *name, FILE *stream)
{
    zip_source_t *source = zip_source_filep(writer->zip, stream, 0, -1);
    if (!source)
        fclose(stream);
    return add(writer, name, source);
}

/* What zip_close left in memory. */
static bool copy_archive(zip_source_t *archive, FILE *out)
{
    char block[65536];
    zip_int64_t bytes = 0;
    bool is_read = zip_source_open(archive) == 0, done = is_read;
    while (done && (bytes = zip_source_read(archive, block, sizeof block)) > 0)
        done = fwrite(block, 1, (size_t)bytes, out) == (size_t)bytes;
    if (!is_read || bytes < 0)
        done = fail("%s", zip_error_strerror(zip_source_error(archive)));
    zip_source_close(archive);
    return done;
}

typedef bool Publish(FileDraft *draft);

static bool write_archive(zip_source_t *archive, const char *path, Publish *publish)
{
    FileDraft draft;
    if (!file_draft_open(&draft, path))
        return false;
    return file_draft_finish(&draft, copy_archive(archive, draft.stream), publish);
}

static bool finish(ZipWriter *writer, const char *path, Publish *publish)
{
    bool done = zip_close(writer->zip) == 0 || failed(writer, path);
    if (done)
        writer->zip = NULL;
    done = done && write_archive(writer->archive, path, publish);
    zip_writer_free(writer);
    return done;
}

bool zip_writer_publish(ZipWriter *writer, const char *path)
{
    return finish(writer, path, file_draft_publish);
}

bool zip_writer_publish_new(ZipWriter *writer, const char *path)
{
    return finish(writer, path, file_draft_publish_new);
}

void zip_writer_free(ZipWriter *writer)
{
    if (!writer)
        return;
    if (writer->zip)
        zip_discard(writer->zip);
    zip_source_free(writer->archive);
    if (writer->passphrase)
        explicit_bzero(writer->passphrase, strlen(writer->passphrase));
    free(writer->passphrase);
    free(writer);
}
