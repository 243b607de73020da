/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dice.h - random numbers that come again with their seed, on every machine. */
#ifndef DICE_H
#define DICE_H

#include <stdint.h>

typedef struct Dice {
    uint64_t state;
} Dice;

/* SplitMix64. */
static inline uint64_t dice_roll(Dice *dice)
{
    uint64_t mixed = dice->state += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return mixed ^ mixed >> 31;
}

/* 0 to limit - 1. */
static inline unsigned dice_below(Dice *dice, unsigned limit)
{
    return (unsigned)(dice_roll(dice) >> 32) % limit;
}

/* A die of its own for each number under one seed. */
static inline Dice dice_of(uint64_t seed, uint64_t number)
{
    Dice dice = { seed };
    dice.state = dice_roll(&dice) + number;
    dice.state = dice_roll(&dice);
    return dice;
}

#endif
