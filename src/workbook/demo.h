/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demo.h - the sample engagement of data/demo/. */
#ifndef DEMO_H
#define DEMO_H

#include "store/store.h"

/* Creates the workbook at a path that must not exist; NULL on failure, nothing left.
 * The caller closes the store. */
Store *demo_create(const char *path);

#endif
