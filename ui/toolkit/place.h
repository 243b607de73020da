/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place.h - the places one can go to, and what screens are opened with. */
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

/* A form that repeats; field and row, its number: the cell in focus, NULL: the first. */
typedef struct EntryPlace {
    const char *form, *field, *row;
} EntryPlace;

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

/* What a place is opened on: of "question:SEC08.SEC08_2@Shop" SEC08, SEC08_2 and the workload's
 * name. NULL parts were not given. */
typedef struct PlaceTarget {
    const char *what, *part, *workload;
} PlaceTarget;

/* A row a place. Palette, keys, home and what rows of lists lead to follow from it. */
typedef struct Place {
    const char *id; /* as in "plan" or "question:SEC08" */
    const char *title,
        *help; /* N_("…"); a NULL help: only opened on something, not from anywhere */
    int key;   /* on every screen; 0: none */
    const ScreenClass *class;
    const void *argument; /* of the class */

    /* In place of pushing the class with its argument. */
    bool (*open)(Store *, const struct Place *, const PlaceTarget *);

    /* On home: how much is there, in a few characters, NULL on failure, the caller frees; what is
     * `is_rare` is listed only where that says something; a row for each of several `parts`
     * (columns title, status, place, workload: its id) in place of one. */
    char *(*status)(Store *, const struct Place *);
    Table *(*parts)(Store *);
    bool is_rare;

    /* Columns of lists: a row with something in `column` leads here, and to its `part`. */
    const char *column, *part;
} Place;

/* Of a table that ends with a zero row; borrowed. */
void place_set(const Place *places);

/* All of them; ends with a zero row. Borrowed. */
const Place *place_all(void);

/* NULL when there is none of this id. */
const Place *place_find(const char *id);

/* Opens a place on a target, or on nothing in particular when that is NULL. */
MUST_CHECK bool place_go(Store *store, const char *id, const PlaceTarget *target);

/* The same from text: ID[:WHAT[.PART]][@WORKLOAD]. */
MUST_CHECK bool place_go_text(Store *store, const char *text);

/* Where a row of a list leads: by its column "place", else by the first place whose column says
 * something in it. */
MUST_CHECK bool place_go_row(Store *store, const Table *rows, size_t row);

/* Whether it leads anywhere. */
bool place_row_leads(const Table *rows, size_t row);

/* Those that can be gone to from anywhere, as rows for screen_set_place_actions; end with a zero
 * row. */
const Action *place_actions(void);

/* The place that such a row leads to; NULL for other rows. */
const Place *place_of_action(const Action *action);

#endif
