/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least a list on ncurses does: 1000 rows, one in focus, arrow keys, q. It paints only
 * the rows whose look changed. */
#include "config.h"

#include <curses.h>
#include <locale.h>

enum { ROWS = 1000 };

static int first, selected;

static void draw_row(int row)
{
    attrset(row == selected ? A_REVERSE : A_NORMAL);
    mvprintw(row - first, 0, "%-*.*s", COLS, COLS, "");
    mvprintw(row - first, 0, " %04d  A row of the list with some words in it", row);
    attrset(A_NORMAL);
}

static void draw_all(void)
{
    for (int row = first; row < first + LINES && row < ROWS; row++)
        draw_row(row);
}

static void select_row(int row)
{
    int before = selected;
    if (row < 0 || row >= ROWS)
        return;
    selected = row;
    if (row < first || row >= first + LINES) {
        first = row < first ? row : row - LINES + 1;
        draw_all();
        return;
    }
    draw_row(before);
    draw_row(selected);
}

int main(void)
{
    int key;
    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    curs_set(0);
    draw_all();
    while ((key = getch()) != 'q' && key != ERR)
        if (key == KEY_DOWN || key == KEY_UP)
            select_row(selected + (key == KEY_DOWN ? 1 : -1));
    endwin();
    return 0;
}
