/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_said.h - of what two copies do not say alike, who said what is there: here, there, and in
 * both together, from the acts alone. */
#ifndef MERGE_SAID_H
#define MERGE_SAID_H

#include "store/store.h"
#include "workbook/merge_history.h"

/* Fills, of the units (merge_unit.h) that acts of one copy changed which the other does not know,
 * with entity, key1, key2, key3, field:
 *
 *   temp.touched_there  what they say that is not here, and what is contested. said: "time author";
 *                       contested: both say it, and neither knew of the other; takes: whether
 *                       theirs is the later
 *   temp.touched_here   what is said here and not there, and what is contested; said
 *   temp.reverted       what neither copy has: both took back what they have. part, whole: its
 *                       value, and that of its row (merge_unit.h), "" is none
 *   temp.held           where the history is mended (merge_history.h), what holds in this copy by
 *                       its acts, whatever stands there. part, whole: as of temp.reverted
 *   temp.torn           families (entity, root) that one split and the other changed; takes:
 * whether theirs is the later word temp.withdrawn      that somebody took back what he had said;
 * said: "time author"; contested: whether something else is still contested there temp.standing of
 * what belongs together (entity, root) and has something contested in it, all that is said, also by
 * more than two. said: "time author" temp.judged         units of which both copies together have
 * several words, unless one of them was about the whole row, and families (of `root`)
 *   temp.contested      of these each word that nobody knew of who says something else, but for the
 *                       one that holds. said, value (merge_unit.h); said_now, now: the one that
 * holds
 */
MUST_CHECK bool merge_said(Store *store, const MergeHistory *history);

/* Of one copy alone: temp.held, of every unit that its acts say something of, but for the books of
 * merges. */
MUST_CHECK bool merge_said_alone(Store *store, const MergeHistory *history);

#endif
