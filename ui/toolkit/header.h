/* SPDX-License-Identifier: GPL-3.0-or-later */
/* header.h - what stands beside the title of every screen. */
#ifndef HEADER_H
#define HEADER_H

#include "store/store.h"

/* The customer, and the workload when given; without a store neither. */
void header_show(Store *store, const char *workload);

#endif
