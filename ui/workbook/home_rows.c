/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "report/report.h"
#include "toolkit/place.h"
#include "workbook/home_state.h"

static void add_row(Home *home, const char *title, const char *status, const char *place,
                    const char *workload)
{
    table_add(home->rows, (const char *const[]){ title, status, place, workload }, 0);
}

/* ---- everything ---- */

static bool add_parts(Screen *screen, const Place *place)
{
    Table *parts = place->parts(screen->store);
    for (size_t row = 0; parts && row < table_rows(parts); row++)
        add_row(screen->state, table_get(parts, row, "title"), table_get(parts, row, "status"),
                table_get(parts, row, "place"), table_get(parts, row, "workload"));
    bool done = parts != NULL;
    table_free(parts);
    return done;
}

/* Counting takes longer than a screen may, and waits; but what is mostly nothing shows whether it
 * is to be listed at all. */
static bool add_place(Screen *screen, const Place *place, size_t number)
{
    Home *home = screen->state;
    if (place->is_rare) {
        free(home->status[number]);
        home->status[number] = place->status(screen->store, place);
        if (!home->status[number])
            return false;
    }
    const char *status = home->status[number] ? home->status[number] : "";
    if (!place->is_rare || *status)
        add_row(home, tr(place->title), status, place->id, "");
    return true;
}

static bool add_all(Screen *screen)
{
    const Place *places = place_all();
    bool done = true;
    for (size_t i = 0; done && places[i].id; i++)
        if (places[i].parts)
            done = add_parts(screen, &places[i]);
        else if (places[i].help)
            done = add_place(screen, &places[i], i);
    return done;
}

/* ---- the road ---- */

static void add_step(Home *home, const Step *step)
{
    static const char *const marks[] = {
        [STEP_DONE] = "[x]", [STEP_OPEN] = "[ ]", [STEP_BLOCKED] = "[-]"
    };
    char *title = xasprintf("%s %s", marks[step->state], step->title);
    char *progress = step_progress(step);
    add_row(home, title, progress, step_place(step), "");
    free(progress);
    free(title);
}

/* What somebody promised, below the steps. */
static bool add_due(Screen *screen)
{
    Table *due = report_list(screen->store, "screens", "due", message_language(), NULL);
    for (size_t row = 0; due && row < table_rows(due); row++) {
        char *title = xasprintf("%s %s", tr("Due:"), table_get(due, row, "title"));
        add_row(screen->state, title, table_get(due, row, "due"), table_get(due, row, "place"), "");
        free(title);
    }
    bool done = due != NULL;
    table_free(due);
    return done;
}

static bool add_phase(Screen *screen)
{
    Home *home = screen->state;
    bool done = true;
    home->next_row = 0;
    for (size_t i = 0; done && i < road_steps(home->road); i++) {
        const Step *step = road_step(home->road, i);
        if (step->phase != home->shown)
            continue;
        const Place *place = place_find(step->place);
        if (step == road_next(home->road))
            home->next_row = table_rows(home->rows);
        add_step(home, step);
        if (place && place->parts)
            done = add_parts(screen, place);
    }
    return done && (home->shown != home->in_hand || add_due(screen));
}

bool home_rows_fill(Screen *screen)
{
    static const TableColumn columns[] = { [HOME_TITLE] = { "title" },
                                           [HOME_STATUS] = { "status" },
                                           [HOME_PLACE] = { "place" },
                                           [HOME_WORKLOAD] = { "workload" } };
    Home *home = screen->state;
    table_free(home->rows);
    home->rows = table_make(columns, COUNT(columns));
    return home->shown == HOME_ALL ? add_all(screen) : add_phase(screen);
}
