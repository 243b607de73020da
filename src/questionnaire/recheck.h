/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recheck.h - answers asked a second time, by who does not see the first ones. */
#ifndef RECHECK_H
#define RECHECK_H

#include "base/message.h"
#include "store/store.h"

/* So many answered practices of high weight, drawn anew each time, those of questions with a high
 * risk first: workload, question, practice, title. `workload` "" is any. */
Table *recheck_sample(Store *store, const char *workload, int64_t count, Language language);

/* Of "PRACTICE=STATE", NULL-terminated, those that were answered otherwise: question, practice,
 * title, said, by, again. NULL on a practice or state that is none. */
Table *recheck_compare(Store *store, const char *workload, const char *const *states,
                       Language language);

#endif
