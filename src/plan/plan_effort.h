/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan_effort.h - what of a recommendation is still to be done, and what it waits for. */
#ifndef PLAN_EFFORT_H
#define PLAN_EFFORT_H

#include "advice/recommendation.h"

/* Whether anything that is planned was begun. */
bool plan_has_progress(const Recommendations *all);

/* Hundredths of a man-day. */
int64_t plan_expected(const Recommendation *one);
int64_t plan_left(const Recommendations *all, const Recommendation *one);

/* The ids in `depends_on` that are planned; the caller frees. */
char *plan_needs(const Recommendations *all, const char *depends_on);

#endif
