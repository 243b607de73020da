/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown: all, those for one role of the customer's, so that a person sits in
 * one session, or those of one question bank, so that its specialists do. */
#include "config.h"
#include "interview/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/answer.h"
#include "report/report.h"
#include "toolkit/choice_screen.h"

/* What can be chosen, in the order of the entries: roles, banks where there are several, all. */
typedef struct Sieves {
    Table *roles, *lenses, *questions;
    size_t role_count, lens_count;
} Sieves;

static bool read_sieves(Screen *screen, Sieves *sieves)
{
    const Interview *interview = screen->state;
    Language language = message_language();
    *sieves = (Sieves){
        .roles = report_list(screen->store, "lists", "roles", language, NULL),
        .lenses = report_list(screen->store, "lists", "lenses", language, NULL),
        .questions = answer_questions(screen->store, interview->workload, language),
    };
    if (!sieves->roles || !sieves->lenses || !sieves->questions)
        return false;
    size_t lenses = table_rows(sieves->lenses);
    sieves->role_count = table_rows(sieves->roles);
    sieves->lens_count = lenses > 1 ? lenses : 0;
    return true;
}

static void free_sieves(Sieves *sieves)
{
    table_free(sieves->roles);
    table_free(sieves->lenses);
    table_free(sieves->questions);
}

/* The question that was in focus, or of those shown the first that is open. */
static bool show_sieved(Screen *screen)
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

static void set_sieve(Interview *interview, const char *column, const char *value, const char *name)
{
    free(interview->sieved);
    free(interview->sieved_name);
    interview->sieve = column;
    interview->sieved = xstrdup(value);
    interview->sieved_name = xstrdup(name);
    interview_forget_lists(interview);
}

static bool take_sieve(void *context, const bool *chosen, size_t index)
{
    Screen *screen = context;
    Interview *interview = screen->state;
    Sieves sieves;
    (void)chosen;
    bool done = read_sieves(screen, &sieves);
    size_t lens = index - sieves.role_count;
    if (done && index < sieves.role_count)
        set_sieve(interview, "role", table_get(sieves.roles, index, "role"),
                  table_get(sieves.roles, index, "title"));
    else if (done && lens < sieves.lens_count)
        set_sieve(interview, "lens", table_get(sieves.lenses, lens, "id"),
                  table_get(sieves.lenses, lens, "title"));
    else if (done)
        set_sieve(interview, NULL, "", "");
    free_sieves(&sieves);
    return done && show_sieved(screen);
}

/* "DBA: 4 of 6 open, 25 min" */
static char *role_label(const Table *roles, size_t row)
{
    return xasprintf(tr("%s: %s of %s open, %s min"), table_get(roles, row, "title"),
                     table_get(roles, row, "open"), table_get(roles, row, "questions"),
                     table_get(roles, row, "minutes"));
}

/* Of the workload that is asked about. */
static char *lens_label(const Sieves *sieves, size_t row)
{
    const char *id = table_get(sieves->lenses, row, "id");
    size_t open = 0, count = 0;
    for (size_t i = 0; i < table_rows(sieves->questions); i++)
        if (!strcmp(table_get(sieves->questions, i, "lens"), id)) {
            open += !strcmp(table_get(sieves->questions, i, "risk"), "UNANSWERED");
            count++;
        }
    return xasprintf(tr("%s: %zu of %zu open"), table_get(sieves->lenses, row, "title"), open,
                     count);
}

static bool is_current(const Interview *interview, const char *column, const char *value)
{
    return interview->sieve && !strcmp(interview->sieve, column) &&
           !strcmp(interview->sieved, value);
}

static bool push_choice(Screen *screen, const Sieves *sieves)
{
    const Interview *interview = screen->state;
    size_t count = sieves->role_count + sieves->lens_count, at = 0;
    char **labels = xcalloc(count + 1, sizeof *labels);
    bool *current = xcalloc(count + 1, sizeof *current);
    for (size_t row = 0; row < sieves->role_count; row++, at++) {
        labels[at] = role_label(sieves->roles, row);
        current[at] = is_current(interview, "role", table_get(sieves->roles, row, "role"));
    }
    for (size_t row = 0; row < sieves->lens_count; row++, at++) {
        labels[at] = lens_label(sieves, row);
        current[at] = is_current(interview, "lens", table_get(sieves->lenses, row, "id"));
    }
    labels[count] = xstrdup(tr("All questions"));
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Which questions"),
                                              .labels = (const char *const *)labels,
                                              .count = count + 1,
                                              .initial = current,
                                              .done = take_sieve,
                                              .context = screen });
    for (at = 0; at <= count; at++)
        free(labels[at]);
    free(labels);
    free(current);
    return done;
}

bool interview_ask_sieve(Screen *screen)
{
    Sieves sieves;
    bool done = read_sieves(screen, &sieves) && push_choice(screen, &sieves);
    free_sieves(&sieves);
    return done;
}
