/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_page.h - on which page of a Word document a paragraph will stand, as far as its styles and
 * the widths of letters tell. */
#ifndef WORD_PAGE_H
#define WORD_PAGE_H

#include "format/markup.h"

typedef struct WordPages WordPages;

/* Laid out once; the document must not change while it is asked. */
WordPages *word_pages_new(MarkupNode *root, MarkupNode *styles);
void word_pages_free(WordPages *pages);

/* From 1; that of the table for what stands in one. */
size_t word_page_of(const WordPages *pages, MarkupNode *paragraph);

#endif
