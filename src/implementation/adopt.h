/* SPDX-License-Identifier: GPL-3.0-or-later */
/* adopt.h - recommendations that were made elsewhere, taken over as accepted ones of one's own. */
#ifndef ADOPT_H
#define ADOPT_H

#include "store/store.h"

typedef struct Adoption {
    size_t adopted, there;
    char *different; /* titles of those there that the file explains otherwise; or NULL */
    char *left;      /* sheets and columns that were not taken; or NULL */
} Adoption;

/* From another workbook those it accepted; from a CSV or XLSX the rows of its sheets with columns
 * title, pillar and, if there is, explanation. The other file stays as it is. One act; what has the
 * title of one that is there is passed over and counted. */
MUST_CHECK bool adopt_from(Store *store, const char *path, Adoption *adoption);
void adoption_release(Adoption *adoption);

/* What was passed over of it, a sentence; the caller frees. NULL when there is nothing. */
char *adoption_note(const Adoption *adoption);

#endif
