/* SPDX-License-Identifier: GPL-3.0-or-later */
/* witness.h - opens a workbook as the program would, and says what is in it. */
#ifndef WITNESS_H
#define WITNESS_H

#include "bank.h"
#include "model.h"

/* All that acts can change. NULL on failure. */
Model *witness_read(Store *store, const Bank *bank);

/* The same of a file that opens, is sound, and whose kept results match the answers. */
Model *witness_testify(const char *path, const Bank *bank);

#endif
