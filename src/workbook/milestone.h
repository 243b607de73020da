/* SPDX-License-Identifier: GPL-3.0-or-later */
/* milestone.h - named, immutable snapshots of all answers, forms and results. */
#ifndef MILESTONE_H
#define MILESTONE_H

#include "base/message.h"
#include "store/store.h"

/* One act. The name must be new, as people compare names. */
MUST_CHECK bool milestone_add(Store *store, const char *name, const char *note);

/* In the act of a merge: what the other workbook keeps of the milestones that came. */
MUST_CHECK bool milestone_bring_parts(Store *store);

/* In the act that takes a milestone back, and in the one that makes it again: what it keeps. */
MUST_CHECK bool milestone_forget_parts(Store *store, const char *id);
MUST_CHECK bool milestone_keep_parts(Store *store, const char *id);

/* The id of the one called `name`; the caller frees. NULL and a failure when there is none. */
char *milestone_find(Store *store, const char *name);

/* The whole workbook as it was then, in memory and read-only; the caller closes it. */
Store *milestone_open(Store *store, const char *id);

/* What moved from one to another, "" is now: scores by pillar, risks, practices, notes.
 * Folder "lists" speaks in codes, "screens" in words. */
Table *milestone_compare(Store *store, const char *folder, Language language, const char *from,
                         const char *to);

#endif
