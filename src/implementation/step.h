/* SPDX-License-Identifier: GPL-3.0-or-later */
/* step.h - the steps of an implementation among the freezes of the customer. */
#ifndef STEP_H
#define STEP_H

#include "store/store.h"

/* Moves each step that is not over and changes production on days of a freeze behind it, and what
 * follows such a step behind that, as long as before, on working days or on the days of the week
 * that its window names; where it would have begun is kept in its field `moved`. One act. */
MUST_CHECK bool step_move(Store *store, size_t *moved);

#endif
