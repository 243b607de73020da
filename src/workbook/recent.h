/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recent.h - the workbooks opened last, for the start screen. */
#ifndef RECENT_H
#define RECENT_H

#include "base/table.h"

/* Puts a workbook first. A list that cannot be written is no reason to stop. */
void recent_add(const char *path);

/* Column path: those that are still there, the latest first. */
Table *recent_list(void);

#endif
