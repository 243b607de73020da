/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mapping.h - a format of one's own: which column of an export is which of our fields. */
#ifndef MAPPING_H
#define MAPPING_H

#include "source/source.h"

/* Leaves only the format that these pairs ("FIELD=COLUMN", "kind=resource") describe to be
 * recognised. A name of NULL is for once. */
MUST_CHECK bool mapping_use(Sources *sources, const char *const pairs[], const char *name);

/* The same format beside the others, under an id that none of them has. */
MUST_CHECK bool mapping_add(Sources *sources, const char *const pairs[], const char *id);

/* Keeps it in the personal folder, where sources_read finds it. */
MUST_CHECK bool mapping_save(const char *const pairs[], const char *name);

#endif
