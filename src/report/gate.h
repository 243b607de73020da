/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gate.h - what a deliverable still lacks before it leaves: templates/gates/NAME.sql, a row a
 * point; one that leaves all the same is recorded with the reason. */
#ifndef GATE_H
#define GATE_H

#include "report/report.h"

/* Whether anything keeps it back. */
bool gate_exists(const char *deliverable);

/* How many times a deliverable left although points were missing. */
MUST_CHECK bool gate_releases(Store *store, int64_t *count);

/* How many points are missing; none without a gate. */
MUST_CHECK bool gate_count(Store *store, const char *deliverable, size_t *missing);

/* A row a missing point: what, item, workload, place (the command that helps), and what it is
 * about. NULL on failure, and without a gate. */
Table *gate_missing(Store *store, const char *deliverable, Language language);

/* What is kept with a version that is handed over: "nothing is missing", or how many points are,
 * and why it left all the same. NULL on failure; the caller frees. */
char *gate_words(Store *store, const char *deliverable);

/* Fails when points are missing, unless a reason is given, which is recorded; without a
 * gate all may leave, and no reason is taken. */
MUST_CHECK bool gate_pass(Store *store, const char *deliverable, const char *reason);

/* The same, and then writes it as report_write does: both read the same. Nothing is recorded of
 * what could not be written there. */
MUST_CHECK bool gate_write(Store *store, const char *deliverable, const char *reason,
                           Language language, ReportFormat format, const char *path, FILE *stream);

#endif
