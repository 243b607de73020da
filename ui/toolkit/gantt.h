/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gantt.h - tasks as bars of cells over days, weeks or thirds of months. */
#ifndef GANTT_H
#define GANTT_H

#include <curses.h>

#include "plan/schedule.h"

typedef enum GanttZoom { GANTT_DAY, GANTT_WEEK, GANTT_MONTH, GANTT_ZOOMS } GanttZoom;

enum { GANTT_CELLS = 400 };

typedef struct Gantt {
    const Calendar *calendar;
    const Schedule *schedule;
    GanttZoom zoom;
    char today[DATE_SIZE];
    const ScheduleFreeze *freezes;
    size_t freeze_count;
    int count;
    char firsts[GANTT_CELLS + 1][DATE_SIZE]; /* the first day of each cell, and one behind */
} Gantt;

/* So many cells, the first of which holds `from`. */
MUST_CHECK bool gantt_span(Gantt *gantt, const char *from, int cells);

/* So many cells later or earlier; `to` may be `from`. */
MUST_CHECK bool gantt_move(GanttZoom zoom, const char *from, int cells, char to[DATE_SIZE]);

/* Two rows: years or months, and what is below them, today in reverse. */
void gantt_draw_scale(const Gantt *gantt, WINDOW *window, int y, int x);

/* '#' critical, '=' with slack, '+' worked, 'X' overloaded, '-' not worked on, 'L' ends late; '~' is a
 * freeze of the workload (NULL: none holds for the task). */
void gantt_draw_bar(const Gantt *gantt, WINDOW *window, int y, int x, const ScheduledTask *task,
                    const char *role_id, const char *workload);

/* How much of what a role can do it is given: a quarter a step, 'X' for more than all. */
void gantt_draw_load(const Gantt *gantt, WINDOW *window, int y, int x, const char *role_id);

#endif
