/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault.h - a fault ends the program with one sentence and 70: a mistake of its own, memory that a
 * library needed and did not get, no room left for the stack. */
#ifndef FAULT_H
#define FAULT_H

#include "base/base.h"

/* From now on, in the language of now. `restore` runs first, in a signal handler; NULL: nothing.
 * A signal that somebody sends ends the program as it would without. */
void fault_watch(void (*restore)(void));

/* Takes as much stack as it may; false when that is too little to begin. */
MUST_CHECK bool fault_check_stack(void);

#endif
