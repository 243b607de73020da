/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar.h - working days: Monday to Friday less the holidays of a country. Years come
 * from data/calendars/ID.csv and from imports kept in the personal folder. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "base/csv.h"
#include "base/date.h"
#include "engagement/setting.h"

enum { YEAR_SIZE = 5 };

typedef struct Calendar Calendar;

/* Years imported replace the shipped ones. A calendar without any holidays knows every year. Make-up days are weekend days on which a
 * country works for a longer holiday; a contract that says "Monday to Friday" does not
 * count them. NULL when there is no such calendar or anything is wrong with its files. */
Calendar *calendar_open(const char *id, bool counts_make_up_days, Problems *problems);

/* The one that a workbook counts on, as its settings say; NULL after fail(). */
Calendar *calendar_of(Store *store);
void calendar_free(Calendar *calendar);

/* Whether the holidays of the year are published. Of a year whose are not, a calendar may have
 * the statutory days that the law fixes: it is counted on them, provisionally, unless told
 * otherwise. For any other year everything below fails. */
bool calendar_knows(const Calendar *calendar, const char *date);
bool calendar_knows_year(const Calendar *calendar, int year);

/* What is done from here on in years that are not published. Monday to Friday goes to ten years
 * after the last published one. */
void calendar_set_unknown(Calendar *calendar, UnknownYears unknown);

MUST_CHECK bool calendar_is_working(const Calendar *calendar, const char *date, bool *working);

/* The working day so many after `date`, or before it; `date` itself for 0. */
MUST_CHECK bool calendar_add_days(const Calendar *calendar, const char *date, int working_days,
                                  char out[DATE_SIZE]);

/* Working days from `from` to `to`, both included. */
MUST_CHECK bool calendar_count(const Calendar *calendar, const char *from, const char *to,
                               int *days);

/* One row a year: holidays, weekdays off, make-up days, service days, provisional. */
Table *calendar_years(const Calendar *calendar);

/* Reads one year as the public holiday-cn project writes it (year, days: name, date,
 * isOffDay) into the personal file; the other years there stay. */
MUST_CHECK bool calendar_import(const char *path, const char *id, char year[YEAR_SIZE]);

#endif
