/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/form_view.h"

#include <stdlib.h>

#include "base/message.h"
#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { WIDE = 100, LEAST_ROWS = 6 };
static const ViewColumn wide_columns[] = {
    { FORM_SECTION, 18 }, { FORM_LABEL, 28 }, { FORM_SHOWN, -1 }, { FORM_UNIT, 18 }, { 0 }
};
static const ViewColumn narrow_columns[] = {
    { FORM_LABEL, 28 }, { FORM_SHOWN, -1 }, { FORM_UNIT, 12 }, { 0 }
};

static attr_t look(const Table *table, size_t row, size_t column)
{
    bool is_missing =
        *table_cell(table, row, FORM_REQUIRED) == '1' && !*table_cell(table, row, FORM_VALUE);
    if (column == FORM_LABEL)
        return is_missing ? role(ROLE_MEDIUM) : role(ROLE_PLAIN);
    return column == FORM_SHOWN ? role(ROLE_BOLD) : role(ROLE_DIM);
}

Table *form_view_table(void)
{
    static const TableColumn columns[] = { { "field" }, { "section" }, { "label" },
                                           { "help" },  { "type" },    { "required" },
                                           { "unit" },  { "value" },   { "shown" } };
    Table *table = table_make(columns, COUNT(columns));
    return table;
}

const char *form_view_cell(const TableView *view, size_t column)
{
    return table_cell(view->table, view->selected, column);
}

void form_view_draw(TableView *view, WINDOW *body, int details)
{
    int rows = getmaxy(body), wide = getmaxx(body);
    int list = rows - details > LEAST_ROWS ? rows - details : rows;
    view->columns = wide >= WIDE ? wide_columns : narrow_columns;
    view->look = look;
    bool has_details = table_view_row(view) >= 0 && list < rows;
    if (has_details)
        put_rule(body, list, 0, wide);
    table_view_draw(view, body, 0, 0, list, wide);
    if (!has_details)
        return;
    char *help = xasprintf("%s%s%s", form_view_cell(view, FORM_SECTION), message_colon(),
                           form_view_cell(view, FORM_HELP));
    int used = put_wrapped(body, list + 1, 1, wide - 2, details - 1, role(ROLE_DIM), help);
    free(help);
    for (int y = list + 1 + used; y < rows; y++)
        put(body, y, 0, wide, role(ROLE_PLAIN), "");
}
