/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demo_screen.h - the engine's own test screen. */
#ifndef DEMO_SCREEN_H
#define DEMO_SCREEN_H

#include "toolkit/screen.h"

extern const ScreenClass demo_screen;

#endif
