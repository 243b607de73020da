/* SPDX-License-Identifier: GPL-3.0-or-later */
/* torments.h - what is done to a workbook; each prints its lines "ok" and "not ok". */
#ifndef TORMENTS_H
#define TORMENTS_H

#include "stage.h"

/* A full disk, I/O errors, torn writes and deaths at every call of a scene. */
void torment_faults(Stage *stage);

/* kill -9 at random moments, again and again on the same file. */
void torment_kills(Stage *stage);

#endif
