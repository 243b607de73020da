/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_table.h - which places there are. */
#ifndef PLACE_TABLE_H
#define PLACE_TABLE_H

#include "toolkit/place.h"

/* Ends with a zero row. */
extern const Place place_table[];

#endif
