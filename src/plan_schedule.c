/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan_schedule.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "message.h"
#include "setting.h"

static const char calendar_id[] = "cn", start_name[] = "plan-start";

bool plan_start(Store *store, char start[DATE_SIZE])
{
    char *kept = setting_get(store, start_name);
    bool done = kept && (!*kept || date_parse(kept, start));
    if (done && !*kept)
        date_today(start);
    free(kept);
    return done;
}

bool plan_set_start(Store *store, const char *start)
{
    return setting_set(store, start_name, start);
}

Calendar *plan_calendar(const Recommendations *all)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open(calendar_id, all->counts_make_up_days, problems);
    if (calendar && all->counts_unknown_years)
        calendar_count_unknown(calendar);
    bool is_good = problems_none(problems);
    problems_free(problems);
    if (is_good)
        return calendar;
    calendar_free(calendar);
    return NULL;
}

static ScheduleCapacity capacity_of(const Table *rows, size_t row, const char *from)
{
    return (ScheduleCapacity){ table_cell(rows, row, 0), from,
                               strtoll(table_get(rows, row, "week"), NULL, 10) };
}

ScheduleCapacity *plan_capacities(const Recommendations *all, size_t *count)
{
    const Table *later = all->capacity_rows;
    ScheduleCapacity *list = xcalloc(all->rate_count + table_rows(later), sizeof *list);
    *count = 0;
    for (size_t row = 0; row < table_rows(all->rate_rows); row++)
        if (!strcmp(table_get(all->rate_rows, row, "kind"), "role"))
            list[(*count)++] = capacity_of(all->rate_rows, row, "");
    for (size_t row = 0; row < table_rows(later); row++)
        list[(*count)++] = capacity_of(later, row, table_get(later, row, "starts"));
    return list;
}

static ScheduleTask task_of(const Recommendations *all, const Recommendation *one, bool is_live)
{
    ScheduleTask task = { .id = one->id,
                          .depends_on = one->depends_on,
                          .priority = one->level,
                          .role = one->effort.role,
                          .effort = plan_expected(one),
                          .pin = recommendation_date(all, one, "pin"),
                          .earliest = recommendation_date(all, one, "earliest"),
                          .latest = recommendation_date(all, one, "latest") };
    if (is_live) {
        task.effort = plan_left(all, one);
        task.started = recommendation_date(all, one, "started");
        task.finished = recommendation_date(all, one, "finished");
    }
    return task;
}

/* What was not chosen holds nothing up. */
static char *chosen_only(const Plan *plan, const char *depends_on)
{
    Buffer ids = { 0 };
    char *words = xstrdup(depends_on), *rest = words;
    for (char *word; (word = strsep(&rest, " "));) {
        bool is_chosen = false;
        for (size_t i = 0; i < plan->count && !is_chosen; i++)
            is_chosen = !strcmp(plan->chosen[i]->id, word);
        if (is_chosen)
            buffer_join(&ids, " ", word);
    }
    free(words);
    return buffer_take(&ids);
}

/* The years through which what is still to do is provisional. */
static void note_unknown(Plan *plan, const Calendar *calendar, const char *from)
{
    int to = 0;
    for (size_t i = 0; plan->schedule && i < plan->count; i++) {
        const ScheduledTask *task = &plan->schedule->tasks[i];
        to = task->is_provisional && atoi(task->end) > to ? atoi(task->end) : to;
    }
    Buffer years = { 0 };
    for (int year = atoi(from); year <= to; year++)
        if (!calendar_knows_year(calendar, year))
            buffer_add_format(&years, "%s%d", years.bytes ? ", " : "", year);
    if (years.bytes)
        plan->provisional =
            xasprintf(tr("%s: holidays not known, counted Monday to Friday; provisional"),
                      buffer_text(&years));
    buffer_free(&years);
}

void plan_schedule(Plan *plan, const Recommendations *all, const char *start)
{
    char today[DATE_SIZE];
    Calendar *calendar = plan_calendar(all);
    ScheduleTask *tasks = xcalloc(plan->count, sizeof *tasks);
    char **depends_on = xcalloc(plan->count, sizeof *depends_on);
    size_t count;
    ScheduleCapacity *capacities = plan_capacities(all, &count);
    for (size_t i = 0; i < plan->count; i++) {
        tasks[i] = task_of(all, plan->chosen[i], plan->is_live);
        tasks[i].depends_on = depends_on[i] = chosen_only(plan, tasks[i].depends_on);
    }
    date_today(today);
    const SchedulePlan asked = { .calendar = calendar,
                                 .start = start,
                                 .tasks = tasks,
                                 .count = plan->count,
                                 .capacities = capacities,
                                 .capacity_count = count,
                                 .today = plan->is_live ? today : NULL };
    plan->schedule = calendar ? schedule_make(&asked) : NULL;
    plan->why = plan->schedule ? NULL : xstrdup(failure());
    note_unknown(plan, calendar, plan->is_live && strcmp(today, start) > 0 ? today : start);
    for (size_t i = 0; i < plan->count; i++)
        free(depends_on[i]);
    free(depends_on);
    free(tasks);
    free(capacities);
    calendar_free(calendar);
}

const ScheduledTask *plan_dates(const Plan *plan, const Recommendation *one)
{
    for (size_t i = 0; plan->schedule && i < plan->count; i++)
        if (plan->chosen[i] == one)
            return &plan->schedule->tasks[i];
    return NULL;
}

/* ---- as much as is possible ---- */

static bool is_in(const Plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->count; i++)
        if (!strcmp(plan->chosen[i]->id, id))
            return true;
    return false;
}

static bool has_what_it_needs(const Plan *plan, const Recommendations *all,
                              const Recommendation *one)
{
    char *ids = plan_needs(all, one->depends_on), *rest = ids;
    bool has_all = true;
    for (char *id; has_all && (id = strsep(&rest, " "));)
        has_all = !*id || is_in(plan, id);
    free(ids);
    return has_all;
}

/* One pass over them; how many stay. */
static size_t drop_waiting(Plan *part, const Recommendations *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < part->count; i++)
        if (has_what_it_needs(part, all, part->chosen[i]))
            part->chosen[kept++] = part->chosen[i];
    return kept;
}

/* What is found to be possible, in the order of priority. */
typedef struct Search {
    const Recommendations *all;
    const Plan *whole;
    const char *start;
    Plan *best;
    int tries; /* left: a plan of many that do not fit is not searched to the end */
} Search;

/* The best so far and what else lies in a range, less what waits for one that is not there. */
static Plan *best_with(const Search *search, size_t from, size_t to)
{
    const Plan *whole = search->whole;
    Plan *part = xcalloc(1, sizeof *part);
    part->is_live = whole->is_live;
    part->chosen = xcalloc(whole->count + 1, sizeof *part->chosen);
    for (size_t i = 0; i < whole->count; i++)
        if ((i >= from && i < to) || is_in(search->best, whole->chosen[i]->id))
            part->chosen[part->count++] = whole->chosen[i];
    for (size_t kept; (kept = drop_waiting(part, search->all)) < part->count;)
        part->count = kept;
    return part;
}

/* A range that does not fit as a whole is tried by halves, the more urgent one first. */
static void add_range(Search *search, size_t from, size_t to)
{
    if (!search->tries--) {
        search->tries = 0;
        return;
    }
    Plan *part = best_with(search, from, to);
    plan_schedule(part, search->all, search->start);
    bool fits = part->schedule != NULL, gains = fits && part->count > search->best->count;
    Plan *dropped = gains ? search->best : part;
    search->best = gains ? part : search->best;
    plan_free(dropped);
    if (fits || to - from < 2)
        return;
    add_range(search, from, (from + to) / 2);
    add_range(search, (from + to) / 2, to);
}

Plan *plan_possible_part(const Recommendations *all, const Plan *whole, const char *start)
{
    enum { MOST_TRIES = 400 };
    Search search = { all, whole, start, xcalloc(1, sizeof *search.best), MOST_TRIES };
    search.best->is_live = whole->is_live;
    /* What waited for a less urgent one comes in another round. */
    for (size_t before = SIZE_MAX; search.best->count != before && search.tries;) {
        before = search.best->count;
        add_range(&search, 0, whole->count);
    }
    return search.best;
}
