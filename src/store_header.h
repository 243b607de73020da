/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store_header.h - the first 100 bytes of a workbook, looked at before SQLite may touch
 * the file: SQLite would recover and checkpoint whatever database it is given. */
#ifndef STORE_HEADER_H
#define STORE_HEADER_H

#include "base.h"

enum { STORE_APPLICATION_ID = 0x57424F4B }; /* "WBOK" */

/* Fails, and says which, when the file is not a workbook, is cut short, or was written by
 * a newer version. Offsets: https://www.sqlite.org/fileformat.html#the_database_header */
MUST_CHECK bool store_header_check(const char *path);

#endif
