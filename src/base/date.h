/* SPDX-License-Identifier: GPL-3.0-or-later */
/* date.h - days and the only clock. Times are kept in UTC and shown in local time. */
#ifndef DATE_H
#define DATE_H

#include <stdint.h>

#include "base/base.h"

/* Room for each form, its NUL included. */
enum { DATE_SIZE = 11, STAMP_SIZE = 21, LOCAL_SIZE = 17 };

/* Seconds since 1970, UTC. $WELLBOOK_CLOCK (2026-11-23T09:00:00Z) stands still. */
int64_t date_now(void);

/* Seconds of a clock that nobody sets and that stands while the machine is suspended. */
double date_monotonic(void);

/* "2026-11-23T09:42:00Z", the form in which times are stored. */
void date_stamp(char stamp[STAMP_SIZE]);

/* A stored time as "2026-11-23 17:42", local; empty when it is not one. */
void date_local(const char *stamp, char local[LOCAL_SIZE]);

/* Today as "2026-11-23", local. */
void date_today(char date[DATE_SIZE]);

/* Reads 2026-11-23, 2026/11/23, 2026.11.23 or 2026年11月23日; fails on a day that is not. */
MUST_CHECK bool date_parse(const char *text, char date[DATE_SIZE]);

/* `text` when it is a date as date_parse gives it, else "": what a file says need not be one. */
const char *date_or_none(const char *text);

/* For a date that date_parse gave: 1 is Monday, 7 Sunday. */
int date_weekday(const char *date);

/* So many days later, or earlier; fails outside the years 1900 to 9999. `later` may be
 * `date` itself. */
MUST_CHECK bool date_add(const char *date, int days, char later[DATE_SIZE]);

#endif
