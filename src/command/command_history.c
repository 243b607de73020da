/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "command/command_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_input.h"
#include "base/out.h"
#include "base/text.h"
#include "command/command_io.h"
#include "engagement/answer.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

static bool step_back(const CommandLine *line, bool (*step)(Store *, char **), const char *said)
{
    char *what = NULL;
    Store *store = open_to_change(line);
    bool done = store && step(store, &what);
    if (done) {
        char *clean = text_show_line(what);
        out_say("%s %s\n", tr(said), clean);
        free(clean);
    }
    free(what);
    store_close(store);
    return done;
}

bool command_undo(const CommandLine *line)
{
    return step_back(line, journal_undo, N_("Undone:"));
}

bool command_redo(const CommandLine *line)
{
    return step_back(line, journal_redo, N_("Redone:"));
}

bool command_log(const CommandLine *line)
{
    const char *question = command_option(line, "question"), *since = command_option(line, "since");
    const char *format = command_option(line, "format");
    char date[DATE_SIZE];
    bool is_for_people = !format || !strcmp(format, "text");
    if (since && !date_input(since, date))
        return false;
    Store *store = open_to_read(line);
    bool known = store && (!question || answer_check_question(store, question));
    Table *log = known ? journal_log(store, is_for_people ? "screens" : "lists",
                                     command_language(line), question, since ? date : NULL)
                       : NULL;
    bool done = log && put_table(log, format);
    table_free(log);
    store_close(store);
    return done;
}

static bool compare(Store *store, const CommandLine *line)
{
    const char *format = command_option(line, "format"), *other = command_argument(line, 3);
    const char *folder = !format || !strcmp(format, "text") ? "screens" : "lists";
    char *from = milestone_find(store, command_argument(line, 2));
    char *to = !from ? NULL : other ? milestone_find(store, other) : xstrdup("");
    Table *moved = to ? milestone_compare(store, folder, command_language(line), from, to) : NULL;
    bool done = moved && put_table(moved, format);
    table_free(moved);
    free(from);
    free(to);
    return done;
}

bool command_milestone(const CommandLine *line)
{
    const char *what = command_argument(line, 1), *note = command_option(line, "note");
    bool is_add = !strcmp(what, "add") && !command_argument(line, 3);
    if (!is_add && strcmp(what, "compare") != 0)
        return fail("expected 'add NAME' or 'compare NAME [OTHER]'");
    Store *store = is_add ? open_to_change(line) : open_to_read(line);
    bool done = store && (is_add ? milestone_add(store, command_argument(line, 2), note ? note : "")
                                 : compare(store, line));
    store_close(store);
    return done;
}
