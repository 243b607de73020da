/* SPDX-License-Identifier: GPL-3.0-or-later */
/* passphrase.h - what a package is locked with: proposed, asked for, and never kept. The caller
 * forgets it with passphrase_forget. */
#ifndef PASSPHRASE_H
#define PASSPHRASE_H

#include "base/base.h"

enum { PASSPHRASE_SIZE = 256, PASSPHRASE_LEAST = 12 };

/* Six words of data/passphrase.csv: of 1,024 words, 60 bits. */
MUST_CHECK bool passphrase_propose(char text[PASSPHRASE_SIZE]);

/* The first line that a descriptor gives. */
MUST_CHECK bool passphrase_read(int descriptor, char text[PASSPHRASE_SIZE]);

/* On the terminal, twice and unseen, whatever standard input is; Enter takes the proposed one. */
MUST_CHECK bool passphrase_ask(char text[PASSPHRASE_SIZE]);

void passphrase_forget(char text[PASSPHRASE_SIZE]);

#endif
