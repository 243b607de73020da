/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/burn.h"

#include <stdlib.h>
#include <string.h>

enum { SATURDAY = 6 };

typedef struct Days {
    Burn *burn;
    size_t *working; /* how many working days there are up to each day */
    size_t room;
} Days;

/* ---- the days ---- */

static void extend(const char *date, char first[DATE_SIZE], char last[DATE_SIZE])
{
    if (!*date)
        return;
    if (!*first || strcmp(date, first) < 0)
        memcpy(first, date, DATE_SIZE);
    if (strcmp(date, last) > 0)
        memcpy(last, date, DATE_SIZE);
}

static void find_span(const BurnTask tasks[], size_t count, const char *today,
                      char first[DATE_SIZE], char last[DATE_SIZE])
{
    for (size_t i = 0; i < count; i++) {
        const BurnTask *task = &tasks[i];
        extend(task->planned_start, first, last);
        extend(task->planned_end, first, last);
        extend(task->started, first, last);
        extend(task->finished, first, last);
        if (*task->started && !*task->finished)
            extend(today, first, last);
    }
}

static bool is_working(const Calendar *calendar, const char *date)
{
    bool working;
    return calendar_is_working(calendar, date, &working) ? working : date_weekday(date) < SATURDAY;
}

static bool add_days(Days *days, const Calendar *calendar, const char *first, const char *last,
                     const char *today)
{
    Burn *burn = days->burn;
    char date[DATE_SIZE];
    size_t room = 0;
    memcpy(date, first, DATE_SIZE);
    for (bool done = *first; done && strcmp(date, last) <= 0; done = date_add(date, 1, date)) {
        size_t before = burn->count ? days->working[burn->count - 1] : 0;
        burn->days = xgrow(burn->days, burn->count, &room, sizeof *burn->days);
        days->working = xgrow(days->working, burn->count, &days->room, sizeof *days->working);
        BurnDay *day = &burn->days[burn->count];
        *day = (BurnDay){ .is_past = strcmp(date, today) <= 0 };
        memcpy(day->date, date, DATE_SIZE);
        burn->past += day->is_past;
        days->working[burn->count++] = before + is_working(calendar, date);
    }
    return !burn->count || !strcmp(burn->days[burn->count - 1].date, last);
}

/* ---- what falls on them ---- */

static size_t number_of(const Burn *burn, const char *date)
{
    size_t low = 0, high = burn->count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(burn->days[middle].date, date) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How much of an amount has fallen due up to a day. */
static int64_t part_by(const Days *days, int64_t amount, size_t from, size_t to, size_t day)
{
    size_t before = from ? days->working[from - 1] : 0;
    size_t all = days->working[to] - before;
    if (day >= to || !all)
        return day >= to ? amount : 0;
    int64_t part = (int64_t)(days->working[day] - before);
    return (amount * part * 2 + (int64_t)all) / ((int64_t)all * 2);
}

static void add_task(const Days *days, const BurnTask *task, const char *today)
{
    Burn *burn = days->burn;
    const char *until = *task->finished ? task->finished : today;
    bool is_planned = *task->planned_start && *task->planned_end;
    size_t from = is_planned ? number_of(burn, task->planned_start) : 0;
    size_t to = is_planned ? number_of(burn, task->planned_end) : 0;
    size_t begun = *task->started ? number_of(burn, task->started) : 0;
    size_t ended = *task->started ? number_of(burn, until) : 0;
    for (size_t i = 0; i < burn->count; i++) {
        BurnDay *day = &burn->days[i];
        if (is_planned && i >= from)
            day->planned += part_by(days, task->planned, from, to, i);
        if (day->is_past && *task->started && i >= begun)
            day->actual += part_by(days, task->actual, begun, ended, i);
        if (day->is_past && is_planned && *task->finished && i >= ended)
            day->earned += task->planned;
    }
    burn->planned += is_planned ? task->planned : 0;
    burn->left += task->left;
}

static void sum_up(Burn *burn)
{
    const BurnDay *now = burn->past ? &burn->days[burn->past - 1] : NULL;
    burn->planned_by_now = now ? now->planned : 0;
    burn->earned = now ? now->earned : 0;
    burn->actual = now ? now->actual : 0;
    burn->at_the_end = burn->actual + burn->left;
}

Burn *burn_make(const BurnTask tasks[], size_t count, const Calendar *calendar, const char *today)
{
    char first[DATE_SIZE] = "", last[DATE_SIZE] = "";
    Burn *burn = xcalloc(1, sizeof *burn);
    Days days = { .burn = burn };
    find_span(tasks, count, today, first, last);
    bool done = add_days(&days, calendar, first, last, today);
    for (size_t i = 0; done && i < count; i++)
        add_task(&days, &tasks[i], today);
    sum_up(burn);
    free(days.working);
    if (done)
        return burn;
    burn_free(burn);
    return NULL;
}

void burn_free(Burn *burn)
{
    if (!burn)
        return;
    free(burn->days);
    free(burn);
}
