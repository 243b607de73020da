/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose questions are shown: all, or those for one role of the customer's, so that a person sits in
 * one session. */
#include "config.h"
#include "interview/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"

/* The question that was in focus, or of those shown the first that is open. */
static bool show_role(Screen *screen)
{
    Interview *interview = screen->state;
    char *was = xstrdup(interview_question(interview));
    interview->question = 0;
    bool done = interview_refresh(screen);
    long row = done ? table_row_of(interview->questions, 0, was) : -1;
    const char *risk = done ? table_get(interview->questions, 0, "risk") : "";
    free(was);
    if (row >= 0)
        return interview_go_question(screen, (size_t)row);
    return done && (strcmp(risk, "UNANSWERED") == 0 || interview_go_next_open(screen) ||
                    interview_go_question(screen, 0));
}

/* The row of the roles, or behind them for all. */
static bool take_role(void *context, const bool *chosen, size_t index)
{
    Screen *screen = context;
    Interview *interview = screen->state;
    (void)chosen;
    Table *roles = report_list(screen->store, "lists", "roles", message_language(), NULL);
    if (!roles)
        return false;
    bool is_one = index < table_rows(roles);
    free(interview->role);
    free(interview->role_name);
    interview->role = is_one ? xstrdup(table_get(roles, index, "role")) : NULL;
    interview->role_name = is_one ? xstrdup(table_get(roles, index, "title")) : NULL;
    table_free(roles);
    return show_role(screen);
}

/* "DBA  4 of 6 open, 25 min" */
static char *label_of(const Table *roles, size_t row)
{
    return xasprintf(tr("%s: %s of %s open, %s min"), table_get(roles, row, "title"),
                     table_get(roles, row, "open"), table_get(roles, row, "questions"),
                     table_get(roles, row, "minutes"));
}

bool interview_ask_role(Screen *screen)
{
    const Interview *interview = screen->state;
    Table *roles = report_list(screen->store, "lists", "roles", message_language(), NULL);
    if (!roles)
        return false;
    size_t count = table_rows(roles);
    char **labels = xcalloc(count + 1, sizeof *labels);
    bool *current = xcalloc(count + 1, sizeof *current);
    for (size_t row = 0; row < count; row++) {
        labels[row] = label_of(roles, row);
        current[row] = interview->role && !strcmp(interview->role, table_get(roles, row, "role"));
    }
    labels[count] = xstrdup(tr("All questions"));
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Whom to ask"),
                                              .labels = (const char *const *)labels,
                                              .count = count + 1,
                                              .initial = current,
                                              .done = take_role,
                                              .context = screen });
    for (size_t row = 0; row <= count; row++)
        free(labels[row]);
    free(labels);
    free(current);
    table_free(roles);
    return done;
}
