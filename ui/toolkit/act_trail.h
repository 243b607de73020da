/* SPDX-License-Identifier: GPL-3.0-or-later */
/* act_trail.h - on which screens the acts of this session were made. */
#ifndef ACT_TRAIL_H
#define ACT_TRAIL_H

#include <stdint.h>

#include "base/base.h"

/* One act; path: the names of the screens that were open, the lowest first, each between line
 * ends. */
typedef struct ActPlace {
    const void *workbook;
    int64_t number;
    char *path, *title;
} ActPlace;

typedef struct ActTrail {
    ActPlace *places;
    size_t count, room;
} ActTrail;

/* Texts are copied. */
void act_trail_add(ActTrail *trail, const void *workbook, int64_t number, const char *path,
                   const char *title);

/* The place of an act, NULL when it was not made in this session; borrowed until the next one. */
const ActPlace *act_trail_find(const ActTrail *trail, const void *workbook, int64_t number);

/* Whether it was made on the screen of that name or on one above it. */
bool act_place_is_on(const ActPlace *place, const char *name);

void act_trail_clear(ActTrail *trail);

#endif
