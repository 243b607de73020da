/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "interview/interview.h"

#include <stdlib.h>
#include <string.h>

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

static bool set_state(Screen *screen, PracticeState state, const char *reason)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    if (interview->is_choosing || !table_rows(interview->practices))
        return fail("choose a best practice first: Tab or Enter");
    const char *now = table_get(interview->practices, interview->practice, "state");
    const char *why = table_get(interview->practices, interview->practice, "reason");
    bool is_same = risk_practice_state(now) == state && !strcmp(why, reason);
    if (is_same && !store_is_read_only(screen->store)) {
        char *message = xasprintf(tr("%s stays as it is: %s"), practice_id(interview),
                                  tr(practice_state_names[state]));
        screen_message(message);
        free(message);
        return true;
    }
    return answer_set_practice(screen->store, interview->workload, practice_id(interview), state,
                               reason) &&
           interview_refresh(screen);
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

/* Space goes round what is said most; the others have keys of their own. */
static bool cycle_state(Screen *screen)
{
    static const PracticeState next[PRACTICE_STATE_COUNT] = {
        [PRACTICE_UNANSWERED] = PRACTICE_IN_PLACE, [PRACTICE_IN_PLACE] = PRACTICE_PARTIAL,
        [PRACTICE_PARTIAL] = PRACTICE_MISSING,     [PRACTICE_MISSING] = PRACTICE_UNKNOWN,
        [PRACTICE_UNKNOWN] = PRACTICE_UNANSWERED,
    };
    const Interview *interview = screen->state;
    if (interview->is_choosing)
        return interview_toggle_list(screen);
    const char *state = table_get(interview->practices, interview->practice, "state");
    return set_state(screen, next[risk_practice_state(state)], "");
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
    if (interview->is_choosing)
        return fail("choose a best practice first: Tab or Enter");
    return push_reasons(screen, N_("Best practice not applicable: why?"), take_practice_reason);
}

static bool rest_is_missing(Screen *screen)
{
    const Interview *interview = screen->state;
    return answer_done(screen->store, interview->workload, interview_question(interview)) &&
           interview_refresh(screen);
}

static bool mark(Screen *screen, QuestionState state, const char *reason, const char *explanation)
{
    const Interview *interview = screen->state;
    const QuestionMark value = { state, reason, explanation, "", "" };
    return answer_mark(screen->store, interview->workload, interview_question(interview), &value) &&
           interview_refresh(screen);
}

static bool take_question_reason(void *context, const bool *chosen, size_t index)
{
    (void)chosen;
    return mark(context, QUESTION_NOT_APPLICABLE, answer_reason_codes[index], "");
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
        return mark(screen, QUESTION_OPEN, "", "");
    return push_reasons(screen, N_("Question not applicable: why?"), take_question_reason);
}

static bool take_refusal(void *context, const char *text)
{
    return mark(context, QUESTION_REFUSED, "", text);
}

static bool refuse(Screen *screen)
{
    if (is_marked(screen, QUESTION_REFUSED))
        return mark(screen, QUESTION_OPEN, "", "");
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Refused"),
                                       .help = N_("Why the customer will not answer"),
                                       .initial = "",
                                       .done = take_refusal,
                                       .context = screen });
}

/* "2026-12-04 Li Wei: key list of the payment team": the date and who may be left out. */
static bool take_follow_up(void *context, const char *text)
{
    Screen *screen = context;
    const Interview *interview = screen->state;
    char *due = xstrndup(text, strcspn(text, " ")), *rest = text_trim(text + strlen(due));
    char *colon = strchr(rest, ':') ? strchr(rest, ':') : strstr(rest, "：");
    bool has_date = strlen(due) == 10 && strspn(due, "0123456789-") == 10;
    size_t owner_bytes = colon ? (size_t)(colon - rest) : strlen(rest);
    char *owner = has_date ? xstrndup(rest, owner_bytes) : xstrdup("");
    const char *what = !has_date ? text : colon ? colon + (*colon == ':' ? 1 : strlen("：")) : "";
    char *trimmed = text_trim(what);
    const QuestionMark value = { QUESTION_FOLLOW_UP, "", trimmed, owner, has_date ? due : "" };
    bool done =
        answer_mark(screen->store, interview->workload, interview_question(interview), &value) &&
        interview_refresh(screen);
    free(trimmed);
    free(owner);
    free(rest);
    free(due);
    return done;
}

static bool follow_up(Screen *screen)
{
    if (is_marked(screen, QUESTION_FOLLOW_UP))
        return mark(screen, QUESTION_OPEN, "", "");
    return screen_push(&text_screen, screen->store,
                       &(TextRequest){ .title = N_("Follow-up"),
                                       .help = N_("By when, who: what. For example"
                                                  " 2026-12-04 Li Wei: list of keys"),
                                       .initial = "",
                                       .done = take_follow_up,
                                       .context = screen });
}

/* ---- texts ---- */

static char *note_place(const Interview *interview)
{
    return xasprintf("note/%s/%s", interview->workload, interview_question(interview));
}

static bool take_note(void *context, const char *text)
{
    Screen *screen = context;
    const Interview *interview = screen->state;
    char *place = note_place(interview);
    bool done = store_begin(screen->store) &&
                store_end(screen->store,
                          answer_set_text(screen->store, interview->workload,
                                          interview_question(interview), ANSWER_NOTE, text) &&
                              engagement_keep_draft(screen->store, place, NULL));
    free(place);
    return done && interview_refresh(screen);
}

static void keep_note(void *context, const char *text)
{
    Screen *screen = context;
    char *place = note_place(screen->state);
    if (!engagement_keep_draft(screen->store, place, text))
        screen_message(failure());
    free(place);
}

static bool edit_note(Screen *screen)
{
    /* A draft is found again by the place it was typed at. */
    if (!interview_refresh(screen))
        return false;
    const Interview *interview = screen->state;
    char *place = note_place(interview), *draft = engagement_draft(screen->store, place);
    const char *note = table_rows(interview->answer) ? table_get(interview->answer, 0, "note") : "";
    bool has_draft = draft && *draft;
    bool done = screen_push(&text_screen, screen->store,
                            &(TextRequest){ .title = N_("Note"),
                                            .help = N_("Ctrl-S keeps it, Esc leaves it as it was"),
                                            .initial = has_draft ? draft : note,
                                            .is_long = true,
                                            .done = take_note,
                                            .keep = keep_note,
                                            .context = screen });
    if (done && has_draft)
        screen_message(tr("This note was half typed when the program ended"));
    free(draft);
    free(place);
    return done;
}

/* As in every list after a search. */
static bool edit_note_or_go_back(Screen *screen)
{
    const Interview *interview = screen->state;
    return interview->searched ? interview_go_hit(screen, -1) : edit_note(screen);
}

static bool take_asked(void *context, const char *text)
{
    Screen *screen = context;
    const Interview *interview = screen->state;
    return answer_set_text(screen->store, interview->workload, interview_question(interview),
                           ANSWER_ASKED, text) &&
           interview_refresh(screen);
}

static bool edit_asked(Screen *screen)
{
    const Interview *interview = screen->state;
    bool has_row = table_rows(interview->answer) > 0;
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Interviewee"),
                        .help = N_("Who answered: name, team or role"),
                        .initial = has_row ? table_get(interview->answer, 0, "asked") : "",
                        .done = take_asked,
                        .context = screen });
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
    const Interview *interview = screen->state;
    const char *now =
        table_rows(interview->answer) ? table_get(interview->answer, 0, "confidence") : "";
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
    { ' ', N_("State"),
      N_("Next state of the best practice: in place, partial, missing, don't know"), cycle_state },
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
    { 'm', N_("Rest missing"), N_("The best practices left without a state are missing"),
      rest_is_missing },
    { 'x', NULL, N_("Clear the state of the best practice"), clear_state },
    { 'A', NULL, N_("The whole question is not applicable; again: it is"),
      question_not_applicable },
    { 'R', NULL, N_("The customer refuses to answer; again: not refused"), refuse },
    { 'F', NULL, N_("Mark for follow-up, who and by when; again: done"), follow_up },
    { 'f', NULL, N_("Findings that speak of the best practice"), interview_open_findings },
    { 'i', NULL, N_("Accept what the findings say as the answer"), interview_accept_findings },
    { 'o', NULL, N_("Who was asked"), edit_asked },
    { 'H', NULL, N_("Who changed this question, and when"), open_history },
    { 'C', NULL, N_("Confidence: high, medium, low or not said"), choose_confidence },
    { CTRL('N'), NULL, NULL, edit_note },
    { KEY_F(4), NULL, NULL, edit_note },
    { 0 },
};
