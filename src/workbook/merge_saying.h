/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_saying.h - what the acts of two copies said of units (merge_unit.h), and what it leaves
 * there. An undo and a redo say nothing themselves, and of a merge counts only what it does not
 * repeat: a name that it numbered, its own books, and what it was told to settle. */
#ifndef MERGE_SAYING_H
#define MERGE_SAYING_H

#include "format/json.h"
#include "store/entity.h"
#include "store/store.h"
#include "workbook/merge_history.h"

/* By its place among the sayings of a unit: before the first. Of an act: none. */
enum { SAYING_NONE = -1, SAYING_UNSEEN = -2 };

/* One act's word on a unit. */
typedef struct Saying {
    size_t act, cell, cells; /* what it changed: rows of the group's cells */
    bool makes, takes_away;  /* the row */
    bool removes;            /* the row with all in it, or the record */
    bool settles;            /* a conflict: a person's word, also when a merge was told to */
    bool holds, is_top;      /* in the set that was judged last (merge_judge.c) */
    bool was_top;            /* before what is removed or torn was mended */
    long left;               /* of a family: the saying that who settled it left, where he saw it */
} Saying;

typedef struct SayingUnit {
    size_t cell; /* the first, which names it */
    const EntityColumn *column;
    bool is_row, is_of_whole; /* a row stands and falls with it; a column is (entity.h) */
    Saying *sayings;          /* none before one that it knows of */
    size_t count, room;
} SayingUnit;

/* The units of what belongs together: a row, all rows of a record, all parts of a recommendation.
 */
typedef struct SayingGroup {
    Store *store;
    const MergeHistory *history;
    const Entity *entity;
    Table *cells; /* of all groups */
    size_t next;  /* the cell where the next group begins */
    SayingUnit *units;
    size_t count, room;
    long preferred; /* the act whose words hold, whoever says other ones; SAYING_NONE: the later */
} SayingGroup;

/* Of all groups in which one copy has an act that the other does not know; of all there are where
 * the history is mended (merge_history.h). Then the next one until
 * it is false; cleared in any case. */
MUST_CHECK bool saying_begin(SayingGroup *group, Store *store, const MergeHistory *history);
bool saying_next_group(SayingGroup *group);
void saying_end(SayingGroup *group);

/* The names of a unit: "" where the entity has fewer keys; and what names the group. Borrowed. */
enum { SAYING_KEYS = 3 };
const char *saying_key(const SayingGroup *group, const SayingUnit *unit, int key);
const char *saying_root(const SayingGroup *group);
bool saying_is_row_of(const SayingGroup *group, const SayingUnit *unit, const SayingUnit *other);

/* A record is there or not with all its rows. */
bool saying_is_record(const SayingGroup *group);

/* What is removed as one: a row, named by a unit of it, or the record (NULL). Whether the unit at a
 * place is the first of such, and whether a unit is in one. */
bool saying_begins_scope(const SayingGroup *group, size_t place);
bool saying_is_in_scope(const SayingGroup *group, const SayingUnit *scope, const SayingUnit *unit);

/* Whether who said it knew of the other, or neither of the other. */
bool saying_knows(const SayingGroup *group, const Saying *saying, const Saying *other);
bool saying_is_apart(const SayingGroup *group, const Saying *saying, const Saying *other);
bool saying_is_of_merge(const SayingGroup *group, const Saying *saying);

/* What a column holds after a saying, NULL when nothing; *is_there: whether there is a row.
 * Borrowed. */
const char *saying_value(const SayingGroup *group, const SayingUnit *unit, long saying,
                         const EntityColumn *column, bool *is_there);
void saying_put(Json *list, const char *value);

/* What the unit holds, as merge_unit.h has it; the caller frees. */
char *saying_part(const SayingGroup *group, const SayingUnit *unit, long saying);
bool saying_is_same(const SayingGroup *group, const SayingUnit *unit, long saying, long other);

/* Which of two words on one unit holds, whoever asks: a person's, the later, then by what it says.
 */
bool saying_is_later(const SayingGroup *group, const SayingUnit *unit, size_t saying, size_t other);

#endif
