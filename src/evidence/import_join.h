/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import_join.h - batches that another copy of the workbook imported, joined with those here. */
#ifndef IMPORT_JOIN_H
#define IMPORT_JOIN_H

#include "store/store.h"

/* In the act of a merge, with the other copy attached as "theirs": brings its active batches that
 * are not active here. *last is the id of the last of them, by which import_swap takes all of
 * them away again, or "" when there is none; *files names what they imported. The caller frees
 * both. */
MUST_CHECK bool import_join(Store *store, char **last, char **files);

#endif
