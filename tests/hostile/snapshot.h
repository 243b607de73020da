/* SPDX-License-Identifier: GPL-3.0-or-later */
/* snapshot.h - what lies in a folder, so that it can be told what was done there. */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "base/base.h"

/* One line for each file below `folder`, but not below `except` nor where the program keeps its
 * own things; the caller frees. */
char *snapshot_take(const char *folder, const char *except);

/* The first line that only one of two has; NULL when they are alike. The caller frees. */
char *snapshot_difference(const char *before, const char *after);

/* A folder and all in it; none is fine. */
void snapshot_remove(const char *folder);

/* "" when there is none; the caller frees. */
char *snapshot_read_file(const char *folder, const char *name, size_t *bytes);

#endif
