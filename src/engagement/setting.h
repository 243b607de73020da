/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting.h - how the plans of a workbook are made. Settings are acts like any other: in the
 * log, undone, merged and kept in milestones.
 *
 * plan-start: a date, or "" for the first service day after the report's date and as many working
 * days of review as review-days says; today where the report has no date yet. make-up-days: no, or yes when weekend days on which a
 * country works for a longer holiday are working days. unknown-years: what is done in a year whose
 * holidays are not published yet. onsite-days, service-days: how many man-days the terms allow on
 * site and in all, "" for what follows from the services that were bought. */
#ifndef SETTING_H
#define SETTING_H

#include "store/store.h"

typedef enum UnknownYears {
    UNKNOWN_STATUTORY, /* counted on the days that the law fixes, provisionally */
    UNKNOWN_WEEKDAYS,  /* counted Monday to Friday, provisionally */
    UNKNOWN_STOP       /* without dates */
} UnknownYears;

/* The one that was set, else the first of its words; the caller frees. */
char *setting_get(Store *store, const char *name);

/* Whether it is so; false when it cannot be read. */
bool setting_is(Store *store, const char *name, const char *value);

UnknownYears setting_unknown_years(Store *store);

/* One act; fails on a value that is none. */
MUST_CHECK bool setting_set(Store *store, const char *name, const char *value);

#endif
