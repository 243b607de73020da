/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To prepare a query over a view SQLite takes and gives back some thousand small pieces, and the
 * libraries of some systems are built without the store of such pieces (lookaside) that it would
 * have for them: a fifth of a start went through malloc. Here pieces of a few sizes are kept in
 * lists when they are given back. Larger ones, pages among them, come from malloc.
 *
 * A sanitizer sees nothing of what happens inside such a block, so that builds with one do without.
 */
#include "config.h"
#include "store/store_memory.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 32, LISTS = 64, LARGEST = STEP * LISTS, BLOCK = 64 << 10 };

/* What stands before a piece; the piece itself is the link while nobody has it. */
typedef union Piece {
    size_t bytes; /* the head included */
    union Piece *next;
} Piece;

static Piece *kept[LISTS + 1];
static char *block;
static size_t block_left;

/* With the head. */
static size_t whole(size_t bytes)
{
    size_t all = bytes + sizeof(Piece);
    return all > LARGEST ? all : (all + STEP - 1) / STEP * STEP;
}

static Piece *cut(size_t bytes)
{
    if (block_left < bytes) {
        char *more = malloc(BLOCK);
        if (!more)
            return NULL;
        block = more;
        block_left = BLOCK;
    }
    Piece *head = (void *)block;
    block += bytes;
    block_left -= bytes;
    return head;
}

static void *take(int wanted)
{
    size_t bytes = whole((size_t)wanted);
    Piece **list = bytes > LARGEST ? NULL : &kept[bytes / STEP];
    if (list && *list) {
        Piece *piece = *list;
        *list = piece->next;
        return piece;
    }
    Piece *head = list ? cut(bytes) : malloc(bytes);
    if (!head)
        return NULL;
    head->bytes = bytes;
    return head + 1;
}

static void give_back(void *memory)
{
    Piece *piece = memory, *head = piece - 1;
    if (!memory)
        return;
    if (head->bytes > LARGEST) {
        free(head);
        return;
    }
    piece->next = kept[head->bytes / STEP];
    kept[head->bytes / STEP] = piece;
}

static int size(void *memory)
{
    return memory ? (int)(((Piece *)memory)[-1].bytes - sizeof(Piece)) : 0;
}

static void *resize(void *memory, int wanted)
{
    Piece *head = (Piece *)memory - 1;
    size_t bytes = whole((size_t)wanted);
    if (head->bytes > LARGEST && bytes > LARGEST) {
        head = realloc(head, bytes);
        if (!head)
            return NULL;
        head->bytes = bytes;
        return head + 1;
    }
    void *other = take(wanted);
    if (other)
        memcpy(other, memory, (size_t)(size(memory) < wanted ? size(memory) : wanted));
    if (other)
        give_back(memory);
    return other;
}

static int round_up(int wanted)
{
    return (int)(whole((size_t)wanted) - sizeof(Piece));
}

static int begin(void *unused)
{
    (void)unused;
    return SQLITE_OK;
}

static void end(void *unused)
{
    (void)unused;
}

#if defined __SANITIZE_ADDRESS__
enum { IS_WATCHED = 1 };
#else
enum { IS_WATCHED = 0 };
#endif

void store_memory_set_up(void)
{
    static const sqlite3_mem_methods methods = { take,     give_back, resize, size,
                                                 round_up, begin,     end,    NULL };
    /* Counting costs SQLite a tenth of a start; too late is no harm. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (!IS_WATCHED)
        sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
