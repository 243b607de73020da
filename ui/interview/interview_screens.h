/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interview_screens.h - what an answer is given on. */
#ifndef INTERVIEW_SCREENS_H
#define INTERVIEW_SCREENS_H

#include "toolkit/place.h"

/* Argument: InterviewPlace, or NULL. */
extern const ScreenClass interview_screen;

/* A sample asked again, without what was answered; no argument. */
extern const ScreenClass recheck_screen;

/* Argument: InterviewPlace with workload and question. */
extern const ScreenClass evidence_screen;

#endif
