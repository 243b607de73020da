/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "witness.h"

enum { SHORT_STEP = 4, STRANGE_ACTS = 3, LAST_ACTS = 2, FIRST = 2 };

/* What is done to the workbook that is open, with paths made ready beside it. */
typedef struct Ground {
    const char *path, *stranger, *log;
} Ground;

typedef struct Move {
    const char *name;
    void (*make)(const Ground *ground);
    const char *told; /* to the user who goes on; NULL: acts may go on */
    bool is_strange;  /* what lies at the path is a stranger's then */
} Move;

static void must(bool done, const char *what)
{
    if (!done)
        die("%s: %s", what, strerror(errno));
}

static char *beside(const char *path, const char *suffix)
{
    return xasprintf("%s%s", path, suffix);
}

/* A shell's own copying: into the file that is there, or into a new one. */
static void pour(const char *from, const char *to)
{
    static char block[1 << 16];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    must(in >= 0 && out >= 0, to);
    for (ssize_t bytes; (bytes = read(in, block, sizeof block)) > 0;)
        must(write(out, block, (size_t)bytes) == bytes, to);
    close(in);
    close(out);
}

static void replace(const Ground *ground)
{
    char *fresh = beside(ground->path, ".fresh");
    pour(ground->stranger, fresh);
    must(rename(fresh, ground->path) == 0, fresh);
    free(fresh);
}

static void replace_by_copy(const Ground *ground)
{
    char *fresh = beside(ground->path, ".fresh");
    pour(ground->path, fresh);
    must(rename(fresh, ground->path) == 0, fresh);
    free(fresh);
}

static void delete (const Ground *ground)
{
    must(unlink(ground->path) == 0, ground->path);
}

static void move_away(const Ground *ground)
{
    char *away = beside(ground->path, ".away");
    must(rename(ground->path, away) == 0, away);
    free(away);
}

static void cut_all(const Ground *ground)
{
    must(truncate(ground->path, 0) == 0, ground->path);
}

static void cut_half(const Ground *ground)
{
    struct stat status;
    must(stat(ground->path, &status) == 0 && truncate(ground->path, status.st_size / 2) == 0,
         ground->path);
}

static void overwrite(const Ground *ground)
{
    pour(ground->stranger, ground->path);
}

static void put_log(const Ground *ground)
{
    char *log = beside(ground->path, "-wal"), *fresh = beside(ground->path, ".fresh");
    pour(ground->log, fresh);
    must(rename(fresh, log) == 0, log);
    free(fresh);
    free(log);
}

static void delete_log(const Ground *ground)
{
    char *log = beside(ground->path, "-wal");
    must(unlink(log) == 0, log);
    free(log);
}

static void delete_index(const Ground *ground)
{
    char *index = beside(ground->path, "-shm");
    must(unlink(index) == 0, index);
    free(index);
}

static void cut_log(const Ground *ground)
{
    char *log = beside(ground->path, "-wal");
    must(truncate(log, 0) == 0, log);
    free(log);
}

/* Page 1 and the page of the id stay as they are. */
static void overwrite_middle(const Ground *ground)
{
    enum { PLACE = 300 * 4096 };
    static const char strange[3 * 4096] = "strange";
    int file = open(ground->path, O_WRONLY);
    must(file >= 0 && pwrite(file, strange, sizeof strange, PLACE) == sizeof strange, ground->path);
    close(file);
}

static const Move moves[] = {
    { "replaced by another workbook", replace, "was replaced", true },
    { "replaced by a copy of itself", replace_by_copy, "was replaced", false },
    { "deleted", delete, "was deleted", false },
    { "renamed", move_away, "was renamed to", false },
    { "cut to nothing", cut_all, "was cut short", false },
    { "cut to half", cut_half, "was cut short", false },
    { "overwritten by another workbook", overwrite, "was overwritten", true },
    { "pages in its middle overwritten", overwrite_middle, "was overwritten", false },
    { "its log cut to nothing", cut_log, "the log of", false },
    { "another log put beside", put_log, "the log of", false },
    { "its log deleted", delete_log, "the log of", false },
    { "its index deleted", delete_index, "the log of", false },
};

/* ---- in the player ---- */

/* When: before the act of that number, or after all of them. */
typedef struct Moment {
    const Move *move;
    Ground ground;
    unsigned at;
    bool is_last;
} Moment;

static const Moment *moment;

/* By another process: to close a file here would drop the locks on it. */
static void strike(void)
{
    pid_t child = fork();
    if (child == 0) {
        moment->move->make(&moment->ground);
        _exit(0);
    }
    int status = -1;
    must(child > 0 && waitpid(child, &status, 0) == child && status == 0, moment->move->name);
}

static void begin(const void *given)
{
    moment = given;
}

static void before_act(unsigned number)
{
    if (number == moment->at && !moment->is_last)
        strike();
}

static bool strikes_last(void)
{
    return moment->is_last;
}

/* As whoever writes does: nobody else has the file. */
static bool claim(Store *store, const void *given)
{
    (void)given;
    return store_claim(store);
}

/* ---- afterwards ---- */

typedef struct Wings {
    char *stranger, *log;
    char hash[HASH_SIZE];
    unsigned runs, kept;
} Wings;

/* The one workbook that was saved; NULL when there is none. The caller frees. */
static char *kept_beside(const char *path)
{
    char *pattern = xasprintf("%.*s-kept-*", (int)(strlen(path) - strlen(".wellbook")), path);
    glob_t found;
    char *kept = glob(pattern, 0, NULL, &found) == 0 ? xstrdup(found.gl_pathv[0]) : NULL;
    if (kept && found.gl_pathc != 1)
        fail("%zu copies were saved", found.gl_pathc);
    globfree(&found);
    free(pattern);
    return kept;
}

static bool is_untouched(const Wings *wings, const char *path)
{
    char hash[HASH_SIZE], *log = beside(path, "-wal");
    bool has_log = file_exists(log);
    free(log);
    return hash_file(path, hash) &&
           (!strcmp(hash, wings->hash) || fail("the stranger's file was changed")) &&
           (!has_log || fail("a log lies beside the stranger's file"));
}

/* What a killed program leaves is not read over another's file. */
static bool is_still_the_strangers(const Wings *wings, const char *path)
{
    char hash[HASH_SIZE];
    Store *store = store_open(path);
    bool is_right = store && (store_is_read_only(store) || fail("it would take changes")) &&
                    store_is_sound(store);
    store_close(store);
    return is_right && hash_file(path, hash) &&
           (!strcmp(hash, wings->hash) || fail("the stranger's file was changed"));
}

static void clear(const char *path)
{
    static const char *const left[] = { ".away", ".fresh", "-wal.lost" };
    char *kept;
    while ((kept = kept_beside(path))) {
        stage_remove(kept);
        free(kept);
    }
    for (size_t i = 0; i < COUNT(left); i++) {
        char *name = beside(path, left[i]);
        unlink(name);
        free(name);
    }
    stage_remove(path);
}

/* In what was saved, or in the file when it need not be. */
static bool judge(Ledger *ledger, Play *play, Wings *wings, const Moment *how)
{
    const char *path = play->path;
    char *kept = kept_beside(path);
    bool is_right = kept || fail("nothing was saved");
    if (kept)
        play->path = kept;
    wings->kept += kept != NULL;
    is_right = is_right && (!how->move->is_strange || is_untouched(wings, path)) &&
               ledger_judge(ledger, play);
    play->path = path;
    free(kept);
    return is_right;
}

static bool reopens_near(Stage *stage, unsigned at)
{
    Act act;
    bool reopens = false;
    for (unsigned number = at; number < at + LAST_ACTS; number++) {
        act_plan(&act, stage->bank, stage->scene_seed, number, HAND_ANY);
        reopens = reopens || act_reopens(&act);
    }
    /* A file that was just opened holds nothing yet that is not in it. */
    act_plan(&act, stage->bank, stage->scene_seed, at - 1, HAND_ANY);
    return reopens || act_reopens(&act);
}

static void try_at(Stage *stage, Wings *wings, const Moment *how, Ending ending)
{
    char *path = stage_fresh(stage, "moves");
    clear(path);
    stage_copy(stage->start_path, path);
    char *what = xasprintf("%s%s%s act %u, ending %d (seed %llu)", stage->scene, how->move->name,
                           how->is_last ? " after" : " before", how->at, ending,
                           (unsigned long long)stage->seed);
    Moment now = *how;
    now.ground = (Ground){ path, wings->stranger, wings->log };
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->scene_seed,
                  .count = how->is_last ? how->at : how->at + LAST_ACTS,
                  .ending = ending,
                  .trouble = &now,
                  .begin_trouble = begin,
                  .before_act = before_act,
                  .has_struck = strikes_last,
                  .end_trouble = strike,
                  .prepare = claim };
    Ledger *ledger = ledger_copy(stage->start);
    Player player = player_start(&play);
    for (Message message; player_hear(&player, &message);)
        ledger_hear(ledger, &play, &message, how->move->told);
    int status = player_end(&player);
    bool is_right = status == 0 || fail("the program ended with status %d", status);
    /* What changes nothing is not refused. */
    if (is_right && !how->is_last && !ledger->refused)
        is_right = fail("nothing was refused");
    if (is_right && how->is_last && ending != ENDING_CLOSES)
        is_right = !how->move->is_strange || is_still_the_strangers(wings, path);
    else
        is_right = is_right && judge(ledger, &play, wings, how);
    wings->runs++;
    if (!is_right)
        stage_say(stage, false, "%s: %s", what, failure());
    if (!stage->has_failed)
        clear(path);
    ledger_free(ledger);
    free(what);
    free(path);
}

static void try_move(Stage *stage, Wings *wings, const Move *move)
{
    unsigned step = stage->is_long ? 1 : SHORT_STEP * stage->stride;
    wings->runs = wings->kept = 0;
    for (unsigned at = FIRST; at < stage->scene_acts + FIRST && !stage->has_failed; at += step) {
        while (reopens_near(stage, at))
            at++;
        try_at(stage, wings, &(Moment){ .move = move, .at = at }, ENDING_CLOSES);
        try_at(stage, wings, &(Moment){ .move = move, .at = at }, ENDING_DIES);
        try_at(stage, wings, &(Moment){ .move = move, .at = at, .is_last = true }, ENDING_CLOSES);
        if (move->is_strange && move->make == replace)
            try_at(stage, wings, &(Moment){ .move = move, .at = at, .is_last = true }, ENDING_DIES);
    }
    if (!stage->has_failed)
        stage_say(stage, true,
                  "%s%s while open: %u runs; each refused with its reason, %u saved"
                  " whole; %.1f s",
                  stage->scene, move->name, wings->runs, wings->kept, stage_seconds(stage));
}

/* Another engagement's workbook, and the log that a killed program left beside one. */
static void prepare(Stage *stage, Wings *wings)
{
    char *path = xasprintf("%s/stranger.wellbook", stage->folder);
    stage_remove(path);
    Store *store = stage_create(path);
    if (!store)
        die("%s", failure());
    store_close(store);
    wings->stranger = beside(path, ".whole");
    pour(path, wings->stranger);
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->seed,
                  .count = STRANGE_ACTS,
                  .ending = ENDING_DIES };
    Player player = player_start(&play);
    for (Message message; player_hear(&player, &message);)
        ;
    player_end(&player);
    wings->log = beside(path, "-wal");
    free(path);
    if (!hash_file(wings->stranger, wings->hash) || !file_exists(wings->log))
        die("%s", failure());
}

void torment_moves(Stage *stage)
{
    bool has_failed = stage->has_failed;
    Wings wings = { 0 };
    prepare(stage, &wings);
    for (size_t i = 0; i < COUNT(moves); i++) {
        stage->has_failed = false;
        try_move(stage, &wings, &moves[i]);
        has_failed |= stage->has_failed;
    }
    stage->has_failed = has_failed;
    unlink(wings.stranger);
    char *path = xasprintf("%s/stranger.wellbook", stage->folder);
    stage_remove(path);
    free(path);
    free(wings.stranger);
    free(wings.log);
}
