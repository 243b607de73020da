/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <stdlib.h>

/* Minutes, years, and before the workbook was made. */
static void turn_clock(unsigned number)
{
    static const char *const times[] = { "2026-11-23T09:00:00Z", "2026-11-23T08:59:00Z",
                                         "2026-11-24T00:00:00Z", "1970-01-01T00:00:00Z",
                                         "2038-01-20T00:00:00Z", "2019-02-28T23:59:59Z" };
    setenv("WELLBOOK_CLOCK", times[number % COUNT(times)], 1);
}

void torment_clock(Stage *stage)
{
    char *path = stage_fresh(stage, "clock");
    Ledger *ledger = ledger_copy(stage->start);
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->seed + 1,
                  .count = stage->is_long ? 2000 : 120,
                  .is_certain = true,
                  .before_act = turn_clock };
    Player player = player_start(&play);
    for (Message message; player_hear(&player, &message);)
        ledger_hear(ledger, &play, &message, NULL);
    player_end(&player);
    if (stage_judge(stage, ledger, &play, "a clock that jumps"))
        stage_say(
            stage, ledger->done == play.count,
            "a clock that jumps back and forth: %u acts acknowledged of %u, none lost; %.1f s",
            ledger->done, play.count, stage_seconds(stage));
    ledger_free(ledger);
    free(path);
}
