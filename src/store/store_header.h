/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_header.h - the first 100 bytes of a workbook, looked at before SQLite may touch
 * the file: SQLite would recover and checkpoint whatever database it is given. */
#ifndef STORE_HEADER_H
#define STORE_HEADER_H

#include "base/base.h"

enum { STORE_APPLICATION_ID = 0x57424F4B }; /* "WBOK" */

/* What the file is, with the reason as the failure unless it is sound. Refused: not a
 * workbook, or written by a newer version. Offsets:
 * https://www.sqlite.org/fileformat.html#the_database_header */
typedef enum StoreHeader { HEADER_SOUND, HEADER_DAMAGED, HEADER_REFUSED } StoreHeader;
StoreHeader store_header_read(const char *path);

#endif
