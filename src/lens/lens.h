/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lens.h - question banks: data/lenses/<id>/{lens,pillars,questions,practices}.csv, and
 * practice_checks.csv: which checks of other tools prove or indicate whether a practice is in
 * place. A check may speak of several practices. Texts stand in pairs of columns, _en and _zh. */
#ifndef LENS_H
#define LENS_H

#include "base/csv.h"
#include "store/store.h"

#define LENS_CHECKS "practice_checks.csv"

/* The files as read; owned by the Lens. `checks` has practice, check, strength. */
typedef struct Lens {
    char *folder;
    Table *about, *pillars, *questions, *practices, *checks;
} Lens;

/* Reads and checks a bank's folder; everything wrong goes to problems. NULL when a file
 * cannot be used at all. */
Lens *lens_read(const char *folder, Problems *problems);
void lens_free(Lens *lens);

/* All shipped banks but the one of this id; ends with NULL. The caller frees them with the list. */
Lens **lens_shipped_but(const char *id, Problems *problems);
void lens_free_list(Lens **list);

/* The folder of a bank named by its id (a shipped one) or by a folder's path; the caller
 * frees. */
char *lens_folder(const char *name);

/* Copies the bank into a workbook, after those it has. Banks share pillars of one id: they are
 * called as the first bank calls them, and its questions come first in them. Fails when the
 * workbook has the bank, or a question of one of its ids, already. */
MUST_CHECK bool lens_copy(Store *store, const Lens *lens);

/* id, version, name_en, name_zh of every shipped bank. */
Table *lens_list(Problems *problems);

#endif
