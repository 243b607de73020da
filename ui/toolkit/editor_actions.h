/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editor_actions.h - the keys of every text that is being typed: for ScreenClass.more, with .editor
 * given. */
#ifndef EDITOR_ACTIONS_H
#define EDITOR_ACTIONS_H

#include "toolkit/screen.h"

extern const Action editor_actions[];

#endif
