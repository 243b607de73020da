/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "stage.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "engagement/engagement.h"

/* A process takes far longer to start with the sanitizer in it. */
#ifdef __SANITIZE_ADDRESS__
enum { SHORT_STRIDE = 4 };
#else
enum { SHORT_STRIDE = 1 };
#endif

static const char *const companions[] = { "", "-wal" };

static int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static char *make_folder(void)
{
    const char *given = getenv("TORTURE_FOLDER"), *build = getenv("BUILD");
    char *above = given ? xstrdup(given) : xasprintf("%s/tests", build ? build : ".");
    char *folder = xasprintf("%s/torture.tmp", above);
    if (!file_make_folder(folder))
        die("%s", failure());
    free(above);
    return folder;
}

static off_t size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? status.st_size : 0;
}

static bool grows(const Stage *stage)
{
    Message message;
    char *path = stage_fresh(stage, "scene");
    Play play = {
        .path = path, .bank = stage->bank, .seed = stage->scene_seed, .count = stage->scene_acts
    };
    Player player = player_start(&play);
    while (player_hear(&player, &message))
        ;
    player_end(&player);
    bool has_grown = size_of(path) > size_of(stage->start_path);
    stage_remove(path);
    free(path);
    return has_grown;
}

Store *stage_create(const char *path)
{
    static const char *const workloads[] = { "网上商城", "Store systems", NULL };
    return engagement_create(path,
                             &(EngagementPlan){ .customer = "某零售集团", .workloads = workloads });
}

/* The model knows an answer by its workload and practice alone. */
static bool ask_each_by_itself(Store *store)
{
    return store_change_once(store, "UPDATE question SET scope = 'workload'", NULL) &&
           store_change_once(store, "UPDATE practice SET same_as = ''", NULL);
}

Stage *stage_open(uint64_t seed, bool is_long)
{
    Stage *stage = xcalloc(1, sizeof *stage);
    stage->seed = seed;
    stage->is_long = is_long;
    stage->began_ms = clock_ms();
    stage->folder = make_folder();
    stage->start_path = xasprintf("%s/start.wellbook", stage->folder);
    stage_remove(stage->start_path);
    Store *store = stage_create(stage->start_path);
    if (!store || !ask_each_by_itself(store))
        die("%s", failure());
    stage->bank = bank_read(store);
    stage->bank->is_thorough = is_long;
    store_close(store);
    stage->start = ledger_open(stage->start_path, stage->bank);
    if (!stage->start)
        die("%s", failure());
    stage->scene = "";
    stage->stride = is_long ? 1 : SHORT_STRIDE;
    stage->scene_acts = is_long ? 60 : 6;
    for (stage->scene_seed = seed; !grows(stage);)
        stage->scene_seed++;
    return stage;
}

void stage_close(Stage *stage)
{
    stage_remove(stage->start_path);
    ledger_free(stage->start);
    bank_free(stage->bank);
    free(stage->start_path);
    free(stage->folder);
    free(stage);
}

static void copy_file(const char *from, const char *to)
{
    static char block[1 << 16];
    FILE *in = fopen(from, "r");
    if (!in && errno == ENOENT) {
        unlink(to);
        return;
    }
    FILE *out = in ? fopen(to, "w") : NULL;
    if (!out)
        die("%s: %s", in ? to : from, strerror(errno));
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, in));)
        if (fwrite(block, 1, bytes, out) != bytes)
            die("%s: %s", to, strerror(errno));
    fclose(in);
    if (fclose(out) != 0 || chmod(to, 0600) != 0)
        die("%s: %s", to, strerror(errno));
}

void stage_copy(const char *from, const char *to)
{
    for (size_t i = 0; i < COUNT(companions); i++) {
        char *source = xasprintf("%s%s", from, companions[i]);
        char *target = xasprintf("%s%s", to, companions[i]);
        copy_file(source, target);
        free(source);
        free(target);
    }
}

void stage_remove(const char *path)
{
    static const char *const all[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < COUNT(all); i++) {
        char *name = xasprintf("%s%s", path, all[i]);
        unlink(name);
        free(name);
    }
}

char *stage_fresh(const Stage *stage, const char *name)
{
    char *path = xasprintf("%s/%s.wellbook", stage->folder, name);
    stage_remove(path);
    stage_copy(stage->start_path, path);
    return path;
}

bool stage_judge(Stage *stage, Ledger *ledger, const Play *play, const char *what)
{
    char *kept = xasprintf("%s.left", play->path);
    stage_copy(play->path, kept);
    bool is_right = ledger_judge(ledger, play);
    if (!is_right)
        stage_say(stage, false, "%s: %s (as it was left: %s)", what, failure(), kept);
    else
        stage_remove(kept);
    free(kept);
    return is_right;
}

void stage_say(Stage *stage, bool ok, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs(ok ? "ok " : "not ok ", stdout);
    vprintf(format, args);
    putchar('\n');
    fflush(stdout);
    va_end(args);
    if (!ok)
        stage->has_failed = true;
}

double stage_seconds(Stage *stage)
{
    int64_t now = clock_ms(), spent = now - stage->began_ms;
    stage->began_ms = now;
    return (double)spent / 1000;
}
