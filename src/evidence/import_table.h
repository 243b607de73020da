/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import_table.h - structs that are found by the id they begin with: open addressing, in an array
 * whose room is a power of two. An id of 0 is a free place. */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include <stdint.h>

#include "base/base.h"

/* Makes room for one more, as xgrow does: call it before import_table_place is to give a free
 * place. Structs may move. */
void *import_table_grow(void *table, size_t count, size_t *room, size_t size);

/* Where the struct of that id stands, or the free place for it. */
void *import_table_place(void *table, size_t room, size_t size, int64_t id);

#endif
