/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.h - keeps what a player acknowledged, and judges the file that it left. */
#ifndef LEDGER_H
#define LEDGER_H

#include "player.h"

typedef struct Ledger {
    const Bank *bank;
    Model *acknowledged;
    unsigned *pending; /* acts refused or begun since the last acknowledged one */
    size_t pending_count, pending_room;
    bool is_inside;                    /* an act was begun and nothing said of its end */
    bool is_closed, is_struck;         /* it came to its end; the trouble had struck by then */
    unsigned done, refused, came_true; /* came_true: pending acts that were there, whole */
    char *complaint;                   /* the first thing that was wrong, or NULL */
} Ledger;

/* What the file holds at the start; NULL when it cannot be opened. */
Ledger *ledger_open(const char *path, const Bank *bank);
Ledger *ledger_copy(const Ledger *ledger);
void ledger_free(Ledger *ledger);

/* `reason`: what a refusal must say, or NULL for anything at all. */
void ledger_hear(Ledger *ledger, const Play *play, const Message *message, const char *reason);

/* Opens the file and compares: every acknowledged act, and of the others at most one,
 * which is whole. It becomes an acknowledged one then. */
MUST_CHECK bool ledger_judge(Ledger *ledger, const Play *play);

#endif
