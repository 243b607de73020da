/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interview.h - what the interview holds (interview.c), for its parts: moving about
 * (interview_screen.c), answering (interview_answer.c), its picture (interview_draw.c). */
#ifndef INTERVIEW_H
#define INTERVIEW_H

#include <curses.h>

#include "base/table.h"
#include "toolkit/screen.h"

typedef struct Interview {
    char *workload; /* id */
    char *workload_name;
    Table *questions, *pillars;           /* of the workload */
    Table *practices, *answer, *evidence; /* of the question */
    Table *findings;                      /* practice, checks, resources; NULL: not counted yet */
    size_t question, practice;            /* rows in focus */
    char *remembered;                     /* the question kept as the place to come back to */
    bool is_choosing;                     /* the focus is in the list of questions */
    size_t top;                           /* first row shown of that list */
    char *searched;                       /* n and N go to its hits; NULL: they answer and note */
} Interview;

/* Screens at least this wide show the list beside the question. */
enum { INTERVIEW_WIDE = 100 };

/* The id of the question in focus; borrowed until it moves. */
const char *interview_question(const Interview *interview);

/* Reads all questions and the one in focus; or only that one. */
MUST_CHECK bool interview_load(Screen *screen);
MUST_CHECK bool interview_load_question(Screen *screen);

/* The workload with this id, or else the first one, in place of the one before. */
MUST_CHECK bool interview_choose_workload(Screen *screen, const char *id);

/* Keeps the question in focus as the place to come back to. */
void interview_remember(Screen *screen);

/* Reads everything anew after an act, and keeps the place to come back to. */
MUST_CHECK bool interview_refresh(Screen *screen);

/* To the next hit of what was searched last, or the one before. */
MUST_CHECK bool interview_go_hit(Screen *screen, int direction);

/* n and N mean the answer again: something was done or gone to since. */
void interview_end_search(Interview *interview);

/* From the question to the list of questions, and back. */
bool interview_toggle_list(Screen *screen);

/* Counts what findings say of the question's practices; at once, or in the idle second when
 * there are many. */
MUST_CHECK bool interview_count_findings(Screen *screen, bool is_idle);

extern const Action interview_answer_actions[];

/* "3 checks, 41 resources say otherwise" of a practice, or NULL. The caller frees. */
char *interview_finding_text(const Interview *interview, size_t row);

bool interview_open_findings(Screen *screen);
bool interview_accept_findings(Screen *screen);

/* Keeps the question in focus in view; before drawing, as drawing changes nothing. */
void interview_scroll(Interview *interview, int rows);

void interview_draw(const Interview *interview, WINDOW *body);

#endif
