/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finding.h - what is said about imported findings: suppressing them, and which practice a
 * check belongs to. */
#ifndef FINDING_H
#define FINDING_H

#include "message.h"
#include "risk.h"
#include "store.h"

/* Sets a finding aside, visibly, with a reason; an empty reason takes it back. `key` is
 * the one in finding_list. */
MUST_CHECK bool finding_suppress(Store *store, int64_t key, const char *reason);

/* Says for good which practice a check of a source belongs to; "" takes it back. */
MUST_CHECK bool finding_map(Store *store, const char *source, const char *check,
                            const char *practice);

/* Best practices to choose from: practice, title. NULL on failure. */
Table *finding_practices(Store *store, Language language);

/* For a practice: *checks with open findings and the *resources they name, without those
 * set aside. */
MUST_CHECK bool finding_count(Store *store, const char *practice, int64_t *checks,
                              int64_t *resources);

/* The same for each practice of a question that has any: practice, checks, resources. */
Table *finding_counts(Store *store, const char *question);

/* So few in the workbook that counting them is not noticed. */
bool finding_are_few(Store *store);

/* What open findings say of a practice: missing, or partial when others of the same checks
 * comply. Fails when there are none. */
MUST_CHECK bool finding_verdict(Store *store, const char *practice, PracticeState *state);

#endif
