/* SPDX-License-Identifier: GPL-3.0-or-later */
/* form_view.h - fields with their values as a list, and what is said of the one in focus
 * below it: how every form looks. */
#ifndef FORM_VIEW_H
#define FORM_VIEW_H

#include "toolkit/table_view.h"

/* The columns of its table: value as stored, shown as people read it. */
enum {
    FORM_FIELD,
    FORM_SECTION,
    FORM_LABEL,
    FORM_HELP,
    FORM_TYPE,
    FORM_REQUIRED,
    FORM_UNIT,
    FORM_VALUE,
    FORM_SHOWN,
    FORM_COLUMNS
};

/* An empty one. */
Table *form_view_table(void);

/* Of the field in focus. */
const char *form_view_cell(const TableView *view, size_t column);

/* The list, and `details` rows about the field in focus where there is room. */
void form_view_draw(TableView *view, WINDOW *body, int details);

#endif
