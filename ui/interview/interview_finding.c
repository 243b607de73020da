/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "engagement/answer.h"
#include "evidence/contradiction.h"
#include "interview/interview.h"
#include "toolkit/place.h"
#include "workbook/journal.h"

/* Its row among the findings, or -1: asked of each practice with every key. */
static long found_of(const Interview *interview, size_t practice)
{
    return practice < INTERVIEW_PRACTICES ? interview->found[practice] : -1;
}

char *interview_finding_text(const Interview *interview, size_t row)
{
    PracticeState state = risk_practice_state(table_get(interview->practices, row, "state"));
    long found = found_of(interview, row);
    /* Partial and missing are what findings say, too. */
    if (found < 0 || state == PRACTICE_PARTIAL || state == PRACTICE_MISSING)
        return NULL;
    bool is_contradiction = state == PRACTICE_IN_PLACE || state == PRACTICE_NOT_APPLICABLE;
    const char *checks = table_get(interview->findings, (size_t)found, "checks");
    const char *resources = table_get(interview->findings, (size_t)found, "resources");
    bool is_one = !strcmp(checks, "1");
    char *of_what = !strcmp(resources, "1") ? xstrdup(tr("1 resource"))
                                            : xasprintf(tr("%s resources"), resources);
    char *text = is_contradiction && is_one ? xasprintf(tr("1 check, %s say otherwise"), of_what)
                 : is_contradiction ? xasprintf(tr("%s checks, %s say otherwise"), checks, of_what)
                 : is_one           ? xasprintf(tr("1 check, %s do not comply"), of_what)
                                    : xasprintf(tr("%s checks, %s do not comply"), checks, of_what);
    free(of_what);
    return text;
}

static const char *practice_in_focus(const Interview *interview)
{
    if (interview->pane != PANE_QUESTIONS && table_rows(interview->practices))
        return table_cell(interview->practices, interview->practice, 0);
    fail("Choose a best practice first: Tab or Enter");
    return NULL;
}

bool interview_has_findings(Screen *screen)
{
    const Interview *interview = screen->state;
    return practice_in_focus(interview) && found_of(interview, interview->practice) >= 0;
}

bool interview_can_accept(Screen *screen)
{
    const Interview *interview = screen->state;
    char *text = practice_in_focus(interview)
                     ? interview_finding_text(interview, interview->practice)
                     : NULL;
    free(text);
    return text;
}

bool interview_open_findings(Screen *screen)
{
    const char *practice = practice_in_focus(screen->state);
    return practice &&
           (interview_has_findings(screen) || fail("no open finding speaks of %s", practice)) &&
           place_go(screen->store, "findings", &(PlaceTarget){ .what = practice });
}

static bool say_accepted(Store *store)
{
    int64_t number;
    if (!journal_newest(store, &number))
        return false;
    char *act = journal_text(store, number, false),
         *message = xasprintf(tr("%s, as the findings say"), act);
    screen_message(message);
    free(message);
    free(act);
    return true;
}

bool interview_accept_findings(Screen *screen)
{
    const Interview *interview = screen->state;
    PracticeState state;
    const char *practice = practice_in_focus(interview);
    if (!practice || !contradiction_verdict(screen->store, interview->workload, practice, &state) ||
        !interview_begin_answer(screen) ||
        !interview_end_answer(
            screen, answer_accept_practice(screen->store, interview->workload, practice, state)))
        return false;
    return say_accepted(screen->store) && interview_refresh(screen) && interview_advance(screen);
}
