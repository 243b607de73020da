/* SPDX-License-Identifier: GPL-3.0-or-later */
/* home_rows.h - the rows of home that lead to what was imported. */
#ifndef HOME_ROWS_H
#define HOME_ROWS_H

#include "toolkit/place.h"

typedef struct HomeRow {
    const char *kind, *title; /* title for tr() */
    const ScreenClass *class;
    ListingKind rows;
} HomeRow;

enum { HOME_ROWS = 3, HOME_COUNT_SIZE = 24 };
extern const HomeRow home_rows[HOME_ROWS];

/* Says whether a count is another than before; one that fails stays as it was. */
bool home_rows_count(Store *store, char counts[HOME_ROWS][HOME_COUNT_SIZE]);

MUST_CHECK bool home_rows_open(Store *store, const char *kind);

#endif
