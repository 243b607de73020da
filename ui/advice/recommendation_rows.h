/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendation_rows.h - recommendations as rows of a list: which, in what order. */
#ifndef RECOMMENDATION_ROWS_H
#define RECOMMENDATION_ROWS_H

#include "advice/recommendation.h"

enum {
    ROW_NUMBER,
    ROW_PRIORITY,
    ROW_TITLE,
    ROW_PILLAR,
    ROW_WORKLOAD,
    ROW_RISK,
    ROW_DAYS,
    ROW_MONEY,
    ROW_STATE,
    ROW_DECISION,
    ROW_OWNER,
    ROW_QUESTION,
    ROW_THEME,
    ROW_ID,
    ROW_COLUMNS
};

enum { ROWS_SORTS = 10 };
extern const char *const rows_sort_names[ROWS_SORTS]; /* N_("…") */

enum { ROWS_FILTERS = 6 };
extern const char *const rows_filter_names[ROWS_FILTERS]; /* N_("…") */

typedef struct RowsWish {
    const char *only;   /* ids, or NULL for all */
    const char *words;  /* of a row; "" for all */
    char *const *codes; /* by filter: ",security,cost,", or NULL for all */
    size_t sort;        /* as in rows_sort_names */
} RowsWish;

/* code, label of what the recommendations have of a filter, in their order. */
Table *recommendation_values(const Recommendations *all, size_t filter);

/* In ",security,cost,". */
bool rows_has_code(const char *codes, const char *code);

Table *recommendation_rows(const Recommendations *all, const RowsWish *wish);

/* id, name of all pillars. */
Table *recommendation_pillars(Store *store);

#endif
