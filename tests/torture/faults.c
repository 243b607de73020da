/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "fault_vfs.h"

typedef struct Trial {
    const char *name;
    Fault fault;
    const char *told;    /* what the user reads */
    unsigned short_step; /* times the stage's stride */
} Trial;

/* Of calls that are tried in smaller steps, the long version ends each run in all ways. */
enum { FEW = 3 };

static const char io_error[] = "disk I/O error", no_room[] = "the disk is full";

static const Trial trials[] = {
    { "write error", { FAULT_WRITE, EFFECT_ONCE, SQLITE_IOERR_WRITE, false, 0 }, io_error, 1 },
    { "torn write error", { FAULT_WRITE, EFFECT_ONCE, SQLITE_IOERR_WRITE, true, 0 }, io_error, 3 },
    { "write errors that stay",
      { FAULT_WRITE, EFFECT_STAYS, SQLITE_IOERR_WRITE, false, 0 },
      io_error,
      3 },
    { "full disk", { FAULT_WRITE, EFFECT_STAYS, SQLITE_FULL, true, 0 }, no_room, 1 },
    { "no room to grow", { FAULT_WRITE, EFFECT_GROWTH, SQLITE_FULL, false, 0 }, no_room, 3 },
    { "sync error", { FAULT_SYNC, EFFECT_ONCE, SQLITE_IOERR_FSYNC, false, 0 }, io_error, 1 },
    { "sync errors that stay",
      { FAULT_SYNC, EFFECT_STAYS, SQLITE_IOERR_FSYNC, false, 0 },
      io_error,
      1 },
    { "full disk at sync", { FAULT_SYNC, EFFECT_STAYS, SQLITE_FULL, false, 0 }, no_room, 1 },
    { "truncate error", { FAULT_TRUNCATE, EFFECT_ONCE, SQLITE_IOERR_TRUNCATE, false, 0 }, NULL, 1 },
    { "open error", { FAULT_OPEN, EFFECT_ONCE, SQLITE_CANTOPEN, false, 0 }, NULL, 1 },
    { "open errors that stay", { FAULT_OPEN, EFFECT_STAYS, SQLITE_CANTOPEN, false, 0 }, NULL, 1 },
    { "delete error", { FAULT_DELETE, EFFECT_ONCE, SQLITE_IOERR_DELETE, false, 0 }, NULL, 1 },
    { "shared memory error",
      { FAULT_SHM_MAP, EFFECT_ONCE, SQLITE_IOERR_SHMMAP, false, 0 },
      NULL,
      1 },
    { "shared memory full",
      { FAULT_SHM_MAP, EFFECT_STAYS, SQLITE_IOERR_SHMSIZE, false, 0 },
      NULL,
      1 },
    { "lock error", { FAULT_SHM_LOCK, EFFECT_ONCE, SQLITE_IOERR_SHMLOCK, false, 0 }, NULL, 5 },
    { "read error", { FAULT_READ, EFFECT_ONCE, SQLITE_IOERR_READ, false, 0 }, NULL, 31 },
    { "death before a write", { FAULT_WRITE, EFFECT_KILL, 0, false, 0 }, NULL, 1 },
    { "death in a write", { FAULT_WRITE, EFFECT_KILL, 0, true, 0 }, NULL, 3 },
    { "death before a sync", { FAULT_SYNC, EFFECT_KILL, 0, false, 0 }, NULL, 1 },
    { "death before a truncate", { FAULT_TRUNCATE, EFFECT_KILL, 0, false, 0 }, NULL, 1 },
    { "death before a delete", { FAULT_DELETE, EFFECT_KILL, 0, false, 0 }, NULL, 1 },
    { "death before a lock", { FAULT_SHM_LOCK, EFFECT_KILL, 0, false, 0 }, NULL, 5 },
};

/* As whoever writes does, and the file is watched; a fault may keep it from being claimed. */
static bool claim(Store *store, const void *fault)
{
    (void)fault;
    return store_claim(store);
}

static void install(const void *fault)
{
    fault_vfs_install(fault);
}

typedef struct Sum {
    unsigned runs, done, refused, came_true;
} Sum;

static bool ended_as_it_should(const Trial *trial, int status)
{
    bool is_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    return (is_killed && trial->fault.effect == EFFECT_KILL) ||
           fail("the program ended with status %d", status);
}

/* True when the fault struck, so that a later call may be tried. */
static bool try_at(Stage *stage, const Trial *trial, unsigned at, Ending ending, Sum *sum)
{
    Fault fault = trial->fault;
    fault.at = at;
    char *path = stage_fresh(stage, "faults");
    char *what = xasprintf("%s%s at call %u, ending %d (seed %llu)", stage->scene, trial->name, at,
                           ending, (unsigned long long)stage->seed);
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->scene_seed,
                  .count = stage->scene_acts,
                  .after = 2,
                  .ending = ending,
                  .trouble = &fault,
                  .begin_trouble = install,
                  .has_struck = fault_vfs_has_struck,
                  .end_trouble = fault_vfs_release,
                  .prepare = claim };
    Ledger *ledger = ledger_copy(stage->start);
    Player player = player_start(&play);
    for (Message message; player_hear(&player, &message);)
        ledger_hear(ledger, &play, &message, trial->told);
    if (!ended_as_it_should(trial, player_end(&player)))
        stage_say(stage, false, "%s: %s", what, failure());
    stage_judge(stage, ledger, &play, what);
    bool has_struck = !ledger->is_closed || ledger->is_struck;
    sum->runs++;
    sum->done += ledger->done;
    sum->refused += ledger->refused;
    sum->came_true += ledger->came_true;
    ledger_free(ledger);
    free(what);
    free(path);
    return has_struck;
}

/* The number of calls there were; 0 when something was wrong. */
static unsigned try_all(Stage *stage, const Trial *trial, Sum *sum)
{
    unsigned step = (stage->is_long ? 1 : trial->short_step) * stage->stride, at = 1;
    bool ends_in_all_ways = stage->is_long && stage->stride == 1 &&
                            trial->fault.effect != EFFECT_KILL && trial->short_step <= FEW;
    for (bool has_struck = true; has_struck && !stage->has_failed; at += step) {
        has_struck = try_at(stage, trial, at, (Ending)(at / step % 3), sum);
        for (unsigned i = 1; ends_in_all_ways && has_struck && i < 3; i++)
            try_at(stage, trial, at, (Ending)((at / step + i) % 3), sum);
    }
    return stage->has_failed ? 0 : at - 1;
}

void torment_faults(Stage *stage)
{
    bool has_failed = stage->has_failed;
    for (size_t i = 0; i < COUNT(trials); i++) {
        Sum sum = { 0 };
        stage->has_failed = false;
        unsigned calls = try_all(stage, &trials[i], &sum);
        if (calls)
            stage_say(stage, true,
                      "%s%s: %u runs up to call %u; %u acts acknowledged, %u refused, %u of the"
                      " others found whole; %.1f s",
                      stage->scene, trials[i].name, sum.runs, calls, sum.done, sum.refused,
                      sum.came_true, stage_seconds(stage));
        has_failed |= stage->has_failed;
    }
    stage->has_failed = has_failed;
}
