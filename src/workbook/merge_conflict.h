/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_conflict.h - what two said, not knowing of each other, until somebody settles it: the rows
 * of table conflict. */
#ifndef MERGE_CONFLICT_H
#define MERGE_CONFLICT_H

#include "store/store.h"
#include "workbook/merge_unit.h"

/* Settles an open conflict (by its id in the table conflict) for its earlier or its later
 * value, or all of them as they stand. */
MUST_CHECK bool merge_settle(Store *store, const char *id, bool is_later);
MUST_CHECK bool merge_settle_all(Store *store);

/* Leaves what someone else said of the same thing (merge_unit.h has the values) to be settled; what
 * stands here stays until then. */
MUST_CHECK bool merge_leave_open(Store *store, const MergeUnit *unit, const char *mine,
                                 const char *theirs, const char *by);

/* The same in an open act. */
MUST_CHECK bool merge_conflict_leave(Store *store, const MergeUnit *unit, const char *mine,
                                     const char *theirs, const char *by);

/* How many are open. */
MUST_CHECK bool merge_conflicts(Store *store, int64_t *count);

/* ---- in a merge ---- */

typedef struct MergeConflict {
    MergeUnit unit;
    const char *mine, *theirs;          /* merge_unit.h */
    const char *said_here, *said_there; /* "time author" */
    bool theirs_is_later, takes_theirs, is_settled;
} MergeConflict;

/* Keeps it, and adds it to `shown` (MergeOutcome.conflicts) unless a twin of it is there already.
 */
MUST_CHECK bool merge_conflict_note(Store *store, const MergeConflict *conflict, Table *shown);

/* All that a family would be if the last word of one side (merge_history.h) held in it; "" when it
 * holds, or has none. The caller frees; NULL after fail(). */
char *merge_conflict_alternative(Store *store, const MergeUnit *unit, int side);

/* Recommendations that were merged each into the other (merge_circle.h): the word that gives way is
 * kept, and added to `shown`. NULL: somebody settled one for the word that closes a circle, and is
 * not asked about the other. */
MUST_CHECK bool merge_conflict_of_circles(Store *store, const MergeUnits *units, Table *shown);

/* Each record of a conflict says which of the two values stands. */
MUST_CHECK bool merge_conflict_follow(Store *store, const MergeUnits *units);

/* Of what was taken back (temp.withdrawn, merge_said.h) there is nothing to settle any more, and
 * what somebody settled and took that back is to be settled again. */
MUST_CHECK bool merge_conflict_withdraw(Store *store);

/* After all others were noted: each word that stands against another waits to be settled
 * (temp.contested), and what nobody says any more does not. */
MUST_CHECK bool merge_conflict_renew(Store *store);

/* After that, of a merge that was told which side to take: what the other copy found between a word
 * of either side, and nobody settled, is settled so, and added to `shown`. */
MUST_CHECK bool merge_conflict_take_side(Store *store, const MergeUnits *units, bool is_theirs,
                                         Table *shown);

#endif
