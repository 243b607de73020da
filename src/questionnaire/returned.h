/* SPDX-License-Identifier: GPL-3.0-or-later */
/* returned.h - a questionnaire that came back into the workbook: rows are matched by their keys and
 * what is said is compared with what was sent and with what stands here now. What only they changed
 * is taken, emptying included; what both changed is a conflict. All of it is one act. */
#ifndef RETURNED_H
#define RETURNED_H

#include "store/store.h"

/* Of a conflict: leave it to be settled, keep what stands here, or take what came back. */
typedef enum ReturnedChoice { RETURNED_ASK, RETURNED_OURS, RETURNED_THEIRS } ReturnedChoice;

typedef struct ReturnedOutcome {
    size_t fresh, changed, same;
    Table *changes;    /* cell, id, what, before, after, workload, question, who */
    Table *conflicts;  /* cell, id, what, sent, ours, theirs, kept, workload, question, who */
    Table *unmatched;  /* place, text, reason: kept in the tray */
    Table *unreadable; /* cell, message */
    Table *left;       /* cell, id, message: empty here, where an earlier return said something */
    Table *hidden;     /* cell, id: taken, but its question is not applicable */
} ReturnedOutcome;

void returned_clear(ReturnedOutcome *outcome);

/* One XLSX, or the CSV files of one questionnaire, or their folder. On failure, and when is_trial,
 * the workbook is as it was. The caller clears the outcome. */
MUST_CHECK bool returned_import(Store *store, const char *const *paths, ReturnedChoice choice,
                                bool is_trial, ReturnedOutcome *outcome);

/* Writes one as it came, never over a file; `hash` begins its SHA-256. */
MUST_CHECK bool returned_write(Store *store, const char *hash, const char *path);

#endif
