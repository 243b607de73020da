/* SPDX-License-Identifier: GPL-3.0-or-later */
/* preference_actions.h - changes the settings of one person from the palette. */
#ifndef PREFERENCE_ACTIONS_H
#define PREFERENCE_ACTIONS_H

#include "toolkit/screen.h"

/* Each writes its line into the file of settings and holds at once. */
MUST_CHECK bool preference_ask_colours(Screen *screen);
MUST_CHECK bool preference_ask_mouse(Screen *screen);
MUST_CHECK bool preference_ask_folder(Screen *screen);

#endif
