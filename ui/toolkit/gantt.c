/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "toolkit/gantt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "toolkit/put.h"
#include "toolkit/terminal.h"

enum { WEEK = 7, THIRD = 10, THIRDS = 3, MONTHS = 12, MONTH_CHARACTERS = 7 };

/* ---- the days of cells ---- */

/* Months counted from the year 0, in thirds. */
static int third_of(const char *date)
{
    int year = 0, month = 1, day = 1;
    sscanf(date, "%d-%d-%d", &year, &month, &day);
    int third = (day - 1) / THIRD;
    return (year * MONTHS + month - 1) * THIRDS + (third < THIRDS ? third : THIRDS - 1);
}

static bool date_of_third(int third, char date[DATE_SIZE])
{
    int month = third / THIRDS;
    char *text =
        xasprintf("%04d-%02d-%02d", month / MONTHS, month % MONTHS + 1, third % THIRDS * THIRD + 1);
    bool done = date_parse(text, date);
    free(text);
    return done;
}

/* The first day of the cell that a date lies in. */
static bool first_of(GanttZoom zoom, const char *date, char first[DATE_SIZE])
{
    return zoom == GANTT_MONTH
               ? date_of_third(third_of(date), first)
               : date_add(date, zoom == GANTT_WEEK ? 1 - date_weekday(date) : 0, first);
}

bool gantt_move(GanttZoom zoom, const char *from, int cells, char to[DATE_SIZE])
{
    return zoom == GANTT_MONTH ? date_of_third(third_of(from) + cells, to)
                               : date_add(from, cells * (zoom == GANTT_WEEK ? WEEK : 1), to);
}

bool gantt_span(Gantt *gantt, const char *from, int cells)
{
    gantt->count = cells < GANTT_CELLS ? cells : GANTT_CELLS;
    bool done = first_of(gantt->zoom, from, gantt->firsts[0]);
    for (int i = 1; done && i <= gantt->count; i++)
        done = gantt_move(gantt->zoom, gantt->firsts[i - 1], 1, gantt->firsts[i]);
    return done;
}

/* ---- the scale ---- */

/* Dates compare as text. */
static bool holds(const Gantt *gantt, int cell, const char *start, const char *end)
{
    return strcmp(start, gantt->firsts[cell + 1]) < 0 && strcmp(end, gantt->firsts[cell]) >= 0;
}

/* Whether a new month, or year, begins in the cell; the first one always counts. */
static bool begins(const Gantt *gantt, int cell, size_t characters)
{
    return !cell || strncmp(gantt->firsts[cell], gantt->firsts[cell - 1], characters) != 0;
}

static bool has_label(const Gantt *gantt, int cell)
{
    return gantt->zoom == GANTT_DAY ? date_weekday(gantt->firsts[cell]) == 1
                                    : begins(gantt, cell, MONTH_CHARACTERS);
}

/* Whether the next one begins before a label of so many cells ends; it is then left out. */
static bool is_short(const Gantt *gantt, int cell, int cells, size_t characters)
{
    bool found = false;
    for (int next = cell + 1; !found && next <= cell + cells && next < gantt->count; next++)
        found = begins(gantt, next, characters);
    return found;
}

static void mark_today(const Gantt *gantt, WINDOW *window, int y, int x)
{
    for (int cell = 0; cell < gantt->count; cell++)
        if (holds(gantt, cell, gantt->today, gantt->today))
            mvwchgat(window, y, x + cell, 1, role(ROLE_FOCUS) & ~(attr_t)A_COLOR,
                     (short)PAIR_NUMBER((int)role(ROLE_FOCUS)), NULL);
}

void gantt_draw_scale(const Gantt *gantt, WINDOW *window, int y, int x)
{
    enum { YEAR_CHARACTERS = 4, LABEL = 2, MONTH_AT = 5, DAY_AT = 8 };
    bool is_day = gantt->zoom == GANTT_DAY;
    size_t part = is_day ? MONTH_CHARACTERS : YEAR_CHARACTERS;
    put(window, y, x, gantt->count, role(ROLE_PLAIN), "");
    put(window, y + 1, x, gantt->count, role(ROLE_PLAIN), "");
    for (int cell = 0; cell < gantt->count; cell++) {
        const char *first = gantt->firsts[cell];
        int room = gantt->count - cell;
        if (begins(gantt, cell, part) && room >= (int)part &&
            !is_short(gantt, cell, (int)part, part))
            put_part(window, y, x + cell, (int)part, role(ROLE_BOLD), first, part);
        else if (begins(gantt, cell, part) && cell && room >= LABEL && room < (int)part)
            put_part(window, y, x + cell, LABEL, role(ROLE_BOLD), first + part - LABEL, LABEL);
        if (has_label(gantt, cell) && room >= LABEL &&
            (is_day || !is_short(gantt, cell, LABEL, MONTH_CHARACTERS)))
            put_part(window, y + 1, x + cell, LABEL, role(ROLE_DIM),
                     first + (is_day ? DAY_AT : MONTH_AT), LABEL);
    }
    mark_today(gantt, window, y + 1, x);
}

/* ---- bars ---- */

static bool is_working(const Gantt *gantt, int cell)
{
    bool working = true;
    return gantt->zoom != GANTT_DAY ||
           !calendar_is_working(gantt->calendar, gantt->firsts[cell], &working) || working;
}

/* On any day of the cell. */
static bool is_frozen(const Gantt *gantt, int cell, const char *workload)
{
    bool found = false;
    for (size_t i = 0; workload && !found && i < gantt->freeze_count; i++) {
        const ScheduleFreeze *freeze = &gantt->freezes[i];
        found = schedule_freezes(freeze, workload, gantt->firsts[cell]) ||
                (strcmp(freeze->first, gantt->firsts[cell]) > 0 &&
                 strcmp(freeze->first, gantt->firsts[cell + 1]) < 0 &&
                 schedule_freezes(freeze, workload, freeze->first));
    }
    return found;
}

static bool is_overloaded(const Gantt *gantt, int cell, const ScheduledTask *task,
                          const char *role_id)
{
    bool found = false;
    for (size_t i = 0; task->is_overloaded && !found && i < gantt->schedule->load_count; i++) {
        const ScheduleLoad *one = &gantt->schedule->loads[i];
        found = one->load > one->capacity && !strcmp(one->role, role_id) && strcmp(one->date, task->start) >= 0 &&
                strcmp(one->date, task->end) <= 0 && holds(gantt, cell, one->date, one->date);
    }
    return found;
}

/* Of a task that has begun: what lies behind today. */
static bool is_worked(const Gantt *gantt, int cell, const ScheduledTask *task)
{
    return task->is_done || (task->has_begun && strcmp(gantt->firsts[cell], gantt->today) < 0);
}

static char sign_of(const Gantt *gantt, int cell, const ScheduledTask *task, const char *role_id,
                    const char *workload)
{
    bool works = is_working(gantt, cell), is_free = !is_frozen(gantt, cell, workload);
    if (!holds(gantt, cell, task->start, task->end))
        return holds(gantt, cell, gantt->today, gantt->today) ? '|'
               : !is_free                                     ? '~'
               : works                                        ? ' '
                                                              : '.';
    if (is_worked(gantt, cell, task))
        return works ? '+' : '-';
    if (task->is_late && holds(gantt, cell, task->end, task->end))
        return 'L';
    return is_overloaded(gantt, cell, task, role_id)              ? 'X'
           : !is_free && !task->is_frozen && gantt->zoom == GANTT_DAY ? '~'
           : !works                                  ? '-'
           : task->is_critical                       ? '#'
                                                     : '=';
}

void gantt_draw_bar(const Gantt *gantt, WINDOW *window, int y, int x, const ScheduledTask *task,
                    const char *role_id, const char *workload)
{
    for (int cell = 0; cell < gantt->count; cell++) {
        char text[2] = { sign_of(gantt, cell, task, role_id, workload), '\0' };
        Role look = strchr("XL", *text)    ? ROLE_HIGH
                    : strchr("#|", *text)  ? ROLE_BOLD
                    : strchr(".-~ ", *text) ? ROLE_DIM
                                           : ROLE_PLAIN;
        put(window, y, x + cell, 1, role(look), text);
    }
}

/* ---- load ---- */

/* The share of what a role could do in a cell, or -1 where it does not work. */
static void find_shares(const Gantt *gantt, const char *role_id, double shares[GANTT_CELLS])
{
    double capacities[GANTT_CELLS] = { 0 };
    for (int cell = 0; cell < gantt->count; cell++)
        shares[cell] = 0;
    int cell = 0;
    for (size_t i = 0; i < gantt->schedule->load_count; i++) {
        const ScheduleLoad *one = &gantt->schedule->loads[i];
        if (strcmp(one->role, role_id) != 0)
            continue;
        while (cell < gantt->count && strcmp(one->date, gantt->firsts[cell + 1]) >= 0)
            cell++;
        if (cell == gantt->count)
            break;
        if (strcmp(one->date, gantt->firsts[cell]) >= 0) {
            shares[cell] += one->load;
            capacities[cell] += one->capacity;
        }
    }
    for (cell = 0; cell < gantt->count; cell++)
        shares[cell] = capacities[cell] > 0 ? shares[cell] / capacities[cell]
                       : shares[cell] > 0   ? 2
                                            : -1;
}

void gantt_draw_load(const Gantt *gantt, WINDOW *window, int y, int x, const char *role_id)
{
    static const char *const dots[] = { "⣀", "⣤", "⣶", "⣿" }, *const signs[] = { ".", ":", "=", "#" };
    const double slightly = 0.001, quarters = COUNT(dots);
    double shares[GANTT_CELLS];
    find_shares(gantt, role_id, shares);
    for (int cell = 0; cell < gantt->count; cell++) {
        double share = shares[cell];
        bool is_over = share > 1 + slightly;
        size_t step = share > slightly ? (size_t)((share - slightly) * quarters) : 0;
        const char *sign = is_over            ? "X"
                           : share < slightly ? " "
                           : terminal_is_ascii() ? signs[step]
                                                 : dots[step];
        put(window, y, x + cell, 1, role(is_over ? ROLE_HIGH : ROLE_PLAIN), sign);
    }
}
