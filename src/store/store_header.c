/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store_header.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/schema.h"

enum { HEADER_BYTES = 100 };

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool has_beside(const char *path, const char *suffix)
{
    struct stat status;
    char *log = xasprintf("%s%s", path, suffix);
    bool found = lstat(log, &status) == 0 && status.st_size > 0;
    free(log);
    return found;
}

/* With a log beside it a file may be shorter than it says: copying the log into it was cut short,
 * and SQLite does it again; or a change was cut short that made it longer, and SQLite takes it
 * back. */
static bool has_log(const char *path)
{
    return has_beside(path, "-wal") || has_beside(path, "-journal");
}

static StoreHeader look(const char *path, const unsigned char *header, ssize_t bytes,
                        const struct stat *status)
{
    if (bytes < HEADER_BYTES || memcmp(header, "SQLite format 3", 16) != 0 ||
        big_endian(header + 68) != STORE_APPLICATION_ID) {
        fail("%s is not a Wellbook workbook", path);
        return HEADER_REFUSED;
    }
    if (big_endian(header + 60) > schema_version) {
        fail("%s was written by a newer version of Wellbook (format %u, this one knows %zu);"
             " install the newer version",
             path, big_endian(header + 60), schema_version);
        return HEADER_REFUSED;
    }
    unsigned page = (unsigned)header[16] << 8 | header[17];
    int64_t expected = (int64_t)big_endian(header + 28) * (page == 1 ? 65536 : page);
    bool is_long_enough = status->st_size >= expected || has_log(path);
    if (big_endian(header + 60) && is_long_enough)
        return HEADER_SOUND;
    if (is_long_enough)
        fail("%s is damaged: its header does not say which format it has", path);
    else
        fail("%s is damaged: %lld bytes of %lld are there", path, (long long)status->st_size,
             (long long)expected);
    return HEADER_DAMAGED;
}

StoreHeader store_header_read(const char *path)
{
    unsigned char header[HEADER_BYTES];
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        fail("%s: %s", path, strerror(errno));
        return HEADER_REFUSED;
    }
    ssize_t bytes = read(descriptor, header, sizeof header);
    bool is_file = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    close(descriptor);
    if (is_file)
        return look(path, header, bytes, &status);
    fail("%s is not a file", path);
    return HEADER_REFUSED;
}
