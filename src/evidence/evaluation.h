/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evaluation.h - whether the exports looked at what a best practice asks for: nothing found where they
 * did is another thing than nothing looked at. */
#ifndef EVALUATION_H
#define EVALUATION_H

#include "base/message.h"
#include "store/store.h"

/* Of each practice of a question, or of all when that is NULL: practice, state_en, state_zh (in words),
 * checks. No row when no finding was ever imported. */
Table *evaluation_rows(Store *store, const char *workload, const char *question);

/* The exports whose rest has not come, in words, or "": of kind finding, resource, cost or metric. The
 * caller frees. */
char *evaluation_missing(Store *store, const char *kind, Language language);

#endif
