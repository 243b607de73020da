/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison.h - the second review of a customer beside the first: what was mended, what is still
 * open, what is new. The views are store/views/comparison.sql, the sheets templates/comparison. */
#ifndef COMPARISON_H
#define COMPARISON_H

#include "store/store.h"

/* The later workbook in memory, with what stood in the earlier one beside it, for report_write()
 * and report_list(); the caller closes it. Both may be milestones, and neither is changed. NULL
 * when they are of two customers. */
Store *comparison_open(Store *earlier, Store *later);

#endif
