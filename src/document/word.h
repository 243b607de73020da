/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word.h - a Word template, filled. What is of a sheet (sheet.h) stands between two bookmarks with its
 * name and _ for -, from the block with risk_list to that with risk_list_end. There
 *
 *   risk_list_rows … _end      hold what is repeated for each row
 *   a table                    has a row, not marked as its header, that is repeated for each row
 *   a content control          has a text, named by its tag, or by its own text without one:
 *   title, intro, empty        are the sheet's; empty stands where there are no rows, and only there
 *   a column's name            is the cell: of the row, in a header row the column's title
 *   COLUMN.title               is always the title
 *   SHEET.COLUMN               is the cell of another sheet's first row
 *   contents                   stands in the paragraph that becomes the table of contents
 *
 * Paragraphs of a repeated part whose cells are all empty, and tables without rows, are left out;
 * captions whose table is left out go with it. A footnote (word_note.h) is of the row that it is
 * copied with; fields are those of word_field.h. The program knows no page and no style, but those
 * of headings (heading 1, heading 2) and entries (toc 1, toc 2). */
#ifndef WORD_H
#define WORD_H

#include "base/problems.h"
#include "document/sheet.h"

typedef struct DocumentProperties {
    const char *title, *subject, *company;
    const char *engagement_id;
} DocumentProperties;

/* Written beside the target and renamed over it. The same sheets at the same date_now() give the
 * same bytes. */
MUST_CHECK bool word_write(const char *template, const char *path,
                           const DocumentProperties *properties, const Sheet *sheets, size_t count);

/* Names each control that nothing fills, and each sheet that no control shows. False when the
 * template cannot be read. */
MUST_CHECK bool word_check(const char *template, const Sheet *sheets, size_t count,
                           Problems *problems);

#endif
