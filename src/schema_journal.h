/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_journal.h - the steps that make the journal, milestones and conflicts. */
#ifndef SCHEMA_JOURNAL_H
#define SCHEMA_JOURNAL_H

extern const char schema_journal[], schema_milestones[], schema_conflicts[];

#endif
