/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault_vfs.h - a layer between SQLite and the disk that fails, tears or dies at the n-th
 * call of a kind. */
#ifndef FAULT_VFS_H
#define FAULT_VFS_H

#include "base/base.h"

typedef enum FaultCall {
    FAULT_READ = 1,
    FAULT_WRITE = 2,
    FAULT_SYNC = 4,
    FAULT_TRUNCATE = 8,
    FAULT_OPEN = 16, /* of a file for writing */
    FAULT_DELETE = 32,
    FAULT_SHM_MAP = 64,
    FAULT_SHM_LOCK = 128
} FaultCall;

typedef enum FaultEffect {
    EFFECT_ONCE,   /* this call fails */
    EFFECT_STAYS,  /* and all later ones of the kind, until released */
    EFFECT_GROWTH, /* the same, but only for writes beyond the end of a file */
    EFFECT_KILL    /* the process dies before the call */
} FaultEffect;

typedef struct Fault {
    unsigned calls; /* FaultCall, added up */
    FaultEffect effect;
    int code;     /* what SQLite is told */
    bool is_torn; /* half of a failing write is done */
    unsigned at;  /* 1 is the first such call; 0: never */
} Fault;

/* Becomes what SQLite opens files through, in this process. */
void fault_vfs_install(const Fault *fault);
bool fault_vfs_has_struck(void);
void fault_vfs_release(void);

#endif
