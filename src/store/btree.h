/* SPDX-License-Identifier: GPL-3.0-or-later */
/* btree.h - takes out of the trees of a damaged SQLite file, held in memory, what keeps
 * SQLite from walking through the rest. */
#ifndef BTREE_H
#define BTREE_H

#include <stdint.h>

#include "base/base.h"

/* All pages of a file, and room for two more. */
typedef struct BtreeFile {
    unsigned char *bytes;
    uint32_t pages;     /* of the file as it was found */
    uint32_t page_size; /* a power of two from 512 to 65536 */
    bool *is_taken;     /* by page number: it belongs to a tree that was mended */
} BtreeFile;

enum { BTREE_SPARE_PAGES = 2 };

/* Rows of rowid tables lie in trees of integers, all else in trees of records. */
typedef enum BtreeKind { BTREE_RECORDS, BTREE_INTEGERS } BtreeKind;

/* What was taken out. */
typedef struct BtreeLoss {
    size_t pages, cells;
} BtreeLoss;

/* `bytes` (`pages` pages and BTREE_SPARE_PAGES more) stay the caller's. */
void btree_open(BtreeFile *file, unsigned char *bytes, uint32_t pages, uint32_t page_size);
void btree_close(BtreeFile *file);

/* Mends the tree below `root`, whose records have at most `columns` values. Where something
 * was taken out stands a row that is none of the table: its rowid is BTREE_GAP, or its first
 * value a blob of one byte. False when the root itself cannot be read. */
MUST_CHECK bool btree_mend(BtreeFile *file, uint32_t root, BtreeKind kind, size_t columns,
                           BtreeLoss *loss);

/* Makes the header that of a file without log and free pages, the spare ones included; and
 * the list of tables empty. */
void btree_forget_log(BtreeFile *file);
void btree_forget_schema(BtreeFile *file);

#define BTREE_GAP INT64_MIN

#endif
