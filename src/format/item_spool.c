/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "format/item_spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Nobody else reads the file, so that it holds numbers and pointers as they are. */
typedef struct Head {
    const void *kind;
    size_t line, count;
    bool is_full;
} Head;

static bool failed(void)
{
    return fail("%s: %s", "tmpfile", strerror(errno));
}

bool item_spool_put(FILE **spool, const void *kind, const Item *item)
{
    if (!*spool && !(*spool = tmpfile()))
        return failed();
    Head head;
    memset(&head, 0, sizeof head);
    head.kind = kind;
    head.line = item->line;
    head.count = item->count;
    head.is_full = item->is_full;
    fwrite(&head, sizeof head, 1, *spool);
    for (size_t i = 0; i < item->count; i++) {
        const ItemEntry *entry = &item->entries[i];
        const size_t sizes[] = { strlen(entry->path), entry->bytes };
        fwrite(sizes, sizeof sizes, 1, *spool);
        fwrite(entry->path, 1, sizes[0], *spool);
        fwrite(entry->value, 1, sizes[1], *spool);
    }
    return !ferror(*spool) || failed();
}

/* Reads a path and a value into `text`, which has room for both. */
static bool get_entry(FILE *spool, Item *item, char *text)
{
    size_t sizes[2];
    if (fread(sizes, sizeof sizes, 1, spool) != 1 || sizes[0] + sizes[1] > ITEM_BYTES ||
        fread(text, 1, sizes[0] + sizes[1], spool) != sizes[0] + sizes[1])
        return failed();
    item_add(item, text, sizes[0], text + sizes[0], sizes[1]);
    return true;
}

bool item_spool_get(FILE *spool, const void **kind, Item *item, bool *is_end)
{
    Head head;
    *is_end = fread(&head, sizeof head, 1, spool) != 1;
    if (*is_end)
        return !ferror(spool) || failed();
    item_clear(item);
    item->line = head.line;
    *kind = head.kind;
    char *text = xreallocarray(NULL, ITEM_BYTES, 1);
    bool done = true;
    for (size_t i = 0; i < head.count && done; i++)
        done = get_entry(spool, item, text);
    item->is_full |= head.is_full;
    free(text);
    return done;
}
