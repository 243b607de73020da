/* SPDX-License-Identifier: GPL-3.0-or-later */
/* external.h - edits a text in the user's own editor. */
#ifndef EXTERNAL_H
#define EXTERNAL_H

#include "base/base.h"

/* Takes over what was edited; false, with a reason, when it cannot. */
typedef bool ExternalTake(void *data, const char *text);

/* Runs $VISUAL or $EDITOR on a private file with the text in $XDG_RUNTIME_DIR, else in
 * `folder`. What differs afterwards is given to `take`, whatever became of the editor, and the
 * file goes; only when it cannot be taken over it stays, and the failure names it. False
 * also when the editor failed. */
MUST_CHECK bool external_edit(const char *folder, const char *text, ExternalTake *take, void *data);

/* Whether there is a program that opens files, as a desktop has; and that program on a file. */
bool external_can_open(void);
MUST_CHECK bool external_open(const char *path);

#endif
