/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates are counted by hand on the calendar of 2026: 1 to 3 January off, spring festival
 * from 15 to 23 February. */
#include "config.h"
#include <string.h>
#include <time.h>

#include "fixture.h"
#include "advice/precedence.h"
#include "plan/schedule.h"

static void use_new_home(void)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

TestSuite(schedule, .init = use_new_home);

static Calendar *open_calendar(bool counts_make_up_days)
{
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open("cn", counts_make_up_days, problems);
    cr_assert(problems_none(problems), "%s", failure());
    problems_free(problems);
    return calendar;
}

#define TASK(name, needs, priority, days)                                                          \
    {                                                                                              \
        name, needs, priority, "engineer", (int64_t)((days)*100), "", "", "", "", "", "", false,   \
            false                                                                                  \
    }
#define PINNED(name, needs, days, pin)                                                             \
    {                                                                                              \
        name, needs, 1, "engineer", (int64_t)((days)*100), pin, "", "", "", "", "", false, false   \
    }

static const ScheduleCapacity one_engineer[] = { { "engineer", "", 500 } };
static const ScheduleCapacity two_engineers[] = { { "engineer", "", 1000 } };

static Schedule *make_with(const char *start, const ScheduleTask tasks[], size_t count,
                           const ScheduleCapacity capacities[], size_t capacity_count)
{
    Calendar *calendar = open_calendar(false);
    Schedule *schedule = schedule_make(&(SchedulePlan){ calendar, start, tasks, count, capacities,
                                                        capacity_count, NULL, NULL, 0 });
    calendar_free(calendar);
    return schedule;
}

typedef struct Expected {
    const char *start, *end;
    ScheduleWave wave;
    int slack_days;
} Expected;

static void expect_schedule(const Schedule *schedule, const ScheduleTask tasks[],
                            const Expected expected[], size_t count)
{
    cr_assert_not_null(schedule, "%s", failure());
    cr_assert_eq(schedule->count, count);
    for (size_t i = 0; i < count; i++) {
        const ScheduledTask *found = &schedule->tasks[i];
        cr_expect_str_eq(found->start, expected[i].start, "%s starts %s", tasks[i].id,
                         found->start);
        cr_expect_str_eq(found->end, expected[i].end, "%s ends %s", tasks[i].id, found->end);
        cr_expect_eq(found->wave, expected[i].wave, "%s: wave %d", tasks[i].id, found->wave);
        cr_expect_eq(found->slack_days, expected[i].slack_days, "%s: slack %d", tasks[i].id,
                     found->slack_days);
        cr_expect_eq(found->is_critical || found->is_bound, !expected[i].slack_days, "%s",
                     tasks[i].id);
    }
}

/* How many days ask more of a role than it can do, and the last of them. */
static size_t overloads(const Schedule *schedule, ScheduleLoad *last)
{
    size_t count = 0;
    for (size_t i = 0; i < schedule->load_count; i++)
        if (schedule->loads[i].load > schedule->loads[i].capacity) {
            count++;
            if (last)
                *last = schedule->loads[i];
        }
    return count;
}

/* Monday 5 January; one engineer does them one after the other. */
Test(schedule, takes_tasks_by_priority_then_id)
{
    static const ScheduleTask tasks[] = { TASK("c", "", 2, 1), TASK("b", "", 1, 2),
                                          TASK("a", "", 2, 1.5), TASK("d", "", 3, 0.5) };
    static const Expected expected[] = {
        { "2026-01-08", "2026-01-09", WAVE_QUICK, 0 },
        { "2026-01-05", "2026-01-06", WAVE_QUICK, 0 },
        { "2026-01-07", "2026-01-08", WAVE_QUICK, 0 },
        { "2026-01-09", "2026-01-09", WAVE_QUICK, 0 },
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    expect_schedule(schedule, tasks, expected, COUNT(expected));
    cr_expect_str_eq(schedule->end, "2026-01-09");
    cr_expect_eq(overloads(schedule, NULL), 0);
    for (size_t i = 0; i < 5; i++)
        cr_expect(schedule->loads[i].load == 1 && schedule->loads[i].capacity == 1, "%s",
                  schedule->loads[i].date);
    schedule_free(schedule);
}

/* What is equally urgent goes by its turn, whatever the ids are in this copy. */
Test(schedule, takes_its_turn_before_its_id)
{
    ScheduleTask tasks[] = { TASK("b", "", 1, 1), TASK("a", "", 1, 1) };
    tasks[0].turn = "REL09_1 000002";
    tasks[1].turn = "REL09_1 000003";
    static const Expected expected[] = {
        { "2026-01-05", "2026-01-05", WAVE_QUICK, 0 },
        { "2026-01-06", "2026-01-06", WAVE_QUICK, 0 },
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    expect_schedule(schedule, tasks, expected, COUNT(expected));
    schedule_free(schedule);
}

/* With two engineers: a (3 days) and then b (2) beside c (1), on which nothing waits. */
Test(schedule, finds_the_critical_path_and_the_slack_beside_it)
{
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 3), TASK("b", "a", 1, 2),
                                          TASK("c", "", 1, 1), TASK("d", "c", 2, 1) };
    static const Expected expected[] = {
        { "2026-01-05", "2026-01-07", WAVE_QUICK, 0 },
        { "2026-01-08", "2026-01-09", WAVE_QUICK, 0 },
        { "2026-01-05", "2026-01-05", WAVE_QUICK, 3 },
        { "2026-01-06", "2026-01-06", WAVE_QUICK, 3 },
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), two_engineers, 1);
    expect_schedule(schedule, tasks, expected, COUNT(expected));
    schedule_free(schedule);
}

/* P4 "base" comes before the P2, because the P1 waits for it. */
Test(schedule, what_urgent_tasks_wait_for_is_urgent_too)
{
    static const ScheduleTask tasks[] = { TASK("base", "", 4, 1), TASK("other", "", 2, 1),
                                          TASK("urgent", "base", 1, 1) };
    static const Expected expected[] = {
        { "2026-01-05", "2026-01-05", WAVE_QUICK, 0 },
        { "2026-01-07", "2026-01-07", WAVE_QUICK, 0 },
        { "2026-01-06", "2026-01-06", WAVE_QUICK, 0 },
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    expect_schedule(schedule, tasks, expected, COUNT(expected));
    schedule_free(schedule);
}

/* Frozen from Tuesday 6 to Thursday 8 January: a of the shop works on Monday and goes on on Friday,
 *  * c, which changes nothing, on the days between that the pinned e leaves; b waits for a, and d
 * of another workload for its turn. */
Test(schedule, goes_around_the_freezes_of_what_a_task_changes)
{
    static const ScheduleFreeze freezes[] = { { "2026-01-06", "2026-01-08", "shop" } };
    ScheduleTask tasks[] = { TASK("a", "", 1, 2), TASK("b", "a", 1, 1), TASK("c", "", 2, 2),
                             TASK("d", "", 2, 1), PINNED("e", "", 1, "2026-01-07") };
    tasks[0].workloads = tasks[1].workloads = tasks[2].workloads = tasks[4].workloads = "shop";
    tasks[2].changes_nothing = true;
    tasks[3].workloads = "data";
    static const struct {
        const char *start, *end;
        bool is_moved, is_frozen;
    } expected[] = { { "2026-01-05", "2026-01-09", true, false },
                     { "2026-01-12", "2026-01-12", false, false },
                     { "2026-01-06", "2026-01-08", false, false },
                     { "2026-01-13", "2026-01-13", false, false },
                     { "2026-01-07", "2026-01-07", false, true } };
    Calendar *calendar = open_calendar(false);
    Schedule *schedule = schedule_make(&(SchedulePlan){ .calendar = calendar,
                                                        .start = "2026-01-05",
                                                        .tasks = tasks,
                                                        .count = COUNT(tasks),
                                                        .capacities = one_engineer,
                                                        .capacity_count = 1,
                                                        .freezes = freezes,
                                                        .freeze_count = COUNT(freezes) });
    cr_assert_not_null(schedule, "%s", failure());
    for (size_t i = 0; i < COUNT(tasks); i++) {
        const ScheduledTask *task = &schedule->tasks[i];
        cr_expect_str_eq(task->start, expected[i].start, "%s: %s", tasks[i].id, task->start);
        cr_expect_str_eq(task->end, expected[i].end, "%s: %s", tasks[i].id, task->end);
        cr_expect_eq(task->is_moved, expected[i].is_moved, "%s", tasks[i].id);
        cr_expect_eq(task->is_frozen, expected[i].is_frozen, "%s", tasks[i].id);
    }
    schedule_free(schedule);
    calendar_free(calendar);
}

/* a, b and c share an engineer; only c, the last, may not slip by its dependencies. */
Test(schedule, tells_what_is_critical_from_what_waits_for_people)
{
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 1), TASK("b", "", 1, 1),
                                          TASK("c", "b", 1, 1) };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect(!schedule->tasks[0].is_critical && schedule->tasks[0].is_bound);
    cr_expect(schedule->tasks[1].is_critical && !schedule->tasks[1].is_bound);
    cr_expect(schedule->tasks[2].is_critical && !schedule->tasks[2].is_bound);
    schedule_free(schedule);
}

/* Both end within 30 days; one is more than a quick win may take. */
Test(schedule, a_large_task_is_no_quick_win)
{
    ScheduleTask tasks[] = { TASK("a", "", 1, 1), TASK("b", "", 1, 1) };
    tasks[1].is_large = true;
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_eq(schedule->tasks[0].wave, WAVE_QUICK);
    cr_expect_eq(schedule->tasks[1].wave, WAVE_90);
    schedule_free(schedule);
}

/* From Thursday 12 February two days of work, then 15 to 23 off; 14 and 28 are made up. */
Test(schedule, leaves_out_the_holidays_and_takes_make_up_days_when_told_to)
{
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 4) };
    static const char *const ends[] = { "2026-02-25", "2026-02-24" };
    for (int counts = 0; counts < 2; counts++) {
        Calendar *calendar = open_calendar(counts);
        Schedule *schedule = schedule_make(
            &(SchedulePlan){ calendar, "2026-02-12", tasks, 1, one_engineer, 1, NULL });
        cr_assert_not_null(schedule, "%s", failure());
        cr_expect_str_eq(schedule->end, ends[counts]);
        schedule_free(schedule);
        calendar_free(calendar);
    }
}

/* Two and a half days a week are half a day a day: 1 day takes two, the next half of one. */
Test(schedule, spreads_the_capacity_over_the_week)
{
    static const ScheduleCapacity half[] = { { "engineer", "", 250 } };
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 1), TASK("b", "", 2, 0.5),
                                          TASK("c", "", 3, 0.25), TASK("d", "", 4, 0.25) };
    static const Expected expected[] = {
        { "2026-01-05", "2026-01-06", WAVE_QUICK, 0 },
        { "2026-01-07", "2026-01-07", WAVE_QUICK, 0 },
        { "2026-01-08", "2026-01-08", WAVE_QUICK, 0 },
        { "2026-01-08", "2026-01-08", WAVE_QUICK, 0 },
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), half, 1);
    expect_schedule(schedule, tasks, expected, COUNT(expected));
    schedule_free(schedule);
}

/* Nobody in the first week, one from 12 January, two from 19 January. */
Test(schedule, follows_the_capacity_of_each_week)
{
    static const ScheduleCapacity rows[] = { { "engineer", "2026-01-19", 1000 },
                                             { "engineer", "2026-01-12", 500 },
                                             { "engineer", "", 0 } };
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 6), TASK("b", "", 2, 2) };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), rows, COUNT(rows));
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->tasks[0].start, "2026-01-12");
    cr_expect_str_eq(schedule->tasks[0].end, "2026-01-19");
    cr_expect_str_eq(schedule->tasks[1].start, "2026-01-19");
    cr_expect_str_eq(schedule->tasks[1].end, "2026-01-20");
    schedule_free(schedule);
}

/* The urgent task begins on Wednesday; the other does two days before and one after. */
Test(schedule, interrupts_a_task_for_a_more_urgent_one)
{
    static const ScheduleTask tasks[] = {
        { "urgent", "", 1, "engineer", 200, "", "2026-01-07", "", "", "" }, TASK("other", "", 2, 3)
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->tasks[0].start, "2026-01-07");
    cr_expect_str_eq(schedule->tasks[0].end, "2026-01-08");
    cr_expect_str_eq(schedule->tasks[1].start, "2026-01-05");
    cr_expect_str_eq(schedule->tasks[1].end, "2026-01-09");
    schedule_free(schedule);
}

/* 5 January + 30, 90, 180 days: 4 February, 5 April, 4 July. Working days: 1 March to 3
 * April has 25, and so on; earliest puts each task where it is wanted. */
Test(schedule, counts_the_waves_from_the_start)
{
    static const char *const days[][2] = {
        { "2026-02-04", "30" },  { "2026-02-05", "90" },  { "2026-04-03", "90" },
        { "2026-04-07", "180" }, { "2026-07-03", "180" }, { "2026-07-06", "later" },
    };
    for (size_t i = 0; i < COUNT(days); i++) {
        const ScheduleTask task = { "a", "", 1, "engineer", 100, "", days[i][0], "", "", "" };
        Schedule *schedule = make_with("2026-01-05", &task, 1, one_engineer, 1);
        cr_assert_not_null(schedule, "%s", failure());
        cr_expect_str_eq(schedule->tasks[0].end, days[i][0]);
        cr_expect_str_eq(schedule_wave_codes[schedule->tasks[0].wave], days[i][1], "%s",
                         days[i][0]);
        schedule_free(schedule);
    }
}

/* Both pins take 5 and 6 January; b's second day and c's first overlap. */
Test(schedule, keeps_pins_and_marks_the_overload)
{
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 1), PINNED("b", "", 2, "2026-01-05"),
                                          PINNED("c", "", 2, "2026-01-06"),
                                          PINNED("d", "", 1, "2026-01-10") };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->tasks[0].start, "2026-01-08", "a fits behind the pins");
    cr_expect_str_eq(schedule->tasks[1].start, "2026-01-05");
    cr_expect_str_eq(schedule->tasks[2].end, "2026-01-07");
    cr_expect_str_eq(schedule->tasks[3].start, "2026-01-12", "a Saturday becomes Monday");
    ScheduleLoad one;
    cr_assert_eq(overloads(schedule, &one), 1);
    cr_expect_str_eq(one.role, "engineer");
    cr_expect_str_eq(one.date, "2026-01-06");
    cr_expect_eq(one.load, 2);
    cr_expect_eq(one.capacity, 1);
    cr_expect(!schedule->tasks[0].is_overloaded && schedule->tasks[1].is_overloaded &&
              schedule->tasks[2].is_overloaded && !schedule->tasks[3].is_overloaded);
    schedule_free(schedule);
}

Test(schedule, marks_what_misses_its_window)
{
    static const ScheduleTask tasks[] = {
        { "a", "", 1, "engineer", 300, "", "", "2026-01-07", "", "" },
        { "b", "", 2, "engineer", 100, "", "", "2026-01-07", "", "" },
    };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect(!schedule->tasks[0].is_late);
    cr_expect(schedule->tasks[1].is_late);
    schedule_free(schedule);
}

Test(schedule, a_milestone_takes_no_day_of_its_own)
{
    static const ScheduleTask tasks[] = { TASK("a", "", 1, 1), TASK("done", "a", 1, 0),
                                          TASK("b", "done", 1, 1) };
    Schedule *schedule = make_with("2026-01-05", tasks, COUNT(tasks), one_engineer, 1);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->tasks[1].end, "2026-01-06");
    cr_expect_str_eq(schedule->tasks[2].start, "2026-01-06");
    schedule_free(schedule);
}

Test(schedule, an_empty_plan_is_one)
{
    Schedule *schedule = make_with("2026-01-01", NULL, 0, NULL, 0);
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->end, "2026-01-05");
    schedule_free(schedule);
}

Test(schedule, explains_an_impossible_plan)
{
    static const ScheduleCapacity gone[] = { { "engineer", "", 500 },
                                             { "engineer", "2026-01-07", 0 } };
    static const struct {
        ScheduleTask tasks[3];
        size_t count;
        const ScheduleCapacity *capacities;
        size_t capacity_count;
        const char *reason;
    } impossible[] = {
        { { TASK("a", "c", 1, 1), TASK("b", "a", 1, 1), TASK("c", "b", 1, 1) },
          3,
          one_engineer,
          1,
          "these depend on each other in a circle: a → c → b → a" },
        { { TASK("a", "a", 1, 1) },
          1,
          one_engineer,
          1,
          "these depend on each other in a circle: a → a" },
        { { TASK("a", "x", 1, 1) },
          1,
          one_engineer,
          1,
          "a depends on x, which is not in the plan" },
        { { TASK("a", "", 1, 1), TASK("a", "", 1, 1) },
          2,
          one_engineer,
          1,
          "a stands in the plan twice" },
        { { TASK("a", "", 1, 3), PINNED("b", "a", 1, "2026-01-07") },
          2,
          two_engineers,
          1,
          "b is pinned to 2026-01-07, but a, on which it depends, ends on 2026-01-07" },
        { { PINNED("a", "", 1, "2026-01-02") },
          1,
          one_engineer,
          1,
          "a is pinned to 2026-01-02, before the plan starts on 2026-01-05" },
        { { TASK("a", "", 1, 1) },
          1,
          NULL,
          0,
          "a: the role 'engineer' has no capacity; give it some days a week" },
        { { TASK("a", "", 1, 3) },
          1,
          gone,
          2,
          "a: the role 'engineer' has no capacity from 2026-01-07 on" },
        { { TASK("a", "", 1, 3000) },
          1,
          one_engineer,
          1,
          "a does not fit into the calendar: the calendar cn does not know 2036; import the"
          " notice of its holidays" },
        { { PINNED("a", "", 1, "2038-05-01") }, 1, one_engineer, 1, "does not know 2036" },
        { { PINNED("a", "", 1, "soon") }, 1, one_engineer, 1, "'soon' is not a date" },
        { { TASK("a", "", 1, -1) }, 1, one_engineer, 1, "not between 0 and 10000 man-days" },
        { { { "a", "", 1, "engineer", 100, "", "2026-02-05", "2026-02-04", "", "" } },
          1,
          one_engineer,
          1,
          "a: its window ends on 2026-02-04, before it begins on 2026-02-05" },
    };
    for (size_t i = 0; i < COUNT(impossible); i++) {
        Schedule *schedule = make_with("2026-01-05", impossible[i].tasks, impossible[i].count,
                                       impossible[i].capacities, impossible[i].capacity_count);
        cr_expect_null(schedule, "made: %s", impossible[i].reason);
        cr_expect(strstr(failure(), impossible[i].reason), "%s", failure());
        schedule_free(schedule);
    }
    cr_expect_null(make_with("2039-01-05", NULL, 0, NULL, 0));
    cr_expect(strstr(failure(), "does not know 2039"), "%s", failure());
    cr_expect_null(make_with("2026-02-30", NULL, 0, NULL, 0));
}

/* January 2026 from the 5th has 20 working days, February 14; half a day from 2 February. */
Test(schedule, adds_up_what_a_role_can_do_by_a_date)
{
    static const ScheduleCapacity rows[] = { { "engineer", "", 500 },
                                             { "engineer", "2026-02-01", 250 } };
    static const struct {
        const char *until;
        int64_t hundredths;
    } expected[] = {
        { "2026-01-04", 0 }, { "2026-01-05", 100 }, { "2026-01-31", 2000 }, { "2026-02-28", 2700 }
    };
    Calendar *calendar = open_calendar(false);
    const SchedulePlan plan = { calendar, "2026-01-05", NULL, 0, rows, COUNT(rows), NULL };
    int64_t found = -1;
    for (size_t i = 0; i < COUNT(expected); i++) {
        cr_expect(schedule_capacity(&plan, "engineer", expected[i].until, &found), "%s", failure());
        cr_expect_eq(found, expected[i].hundredths, "%s: %lld", expected[i].until,
                     (long long)found);
    }
    cr_expect(schedule_capacity(&plan, "engineer", "2026-12-31", &found));
    cr_expect(!schedule_capacity(&plan, "engineer", "2036-01-01", &found));
    cr_expect(schedule_capacity(&plan, "tester", "2026-12-31", &found));
    cr_expect_eq(found, 0);
    calendar_free(calendar);
}

/* ---- under way ---- */

#define UNDER_WAY(name, needs, priority, days, started, finished)                                  \
    {                                                                                              \
        name, needs, priority, "engineer", (int64_t)((days)*100), "", "", "", started, finished    \
    }

static Schedule *make_on(const char *today, const ScheduleTask tasks[], size_t count)
{
    Calendar *calendar = open_calendar(false);
    Schedule *schedule = schedule_make(
        &(SchedulePlan){ calendar, "2026-01-05", tasks, count, one_engineer, 1, today });
    calendar_free(calendar);
    return schedule;
}

/* On Wednesday 14 January: "done" is over, on a Saturday, and takes nothing; two days of
 * "begun" are left, although it is less urgent and waits for "new"; then "new" (1 day) and,
 * on Monday 19, "last", for which "done" is no more in the way. */
Test(schedule, what_is_left_goes_on_from_today)
{
    static const ScheduleTask tasks[] = {
        UNDER_WAY("done", "", 1, 0, "2026-01-06", "2026-01-10"),
        UNDER_WAY("begun", "new", 4, 2, "2026-01-07", ""),
        UNDER_WAY("new", "", 1, 1, "", ""),
        UNDER_WAY("last", "done new", 2, 1, "", ""),
    };
    static const char *const expected[][2] = { { "2026-01-06", "2026-01-10" },
                                               { "2026-01-07", "2026-01-15" },
                                               { "2026-01-16", "2026-01-16" },
                                               { "2026-01-19", "2026-01-19" } };
    Schedule *schedule = make_on("2026-01-14", tasks, COUNT(tasks));
    cr_assert_not_null(schedule, "%s", failure());
    for (size_t i = 0; i < COUNT(tasks); i++) {
        cr_expect_str_eq(schedule->tasks[i].start, expected[i][0], "%s", tasks[i].id);
        cr_expect_str_eq(schedule->tasks[i].end, expected[i][1], "%s", tasks[i].id);
        cr_expect_eq(schedule->tasks[i].is_critical || schedule->tasks[i].is_bound, i > 0, "%s",
                     tasks[i].id);
        cr_expect_eq(schedule->tasks[i].slack_days, 0, "%s", tasks[i].id);
        cr_expect_eq(schedule->tasks[i].is_done, !i);
        cr_expect_eq(schedule->tasks[i].has_begun, i == 1);
    }
    cr_expect_str_eq(schedule->end, "2026-01-19");
    schedule_free(schedule);
}

/* A pin that went by means today, before what is under way, which has the next day. */
Test(schedule, a_pin_that_went_by_means_today)
{
    static const ScheduleTask tasks[] = {
        { "late", "", 1, "engineer", 100, "2026-01-07", "", "2026-01-09", "", "" },
        { "begun", "", 1, "engineer", 100, "2026-01-06", "", "", "2026-01-08", "" },
    };
    Schedule *schedule = make_on("2026-01-14", tasks, COUNT(tasks));
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->tasks[0].start, "2026-01-14");
    cr_expect(schedule->tasks[0].is_late);
    cr_expect_str_eq(schedule->tasks[1].start, "2026-01-08");
    cr_expect_str_eq(schedule->tasks[1].end, "2026-01-15");
    cr_expect_eq(overloads(schedule, NULL), 0);
    schedule_free(schedule);
}

/* The end of a plan that is all done is its last end, and needs no calendar after it. */
Test(schedule, what_is_all_done_ends_with_the_last)
{
    static const ScheduleTask tasks[] = {
        UNDER_WAY("a", "", 1, 0, "2026-01-06", "2026-02-10"),
        UNDER_WAY("b", "a", 1, 0, "2025-12-30", "2025-12-31"),
    };
    Schedule *schedule = make_on("2027-03-01", tasks, COUNT(tasks));
    cr_assert_not_null(schedule, "%s", failure());
    cr_expect_str_eq(schedule->end, "2026-02-10");
    cr_expect_str_eq(schedule->tasks[1].start, "2025-12-30");
    cr_expect_eq(schedule->tasks[0].wave, WAVE_90, "36 days after the start");
    cr_expect_eq(schedule->tasks[1].wave, WAVE_QUICK);
    schedule_free(schedule);
}

/* ---- any plan ---- */

static unsigned draw(unsigned *seed, unsigned most)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % most;
}

enum { MANY = 40 };

typedef struct RandomPlan {
    ScheduleTask tasks[MANY];
    char ids[MANY][8], needs[MANY][24];
} RandomPlan;

static void make_random(RandomPlan *plan, unsigned *seed)
{
    static const char *const roles[] = { "engineer", "architect" };
    for (size_t i = 0; i < MANY; i++) {
        snprintf(plan->ids[i], sizeof plan->ids[i], "T%02zu", i);
        plan->needs[i][0] = '\0';
        if (i && draw(seed, 2))
            snprintf(plan->needs[i], sizeof plan->needs[i], "T%02u T%02u", draw(seed, (unsigned)i),
                     draw(seed, (unsigned)i));
        plan->tasks[i] = (ScheduleTask){ .id = plan->ids[i],
                                         .depends_on = plan->needs[i],
                                         .priority = 1 + (int)draw(seed, 4),
                                         .role = roles[draw(seed, 2)],
                                         .effort = draw(seed, 12) * 25,
                                         .pin = "",
                                         .earliest = draw(seed, 8) ? "" : "2026-01-20",
                                         .latest = "" };
    }
}

static int working_days(const Calendar *calendar, const char *from, const char *to)
{
    int days;
    cr_assert(calendar_count(calendar, from, to, &days), "%s", failure());
    return days;
}

static void expect_sound(const Calendar *calendar, const RandomPlan *plan, const Schedule *schedule)
{
    for (size_t i = 0; i < MANY; i++) {
        const ScheduleTask *task = &plan->tasks[i];
        const ScheduledTask *found = &schedule->tasks[i];
        int length = working_days(calendar, found->start, found->end);
        cr_assert_geq(length * 100, task->effort, "%s is too short", task->id);
        cr_assert(strcmp(found->start, task->earliest) >= 0);
        cr_assert(strcmp(found->end, schedule->end) <= 0);
        cr_assert(working_days(calendar, found->end, schedule->end) - 1 >= found->slack_days);
        for (size_t j = 0; j < i; j++)
            if (strstr(task->depends_on, plan->ids[j]))
                cr_assert(strcmp(schedule->tasks[j].end, found->start) <
                          (plan->tasks[j].effort ? 0 : 1));
    }
    cr_assert_eq(overloads(schedule, NULL), 0);
}

Test(schedule, no_plan_breaks_an_order_or_a_capacity)
{
    static const ScheduleCapacity rows[] = { { "engineer", "", 750 }, { "architect", "", 400 } };
    Calendar *calendar = open_calendar(false);
    unsigned seed = 7;
    for (int round = 0; round < 200; round++) {
        RandomPlan plan;
        make_random(&plan, &seed);
        const SchedulePlan asked = { calendar, "2026-01-05", plan.tasks, MANY,
                                     rows,     COUNT(rows),  NULL };
        Schedule *schedule = schedule_make(&asked), *again = schedule_make(&asked);
        cr_assert_not_null(schedule, "%s", failure());
        expect_sound(calendar, &plan, schedule);
        for (size_t i = 0; i < MANY; i++)
            cr_assert_eq(memcmp(&schedule->tasks[i], &again->tasks[i], sizeof *again->tasks), 0);
        schedule_free(schedule);
        schedule_free(again);
    }
    calendar_free(calendar);
}

/* What is late by one day more than its slack makes the plan end later: tried out. */
Test(schedule, a_critical_task_of_a_chain_cannot_slip)
{
    ScheduleTask tasks[] = { TASK("a", "", 1, 2), TASK("b", "a", 1, 2), TASK("c", "", 1, 1),
                             TASK("d", "b c", 1, 1) };
    Schedule *before = make_with("2026-01-05", tasks, COUNT(tasks), two_engineers, 1);
    cr_assert_not_null(before, "%s", failure());
    cr_expect_eq(before->tasks[2].slack_days, 3);
    tasks[2].earliest = "2026-01-08";
    Schedule *slipped = make_with("2026-01-05", tasks, COUNT(tasks), two_engineers, 1);
    cr_expect_str_eq(slipped->end, before->end);
    tasks[2].earliest = "2026-01-09";
    Schedule *late = make_with("2026-01-05", tasks, COUNT(tasks), two_engineers, 1);
    cr_expect_gt(strcmp(late->end, before->end), 0);
    schedule_free(before);
    schedule_free(slipped);
    schedule_free(late);
}
