/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.h - what a recommendation says about itself in one line: where it belongs,
 * its priority and cost with their arithmetic. The caller frees what is not
 * const. */
#ifndef FIGURES_H
#define FIGURES_H

#include "advice/recommendation.h"

char *figures_place(const Recommendations *all, const Recommendation *one);
char *figures_why(const Recommendations *all, const Recommendation *one);
char *figures_priority(const Recommendations *all, const Recommendation *one);
char *figures_work(const Recommendations *all, const Recommendation *one);
char *figures_payback(const Recommendations *all, const Recommendation *one);
char *figures_needs(const Recommendations *all, const Recommendation *one);

/* The practice it comes from, else its number in reports: what a person calls it. */
const char *figures_number(const Recommendations *all, const Recommendation *one);

/* Its title; the workload before it where another one has the same number. */
char *figures_title(const Recommendations *all, const Recommendation *one);

const char *figures_role(const Recommendations *all, const char *role);

/* A text with the ids in it as numbers. */
char *figures_named(const Recommendations *all, const char *text);

/* Work and purchases, "12500 CNY". */
char *figures_money(const Recommendation *one);

/* The table's id, owner or decision in words: "" where there is none. */
const char *figures_owner(const Recommendations *all, const Recommendation *one);

/* What the consultant did with it. */
const char *figures_state(const Recommendations *all, const Recommendation *one);

/* The customer's word on an accepted one; "" before there is one. */
const char *figures_decision(const Recommendations *all, const Recommendation *one);

#endif
