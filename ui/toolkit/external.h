/* SPDX-License-Identifier: GPL-3.0-or-later */
/* external.h - edits a text in the user's own editor. */
#ifndef EXTERNAL_H
#define EXTERNAL_H

#include "base/base.h"

/* Takes over what was edited; false, with a reason, when it cannot. */
typedef bool ExternalTake(void *data, const char *text);

/* The file of a text that an editor may still have open: one such as `code` is back at once, and
 * saves later. Zero: there is none. */
typedef struct ExternalFile {
    char *path, *text; /* what was last read of it */
    bool is_refused;   /* that could not be taken over */
} ExternalFile;

/* Runs $VISUAL or $EDITOR on a private file with the text in $XDG_RUNTIME_DIR, else in
 * `folder`. What differs afterwards is given to `take`, whatever became of the editor, and the
 * file goes; when it cannot be taken over it stays, and the failure names it. False
 * also when the editor failed. When all went well and nothing differs it stays as *file. */
MUST_CHECK bool external_edit(ExternalFile *file, const char *folder, const char *text,
                              ExternalTake *take, void *data);

/* Gives what was saved in the file since to `take`. What cannot be taken over stays there, and the
 * failure names it, once. */
MUST_CHECK bool external_look(ExternalFile *file, ExternalTake *take, void *data, bool *is_changed);

/* The text is done with: the file goes, unless it holds what was refused. */
void external_let_go(ExternalFile *file);

/* Whether there is a program that opens files, as a desktop has; and that program on a file. */
bool external_can_open(void);
MUST_CHECK bool external_open(const char *path);

#endif
