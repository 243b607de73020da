/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan_screens.h - what the plan is seen on. */
#ifndef PLAN_SCREENS_H
#define PLAN_SCREENS_H

#include "toolkit/screen.h"

/* No argument. */
extern const ScreenClass plan_screen, burn_screen, budget_screen;

#endif
