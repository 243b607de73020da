/* SPDX-License-Identifier: GPL-3.0-or-later */
/* window.h - the hours of the week in which something may be done, as people write them, in Chinese
 * or English. */
#ifndef WINDOW_H
#define WINDOW_H

#include "base/base.h"
#include "base/message.h"

enum { WINDOW_PARTS = 8, WINDOW_DAYS_SIZE = 8 };

/* From so many minutes after midnight of each of its days to so many, beyond 24 hours on a later
 * day; -1 is not said. Without days, each day. */
typedef struct WindowPart {
    unsigned days; /* bit 0 is Sunday */
    int from, to;
} WindowPart;

typedef struct Window {
    WindowPart parts[WINDOW_PARTS];
    size_t count;
} Window;

/* Sat–Sun 00:00–06:00; Tue, Thu 11pm to 5am; Fri 22:00 – Mon 06:00; 每周二、四 23:00–次日 5:00;
 * 工作日 22:00 起; daily; any. Several are parted by semicolons, or begin with their days. Fails on
 * a word that says no day of the week and no hour. */
MUST_CHECK bool window_read(const char *text, Window *window);

/* "Tue, Thu 23:00 – next day 05:00": what was understood. The caller frees. */
char *window_said(const Window *window, Language language);

/* The digits of the days on which it opens, or through which it lasts, Sunday 0; "" is any day. */
void window_days(const Window *window, char days[WINDOW_DAYS_SIZE]);

/* Whether what begins in it may end after midnight. */
bool window_passes_midnight(const Window *window);

#endif
