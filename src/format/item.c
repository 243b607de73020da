/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/item.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

void item_init(Item *item)
{
    *item = (Item){ .items = "", .file = "" };
    item->entries = xreallocarray(NULL, ITEM_ENTRIES, sizeof *item->entries);
    item->text = xreallocarray(NULL, ITEM_BYTES, 1);
}

void item_release(Item *item)
{
    free(item->entries);
    free(item->text);
}

void item_clear(Item *item)
{
    item->count = item->used = 0;
    item->shape = 0;
    item->is_full = false;
}

/* FNV-1a. */
uint64_t item_shape(uint64_t shape, const char *path)
{
    uint64_t hash = shape ? shape : UINT64_C(14695981039346656037);
    do
        hash = (hash ^ (unsigned char)*path) * UINT64_C(1099511628211);
    while (*path++);
    return hash;
}

static const char *copy(Item *item, const char *text, size_t bytes)
{
    char *start = item->text + item->used;
    memcpy(start, text, bytes);
    start[bytes] = '\0';
    item->used += bytes + 1;
    return start;
}

void item_add(Item *item, const char *path, size_t path_bytes, const char *value, size_t bytes)
{
    size_t room = ITEM_BYTES - item->used;
    if (item->count == ITEM_ENTRIES || bytes >= room || path_bytes >= room - bytes ||
        room - bytes - path_bytes < 2) {
        item->is_full = true;
        return;
    }
    ItemEntry *entry = &item->entries[item->count++];
    entry->path = path_bytes ? copy(item, path, path_bytes) : path;
    if (path_bytes)
        item->shape = item_shape(item->shape, entry->path);
    entry->value = copy(item, value, bytes);
    entry->bytes = bytes;
}

const char *item_get(const Item *item, const char *path)
{
    for (size_t i = item->count; i-- > 0;)
        if (!strcmp(item->entries[i].path, path))
            return item->entries[i].value;
    return NULL;
}

char *item_to_text(const Item *item)
{
    Buffer text = { 0 };
    for (size_t i = 0; i < item->count; i++)
        buffer_add_format(&text, "%s: %s\n", item->entries[i].path, item->entries[i].value);
    return buffer_take(&text);
}
