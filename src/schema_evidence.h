/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_evidence.h - the step that makes the tables of imported findings, resources and
 * costs. */
#ifndef SCHEMA_EVIDENCE_H
#define SCHEMA_EVIDENCE_H

extern const char schema_evidence[];

/* What the log calls what people say of findings. */
extern const char schema_findings_log[];

#endif
