/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recommendation_split.h - splits a recommendation and takes merged ones apart, on screen. */
#ifndef RECOMMENDATION_SPLIT_H
#define RECOMMENDATION_SPLIT_H

#include "toolkit/screen.h"

/* Asks for the titles of its parts. */
MUST_CHECK bool recommendation_ask_parts(Screen *screen, const char *id);

/* Says how many came out of it. */
MUST_CHECK bool recommendation_apart(Screen *screen, const char *id);

#endif
