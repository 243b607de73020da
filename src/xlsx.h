/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx.h - writes a deliverable as an Excel workbook. Owns libxlsxwriter. */
#ifndef XLSX_H
#define XLSX_H

#include "sheet.h"

/* What the workbook as a whole says of itself; all texts in its language. */
typedef struct XlsxProperties {
    Language language;
    const char *title, *subject, *company, *keywords, *category;
    const char *confidentiality; /* in every footer */
    const char *engagement_id, *version;
} XlsxProperties;

/* Written beside the target and renamed over it; on failure the target is untouched.
 * The same sheets at the same date_now() give the same bytes. */
MUST_CHECK bool xlsx_write(const char *path, const XlsxProperties *properties, const Sheet *sheets,
                           size_t count);

#endif
