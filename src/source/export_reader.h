/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_reader.h - reads exports in streams: files, folders and zips of JSON and CSV, and XLSX,
 * recognised by what they hold. */
#ifndef EXPORT_READER_H
#define EXPORT_READER_H

#include "source/source.h"

/* What a reader meets. Each returns false to stop, after fail(); take, leave, refuse and end may be
 * NULL: that is passed over. */
typedef struct ExportEvents {
    void *data;
    /* A file is begun; `name` is borrowed until the next one. */
    bool (*begin)(void *data, const char *name);
    bool (*take)(void *data, const Source *source, const Item *item);
    /* A file that is not looked into, and why; `is_lost`: it may hold rows. */
    bool (*leave)(void *data, const char *name, const char *reason, bool is_lost);
    /* A document with a list of items ends: the values beside them ("^NextToken"), how many items;
     * `source` is NULL when there was none to know it by. May be NULL. */
    void (*page)(void *data, const Source *source, const Item *beside, int64_t items);
    /* A row that cannot be read; `source` is NULL when no format has it. */
    bool (*refuse)(void *data, const Source *source, size_t line, const char *reason,
                   const char *raw);
    /* The file's end: how many characters were repaired, and whether its
     * format is known, though it may have no rows. */
    bool (*end)(void *data, size_t repaired, bool is_known);
    /* A header that no format has, when a row stands below it. */
    void (*miss)(void *data, const char *const columns[], size_t count);
    /* So many bytes more were read. May be NULL. */
    void (*advance)(void *data, int64_t bytes);
    /* The rows below such a header, until it returns false. NULL: they are passed over. */
    bool (*sample)(void *data, const Item *item);
} ExportEvents;

/* About how many bytes export_reader_run will read. */
int64_t export_reader_size(const char *path);

/* One file, or everything in a folder or zip. */
MUST_CHECK bool export_reader_run(const char *path, const Sources *sources,
                                  const ExportEvents *events);

#endif
