/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "source/json_late.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Nobody else reads the file, so that it holds numbers and pointers as they are. */
typedef struct Head {
    const Source *source;
    size_t line, count;
    bool is_full;
} Head;

static bool failed(void)
{
    return fail("%s: %s", "tmpfile", strerror(errno));
}

bool late_put(FILE **late, const Source *source, const Item *item)
{
    if (!*late && !(*late = tmpfile()))
        return failed();
    Head head;
    memset(&head, 0, sizeof head);
    head.source = source;
    head.line = item->line;
    head.count = item->count;
    head.is_full = item->is_full;
    fwrite(&head, sizeof head, 1, *late);
    for (size_t i = 0; i < item->count; i++) {
        const ItemEntry *entry = &item->entries[i];
        const size_t sizes[] = { strlen(entry->path), entry->bytes };
        fwrite(sizes, sizeof sizes, 1, *late);
        fwrite(entry->path, 1, sizes[0], *late);
        fwrite(entry->value, 1, sizes[1], *late);
    }
    return !ferror(*late) || failed();
}

/* Reads a path and a value into `text`, which has room for both. */
static bool get_entry(FILE *late, Item *item, char *text)
{
    size_t sizes[2];
    if (fread(sizes, sizeof sizes, 1, late) != 1 || sizes[0] + sizes[1] > ITEM_BYTES ||
        fread(text, 1, sizes[0] + sizes[1], late) != sizes[0] + sizes[1])
        return failed();
    item_add(item, text, sizes[0], text + sizes[0], sizes[1]);
    return true;
}

bool late_get(FILE *late, const Source **source, Item *item, bool *is_end)
{
    Head head;
    *is_end = fread(&head, sizeof head, 1, late) != 1;
    if (*is_end)
        return !ferror(late) || failed();
    item_clear(item);
    item->line = head.line;
    *source = head.source;
    char *text = xreallocarray(NULL, ITEM_BYTES, 1);
    bool done = true;
    for (size_t i = 0; i < head.count && done; i++)
        done = get_entry(late, item, text);
    item->is_full |= head.is_full;
    free(text);
    return done;
}
