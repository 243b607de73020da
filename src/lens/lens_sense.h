/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lens_sense.h - whether weights, conditions, stages and dependencies of a question bank agree. */
#ifndef LENS_SENSE_H
#define LENS_SENSE_H

#include "lens/lens.h"

/* Adds, with file, line and column: a practice that alone is missing and gives less risk than
 * its weight, or alone is partial and gives another than its weight; one that comes before what it
 * depends on; one of high weight that depends on one of less. */
void lens_sense(const Lens *lens, Problems *problems);

#endif
