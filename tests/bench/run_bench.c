/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_bench COUNT NAME COMMAND… [-- NAME COMMAND…]… - whole runs of programs, in turns;
 * prints the median of each, and the most memory it took. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum { PROGRAMS = 5, MOST = 1000 };

typedef struct Program {
    const char *name;
    char **command;
    double times[MOST];
    long most_kib;
} Program;

static double run(char **command, long *most_kib)
{
    int status;
    struct rusage usage;
    double start = bench_ms();
    pid_t child = fork();
    if (child == 0) {
        if (dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO) >= 0)
            execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status)
        bench_die(command[0]);
    if (usage.ru_maxrss > *most_kib)
        *most_kib = usage.ru_maxrss;
    return bench_ms() - start;
}

static size_t parse(char **words, Program *programs)
{
    size_t count = 0;
    while (*words && count < PROGRAMS) {
        programs[count].name = *words++;
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
    if (count < 4)
        return 2;
    size_t turns = strtoul(words[1], NULL, 10), total = parse(words + 2, programs);
    for (size_t turn = 0; turn < turns && turn < MOST; turn++)
        for (size_t i = 0; i < total; i++)
            programs[i].times[turn] = run(programs[i].command, &programs[i].most_kib);
    for (size_t i = 0; i < total; i++)
        printf("%s_ms %.3f\n%s_kib %ld\n", programs[i].name,
               bench_quantile(programs[i].times, turns, 0.5), programs[i].name,
               programs[i].most_kib);
    return 0;
}
