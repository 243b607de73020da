/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/chart.h"

#include <stdlib.h>

#include "base/hundredths.h"
#include "toolkit/put.h"

enum { RIGHT = 2 };

Chart chart_new(WINDOW *window, int rows, int64_t most)
{
    return (Chart){ window, rows, getmaxx(window) - CHART_AXIS - RIGHT, most };
}

void chart_draw_axes(const Chart *chart, const char *unit, const char *from, const char *to)
{
    WINDOW *window = chart->window;
    int rows = chart->rows, width = chart->width;
    char *most = hundredths_text(chart->most);
    for (int y = 0; y <= rows; y++)
        put(window, y, 0, CHART_AXIS, role(ROLE_DIM), "");
    put_right(window, 0, 0, CHART_AXIS - 1, role(ROLE_BOLD), most);
    put(window, 1, 0, CHART_AXIS - 1, role(ROLE_DIM), unit);
    put_right(window, rows - 1, 0, CHART_AXIS - 1, role(ROLE_BOLD), "0");
    put_rule(window, rows, CHART_AXIS, width);
    put(window, rows + 1, 0, getmaxx(window), role(ROLE_DIM), "");
    put(window, rows + 1, CHART_AXIS, width / 2, role(ROLE_DIM), from);
    put_right(window, rows + 1, CHART_AXIS + width / 2, width - width / 2, role(ROLE_DIM), to);
    free(most);
}

int chart_height(const Chart *chart, int64_t value)
{
    return chart->most ? (int)((value * chart->rows + chart->most - 1) / chart->most) : 0;
}

void chart_put(const Chart *chart, int column, int height, Role look, const char *sign)
{
    put(chart->window, chart->rows - height, CHART_AXIS + column, 1, role(look), sign);
}

int chart_dots(const Chart *chart, int64_t value)
{
    Chart fine = *chart;
    fine.rows *= CHART_DOTS_DOWN;
    return chart_height(&fine, value);
}

/* Braille numbers its dots down the left side, then the right, and the lowest row last. */
unsigned chart_dot(int side, int row)
{
    static const unsigned char dots[CHART_DOTS_ACROSS][CHART_DOTS_DOWN] = {
        { 0x40, 0x04, 0x02, 0x01 }, { 0x80, 0x20, 0x10, 0x08 }
    };
    return dots[side][row];
}

void chart_put_dots(const Chart *chart, int column, int height, Role look, unsigned dots)
{
    const char sign[] = { '\xE2', (char)(0xA0 | dots >> 6), (char)(0x80 | (dots & 0x3F)), '\0' };
    chart_put(chart, column, height, look, dots ? sign : " ");
}
