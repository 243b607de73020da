/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step at a time, the earliest first: what a move brings into the next freeze, or behind what
 * it should precede, is found when the steps are looked at again. Each move is to a later day, so
 * it ends. */
#include "config.h"
#include "implementation/step.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "engagement/entry.h"
#include "plan/calendar.h"

enum { LONGEST_SEARCH = 366, MOST_MOVES = 1000, SUNDAY = 7 };
enum { FIRST, WEEKDAYS, MOVED };
static const Query queries[] = {
    [FIRST] = { "", "WITH step AS (SELECT record, value ->> 'starts' AS starts, max(value ->>"
                    " 'starts', value ->> 'ends') AS ends, value ->> 'after' AS after, value ->>"
                    " 'moved' AS moved, value ->> 'progress' AS progress FROM entry_line WHERE"
                    " form = 'step' AND value ->> 'starts' > '') SELECT record, starts, ends,"
                    " CAST(julianday(ends) - julianday(starts) AS INTEGER) AS days, last FROM"
                    " (SELECT record, starts, ends, max(last) AS last FROM step_freeze GROUP BY"
                    " record UNION ALL SELECT step.record, step.starts, step.ends, other.ends"
                    " FROM step JOIN step AS other ON other.record = step.after WHERE"
                    " other.moved > '' AND step.starts < other.ends AND step.progress NOT IN"
                    " ('done', 'back')) ORDER BY starts, record, last DESC LIMIT 1" },
    [WEEKDAYS] = { "t", "SELECT group_concat(day, '') FROM step_weekday WHERE record = ?" },
    [MOVED] = { "t", "SELECT ifnull((SELECT value FROM entry WHERE form = 'step' AND record = ?"
                     " AND field = 'moved'), '')" },
    { 0 },
};

static bool is_possible(const Calendar *calendar, const char *weekdays, const char *date, bool *is)
{
    if (!*weekdays)
        return calendar_is_working(calendar, date, is);
    *is = strchr(weekdays, '0' + date_weekday(date) % SUNDAY) != NULL;
    return true;
}

static bool find_start(const Calendar *calendar, const char *weekdays, const char *last,
                       char start[DATE_SIZE])
{
    bool is = false, done = date_parse(last, start);
    for (int i = 0; done && !is && i < LONGEST_SEARCH; i++)
        done = date_add(start, 1, start) && is_possible(calendar, weekdays, start, &is);
    return done && (is || fail("no day after %s is one of the step's window; change the window", last));
}

/* As many working days as before; of a step of certain days of the week, or of days off, as many
 * days. */
static bool find_end(const Calendar *calendar, const char *weekdays, const Table *step,
                     const char *start, char end[DATE_SIZE])
{
    int working = 0, days = (int)strtol(table_get(step, 0, "days"), NULL, 10);
    if (!*weekdays && !calendar_count(calendar, table_get(step, 0, "starts"),
                                      table_get(step, 0, "ends"), &working))
        return false;
    return working > 0 ? calendar_add_days(calendar, start, working - 1, end)
                       : date_add(start, days, end);
}

static bool put(Store *store, const Table *step, const char *start, const char *end)
{
    const char *id = table_get(step, 0, "record");
    char *before = store_text(store, queries, MOVED, id);
    bool done = before &&
                entry_put(store, "step", id, "moved",
                          *before ? before : table_get(step, 0, "starts")) &&
                entry_put(store, "step", id, "starts", start) &&
                entry_put(store, "step", id, "ends", end);
    free(before);
    return done;
}

static bool move(Store *store, const Calendar *calendar, const Table *step)
{
    char start[DATE_SIZE], end[DATE_SIZE];
    char *weekdays = store_text(store, queries, WEEKDAYS, table_get(step, 0, "record"));
    bool done = weekdays &&
                find_start(calendar, weekdays, table_get(step, 0, "last"), start) &&
                find_end(calendar, weekdays, step, start, end) && put(store, step, start, end);
    free(weekdays);
    return done;
}

/* A step that comes from one freeze into the next is one that was moved. */
static void count_step(const Table *step, Buffer *seen, size_t *moved)
{
    const char *id = table_get(step, 0, "record");
    *moved += !text_has_word(buffer_text(seen), id);
    buffer_join(seen, " ", id);
}

static bool move_all(Store *store, const Calendar *calendar, size_t *moved)
{
    Buffer seen = { 0 };
    bool done = true, is_over = false;
    for (int moves = 0; done && !is_over; moves++) {
        Table *step = store_rows(store, queries, FIRST);
        is_over = step && !table_rows(step);
        done = step && (moves < MOST_MOVES || fail("the freezes leave no room for the steps; look at the list of freezes")) &&
               (is_over || move(store, calendar, step));
        if (done && !is_over)
            count_step(step, &seen, moved);
        table_free(step);
    }
    buffer_free(&seen);
    return done;
}

bool step_move(Store *store, size_t *moved)
{
    Calendar *calendar = calendar_of(store);
    *moved = 0;
    bool done = calendar && store_begin(store) &&
                store_end(store, move_all(store, calendar, moved));
    calendar_free(calendar);
    return done;
}
