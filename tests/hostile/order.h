/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order.h - everything the program can be asked to do with a workbook: command lines, and keys
 * typed on its screens. */
#ifndef ORDER_H
#define ORDER_H

#include "base/base.h"

enum { MOST_WORDS = 16 };

/* MINE, THEIRS and OUT are the files of a trial, TOP the tree of the sources. */
typedef struct Order {
    const char *words; /* of a command, separated by spaces */
    const char *keys;  /* or those of the screens, "<Enter>" being one */
    bool only_reads;   /* the workbook is afterwards what it was, byte for byte */
} Order;

extern const Order orders[];
extern const size_t order_count;

/* Does it in this process, and returns the exit status. The terminal's output is what is left of
 * standard output. */
int order_obey(const Order *order);

#endif
