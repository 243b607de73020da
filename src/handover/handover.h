/* SPDX-License-Identifier: GPL-3.0-or-later */
/* handover.h - what the customer is handed over in the end, as one encrypted zip: the workbook, the
 * deliverables, the list of evidence, how to open it, and a manifest with the SHA-256 of each. */
#ifndef HANDOVER_H
#define HANDOVER_H

#include "base/message.h"
#include "store/store.h"

/* `deliverables` are names of report.h, `count` 0: those that the customer accepts in what was
 * bought, and the acceptance form. Each passes its gate first, or leaves for a `reason`, which is
 * recorded (gate.h). The package at `path` is whole, or not there; it must not exist. What is made
 * on the way lies in memory alone. */
MUST_CHECK bool handover_write(Store *store, const char *const deliverables[], size_t count,
                              Language language, const char *reason, const char *passphrase,
                              const char *path);

/* "SHOP-handover.zip" for SHOP.wellbook, in the current folder. The caller frees. */
char *handover_default_path(Store *store);

#endif
