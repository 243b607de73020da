/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "interview/interview.h"

#include <stdio.h>
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
#include "toolkit/screen.h"
#include "toolkit/text_screen.h"

static void go_to_practice(Interview *interview, const char *id)
{
    long row = table_row_of(interview->practices, 0, id);
    if (row >= 0)
        interview_go_practice(interview, (size_t)row);
}

static void go_to_question(Interview *interview, const char *id)
{
    long row = table_row_of(interview->questions, 0, id);
    if (row >= 0)
        interview->question = (size_t)row;
}

/* Where she left: the workload, the question and the practice. */
static bool open_interview(Screen *screen, const void *argument)
{
    Interview *interview = screen->state;
    const InterviewPlace *place = argument;
    char *workload = place && place->workload ? xstrdup(place->workload)
                                              : engagement_recall(screen->store, "workload");
    char *question = place && place->question ? xstrdup(place->question)
                                              : engagement_recall(screen->store, "question");
    interview->asked = engagement_recall(screen->store, "asked");
    bool done =
        interview_choose_workload(screen, workload ? workload : "") && interview_load_lists(screen);
    if (done && question)
        go_to_question(interview, question);
    done = done && interview_load_question(screen);
    if (done && place && place->practice)
        go_to_practice(interview, place->practice);
    free(workload);
    free(question);
    return done;
}

static void close_interview(Screen *screen)
{
    Interview *interview = screen->state;
    interview_remember(screen);
    interview_stop_time(screen);
    interview_say_forget(interview);
    free(interview->workload);
    free(interview->workload_name);
    free(interview->remembered);
    free(interview->searched);
    free(interview->asked);
    free(interview->sieved);
    free(interview->sieved_name);
    free(interview->used);
    free(interview->pace);
    free(interview->short_pace);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        table_free(interview->lists[language].questions);
        table_free(interview->lists[language].pillars);
    }
    table_free(interview->practices);
    table_free(interview->answer);
    table_free(interview->evidence);
    table_free(interview->findings);
    free(interview->counted);
    table_free(interview->evaluations);
}

static bool wants_tick(Screen *screen)
{
    const Interview *interview = screen->state;
    return !interview->findings || interview->time.question;
}

static void tick(Screen *screen)
{
    Interview *interview = screen->state;
    interview_beat_time(screen);
    if (interview->findings || interview_count_findings(screen, true))
        return;
    screen_message(failure());
    interview->findings = table_new(); /* once is enough */
    table_add_column(interview->findings, "practice", "", COLUMN_TEXT);
}

static void draw_interview(Screen *screen, WINDOW *body)
{
    interview_scroll(screen->state, getmaxy(body), getmaxx(body));
    interview_draw(screen->state, body);
}

/* ---- moving ---- */

static bool move_question(Screen *screen, long by)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    long target = (long)interview->question + by, last = (long)table_rows(interview->questions) - 1;
    if (target < 0 || target > last)
        return fail(by < 0 ? "This is the first question" : "This is the last question");
    return interview_go_question(screen, (size_t)target);
}

static bool scroll_say(Screen *screen, int by)
{
    interview_scroll_say(screen->state, by);
    return true;
}

static bool move_focus(Screen *screen, long by)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    if (interview->pane == PANE_QUESTIONS)
        return move_question(screen, by);
    if (interview->pane == PANE_SAY)
        return scroll_say(screen, (int)by);
    long target = (long)interview->practice + by;
    if (target >= 0 && target < (long)table_rows(interview->practices)) {
        interview_go_practice(interview, (size_t)target);
        return true;
    }
    if (!move_question(screen, by))
        return false;
    if (by < 0)
        interview_go_practice(interview, table_rows(interview->practices) - 1);
    return true;
}

static bool go_down(Screen *screen)
{
    return move_focus(screen, 1);
}

static bool go_up(Screen *screen)
{
    return move_focus(screen, -1);
}

static bool go_next(Screen *screen)
{
    return move_question(screen, 1);
}

static bool go_previous(Screen *screen)
{
    return move_question(screen, -1);
}

/* A pane less a line, which is read on from. */
static bool page(Screen *screen, int direction)
{
    const Interview *interview = screen->state;
    return interview->pane == PANE_SAY
               ? scroll_say(screen,
                            direction * (interview->say_rows > 1 ? interview->say_rows - 1 : 1))
               : move_question(screen, direction);
}

static bool page_down(Screen *screen)
{
    return page(screen, 1);
}

static bool page_up(Screen *screen)
{
    return page(screen, -1);
}

static bool say_down(Screen *screen)
{
    return scroll_say(screen, 1);
}

static bool say_up(Screen *screen)
{
    return scroll_say(screen, -1);
}

static bool go_first(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    return interview_go_question(screen, 0);
}

static bool go_last(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    return interview_go_question(screen, table_rows(interview->questions) - 1);
}

static bool go_to_pane(Screen *screen, int by)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    interview->pane = (InterviewPane)((interview->pane + INTERVIEW_PANES + by) % INTERVIEW_PANES);
    return true;
}

static bool next_pane(Screen *screen)
{
    return go_to_pane(screen, 1);
}

static bool previous_pane(Screen *screen)
{
    return go_to_pane(screen, -1);
}

static bool enter(Screen *screen)
{
    Interview *interview = screen->state;
    bool was_choosing = interview->pane == PANE_QUESTIONS;
    interview->pane = PANE_PRACTICES;
    return was_choosing || go_next(screen);
}

static bool go_next_open(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    bool done = interview_go_next_open(screen);
    if (done)
        interview->pane = PANE_PRACTICES;
    return done;
}

static bool find_question(void *context, const char *text)
{
    Screen *screen = context;
    Interview *interview = screen->state;
    interview_end_search(interview);
    interview->searched = xstrdup(text);
    bool found = interview_go_hit(screen, 1);
    if (!found)
        interview_end_search(interview);
    return found;
}

static bool search(Screen *screen)
{
    return screen_push(
        &text_screen, screen->store,
        &(TextRequest){ .title = N_("Find a question"),
                        .help = N_("A number such as SEC04, or words of the question"),
                        .is_fleeting = true,
                        .done = find_question,
                        .context = screen });
}

static bool take_workload(void *context, const bool *chosen, size_t index)
{
    Screen *screen = context;
    (void)chosen;
    Table *workloads = engagement_workloads(screen->store);
    bool done = workloads && index < table_rows(workloads) &&
                interview_choose_workload(screen, table_cell(workloads, index, 0)) &&
                interview_refresh(screen);
    table_free(workloads);
    return done;
}

static bool switch_workload(Screen *screen)
{
    const Interview *interview = screen->state;
    Table *workloads = engagement_workloads(screen->store);
    if (!workloads)
        return false;
    size_t count = table_rows(workloads);
    const char **labels = xcalloc(count, sizeof *labels);
    bool *current = xcalloc(count, sizeof *current);
    for (size_t row = 0; row < count; row++) {
        labels[row] = table_cell(workloads, row, 1);
        current[row] = !strcmp(table_cell(workloads, row, 0), interview->workload);
    }
    bool done = screen_push(&choice_screen, screen->store,
                            &(ChoiceRequest){ .title = N_("Workload"),
                                              .labels = labels,
                                              .count = count,
                                              .initial = current,
                                              .done = take_workload,
                                              .context = screen });
    free(current);
    free(labels);
    table_free(workloads);
    return done;
}

static bool show_pacing(Screen *screen)
{
    return place_go(screen->store, "pacing", &(PlaceTarget){ 0 });
}

static const Action actions[] = {
    { 'O', NULL, N_("What to ask first in the time left, and what to send"), show_pacing },
    { 'r', NULL, N_("Only the questions for one role or of one question bank, or all of them"),
      interview_ask_sieve },
    { 'U', N_("Next open"), N_("Go to the next unanswered question"), go_next_open },
    { '\t', N_("Pane"), N_("Next pane: practices, what to ask for, questions"), next_pane },
    { KEY_BTAB, NULL, N_("Previous pane"), previous_pane },
    { KEY_RETURN, NULL, N_("In the list: go to the question; else: next question"), enter },
    { KEY_NPAGE, NULL, N_("Next question; in what to ask for: a page down"), page_down },
    { KEY_PPAGE, NULL, N_("Previous question; in what to ask for: a page up"), page_up },
    { '}', NULL, N_("What to ask for: a line down"), say_down },
    { '{', NULL, N_("What to ask for: a line up"), say_up },
    { KEY_RIGHT, NULL, NULL, go_next },
    { KEY_LEFT, NULL, NULL, go_previous },
    { KEY_DOWN, NULL, N_("Down"), go_down },
    { KEY_UP, NULL, N_("Up"), go_up },
    { 'j', NULL, NULL, go_down },
    { 'k', NULL, NULL, go_up },
    { 'g', NULL, N_("First question"), go_first },
    { 'G', NULL, N_("Last question"), go_last },
    { KEY_HOME, NULL, NULL, go_first },
    { KEY_END, NULL, NULL, go_last },
    { '/', NULL, N_("Find a question by its number or words"), search },
    { 'w', NULL, N_("Another workload"), switch_workload },
    { KEY_F(3), NULL, NULL, search },
    { KEY_F(5), NULL, NULL, go_next_open },
    { 0 },
};

static const char *heading(Screen *screen)
{
    enum { SPACIOUS = 80 };
    Interview *interview = screen->state;
    bool is_narrow = COLS < SPACIOUS;
    snprintf(interview->heading, sizeof interview->heading, "%s%s%s",
             is_narrow ? "" : tr("Interview"), is_narrow ? "" : "  ", interview->progress);
    return interview->heading;
}

static const char *subject(Screen *screen)
{
    const Interview *interview = screen->state;
    return interview->workload;
}

const ScreenClass interview_screen = {
    .title = N_("Interview"),
    .size = sizeof(Interview),
    .open = open_interview,
    .draw = draw_interview,
    .close = close_interview,
    .actions = interview_answer_actions,
    .more = actions,
    .resume = interview_refresh,
    .leave = interview_remember,
    .wants_tick = wants_tick,
    .tick = tick,
    .subject = subject,
    .heading = heading,
};
