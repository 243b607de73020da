/* SPDX-License-Identifier: GPL-3.0-or-later */
/* date_input.h - dates as people write them, in Chinese or English: every field in which a date is
 * typed reads it here. */
#ifndef DATE_INPUT_H
#define DATE_INPUT_H

#include "base/date.h"

/* Besides what date_parse reads: 4.12.2026, Dec 4 2026; without a year, the one nearest to today:
 * 12月4日, 12/4, 4.12., Dec 4; days from today: +7, -2, +2w, 3天后, 两周后; names: 今天, tomorrow,
 * 月底; weekdays, today's own included: 周五, fri; of this week and of those that follow: 本周五,
 * 下周三, next wed, 下下周一. Fails on what could be two dates. */
MUST_CHECK bool date_input(const char *text, char date[DATE_SIZE]);

/* "2026-12-04 Friday": what was understood. The caller frees. */
char *date_input_said(const char *date);

#endif
