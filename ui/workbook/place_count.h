/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_count.h - how much there is at a place, and which parts it has. */
#ifndef PLACE_COUNT_H
#define PLACE_COUNT_H

#include "toolkit/place.h"

/* For Place.status: the rows of its long list, of the list or screen template of its name. */
char *place_count_rows(Store *store, const Place *place);
char *place_count_list(Store *store, const Place *place);
char *place_count_screen(Store *store, const Place *place);

/* "" when there are none. */
char *place_count_conflicts(Store *store, const Place *place);

/* For Place.parts: an interview a workload; the forms, some of them for each workload. */
Table *place_interviews(Store *store);
Table *place_forms(Store *store);

/* The workload whose form is filled least, "" for a form that does not repeat; NULL on failure. The
 * caller frees. */
char *place_emptiest(Store *store, const char *form);

#endif
