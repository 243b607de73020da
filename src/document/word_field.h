/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_field.h - the fields of a filled Word document, with what they will show: numbers of
 * captions (SEQ), cross references (REF, PAGEREF), and the contents with their pages. */
#ifndef WORD_FIELD_H
#define WORD_FIELD_H

#include "format/markup.h"

/* Bookmarks that no field refers to go: their names would stand twice where what holds them is
 * repeated. */
void word_field_keep_targets(MarkupNode *root);

/* Makes a run what texts that begin with its number, such as R07, refer to; `count` were before it.
 */
void word_field_anchor(MarkupNode *run, const char *number, int count);

/* Whether a paragraph is numbered as a caption. */
bool word_field_is_caption(MarkupNode *node);

/* The control called contents becomes the contents. `styles` NULL: no pages. */
void word_field_write(MarkupNode *root, MarkupNode *styles);

#endif
