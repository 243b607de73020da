/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a form come to. The columns that find no room are said of the row in focus below. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/text.h"
#include "implementation/calculation.h"
#include "implementation/implementation_screens.h"
#include "toolkit/header.h"
#include "toolkit/put.h"
#include "toolkit/table_view.h"
#include "toolkit/terminal.h"

enum { DETAILS = 6, MOST_COLUMNS = 8, NAME_WIDTH = 18 };

typedef struct Reckoned {
    TableView view;
    char *form;
    Table *rows;
    ViewColumn columns[MOST_COLUMNS + 1];
    int width; /* of the window, when the columns were chosen */
} Reckoned;

static int width_of(const Table *table, size_t column)
{
    int widest = text_cells(table_title(table, column));
    for (size_t row = 0; row < table_rows(table); row++) {
        int cells = text_cells(table_cell(table, row, column));
        widest = cells > widest ? cells : widest;
    }
    return widest;
}

/* The name, and as many of the others as have room beside it. */
static void choose_columns(Reckoned *reckoned, int width)
{
    int left = width - NAME_WIDTH;
    size_t count = 0;
    char *names = xstrdup(calculation_columns(reckoned->form)), *rest = NULL;
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        long column = table_find(reckoned->rows, name);
        int cells = column < 0 ? width : width_of(reckoned->rows, (size_t)column) + 2;
        if (count == MOST_COLUMNS || (count && cells > left))
            continue;
        left -= count ? cells : 0;
        reckoned->columns[count] = (ViewColumn){ (size_t)column, count ? cells - 2 : -1 };
        count++;
    }
    free(names);
    reckoned->columns[count] = (ViewColumn){ 0 };
    reckoned->width = width;
}

static bool load(Screen *screen)
{
    Reckoned *reckoned = screen->state;
    Table *rows = calculation_make(screen->store, reckoned->form, message_language());
    if (!rows)
        return false;
    table_free(reckoned->rows);
    reckoned->rows = rows;
    reckoned->view.columns = reckoned->columns;
    reckoned->view.has_titles = reckoned->view.is_fixed = true;
    reckoned->view.empty = calculation_hint(reckoned->form);
    choose_columns(reckoned, reckoned->width ? reckoned->width : NAME_WIDTH);
    table_view_set(&reckoned->view, rows);
    header_show(screen->store, NULL);
    return true;
}

static bool open_result(Screen *screen, const void *argument)
{
    Reckoned *reckoned = screen->state;
    reckoned->form = xstrdup(argument);
    return load(screen);
}

static void close_result(Screen *screen)
{
    Reckoned *reckoned = screen->state;
    free(reckoned->form);
    table_free(reckoned->rows);
}

static const char *heading(Screen *screen)
{
    const Reckoned *reckoned = screen->state;
    return calculation_title(reckoned->form);
}

static char *said_of(const Table *table, size_t row)
{
    Buffer said = { 0 };
    for (size_t i = 1; i < table_columns(table); i++)
        if (*table_cell(table, row, i)) {
            buffer_join(&said, message_language() == CHINESE ? "；" : "; ", table_title(table, i));
            buffer_add_format(&said, "%s%s", message_colon(), table_cell(table, row, i));
        }
    return buffer_take(&said);
}

static void draw(Screen *screen, WINDOW *body)
{
    Reckoned *reckoned = screen->state;
    int rows = getmaxy(body) - DETAILS, width = getmaxx(body);
    if (width != reckoned->width)
        choose_columns(reckoned, width);
    table_view_draw(&reckoned->view, body, 0, 0, rows, width);
    put_rule(body, rows, 0, width);
    long row = table_view_row(&reckoned->view);
    char *said = row < 0 ? xstrdup("") : said_of(reckoned->rows, (size_t)row);
    int used = put_wrapped(body, rows + 1, 1, width - 2, DETAILS - 1, role(ROLE_PLAIN), said);
    for (int y = rows + 1 + used; y < getmaxy(body); y++)
        put(body, y, 0, width, role(ROLE_PLAIN), "");
    free(said);
}

const ScreenClass calculation_screen = {
    .title = N_("Result"),
    .size = sizeof(Reckoned),
    .open = open_result,
    .draw = draw,
    .close = close_result,
    .more = table_view_actions,
    .has_view = true,
    .resume = load,
    .heading = heading,
};
