/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/place.h"

static const ScreenClass *const *all;

void place_set(const ScreenClass *const classes[PLACES])
{
    all = classes;
}

bool place_open(Place place, Store *store, const void *argument)
{
    return screen_push(all[place], store, argument);
}
