/* SPDX-License-Identifier: GPL-3.0-or-later */
/* proposal.h - which best practices a check of unknown meaning may belong to: those whose own
 * words, and whose known checks, are nearest to what it is called. Only ever proposed. */
#ifndef PROPOSAL_H
#define PROPOSAL_H

#include "base/table.h"
#include "store/store.h"

typedef struct Proposals Proposals;

/* What all practices and known checks of a workbook say. NULL on failure. */
Proposals *proposal_read(Store *store);
void proposal_free(Proposals *all);

enum { PROPOSAL_COUNT = 3 };

/* The nearest practices to `words`, best first, NULL where there are fewer. The check `without` is
 * taken as unknown; NULL: none is. Borrowed. */
void proposal_nearest(Proposals *all, const char *words, const char *without,
                      const char *practices[PROPOSAL_COUNT]);

/* The same for an imported check: its name, its id and the type of its resources. A table of
 * practice and title, in the language. NULL on failure; the caller frees. */
Table *proposal_of_check(Proposals *all, Store *store, const char *source, const char *check);

#endif
