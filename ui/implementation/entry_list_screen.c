/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/message.h"
#include "engagement/entry.h"
#include "implementation/implementation_screens.h"
#include "toolkit/header.h"
#include "toolkit/key.h"
#include "toolkit/place.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { ID, PILLAR, TITLE, HELP, ROWS, UNCONFIRMED };

typedef struct EntryList {
    TableView view;
    Table *forms;
} EntryList;

static const ViewColumn columns[] = { { TITLE, -1 }, { ROWS, 6 }, { UNCONFIRMED, 14 }, { 0 } };

static bool load(Screen *screen)
{
    EntryList *list = screen->state;
    Table *forms = entry_forms(screen->store, message_language());
    if (!forms)
        return false;
    table_free(list->forms);
    list->forms =
        table_make((const TableColumn[]){ { "id" },
                                          { "pillar" },
                                          { "title", N_("Form") },
                                          { "help" },
                                          { "rows", N_("Rows"), COLUMN_NUMBER },
                                          { "unconfirmed", N_("To confirm"), COLUMN_NUMBER } },
                   6);
    for (size_t row = 0; row < table_rows(forms); row++) {
        const char *cells[6];
        for (size_t i = 0; i < COUNT(cells); i++)
            cells[i] = table_cell(forms, row, i);
        table_add(list->forms, cells, 0);
    }
    table_free(forms);
    table_view_set(&list->view, list->forms);
    header_show(screen->store, NULL);
    return true;
}

static bool open_list(Screen *screen, const void *argument)
{
    EntryList *list = screen->state;
    (void)argument;
    list->view = (TableView){ .columns = columns, .has_titles = true };
    return load(screen);
}

static void close_list(Screen *screen)
{
    EntryList *list = screen->state;
    table_free(list->forms);
}

static void draw(Screen *screen, WINDOW *body)
{
    enum { DETAILS = 3 };
    EntryList *list = screen->state;
    int rows = getmaxy(body) - DETAILS, width = getmaxx(body);
    put_rule(body, rows, 0, width);
    table_view_draw(&list->view, body, 0, 0, rows, width);
    int used = put_wrapped(body, rows + 1, 1, width - 2, DETAILS - 1, role(ROLE_DIM),
                           table_cell(list->forms, list->view.selected, HELP));
    for (int y = rows + 1 + used; y < getmaxy(body); y++)
        put(body, y, 0, width, role(ROLE_PLAIN), "");
}

static bool go(Screen *screen)
{
    const EntryList *list = screen->state;
    return screen_push(&entry_screen, screen->store,
                       &(EntryPlace){ .form = table_cell(list->forms, list->view.selected, ID) });
}

static const Action actions[] = {
    { KEY_RETURN, N_("Open"), N_("Open the rows of the form in focus"), go },
    { 0 },
};

const ScreenClass entry_list_screen = {
    .title = N_("Implementation forms"),
    .size = sizeof(EntryList),
    .open = open_list,
    .draw = draw,
    .close = close_list,
    .actions = actions,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
};
