/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_check.h - all that is wrong with templates of one's own (overlay.h). */
#ifndef SHEET_CHECK_H
#define SHEET_CHECK_H

#include "base/problems.h"
#include "store/store.h"

/* Reads the templates of a folder and of its folders, in both languages, and runs them on a workbook;
 * how many there were. */
size_t sheets_check(Store *store, const char *folder, Problems *problems);

#endif
