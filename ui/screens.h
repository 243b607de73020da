/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screens.h - the program's screens, and what they are opened with. */
#ifndef SCREENS_H
#define SCREENS_H

#include "listing.h"
#include "message.h"
#include "screen.h"

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

/* A row of a table, borrowed while it opens. */
typedef struct RecordPlace {
    const Table *table;
    size_t row;
} RecordPlace;

/* Argument: ListingPlace. */
extern const ScreenClass finding_screen, resource_screen, cost_screen, tray_screen;

/* Argument: RecordPlace. */
extern const ScreenClass record_screen;

/* A table of unknown layout, borrowed while it opens; done takes mapping.h's pairs and the name
 * to keep them under, NULL for once. False shows failure(). */
typedef struct MapRequest {
    const char *path, *file;
    bool (*done)(void *context, const char *const pairs[], const char *name);
    void *context;
} MapRequest;

/* No argument; the preview takes the path of a file, folder or zip, the faults a Table, borrowed,
 * the map a MapRequest. */
extern const ScreenClass import_screen, import_preview_screen, import_fault_screen,
    import_map_screen;

/* Argument: InterviewPlace, or NULL. */
extern const ScreenClass interview_screen;

/* Argument: InterviewPlace with workload and question. */
extern const ScreenClass evidence_screen;

/* Argument: FormPlace. */
extern const ScreenClass form_screen;

/* Argument: ListPlace. */
extern const ScreenClass list_screen;

/* No argument. */
extern const ScreenClass milestone_screen, conflict_screen, deliverable_screen;

/* Argument: ids separated by spaces, or NULL for all. */
extern const ScreenClass recommendation_list_screen;

/* Argument: an id. */
extern const ScreenClass recommendation_screen;

/* No argument. */
extern const ScreenClass plan_screen, burn_screen, budget_screen, matrix_screen,
    cost_evaluation_screen, rate_screen;

/* No argument, home needs a store, start none; any argument tells home that another
 * screen covers it at once. */
extern const ScreenClass home_screen, start_screen;

/* Opens it, in the language and at the place where she left; language: as asked for, or NULL.
 * Closes the store on failure. */
MUST_CHECK bool screens_open_workbook(Store *store, const Language *language);

/* Asks for a colleague's copy, shows what a merge would bring, merges. */
MUST_CHECK bool screens_merge(Screen *screen);

/* The header: customer, and the workload when given. */
void screens_set_header(Store *store, const char *workload);

/* What every screen of a workbook offers in the palette. */
extern const Action screens_global_actions[];

#endif
