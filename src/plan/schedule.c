/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/text.h"
#include "plan/schedule.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "plan/schedule_days.h"
#include "advice/precedence.h"
#include "plan/schedule_check.h"

const char *const schedule_wave_codes[WAVE_COUNT] = { "30", "90", "180", "later" };
const char *const schedule_wave_names[WAVE_COUNT] = { N_("Quick wins (30 days)"),
                                                      N_("Wave 1 (90 days)"),
                                                      N_("Wave 2 (180 days)"), N_("Later") };
static const int wave_days[WAVE_LATER] = { 30, 90, 180 };

typedef struct Slot {
    size_t start, end, ready; /* working days of the plan */
    size_t turn;              /* the place in which it took its days */
    int priority;             /* its own, or that of what waits for it */
    bool is_placed, is_pinned, is_done, has_begun, is_moved, is_frozen;
} Slot;

typedef struct Scheduler {
    const SchedulePlan *plan;
    Precedence *precedence;
    ScheduleDays *days;
    Slot *slots;
    size_t *ranks; /* tasks by priority, then turn, then id */
    size_t *turns; /* tasks as they were placed */
    size_t placed;
    size_t first; /* the day from which what is left can be done */
} Scheduler;

/* ---- order ---- */

typedef struct Rank {
    const char *turn, *id;
    int priority;
    size_t task;
} Rank;

static int by_rank(const void *a, const void *b)
{
    const Rank *one = a, *other = b;
    if (one->priority != other->priority)
        return one->priority < other->priority ? -1 : 1;
    int turn = strcmp(one->turn, other->turn);
    return turn ? turn : strcmp(one->id, other->id);
}

static void inherit_priorities(Scheduler *scheduler)
{
    const size_t *order = precedence_order(scheduler->precedence);
    for (size_t i = scheduler->plan->count; i--;) {
        Slot *slot = &scheduler->slots[order[i]];
        PrecedenceLinks after = precedence_after(scheduler->precedence, order[i]);
        slot->priority = scheduler->plan->tasks[order[i]].priority;
        for (size_t j = 0; j < after.count; j++)
            if (scheduler->slots[after.list[j]].priority < slot->priority)
                slot->priority = scheduler->slots[after.list[j]].priority;
    }
}

static void put_in_order(Scheduler *scheduler)
{
    size_t count = scheduler->plan->count;
    Rank *ranks = xcalloc(count, sizeof *ranks);
    for (size_t i = 0; i < count; i++) {
        const ScheduleTask *task = &scheduler->plan->tasks[i];
        ranks[i] =
            (Rank){ task->turn ? task->turn : "", task->id, scheduler->slots[i].priority, i };
    }
    qsort(ranks, count, sizeof *ranks, by_rank);
    for (size_t i = 0; i < count; i++)
        scheduler->ranks[i] = ranks[i].task;
    free(ranks);
}

static bool prepare(Scheduler *scheduler)
{
    const SchedulePlan *plan = scheduler->plan;
    PrecedenceNode *nodes = xcalloc(plan->count, sizeof *nodes);
    for (size_t i = 0; i < plan->count; i++)
        nodes[i] = (PrecedenceNode){ plan->tasks[i].id, plan->tasks[i].depends_on };
    scheduler->precedence = precedence_new(nodes, plan->count);
    free(nodes);
    if (!scheduler->precedence)
        return false;
    inherit_priorities(scheduler);
    put_in_order(scheduler);
    return true;
}

/* ---- placing ---- */

static const ScheduleTask *task_of(const Scheduler *scheduler, size_t task)
{
    return &scheduler->plan->tasks[task];
}

static bool must_lie_in_calendar(bool lies, const char *id)
{
    char *reason = lies ? NULL : xstrdup(failure());
    bool done = lies || fail("%s does not fit into the calendar: %s", id, reason);
    free(reason);
    return done;
}

static bool reach(Scheduler *scheduler, size_t task, size_t day)
{
    const char *date;
    return must_lie_in_calendar(schedule_days_date(scheduler->days, day, &date),
                                task_of(scheduler, task)->id);
}

static bool find_day(Scheduler *scheduler, size_t task, const char *date, size_t *day)
{
    return must_lie_in_calendar(schedule_days_find(scheduler->days, date, day),
                                task_of(scheduler, task)->id);
}

static bool must_have_more(Scheduler *scheduler, const ScheduleTask *task, size_t day)
{
    const char *date = "";
    if (schedule_days_has_more(scheduler->days, task->role, day))
        return true;
    return schedule_days_date(scheduler->days, day, &date) &&
           fail("%s: the role '%s' has no capacity from %s on", task->id, task->role, date);
}

static bool has_person(const ScheduleTask *task)
{
    return task->person && *task->person;
}

static int64_t share_of_day(const Scheduler *scheduler, const ScheduleTask *task, bool is_pinned,
                            size_t day, int64_t left)
{
    int64_t most = left < DAY_UNITS ? left : DAY_UNITS;
    if (is_pinned)
        return most;
    int64_t spare = schedule_days_capacity(scheduler->days, task->role, day) -
                    schedule_days_load(scheduler->days, task->role, day);
    if (has_person(task)) {
        int64_t own = DAY_UNITS - schedule_days_load(scheduler->days, task->person, day);
        spare = own < spare ? own : spare;
    }
    return spare < most ? spare : most;
}

bool schedule_freezes(const ScheduleFreeze *freeze, const char *workloads, const char *date)
{
    bool is_its = !*freeze->workload || !workloads || !*workloads ||
                  text_has_word(workloads, freeze->workload);
    return is_its && strcmp(freeze->first, date) <= 0 && strcmp(date, freeze->last) <= 0;
}

static bool is_frozen(const Scheduler *scheduler, const ScheduleTask *task, size_t day)
{
    const char *date;
    const SchedulePlan *plan = scheduler->plan;
    if (task->changes_nothing || !plan->freeze_count ||
        !schedule_days_date(scheduler->days, day, &date))
        return false;
    bool found = false;
    for (size_t i = 0; !found && i < plan->freeze_count; i++)
        found = schedule_freezes(&plan->freezes[i], task->workloads, date);
    return found;
}

/* What nobody works on is moved by a freeze only where people had time. */
static bool takes_day(Scheduler *scheduler, size_t number, size_t day, int64_t share)
{
    Slot *slot = &scheduler->slots[number];
    if (share <= 0)
        return false;
    if (!is_frozen(scheduler, task_of(scheduler, number), day))
        return true;
    slot->is_frozen = slot->is_frozen || slot->is_pinned;
    slot->is_moved = !slot->is_pinned;
    return slot->is_pinned;
}

static bool take_days(Scheduler *scheduler, size_t number, size_t day)
{
    const ScheduleTask *task = task_of(scheduler, number);
    Slot *slot = &scheduler->slots[number];
    int64_t left = task->effort * UNITS_OF_HUNDREDTH;
    bool has_started = !left;
    slot->start = slot->end = slot->ready = day;
    if (!reach(scheduler, number, day))
        return false;
    for (; left; day++) {
        if (!reach(scheduler, number, day) ||
            (!slot->is_pinned && !must_have_more(scheduler, task, day)))
            return false;
        int64_t share = share_of_day(scheduler, task, slot->is_pinned, day, left);
        if (!takes_day(scheduler, number, day, share))
            continue;
        schedule_days_take(scheduler->days, task->role, day, share);
        if (has_person(task))
            schedule_days_take(scheduler->days, task->person, day, share);
        slot->start = has_started ? slot->start : day;
        slot->end = day;
        has_started = true;
        left -= share;
    }
    slot->is_placed = true;
    slot->turn = scheduler->placed;
    scheduler->turns[scheduler->placed++] = number;
    return true;
}

/* A milestone leaves the rest of its day to what follows. */
static size_t lag_after(const Scheduler *scheduler, size_t task)
{
    return task_of(scheduler, task)->effort > 0;
}

/* What is done takes no day, and holds nothing up. */
static bool place_done(Scheduler *scheduler)
{
    const SchedulePlan *plan = scheduler->plan;
    bool is_under_way = plan->today && strcmp(plan->today, plan->start) > 0;
    bool done = true;
    for (size_t i = 0; i < plan->count; i++) {
        Slot *slot = &scheduler->slots[i];
        slot->is_done = schedule_is_done(&plan->tasks[i]);
        if (slot->is_done) {
            slot->is_placed = true;
            slot->turn = scheduler->placed;
            scheduler->turns[scheduler->placed++] = i;
        } else if (is_under_way && !scheduler->first)
            done = done && find_day(scheduler, i, plan->today, &scheduler->first);
    }
    return done;
}

static bool place_pinned(Scheduler *scheduler)
{
    for (size_t i = 0; i < scheduler->plan->count; i++) {
        size_t number = scheduler->ranks[i], day;
        const ScheduleTask *task = task_of(scheduler, number);
        Slot *slot = &scheduler->slots[number];
        slot->is_pinned = *task->pin && !slot->is_done && !schedule_has_begun(task);
        if (slot->is_pinned &&
            (!find_day(scheduler, number, task->pin, &day) ||
             !take_days(scheduler, number, day > scheduler->first ? day : scheduler->first)))
            return false;
    }
    return true;
}

/* What is under way waits for nothing but its people. */
static bool place_begun(Scheduler *scheduler)
{
    for (size_t i = 0; i < scheduler->plan->count; i++) {
        size_t number = scheduler->ranks[i];
        Slot *slot = &scheduler->slots[number];
        slot->has_begun = schedule_has_begun(task_of(scheduler, number));
        if (slot->has_begun && !take_days(scheduler, number, scheduler->first))
            return false;
    }
    return true;
}

/* *day is where it may start by its dependencies and window; false when it must wait. */
static bool is_ready(const Scheduler *scheduler, size_t number, size_t *day)
{
    PrecedenceLinks before = precedence_before(scheduler->precedence, number);
    *day = scheduler->first;
    for (size_t i = 0; i < before.count; i++) {
        const Slot *slot = &scheduler->slots[before.list[i]];
        size_t next = slot->end + lag_after(scheduler, before.list[i]);
        if (!slot->is_placed)
            return false;
        *day = next > *day ? next : *day;
    }
    return true;
}

static bool place_next(Scheduler *scheduler)
{
    size_t number, day, first = 0;
    for (size_t i = 0; i < scheduler->plan->count; i++) {
        number = scheduler->ranks[i];
        if (scheduler->slots[number].is_placed || !is_ready(scheduler, number, &day))
            continue;
        const char *earliest = task_of(scheduler, number)->earliest;
        if (*earliest && !find_day(scheduler, number, earliest, &first))
            return false;
        return take_days(scheduler, number, first > day ? first : day);
    }
    die("schedule: nothing is ready");
}

static bool check_pin(Scheduler *scheduler, size_t number)
{
    const ScheduleTask *task = task_of(scheduler, number);
    PrecedenceLinks before = precedence_before(scheduler->precedence, number);
    for (size_t i = 0; i < before.count; i++) {
        const Slot *slot = &scheduler->slots[before.list[i]];
        const char *end;
        if (slot->end + lag_after(scheduler, before.list[i]) <= scheduler->slots[number].start)
            continue;
        return schedule_days_date(scheduler->days, slot->end, &end) &&
               fail("%s is pinned to %s, but %s, on which it depends, ends on %s", task->id,
                    task->pin, task_of(scheduler, before.list[i])->id, end);
    }
    return true;
}

static bool place_all(Scheduler *scheduler)
{
    bool done = place_done(scheduler) && place_pinned(scheduler) && place_begun(scheduler);
    while (done && scheduler->placed < scheduler->plan->count)
        done = place_next(scheduler);
    for (size_t i = 0; done && i < scheduler->plan->count; i++)
        done = !scheduler->slots[i].is_pinned || check_pin(scheduler, i);
    return done;
}

/* ---- slack ---- */

/* `other` waited for the people who are busy with `task` until then. */
static bool waits_for_people(const Scheduler *scheduler, size_t task, size_t other)
{
    const Slot *busy = &scheduler->slots[task], *waiting = &scheduler->slots[other];
    return !waiting->is_pinned && waiting->start > waiting->ready && busy->turn < waiting->turn &&
           busy->end <= waiting->start && busy->end + 1 >= waiting->start &&
           task_of(scheduler, task)->effort && task_of(scheduler, other)->effort &&
           !strcmp(task_of(scheduler, task)->role, task_of(scheduler, other)->role);
}

static void bound(size_t *latest_end, size_t value)
{
    if (value < *latest_end)
        *latest_end = value;
}

/* No later than what depends on it lets it. */
static size_t latest_by_needs(const Scheduler *scheduler, size_t task, const size_t slack[],
                              size_t plan_end)
{
    size_t latest = plan_end;
    PrecedenceLinks after = precedence_after(scheduler->precedence, task);
    for (size_t i = 0; i < after.count; i++) {
        const Slot *slot = &scheduler->slots[after.list[i]];
        if (slot->is_done || slot->has_begun)
            continue;
        size_t start = slot->start + (slot->is_pinned ? 0 : slack[after.list[i]]);
        bound(&latest, start - lag_after(scheduler, task));
    }
    while (latest > scheduler->slots[task].end &&
           is_frozen(scheduler, task_of(scheduler, task), latest))
        latest--;
    return latest;
}

/* Nor than who waits for its people. */
static size_t latest_end(const Scheduler *scheduler, size_t task, const size_t slack[],
                         size_t plan_end)
{
    size_t latest = latest_by_needs(scheduler, task, slack, plan_end);
    size_t end = scheduler->slots[task].end;
    for (size_t turn = scheduler->slots[task].turn + 1; turn < scheduler->placed; turn++)
        if (waits_for_people(scheduler, task, scheduler->turns[turn]))
            bound(&latest, end + slack[scheduler->turns[turn]]);
    return latest;
}

static size_t last_day(const Scheduler *scheduler)
{
    size_t last = 0;
    for (size_t i = 0; i < scheduler->plan->count; i++)
        last = scheduler->slots[i].end > last ? scheduler->slots[i].end : last;
    return last;
}

/* Backwards, so that the slack of all that a task holds up is known before its own. */
static void find_slack(const Scheduler *scheduler, Schedule *schedule)
{
    size_t count = scheduler->plan->count, end = last_day(scheduler);
    size_t *slack = xcalloc(count, sizeof *slack), *free_slack = xcalloc(count, sizeof *slack);
    for (size_t turn = count; turn--;) {
        size_t task = scheduler->turns[turn];
        if (scheduler->slots[task].is_done)
            continue;
        slack[task] = latest_end(scheduler, task, slack, end) - scheduler->slots[task].end;
        free_slack[task] =
            latest_by_needs(scheduler, task, free_slack, end) - scheduler->slots[task].end;
        schedule->tasks[task].slack_days = (int)slack[task];
        schedule->tasks[task].is_critical = !free_slack[task];
        schedule->tasks[task].is_bound = !slack[task] && free_slack[task];
    }
    free(free_slack);
    free(slack);
}

/* ---- the result ---- */

static void copy_date(const Scheduler *scheduler, size_t day, char date[DATE_SIZE])
{
    const char *text;
    if (!schedule_days_date(scheduler->days, day, &text))
        die("schedule: %s", failure());
    memcpy(date, text, DATE_SIZE);
}

static bool find_wave(const SchedulePlan *plan, const char *end, bool is_large, ScheduleWave *wave)
{
    char limit[DATE_SIZE];
    for (*wave = is_large ? WAVE_90 : WAVE_QUICK; *wave < WAVE_LATER; (*wave)++)
        if (!date_add(plan->start, wave_days[*wave], limit))
            return false;
        else if (strcmp(end, limit) <= 0)
            break;
    return true;
}

/* Years that were counted although the calendar does not know them. */
static bool is_provisional(const Scheduler *scheduler, const char *end)
{
    const char *from;
    if (!schedule_days_date(scheduler->days, scheduler->first, &from))
        die("schedule: %s", failure());
    for (int year = atoi(from); year <= atoi(end); year++)
        if (!calendar_knows_year(scheduler->plan->calendar, year))
            return true;
    return false;
}

static bool write_task(const Scheduler *scheduler, size_t number, ScheduledTask *task)
{
    const Slot *slot = &scheduler->slots[number];
    const ScheduleTask *asked = task_of(scheduler, number);
    copy_date(scheduler, slot->start, task->start);
    copy_date(scheduler, slot->end, task->end);
    if (slot->is_done)
        memcpy(task->end, asked->finished, DATE_SIZE);
    if (slot->is_done || slot->has_begun)
        memcpy(task->start, asked->started, DATE_SIZE);
    task->is_done = slot->is_done;
    task->has_begun = slot->has_begun;
    task->is_provisional = !slot->is_done && is_provisional(scheduler, task->end);
    task->is_late = *asked->latest && strcmp(task->end, asked->latest) > 0;
    task->is_moved = slot->is_moved;
    task->is_frozen = slot->is_frozen;
    return find_wave(scheduler->plan, task->end, asked->is_large, &task->wave);
}

static void mark_overloaded(const Scheduler *scheduler, Schedule *schedule, const char *role,
                            size_t day)
{
    for (size_t i = 0; i < schedule->count; i++) {
        const Slot *slot = &scheduler->slots[i];
        if (slot->is_pinned && slot->start <= day && day <= slot->end &&
            task_of(scheduler, i)->effort && !strcmp(task_of(scheduler, i)->role, role))
            schedule->tasks[i].is_overloaded = true;
    }
}

static void find_loads(const Scheduler *scheduler, Schedule *schedule, const char *role)
{
    size_t room = schedule->load_count;
    for (size_t day = 0; day < schedule_days_count(scheduler->days); day++) {
        int64_t load = schedule_days_load(scheduler->days, role, day);
        int64_t capacity = schedule_days_capacity(scheduler->days, role, day);
        schedule->loads =
            xgrow(schedule->loads, schedule->load_count, &room, sizeof *schedule->loads);
        ScheduleLoad *one = &schedule->loads[schedule->load_count++];
        *one = (ScheduleLoad){ .role = role,
                               .load = (double)load / DAY_UNITS,
                               .capacity = (double)capacity / DAY_UNITS };
        copy_date(scheduler, day, one->date);
        if (load > capacity)
            mark_overloaded(scheduler, schedule, role, day);
    }
}

static int by_role(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void find_all_loads(const Scheduler *scheduler, Schedule *schedule)
{
    const char **roles = xcalloc(schedule->count, sizeof *roles);
    size_t count = 0;
    for (size_t i = 0; i < schedule->count; i++)
        if (!scheduler->slots[i].is_done && task_of(scheduler, i)->effort)
            roles[count++] = task_of(scheduler, i)->role;
    qsort(roles, count, sizeof *roles, by_role);
    for (size_t i = 0; i < count; i++)
        if (!i || strcmp(roles[i], roles[i - 1]) != 0)
            find_loads(scheduler, schedule, roles[i]);
    free(roles);
}

static Schedule *write_schedule(const Scheduler *scheduler)
{
    Schedule *schedule = xcalloc(1, sizeof *schedule);
    schedule->count = scheduler->plan->count;
    schedule->tasks = xcalloc(schedule->count, sizeof *schedule->tasks);
    copy_date(scheduler, 0, schedule->end);
    bool done = true;
    for (size_t i = 0; done && i < schedule->count; i++) {
        done = write_task(scheduler, i, &schedule->tasks[i]);
        if (!i || strcmp(schedule->tasks[i].end, schedule->end) > 0)
            memcpy(schedule->end, schedule->tasks[i].end, DATE_SIZE);
    }
    if (done) {
        find_slack(scheduler, schedule);
        find_all_loads(scheduler, schedule);
        return schedule;
    }
    schedule_free(schedule);
    return NULL;
}

Schedule *schedule_make(const SchedulePlan *plan)
{
    Scheduler scheduler = { .plan = plan,
                            .slots = xcalloc(plan->count, sizeof *scheduler.slots),
                            .ranks = xcalloc(plan->count, sizeof *scheduler.ranks),
                            .turns = xcalloc(plan->count, sizeof *scheduler.turns) };
    bool done = schedule_check(plan) && prepare(&scheduler) &&
                (scheduler.days = schedule_days_new(plan)) && place_all(&scheduler);
    Schedule *schedule = done ? write_schedule(&scheduler) : NULL;
    precedence_free(scheduler.precedence);
    schedule_days_free(scheduler.days);
    free(scheduler.slots);
    free(scheduler.ranks);
    free(scheduler.turns);
    return schedule;
}

void schedule_free(Schedule *schedule)
{
    if (!schedule)
        return;
    free(schedule->tasks);
    free(schedule->loads);
    free(schedule);
}

bool schedule_capacity(const SchedulePlan *plan, const char *role, const char *until,
                       int64_t *hundredths)
{
    int64_t units;
    if (!schedule_days_sum_capacity(plan, role, until, &units))
        return false;
    *hundredths = units / UNITS_OF_HUNDREDTH;
    return true;
}
