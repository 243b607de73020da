/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <time.h>

#include "chain.h"

enum { KILLS = 10, LONG_KILLS = 600, CHAIN = 20, MOST_MICROSECONDS = 1500, OPENING = 8 };

/* Not a guess at how long something takes: the moment of death is drawn. */
static void wait_microseconds(unsigned count)
{
    nanosleep(&(struct timespec){ .tv_nsec = count * 1000L }, NULL);
}

/* After so many acknowledged acts and microseconds; after none, while the file opens. */
static void kill_one(Ledger *ledger, Play *play, Dice *dice, const void *how)
{
    (void)how;
    unsigned acts = dice_below(dice, 12), done = 0;
    Player player = player_start(play);
    Message message;
    while (done < acts && player_hear(&player, &message)) {
        ledger_hear(ledger, play, &message, NULL);
        done += message.word == WORD_DONE;
    }
    wait_microseconds(dice_below(dice, MOST_MICROSECONDS * (acts ? 1 : OPENING)));
    player_kill(&player);
    while (player_hear(&player, &message))
        ledger_hear(ledger, play, &message, NULL);
    player_end(&player);
}

void torment_kills(Stage *stage)
{
    chain_run(stage, &(Chain){ .name = "kill -9 at random moments",
                               .strikes = stage->is_long ? LONG_KILLS : KILLS,
                               .length = CHAIN,
                               .number = 1000000,
                               .strike = kill_one });
}
