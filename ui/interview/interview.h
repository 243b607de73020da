/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interview.h - what the interview holds (interview.c), for its parts: moving about
 * (interview_screen.c), answering (interview_answer.c), its picture (interview_draw.c,
 * interview_say.c). */
#ifndef INTERVIEW_H
#define INTERVIEW_H

#include <curses.h>

#include "base/message.h"
#include "base/table.h"
#include "process/clock.h"
#include "process/pace.h"
#include "toolkit/draft.h"
#include "toolkit/screen.h"

/* In the order of Tab. */
typedef enum InterviewPane {
    PANE_PRACTICES,
    PANE_SAY,
    PANE_QUESTIONS,
    INTERVIEW_PANES
} InterviewPane;

enum { INTERVIEW_PRACTICES = 64, INTERVIEW_HEADING = 120 };

/* What was drawn last: a step to another practice draws no more than what it changed. */
typedef struct InterviewPicture {
    unsigned readings;
    size_t practice;
    InterviewPane pane;
    int rows, columns;
    int practices_y; /* where the practices begin */
    bool is_whole;   /* each with its whole title */

    struct SayLine *said; /* what to say, a line a row */
    size_t said_rows;
} InterviewPicture;

/* The question whose time is being counted; question NULL: none is. */
typedef struct InterviewTime {
    char *workload, *question;
    Clock clock;
    int64_t kept; /* seconds that are in the workbook */
} InterviewTime;

/* Of the workload, in one language, as the workbook was after so many changes. */
typedef struct InterviewLists {
    Table *questions, *pillars;
    int64_t changes;
} InterviewLists;

typedef struct Interview {
    char *workload; /* id */
    char *workload_name;
    InterviewLists lists[LANGUAGE_COUNT];
    const Table *questions, *pillars;     /* those of the language that is shown */
    Table *practices, *answer, *evidence; /* of the question */
    Table *evaluations;                   /* practice, state, checks; read with the findings */
    Table *findings;                      /* practice, checks, resources; NULL: not counted yet */
    char *counted;                        /* what both were counted from */
    size_t question, practice;            /* rows in focus */
    char *remembered;                     /* the question kept as the place to come back to */
    InterviewPane pane;                   /* the one in focus */
    size_t top;                           /* first row shown of the list of questions */
    int say_top;                          /* lines of what to say that are scrolled away */
    int say_rows, say_columns;            /* its room when it was drawn */
    bool is_marked[INTERVIEW_PRACTICES];  /* of the practices */
    long found[INTERVIEW_PRACTICES];      /* the row of findings of each, or -1 */
    char *asked;                          /* stays for the next answers; NULL or "": nobody */
    char progress[INTERVIEW_HEADING];     /* "SEC05 5/16 · 13/80 · DBA · 0.6/5.0 d" */
    char heading[2 * INTERVIEW_HEADING];  /* the same behind the title, where there is room */
    unsigned readings;                    /* how often the question was read */
    InterviewPicture picture;
    const char *sieve;          /* the column, "role" or "lens", in which the questions */
    char *sieved, *sieved_name; /* that are shown have this; NULL: all are shown */
    InterviewTime time;
    Pace left;                      /* of the man-days, */
    int64_t left_changes;           /* after so many changes of the workbook */
    char *used, *pace, *short_pace; /* the same in words; NULL: nothing to say */
    char *searched;                 /* n and N go to its hits; NULL: they answer and note */
} Interview;

/* Screens at least this wide show all three panes, others the question above what to say of it,
 * or the list of questions. */
enum { INTERVIEW_WIDE = 100 };

/* The id of the question in focus; borrowed until it moves. */
const char *interview_question(const Interview *interview);

/* Where a text about the question in focus is kept while it is typed. */
DraftPlace interview_draft(const Interview *interview, const char *what);

/* Reads all questions and the one in focus; or only that one; or all but it. */
MUST_CHECK bool interview_load(Screen *screen);
MUST_CHECK bool interview_load_question(Screen *screen);
MUST_CHECK bool interview_load_lists(Screen *screen);

/* Whether what was read after so many changes is what would be read now. */
bool interview_is_fresh(Screen *screen, int64_t changes);

/* Other questions are to be shown: what was read of them is read again. */
void interview_forget_lists(Interview *interview);

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

/* To the first practice of the question in this row. */
MUST_CHECK bool interview_go_question(Screen *screen, size_t row);

/* To the next question that is not answered, of those shown; fails when there is none. */
MUST_CHECK bool interview_go_next_open(Screen *screen);

/* Puts the focus on a practice. */
void interview_go_practice(Interview *interview, size_t row);

/* Counts what findings say of the question's practices; at once, or in the idle second when
 * there are many. */
MUST_CHECK bool interview_count_findings(Screen *screen, bool is_idle);

extern const Action interview_answer_actions[];

/* Time goes to the question that is shown; another second of it passed; it is left. */
void interview_follow_time(Screen *screen);
void interview_beat_time(Screen *screen);
void interview_stop_time(Screen *screen);

/* What is used and whether the questions left fit. */
MUST_CHECK bool interview_load_pace(Screen *screen);

/* Asks which questions are to be shown: those for a role, of a bank, or all. */
MUST_CHECK bool interview_ask_sieve(Screen *screen);

bool interview_is_marked(const Interview *interview, size_t practice);

/* Around an act that answers: whoever is being asked is kept with the answer. */
MUST_CHECK bool interview_begin_answer(Screen *screen);
MUST_CHECK bool interview_end_answer(Screen *screen, bool done);

/* Who is to bring what, and by when: a date, or "". Asks for it; takes it. */
typedef struct FollowUp {
    const char *who, *due, *what;
} FollowUp;
MUST_CHECK bool interview_ask_follow_up(Screen *screen);
MUST_CHECK bool interview_take_follow_up(Screen *screen, const FollowUp *follow_up);

/* Behind an answer to the last practice spoken of: to the next one, from the last to the next
 * question not answered. */
MUST_CHECK bool interview_advance(Screen *screen);

/* "3 checks, 41 resources say otherwise" of a practice, or NULL. The caller frees. */
char *interview_finding_text(const Interview *interview, size_t row);

/* Whether there are findings of the practice in focus, and whether they say something else. */
bool interview_has_findings(Screen *screen);
bool interview_can_accept(Screen *screen);

bool interview_open_findings(Screen *screen);
bool interview_accept_findings(Screen *screen);

/* Keeps what is in focus in view in a body of this size; before drawing. */
void interview_scroll(Interview *interview, int rows, int columns);

void interview_draw(Interview *interview, WINDOW *body);

/* What is said of the answer in focus, or "". */
const char *interview_answer_cell(const Interview *interview, const char *column);

/* A part of the body, from row y on to `rows`. */
typedef struct Pane {
    WINDOW *window;
    int y, x, columns, rows;
} Pane;

/* What to say: what a good answer shows and what to ask for, then of the practice in focus why
 * and how, evidence and note. Scrolls it by so many lines, no further than there are; the
 * picture, below its heading. */
void interview_scroll_say(Interview *interview, int by);
void interview_say_draw(Interview *interview, Pane *pane, bool is_kept);
void interview_say_forget(Interview *interview);

#endif
