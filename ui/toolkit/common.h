/* SPDX-License-Identifier: GPL-3.0-or-later */
/* common.h - keys every screen answers unless it binds them itself. */
#ifndef COMMON_H
#define COMMON_H

#include "toolkit/screen.h"

extern const Action common_actions[];

#endif
