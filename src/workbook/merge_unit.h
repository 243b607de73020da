/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_unit.h - what a merge takes or leaves as one: a state with its reason, a note, a
 * form field. Which columns belong together says entity.h. A value is a JSON array of them in
 * the order of their rows there, "" is none. */
#ifndef MERGE_UNIT_H
#define MERGE_UNIT_H

#include "store/store.h"

/* How much of a row is meant: the unit alone; all of the row, where one side has it and the other
 * has not; or all rows that are taken away or split as one (entity.h), a value then is a JSON array
 * of rows, with their keys at the end. Only the unit a row stands and falls with spans more than
 * a part. */
typedef enum MergeSpan { MERGE_PART, MERGE_ROW, MERGE_FAMILY } MergeSpan;

/* A row of the workbook and the field that its unit is named after. */
typedef struct MergeUnit MergeUnit;
struct MergeUnit {
    const char *entity, *key1, *key2, *key3, *field;
    MergeSpan span;
};

/* The statements of all units, in the order in which a merge sets them. */
typedef struct MergeUnits MergeUnits;
MergeUnits *merge_units_new(Store *store);
void merge_units_free(MergeUnits *units);

/* The place in that order, from 0, or -1 and the reason when entity and field are no unit; and
 * how many there are. */
int merge_unit_rank(const MergeUnits *units, const MergeUnit *unit);
int merge_units_count(const MergeUnits *units);

/* The unit that the row of `unit` stands and falls with, NULL when that is the only one. */
const char *merge_unit_of_row(const MergeUnits *units, const MergeUnit *unit);

/* What a value of so many columns is of. One that an earlier version kept may fit nothing: it can
 * neither be read nor set. */
MergeSpan merge_unit_span(const MergeUnits *units, const MergeUnit *unit, int columns,
                          bool is_family);
bool merge_unit_fits(const MergeUnits *units, const MergeUnit *unit);

/* Books of the merge itself are taken over without asking anyone. */
bool merge_unit_is_contested(const MergeUnits *units, const MergeUnit *unit);

/* Of this workbook, or of the one attached to it, NULL when the unit is none; the caller frees. */
char *merge_unit_value(const MergeUnits *units, const MergeUnit *unit, bool is_theirs);

/* Gives the unit here another value, said by `author` at `at`; where both are "" the row keeps who
 * said it last, and a new one has nobody yet. */
MUST_CHECK bool merge_unit_set(const MergeUnits *units, const MergeUnit *unit, const char *value,
                               const char *author, const char *at);

/* Of each row that both workbooks have, who said it last in either; in a merge (merge_said.h). */
MUST_CHECK bool merge_units_join_stamps(const MergeUnits *units);

#endif
