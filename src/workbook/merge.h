/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge.h - joins a colleague's copy of the same engagement.
 *
 * Acts that are unknown here are brought along. What only one side changed since the two
 * parted is taken; where both changed the same thing, it is a conflict. The whole merge is
 * one act. Unless told otherwise the later answer is kept, and the conflict stays open until
 * someone settles it; so A into B and B into A give the same answers. */
#ifndef MERGE_H
#define MERGE_H

#include "base/message.h"
#include "store/store.h"

typedef enum MergeChoice { MERGE_LATER, MERGE_MINE, MERGE_THEIRS } MergeChoice;

typedef struct MergeOutcome {
    int64_t applied, skipped; /* acts brought along, and known already */
    /* entity, key1, key2, key3, field, mine, mine_by, mine_at, theirs, theirs_by, theirs_at
     * (values as people write them, "" is none), chosen (mine or theirs). */
    Table *conflicts;
    int64_t open; /* conflicts that wait to be settled, those of earlier merges and theirs as well */
    char *imports; /* names of files whose rows came along, or "" */
} MergeOutcome;

void merge_clear(MergeOutcome *outcome);

/* On failure, and when is_trial, the workbook is as it was. The caller clears the
 * outcome. */
MUST_CHECK bool merge_file(Store *store, const char *path, MergeChoice choice, bool is_trial,
                           MergeOutcome *outcome);

#endif
