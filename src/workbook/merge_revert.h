/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge_revert.h - what stands in a workbook becomes what its acts say. */
#ifndef MERGE_REVERT_H
#define MERGE_REVERT_H

#include "store/store.h"
#include "workbook/merge_unit.h"

/* In a merge: all that is in temp.reverted, or in temp.held (merge_said.h). */
MUST_CHECK bool merge_revert(Store *store, const MergeUnits *units);
MUST_CHECK bool merge_revert_to_held(Store *store, const MergeUnits *units);

/* Of a workbook beside which nothing is attached (store_attach_nothing()): every unit that an act
 * said something of, but for what waits to be settled and the books of merges. */
MUST_CHECK bool merge_revert_to_acts(Store *store);

#endif
