/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drives programs in pseudo-terminals of 120 x 40 and measures them in turns.
 *
 *   pty_driver start COUNT PROGRAM [-- PROGRAM]…   from fork to the first painted screen
 *   pty_driver keys COUNT PROGRAM [-- PROGRAM]…    from a key to the end of the repaint
 *   pty_driver idle SECONDS PROGRAM [-- PROGRAM]…  wake-ups and memory while nothing is typed
 *
 * PROGRAM is NAME EXPECT KEYS COMMAND…: EXPECT must be in the first picture ("-": nothing),
 * KEYS such as "down,up" are pressed in turn. With "EXPECT|NEXT" and "KEY|KEYS" that KEY is
 * pressed as soon as EXPECT is there, and the first picture is the one with NEXT; programs
 * that are then typed into first get a while for what they read in idle seconds. A picture is
 * complete when nothing follows it for a while; the time is that of its last byte. */
#include "config.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum {
    PROGRAMS = 4,
    MOST = 1000,
    PICTURE = 1 << 18,
    PATIENCE_MS = 2000, /* for the first byte */
    QUIET_START_MS = 40,
    QUIET_KEY_MS = 8,
    SETTLE_SECONDS = 2,
    LEAD_SECONDS = 4
};

typedef struct Program {
    const char *name, *expected, *next; /* NULL: the first picture is the one meant */
    char *lead, *keys, **command;
    pid_t child;
    int terminal;
    double times[MOST], bytes[MOST];
} Program;

static char picture[PICTURE];
static size_t picture_bytes;

/* What is to come of them is looked for in the picture; "-": anything. */
typedef struct Key {
    const char *name, *sequence, *expected;
} Key;

static const Key keys[] = {
    { "down", "\033OB", "-" },
    { "up", "\033OA", "-" },
    { "pgdn", "\033[6~", "-" },
    { "f2", "\033OQ", "-" },
    { "i", "i", "-" },
    { "home", "\033OH", "-" },
    { "findings", "\020cloud's own\r", "-" }, /* by the palette */
    { "words", "x/host-4711\r", "/host-4711" },
};

static const Key *key_named(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strlen(keys[i].name) == length && !strncmp(keys[i].name, name, length))
            return &keys[i];
    fprintf(stderr, "pty_driver: unknown key '%s'\n", name);
    exit(2);
}

/* The key of this turn out of "down,up". */
static const Key *key_of(const char *names, size_t turn)
{
    size_t count = 1;
    for (const char *at = names; *at; at++)
        count += *at == ',';
    for (size_t skip = turn % count; skip; skip--)
        names = strchr(names, ',') + 1;
    return key_named(names, strcspn(names, ","));
}

static void type(const Program *program, const Key *key)
{
    ssize_t length = (ssize_t)strlen(key->sequence);
    if (write(program->terminal, key->sequence, (size_t)length) != length)
        bench_die("write");
}

static bool shows(const char *expected)
{
    return picture_bytes &&
           (!strcmp(expected, "-") || memmem(picture, picture_bytes, expected, strlen(expected)));
}

/* Reads until the expected text was there and then nothing came for quiet_ms; returns when
 * the last byte came. */
static double read_picture(int terminal, const char *expected, int quiet_ms)
{
    struct pollfd input = { .fd = terminal, .events = POLLIN };
    double last = bench_ms();
    picture_bytes = 0;
    while (poll(&input, 1, shows(expected) ? quiet_ms : PATIENCE_MS) > 0) {
        ssize_t bytes = read(terminal, picture + picture_bytes, PICTURE - picture_bytes);
        if (bytes <= 0)
            break;
        last = bench_ms();
        picture_bytes += (size_t)bytes;
    }
    return last;
}

static double start(Program *program)
{
    struct winsize size = { .ws_row = 40, .ws_col = 120 };
    double begin = bench_ms();
    program->child = forkpty(&program->terminal, NULL, NULL, &size);
    if (program->child == 0) {
        execvp(program->command[0], program->command);
        _exit(127);
    }
    if (program->child < 0)
        bench_die("forkpty");
    fcntl(program->terminal, F_SETFD, FD_CLOEXEC);
    const char *expected = program->expected;
    double painted = read_picture(program->terminal, expected, program->next ? 0 : QUIET_START_MS);
    if (program->next && shows(expected)) {
        type(program, key_of(program->lead, 0));
        expected = program->next;
        painted = read_picture(program->terminal, expected, QUIET_START_MS);
    }
    if (!shows(expected)) {
        fprintf(stderr, "pty_driver: %s did not paint '%s'\n", program->name, expected);
        fwrite(picture, 1, picture_bytes, stderr);
        exit(1);
    }
    return painted - begin;
}

/* Hangs up. */
static void stop(Program *program)
{
    close(program->terminal);
    waitpid(program->child, NULL, 0);
}

static double press(Program *program, size_t turn)
{
    const Key *key = key_of(program->keys, turn);
    double begin = bench_ms();
    type(program, key);
    double painted = read_picture(program->terminal, key->expected, QUIET_KEY_MS);
    if (shows(key->expected))
        return painted - begin;
    fprintf(stderr, "pty_driver: %s painted nothing for '%s'\n", program->name, key->name);
    exit(1);
}

static void print_medians(Program *programs, size_t total, size_t count)
{
    for (size_t i = 0; i < total; i++) {
        printf("%s_ms %.3f\n", programs[i].name, bench_quantile(programs[i].times, count, 0.5));
        printf("%s_bytes %.0f\n", programs[i].name, bench_quantile(programs[i].bytes, count, 0.5));
        printf("%s_p95_ms %.3f\n", programs[i].name,
               bench_quantile(programs[i].times, count, 0.95));
        printf("%s_p95_bytes %.0f\n", programs[i].name,
               bench_quantile(programs[i].bytes, count, 0.95));
    }
}

static void measure_start(Program *programs, size_t total, size_t count)
{
    for (size_t turn = 0; turn < count; turn++)
        for (size_t i = 0; i < total; i++) {
            programs[i].times[turn] = start(&programs[i]);
            programs[i].bytes[turn] = (double)picture_bytes;
            stop(&programs[i]);
        }
    print_medians(programs, total, count);
}

static void measure_keys(Program *programs, size_t total, size_t count)
{
    for (size_t i = 0; i < total; i++) {
        start(&programs[i]);
        if (programs[i].next)
            nanosleep(&(struct timespec){ .tv_sec = LEAD_SECONDS }, NULL);
    }
    for (size_t turn = 0; turn < count; turn++)
        for (size_t i = 0; i < total; i++) {
            programs[i].times[turn] = press(&programs[i], turn);
            programs[i].bytes[turn] = (double)picture_bytes;
        }
    for (size_t i = 0; i < total; i++)
        stop(&programs[i]);
    print_medians(programs, total, count);
}

/* The number behind a name in a status file of /proc. */
static long status_number(const char *path, const char *name)
{
    char line[256];
    long number = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        bench_die(path);
    while (fgets(line, sizeof line, file))
        if (!strncmp(line, name, strlen(name)))
            number = strtol(line + strlen(name), NULL, 10);
    fclose(file);
    return number;
}

/* Of all its threads. */
static long wakeups(pid_t process)
{
    char folder[64], path[400];
    long total = 0;
    snprintf(folder, sizeof folder, "/proc/%ld/task", (long)process);
    DIR *tasks = opendir(folder);
    for (struct dirent *task; tasks && (task = readdir(tasks));)
        if (task->d_name[0] != '.') {
            snprintf(path, sizeof path, "%s/%s/status", folder, task->d_name);
            total += status_number(path, "voluntary_ctxt_switches:");
        }
    if (tasks)
        closedir(tasks);
    return total;
}

static void measure_idle(Program *programs, size_t total, size_t seconds)
{
    char path[64];
    long before[PROGRAMS];
    for (size_t i = 0; i < total; i++)
        start(&programs[i]);
    /* The first second has work of its own: lists to count, the file to look through. */
    nanosleep(&(struct timespec){ .tv_sec = SETTLE_SECONDS }, NULL);
    for (size_t i = 0; i < total; i++)
        before[i] = wakeups(programs[i].child);
    nanosleep(&(struct timespec){ .tv_sec = (time_t)seconds }, NULL);
    for (size_t i = 0; i < total; i++) {
        snprintf(path, sizeof path, "/proc/%ld/status", (long)programs[i].child);
        printf("%s_wakeups %ld\n", programs[i].name, wakeups(programs[i].child) - before[i]);
        printf("%s_rss_kib %ld\n", programs[i].name, status_number(path, "VmRSS:"));
        printf("%s_hwm_kib %ld\n", programs[i].name, status_number(path, "VmHWM:"));
        printf("%s_own_kib %ld\n", programs[i].name, status_number(path, "RssAnon:"));
    }
    for (size_t i = 0; i < total; i++)
        stop(&programs[i]);
}

/* What stands behind the bar, which becomes the end; NULL without one. */
static char *behind_bar(char *text)
{
    char *bar = strchr(text, '|');
    if (bar)
        *bar++ = '\0';
    return bar;
}

static size_t parse(char **words, Program *programs)
{
    size_t count = 0;
    while (count < PROGRAMS && words[0] && words[1] && words[2]) {
        char *keys_behind = behind_bar(words[2]);
        programs[count].name = words[0];
        programs[count].expected = words[1];
        programs[count].next = behind_bar(words[1]);
        programs[count].lead = words[2];
        programs[count].keys = keys_behind ? keys_behind : words[2];
        words += 3;
        programs[count++].command = words;
        while (*words && strcmp(*words, "--") != 0)
            words++;
        if (*words)
            *words++ = NULL;
    }
    return count;
}

int main(int count, char **words)
{
    static Program programs[PROGRAMS];
    static const struct {
        const char *name;
        void (*measure)(Program *, size_t, size_t);
    } modes[] = { { "start", measure_start }, { "keys", measure_keys }, { "idle", measure_idle } };
    size_t turns = count > 6 ? strtoul(words[2], NULL, 10) : 0;
    if (!turns || turns > MOST)
        return 2;
    size_t total = parse(words + 3, programs);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (!strcmp(words[1], modes[i].name))
            modes[i].measure(programs, total, turns);
    return 0;
}
