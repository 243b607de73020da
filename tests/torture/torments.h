/* SPDX-License-Identifier: GPL-3.0-or-later */
/* torments.h - what is done to a workbook; each prints its lines "ok" and "not ok". */
#ifndef TORMENTS_H
#define TORMENTS_H

#include "stage.h"

/* A full disk, I/O errors, torn writes and deaths at every call of a scene. */
void torment_faults(Stage *stage);

/* kill -9 at random moments, again and again on the same file. */
void torment_kills(Stage *stage);

/* Power cuts: what was not synced is gone, all of it or parts. */
void torment_power(Stage *stage);

/* Each act at another time than the clock said before. */
void torment_clock(Stage *stage);

/* Two processes in one workbook; then one of them is killed. */
void torment_neighbours(Stage *stage);

/* The file replaced, renamed, deleted, cut or overwritten while it is open; its log as well. */
void torment_moves(Stage *stage);

/* Files and folders that may not be written. */
void torment_read_only(Stage *stage);

/* A new workbook, which is there whole or not at all. */
void torment_creation(Stage *stage);

/* The same faults and power cuts while an older workbook is brought up to date. */
void torment_migration(Stage *stage);

#endif
