/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip_reader.h - the files of a zip, one after another, as streams. Owns libzip. */
#ifndef ZIP_READER_H
#define ZIP_READER_H

#include <stdint.h>

#include "format/encoding.h"

typedef struct ZipReader ZipReader;

/* NULL when it cannot be opened, or claims to be larger than any export. */
ZipReader *zip_reader_open(const char *path);
void zip_reader_close(ZipReader *reader);

/* What the files of the zip at `path` unpack to, as they claim; 0 when it cannot be opened. */
int64_t zip_reader_claims(const char *path);

/* Goes to the next file that is not a folder: its name, NULL at the end or on failure
 * (*failed says which); borrowed. */
const char *zip_reader_next(ZipReader *reader, bool *failed);

/* Goes to the file of that name; false, without a reason, when it cannot be opened. */
bool zip_reader_find(ZipReader *reader, const char *name);

/* The first bytes of the file that was gone to, which starts anew; fewer when it is shorter. */
MUST_CHECK bool zip_reader_peek(ZipReader *reader, char *bytes, size_t size);

/* Opens the file that was gone to, a zip itself; `name` is for reasons. What it unpacks to counts
 * with the outer one, which is to be kept open meanwhile. NULL after fail(). */
ZipReader *zip_reader_open_inner(ZipReader *reader, const char *name);

/* An EncodingRead over the file that was gone to. */
long zip_reader_read(void *reader, char *buffer, size_t size);

#endif
