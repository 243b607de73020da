/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_judge.h - which of the sayings of a group (merge_saying.h) hold in a set of acts. */
#ifndef MERGE_JUDGE_H
#define MERGE_JUDGE_H

#include "workbook/merge_history.h"
#include "workbook/merge_saying.h"

/* Marks in all units of the group what holds of what is known, and the tops: what nobody knew of
 * who says another thing. Where two tore it, the act that holds of them, else SAYING_NONE. */
long merge_judge(SayingGroup *group, MergeKnown known);

/* After that: the saying of a unit that holds, SAYING_NONE when there is none. */
long merge_judge_holder(const SayingGroup *group, const SayingUnit *unit);

/* Whether nobody knew of it, though it may have gone with what it stood for; and whether any of the
 * group went so. */
bool merge_judge_stands(const Saying *saying);
bool merge_judge_is_mended(const SayingGroup *group);

/* Of a family, before it is judged: who settled it as it stood said all of it, also what he did not
 * write anew (Saying.left). */
void merge_judge_settled(SayingGroup *group);

#endif
