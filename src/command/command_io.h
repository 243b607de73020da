/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command_io.h - what commands begin and end with: opening the workbook, printing a table. */
#ifndef COMMAND_IO_H
#define COMMAND_IO_H

#include "base/buffer.h"
#include "command/command.h"
#include "engagement/answer.h"
#include "format/json.h"

/* Prints a table as text, csv or json; NULL is text. */
MUST_CHECK bool put_table(const Table *table, const char *format);

/* Prints and releases it. */
MUST_CHECK bool put_json(Json *value);

/* The workbook of the first argument, as it is or as it was at --at MILESTONE; one that is
 * damaged is opened with a warning. */
Store *open_to_read(const CommandLine *line);
Store *open_path_to_read(const char *path, const char *milestone);

/* The workbook of the first argument, which may be changed once it is claimed. */
Store *open_unclaimed(const CommandLine *line);

/* The same, claimed: fails while another program has it open; completed, it refuses changes. */
Store *open_to_change(const CommandLine *line);
Store *open_path_to_change(const char *path);

/* The same, even when the engagement is completed. */
Store *open_sealed(const CommandLine *line);

/* Says of --anyway that nothing was missing when there are as many releases as `before`: its reason
 * is recorded nowhere. */
MUST_CHECK bool say_needless(Store *store, const CommandLine *line, int64_t before);

/* Before an answer to a practice: a line for each twin that was answered otherwise and changes with
 * it, to be said when the act is done. */
MUST_CHECK bool tell_overridden(Store *store, const char *workload, const char *practice,
                                PracticeState state, Buffer *said);

/* Arguments such as NAME=VALUE, from number `first` on. */
enum { COMMAND_MOST_FIELDS = 40 };
typedef struct CommandFields {
    const char *list[COMMAND_MOST_FIELDS];
    size_t count;
} CommandFields;
MUST_CHECK bool command_fields(const CommandLine *line, size_t first, CommandFields *fields);

#endif
