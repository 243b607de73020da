/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score.h - what practices weigh, and what the score of some of them is. Pure.
 *
 * Score: 100 x earned / possible, in hundredths. A practice in place earns its weight, a
 * partial one half of it; a question's, a pillar's and a workload's score is the same
 * quotient over all their practices. In SQL both are functions, weight_number(weight) and
 * score(earned, possible), and only the views of views/ call the second: templates take the
 * score from them. */
#ifndef SCORE_H
#define SCORE_H

#include "base/base.h"

typedef enum Weight { WEIGHT_LOW = 1, WEIGHT_MEDIUM, WEIGHT_HIGH } Weight;

/* Of a code as stored: "high", "medium", "low". */
Weight score_weight(const char *code);

/* Not rounded; false when nothing is possible. */
bool score_find(double earned, double possible, double *score);

#endif
