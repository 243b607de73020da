/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan/plan_schedule.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv_check.h"
#include "base/message.h"
#include "engagement/form.h"
#include "engagement/setting.h"

static const char calendar_id[] = "cn", start_name[] = "plan-start";

/* Where the calendar does not reach so far it is the report's date itself. */
static bool start_after_review(Store *store, const char *report, char start[DATE_SIZE])
{
    Calendar *calendar = calendar_of(store);
    char *review = setting_get(store, "review-days"), date[DATE_SIZE];
    bool done = calendar && review;
    if (done) {
        bool reaches = calendar_add_days(calendar, report, (int)strtol(review, NULL, 10) + 1, date);
        memcpy(start, reaches ? date : report, DATE_SIZE);
    }
    free(review);
    calendar_free(calendar);
    return done;
}

bool plan_start(Store *store, char start[DATE_SIZE])
{
    char *kept = setting_get(store, start_name), date[DATE_SIZE];
    char *report = form_value(store, "engagement", "", "document_date");
    bool done = kept && report && (!*kept || date_parse(kept, start));
    if (done && !*kept && *date_or_none(report))
        done = date_parse(report, date) && start_after_review(store, date, start);
    else if (done && !*kept)
        date_today(start);
    free(report);
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
    if (calendar)
        calendar_set_unknown(calendar, all->unknown_years);
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

ScheduleFreeze *plan_freezes(const Recommendations *all, size_t *count)
{
    ScheduleFreeze *list = xcalloc(table_rows(all->freeze_rows), sizeof *list);
    *count = 0;
    for (size_t row = 0; row < table_rows(all->freeze_rows); row++) {
        const char *first = date_or_none(table_cell(all->freeze_rows, row, 0));
        const char *last = date_or_none(table_cell(all->freeze_rows, row, 1));
        if (*first && *last)
            list[(*count)++] =
                (ScheduleFreeze){ first, last, table_cell(all->freeze_rows, row, 2) };
    }
    return list;
}

/* What data/quick-wins.csv says of the most that a quick win takes. */
typedef struct QuickWin {
    Table *rows;
    int64_t effort, money;
    const char *currency;
} QuickWin;

static bool read_quick_win(QuickWin *win)
{
    static const CellRule rules[] = { { "effort_days", CELL_NUMBER, NULL },
                                      { "currency", CELL_TEXT, NULL },
                                      { "money", CELL_NUMBER, NULL },
                                      { 0 } };
    win->rows = csv_read_shipped("data", "quick-wins.csv", rules);
    if (!win->rows || !table_rows(win->rows))
        return false;
    win->currency = table_get(win->rows, 0, "currency");
    return cost_parse_days(table_get(win->rows, 0, "effort_days"), &win->effort) &&
           money_parse(table_get(win->rows, 0, "money"), &win->money);
}

/* What is not estimated may be large. */
static bool is_large(const QuickWin *win, const Recommendation *one)
{
    int64_t money = one->item.once + one->item.month;
    return !one->effort.most || plan_expected(one) > win->effort || money > win->money ||
           (money && strcmp(one->item.currency, win->currency) != 0);
}

static ScheduleTask task_of(const Recommendations *all, const Recommendation *one, bool is_live)
{
    ScheduleTask task = { .id = one->id,
                          .depends_on = one->depends_on,
                          .priority = one->level,
                          .role = one->effort.role,
                          .person = recommendation_text(all, one, "person"),
                          .turn = recommendation_text(all, one, "turn"),
                          .effort = plan_expected(one),
                          .pin = recommendation_date(all, one, "pin"),
                          .earliest = recommendation_date(all, one, "earliest"),
                          .latest = recommendation_date(all, one, "latest"),
                          .workloads = one->workloads,
                          .changes_nothing =
                              !strcmp(recommendation_text(all, one, "is_paper"), "1") };
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
static void note_unknown(Plan *plan, const Calendar *calendar, UnknownYears unknown,
                         const char *from)
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
            xasprintf(unknown == UNKNOWN_WEEKDAYS
                          ? tr("%s: holidays not known, counted Monday to Friday; provisional")
                          : tr("%s: holidays not published yet, counted on the statutory days;"
                               " provisional"),
                      buffer_text(&years));
    buffer_free(&years);
}

void plan_schedule(Plan *plan, const Recommendations *all, const char *start)
{
    char today[DATE_SIZE];
    Calendar *calendar = plan_calendar(all);
    ScheduleTask *tasks = xcalloc(plan->count, sizeof *tasks);
    char **depends_on = xcalloc(plan->count, sizeof *depends_on);
    size_t count, freeze_count;
    ScheduleCapacity *capacities = plan_capacities(all, &count);
    ScheduleFreeze *freezes = plan_freezes(all, &freeze_count);
    QuickWin win = { 0 };
    bool done = read_quick_win(&win);
    for (size_t i = 0; i < plan->count; i++) {
        tasks[i] = task_of(all, plan->chosen[i], plan->is_live);
        tasks[i].is_large = done && is_large(&win, plan->chosen[i]);
        tasks[i].depends_on = depends_on[i] = chosen_only(plan, tasks[i].depends_on);
    }
    date_today(today);
    const SchedulePlan asked = { .calendar = calendar,
                                 .start = start,
                                 .tasks = tasks,
                                 .count = plan->count,
                                 .capacities = capacities,
                                 .capacity_count = count,
                                 .today = plan->is_live ? today : NULL,
                                 .freezes = freezes,
                                 .freeze_count = freeze_count };
    plan->schedule = calendar && done ? schedule_make(&asked) : NULL;
    plan->why = plan->schedule ? NULL : xstrdup(failure());
    note_unknown(plan, calendar, all->unknown_years,
                 plan->is_live && strcmp(today, start) > 0 ? today : start);
    for (size_t i = 0; i < plan->count; i++)
        free(depends_on[i]);
    free(depends_on);
    free(tasks);
    free(capacities);
    free(freezes);
    table_free(win.rows);
    calendar_free(calendar);
}

const ScheduledTask *plan_dates(const Plan *plan, const Recommendation *one)
{
    for (size_t i = 0; plan->schedule && i < plan->count; i++)
        if (plan->chosen[i] == one)
            return &plan->schedule->tasks[i];
    return NULL;
}
