/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "torments.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "witness.h"

/* Permissions do not bind root, who becomes somebody else for these. */
enum { NOBODY = 65534, ACTS = 10, TRIES = 8 };

typedef struct Case {
    const char *name;
    mode_t file, folder; /* 0: left as they are */
    bool has_log;        /* its last user was killed */
    bool has_shared;     /* and the index of the log is still there */
    bool is_said;        /* by store_set_read_only */
    const char *told;    /* to the user who writes */
} Case;

static const char no_change[] = "; nothing was changed";

static const Case cases[] = {
    { "opened read-only", 0, 0, false, false, true, no_change },
    { "a file that may not be written", 0400, 0, false, false, false, no_change },
    { "a file in a folder that may not be written", 0400, 0500, false, false, false, no_change },
    { "a file that may be, in a folder that may not", 0600, 0500, false, false, false, no_change },
    { "the same after a crash", 0600, 0500, true, true, false, no_change },
    { "a file that may not be written, after a crash", 0400, 0, true, true, false, no_change },
    { "the same, copied with its log", 0400, 0, true, false, false, no_change },
    { "such a copy in a folder that may not be written", 0400, 0500, true, false, false,
      "copy both" },
};

typedef struct Reader {
    const Case *how;
    const Bank *bank;
    const Model *expected;
} Reader;

static void become_nobody(const void *reader)
{
    const Case *how = ((const Reader *)reader)->how;
    if (geteuid() == 0 && how->file && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        die("setuid: %s", strerror(errno));
}

/* What was acknowledged is there to be read. */
static bool reads_all(Store *store, const void *context)
{
    const Reader *reader = context;
    if (reader->how->is_said)
        store_set_read_only(store, "as asked for");
    Model *found = witness_read(store, reader->bank);
    bool is_whole = found && model_check(reader->expected, found);
    model_free(found);
    return is_whole && (store_is_read_only(store) || fail("it is not known to be read-only"));
}

static bool can_be_nobody(const char *folder)
{
    pid_t child = fork();
    if (child == 0)
        _exit(geteuid() == 0 &&
              (setgid(NOBODY) != 0 || setuid(NOBODY) != 0 || access(folder, X_OK) != 0));
    int status;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* A workbook with some answers, whose user closed it or died. */
static void write_some(Ledger *ledger, const Play *play)
{
    Player player = player_start(play);
    for (Message message; player_hear(&player, &message);)
        ledger_hear(ledger, play, &message, NULL);
    player_end(&player);
}

static void give_away(const char *path, const Case *how)
{
    static const char *const names[] = { "", "-wal", "-shm" };
    char *folder = xstrdup(path);
    *strrchr(folder, '/') = '\0';
    for (size_t i = 0; i < COUNT(names); i++) {
        char *name = xasprintf("%s%s", path, names[i]);
        if (i == 2 && !how->has_shared)
            unlink(name);
        if (geteuid() == 0 && chown(name, NOBODY, NOBODY) != 0 && errno != ENOENT)
            die("%s: %s", name, strerror(errno));
        if (how->file && chmod(name, how->file) != 0 && errno != ENOENT)
            die("%s: %s", name, strerror(errno));
        free(name);
    }
    if (geteuid() == 0 && chown(folder, NOBODY, NOBODY) != 0)
        die("%s: %s", folder, strerror(errno));
    if (how->folder && chmod(folder, how->folder) != 0)
        die("%s: %s", folder, strerror(errno));
    free(folder);
}

static bool take_back(const char *path)
{
    char *folder = xstrdup(path), *log = xasprintf("%s-wal", path);
    *strrchr(folder, '/') = '\0';
    bool done = chmod(folder, 0700) == 0 && chmod(path, 0600) == 0 &&
                (chmod(log, 0600) == 0 || errno == ENOENT);
    free(folder);
    free(log);
    return done || fail("%s: %s", path, strerror(errno));
}

static bool same_bytes(const char *path, const char before[HASH_SIZE])
{
    char after[HASH_SIZE];
    return hash_file(path, after) &&
           (!strcmp(before, after) || fail("%s: the file was changed", path));
}

/* Every act is refused, and says why; what was acknowledged is there to be read, and when
 * the file may be written again. */
static void try_writing(Stage *stage, const Case *how, Ledger *ledger, const char *path)
{
    char before[HASH_SIZE];
    Reader reader = { how, stage->bank, ledger->acknowledged };
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->seed + 7,
                  .first = ACTS,
                  .count = TRIES,
                  .trouble = &reader,
                  .begin_trouble = become_nobody,
                  .prepare = reads_all };
    bool is_right = hash_file(path, before);
    unsigned refused = ledger->refused;
    Player player = player_start(&play);
    for (Message message; player_hear(&player, &message);)
        ledger_hear(ledger, &play, &message, how->told);
    int status = player_end(&player);
    is_right = is_right && same_bytes(path, before) &&
               (status == 0 || fail("the program ended with status %d", status)) &&
               (!ledger->complaint || fail("%s", ledger->complaint)) && take_back(path) &&
               ledger_judge(ledger, &play);
    stage_say(stage, is_right, "read-only, %s: %u acts refused; %s", how->name,
              ledger->refused - refused, is_right ? "all is there" : failure());
}

static void try_case(Stage *stage, const Case *how)
{
    char *folder = xasprintf("%s/read-only", stage->folder);
    if (!file_make_folder(folder) || chmod(folder, 0700) != 0)
        die("%s: %s", folder, failure());
    char *path = stage_fresh(stage, "read-only/it");
    Ledger *ledger = ledger_copy(stage->start);
    Play play = { .path = path,
                  .bank = stage->bank,
                  .seed = stage->seed,
                  .count = ACTS,
                  .ending = how->has_log ? ENDING_DIES : ENDING_CLOSES };
    write_some(ledger, &play);
    if (how->file && !can_be_nobody(stage->folder))
        stage_say(stage, true, "read-only, %s: skipped, only root can reach %s", how->name,
                  stage->folder);
    else {
        give_away(path, how);
        try_writing(stage, how, ledger, path);
    }
    chmod(folder, 0700);
    ledger_free(ledger);
    stage_remove(path);
    rmdir(folder);
    free(path);
    free(folder);
}

void torment_read_only(Stage *stage)
{
    if (chmod(stage->folder, 0711) != 0)
        die("%s: %s", stage->folder, strerror(errno));
    for (size_t i = 0; i < COUNT(cases); i++)
        try_case(stage, &cases[i]);
}
