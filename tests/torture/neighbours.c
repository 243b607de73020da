/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <poll.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"

enum { LEFT, RIGHT, BOTH, ROUNDS = 2, LONG_ROUNDS = 40, ACTS = 40, LONG_ACTS = 150 };

/* Two who write at once, each with acts of their own; what both acknowledged is one. */
typedef struct Pair {
    Play plays[BOTH];
    Player players[BOTH];
    Ledger *ledgers[BOTH];
    unsigned kill_after; /* so many acts of the left one; 0: never */
    bool reads;          /* the workbook as a file, before each act */
} Pair;

static bool hear(Pair *pair, int side)
{
    Message message;
    if (!player_hear(&pair->players[side], &message))
        return false;
    ledger_hear(pair->ledgers[side], &pair->plays[side], &message, NULL);
    if (side == LEFT && message.word == WORD_BEGUN && pair->kill_after &&
        pair->ledgers[LEFT]->done == pair->kill_after)
        player_kill(&pair->players[LEFT]);
    return true;
}

static void hear_both(Pair *pair)
{
    struct pollfd ends[BOTH] = { { pair->players[LEFT].pipe, POLLIN, 0 },
                                 { pair->players[RIGHT].pipe, POLLIN, 0 } };
    for (int left = BOTH; left > 0 && poll(ends, BOTH, -1) > 0;)
        for (int side = LEFT; side < BOTH; side++)
            if (ends[side].revents && !hear(pair, side)) {
                ends[side].fd = -1;
                left--;
            }
}

/* As evidence of itself, and as what an export would replace: reading the workbook must
 * not give up the locks on it. */
static bool read_workbook(Store *store, const void *trouble)
{
    (void)trouble;
    char hash[HASH_SIZE];
    FileDraft draft;
    if (!hash_file(store_path(store), hash))
        return false;
    if (!file_draft_open(&draft, store_path(store)))
        return true;
    file_draft_discard(&draft);
    return fail("an export may replace the workbook");
}

static bool run_pair(Stage *stage, Pair *pair, const char *what)
{
    char *path = stage_fresh(stage, "neighbours");
    for (int side = LEFT; side < BOTH; side++) {
        pair->ledgers[side] = ledger_copy(stage->start);
        pair->plays[side] = (Play){ .path = path,
                                    .bank = stage->bank,
                                    .seed = stage->seed + (uint64_t)side,
                                    .count = stage->is_long ? LONG_ACTS : ACTS,
                                    .hand = side == LEFT ? HAND_LEFT : HAND_RIGHT,
                                    .is_certain = true,
                                    .prepare = pair->reads ? read_workbook : NULL };
    }
    model_free(pair->ledgers[RIGHT]->acknowledged);
    pair->ledgers[RIGHT]->acknowledged = pair->ledgers[LEFT]->acknowledged;
    for (int side = LEFT; side < BOTH; side++)
        pair->players[side] = player_start(&pair->plays[side]);
    hear_both(pair);
    for (int side = LEFT; side < BOTH; side++)
        player_end(&pair->players[side]);
    Ledger *right = pair->ledgers[RIGHT];
    right->acknowledged = NULL;
    bool is_right = true;
    if (right->complaint || right->done != pair->plays[RIGHT].count) {
        is_right = false;
        stage_say(stage, false, "%s: the other one: %u acts; %s", what, right->done,
                  right->complaint ? right->complaint : "");
    }
    is_right = stage_judge(stage, pair->ledgers[LEFT], &pair->plays[LEFT], what) && is_right;
    free(path);
    return is_right;
}

static bool run_rounds(Stage *stage, const char *name, bool kills, bool reads)
{
    unsigned rounds = stage->is_long ? LONG_ROUNDS : ROUNDS, done = 0;
    bool is_right = true;
    for (unsigned i = 0; is_right && i < rounds; i++) {
        Dice dice = dice_of(stage->seed, 5000000 + i);
        Pair pair = { .kill_after = kills ? 1 + dice_below(&dice, ACTS - 1) : 0, .reads = reads };
        char *what =
            xasprintf("%s, round %u (seed %llu)", name, i + 1, (unsigned long long)stage->seed);
        is_right = run_pair(stage, &pair, what);
        done += pair.ledgers[LEFT]->done + pair.ledgers[RIGHT]->done;
        ledger_free(pair.ledgers[LEFT]);
        ledger_free(pair.ledgers[RIGHT]);
        free(what);
    }
    if (is_right)
        stage_say(stage, true,
                  "%s: %u rounds, %u acts acknowledged, none refused, none lost; %.1f s", name,
                  rounds, done, stage_seconds(stage));
    return is_right;
}

void torment_neighbours(Stage *stage)
{
    if (run_rounds(stage, "two processes at once", false, false) &&
        run_rounds(stage, "two processes at once, one is killed", true, false))
        run_rounds(stage, "two processes at once that read the file they write", false, true);
}
