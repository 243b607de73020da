/* SPDX-License-Identifier: GPL-3.0-or-later */
/* adopt.h - recommendations that were made elsewhere, taken over as accepted ones of one's own. */
#ifndef ADOPT_H
#define ADOPT_H

#include "store/store.h"

/* From another workbook those it accepted; from a CSV or XLSX its rows, with columns title, pillar
 * and, if there is, explanation. The other file stays as it is. One act; what has the title of one
 * that is there is passed over and counted. */
MUST_CHECK bool adopt_from(Store *store, const char *path, size_t *adopted, size_t *there);

#endif
