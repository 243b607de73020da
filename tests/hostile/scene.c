/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "scene.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "snapshot.h"

/* Under the sanitizers everything takes several times as long. */
#ifdef __SANITIZE_ADDRESS__
enum { SLOWNESS = 8 };
#else
enum { SLOWNESS = 1 };
#endif
enum { MOST_SECONDS = 10 * SLOWNESS, MOST_WAITED = 60 * SLOWNESS, BAITS = 15 };

/* No power is cut here: what a disk takes for these is no part of a trial. */
int fsync(int file)
{
    (void)file;
    return 0;
}

int fdatasync(int file)
{
    return fsync(file);
}

void scene_copy(const char *from, const char *to)
{
    size_t bytes;
    char *text = snapshot_read_file("/", from, &bytes);
    FILE *file = fopen(to, "w");
    if (!file || fwrite(text, 1, bytes, file) != bytes || fclose(file) != 0)
        die("%s: %s", to, strerror(errno));
    free(text);
}

static void redirect(const Scene *scene, const char *name, int descriptor)
{
    char *path = xasprintf("%s/%s", scene->folder, name);
    int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        die("%s: %s", path, strerror(errno));
    close(file);
    free(path);
}

int scene_obey(const Scene *scene, const Order *order)
{
    fflush(NULL);
    pid_t child = fork();
    int status = 0;
    if (child < 0)
        die("cannot fork: %s", strerror(errno));
    if (!child) {
        redirect(scene, "stdout", STDOUT_FILENO);
        redirect(scene, "stderr", STDERR_FILENO);
        if (chdir(scene->own) != 0)
            die("%s: %s", scene->own, strerror(errno));
        /* Of its own: on a busy machine a trial may wait longer. */
        setrlimit(RLIMIT_CPU, &(struct rlimit){ MOST_SECONDS, MOST_SECONDS + 1 });
        alarm(MOST_WAITED);
        status = order_obey(order);
        fflush(NULL);
        _exit(status);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

/* ---- two workbooks ---- */

/* A copy is made of MINE where a line is empty. */
static const char *const history[] = {
    "new MINE --customer ACME --workload Shop --workload Data",
    "answer MINE SEC01 SEC01_1=missing SEC01_2=partial SEC01_3=unknown --workload Shop --note said"
    " --evidence link:https://x.example/a",
    "answer MINE SEC02 SEC02_1=missing --workload Shop --done",
    "answer MINE REL01 REL01_1=partial --workload Data --done",
    "answer MINE SEC05 --state follow-up --reason keys --owner Li --due 2026-12-04 --workload Shop",
    "set MINE business.rto@Shop 4",
    "import MINE TOP/tests/exports/config-results.json TOP/tests/exports/config-rules.json"
    " TOP/tests/exports/governance-results.json TOP/tests/exports/governance-metadata.json"
    " TOP/tests/exports/bill-items.csv TOP/tests/exports/resource-center.json",
    "recommend MINE --accept-all",
    "recommend MINE F-3b7bd138ae least=1 likely=2 most=3 owner=customer",
    "plan MINE --start 2026-01-05 --baseline",
    "recommend MINE F-3b7bd138ae progress=in-progress actual=0.5",
    "rates MINE engineer week=2.5 --from 2027-01-04",
    "milestone MINE add Baseline --note first",
    "",
    "answer THEIRS SEC01 SEC01_1=in-place SEC01_2=in-place --workload Shop --note theirs",
    "answer MINE SEC01 SEC01_1=partial --workload Shop --note mine",
    "merge MINE THEIRS",
    "answer MINE SEC06 SEC06_1=missing --workload Shop",
    "undo MINE",
    "",
    "answer THEIRS SEC03 SEC03_1=missing --workload Shop --note theirs",
    "answer THEIRS SEC01 SEC01_1=unknown --workload Shop --note again",
    "answer MINE SEC01 SEC01_1=missing --workload Shop --note more",
};

static void play_history(const Scene *scene)
{
    for (size_t i = 0; i < COUNT(history); i++) {
        const Order order = { .words = history[i] };
        if (!*history[i])
            scene_copy(scene->mine, scene->theirs);
        else if (scene_obey(scene, &order) != 0) {
            size_t bytes;
            die("'%s': %s", history[i], snapshot_read_file(scene->folder, "stderr", &bytes));
        }
    }
}

/* What a folder named by the file would have deleted. */
static void lay_baits(const char *folder)
{
    for (int i = 0; i < BAITS; i++) {
        char *path = xasprintf("%s/202501%02dT090000Z-%032d-1.wellbook", folder, i + 1, i);
        FILE *file = fopen(path, "w");
        if (!file || fputs("another engagement", file) < 0 || fclose(file) != 0)
            die("%s: %s", path, strerror(errno));
        free(path);
    }
}

static void set_surroundings(const char *home)
{
    const char *const unset[] = { "DISPLAY", "XDG_RUNTIME_DIR" };
    const char *const set[][2] = { { "HOME", home },
                                   { "XDG_DATA_HOME", home },
                                   { "EDITOR", "true" },
                                   { "VISUAL", "true" },
                                   { "WELLBOOK_LANG", "en" },
                                   { "WELLBOOK_AUTHOR", "tester" },
                                   { "WELLBOOK_CLOCK", "2026-11-23T09:00:00Z" } };
    for (size_t i = 0; i < COUNT(unset); i++)
        unsetenv(unset[i]);
    for (size_t i = 0; i < COUNT(set); i++)
        setenv(set[i][0], set[i][1], 1);
}

static void name_places(Scene *scene, const char *name)
{
    const char *build = getenv("BUILD"), *given = getenv("TORTURE_FOLDER");
    char *below = given ? xstrdup(given) : xasprintf("%s/tests", build ? build : ".");
    char *real = realpath(below, NULL);
    if (!real)
        die("%s: %s", below, strerror(errno));
    scene->folder = xasprintf("%s/%s.tmp", real, name);
    scene->own = xasprintf("%s/own", scene->folder);
    scene->outside = xasprintf("%s/outside", scene->folder);
    scene->mine = xasprintf("%s/mine.wellbook", scene->own);
    scene->theirs = xasprintf("%s/theirs.wellbook", scene->own);
    scene->sound_mine = xasprintf("%s/sound-mine", scene->folder);
    scene->sound_theirs = xasprintf("%s/sound-theirs", scene->folder);
    scene->kept_mine = xasprintf("%s/kept-mine", scene->folder);
    scene->kept_theirs = xasprintf("%s/kept-theirs", scene->folder);
    free(real);
    free(below);
}

void scene_open(Scene *scene, const char *name)
{
    static const char *const folders[] = { "", "own", "home", "home/wellbook",
                                           "home/wellbook/backups" };
    static const char *const baits[] = { "outside", "home/wellbook/x",
                                         "home/wellbook/backups/other" };
    name_places(scene, name);
    snapshot_remove(scene->folder);
    for (size_t i = 0; i < COUNT(folders) + COUNT(baits); i++) {
        bool is_bait = i >= COUNT(folders);
        char *path =
            xasprintf("%s/%s", scene->folder, is_bait ? baits[i - COUNT(folders)] : folders[i]);
        if (!file_make_folder(path))
            die("%s", failure());
        if (is_bait)
            lay_baits(path);
        free(path);
    }
    char *home = xasprintf("%s/home", scene->folder);
    set_surroundings(home);
    free(home);
    play_history(scene);
    scene_copy(scene->mine, scene->sound_mine);
    scene_copy(scene->theirs, scene->sound_theirs);
}

void scene_close(Scene *scene)
{
    char **const texts[] = { &scene->folder,       &scene->own,       &scene->outside,
                             &scene->mine,         &scene->theirs,    &scene->sound_mine,
                             &scene->sound_theirs, &scene->kept_mine, &scene->kept_theirs };
    snapshot_remove(scene->folder);
    for (size_t i = 0; i < COUNT(texts); i++)
        free(*texts[i]);
}
