/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lens.h - question banks: data/lenses/<id>/{lens,pillars,questions,practices}.csv.
 * Texts stand in pairs of columns, _en and _zh. */
#ifndef LENS_H
#define LENS_H

#include "base/csv.h"
#include "store/store.h"

/* The four files as read; owned by the Lens. */
typedef struct Lens {
    char *folder;
    Table *about, *pillars, *questions, *practices;
} Lens;

/* Reads and checks a bank's folder; everything wrong goes to problems. NULL when a file
 * cannot be used at all. */
Lens *lens_read(const char *folder, Problems *problems);
void lens_free(Lens *lens);

/* The folder of a bank named by its id (a shipped one) or by a folder's path; the caller
 * frees. */
char *lens_folder(const char *name);

/* Copies the bank into a new workbook. A pillar that another bank brought already is shared;
 * the questions follow those of that bank. */
MUST_CHECK bool lens_copy(Store *store, const Lens *lens, size_t position);

/* id, version, name_en, name_zh of every shipped bank. */
Table *lens_list(Problems *problems);

#endif
