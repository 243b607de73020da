/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place.h - what screens are opened with, and the way to those that stand above. */
#ifndef PLACE_H
#define PLACE_H

#include "evidence/listing.h"
#include "toolkit/screen.h"

/* A question of a workload, and the practice in focus; NULL parts: where she left. */
typedef struct InterviewPlace {
    const char *workload, *question, *practice;
} InterviewPlace;

/* One form; record is a workload's id, or "" for a form that does not repeat; field: the one
 * in focus, NULL is where she left. */
typedef struct FormPlace {
    const char *form, *record, *field;
} FormPlace;

/* A list of templates/screens; question: only what concerns it, NULL is all; from and to:
 * the milestones that are compared; deliverable: what it lacks, "missing" then being the name. */
typedef struct ListPlace {
    const char *name, *question, *from, *to, *deliverable;
} ListPlace;

/* A list of imported rows; practice: only its open findings, NULL is all. */
typedef struct ListingPlace {
    ListingKind kind;
    const char *practice;
} ListingPlace;

/* Screens that others lead to which know nothing of them: the program says which they are. */
typedef enum Place { PLACE_FINDINGS, PLACE_LIST, PLACES } Place;

/* Of the classes, one a place; borrowed. */
void place_set(const ScreenClass *const classes[PLACES]);

/* As screen_push. */
MUST_CHECK bool place_open(Place place, Store *store, const void *argument);

#endif
