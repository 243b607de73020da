/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence_screens.h - what imports and the rows they brought are seen on. */
#ifndef EVIDENCE_SCREENS_H
#define EVIDENCE_SCREENS_H

#include "base/table.h"
#include "toolkit/place.h"

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

/* Argument: the path of a questionnaire that came back. */
extern const ScreenClass returned_screen;

#endif
