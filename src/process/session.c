/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/id.h"
#include "process/session.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/message.h"
#include "base/text.h"
#include "engagement/setting.h"
#include "plan/calendar.h"
#include "process/pace.h"

enum {
    MOST_FIELDS = 16,
    HOUR = 3600,
    OPENS = 9,
    CLOSES = 18,
    SHANGHAI = 8 * HOUR,
    MOST_HOURS = 24
};

enum {
    IS_LIVE,
    PACE,
    SPEND,
    LAST,
    CLOCK,
    START,
    BEAT,
    FORGET,
    FINISH,
    PUT,
    SECONDS,
    ONSITE,
    TOTAL,
    SERVICES
};
static const Query queries[] = {
    [IS_LIVE] = { "",
                  "SELECT ifnull((SELECT is_live FROM session_clock JOIN session ON session.id ="
                  " session WHERE ends = ''), 0)" },
    [PACE] = { "", "SELECT answered, left * consulting AS left, measured, CAST(seconds * persons AS"
                   " INTEGER) AS speaking FROM (SELECT sum(state <> 'unanswered') AS answered,"
                   " sum(state = 'unanswered') AS left FROM asked_state) JOIN bought JOIN (SELECT"
                   " count(*) AS measured, ifnull(sum(seconds), 0) AS seconds FROM"
                   " question_measured WHERE state <> 'unanswered') JOIN session_crew" },
    [SPEND] = { "ttti", "INSERT INTO question_time (workload, question, author, seconds) VALUES"
                        " (?, ?, ?, ?) ON CONFLICT DO UPDATE SET seconds = seconds +"
                        " excluded.seconds" },
    [LAST] = { "", "SELECT ifnull((SELECT id FROM session ORDER BY starts DESC, id LIMIT 1), '')" },
    [CLOCK] = { "", "SELECT session FROM session_clock JOIN session ON session.id = session"
                    " WHERE ends = ''" },
    [START] = { "tti", "INSERT OR REPLACE INTO session_clock (session, seconds, beat, is_live)"
                       " VALUES (?, 0, ?, ?)" },
    [BEAT] = { "it", "UPDATE session_clock SET seconds = ?, beat = ?" },
    [FORGET] = { "", "DELETE FROM session_clock" },
    [FINISH] = { "tit",
                 "UPDATE session SET ends = ?1, changed_at = ?1, seconds = ?2 WHERE id = ?3" },
    [PUT] = { "ttit", "UPDATE session SET starts = ?, ends = ?, seconds = ? WHERE id = ?" },
    [SECONDS] = { "t", "SELECT iif(is_live, session_clock.seconds, max(0, unixepoch(?) - "
                       "unixepoch(starts))) FROM"
                       " session_clock JOIN session ON session.id = session WHERE ends = ''" },
    [ONSITE] = { "ti", "SELECT ifnull(sum(iif(session = ?, ?, seconds)), 0) FROM session_person"
                       " WHERE kind = 'onsite'" },
    [TOTAL] = { "ti", "SELECT ifnull(sum(iif(session = ?, ?, seconds)), 0) FROM session_person" },
    [SERVICES] = { "", "SELECT consulting + implementation * packages FROM bought" },
    { 0 },
};

static bool has_field(const char *const fields[], size_t count, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < count; i++)
        if (!strncmp(fields[i], name, length) && fields[i][length] == '=')
            return true;
    return false;
}

/* A new row with what was given, the author as its consultant where nobody was named. */
static bool add_row(Store *store, const char *const fields[], size_t count, char id[ID_SIZE])
{
    const char *all[MOST_FIELDS + 2];
    if (count > MOST_FIELDS)
        return fail("too many fields");
    char *who = xasprintf("consultants=%s", store_author(store));
    size_t used = 0;
    for (; used < count; used++)
        all[used] = fields[used];
    if (!has_field(fields, count, "kind"))
        all[used++] = "kind=onsite";
    if (!has_field(fields, count, "consultants"))
        all[used++] = who;
    bool done = record_add(store, "session", all, used, id);
    free(who);
    return done;
}

char *session_running(Store *store)
{
    return store_text(store, queries, CLOCK);
}

static bool none_runs(Store *store)
{
    char *running = session_running(store);
    bool done = running && (!*running || fail("a session is running; stop it first"));
    free(running);
    return done;
}

bool session_start(Store *store, const char *const fields[], size_t count, bool is_live)
{
    char id[ID_SIZE], now[STAMP_SIZE];
    date_stamp(now);
    return none_runs(store) && store_begin(store) &&
           store_end(store, add_row(store, fields, count, id) &&
                                store_change(store, queries, PUT, now, "", (int64_t)0, id) &&
                                store_change(store, queries, FORGET) &&
                                store_change(store, queries, START, id, now, (int64_t)is_live));
}

bool session_seconds(Store *store, int64_t *seconds)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return store_number(store, seconds, queries, SECONDS, now);
}

/* Longer than a day is no session, but one that nobody stopped. */
static bool is_possible(int64_t seconds)
{
    return seconds <= MOST_HOURS * HOUR ||
           fail("the session would have taken more than a day; say with hours=HOURS how long it "
                "took");
}

static bool parse_hours(const char *text, int64_t *seconds)
{
    char *end;
    errno = 0;
    double hours = strtod(text, &end);
    if (!*text || *end || errno || !(hours > 0 && hours <= MOST_HOURS))
        return fail("'%s' is not a number of hours up to %d", text, MOST_HOURS);
    *seconds = (int64_t)llround(hours * HOUR);
    return true;
}

/* Takes hours=HOURS out of the fields; false when it is none. */
static bool take_hours(const char *const fields[], size_t *count, const char *rest[],
                       int64_t *seconds)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++)
        if (strncmp(fields[i], "hours=", strlen("hours=")) != 0)
            rest[kept++] = fields[i];
        else if (!parse_hours(fields[i] + strlen("hours="), seconds))
            return false;
    *count = kept;
    return true;
}

static bool finish(Store *store, const char *const fields[], size_t count, int64_t seconds,
                   const char *id)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return (!count || record_set(store, "session", id, fields, count)) &&
           store_change(store, queries, FINISH, now, seconds, id) &&
           store_change(store, queries, FORGET);
}

bool session_stop(Store *store, const char *const fields[], size_t count, char id[ID_SIZE])
{
    const char *rest[MOST_FIELDS];
    int64_t seconds;
    char *running = session_running(store);
    bool done = running && (*running || fail("no session is running")) &&
                (count <= MOST_FIELDS || fail("too many fields")) &&
                session_seconds(store, &seconds) && take_hours(fields, &count, rest, &seconds) &&
                is_possible(seconds) && store_begin(store) &&
                store_end(store, finish(store, rest, count, seconds, running));
    if (done)
        memcpy(id, running, ID_SIZE);
    free(running);
    return done;
}

/* ---- one that was held ---- */

static bool parse_moment(const char *text, int64_t *moment)
{
    int hour = 0, minute = 0, bytes = 0;
    char date[DATE_SIZE], *day = xstrdup(text), *space = strpbrk(day, " T");
    bool has_time = space && sscanf(space + 1, "%2d:%2d%n", &hour, &minute, &bytes) == 2 &&
                    !space[1 + bytes] && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (space)
        *space = '\0';
    bool done = (has_time && date_parse(day, date)) ||
                fail("'%s' is not a time; write it as \"2026-11-23 09:00\"", text);
    free(day);
    if (!done)
        return false;
    struct tm tm = { .tm_year = atoi(date) - 1900,
                     .tm_mon = atoi(date + 5) - 1,
                     .tm_mday = atoi(date + 8),
                     .tm_hour = hour,
                     .tm_min = minute,
                     .tm_isdst = -1 };
    *moment = (int64_t)mktime(&tm);
    return true;
}

static void stamp(int64_t moment, char text[STAMP_SIZE])
{
    struct tm tm;
    time_t time = (time_t)moment;
    gmtime_r(&time, &tm);
    strftime(text, STAMP_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

bool session_add(Store *store, const char *from, const char *hours, const char *const fields[],
                 size_t count, char id[ID_SIZE])
{
    int64_t begin, seconds;
    char starts[STAMP_SIZE], ends[STAMP_SIZE];
    if (!parse_moment(from, &begin) || !parse_hours(hours, &seconds))
        return false;
    if (begin + seconds > date_now())
        return fail("a session that was held cannot end later than now");
    stamp(begin, starts);
    stamp(begin + seconds, ends);
    return store_begin(store) &&
           store_end(store, add_row(store, fields, count, id) &&
                                store_change(store, queries, PUT, starts, ends, seconds, id));
}

bool session_is_live(Store *store)
{
    int64_t is_live = 0;
    return store_number(store, &is_live, queries, IS_LIVE) && is_live;
}

bool session_beat(Store *store, int64_t seconds)
{
    char now[STAMP_SIZE];
    date_stamp(now);
    return store_begin(store) && store_end(store, store_change(store, queries, BEAT, seconds, now));
}

/* ---- minutes ---- */

bool session_find(Store *store, const char *given, char id[ID_SIZE])
{
    if (given)
        return record_find(store, "session", given, id);
    char *last = store_text(store, queries, LAST);
    bool done = last && (*last || fail("there is no session yet"));
    if (done)
        memcpy(id, last, strnlen(last, ID_SIZE - 1) + 1);
    free(last);
    return done;
}

bool session_add_minute(Store *store, const char *const fields[], size_t count, char id[ID_SIZE])
{
    static const char name[] = "session=";
    const char *all[MOST_FIELDS + 3], *given = NULL;
    char session[ID_SIZE], now[STAMP_SIZE];
    size_t used = 0;
    if (count > MOST_FIELDS)
        return fail("too many fields");
    for (size_t i = 0; i < count; i++)
        if (!strncmp(fields[i], name, strlen(name)))
            given = fields[i] + strlen(name);
        else
            all[used++] = fields[i];
    if (!session_find(store, given, session))
        return false;
    date_stamp(now);
    char *own[] = { xasprintf("%s%s", name, session), xasprintf("at=%s", now) };
    all[used++] = own[0];
    if (!has_field(fields, count, "at"))
        all[used++] = own[1];
    if (!has_field(fields, count, "state"))
        all[used++] = "state=open";
    bool done = record_add(store, "minute", all, used, id);
    free(own[0]);
    free(own[1]);
    return done;
}

/* ---- man-days ---- */

static int64_t cap_of(Store *store, const char *name, int64_t services)
{
    char *value = setting_get(store, name);
    double days = value ? strtod(value, NULL) : 0;
    bool is_set = value && *value;
    free(value);
    return (int64_t)llround(
        (is_set ? days : (!strcmp(name, "onsite-days") ? 2.0 : 5.0) * (double)services) * PACE_DAY);
}

/* The session that runs in this copy counts as far as it is; one that runs elsewhere does not. */
bool session_use(Store *store, SessionUse *use)
{
    int64_t services, seconds = 0;
    char *running = session_running(store);
    bool done = running && (!*running || session_seconds(store, &seconds)) &&
                store_number(store, &use->onsite, queries, ONSITE, running, seconds) &&
                store_number(store, &use->total, queries, TOTAL, running, seconds) &&
                store_number(store, &services, queries, SERVICES);
    free(running);
    if (!done)
        return false;
    use->onsite_cap = cap_of(store, "onsite-days", services);
    use->total_cap = cap_of(store, "service-days", services);
    return true;
}

static const char *warning_of(int64_t used, int64_t cap, const char *all, const char *most)
{
    int percent = pace_warning(used, cap);
    return !percent ? "" : percent == 100 ? all : most;
}

char *session_warning(Store *store)
{
    SessionUse use;
    if (!session_use(store, &use))
        return NULL;
    const char *onsite =
        warning_of(use.onsite, use.onsite_cap, tr("the man-days on site are used up"),
                   tr("80 percent of the man-days on site are used"));
    const char *total =
        warning_of(use.total, use.total_cap, tr("the man-days of the service are used up"),
                   tr("80 percent of the man-days of the service are used"));
    return xasprintf("%s%s%s", onsite, *onsite && *total ? "\n" : "", total);
}

bool session_pace(Store *store, Pace *pace)
{
    SessionUse use;
    Table *row = session_use(store, &use) ? store_rows(store, queries, PACE) : NULL;
    if (!row)
        return false;
    *pace = (Pace){ .answered = atoll(table_get(row, 0, "answered")),
                    .left = atoll(table_get(row, 0, "left")),
                    .measured = atoll(table_get(row, 0, "measured")),
                    .speaking = atoll(table_get(row, 0, "speaking")),
                    .spent = use.total,
                    .cap = use.total_cap };
    table_free(row);
    return true;
}

bool session_spend(Store *store, const char *workload, const char *question, int64_t seconds)
{
    return seconds <= 0 || (store_begin(store) &&
                            store_end(store, store_change(store, queries, SPEND, workload, question,
                                                          store_author(store), seconds)));
}

bool session_is_service_time(Store *store, const char *stamp_text)
{
    struct tm tm = { 0 };
    int year, month;
    if (sscanf(stamp_text, "%d-%d-%dT%d:%d", &year, &month, &tm.tm_mday, &tm.tm_hour, &tm.tm_min) !=
        5)
        return true;
    tm.tm_year = year - 1900;
    tm.tm_mon = month - 1;
    time_t there = timegm(&tm) + SHANGHAI;
    char date[STAMP_SIZE];
    stamp((int64_t)there, date);
    date[DATE_SIZE - 1] = '\0';
    gmtime_r(&there, &tm);
    Problems *problems = problems_new();
    Calendar *calendar = calendar_open("cn", setting_is(store, "make-up-days", "yes"), problems);
    bool is_working = true;
    if (calendar && !calendar_is_working(calendar, date, &is_working))
        is_working = true;
    calendar_free(calendar);
    problems_free(problems);
    return is_working && tm.tm_hour >= OPENS && tm.tm_hour < CLOSES;
}
