/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_note.h - footnotes of a Word template: each stands inside its reference while that is filled
 * and copied, and goes back to the part of footnotes then, or nowhere when it has no text. */
#ifndef WORD_NOTE_H
#define WORD_NOTE_H

#include "document/office.h"

/* Into the references of the document. */
MUST_CHECK bool word_note_take(Office *office, MarkupNode *root);

/* Back, one a reference, counted in their order. */
MUST_CHECK bool word_note_put(Office *office, MarkupNode *root);

/* Whether it is of a footnote. */
bool word_note_holds(MarkupNode *node);

#endif
