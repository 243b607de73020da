/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_name.h - what two copies called the same. Workloads and milestones are numbered, comments
 * too; one respondent whom both added is one. Of those of one name the least id keeps it, so that
 * both sides agree. */
#ifndef MERGE_NAME_H
#define MERGE_NAME_H

#include "store/store.h"

MUST_CHECK bool merge_names(Store *store);

#endif
