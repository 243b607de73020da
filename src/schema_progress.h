/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_progress.h - the steps that keep how far the tasks of a plan are, and what was
 * agreed. */
#ifndef SCHEMA_PROGRESS_H
#define SCHEMA_PROGRESS_H

extern const char schema_progress[];
extern const char schema_burn[];
extern const char schema_setting[];
extern const char schema_capacity[];
extern const char schema_curve[];

extern const char schema_log_units[];

#endif
