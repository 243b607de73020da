/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lens_metrics.h - whether a question bank says one number for one metric: data/metrics.csv. */
#ifndef LENS_METRICS_H
#define LENS_METRICS_H

#include "lens/lens.h"

/* Adds, with file, line and column, each text of a question or practice that says another number
 * than the one its metric has, or than the other language. */
void lens_metrics(const Lens *lens, Problems *problems);

/* The metrics: metric, ending (_en or _zh: of the columns it is looked for in), pattern, value.
 * NULL, with the reason in problems, when they cannot be used. */
Table *lens_metrics_read(Problems *problems);

/* The number that the text says by the pattern, and its bytes, at or after `text`; NULL when it
 * says none. In a pattern # is the number and * any text of the same sentence. */
const char *lens_metrics_find(const char *text, const char *pattern, size_t *bytes);

#endif
