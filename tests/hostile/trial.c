/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "trial.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/file.h"
#include "scene.h"
#include "snapshot.h"

enum { MOST_SAID = 400, ORDERS_A_WAY = 3, STRIDE = 37 };

typedef struct Tally {
    unsigned runs, faults, said;
    size_t each; /* orders a way */
} Tally;

/* ---- what it said ---- */

static char *said(const Scene *scene, const char *name, size_t *bytes)
{
    return snapshot_read_file(scene->folder, name, bytes);
}

/* Signs that a terminal obeys or that turn a line around; what a machine reads ends in \r\n. */
static const char *raw_sign(const char *text, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        unsigned char c = (unsigned char)text[i], next = (unsigned char)text[i + (i + 1 < bytes)];
        unsigned char last = i + 2 < bytes ? (unsigned char)text[i + 2] : 0;
        if ((c < ' ' && c != '\n' && c != '\t' && !(c == '\r' && next == '\n')) || c == 0x7F)
            return "a control sign";
        if (c == 0xC2 && next >= 0x80 && next < 0xA0)
            return "a C1 control";
        if (c == 0xE2 && next == 0x80 &&
            (last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE)))
            return "a sign that turns a line around";
        if (c == 0xE2 && next == 0x81 && last >= 0xA6 && last <= 0xA9)
            return "a sign that turns a line around";
    }
    return NULL;
}

/* A terminal is sent its own escapes; what a forged cell holds is known. */
static const char *raw_on_screen(const char *text, size_t bytes)
{
    static const char *const forged[] = { "\033]0;forged", "\xC2\x9B", "\xE2\x80\xAE" };
    for (size_t i = 0; i < COUNT(forged); i++)
        if (memmem(text, bytes, forged[i], strlen(forged[i])))
            return "an escape of the file on the terminal";
    return NULL;
}

/* SQLite's own words are no reason for people, unless beside one. */
static bool is_bare(const char *reason)
{
    static const char *const words[] = { "SQL logic error", "no such table", "no such column",
                                         "has no column named", "malformed database schema" };
    if (strstr(reason, "damaged") || strstr(reason, "salvage"))
        return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (strstr(reason, words[i]))
            return true;
    return false;
}

/* The last line is the reason; a warning that the file is damaged may come before it. */
static const char *last_line(char *text)
{
    size_t bytes = strlen(text);
    while (bytes && text[bytes - 1] == '\n')
        text[--bytes] = '\0';
    const char *line = strrchr(text, '\n');
    return line ? line + 1 : text;
}

static char *wrong_end(int status, const char *reason)
{
    int code = WEXITSTATUS(status);
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGALRM || WTERMSIG(status) == SIGXCPU))
        return xasprintf("it hangs");
    if (WIFSIGNALED(status))
        return xasprintf("it dies of signal %d", WTERMSIG(status));
    if (code > 2)
        return xasprintf("exit %d: %s", code, reason);
    if (code && strncmp(reason, "wellbook: ", 10) != 0)
        return xasprintf("exit %d without a reason: %s", code, reason);
    if (code && !reason[10])
        return xasprintf("exit %d with an empty reason", code);
    return code && is_bare(reason) ? xasprintf("a bare reason: %s", reason) : NULL;
}

static char *wrong_words(const Scene *scene, const Order *order, int status)
{
    size_t out_bytes, reason_bytes;
    char *out = said(scene, "stdout", &out_bytes), *reason = said(scene, "stderr", &reason_bytes);
    /* CSV has no escapes: into a pipe it goes as it is, and through the door to a terminal. */
    bool is_csv = order->words && strstr(order->words, "--format csv");
    const char *raw = order->keys ? raw_on_screen(out, out_bytes)
                      : is_csv    ? NULL
                                  : raw_sign(out, out_bytes);
    const char *raw_reason = raw_sign(reason, reason_bytes);
    char *wrong = wrong_end(status, last_line(reason));
    if (!wrong && (raw || raw_reason))
        wrong = xasprintf("%s on %s", raw ? raw : raw_reason,
                          raw ? "standard output" : "standard error");
    free(out);
    free(reason);
    return wrong;
}

/* ---- what it did ---- */

static bool is_same_file(const char *one, const char *other)
{
    size_t one_bytes, other_bytes;
    char *a = snapshot_read_file("/", one, &one_bytes);
    char *b = snapshot_read_file("/", other, &other_bytes);
    bool is_same = one_bytes == other_bytes && !memcmp(a, b, one_bytes);
    free(a);
    free(b);
    return is_same;
}

static void empty_own(const Scene *scene)
{
    snapshot_remove(scene->own);
    if (!file_make_folder(scene->own))
        die("%s", failure());
}

static void tell(Tally *tally, const Order *order, const char *label, const char *wrong)
{
    tally->faults++;
    if (tally->said++ < MOST_SAID)
        printf("# %s; %s '%s': %.300s\n", label, order->keys ? "keys" : "wellbook",
               order->keys ? order->keys : order->words, wrong);
}

static void run(const Scene *scene, const Order *order, const char *label, Tally *tally)
{
    char *before = snapshot_take(scene->folder, scene->own);
    int status = scene_obey(scene, order);
    char *after = snapshot_take(scene->folder, scene->own);
    char *wrong = wrong_words(scene, order, status);
    char *difference = wrong ? NULL : snapshot_difference(before, after);
    if (difference)
        wrong = xasprintf("outside its own folders: %s", difference);
    /* What is marked stale is counted anew by whoever needs it first. */
    bool is_counted = strstr(label, "stale_") != NULL;
    if (!wrong && order->only_reads && !is_counted && !is_same_file(scene->mine, scene->kept_mine))
        wrong = xasprintf("reading changed the file");
    tally->runs++;
    if (wrong)
        tell(tally, order, label, wrong);
    free(wrong);
    free(difference);
    free(before);
    free(after);
}

/* ---- which ---- */

Plan plan_read(int count, char **words, unsigned short_runs)
{
    static const struct option options[] = { { "runs", required_argument, NULL, 'r' },
                                             { "all", no_argument, NULL, 'a' },
                                             { "seed", required_argument, NULL, 's' },
                                             { "only", required_argument, NULL, 'o' },
                                             { 0 } };
    Plan plan = { .seed = 20261123, .runs = short_runs };
    for (int option; (option = getopt_long(count, words, "", options, NULL)) != -1;)
        if (option == 'r')
            plan.runs = (unsigned)strtoul(optarg, NULL, 10);
        else if (option == 'a')
            plan.runs = 0;
        else if (option == 's')
            plan.seed = strtoull(optarg, NULL, 10);
        else if (option == 'o')
            plan.only = optarg;
        else {
            fprintf(stderr, "usage: %s [--runs NUMBER | --all] [--seed NUMBER] [--only PART]\n",
                    words[0]);
            exit(2);
        }
    return plan;
}

static bool is_wanted(const Plan *plan, const Order *order, const char *label)
{
    return !plan->only || strstr(label, plan->only) ||
           strstr(order->keys ? order->keys : order->words, plan->only);
}

static bool reads_theirs(const Order *order)
{
    return order->words && strstr(order->words, "THEIRS");
}

/* Both files, one of them spoilt, kept aside for each order to start from. */
static bool lay_out(const Scene *scene, const Ways *ways, size_t number, Dice dice, bool is_theirs)
{
    empty_own(scene);
    scene_copy(scene->sound_mine, scene->mine);
    scene_copy(scene->sound_theirs, scene->theirs);
    if (!ways->spoil(scene, is_theirs ? scene->theirs : scene->mine, number, dice))
        return false;
    scene_copy(scene->mine, scene->kept_mine);
    scene_copy(scene->theirs, scene->kept_theirs);
    return true;
}

static void try_order(const Scene *scene, const Order *order, const char *label, Tally *tally)
{
    empty_own(scene);
    scene_copy(scene->kept_mine, scene->mine);
    scene_copy(scene->kept_theirs, scene->theirs);
    run(scene, order, label, tally);
}

/* Neighbours in the list are alike: a prime stride visits all of them, apart. The files are spoilt
 * when the first of them is wanted. */
static void try_orders(const Plan *plan, const Scene *scene, const Ways *ways, size_t number,
                       Dice *dice, Tally *tally)
{
    const Dice own = dice_of(plan->seed, number + 1);
    Spoilt spoilt = ways->describe(number, own);
    size_t start = dice_below(dice, (unsigned)order_count), tried = 0;
    for (size_t i = 0; i < order_count && tried < tally->each; i++) {
        const Order *order = &orders[(start + i * STRIDE) % order_count];
        if ((spoilt.is_theirs && !reads_theirs(order)) || !is_wanted(plan, order, spoilt.label))
            continue;
        if (!tried++ && !lay_out(scene, ways, number, own, spoilt.is_theirs))
            break;
        try_order(scene, order, spoilt.label, tally);
    }
    free(spoilt.label);
}

bool plan_carry_out(const Plan *plan, const Scene *scene, const Ways *ways)
{
    bool is_all = !plan->runs || plan->only;
    size_t each = is_all ? order_count : plan->runs / ways->count + 1;
    Tally tally = { .each = each < ORDERS_A_WAY ? ORDERS_A_WAY : each };
    Dice dice = dice_of(plan->seed, 0);
    for (size_t i = 0; is_all ? i < ways->count : tally.runs < plan->runs; i++)
        try_orders(plan, scene, ways, is_all ? i : dice_below(&dice, (unsigned)ways->count), &dice,
                   &tally);
    printf("%s %s: %u runs, %u faults, seed %llu\n", tally.faults ? "not ok" : "ok", ways->name,
           tally.runs, tally.faults, (unsigned long long)plan->seed);
    return !tally.faults;
}
