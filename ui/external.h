/* SPDX-License-Identifier: GPL-3.0-or-later */
/* external.h - edits a text in the user's own editor. */
#ifndef EXTERNAL_H
#define EXTERNAL_H

#include "base.h"

/* Runs $VISUAL or $EDITOR on a private file with the text in $XDG_RUNTIME_DIR, else in
 * `folder`. Returns what the file then holds, whatever the editor's exit status; NULL when
 * it could not be run or read, in which case the file stays and the failure names it. */
char *external_edit(const char *folder, const char *text);

#endif
