/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip_writer.h - a zip built in memory and written as one file; its files are encrypted (AES-256,
 * as WinZip and 7-Zip have it) if there is a passphrase, their names and sizes never. The same
 * files at the same date_now() give the same bytes without one. Owns libzip with zip_reader. */
#ifndef ZIP_WRITER_H
#define ZIP_WRITER_H

#include <stdio.h>

#include "base/base.h"

typedef struct ZipWriter ZipWriter;

/* The passphrase, NULL: none, is copied until the zip is written or given up. NULL when the library
 * is not there. */
ZipWriter *zip_writer_new(const char *passphrase);

/* The bytes are borrowed until then. */
MUST_CHECK bool zip_writer_add(ZipWriter *writer, const char *name, const void *bytes,
                               size_t count);

/* The rest of a stream, which becomes the writer's. */
MUST_CHECK bool zip_writer_add_stream(ZipWriter *writer, const char *name, FILE *stream);

/* Beside the target and renamed there, which must not exist; the writer is gone either way. */
MUST_CHECK bool zip_writer_publish_new(ZipWriter *writer, const char *path);

/* The same, over what is there. */
MUST_CHECK bool zip_writer_publish(ZipWriter *writer, const char *path);

void zip_writer_free(ZipWriter *writer);

#endif
