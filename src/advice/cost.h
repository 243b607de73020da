/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cost.h - what recommendations cost and save: effort by role and day rate, purchases,
 * running costs, payback. Pure.
 *
 * Effort is given as least, likely and most; the expected effort is the PERT mean
 * (least + 4 x likely + most) / 6 with the standard deviation (most - least) / 6, and
 * variances of different efforts add up. Work is the expected effort at the role's day
 * rate. Amounts of different currencies are never added: there is a sum for each. */
#ifndef COST_H
#define COST_H

#include "base/hundredths.h"
#include "base/money.h"
#include "base/table.h"

/* Reads 2, 0.5 or 1.25 man-days. */
MUST_CHECK bool cost_parse_days(const char *text, int64_t *hundredths);

typedef struct CostRate {
    const char *role, *currency;
    int64_t day_cents;
} CostRate;

typedef struct CostEffort {
    const char *role;
    int64_t least, likely, most; /* hundredths */
} CostEffort;

typedef struct CostItem {
    const char *id, *pillar, *wave;
    const char *currency;        /* of the amounts below; may be "" when they are 0 */
    int64_t once, month, saving; /* cents: purchase, run cost a month, saving a month */
    const CostEffort *efforts;
    size_t effort_count;
} CostItem;

typedef struct CostBook {
    const CostItem *items;
    size_t count;
    const CostRate *rates;
    size_t rate_count;
} CostBook;

typedef enum CostBy { COST_BY_ITEM, COST_BY_PILLAR, COST_BY_WAVE, COST_TOTAL } CostBy;

/* One group and currency. Days belong to the currency of their role's rate, so that the
 * days of a group are the sum over its rows. Texts are borrowed from the items. */
typedef struct CostSum {
    const char *group, *currency;
    size_t items;
    int64_t least, most;   /* hundredths */
    double days, variance; /* expected man-days, and the square of their deviation */
    int64_t work_least, work, work_most, once, month, saving;
} CostSum;

typedef struct CostSums {
    CostSum *list;
    size_t count;
} CostSums;

/* Groups and currencies in the order in which the items name them. Fails on a role without
 * a rate, on efforts out of order, and on overflow; *sums is empty then. */
MUST_CHECK bool cost_sum(const CostBook *book, CostBy by, CostSums *sums);
void cost_sums_free(CostSums *sums);

/* The same spread around other expected days, in hundredths; rounded up or down so that what
 * is expected is never below or never above them. Nothing becomes all the same. */
CostEffort cost_scale(const CostEffort *effort, int64_t expected, bool is_at_least);

/* Of the days, in man-days. */
double cost_deviation(const CostSum *sum);

typedef enum PaybackKind {
    PAYBACK_MONTHS,
    PAYBACK_NEVER, /* saves no more than it costs to run */
    PAYBACK_MIXED  /* amounts in several currencies */
} PaybackKind;

typedef struct Payback {
    PaybackKind kind;
    int64_t months; /* rounded up; 0 when nothing is paid up front */
    CostSum sum;
} Payback;

MUST_CHECK bool cost_payback(const CostSums *sums, const char *group, Payback *payback);

/* In words; the caller frees. */
char *cost_payback_text(const Payback *payback);

/* group, currency, items, least, days, most, deviation, work, once, month, saving. */
Table *cost_table(const CostSums *sums);

#endif
