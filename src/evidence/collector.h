/* SPDX-License-Identifier: GPL-3.0-or-later */
/* collector.h - the script a customer runs to export what the service starts from. */
#ifndef COLLECTOR_H
#define COLLECTOR_H

#include <stdio.h>

#include "base/message.h"

/* templates/collector/collector.sh with the lines of one language: "@en …" and "@zh …"
 * lose their mark or are left out, all others are printed as they stand. */
MUST_CHECK bool collector_put(FILE *stream, Language language);

#endif
