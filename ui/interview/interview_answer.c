/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "interview/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_input.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "interview/interview_screens.h"
#include "toolkit/choice_screen.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/text_screen.h"

static const char *practice_id(const Interview *interview)
{
    return table_cell(interview->practices, interview->practice, 0);
}

/* ---- best practices ---- */

bool interview_is_marked(const Interview *interview, size_t practice)
{
    return practice < INTERVIEW_PRACTICES && interview->is_marked[practice];
}

static bool has_marks(const Interview *interview)
{
    for (size_t row = 0; row < table_rows(interview->practices); row++)
        if (interview_is_marked(interview, row))
            return true;
    return false;
}

bool interview_begin_answer(Screen *screen)
{
    return store_begin(screen->store);
}

bool interview_end_answer(Screen *screen, bool done)
{
    const Interview *interview = screen->state;
    return store_end(screen->store,
                     done && engagement_name_asked(screen->store, interview->workload,
                                                   interview_question(interview)));
}

static bool advances(Screen *screen)
{
    char *kept = engagement_recall(screen->store, "auto-advance");
    bool is_off = kept && !strcmp(kept, "off");
    free(kept);
    return !is_off;
}

/* What findings speak against is to be seen. */
static bool is_contradicted(const Interview *interview)
{
    char *text = interview_finding_text(interview, interview->practice);
    free(text);
    return text;
}

/* With its twin, in another question or for the whole organization. */
static bool is_answered_elsewhere(const Interview *interview, size_t row)
{
    const Table *practices = interview->practices;
    return row < table_rows(practices) && *table_get(practices, row, "same_as") &&
           risk_practice_state(table_get(practices, row, "state")) != PRACTICE_UNANSWERED;
}

/* When all is answered she stays where she is, which is no failure. */
bool interview_advance(Screen *screen)
{
    Interview *interview = screen->state;
    if (!advances(screen) || is_contradicted(interview))
        return true;
    size_t next = interview->practice + 1;
    while (is_answered_elsewhere(interview, next))
        next++;
    if (next < table_rows(interview->practices)) {
        interview_go_practice(interview, next);
        return true;
    }
    bool moved = interview_go_next_open(screen);
    if (moved)
        interview_remember(screen);
    return true;
}

static void say_same(const Interview *interview, PracticeState state)
{
    char *message = xasprintf(tr("%s stays as it is: %s"), practice_id(interview),
                              tr(practice_state_names[state]));
    screen_message(message);
    free(message);
}

static bool is_same(const Interview *interview, PracticeState state, const char *reason)
{
    const char *now = table_get(interview->practices, interview->practice, "state");
    const char *why = table_get(interview->practices, interview->practice, "reason");
    return risk_practice_state(now) == state && !strcmp(why, reason);
}

/* All that are marked, or the one in focus, which becomes the last of them. */
static bool set_each(Screen *screen, PracticeState state, const char *reason)
{
    Interview *interview = screen->state;
    bool done = true, is_of_marks = has_marks(interview);
    size_t focus = interview->practice;
    for (size_t row = 0; done && row < table_rows(interview->practices); row++)
        if (is_of_marks ? interview_is_marked(interview, row) : row == focus) {
            interview->practice = row;
            done = answer_set_practice(screen->store, interview->workload, practice_id(interview),
                                       state, reason);
        }
    return done;
}

static bool set_state(Screen *screen, PracticeState state, const char *reason)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    if (interview->pane == PANE_QUESTIONS || !table_rows(interview->practices))
        return fail("Choose a best practice first: Tab or Enter");
    bool changes = has_marks(interview) || !is_same(interview, state, reason) ||
                   store_is_read_only(screen->store);
    if (!changes)
        say_same(interview, state);
    else if (!interview_begin_answer(screen) ||
             !interview_end_answer(screen, set_each(screen, state, reason)))
        return false;
    memset(interview->is_marked, 0, sizeof interview->is_marked);
    return interview_refresh(screen) && (state == PRACTICE_UNANSWERED || interview_advance(screen));
}

static bool set_in_place(Screen *screen)
{
    return set_state(screen, PRACTICE_IN_PLACE, "");
}

static bool set_partial(Screen *screen)
{
    return set_state(screen, PRACTICE_PARTIAL, "");
}

static bool set_missing(Screen *screen)
{
    const Interview *interview = screen->state;
    return interview->searched ? interview_go_hit(screen, 1)
                               : set_state(screen, PRACTICE_MISSING, "");
}

static bool set_unknown(Screen *screen)
{
    return set_state(screen, PRACTICE_UNKNOWN, "");
}

static bool clear_state(Screen *screen)
{
    return set_state(screen, PRACTICE_UNANSWERED, "");
}

static bool mark_practice(Screen *screen)
{
    Interview *interview = screen->state;
    size_t row = interview->practice;
    interview_end_search(interview);
    if (interview->pane == PANE_QUESTIONS || row >= INTERVIEW_PRACTICES)
        return fail("Choose a best practice first: Tab or Enter");
    interview->is_marked[row] = !interview->is_marked[row];
    if (row + 1 < table_rows(interview->practices))
        interview_go_practice(interview, row + 1);
    return true;
}

static bool invert_marks(Screen *screen)
{
    Interview *interview = screen->state;
    for (size_t row = 0; row < table_rows(interview->practices) && row < INTERVIEW_PRACTICES; row++)
        interview->is_marked[row] = !interview->is_marked[row];
    return true;
}

static bool toggle_advance(Screen *screen)
{
    bool is_on = !advances(screen);
    if (!store_begin(screen->store) ||
        !store_end(screen->store,
                   engagement_remember(screen->store, "auto-advance", is_on ? "on" : "off")))
        return false;
    screen_message(is_on ? tr("A state moves on to the next best practice; v turns it off")
                         : tr("The focus stays after a state; v turns moving on again"));
    return true;
}

static bool take_practice_reason(void *context, const bool *chosen, size_t index)
{
    (void)chosen;
    return set_state(context, PRACTICE_NOT_APPLICABLE, answer_reason_codes[index]);
}

static bool push_reasons(Screen *screen, const char *title,
                         bool (*done)(void *, const bool *, size_t))
{
    const char *labels[ANSWER_REASONS];
    for (int i = 0; i < ANSWER_REASONS; i++)
        labels[i] = answer_reason_names[i];
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = title,
                                         .labels = labels,
                                         .count = ANSWER_REASONS,
                                         .done = done,
                                         .context = screen });
}

static bool set_not_applicable(Screen *screen)
{
    const Interview *interview = screen->state;
    if (interview->pane == PANE_QUESTIONS)
        return fail("Choose a best practice first: Tab or Enter");
    return push_reasons(screen, N_("Best practice not applicable: why?"), take_practice_reason);
}

/* With nothing left over the question is as good as answered. */
static bool set_rest(Screen *screen, PracticeState state)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    if (!interview_begin_answer(screen) ||
        !interview_end_answer(screen, answer_rest(screen->store, interview->workload,
                                                  interview_question(interview), state)))
        return false;
    size_t count = table_rows(interview->practices);
    if (count && advances(screen))
        interview_go_practice(interview, count - 1);
    return interview_refresh(screen) && interview_advance(screen);
}

static bool rest_is_missing(Screen *screen)
{
    return set_rest(screen, PRACTICE_MISSING);
}

static bool rest_is_in_place(Screen *screen)
{
    return set_rest(screen, PRACTICE_IN_PLACE);
}

static bool mark(Screen *screen, const QuestionMark *value)
{
    const Interview *interview = screen->state;
    return interview_begin_answer(screen) &&
           interview_end_answer(screen, answer_mark(screen->store, interview->workload,
                                                    interview_question(interview), value)) &&
           interview_refresh(screen);
}

static const QuestionMark no_mark = { QUESTION_OPEN, "", "", "", "" };

static bool take_question_reason(void *context, const bool *chosen, size_t index)
{
    (void)chosen;
    return mark(context,
                &(QuestionMark){ QUESTION_NOT_APPLICABLE, answer_reason_codes[index], "", "", "" });
}

/* A second press takes the mark away. */
static bool is_marked(const Screen *screen, QuestionState state)
{
    const Interview *interview = screen->state;
    return table_rows(interview->answer) &&
           risk_question_state(table_get(interview->answer, 0, "state")) == state;
}

static bool question_not_applicable(Screen *screen)
{
    if (is_marked(screen, QUESTION_NOT_APPLICABLE))
        return mark(screen, &no_mark);
    return push_reasons(screen, N_("Question not applicable: why?"), take_question_reason);
}

static bool take_refusal(void *context, const char *text)
{
    return mark(context, &(QuestionMark){ QUESTION_REFUSED, "", text, "", "" });
}

static bool refuse(Screen *screen)
{
    if (is_marked(screen, QUESTION_REFUSED))
        return mark(screen, &no_mark);
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Refused"),
                                       .help = N_("Why the customer will not answer"),
                                       .draft = interview_draft(screen->state, "refused"),
                                       .done = take_refusal,
                                       .context = screen });
}

bool interview_take_follow_up(Screen *screen, const FollowUp *follow_up)
{
    const QuestionMark value = { QUESTION_FOLLOW_UP, "", follow_up->what, follow_up->who,
                                 follow_up->due };
    if (!mark(screen, &value))
        return false;
    char *due = *follow_up->due ? date_input_said(follow_up->due) : xstrdup("");
    char *message = xasprintf("%s%s%s  %s  %s", tr("Follow-up"), message_colon(), follow_up->who,
                              due, follow_up->what);
    screen_message(message);
    free(message);
    free(due);
    return true;
}

static bool follow_up(Screen *screen)
{
    return is_marked(screen, QUESTION_FOLLOW_UP) ? mark(screen, &no_mark)
                                                 : interview_ask_follow_up(screen);
}

/* ---- texts ---- */

DraftPlace interview_draft(const Interview *interview, const char *what)
{
    return (DraftPlace){ what, { interview->workload, interview_question(interview) } };
}

static bool take_note(void *context, const char *text)
{
    Screen *screen = context;
    const Interview *interview = screen->state;
    return answer_set_text(screen->store, interview->workload, interview_question(interview),
                           ANSWER_NOTE, text) &&
           interview_refresh(screen);
}

static bool edit_note(Screen *screen)
{
    /* A draft is found again by the place it was typed at. */
    if (!interview_refresh(screen))
        return false;
    const Interview *interview = screen->state;
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Note"),
                                       .help = N_("Ctrl-S keeps it, Esc leaves it as it was"),
                                       .initial = interview_answer_cell(interview, "note"),
                                       .draft = interview_draft(interview, "note"),
                                       .is_long = true,
                                       .done = take_note,
                                       .context = screen });
}

/* As in every list after a search. */
static bool edit_note_or_go_back(Screen *screen)
{
    const Interview *interview = screen->state;
    return interview->searched ? interview_go_hit(screen, -1) : edit_note(screen);
}

/* ---- who is asked ---- */

/* Of this question, and of those answered from now on. */
static bool take_asked(void *context, const char *text)
{
    Screen *screen = context;
    Interview *interview = screen->state;
    if (!engagement_set_asked(screen->store, interview->workload, interview_question(interview),
                              text))
        return false;
    char *asked = xstrdup(text);
    free(interview->asked);
    interview->asked = asked;
    return interview_refresh(screen);
}

static bool ask_name(Screen *screen)
{
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Interviewee"),
                                       .help = N_("Who answers, from this question on: name, team"
                                                  " or role"),
                                       .initial = interview_answer_cell(screen->state, "asked"),
                                       .draft = interview_draft(screen->state, "asked"),
                                       .done = take_asked,
                                       .context = screen });
}

static bool take_person(void *context, const bool *chosen, size_t index)
{
    (void)chosen;
    Screen *screen = context;
    Table *people = answer_people(screen->store);
    bool is_named = people && index < table_rows(people);
    bool done =
        people && (is_named ? take_asked(screen, table_cell(people, index, 0)) : ask_name(screen));
    table_free(people);
    return done;
}

/* Those named before, and another one. */
static bool choose_person(Screen *screen, const Table *people)
{
    size_t count = table_rows(people);
    const char **labels = xcalloc(count + 1, sizeof *labels);
    bool *current = xcalloc(count + 1, sizeof *current);
    for (size_t row = 0; row < count; row++) {
        labels[row] = table_cell(people, row, 0);
        current[row] = !strcmp(labels[row], interview_answer_cell(screen->state, "asked"));
    }
    labels[count] = N_("Another name, or nobody");
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Who answers, from this question on?"),
                                              .labels = labels,
                                              .count = count + 1,
                                              .initial = current,
                                              .done = take_person,
                                              .context = screen });
    free(current);
    free(labels);
    return done;
}

static bool edit_asked(Screen *screen)
{
    Table *people = answer_people(screen->store);
    bool done = people && (table_rows(people) ? choose_person(screen, people) : ask_name(screen));
    table_free(people);
    return done;
}

static const char *const confidences[] = { "high", "medium", "low", "" };

static bool take_confidence(void *context, const bool *chosen, size_t index)
{
    (void)chosen;
    Screen *screen = context;
    const Interview *interview = screen->state;
    return answer_set_text(screen->store, interview->workload, interview_question(interview),
                           ANSWER_CONFIDENCE, confidences[index]) &&
           interview_refresh(screen);
}

static bool choose_confidence(Screen *screen)
{
    const char *const labels[] = { N_("high"), N_("medium"), N_("low"), N_("not said") };
    const char *now = interview_answer_cell(screen->state, "confidence");
    bool current[COUNT(labels)];
    for (size_t i = 0; i < COUNT(labels); i++)
        current[i] = !strcmp(confidences[i], now);
    return screen_push(&choice_screen, screen->store,
                       &(ChoiceRequest){ .title = N_("Confidence"),
                                         .labels = labels,
                                         .count = COUNT(labels),
                                         .initial = current,
                                         .done = take_confidence,
                                         .context = screen });
}

static bool open_history(Screen *screen)
{
    return place_go(screen->store, "history",
                    &(PlaceTarget){ .what = interview_question(screen->state) });
}

static bool open_evidence(Screen *screen)
{
    const Interview *interview = screen->state;
    return screen_push(&evidence_screen, screen->store,
                       &(InterviewPlace){ interview->workload, interview_question(interview) });
}

const Action interview_answer_actions[] = {
    { 'f', N_("Findings"), N_("Findings that speak of the best practice"), interview_open_findings,
      .applies = interview_has_findings },
    { 'i', N_("Accept them"), N_("Accept what the findings say as the answer"),
      interview_accept_findings, .applies = interview_can_accept },
    { ' ', N_("Mark"), N_("Mark best practices: a state is then of all that are marked"),
      mark_practice },
    { 'y', N_("In place"), N_("The best practice is in place"), set_in_place },
    { 'n', N_("Missing"), N_("The best practice is missing; after /: next hit"), set_missing },
    { 'p', N_("Partial"), N_("The best practice is partly in place"), set_partial },
    { 'a', N_("N/A"), N_("The best practice is not applicable, with the reason"),
      set_not_applicable },
    { 'd', N_("Don't know"), N_("Nobody knows: an open point"), set_unknown },
    { 'N', N_("Note"), N_("Edit the note on the question; after /: previous hit"),
      edit_note_or_go_back },
    { 'e', N_("Evidence"), N_("Files, links and statements that support the answer"),
      open_evidence },
    { 'M', N_("Rest in place"), N_("The best practices left without a state are in place"),
      rest_is_in_place },
    { 'm', N_("Rest missing"), N_("The best practices left without a state are missing"),
      rest_is_missing },
    { '*', NULL, N_("Mark what is not marked, and the other way about"), invert_marks },
    { 'v', NULL, N_("A state moves the focus on, or not"), toggle_advance },
    { 'x', NULL, N_("Clear the state of the best practice"), clear_state },
    { 'A', NULL, N_("The whole question is not applicable; again: it is"),
      question_not_applicable },
    { 'R', NULL, N_("The customer refuses to answer; again: not refused"), refuse },
    { 'F', NULL, N_("Mark for follow-up: who, when and what; again: done"), follow_up },
    { 'o', NULL, N_("Who was asked; stays until it is changed"), edit_asked },
    { 'H', NULL, N_("Who changed this question, and when"), open_history },
    { 'C', NULL, N_("Confidence: high, medium, low or not said"), choose_confidence },
    { CTRL('N'), NULL, NULL, edit_note },
    { KEY_F(4), NULL, NULL, edit_note },
    { 0 },
};
