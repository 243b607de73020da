/* SPDX-License-Identifier: GPL-3.0-or-later */
/* salvage_acts.h - the rows of a damaged workbook beside its acts. Nothing tells a row in which a
 * bit flipped from one that somebody wrote, but for the act that wrote it. */
#ifndef SALVAGE_ACTS_H
#define SALVAGE_ACTS_H

#include "store/entity.h"
#include "store/store_salvage.h"

/* What the acts of a store say, in memory; NULL after fail(). begins_rows: as store_replay().
 * has_rows: what stands in `found` is attached to it as "theirs", else nothing is. */
Store *salvage_replay(Store *found, bool begins_rows, bool has_rows);

/* Of a table of a workbook that has all its acts: a row that they say and that is not there comes
 * back (refilled), and one that says other than they do is as they say; what it said itself waits
 * to be settled. One that no act says stays, unless it stands where another must. `poured` names
 * both. `replayed` has the rows of `found` as they are. */
MUST_CHECK bool salvage_hold_to_acts(Store *found, Store *replayed, const Entity *entity,
                                     StorePoured *poured, int64_t *refilled);

/* Of a table of `replayed`, which is no longer asked for what `found` says: without what was
 * dropped from `found` for what it referred to. That is lost here, and nobody took it away. */
MUST_CHECK bool salvage_forget_dropped(Store *found, Store *replayed, const Entity *entity);

/* Whether each row that the acts of a workbook say is there, and as they say; or the first that is
 * not as the failure. */
MUST_CHECK bool salvage_is_as_said(Store *store);

#endif
