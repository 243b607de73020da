/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook_screens.h - what the workbook as a whole is seen on. */
#ifndef WORKBOOK_SCREENS_H
#define WORKBOOK_SCREENS_H

#include "toolkit/place.h"

/* Argument: FormPlace. */
extern const ScreenClass form_screen;

/* Argument: ListPlace. */
extern const ScreenClass list_screen, history_screen;

/* No argument. */
extern const ScreenClass lens_screen;
extern const ScreenClass milestone_screen, conflict_screen, deliverable_screen;

/* No argument, home needs a store, start none; any argument tells home that another
 * screen covers it at once. */
extern const ScreenClass home_screen, start_screen;

/* Opens it, in the language and at the place where she left; language: as asked for, or NULL.
 * Closes the store on failure. */
MUST_CHECK bool home_open_workbook(Store *store, const Language *language);

/* Asks for a colleague's copy, shows what a merge would bring, merges. */
MUST_CHECK bool screens_merge(Screen *screen);

#endif
