/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demo.h - the sample engagement of data/demo/. */
#ifndef DEMO_H
#define DEMO_H

#include "base/message.h"
#include "store/store.h"

/* Creates the workbook at a path that must not exist, as people who speak that language would have
 * filled it in; NULL on failure, nothing left. The caller closes the store. */
Store *demo_create(const char *path, Language language);

#endif
