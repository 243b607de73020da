/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command_table.h - the table of commands, and what stands behind its rows in other files. */
#ifndef COMMAND_TABLE_H
#define COMMAND_TABLE_H

#include "base/table.h"
#include "command/command.h"
#include "format/json.h"

/* Zero-terminated. */
extern const Command command_table[];

/* The lists that are computed rather than read by a query. */
bool is_list_of_plan(const char *name);
Table *list_of_plan(Store *store, const char *name, Language language);

/* The phase in hand and the next step; NULL on failure. */
Json *road_json(Store *store);

bool command_accept(const CommandLine *line);
bool command_adopt(const CommandLine *line);
bool command_allocate(const CommandLine *line);
bool command_ask(const CommandLine *line);
bool command_assign(const CommandLine *line);
bool command_backup(const CommandLine *line);
bool command_calendar(const CommandLine *line);
bool command_check(const CommandLine *line);
bool command_collector(const CommandLine *line);
bool command_communication(const CommandLine *line);
bool command_complete(const CommandLine *line);
bool command_contact(const CommandLine *line);
bool command_deliver(const CommandLine *line);
bool command_explain(const CommandLine *line);
bool command_info(const CommandLine *line);
bool command_lens(const CommandLine *line);
bool command_template(const CommandLine *line);
bool command_log(const CommandLine *line);
bool command_merge(const CommandLine *line);
bool command_milestone(const CommandLine *line);
bool command_minutes(const CommandLine *line);
bool command_plan(const CommandLine *line);
bool command_prerequisite(const CommandLine *line);
bool command_freeze(const CommandLine *line);
bool command_goal(const CommandLine *line);
bool command_translation(const CommandLine *line);
bool command_raci(const CommandLine *line);
bool command_rates(const CommandLine *line);
bool command_recommend(const CommandLine *line);
bool command_record(const CommandLine *line);
bool command_redo(const CommandLine *line);
bool command_compare(const CommandLine *line);
bool command_reopen(const CommandLine *line);
bool command_restore(const CommandLine *line);
bool command_review(const CommandLine *line);
bool command_salvage(const CommandLine *line);
bool command_handover(const CommandLine *line);
bool command_key(const CommandLine *line);
bool command_seal(const CommandLine *line);
bool command_unseal(const CommandLine *line);
bool command_session(const CommandLine *line);
bool command_steps(const CommandLine *line);
bool command_undo(const CommandLine *line);
bool command_import(const CommandLine *line);
bool command_sources(const CommandLine *line);
bool command_verify(const CommandLine *line);
bool command_original(const CommandLine *line);

/* What export and import do with a questionnaire, and whether what is imported is one. */
bool command_export_questionnaire(const CommandLine *line);
bool command_import_questionnaire(const CommandLine *line);
bool is_questionnaire(const CommandLine *line);

#endif
