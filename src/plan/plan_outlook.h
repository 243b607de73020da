/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan_outlook.h - what score and risks are once the plan is carried out. */
#ifndef PLAN_OUTLOOK_H
#define PLAN_OUTLOOK_H

#include "store/store.h"

/* Writes to the table outlook_result, from improvement_result: today, after each wave, and after
 * all that is accepted, over all pillars ("") and of each. The start of the plan is what the row
 * of today has as its end. That is worked out when a view asks for it: not every deliverable does. */
MUST_CHECK bool plan_outlook_keep(Store *store, const char *start);

#endif
