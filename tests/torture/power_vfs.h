/* SPDX-License-Identifier: GPL-3.0-or-later */
/* power_vfs.h - a layer between SQLite and the disk that keeps in memory what was not
 * synced, and loses it with the power: files, their sizes, and names in the folder. */
#ifndef POWER_VFS_H
#define POWER_VFS_H

#include <stdint.h>

#include "base/base.h"

typedef enum PowerLoss {
    LOSS_OF_ALL, /* nothing that was not synced is on the disk */
    LOSS_OF_SOME /* sectors of it are, in any order and of any age; names in their order */
} PowerLoss;

typedef struct Power {
    PowerLoss loss;
    unsigned at; /* the write, sync, truncation, creation or deletion before which it
                    happens; 1 is the first, 0: never */
    uint64_t seed;
} Power;

/* Becomes what SQLite opens files through, in this process, which dies with the power. */
void power_vfs_install(const Power *power);
void power_vfs_cut(void);

#endif
