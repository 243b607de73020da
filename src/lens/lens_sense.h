/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lens_sense.h - whether weights, conditions, stages, scopes, titles, savings and dependencies of a
 * question bank agree. */
#ifndef LENS_SENSE_H
#define LENS_SENSE_H

#include "lens/lens.h"

/* Adds, with file, line and column: a practice that alone is missing and gives less risk than
 * its weight, or alone is partial and gives another than its weight; one that comes before what it
 * depends on; one of high weight that depends on one of less; an unknown scope; a practice that is
 * the same as another and differs from it in numbers, scope or evidence, or is named as a base; two
 * whose titles say nearly the same in either language without being so; a saving without what it is
 * a part of, or above the most that can be saved of it; a base of savings whose cap is below that,
 * or above all of it (data/savings.csv); and a practice that nobody has read against the products for two years. Practices of `others`, which ends with NULL or is NULL,
 * are read for titles and for what is the same. */
void lens_sense(const Lens *lens, const Lens *const others[], Problems *problems);

#endif
