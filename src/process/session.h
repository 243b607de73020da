/* SPDX-License-Identifier: GPL-3.0-or-later */
/* session.h - sessions with the customer and the man-days they take. */
#ifndef SESSION_H
#define SESSION_H

#include "base/id.h"
#include "process/pace.h"
#include "process/record.h"

/* Begins one now, with these fields (record.h); kind is onsite unless given, and the author is its
 * consultant. Fails while another one runs in this copy. `is_live`: a program will beat while it
 * runs, and only what it counted counts; otherwise the time until it is stopped does. */
MUST_CHECK bool session_start(Store *store, const char *const fields[], size_t count, bool is_live);

/* Ends the one that runs, with further fields; `id` is its id. */
MUST_CHECK bool session_stop(Store *store, const char *const fields[], size_t count,
                             char id[ID_SIZE]);

/* One that was held: `from` is "2026-11-23 09:00" in local time, `hours` how long it took. */
MUST_CHECK bool session_add(Store *store, const char *from, const char *hours,
                            const char *const fields[], size_t count, char id[ID_SIZE]);

/* A line of the minutes of the session that session=ID names by the beginning of its id, or else of
 * the last one. */
MUST_CHECK bool session_add_minute(Store *store, const char *const fields[], size_t count,
                                   char id[ID_SIZE]);

/* The id of the session that `given`, the beginning of one, names; NULL: of the last one. */
MUST_CHECK bool session_find(Store *store, const char *given, char id[ID_SIZE]);

/* The session that runs in this copy, "" when none does; the caller frees. */
char *session_running(Store *store);

/* Keeps the seconds counted so far, outside the journal: a power cut loses what came after. */
MUST_CHECK bool session_beat(Store *store, int64_t seconds);

/* Whether the one that runs is counted by a program; and its seconds. */
bool session_is_live(Store *store);
MUST_CHECK bool session_seconds(Store *store, int64_t *seconds);

/* Man-seconds of all consultants on site and in all, and how many the terms allow: 2 and 5
 * man-days for each service that was bought, unless the settings say otherwise. */
typedef struct SessionUse {
    int64_t onsite, total, onsite_cap, total_cap;
} SessionUse;
MUST_CHECK bool session_use(Store *store, SessionUse *use);

/* What is to be said when the man-days come to their end: at 80 % of a cap and when it is used up, a
 * line each; "" when nothing is, NULL on failure. The caller frees. */
char *session_warning(Store *store);

/* What the questions took so far and how many are left, those of the whole organization counted once,
 * against the cap of the service. */
MUST_CHECK bool session_pace(Store *store, Pace *pace);

/* So many seconds more were spoken of a question; kept outside the journal, by consultant. */
MUST_CHECK bool session_spend(Store *store, const char *workload, const char *question,
                              int64_t seconds);

/* Whether a stored time lies within 9:00 to 18:00 (UTC+8) of a service day; true where the calendar
 * does not know. */
bool session_is_service_time(Store *store, const char *stamp);

#endif
