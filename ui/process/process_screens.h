/* SPDX-License-Identifier: GPL-3.0-or-later */
/* process_screens.h - what is recorded of the walk, as lists and forms. */
#ifndef PROCESS_SCREENS_H
#define PROCESS_SCREENS_H

#include "toolkit/screen.h"

/* Argument: the name of a place, "prerequisites", "sessions", "minutes", "contacts",
 * "communications", "raci", "comments" or "acceptance". */
extern const ScreenClass process_list_screen;

/* One row of them. id NULL: a new one, which is recorded when it is saved. */
typedef struct ProcessPlace {
    const char *table, *id;
    const char *deliverable; /* of what the customer accepts; else NULL */
} ProcessPlace;
extern const ScreenClass process_form_screen;

#endif
