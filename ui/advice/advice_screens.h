/* SPDX-License-Identifier: GPL-3.0-or-later */
/* advice_screens.h - what recommendations and their costs are seen on. */
#ifndef ADVICE_SCREENS_H
#define ADVICE_SCREENS_H

#include "toolkit/screen.h"

/* Argument: ids separated by spaces, or NULL for all. */
extern const ScreenClass recommendation_list_screen;

/* Argument: an id. */
extern const ScreenClass recommendation_screen;

/* No argument. */
extern const ScreenClass matrix_screen, cost_evaluation_screen, rate_screen;

#endif
