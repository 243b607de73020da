/* SPDX-License-Identifier: GPL-3.0-or-later */
/* implementation_screens.h - the forms that repeat: which there are, and the rows of one as a table
 * one types into. */
#ifndef IMPLEMENTATION_SCREENS_H
#define IMPLEMENTATION_SCREENS_H

#include "toolkit/screen.h"

extern const ScreenClass entry_list_screen;

/* Argument: the id of a form. */
extern const ScreenClass entry_screen, calculation_screen;

#endif
