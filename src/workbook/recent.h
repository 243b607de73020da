/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recent.h - the workbooks opened last, for the start screen. */
#ifndef RECENT_H
#define RECENT_H

#include "base/table.h"

/* Puts a workbook first, with its customer and the id of the phase it is in. A list that cannot be
 * written is no reason to stop. */
void recent_add(const char *path, const char *customer, const char *phase);

/* Those that are still there, the latest first: customer, phase, used (a local day), path. */
Table *recent_list(void);

#endif
