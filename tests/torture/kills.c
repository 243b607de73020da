/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

enum { KILLS = 10, LONG_KILLS = 600, CHAIN = 20, MOST_ACTS = 400, MOST_MICROSECONDS = 1500 };

typedef struct Sum {
    unsigned kills, inside, came_true, done;
} Sum;

/* Not a guess at how long something takes: the moment of death is drawn. */
static void wait_microseconds(unsigned count)
{
    nanosleep(&(struct timespec){ .tv_nsec = count * 1000L }, NULL);
}

/* Kills after so many acknowledged acts and microseconds; hears the rest of it. */
static void kill_one(Ledger *ledger, const Play *play, Dice *dice)
{
    unsigned acts = dice_below(dice, 12), done = 0;
    Player player = player_start(play);
    Message message;
    while (done < acts && player_hear(&player, &message)) {
        ledger_hear(ledger, play, &message, NULL);
        done += message.word == WORD_DONE;
    }
    wait_microseconds(dice_below(dice, acts ? MOST_MICROSECONDS : MOST_MICROSECONDS * 8));
    player_kill(&player);
    while (player_hear(&player, &message))
        ledger_hear(ledger, play, &message, NULL);
    player_end(&player);
}

void torment_kills(Stage *stage)
{
    Sum sum = { 0 };
    unsigned kills = stage->is_long ? LONG_KILLS : KILLS;
    bool is_right = true;
    char *path = NULL;
    Ledger *ledger = NULL;
    Play play = { 0 };
    for (; is_right && sum.kills < kills; sum.kills++) {
        Dice dice = dice_of(stage->seed, 1000000 + sum.kills);
        if (sum.kills % CHAIN == 0) {
            ledger_free(ledger);
            free(path);
            path = stage_fresh(stage, "kills");
            ledger = ledger_copy(stage->start);
            play = (Play){ .path = path,
                           .bank = stage->bank,
                           .seed = stage->seed + sum.kills,
                           .count = MOST_ACTS };
        }
        ledger->is_inside = ledger->is_closed = false;
        unsigned done = ledger->done;
        kill_one(ledger, &play, &dice);
        sum.inside += ledger->is_inside;
        char *what = xasprintf("kill %u (seed %llu)", sum.kills, (unsigned long long)stage->seed);
        is_right = stage_judge(stage, ledger, &play, what);
        free(what);
        play.first += ledger->done - done + 1;
        if (sum.kills % CHAIN == CHAIN - 1 || sum.kills == kills - 1) {
            sum.done += ledger->done;
            sum.came_true += ledger->came_true;
        }
    }
    if (is_right)
        stage_say(stage, true,
                  "kill -9 at %u random moments: %u inside an act, %u of those found whole;"
                  " %u acts acknowledged, none lost; %.1f s",
                  sum.kills, sum.inside, sum.came_true, sum.done, stage_seconds(stage));
    ledger_free(ledger);
    free(path);
}
