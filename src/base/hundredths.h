/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hundredths.h - numbers kept as whole hundredths: man-days, money, risk. */
#ifndef HUNDREDTHS_H
#define HUNDREDTHS_H

#include <stdint.h>

/* Hundredths without zeros behind: "2.5". */
char *hundredths_text(int64_t hundredths);

#endif
