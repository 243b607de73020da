/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "interview.h"

#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "choice_screen.h"
#include "engagement.h"
#include "key.h"
#include "message.h"
#include "screen.h"
#include "screens.h"
#include "text.h"
#include "text_screen.h"

const char *interview_question(const Interview *interview)
{
    return table_cell(interview->questions, interview->question, 0);
}

/* Puts a newly read table in the place of the old one; keeps the old one on failure. */
static bool renew(Table **place, Table *table)
{
    if (!table)
        return false;
    table_free(*place);
    *place = table;
    return true;
}

static bool load_question(Screen *screen)
{
    Interview *interview = screen->state;
    const char *question = interview_question(interview);
    bool done =
        renew(&interview->practices,
              answer_practices(screen->store, interview->workload, question, message_language())) &&
        renew(&interview->answer, answer_row(screen->store, interview->workload, question)) &&
        renew(&interview->evidence,
              answer_evidence(screen->store, interview->workload, question)) &&
        interview_count_findings(screen, false);
    if (done && interview->practice >= table_rows(interview->practices))
        interview->practice = 0;
    return done;
}

/* Where to come back to is a comfort, not an answer: it may fail on a read-only file. */
static void remember(Screen *screen)
{
    Interview *interview = screen->state;
    if (store_is_read_only(screen->store) || !interview->questions ||
        !table_rows(interview->questions))
        return;
    char *place = xasprintf("%s %s", interview->workload, interview_question(interview));
    bool is_new = !interview->remembered || strcmp(interview->remembered, place) != 0;
    free(interview->remembered);
    interview->remembered = place;
    if (!is_new)
        return;
    bool kept = store_begin(screen->store) &&
                store_end(screen->store,
                          engagement_remember(screen->store, "screen", "interview") &&
                              engagement_remember(screen->store, "workload", interview->workload) &&
                              engagement_remember(screen->store, "question",
                                                  interview_question(interview)));
    (void)kept;
}

static bool load(Screen *screen)
{
    Interview *interview = screen->state;
    bool done = renew(&interview->questions,
                      answer_questions(screen->store, interview->workload, message_language())) &&
                renew(&interview->pillars,
                      answer_pillars(screen->store, interview->workload, message_language()));
    screens_set_header(screen->store, interview->workload_name);
    if (done && !table_rows(interview->questions))
        return fail("the workbook has no questions");
    return done && load_question(screen);
}

bool interview_refresh(Screen *screen)
{
    bool done = load(screen);
    if (done)
        remember(screen);
    return done;
}

static bool choose_workload(Screen *screen, const char *id)
{
    Interview *interview = screen->state;
    Table *workloads = engagement_workloads(screen->store);
    if (!workloads || !table_rows(workloads)) {
        bool was_read = workloads != NULL;
        table_free(workloads);
        return was_read && fail("the workbook has no workloads");
    }
    long row = table_row_of(workloads, 0, id);
    size_t found = row < 0 ? 0 : (size_t)row;
    free(interview->workload);
    free(interview->workload_name);
    interview->workload = xstrdup(table_cell(workloads, found, 0));
    interview->workload_name = xstrdup(table_cell(workloads, found, 1));
    table_free(workloads);
    return true;
}

static void go_to_practice(Interview *interview, const char *id)
{
    long row = table_row_of(interview->practices, 0, id);
    if (row >= 0)
        interview->practice = (size_t)row;
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
    bool done = choose_workload(screen, workload ? workload : "") && load(screen);
    if (done && question) {
        go_to_question(interview, question);
        done = load_question(screen);
    }
    if (done && place && place->practice)
        go_to_practice(interview, place->practice);
    free(workload);
    free(question);
    return done;
}

static void close_interview(Screen *screen)
{
    Interview *interview = screen->state;
    remember(screen);
    free(interview->workload);
    free(interview->workload_name);
    free(interview->remembered);
    free(interview->searched);
    table_free(interview->questions);
    table_free(interview->pillars);
    table_free(interview->practices);
    table_free(interview->answer);
    table_free(interview->evidence);
    table_free(interview->findings);
}

static bool wants_tick(Screen *screen)
{
    const Interview *interview = screen->state;
    return !interview->findings;
}

static void tick(Screen *screen)
{
    Interview *interview = screen->state;
    if (interview_count_findings(screen, true))
        return;
    screen_message(failure());
    interview->findings = table_new(); /* once is enough */
    table_add_column(interview->findings, "practice", "", COLUMN_TEXT);
}

static void draw_interview(Screen *screen, WINDOW *body)
{
    interview_scroll(screen->state, getmaxy(body));
    interview_draw(screen->state, body);
}

/* ---- moving ---- */

void interview_end_search(Interview *interview)
{
    free(interview->searched);
    interview->searched = NULL;
}

static bool move_question(Screen *screen, long by)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    long target = (long)interview->question + by, last = (long)table_rows(interview->questions) - 1;
    if (target < 0 || target > last)
        return fail(by < 0 ? "this is the first question" : "this is the last question");
    interview->question = (size_t)target;
    interview->practice = 0;
    return load_question(screen);
}

static bool move_focus(Screen *screen, long by)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    if (interview->is_choosing)
        return move_question(screen, by);
    long target = (long)interview->practice + by;
    if (target >= 0 && target < (long)table_rows(interview->practices)) {
        interview->practice = (size_t)target;
        return true;
    }
    if (!move_question(screen, by))
        return false;
    if (by < 0)
        interview->practice = table_rows(interview->practices) - 1;
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

static bool go_first(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    interview->question = interview->practice = 0;
    return load_question(screen);
}

static bool go_last(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    interview->question = table_rows(interview->questions) - 1;
    interview->practice = 0;
    return load_question(screen);
}

bool interview_toggle_list(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    interview->is_choosing = !interview->is_choosing;
    return true;
}

static bool enter(Screen *screen)
{
    Interview *interview = screen->state;
    return interview->is_choosing ? interview_toggle_list(screen) : go_next(screen);
}

static bool go_next_open(Screen *screen)
{
    Interview *interview = screen->state;
    interview_end_search(interview);
    size_t count = table_rows(interview->questions);
    for (size_t i = 1; i <= count; i++) {
        size_t row = (interview->question + i) % count;
        if (!strcmp(table_get(interview->questions, row, "risk"), "UNANSWERED")) {
            interview->question = row;
            interview->practice = 0;
            interview->is_choosing = false;
            return load_question(screen);
        }
    }
    return fail("every question of this workload is answered");
}

static bool is_hit(const Interview *interview, size_t row, const char *wanted)
{
    char *all = xasprintf("%s %s %s", table_cell(interview->questions, row, 0),
                          table_get(interview->questions, row, "topic"),
                          table_get(interview->questions, row, "title"));
    char *folded = text_fold(all);
    bool found = text_contains(folded, wanted);
    free(all);
    free(folded);
    return found;
}

static void say_hit(const Interview *interview, const char *wanted)
{
    size_t number = 0, hits = 0;
    for (size_t row = 0; row < table_rows(interview->questions); row++)
        if (is_hit(interview, row, wanted)) {
            hits++;
            number += row <= interview->question;
        }
    char *text = xasprintf(tr("'%s': %zu of %zu; n next, N previous until another key"),
                           interview->searched, number, hits);
    screen_message(text);
    free(text);
}

bool interview_go_hit(Screen *screen, int direction)
{
    Interview *interview = screen->state;
    size_t count = table_rows(interview->questions), row = interview->question;
    char *wanted = text_fold(interview->searched);
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        row = direction > 0 ? (row + 1) % count : (row + count - 1) % count;
        found = is_hit(interview, row, wanted);
    }
    if (found) {
        interview->question = row;
        interview->practice = 0;
        say_hit(interview, wanted);
    } else
        fail("no question contains '%s'", interview->searched);
    free(wanted);
    return found && load_question(screen);
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
                        .initial = "",
                        .done = find_question,
                        .context = screen });
}

static bool take_workload(void *context, const bool *chosen, size_t index)
{
    Screen *screen = context;
    (void)chosen;
    Table *workloads = engagement_workloads(screen->store);
    bool done = workloads && index < table_rows(workloads) &&
                choose_workload(screen, table_cell(workloads, index, 0)) &&
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

static const Action actions[] = {
    { 'U', N_("Next open"), N_("Go to the next unanswered question"), go_next_open },
    { '\t', N_("List"), N_("Go to the list of questions, and back"), interview_toggle_list },
    { KEY_RETURN, NULL, N_("In the list: go to the question; else: next question"), enter },
    { KEY_NPAGE, NULL, N_("Next question"), go_next },
    { KEY_PPAGE, NULL, N_("Previous question"), go_previous },
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
    .leave = remember,
    .wants_tick = wants_tick,
    .tick = tick,
    .subject = subject,
};
