/* SPDX-License-Identifier: GPL-3.0-or-later */
/* salvage_acts.h - the rows of a damaged workbook held to its acts (replay.h). */
#ifndef SALVAGE_ACTS_H
#define SALVAGE_ACTS_H

#include "store/entity.h"
#include "store/store_salvage.h"

/* Of a table of a workbook that has all its acts: a row that they say and that is not there comes
 * back (refilled), and one that says other than they do is as they say; what it said itself waits
 * to be settled. One that no act says stays, unless it stands where another must. `poured` names
 * both. `replayed` has the rows of `found` as they are. */
MUST_CHECK bool salvage_hold_to_acts(Store *found, Store *replayed, const Entity *entity,
                                     StorePoured *poured, int64_t *refilled);

/* Of a table of `replayed`, which is no longer asked for what `found` says: without what was
 * dropped from `found` for what it referred to. That is lost here, and nobody took it away. */
MUST_CHECK bool salvage_forget_dropped(Store *found, Store *replayed, const Entity *entity);

#endif
