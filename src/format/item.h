/* SPDX-License-Identifier: GPL-3.0-or-later */
/* item.h - one row or item of an export, flat: paths and their values, within bounds
 * whatever the export holds. */
#ifndef ITEM_H
#define ITEM_H

#include <stdint.h>

#include "base/base.h"

enum { ITEM_BYTES = 1 << 20, ITEM_ENTRIES = 2048 };

typedef struct ItemEntry {
    const char *path, *value; /* terminated */
    size_t bytes;             /* of the value */
} ItemEntry;

typedef struct Item {
    const char *file;  /* its name, borrowed */
    const char *items; /* the path of the list it stands in; "" in a CSV */
    size_t line;
    uint64_t
        shape;    /* the same for records that have the same paths in the same order; 0: unknown */
    bool is_full; /* something did not fit */
    size_t count;
    ItemEntry *entries;
    char *text; /* owned: room for ITEM_BYTES */
    size_t used;
} Item;

void item_init(Item *item);
void item_release(Item *item);
void item_clear(Item *item);

/* Copies the value; the path too when path_bytes is not 0, which then shapes the item,
 * else it is borrowed. What does not fit is left out and is_full set. */
void item_add(Item *item, const char *path, size_t path_bytes, const char *value, size_t bytes);

/* The shape after one more path; 0 begins. */
uint64_t item_shape(uint64_t shape, const char *path);

/* The last value under a path, or NULL. */
const char *item_get(const Item *item, const char *path);

/* "path: value" lines, for people; the caller frees. */
char *item_to_text(const Item *item);

#endif
