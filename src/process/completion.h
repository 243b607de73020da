/* SPDX-License-Identifier: GPL-3.0-or-later */
/* completion.h - the end of an engagement: completed after acceptance, then sealed, and reopened
 * only with a reason. And its beginning: whether it was applied for in time. */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "store/store.h"

MUST_CHECK bool completion_is_completed(Store *store, bool *is_so);

/* Fails while a deliverable of the acceptance list is not accepted as it was last handed over. */
MUST_CHECK bool completion_complete(Store *store);

/* A sealed workbook takes changes again. */
MUST_CHECK bool completion_reopen(Store *store, const char *reason);

/* Makes a completed workbook refuse changes. */
MUST_CHECK bool completion_seal(Store *store);

/* What is to be said of the application and order dates: the order comes at least 15 working days
 * after the application, a month when many resources are involved. NULL when nothing is; the caller frees. */
char *completion_application_notice(Store *store);

/* What is to be said of the day that a field of the work plan (form engagement) holds: no service is
 * done on it, or the order came too soon. NULL when nothing is; the caller frees. */
char *completion_day_notice(Store *store, const char *form, const char *field);

#endif
