/* SPDX-License-Identifier: GPL-3.0-or-later */
/* priority.h - how soon a recommendation is worth doing: P1 to P4, with the arithmetic.
 *
 * Each factor has a value. The table in data/priorities.csv gives the grade of the highest
 * step that the value reaches (0 to 10), and the weight of the factor; weight x grade are
 * its points. Impact is the sum over risk removed and affected resources, urgency that over
 * the risk level of the finding and its exposure, and
 *
 *   score = impact + urgency - effort
 *
 * decides: P1, P2, P3 from their thresholds on, P4 below. The rule is a sum so that anybody
 * can check it on paper, and steps so that a guess a little off changes nothing. Grades
 * never fall from one step to the next and weights are not negative, which is checked when
 * the table is read; so more risk, more resources, a higher level or a wider exposure never
 * lowers the priority, and neither does less effort.
 *
 * What nobody estimated counts as the longest effort, so that it never outranks by what is not known.
 *
 * A consultant's own table, priorities.csv in the personal folder, replaces the shipped
 * one. */
#ifndef PRIORITY_H
#define PRIORITY_H

#include "base/csv.h"
#include "base/message.h"

typedef enum PriorityFactor {
    PRIORITY_RISK,      /* points of the score that come back, over all workloads */
    PRIORITY_RESOURCES, /* how many are affected */
    PRIORITY_LEVEL,     /* 0 none, 1 medium, 2 high */
    PRIORITY_EXPOSURE,  /* 0 isolated, 1 internal, 2 partner, 3 internet */
    PRIORITY_EFFORT,    /* man-days */
    PRIORITY_FACTORS
} PriorityFactor;

enum { PRIORITY_LEVELS = 4 };

typedef struct PriorityRules PriorityRules;

/* Labels are borrowed from the rules, by Language. */
typedef struct PriorityTerm {
    const char *factor, *kind; /* "risk", "impact" */
    const char *labels[LANGUAGE_COUNT], *step_labels[LANGUAGE_COUNT];
    double value, from, grade, weight, points; /* points are negative for effort */
} PriorityTerm;

typedef struct Priority {
    int level; /* 1 is the most urgent */
    double impact, urgency, effort, score;
    PriorityTerm terms[PRIORITY_FACTORS];
} Priority;

/* NULL when anything is wrong with the table. */
PriorityRules *priority_rules_open(Problems *problems);
void priority_rules_free(PriorityRules *rules);

/* A value below 0 counts as 0. */
Priority priority_assess(const PriorityRules *rules, const double values[PRIORITY_FACTORS]);

/* Values raised to at least what the table's rows of kind `critical` say of open critical findings,
 * and the level that they have at least. */
void priority_raise(const PriorityRules *rules, double values[PRIORITY_FACTORS]);
int priority_raised_level(const PriorityRules *rules, int level);

/* The value at which the step called `id` begins, such as 3 for "internet". */
MUST_CHECK bool priority_value(const PriorityRules *rules, PriorityFactor factor, const char *id,
                               double *value);

/* The least score of a level from 1 to 3, and the level of a score. */
double priority_threshold(const PriorityRules *rules, int level);
int priority_level(const PriorityRules *rules, double score);

/* The steps of a factor, from the lowest on: where each begins; labels are borrowed. */
size_t priority_step_count(const PriorityRules *rules, PriorityFactor factor);
double priority_step_from(const PriorityRules *rules, PriorityFactor factor, size_t step);
const char *priority_step_label(const PriorityRules *rules, PriorityFactor factor, size_t step,
                                Language language);

/* factor, kind, value, step, grade, weight, points: a row a factor, for people. */
Table *priority_table(const Priority *priority, Language language);

#endif
