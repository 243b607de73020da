/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/act_trail.h"

#include <stdlib.h>
#include <string.h>

void act_trail_add(ActTrail *trail, const void *workbook, int64_t number, const char *path,
                   const char *title)
{
    trail->places = xgrow(trail->places, trail->count, &trail->room, sizeof *trail->places);
    trail->places[trail->count++] = (ActPlace){ workbook, number, xstrdup(path), xstrdup(title) };
}

const ActPlace *act_trail_find(const ActTrail *trail, const void *workbook, int64_t number)
{
    for (size_t i = trail->count; i-- > 0;)
        if (trail->places[i].workbook == workbook && trail->places[i].number == number)
            return &trail->places[i];
    return NULL;
}

bool act_place_is_on(const ActPlace *place, const char *name)
{
    char *between = xasprintf("\n%s\n", name);
    bool is_on = strstr(place->path, between) != NULL;
    free(between);
    return is_on;
}

void act_trail_clear(ActTrail *trail)
{
    for (size_t i = 0; i < trail->count; i++) {
        free(trail->places[i].path);
        free(trail->places[i].title);
    }
    free(trail->places);
    *trail = (ActTrail){ 0 };
}
