/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan_bench WORKBOOK COUNT - from answers to a plan, the same ones each time: all
 * recommendations of the workbook proposed and prioritised as one act, which is undone
 * again; a plan of 500 tasks that depend on each other; the optimum over 200 of them within
 * two budgets, which must be proved. */
#include "config.h"

#include <string.h>

#include "bench.h"
#include "plan/optimum.h"
#include "plan/plan.h"
#include "workbook/journal.h"

enum { TASKS = 500, ITEMS = 200, LIMITS = 2, MOST = 100 };

typedef struct Work {
    char ids[TASKS][8], needs[TASKS][24];
    ScheduleTask tasks[TASKS];
    OptimumItem items[ITEMS];
    int64_t uses[ITEMS][LIMITS];
} Work;

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "plan_bench: %s: %s\n", what, failure());
    exit(1);
}

static unsigned draw(unsigned limit)
{
    static unsigned seed = 42;
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % limit;
}

static void make_work(Work *work)
{
    static const char *const roles[] = { "engineer", "architect" };
    for (unsigned i = 0; i < TASKS; i++) {
        snprintf(work->ids[i], sizeof work->ids[i], "T%03u", i);
        work->needs[i][0] = '\0';
        if (i && draw(2))
            snprintf(work->needs[i], sizeof work->needs[i], "T%03u T%03u", draw(i), draw(i));
        work->tasks[i] = (ScheduleTask){ .id = work->ids[i],
                                         .depends_on = work->needs[i],
                                         .priority = 1 + (int)draw(4),
                                         .role = roles[draw(2)],
                                         .effort = 25 + draw(12) * 25,
                                         .pin = "",
                                         .earliest = "",
                                         .latest = "" };
    }
    for (unsigned i = 0; i < ITEMS; i++) {
        work->uses[i][0] = work->tasks[i].effort;
        work->uses[i][1] = draw(3) ? draw(1000000) : 0;
        work->items[i] =
            (OptimumItem){ work->ids[i], work->needs[i], draw(13) * 50, work->uses[i] };
    }
}

static double time_proposals(Store *store, size_t *count)
{
    size_t added;
    double start = bench_ms();
    if (!recommendation_propose(store, &added))
        give_up("proposing");
    Recommendations *all = recommendation_open(store, ENGLISH);
    double taken = bench_ms() - start;
    if (!all)
        give_up("prioritising");
    *count = all->count;
    recommendation_close(all);
    if (!journal_undo(store, NULL))
        give_up("undoing");
    return taken;
}

static double time_schedule(const Calendar *calendar, const Work *work)
{
    static const ScheduleCapacity capacities[] = { { "engineer", "", 10000 },
                                                   { "architect", "", 10000 } };
    const SchedulePlan plan = { .calendar = calendar,
                                .start = "2026-01-05",
                                .tasks = work->tasks,
                                .count = TASKS,
                                .capacities = capacities,
                                .capacity_count = COUNT(capacities) };
    double start = bench_ms();
    Schedule *schedule = schedule_make(&plan);
    double taken = bench_ms() - start;
    if (!schedule)
        give_up("scheduling");
    schedule_free(schedule);
    return taken;
}

static double time_optimum(const Work *work)
{
    static const int64_t limits[LIMITS] = { 10000, 20000000 };
    const OptimumProblem problem = { work->items, ITEMS, limits, LIMITS, 0, 0 };
    OptimumChoice choice;
    double start = bench_ms();
    if (!optimum_solve(&problem, &choice) || !choice.is_optimal)
        give_up("optimum");
    double taken = bench_ms() - start;
    optimum_choice_free(&choice);
    return taken;
}

static Calendar *open_calendar(Store *store)
{
    Recommendations *all = recommendation_open(store, ENGLISH);
    Calendar *calendar = all ? plan_calendar(all) : NULL;
    recommendation_close(all);
    return calendar;
}

int main(int count, char **words)
{
    static Work work;
    static double proposals[MOST], schedules[MOST], optima[MOST];
    size_t turns = count == 3 ? strtoul(words[2], NULL, 10) : 0, proposed = 0;
    if (!turns || turns > MOST)
        return 2;
    Store *store = store_open(words[1]);
    Calendar *calendar = store ? open_calendar(store) : NULL;
    if (!calendar)
        give_up(words[1]);
    make_work(&work);
    for (size_t turn = 0; turn < turns; turn++) {
        proposals[turn] = time_proposals(store, &proposed);
        schedules[turn] = time_schedule(calendar, &work);
        optima[turn] = time_optimum(&work);
    }
    printf("proposed %zu\n", proposed);
    printf("proposals_ms %.3f\n", bench_quantile(proposals, turns, 0.5));
    printf("schedule_ms %.3f\n", bench_quantile(schedules, turns, 0.5));
    printf("optimum_ms %.3f\n", bench_quantile(optima, turns, 0.5));
    calendar_free(calendar);
    store_close(store);
    return 0;
}
