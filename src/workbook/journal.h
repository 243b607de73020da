/* SPDX-License-Identifier: GPL-3.0-or-later */
/* journal.h - undoes and redoes the acts that the store keeps, and says what they were.
 * Only acts done here are undone, newest first; what was undone stays in the journal.
 * Something new ends what could be redone. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdint.h>

#include "base/message.h"
#include "store/store.h"

enum { JOURNAL_TIME_SIZE = 17 };

/* Fails when there is nothing to undo or redo. *what says which act it was, in the chosen
 * language; the caller frees it; NULL when not wanted. */
MUST_CHECK bool journal_undo(Store *store, char **what);
MUST_CHECK bool journal_redo(Store *store, char **what);

/* The number of the newest act, 0 when there is none. */
MUST_CHECK bool journal_newest(Store *store, int64_t *number);

/* What journal_undo would take back. It is weighty when people agreed on it or others made it: a
 * milestone, an agreed plan, an import, a bank, a merge. */
typedef struct JournalAct {
    int64_t number; /* 0: nothing */
    bool is_weighty;
    char at[JOURNAL_TIME_SIZE]; /* "2026-11-28 14:02", local */
} JournalAct;
MUST_CHECK bool journal_next(Store *store, JournalAct *act);

/* The first act that journal_redo would repeat, and how many it would; fails when there is none. */
MUST_CHECK bool journal_next_redo(Store *store, int64_t *number, size_t *count);

/* What journal_undo_to would take back: all that was done here from an act on, whether or not that
 * one was undone already. */
typedef struct JournalSpan {
    size_t count, weighty; /* acts, and how many of them people agreed on or others made */
    int64_t newest, oldest;
    char at[JOURNAL_TIME_SIZE]; /* the oldest */
} JournalSpan;
MUST_CHECK bool journal_span(Store *store, int64_t number, JournalSpan *span);

/* Takes all of it back or, with the act that stands in the way named, nothing. journal_redo brings
 * it back as a whole. */
MUST_CHECK bool journal_undo_to(Store *store, int64_t number);

/* An act on one line, in the chosen language: "SEC05_2: not answered → missing (+4)", with how many
 * other things changed; the other way round when it is taken back. "" for one that left no trace.
 * The caller frees. */
char *journal_text(Store *store, int64_t number, bool is_back);

/* The log, newest first: "lists" in codes, "screens" in words. question: of one question;
 * since: from a local date on; NULL is all. */
Table *journal_log(Store *store, const char *folder, Language language, const char *question,
                   const char *since);

#endif
