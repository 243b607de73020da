/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/message.h"
#include "evidence/evidence_screens.h"
#include "toolkit/key.h"
#include "toolkit/table_view.h"

/* Rows that an import cannot read, where they stand and why. */
typedef struct Faults {
    TableView view;
    const Table *rows; /* the preview's, which stays below */
} Faults;

static const ViewColumn shown[] = { { 0, -2 }, { 1, -3 }, { 2, -3 }, { 0 } };

static bool open_faults(Screen *screen, const void *argument)
{
    Faults *faults = screen->state;
    faults->rows = argument;
    faults->view =
        (TableView){ .columns = shown, .has_titles = true, .empty = tr("Every row can be read.") };
    table_view_set(&faults->view, faults->rows);
    return true;
}

static void draw_faults(Screen *screen, WINDOW *body)
{
    Faults *faults = screen->state;
    faults->view.empty = tr("Every row can be read.");
    table_view_draw(&faults->view, body, 0, 0, getmaxy(body), getmaxx(body));
}

static bool show_row(Screen *screen)
{
    const Faults *faults = screen->state;
    long row = table_view_row(&faults->view);
    return row < 0 ? fail("the list is empty")
                   : screen_push(&record_screen, screen->store,
                                 &(RecordPlace){ faults->rows, (size_t)row });
}

static const Action actions[] = {
    { KEY_RETURN, N_("All of it"), N_("Show the whole row"), show_row,
      .applies = table_view_has_row },
    { 0 },
};

const ScreenClass import_fault_screen = {
    .title = N_("Unreadable rows"),
    .size = sizeof(Faults),
    .open = open_faults,
    .draw = draw_faults,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
};
