/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hundredths.h - man-days, risk and money as they are counted: whole hundredths. Pure. */
#ifndef HUNDREDTHS_H
#define HUNDREDTHS_H

#include <stdint.h>

#include "base/base.h"

enum { HUNDREDTHS = 100 };

/* For what takes a number: JSON, a real column, a format of its own. */
double hundredths_value(int64_t hundredths);

/* "2", "0.5", "1.25": for people. The caller frees. */
char *hundredths_text(int64_t hundredths);

/* "2.00": for programs. The caller frees. */
char *hundredths_fixed(int64_t hundredths);

#endif
