/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interview_screens.h - what an answer is given on. */
#ifndef INTERVIEW_SCREENS_H
#define INTERVIEW_SCREENS_H

#include "toolkit/place.h"

/* Argument: InterviewPlace, or NULL. */
extern const ScreenClass interview_screen;

/* Who is to bring what, and by when: a date, or "". */
typedef struct FollowUp {
    const char *who, *due, *what;
} FollowUp;

typedef struct FollowUpRequest {
    const char *who; /* to start with; NULL: nobody */

    /* False shows failure() and the float stays. */
    bool (*done)(void *context, const FollowUp *follow_up);
    void *context;
} FollowUpRequest;

/* A float with three fields. Argument: FollowUpRequest. */
extern const ScreenClass follow_up_screen;

/* A sample asked again, without what was answered; no argument. */
extern const ScreenClass recheck_screen;

/* Argument: InterviewPlace with workload and question. */
extern const ScreenClass evidence_screen;

#endif
