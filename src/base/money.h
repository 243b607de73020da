/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money.h - amounts as whole cents, which neither round nor overflow unnoticed. Pure. */
#ifndef MONEY_H
#define MONEY_H

#include <stdint.h>

#include "base/base.h"

/* Room for any amount and its NUL. */
enum { MONEY_SIZE = 24 };

/* Reads 1234, 1,234.5 or 1234.50; fails on anything else, and below 0. */
MUST_CHECK bool money_parse(const char *text, int64_t *cents);

/* "1234.50", for programs. */
void money_write(int64_t cents, char text[MONEY_SIZE]);

/* On overflow they fail and leave *sum and *product alone. */
MUST_CHECK bool money_add(int64_t *sum, int64_t cents);

/* cents x times / parts, halves rounded away from 0; parts above 0. */
MUST_CHECK bool money_share(int64_t cents, int64_t times, int64_t parts, int64_t *product);

#endif
