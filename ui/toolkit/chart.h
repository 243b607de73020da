/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart.h - values over columns of cells, with an axis to the left and one below. */
#ifndef CHART_H
#define CHART_H

#include <curses.h>

#include "toolkit/terminal.h"

typedef struct Chart {
    WINDOW *window;
    int rows, width; /* of what is drawn in; the axes need CHART_AXIS columns and 2 rows more */
    int64_t most;    /* the value of the top row, in hundredths */
} Chart;

enum { CHART_AXIS = 8, CHART_DOTS_ACROSS = 2, CHART_DOTS_DOWN = 4 };

/* In the whole window, so many rows high. */
Chart chart_new(WINDOW *window, int rows, int64_t most);

/* unit names the values; from and to stand at the ends of the lower axis. */
void chart_draw_axes(const Chart *chart, const char *unit, const char *from, const char *to);

/* The row of a value, counted from below: 0 for nothing, else from 1. */
int chart_height(const Chart *chart, int64_t value);

/* One sign in a column at a height from 1. */
void chart_put(const Chart *chart, int column, int height, Role look, const char *sign);

/* The same counted in dots, four to a row. */
int chart_dots(const Chart *chart, int64_t value);

/* The dot of a cell, on its left (0) or right side, its row counted from below; and all of its
 * dots as one braille sign, which is equally wide everywhere. */
unsigned chart_dot(int side, int row);
void chart_put_dots(const Chart *chart, int column, int height, Role look, unsigned dots);

#endif
