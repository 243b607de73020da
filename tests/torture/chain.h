/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chain.h - strikes the same workbook again and again; each time its user goes on with
 * what was left. */
#ifndef CHAIN_H
#define CHAIN_H

#include "stage.h"

typedef struct Chain {
    const char *name;
    unsigned strikes, length; /* in all, and on one workbook */
    unsigned number;          /* of its dice under the seed */
    /* Starts a player of the play, ends it, and lets the ledger hear all of it. */
    void (*strike)(Ledger *ledger, Play *play, Dice *dice, const void *how);
    const void *how;
} Chain;

/* Prints the line of it. */
void chain_run(Stage *stage, const Chain *chain);

#endif
