/* SPDX-License-Identifier: GPL-3.0-or-later */
/* put.h - writes text into windows by terminal cells, so that only what differs from the
 * last picture is sent. */
#ifndef PUT_H
#define PUT_H

#include <curses.h>

#include "base/base.h"

/* Fills `width` cells of one row: the text, cut between graphemes where it does not fit,
 * then blanks. All text of the screens passes here and is made safe to show. Returns the
 * cells the text took. */
int put(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text);

/* The same, with a mark at the end of what was cut. */
int put_cut(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text);

/* The same of parts with " · " or two spaces between, of which the last are the least: those that do
 * not fit are left out. */
int put_parts(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text);

/* put() for a part of a text that is not terminated. */
int put_part(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text,
             size_t bytes);

/* The same, against the right edge of the field. */
void put_right(WINDOW *window, int y, int x, int width, attr_t attributes, const char *text);

/* A label, then text behind it; the label in bold. Returns the cells both took. */
int put_pair(WINDOW *window, int y, int x, int width, const char *label, const char *text);

/* Wrapped over at most `rows` rows. Returns the rows used. */
int put_wrapped(WINDOW *window, int y, int x, int width, int rows, attr_t attributes,
                const char *text);

/* "#####....." of `width` cells. */
void put_bar(WINDOW *window, int y, int x, int width, attr_t attributes, double part, double whole);

/* A thin line across, from x on. */
void put_rule(WINDOW *window, int y, int x, int width);

/* How many rows lie hidden above (is_above) or below a pane, ending before column `right` of row
 * y. The row may be the one outside the window, which is the rule or the box around it. */
int put_more(WINDOW *window, int y, int right, bool is_above, size_t hidden);

/* Any such text in such a row; returns the cells it took, as put_more does. */
int put_in_rule(WINDOW *window, int y, int right, const char *text);

/* Which of `count` rows are seen of a list that scrolls: one column, `rows` high. */
void put_scroll_bar(WINDOW *window, int y, int x, int rows, size_t first, size_t count);

/* A box with a title, the inside blank. */
void put_box(WINDOW *window, int y, int x, int rows, int columns, const char *title);

/* Its upper and lower edge alone, anew. */
void put_box_edges(WINDOW *window, int y, int x, int rows, int columns, const char *title);

/* Blanks the window from row y to its end. */
void put_blank(WINDOW *window, int y);

#endif
