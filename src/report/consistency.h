/* SPDX-License-Identifier: GPL-3.0-or-later */
/* consistency.h - what contradicts itself: forms, answers, decisions and exports.
 *
 * Each rule is a file of templates/consistency, a list as those of templates/lists, with one row a
 * contradiction. */
#ifndef CONSISTENCY_H
#define CONSISTENCY_H

#include "base/message.h"
#include "base/table.h"
#include "store/store.h"

/* Adds the rows of all rules, in the order of their files' names. A column of rows that a rule
 * lacks stays empty. */
bool consistency_add(Table *rows, Store *store, Language language) MUST_CHECK;

/* The rows of all rules alone; the caller's. */
Table *consistency_list(Store *store, Language language);

#endif
