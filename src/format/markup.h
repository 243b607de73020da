/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markup.h - the XML of Office documents as a tree: found, copied, filled and written. Elements and
 * attributes have the names that the standard gives them (ECMA-376), "w:tbl", whatever prefix a
 * file uses. Texts are escaped by the library, never pasted into markup. Owns libxml2. */
#ifndef MARKUP_H
#define MARKUP_H

#include "base/base.h"

typedef struct Markup Markup;
typedef struct _xmlNode MarkupNode; /* an element; it lives as long as its tree */

/* NULL after fail() when it is not XML, or has a document type: nothing of Office has one. `name`
 * is for the reason. */
Markup *markup_parse(const char *bytes, size_t count, const char *name);
void markup_free(Markup *markup);

/* The tree as a file, UTF-8; the caller frees. */
char *markup_write(const Markup *markup, size_t *count);

MarkupNode *markup_root(const Markup *markup);

/* Whether it is such an element; NULL is none. */
bool markup_is(const MarkupNode *node, const char *name);

/* The element after `at` within `scope`, in the order of the file; `at` NULL or `scope`: the
 * first inside it. NULL at the end. */
MarkupNode *markup_next(MarkupNode *scope, MarkupNode *at);

/* The same, past all that is inside `at`. */
MarkupNode *markup_past(MarkupNode *scope, MarkupNode *at);

/* The next of a name; NULL when there is none. */
MarkupNode *markup_find(MarkupNode *scope, MarkupNode *at, const char *name);

/* The first child of a name, and the element that holds one. */
MarkupNode *markup_child(MarkupNode *node, const char *name);
MarkupNode *markup_parent(MarkupNode *node);

/* The caller frees; NULL when there is none. */
char *markup_attribute(const MarkupNode *node, const char *name);
void markup_set_attribute(MarkupNode *node, const char *name, const char *value);

/* All text inside; the caller frees. */
char *markup_text(const MarkupNode *node);

/* In the place of all that is inside. */
void markup_set_text(MarkupNode *node, const char *text);

/* A new last child, and one before `at`. */
MarkupNode *markup_add(MarkupNode *parent, const char *name);
MarkupNode *markup_add_before(MarkupNode *at, const char *name);

/* A copy of the element, before `at`, in the same tree. */
MarkupNode *markup_copy_before(MarkupNode *at, const MarkupNode *node);
void markup_move_before(MarkupNode *at, MarkupNode *node);
void markup_move_into(MarkupNode *parent, MarkupNode *node);

void markup_remove(MarkupNode *node);

#endif
