/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screens.h - what every screen of a workbook offers. */
#ifndef SCREENS_H
#define SCREENS_H

#include "toolkit/screen.h"

/* Gives the screens their common keys, their global ones, and the places above them. */
void screens_set_up(void);

extern const Action screens_global_actions[];

#endif
