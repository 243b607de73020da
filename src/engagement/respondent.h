/* SPDX-License-Identifier: GPL-3.0-or-later */
/* respondent.h - who answers which questions offline, and which questionnaires are out. */
#ifndef RESPONDENT_H
#define RESPONDENT_H

#include "store/store.h"

/* NULL leaves a text as it is; due is a date, or "" for none. */
typedef struct Respondent {
    const char *name, *role, *mail, *due;
} Respondent;

/* Adds the respondent or changes what is known of one; *id (the caller frees) is whose. */
MUST_CHECK bool respondent_put(Store *store, const Respondent *respondent, char **id);

/* By name or mail, as people compare them. NULL after fail(); the caller frees. */
char *respondent_find(Store *store, const char *who);

/* Gives a question to a respondent, whoever had it, or takes it away; fails when the respondent does
 * not have it. workload NULL: in all workloads. */
MUST_CHECK bool respondent_assign(Store *store, const char *workload, const char *question,
                                  const char *id);
MUST_CHECK bool respondent_unassign(Store *store, const char *workload, const char *question,
                                    const char *id);

/* The same for all questions of a pillar; what the respondent does not have of it stays. */
MUST_CHECK bool respondent_assign_pillar(Store *store, const char *workload, const char *pillar,
                                         const char *id);
MUST_CHECK bool respondent_unassign_pillar(Store *store, const char *workload, const char *pillar,
                                           const char *id);

/* One row: name, role, mail, due. */
Table *respondent_row(Store *store, const char *id);

/* Notes that a questionnaire with so many questions left, for a respondent or "". */
MUST_CHECK bool respondent_send(Store *store, const char *sent, const char *id, const char *due,
                                size_t questions);

#endif
