/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contradiction.h - what open findings say against the answers of a workload: those of what it names as
 * its own, or when it names nothing also those that are nobody's; those set aside say nothing. */
#ifndef CONTRADICTION_H
#define CONTRADICTION_H

#include "lens/risk.h"
#include "store/store.h"

/* Of each practice of a question, or of all when that is NULL, that has any: practice, checks,
 * resources. */
Table *contradiction_counts(Store *store, const char *workload, const char *question);

/* Differs as soon as anything changed that findings are counted by. NULL on failure; the caller
 * frees. */
char *contradiction_stamp(Store *store);

/* So few findings in the workbook that counting them is not noticed. */
bool contradiction_is_quick(Store *store);

/* What open findings say of a practice: missing, or partial when others of the same checks
 * comply. Fails when there are none. */
MUST_CHECK bool contradiction_verdict(Store *store, const char *workload, const char *practice,
                                      PracticeState *state);

#endif
