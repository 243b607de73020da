/* SPDX-License-Identifier: GPL-3.0-or-later */
/* engagement.h - one customer's engagement: how a workbook begins, its workloads, and
 * where its user left off. */
#ifndef ENGAGEMENT_H
#define ENGAGEMENT_H

#include "base/message.h"
#include "store/store.h"

/* NULL-terminated lists; an empty one means one workload, or the shipped lens. */
typedef struct EngagementPlan {
    const char *customer; /* required */
    const char *edition;  /* consulting (NULL), implementation or both */
    Language language;    /* of the deliverables */
    const char *const *workloads;
    const char *const *lenses; /* ids of shipped banks, or folders */
} EngagementPlan;

/* Creates the workbook at a path that must not exist; on failure nothing is left.
 * The caller closes the store. */
Store *engagement_create(const char *path, const EngagementPlan *plan);

/* Adds a bank to a workbook that has others, as one act: an id of a shipped bank, or a folder.
 * Its questions are unanswered in every workload. */
MUST_CHECK bool engagement_add_lens(Store *store, const char *name);

MUST_CHECK bool engagement_add_workload(Store *store, const char *name);
MUST_CHECK bool engagement_rename_workload(Store *store, const char *id, const char *name);

/* id, name, in order. */
Table *engagement_workloads(Store *store);

/* The id of the workload called `name` (as people compare names); NULL name: the only
 * one there is. NULL on failure; the caller frees. */
char *engagement_workload(Store *store, const char *name);

/* The random id that all copies of this workbook share, and when it was created. */
char *engagement_id(Store *store);
Language engagement_language(Store *store);

/* Places and choices to come back to; "" when there is none. The caller frees. */
char *engagement_recall(Store *store, const char *name);
MUST_CHECK bool engagement_remember(Store *store, const char *name, const char *value);

/* Who answers this question, and those after it until it is changed; "" is nobody. */
MUST_CHECK bool engagement_set_asked(Store *store, const char *workload, const char *question,
                                     const char *who);

/* Behind an answer, in its act: whoever is being asked, unless somebody is named there. */
MUST_CHECK bool engagement_name_asked(Store *store, const char *workload, const char *question);

/* Half-typed text, kept until it becomes an answer (NULL drops it). Of a workbook that is lost it
 * is kept with the rest of what that held, or as a text in the personal folder; false, and said. */
char *engagement_draft(Store *store, const char *place);
MUST_CHECK bool engagement_keep_draft(Store *store, const char *place, const char *text);

#endif
