/* SPDX-License-Identifier: GPL-3.0-or-later */
/* office.h - a Word or PowerPoint file as its parts, taken from a template that a person made;
 * those that were asked for as markup are written as what became of it, the others as they were. */
#ifndef OFFICE_H
#define OFFICE_H

#include "format/markup.h"

typedef struct Office Office;

/* NULL after fail(): no Office file, or more than a template has. */
Office *office_open(const char *path);
void office_free(Office *office);

/* The part's tree, the office's own: "word/document.xml". NULL after fail(). */
Markup *office_markup(Office *office, const char *part);

/* The names of its parts, in order; NULL past the last. */
const char *office_part(const Office *office, size_t number);

bool office_has(const Office *office, const char *part);

/* Puts other bytes, which become the office's, in the place of a part. */
void office_replace(Office *office, const char *part, char *bytes, size_t count);

/* What the document says of itself, in docProps/core.xml; its dates are now. */
MUST_CHECK bool office_set_properties(Office *office, const char *title, const char *subject,
                                      const char *creator, const char *identifier);

/* Beside the target and renamed over it. */
MUST_CHECK bool office_write(Office *office, const char *path);

#endif
