/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/import_table.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256 };

static int64_t id_of(const void *place)
{
    int64_t id;
    memcpy(&id, place, sizeof id);
    return id;
}

void *import_table_place(void *table, size_t room, size_t size, int64_t id)
{
    char *places = table;
    size_t at = (size_t)id & (room - 1);
    for (int64_t found; (found = id_of(places + at * size)) && found != id;)
        at = (at + 1) & (room - 1);
    return places + at * size;
}

void *import_table_grow(void *table, size_t count, size_t *room, size_t size)
{
    if (count * 2 < *room)
        return table;
    size_t wide = *room ? *room * 2 : FIRST_ROOM;
    char *places = xcalloc(wide, size), *old = table;
    for (size_t i = 0; i < *room; i++, old += size)
        if (id_of(old))
            memcpy(import_table_place(places, wide, size, id_of(old)), old, size);
    free(table);
    *room = wide;
    return places;
}
