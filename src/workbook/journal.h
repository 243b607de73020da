/* SPDX-License-Identifier: GPL-3.0-or-later */
/* journal.h - undoes and redoes the acts that the store keeps, and says what they were.
 * Only acts done here are undone, newest first; what was undone stays in the journal.
 * Something new ends what could be redone. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "base/message.h"
#include "store/store.h"

/* Fails when there is nothing to undo or redo. *what says which act it was, in the chosen
 * language; the caller frees it; NULL when not wanted. */
MUST_CHECK bool journal_undo(Store *store, char **what);
MUST_CHECK bool journal_redo(Store *store, char **what);

/* The log, newest first: "lists" in codes, "screens" in words. question: of one question;
 * since: from a local date on; NULL is all. */
Table *journal_log(Store *store, const char *folder, Language language, const char *question,
                   const char *since);

#endif
