/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table_view.h - a table on the screen: one focused row, scrolling with two rows of
 * context, columns chosen and sized by the screen. Whatever the list is, its rows can be searched,
 * and where it has titles sorted and folded: the table stays as it is, and `selected` is always a
 * row of it. */
#ifndef TABLE_VIEW_H
#define TABLE_VIEW_H

#include "base/table.h"
#include "toolkit/marks.h"
#include "toolkit/screen.h"

enum { VIEW_COLUMNS = 24 };

/* Rows end with a zero width. A negative width takes the room the others leave; several
 * share it in proportion. Columns from the right give way when the window is narrow;
 * one of numbers is as wide as they are, any other at most so wide, and no wider than what is in
 * it. */
typedef struct ViewColumn {
    size_t column;
    int width;
} ViewColumn;

struct TableView {
    const Table *table; /* borrowed; NULL is empty */

    /* For a list too long for one table: the part of it that holds *row, which becomes the row
     * in that part; NULL draws a blank row. `count` is then how many rows there are, and
     * `table` only has the titles. `sort` reads it anew in the order of `sorted`; rows that `group`
     * gives one number belong together, and fold. */
    const Table *(*window)(void *data, size_t *row);
    bool (*sort)(Screen *screen);
    size_t (*group)(void *data, size_t row);
    void *data;
    size_t count;
    const ViewColumn *columns;

    /* How a cell looks when its row is not the focused one; NULL: table_view_look. */
    attr_t (*look)(const Table *table, size_t row, size_t column);

    /* Where several rows can be acted on: what tells a row from the others, one more than a column
     * of the table, or of a long list a text that the caller frees. Neither: no marks. */
    size_t key;
    char *(*key_of)(void *data, size_t row);
    Marks marks;

    const char *hit; /* borrowed; marked wherever a cell has it; NULL or "": nothing */
    char *words;     /* what was searched for last, in place of it; NULL: nothing */

    /* Shown when there are no rows: what would fill the list and with which key. Already
     * translated. */
    const char *empty;
    bool has_titles;
    bool is_fixed; /* rows have an order of their own, also below titles */

    size_t sorted; /* one more than the column of the table; 0: as they came */
    bool is_descending;

    /* Rows alike in the sorted column are one line, but for those of these values, each between
     * line ends. NULL: all rows are shown. Where rows that came together belong together, `folds` is
     * one more than the column they are alike in, and "" folds them from the start. */
    char *unfolded;
    size_t folds;

    /* Which rows are shown, and how many each stands for; NULL: all, as they are. For table_view*.c
     * alone. */
    size_t *order, *alike, shown;

    size_t selected; /* a row of the table */
    size_t first;    /* the line that is shown first */
    int top, left, width; /* on the whole screen: where the first of them was drawn, and how wide */
    int page;             /* rows that fitted when it was last drawn */

    /* By place in `columns`: what the widest number seen so far takes. It never shrinks, so that
     * scrolling does not move the columns. */
    int widest[VIEW_COLUMNS];

    /* By place in `columns`: what the widest cell takes, and the columns that was seen of. */
    int fills[VIEW_COLUMNS];
    const ViewColumn *measured;
};

/* Another table, or other rows of the same; the focus stays as near as it can. */
void table_view_set(TableView *view, const Table *table);

/* Drops what it holds itself; for screen.c. */
void table_view_clear(TableView *view);

/* Lines, and the row of each; the line of the focused row. */
size_t table_view_lines(const TableView *view);
size_t table_view_row_at(const TableView *view, size_t line);
size_t table_view_line(const TableView *view);

/* Focuses the row of a line, or the last one. */
void table_view_go(TableView *view, size_t line);

/* After another order, or other words of `unfolded`. */
void table_view_arrange(TableView *view);

/* What a row is folded by, as it stands in `unfolded`; the caller frees. */
char *table_view_fold_value(const TableView *view, size_t row);

/* Whether the row in focus stands for others that are folded into it. */
bool table_view_is_folded(const TableView *view);

/* Whether folding would change what is shown: of a list that is folded, the rows in focus. */
bool table_view_has_alike(const TableView *view);

/* The rows that a key is about, as `count` of their keys: those marked, else the one in focus and
 * what is folded into it. table_view_free_keys frees them. */
size_t table_view_chosen_count(const TableView *view);
char **table_view_chosen(const TableView *view, size_t *count);
void table_view_free_keys(char **keys, size_t count);

/* Marks the rows in focus, or unmarks them; all that are not marked, and no others; drops the marks
 * of what is no longer in the list: an edit never reaches the unseen. */
void table_view_turn_mark(TableView *view);
void table_view_invert_marks(TableView *view);
void table_view_keep_marks(TableView *view);

/* Focuses the next row that has the words (direction -1: the one before), from a row on; false when
 * none has them. */
MUST_CHECK bool table_view_seek(TableView *view, size_t from, int direction);

/* The focused row, or -1. */
long table_view_row(const TableView *view);
void table_view_select(TableView *view, size_t row);

/* Focuses the row whose cell under `column` is `value`, if there is one. */
void table_view_find(TableView *view, size_t column, const char *value);

/* Draws into rows y … y + rows - 1 of the body and rests the cursor on the focused row. How many
 * rows are hidden stands in the rows around these: what a screen draws there comes first. */
void table_view_draw(TableView *view, WINDOW *body, int y, int x, int rows, int width);

/* Severity, risk and priority, by the column's name, in the colour of what the cell says, and in
 * bold where there is none for the worst; the rest plain. */
attr_t table_view_look(const Table *table, size_t row, size_t column);

/* Whether a row is in focus: for Action.applies of what acts on one. */
bool table_view_has_row(Screen *screen);

/* Marks the rows in focus and goes on: for rows of actions that are to be early in the footer. */
bool table_view_mark(Screen *screen);

/* j k g G, the arrows, PgUp, PgDn, Home, End, searching, sorting, folding: for ScreenClass.more,
 * with .view given. */
extern const Action table_view_actions[];

/* A line in place of the message: the words to search the list below for. */
extern const ScreenClass search_screen;

#endif
