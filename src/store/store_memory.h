/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_memory.h - the memory that SQLite works in. */
#ifndef STORE_MEMORY_H
#define STORE_MEMORY_H

/* Before the first connection; later it does nothing. Threads may not use SQLite at once. */
void store_memory_set_up(void);

#endif
