/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_control.h - what of a Word template is filled: its content controls, and what stands between
 * two bookmarks, as a control. */
#ifndef WORD_CONTROL_H
#define WORD_CONTROL_H

#include "format/markup.h"

/* The next control after `at`, which is looked past; not those inside another. */
MarkupNode *word_control_next(MarkupNode *scope, MarkupNode *at);

/* What it is called; the caller frees. */
char *word_control_tag(MarkupNode *control);

/* What the control held takes its place. */
void word_control_unwrap(MarkupNode *control);

/* What stands between bookmarks NAME and NAME_end becomes a control. Bookmarks are what both Word
 * and LibreOffice keep around a table. */
void word_control_wrap_ranges(MarkupNode *root);

#endif
