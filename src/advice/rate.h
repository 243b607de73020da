/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rate.h - what a day of each role costs and how much of it a week has, and the amounts
 * behind the bank's words for costs; data/rates.csv until they are edited. */
#ifndef RATE_H
#define RATE_H

#include "base/message.h"
#include "store/store.h"

/* Copies data/rates.csv in, unless the workbook has rates. */
MUST_CHECK bool rate_copy(Store *store);

/* id, kind (role, once, month), label, currency, amount, week, starts, in order; empty before
 * the first recommendation. Behind a role, of kind "week", what it has a week from a date. */
Table *rate_list(Store *store, Language language);

/* One act. field: label, currency, amount, or week (man-days, of roles alone). */
MUST_CHECK bool rate_set(Store *store, const char *id, const char *field, const char *value,
                         Language language);

/* What a role has a week from a date on, until the next such date; "" takes that date away. One
 * act. */
MUST_CHECK bool rate_set_week_from(Store *store, const char *role, const char *from,
                                   const char *days);

/* A role with the rate and the week of the first one, to be edited. */
MUST_CHECK bool rate_add_role(Store *store, const char *label);

#endif
