/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trial.h - one order on one workbook in a process of its own, and what is wrong with how it
 * ended. */
#ifndef TRIAL_H
#define TRIAL_H

#include "../torture/dice.h"
#include "scene.h"

/* Which orders of how many: all, or some drawn by a die. */
typedef struct Plan {
    uint64_t seed;
    unsigned runs;    /* about so many; 0: everything on everything */
    const char *only; /* a part of a label, or of an order; NULL is all */
} Plan;

Plan plan_read(int count, char **words, unsigned short_runs);

/* What is done to a file of the scene; the label is owned. */
typedef struct Spoilt {
    char *label;
    bool is_theirs; /* then only what reads THEIRS is tried */
} Spoilt;

/* A number of ways to spoil a workbook. The dice are the same for both functions. */
typedef struct Ways {
    const char *name;
    size_t count;
    Spoilt (*describe)(size_t number, Dice dice);
    /* False when there is nothing of the kind in the file. */
    bool (*spoil)(const Scene *scene, const char *path, size_t number, Dice dice);
} Ways;

/* Every way times every order, or as many as planned; ends with its line. */
bool plan_carry_out(const Plan *plan, const Scene *scene, const Ways *ways);

#endif
