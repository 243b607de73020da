/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <stdlib.h>
#include <unistd.h>

#include "chain.h"
#include "power_vfs.h"

enum { CUTS = 10, LONG_CUTS = 400, CHAIN = 8, MOST_CALLS = 160, SHORT_STEP = 3 };

static void install(const void *power)
{
    power_vfs_install(power);
}

/* Memory that processes shared is gone, too. */
static void play_until_dark(Ledger *ledger, Play *play, const Power *power)
{
    play->trouble = power;
    play->begin_trouble = install;
    play->after_all = power_vfs_cut;
    Player player = player_start(play);
    for (Message message; player_hear(&player, &message);)
        ledger_hear(ledger, play, &message, NULL);
    player_end(&player);
    char *shared = xasprintf("%s-shm", play->path);
    unlink(shared);
    free(shared);
}

static void cut_one(Ledger *ledger, Play *play, Dice *dice, const void *how)
{
    Power power = { *(const PowerLoss *)how, 1 + dice_below(dice, MOST_CALLS), dice_roll(dice) };
    play_until_dark(ledger, play, &power);
}

static void cut_at_random(Stage *stage, const char *name, PowerLoss loss)
{
    chain_run(stage, &(Chain){ .name = name,
                               .strikes = stage->is_long ? LONG_CUTS : CUTS,
                               .length = CHAIN,
                               .number = 2000000 + 1000000 * loss,
                               .strike = cut_one,
                               .how = &loss });
}

/* Whether the power was cut, so that a later call may be tried. */
static bool cut_at(Stage *stage, const Power *power, bool *is_right)
{
    char *path = stage_fresh(stage, "power");
    char *what = xasprintf("%spower cut at call %u, loss %d (seed %llu)", stage->scene, power->at,
                           power->loss, (unsigned long long)stage->seed);
    Ledger *ledger = ledger_copy(stage->start);
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->scene_seed,
                  .count = stage->scene_acts,
                  .is_certain = true };
    play_until_dark(ledger, &play, power);
    bool is_cut = !ledger->is_closed;
    *is_right = stage_judge(stage, ledger, &play, what);
    ledger_free(ledger);
    free(what);
    free(path);
    return is_cut;
}

static void cut_at_each(Stage *stage, const char *name, PowerLoss loss)
{
    unsigned at = 1, step = (stage->is_long ? 1 : SHORT_STEP) * stage->stride;
    bool is_right = true;
    while (is_right && cut_at(stage, &(Power){ loss, at, stage->seed }, &is_right))
        at += step;
    if (is_right)
        stage_say(stage, true,
                  "%s%s: before the calls of %u, in steps of %u, and after the last; %.1f s",
                  stage->scene, name, at - 1, step, stage_seconds(stage));
}

void torment_power(Stage *stage)
{
    cut_at_each(stage, "power cuts, all that was not synced is gone", LOSS_OF_ALL);
    cut_at_each(stage, "power cuts, parts of it are gone", LOSS_OF_SOME);
    if (*stage->scene)
        return;
    cut_at_random(stage, "power cuts at random, all is gone", LOSS_OF_ALL);
    cut_at_random(stage, "power cuts at random, parts are gone", LOSS_OF_SOME);
}
