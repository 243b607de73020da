/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands.h - the table of commands, and what stands behind its rows in other files. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "base/table.h"
#include "command/command.h"

/* Zero-terminated. */
extern const Command commands[];

/* The lists that are computed rather than read by a query. */
bool is_list_of_plan(const char *name);
Table *list_of_plan(Store *store, const char *name, Language language);

bool run_backup(const CommandLine *line);
bool run_calendar(const CommandLine *line);
bool run_check(const CommandLine *line);
bool run_collector(const CommandLine *line);
bool run_explain(const CommandLine *line);
bool run_info(const CommandLine *line);
bool run_lens(const CommandLine *line);
bool run_log(const CommandLine *line);
bool run_merge(const CommandLine *line);
bool run_milestone(const CommandLine *line);
bool run_plan(const CommandLine *line);
bool run_rates(const CommandLine *line);
bool run_recommend(const CommandLine *line);
bool run_redo(const CommandLine *line);
bool run_restore(const CommandLine *line);
bool run_salvage(const CommandLine *line);
bool run_undo(const CommandLine *line);
bool run_import(const CommandLine *line);
bool run_sources(const CommandLine *line);

#endif
