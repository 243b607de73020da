/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/score.h"

#include <string.h>

Weight score_weight(const char *code)
{
    return !strcmp(code, "high")     ? WEIGHT_HIGH
           : !strcmp(code, "medium") ? WEIGHT_MEDIUM
                                     : WEIGHT_LOW;
}

bool score_find(double earned, double possible, double *score)
{
    if (possible == 0)
        return false;
    *score = 100.0 * earned / possible;
    return true;
}
