/* SPDX-License-Identifier: GPL-3.0-or-later */
/* template_check.h - all that is wrong with templates of one's own (overlay.h). */
#ifndef TEMPLATE_CHECK_H
#define TEMPLATE_CHECK_H

#include "base/problems.h"
#include "store/store.h"

/* Reads the templates of a folder and of its folders, in both languages, and runs them on a workbook;
 * how many there were. A template.docx or template.pptx, which lies in a folder called like that of the
 * shipped one, is laid beside what fills it: what has no row, and rows that nothing shows. */
size_t templates_check(Store *store, const char *folder, Problems *problems);

#endif
