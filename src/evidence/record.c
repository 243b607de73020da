/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

void record_init(Record *record)
{
    *record = (Record){ .items = "", .file = "" };
    record->entries = xreallocarray(NULL, RECORD_ENTRIES, sizeof *record->entries);
    record->text = xreallocarray(NULL, RECORD_BYTES, 1);
}

void record_release(Record *record)
{
    free(record->entries);
    free(record->text);
}

void record_clear(Record *record)
{
    record->count = record->used = 0;
    record->shape = 0;
    record->is_full = false;
}

/* FNV-1a. */
uint64_t record_shape(uint64_t shape, const char *path)
{
    uint64_t hash = shape ? shape : UINT64_C(14695981039346656037);
    do
        hash = (hash ^ (unsigned char)*path) * UINT64_C(1099511628211);
    while (*path++);
    return hash;
}

static const char *copy(Record *record, const char *text, size_t bytes)
{
    char *start = record->text + record->used;
    memcpy(start, text, bytes);
    start[bytes] = '\0';
    record->used += bytes + 1;
    return start;
}

void record_add(Record *record, const char *path, size_t path_bytes, const char *value,
                size_t bytes)
{
    size_t room = RECORD_BYTES - record->used;
    if (record->count == RECORD_ENTRIES || bytes >= room || path_bytes >= room - bytes ||
        room - bytes - path_bytes < 2) {
        record->is_full = true;
        return;
    }
    RecordEntry *entry = &record->entries[record->count++];
    entry->path = path_bytes ? copy(record, path, path_bytes) : path;
    if (path_bytes)
        record->shape = record_shape(record->shape, entry->path);
    entry->value = copy(record, value, bytes);
    entry->bytes = bytes;
}

const char *record_get(const Record *record, const char *path)
{
    for (size_t i = record->count; i-- > 0;)
        if (!strcmp(record->entries[i].path, path))
            return record->entries[i].value;
    return NULL;
}

char *record_to_text(const Record *record)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < record->count; i++)
        buffer_add_format(&text, "%s: %s\n", record->entries[i].path, record->entries[i].value);
    return buffer_take(&text);
}
