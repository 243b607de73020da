/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft.h - what is half typed in a float, kept in the workbook under the place it is typed at
 * until it is accepted or given up. */
#ifndef DRAFT_H
#define DRAFT_H

#include "store/store.h"

/* What is typed, and of what: { "note", workload, question }. Without `what`, nothing is kept. */
typedef struct DraftPlace {
    const char *what, *of[3]; /* borrowed; NULL ends them */
} DraftPlace;

typedef struct Draft {
    Store *store;
    char *place;           /* NULL: nothing is kept */
    char *kept;            /* the text that needs no keeping */
    char *before, *stands; /* what stood there; what somebody else put there since, or NULL */
    bool is_there;
} Draft;

/* What was half typed there when the program ended, which is said; NULL: nothing was. The caller
 * frees it. `initial` is the text before anything is typed. */
char *draft_begin(Draft *draft, Store *store, const DraftPlace *place, const char *initial);

/* Whether something was typed since it was kept. */
bool draft_is_behind(const Draft *draft, const char *text);

/* Keeps it when it is behind; what hinders that is said. */
void draft_keep(Draft *draft, const char *text);

/* Before it is accepted. False, and what stands there said, where somebody else changed it since
 * the text was half typed; asked again, true. */
bool draft_may_replace(Draft *draft);

/* It was accepted, or given up. */
void draft_drop(Draft *draft);

/* The float is gone; what is kept stays. */
void draft_end(Draft *draft);

#endif
