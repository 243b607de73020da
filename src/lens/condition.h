/* SPDX-License-Identifier: GPL-3.0-or-later */
/* condition.h - the conditions of risk rules, in the language of AWS custom lenses.
 *
 *   or      := and { '||' and }
 *   and     := not { '&&' not }
 *   not     := '!' not | '(' or ')' | ID
 *   ID      := one or more of A-Z a-z 0-9 _
 *
 * White space is free; && binds closer than ||, as in C. An id is true when that
 * practice is in place. */
#ifndef CONDITION_H
#define CONDITION_H

#include "base/base.h"

/* Says whether an id (not terminated, `bytes` long) is true; *known false when there is
 * no such id. */
typedef bool ConditionLookup(const void *context, const char *id, size_t bytes, bool *known);

/* Evaluates; fails with the column (from 1) where the text departs from the grammar or
 * names an unknown id. */
MUST_CHECK bool condition_evaluate(const char *text, ConditionLookup *lookup, const void *context,
                                   bool *holds);

#endif
