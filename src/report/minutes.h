/* SPDX-License-Identifier: GPL-3.0-or-later */
/* minutes.h - the minutes of a session as plain text that goes into a mail:
 * templates/screens/minutes-mail.sql, a line a row. */
#ifndef MINUTES_H
#define MINUTES_H

#include "base/message.h"
#include "store/store.h"

/* NULL on failure; the caller frees. */
char *minutes_mail(Store *store, const char *session, Language language);

/* "SHOP-minutes-2026-11-23.txt" beside the workbook, with a number while that name is taken; the
 * caller frees. */
char *minutes_path(Store *store, const char *session);

/* The text as a new file. */
MUST_CHECK bool minutes_write(const char *path, const char *text);

#endif
