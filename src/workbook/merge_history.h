/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_history.h - the acts of two copies as one history: who knew of what when he said something,
 * and what was taken back. An act knows all that its copy held when it was made: the act before it
 * there (journal.parent), and what a merge brought (journal.joined). Of acts from before these were
 * kept it is guessed from the order in which they stand in the journal, and from their times. */
#ifndef MERGE_HISTORY_H
#define MERGE_HISTORY_H

#include <stdint.h>

#include "store/store.h"

typedef struct MergeHistory MergeHistory;

/* A set of acts: what a copy knows, what both do, or what was in its copy before one act (then side
 * is 0; of a merge without what it brought). What a
 * merge brought that was taken back here is not known here. */
enum { MERGE_HERE = 1, MERGE_THERE = 2, MERGE_ALL = 3 };
typedef struct MergeKnown {
    unsigned side;
    size_t act;
} MergeKnown;

/* Of a store with another attached; NULL after fail(). Acts are numbered from 0, none before one
 * that it knows of, and stand under their numbers in temp.merge_act (place, id, at, author, kind,
 * here, there, sides): numbers in the journals, NULL where it is not in one, and who knows it. */
MergeHistory *merge_history_new(Store *store);
void merge_history_free(MergeHistory *history);

const char *merge_history_id(const MergeHistory *history, size_t act);
const char *merge_history_said(const MergeHistory *history, size_t act); /* "time author" */
unsigned merge_history_sides(const MergeHistory *history, size_t act);
bool merge_history_is_merge(const MergeHistory *history, size_t act);
bool merge_history_is_salvage(const MergeHistory *history, size_t act);

/* Whether an act that a salvage found lost is known to one copy again, and another one there went
 * on from it: who knew of what is not what either copy took it to be. */
bool merge_history_is_mended(const MergeHistory *history);

/* Whether who made `act` knew of `other`. */
bool merge_history_knows(const MergeHistory *history, size_t act, size_t other);

/* The same, unless it had been taken back where he did: what he did not see he did not answer. */
bool merge_history_knows_said(const MergeHistory *history, size_t act, size_t other);

bool merge_history_has(const MergeHistory *history, MergeKnown known, size_t act);

/* Whether an act is in the set, and not taken back by one that is. */
bool merge_history_holds(const MergeHistory *history, MergeKnown known, size_t act);

#endif
