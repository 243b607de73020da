/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar.h - working days: Monday to Friday less the holidays of a country. Years come
 * from data/calendars/ID.csv and from imports kept in the personal folder. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "base/csv.h"
#include "base/date.h"

enum { YEAR_SIZE = 5 };

typedef struct Calendar Calendar;

/* Years imported replace the shipped ones. Make-up days are weekend days on which a
 * country works for a longer holiday; a contract that says "Monday to Friday" does not
 * count them. NULL when there is no such calendar or anything is wrong with its files. */
Calendar *calendar_open(const char *id, bool counts_make_up_days, Problems *problems);
void calendar_free(Calendar *calendar);

/* A year without any row is unknown: everything below fails for it. */
bool calendar_knows(const Calendar *calendar, const char *date);
bool calendar_knows_year(const Calendar *calendar, int year);

/* From here on unknown years up to ten after the last known one count Monday to Friday, which
 * is provisional: their holidays are still to be published. calendar_knows stays as it is. */
void calendar_count_unknown(Calendar *calendar);

MUST_CHECK bool calendar_is_working(const Calendar *calendar, const char *date, bool *working);

/* The working day so many after `date`, or before it; `date` itself for 0. */
MUST_CHECK bool calendar_add_days(const Calendar *calendar, const char *date, int working_days,
                                  char out[DATE_SIZE]);

/* Working days from `from` to `to`, both included. */
MUST_CHECK bool calendar_count(const Calendar *calendar, const char *from, const char *to,
                               int *days);

/* One row a year: holidays, weekdays off, make-up days, service days. */
Table *calendar_years(const Calendar *calendar);

/* Reads one year as the public holiday-cn project writes it (year, days: name, date,
 * isOffDay) into the personal file; the other years there stay. */
MUST_CHECK bool calendar_import(const char *path, const char *id, char year[YEAR_SIZE]);

#endif
