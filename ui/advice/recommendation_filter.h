/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendation_filter.h - asks which recommendations a list shows: by pillar, workload,
 * priority, status, owner or decision. */
#ifndef RECOMMENDATION_FILTER_H
#define RECOMMENDATION_FILTER_H

#include "advice/recommendation_rows.h"
#include "toolkit/screen.h"

/* By filter; NULL where all are shown. */
typedef struct RowsFilters {
    char *codes[ROWS_FILTERS]; /* as in RowsWish */
    char *labels[ROWS_FILTERS];
} RowsFilters;

/* Asks what to filter by and for the values, then calls `reload`. The filters belong to the
 * screen. */
MUST_CHECK bool recommendation_ask_filter(Screen *screen, RowsFilters *filters,
                                          bool (*reload)(Screen *));

bool recommendation_is_filtered(const RowsFilters *filters);

/* " Security P1/P2", or ""; the caller frees. */
char *recommendation_filter_text(const RowsFilters *filters);

void recommendation_filters_clear(RowsFilters *filters);

#endif
