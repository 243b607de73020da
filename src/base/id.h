/* SPDX-License-Identifier: GPL-3.0-or-later */
/* id.h - names that no other machine will make. */
#ifndef ID_H
#define ID_H

#include "base/base.h"

/* 32 random hexadecimal digits and a NUL. */
enum { ID_SIZE = 33 };
void id_make(char id[ID_SIZE]);

/* Whether id_make could have made it. */
bool id_is_valid(const char *text);

#endif
