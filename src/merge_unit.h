/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_unit.h - what a merge takes or leaves as one: a state with its reason, a note, a
 * form field. A value is a JSON array of the columns that belong together, "" is none. */
#ifndef MERGE_UNIT_H
#define MERGE_UNIT_H

#include "store.h"

/* A row of the workbook and the field that its unit is named after. */
typedef struct MergeUnit {
    const char *entity, *key1, *key2, *key3, *field;
} MergeUnit;

/* SQL: the field that a changed column of change() belongs to, NULL when it is none's. */
#define MERGE_UNIT_FIELD                                                                           \
    "CASE WHEN entity IN ('answer', 'practice_answer') AND \"column\" IN ('reason',"               \
    " 'explanation', 'owner', 'due') THEN 'state'"                                                 \
    " WHEN entity = 'conflict' AND \"column\" IN ('chosen', 'settled_at') THEN 'chosen'"           \
    " WHEN entity = 'rate' THEN 'cents' WHEN entity = 'release' THEN 'reason'"                     \
    " WHEN entity = 'recommendation' THEN CASE WHEN \"column\" IN ('practice', 'workload',"        \
    " 'pillar', 'reason', 'merged_into', 'part_of') THEN 'status' WHEN \"column\" = "              \
    "'justification' THEN"                                                                         \
    " 'decision' WHEN \"column\" = 'priority_reason' THEN 'priority' WHEN \"column\" IN ('role',"  \
    " 'likely', 'most') THEN 'least' WHEN \"column\" IN ('currency', 'month', 'saving') THEN"      \
    " 'once' WHEN \"column\" IN ('earliest', 'latest') THEN 'pin'"                                 \
    " WHEN \"column\" IN ('actual', 'remaining', 'started', 'finished') THEN 'progress'"           \
    " WHEN \"column\" IN ('planned_end', 'planned_days', 'planned_at') THEN 'planned_start' WHEN " \
    "\"column\" NOT IN ('id',"                                                                     \
    " 'changed_at', 'changed_by') THEN \"column\" END"                                             \
    " WHEN entity || '.' || \"column\" IN ('suppression.reason', 'check_map.practice',"            \
    " 'workload.name',"                                                                            \
    " 'answer.state', 'answer.note',"                                                              \
    " 'answer.asked', 'answer.confidence', 'practice_answer.state', 'practice_answer.note',"       \
    " 'evidence.content', 'field_value.value', 'milestone.name', 'setting.value', "                \
    "'capacity.week') THEN "                                                                       \
    "\"column\" END"

/* Of this workbook, or of the one attached to it, NULL when the unit is none; the caller frees. */
char *merge_unit_value(Store *store, const MergeUnit *unit, bool is_theirs);

/* Gives the unit here another value, said by `author` at `at`. */
MUST_CHECK bool merge_unit_set(Store *store, const MergeUnit *unit, const char *value,
                               const char *author, const char *at);

/* The order in which units are set, from 0: what others refer to first. -1, and the reason, when
 * entity and field are no unit. */
extern const int merge_unit_ranks; /* how many there are */
int merge_unit_rank(const MergeUnit *unit);

/* Books of the merge itself are taken over without asking anyone. */
bool merge_unit_is_contested(const MergeUnit *unit);

#endif
