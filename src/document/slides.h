/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slides.h - a PowerPoint template, filled, its notes too. A shape is filled by its name, which the
 * selection pane shows:
 *
 *   SHEET.COLUMN         a text: the cell of the first row of a sheet (sheet.h)
 *   SHEET.title, .intro, .empty     the sheet's; empty where there are no rows, and only there
 *   SHEET                a text: a paragraph a row, of its first column, in the look of the first, or
 *                        what stands where there are none;
 *                        a table: its header row has the titles, the row below it is repeated for
 *                        each row; its cells name their columns;
 *                        a chart: its categories are the first column, the name of each of its
 *                        series says which column; the numbers go into its workbook as well
 *
 * A text box that LibreOffice renamed is called as its text says. An alternative text that is such a name, SHEET.intro say, is filled likewise. Other shapes stay as
 * they are. Tables and charts without rows, and series without numbers, are left out; tables that
 * would reach what stands below them have smaller letters. */
#ifndef SLIDES_H
#define SLIDES_H

#include "document/word.h"

/* Written beside the target and renamed over it. */
MUST_CHECK bool slides_write(const char *template, const char *path,
                             const DocumentProperties *properties, const Sheet *sheets,
                             size_t count);

/* Names each shape with a dot in its name that nothing fills, and each sheet that no shape shows.
 */
MUST_CHECK bool slides_check(const char *template, const Sheet *sheets, size_t count,
                             Problems *problems);

#endif
