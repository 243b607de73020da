/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves what README.md promises of the workbook file: whatever happens to the machine, no
 * acknowledged answer is lost, and what was refused is there whole or not at all. */
#include "config.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torments.h"

static const struct {
    const char *name;
    void (*run)(Stage *stage);
} torments[] = {
    { "faults", torment_faults }, { "kills", torment_kills },           { "power", torment_power },
    { "clock", torment_clock },   { "neighbours", torment_neighbours },
};

static int usage(void)
{
    fputs("usage: torture [--long] [--seed NUMBER] [--only NAME]\nnames:", stderr);
    for (size_t i = 0; i < COUNT(torments); i++)
        fprintf(stderr, " %s", torments[i].name);
    fputc('\n', stderr);
    return 2;
}

int main(int argc, char *argv[])
{
    static const struct option options[] = { { "long", no_argument, NULL, 'l' },
                                             { "seed", required_argument, NULL, 's' },
                                             { "only", required_argument, NULL, 'o' },
                                             { 0 } };
    bool is_long = false;
    uint64_t seed = 20261123;
    const char *only = NULL;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;)
        switch (option) {
        case 'l':
            is_long = true;
            break;
        case 's':
            seed = strtoull(optarg, NULL, 10);
            break;
        case 'o':
            only = optarg;
            break;
        default:
            return usage();
        }
    Stage *stage = stage_open(seed, is_long);
    printf("torture: seed %llu, below %s\n", (unsigned long long)seed, stage->folder);
    for (size_t i = 0; i < COUNT(torments); i++)
        if (!only || !strcmp(only, torments[i].name))
            torments[i].run(stage);
    bool has_failed = stage->has_failed;
    stage_close(stage);
    return has_failed;
}
