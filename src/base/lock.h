/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lock.h - who works on a file: a claim beside it, ".NAME.lock", and a lock on the file itself,
 * which end with their process. */
#ifndef LOCK_H
#define LOCK_H

#include "base/base.h"

typedef struct Lock Lock;

/* Claims a file for this process until lock_release or its end. NULL when another holds it:
 * *holder then says who and since when (the caller frees), or is NULL when there can be no lock:
 * then the failure and errno say why. */
Lock *lock_take(const char *path, const char *who, char **holder);

/* Whether the reason, an errno, is a want of room or of locks altogether, which is no conflict. */
bool lock_may_lack(int reason);

/* Whether a program has claimed the file itself, under any name. The file is opened for it, so not
 * while it is open here. */
bool lock_is_taken(const char *path);

/* Whether a program of this machine has the file open under another name: it was renamed or mounted
 * since, and what is written there and here goes into two logs. */
bool lock_is_held_as_another(const char *path);

/* Whether the claim still stands: another could claim the file when neither the lock nor the file
 * has its name. A lock that somebody deleted is made anew while the file is locked. */
bool lock_holds(Lock *lock);

/* After what else this program has opened of the file was closed. */
void lock_release(Lock *lock);

/* Asks the program of this machine that holds it to save and end (SIGHUP), and claims it
 * once it has; NULL when it does not within some seconds or runs elsewhere. */
Lock *lock_take_over(const char *path, const char *who);

#endif
