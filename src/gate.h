/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gate.h - what a deliverable still lacks before it leaves: templates/gates/NAME.sql, a row a
 * point; one that leaves all the same is recorded with the reason. */
#ifndef GATE_H
#define GATE_H

#include "message.h"
#include "store.h"

bool gate_exists(const char *deliverable);

/* what, item, place: a row a missing point. NULL on failure. */
Table *gate_missing(Store *store, const char *deliverable, Language language);

/* Fails when points are missing, unless a reason is given, which is recorded; without a
 * gate all may leave. */
MUST_CHECK bool gate_pass(Store *store, const char *deliverable, const char *reason);

#endif
