/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "chain.h"

#include <stdlib.h>

enum { MOST_ACTS = 400 };

typedef struct Sum {
    unsigned strikes, inside, came_true, done;
} Sum;

/* One workbook, from its beginning. */
static bool run_one(Stage *stage, const Chain *chain, Sum *sum)
{
    bool is_right = true;
    char *path = stage_fresh(stage, "chain");
    Ledger *ledger = ledger_copy(stage->start);
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->seed + sum->strikes,
                  .count = MOST_ACTS,
                  .is_certain = true };
    for (unsigned i = 0; is_right && i < chain->length && sum->strikes < chain->strikes; i++) {
        Dice dice = dice_of(stage->seed, chain->number + sum->strikes);
        unsigned done = ledger->done;
        char *what = xasprintf("%s number %u (seed %llu)", chain->name, ++sum->strikes,
                               (unsigned long long)stage->seed);
        ledger->is_inside = ledger->is_closed = false;
        chain->strike(ledger, &play, &dice, chain->how);
        sum->inside += ledger->is_inside;
        is_right = stage_judge(stage, ledger, &play, what);
        free(what);
        play.first += ledger->done - done + 1;
    }
    sum->done += ledger->done;
    sum->came_true += ledger->came_true;
    ledger_free(ledger);
    free(path);
    return is_right;
}

void chain_run(Stage *stage, const Chain *chain)
{
    Sum sum = { 0 };
    while (sum.strikes < chain->strikes)
        if (!run_one(stage, chain, &sum))
            return;
    stage_say(stage, true,
              "%s: %u, of which %u inside an act, which %u times was there whole, else not at"
              " all; %u acts acknowledged, none lost; %.1f s",
              chain->name, sum.strikes, sum.inside, sum.came_true, sum.done, stage_seconds(stage));
}
