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
#include "evidence/contradiction.h"
#include "evidence/evaluation.h"
#include "toolkit/header.h"

const char *interview_question(const Interview *interview)
{
    return table_cell(interview->questions, interview->question, 0);
}

/* What findings say does not change with the answers: where they are few they are counted for all
 * questions at once, and again only after something changed that they are counted by. */
static char *count_of(const Interview *interview, Store *store, const char *question)
{
    char *stamp = contradiction_stamp(store), *key = NULL;
    if (stamp)
        key = xasprintf("%s %s %s", interview->workload, question ? question : "", stamp);
    free(stamp);
    return key;
}

static void forget_findings(Interview *interview)
{
    table_free(interview->findings);
    table_free(interview->evaluations);
    free(interview->counted);
    interview->findings = interview->evaluations = NULL;
    interview->counted = NULL;
}

static bool read_findings(Screen *screen, bool is_idle)
{
    Interview *interview = screen->state;
    bool is_quick = contradiction_is_quick(screen->store);
    const char *question = is_quick ? NULL : interview_question(interview);
    char *key = count_of(interview, screen->store, question);
    interview->readings++;
    if (!key)
        return false;
    if (interview->counted && !strcmp(interview->counted, key)) {
        free(key);
        return true;
    }
    forget_findings(interview);
    /* The first picture waits for none of them. */
    bool was_drawn = interview->picture.readings;
    if (!is_idle && (!is_quick || !was_drawn)) {
        free(key);
        return true;
    }
    interview->findings = contradiction_counts(screen->store, interview->workload, question);
    interview->evaluations = evaluation_rows(screen->store, interview->workload, question);
    interview->counted = key;
    return interview->findings && interview->evaluations;
}

bool interview_count_findings(Screen *screen, bool is_idle)
{
    Interview *interview = screen->state;
    bool done = read_findings(screen, is_idle);
    for (size_t row = 0; row < INTERVIEW_PRACTICES; row++) {
        bool is_known = interview->findings && row < table_rows(interview->practices);
        interview->found[row] = is_known ? table_row_of(interview->findings, 0,
                                                        table_cell(interview->practices, row, 0))
                                         : -1;
    }
    return done;
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

/* Where the question is in its pillar, and how many of all are answered. */
static void count_progress(Interview *interview)
{
    size_t answered = 0, place = 0, of = 0, count = table_rows(interview->questions);
    const char *pillar = table_get(interview->questions, interview->question, "pillar");
    for (size_t row = 0; row < count; row++) {
        bool is_same = !strcmp(table_get(interview->questions, row, "pillar"), pillar);
        answered += strcmp(table_get(interview->questions, row, "risk"), "UNANSWERED") != 0;
        of += is_same;
        place += is_same && row <= interview->question;
    }
    const char *sieve = interview->sieve ? interview->sieved_name : "";
    const char *used = interview->used ? interview->used : "";
    snprintf(interview->progress, sizeof interview->progress, "%s %zu/%zu · %zu/%zu%s%s%s%s",
             interview_question(interview), place, of, answered, count, *sieve ? " · " : "", sieve,
             *used ? " · " : "", used);
}

bool interview_load_question(Screen *screen)
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
    interview_follow_time(screen);
    count_progress(interview);
    header_show(screen->store, interview->workload_name);
    return done;
}

void interview_go_practice(Interview *interview, size_t row)
{
    interview->practice = row;
    interview->say_top = 0;
}

bool interview_go_question(Screen *screen, size_t row)
{
    Interview *interview = screen->state;
    interview->question = row;
    interview_go_practice(interview, 0);
    memset(interview->is_marked, 0, sizeof interview->is_marked);
    return interview_load_question(screen);
}

bool interview_go_next_open(Screen *screen)
{
    const Interview *interview = screen->state;
    size_t count = table_rows(interview->questions);
    for (size_t i = 1; i <= count; i++) {
        size_t row = (interview->question + i) % count;
        if (!strcmp(table_get(interview->questions, row, "risk"), "UNANSWERED"))
            return interview_go_question(screen, row);
    }
    return fail(interview->sieve ? "every question shown here is answered; r shows the others"
                                 : "every question of this workload is answered");
}

/* Where to come back to is a comfort, not an answer: it may fail on a read-only file. */
void interview_remember(Screen *screen)
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

/* Those that have this in a column, in a table of their own. */
static Table *sieved(Table *all, const char *column, const char *value)
{
    size_t columns = table_columns(all);
    const char **cells = xcalloc(columns, sizeof *cells);
    Table *kept = table_new();
    for (size_t i = 0; i < columns; i++)
        table_add_column(kept, table_name(all, i), table_title(all, i), table_type(all, i));
    for (size_t row = 0; row < table_rows(all); row++) {
        for (size_t i = 0; i < columns; i++)
            cells[i] = table_cell(all, row, i);
        if (!strcmp(table_get(all, row, column), value))
            table_add(kept, cells, 0);
    }
    free(cells);
    table_free(all);
    return kept;
}

static Table *shown_questions(Screen *screen)
{
    const Interview *interview = screen->state;
    Table *all = answer_questions(screen->store, interview->workload, message_language());
    return all && interview->sieve ? sieved(all, interview->sieve, interview->sieved) : all;
}

bool interview_is_fresh(Screen *screen, int64_t changes)
{
    /* What others write is not counted. */
    return changes == store_changes(screen->store) && !store_is_read_only(screen->store);
}

void interview_forget_lists(Interview *interview)
{
    enum { NEVER = -1 };
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        interview->lists[language].changes = NEVER;
    interview->left_changes = NEVER;
}

/* Keeps those of before on failure. */
static bool read_lists(Screen *screen, InterviewLists *lists)
{
    const Interview *interview = screen->state;
    Table *questions = shown_questions(screen);
    Table *pillars =
        questions ? answer_pillars(screen->store, interview->workload, message_language()) : NULL;
    if (!pillars) {
        table_free(questions);
        return false;
    }
    table_free(lists->questions);
    table_free(lists->pillars);
    *lists = (InterviewLists){ questions, pillars, store_changes(screen->store) };
    return true;
}

/* Those of the other language stay, to switch back to. */
bool interview_load_lists(Screen *screen)
{
    Interview *interview = screen->state;
    InterviewLists *lists = &interview->lists[message_language()];
    if (!interview_is_fresh(screen, lists->changes) && !read_lists(screen, lists))
        return false;
    interview->questions = lists->questions;
    interview->pillars = lists->pillars;
    if (!table_rows(interview->questions))
        return fail("the workbook has no questions");
    if (interview->question >= table_rows(interview->questions))
        interview->question = 0;
    return interview_load_pace(screen);
}

bool interview_load(Screen *screen)
{
    return interview_load_lists(screen) && interview_load_question(screen);
}

bool interview_refresh(Screen *screen)
{
    bool done = interview_load(screen);
    if (done)
        interview_remember(screen);
    return done;
}

bool interview_choose_workload(Screen *screen, const char *id)
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
    interview_forget_lists(interview);
    return true;
}

void interview_end_search(Interview *interview)
{
    free(interview->searched);
    interview->searched = NULL;
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
    bool done = found ? interview_go_question(screen, row)
                      : fail("no question contains '%s'", interview->searched);
    if (done)
        say_hit(interview, wanted);
    free(wanted);
    return done;
}
