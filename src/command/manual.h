/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manual.h - what the command table says of itself: help, man page, completion. All go to
 * stdout in the chosen language. */
#ifndef MANUAL_H
#define MANUAL_H

#include "command/command.h"

/* All commands, or one of them (NULL: all). Fails on an unknown name. */
MUST_CHECK bool manual_help(const Command *commands, const char *name);

void manual_page(const Command *commands);
void manual_completion(const Command *commands);

#endif
