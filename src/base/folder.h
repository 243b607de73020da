/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder.h - what lies in a folder, and paths as people type them. */
#ifndef FOLDER_H
#define FOLDER_H

#include "base/table.h"

/* Columns name, size: what is not hidden, folders first, with a slash behind their names. NULL on
 * failure. */
Table *folder_list(const char *path);

/* The caller frees all of these. */
char *folder_join(const char *folder, const char *name);

/* Without blanks around it, and ~ as the home of the user. */
char *folder_path(const char *typed);

/* As much more of it as all names that begin like it have in common; `names`: how many begin so. */
char *folder_complete(const char *typed, size_t *names);

/* A path in the folder ("": where the program was started) that nothing has yet, of a title and an
 * ending such as ".wellbook". */
char *folder_new_path(const char *folder, const char *title, const char *ending);

/* Takes away a folder that was made a moment ago, and the files that were put into it. */
void folder_discard(const char *folder);

#endif
