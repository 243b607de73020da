/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves what README.md promises of the workbook file: whatever happens to the machine, no
 * acknowledged answer is lost, and what was refused is there whole or not at all. */
#include "config.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torments.h"

static const struct Torment {
    const char *name;
    void (*run)(Stage *stage);
} torments[] = {
    /* clang-format off */
    { "faults", torment_faults },
    { "kills", torment_kills },
    { "power", torment_power },
    { "clock", torment_clock },
    { "neighbours", torment_neighbours },
    { "moves", torment_moves },
    { "read-only", torment_read_only },
    { "creation", torment_creation },
    { "migration", torment_migration },
    /* clang-format on */
};

static int usage(void)
{
    fputs("usage: torture [--long] [--seed NUMBER] [--only NAME]\nnames:", stderr);
    for (size_t i = 0; i < COUNT(torments); i++)
        fprintf(stderr, " %s", torments[i].name);
    fputc('\n', stderr);
    return 2;
}

static const struct Torment *torment_called(const char *name)
{
    for (size_t i = 0; i < COUNT(torments); i++)
        if (!strcmp(torments[i].name, name))
            return &torments[i];
    return NULL;
}

static bool run(uint64_t seed, bool is_long, const struct Torment *only)
{
    Stage *stage = stage_open(seed, is_long);
    printf("torture: seed %llu, below %s\n", (unsigned long long)seed, stage->folder);
    for (size_t i = 0; i < COUNT(torments); i++)
        if (!only || only == &torments[i])
            torments[i].run(stage);
    bool has_failed = stage->has_failed;
    stage_close(stage);
    return !has_failed;
}

int main(int argc, char *argv[])
{
    static const struct option options[] = { { "long", no_argument, NULL, 'l' },
                                             { "seed", required_argument, NULL, 's' },
                                             { "only", required_argument, NULL, 'o' },
                                             { 0 } };
    bool is_long = false;
    uint64_t seed = 20261123;
    const struct Torment *only = NULL;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option == 'l')
            is_long = true;
        else if (option == 's')
            seed = strtoull(optarg, NULL, 10);
        else if (option != 'o' || !(only = torment_called(optarg)))
            return usage();
    }
    return run(seed, is_long, only) ? 0 : 1;
}
