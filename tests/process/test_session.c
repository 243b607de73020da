/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "engagement/answer.h"
#include "engagement/setting.h"
#include "process/pace.h"
#include "process/session.h"

static void at(const char *time)
{
    setenv("WELLBOOK_CLOCK", time, 1);
}

static char *text(Store *store, const char *sql)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *found = store_text(store, family, 0);
    store_forget_family(store, family);
    cr_assert_not_null(found, "%s", failure());
    return found;
}

static void expect(Store *store, const char *sql, const char *expected)
{
    char *found = text(store, sql);
    cr_expect_str_eq(found, expected, "%s: %s", sql, found);
    free(found);
}

static const char *const two[] = { "kind=onsite", "consultants=Li Na、Wang Wei",
                                   "attendees=Zhang Min" };

Test(session, over_midnight_and_the_end_of_a_month_lasts_as_long_as_it_did)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    at("2026-11-30T15:30:00Z");
    cr_assert(session_start(store, two, COUNT(two), false), "%s", failure());
    at("2026-11-30T17:00:00Z");
    cr_assert(session_stop(store, NULL, 0, id), "%s", failure());
    expect(store, "SELECT starts || ' ' || ends || ' ' || seconds FROM session",
           "2026-11-30T15:30:00Z 2026-11-30T17:00:00Z 5400");
    store_close(store);
}

Test(session, only_one_runs_at_a_time)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    cr_expect(!session_stop(store, NULL, 0, id));
    cr_expect_str_eq(failure(), "no session is running");
    cr_assert(session_start(store, two, COUNT(two), false), "%s", failure());
    cr_expect(!session_start(store, two, COUNT(two), false));
    cr_expect_str_eq(failure(), "a session is running; stop it first");
    expect(store, "SELECT count(*) FROM session", "1");
    store_close(store);
}

Test(session, a_wall_clock_put_back_or_far_ahead_adds_nothing)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    at("2026-11-23T09:00:00Z");
    cr_assert(session_start(store, two, COUNT(two), false), "%s", failure());
    at("2026-11-23T07:00:00Z");
    cr_assert(session_stop(store, NULL, 0, id), "%s", failure());
    expect(store, "SELECT seconds FROM session", "0");
    at("2026-11-23T09:00:00Z");
    cr_assert(session_start(store, two, COUNT(two), false), "%s", failure());
    at("2026-11-25T09:00:00Z");
    cr_expect(!session_stop(store, NULL, 0, id));
    cr_expect(strstr(failure(), "more than a day"), "%s", failure());
    cr_assert(session_stop(store, (const char *const[]){ "hours=1.5" }, 1, id), "%s", failure());
    expect(store, "SELECT max(seconds) FROM session", "5400");
    store_close(store);
}

Test(session, a_power_cut_keeps_what_was_counted_at_the_last_beat)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    at("2026-11-23T01:00:00Z");
    cr_assert(session_start(store, two, COUNT(two), true), "%s", failure());
    cr_assert(session_beat(store, 15) && session_beat(store, 30), "%s", failure());
    at("2026-11-23T05:00:00Z");
    cr_assert(session_stop(store, NULL, 0, id), "%s", failure());
    expect(store, "SELECT seconds FROM session", "30");
    store_close(store);
}

/* Two people for four hours on site are one man-day; one for two hours remote a quarter. */
Test(session, man_days_are_counted_per_person_against_the_caps)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    SessionUse use;
    at("2026-11-24T09:00:00Z");
    cr_assert(session_add(store, "2026-11-23 09:00", "4", two, COUNT(two), id), "%s", failure());
    cr_assert(session_add(store, "2026-11-24 10:00", "2",
                          (const char *const[]){ "kind=remote", "consultants=Li Na" }, 2, id),
              "%s", failure());
    cr_assert(session_use(store, &use), "%s", failure());
    cr_expect_eq(use.onsite, PACE_DAY);
    cr_expect_eq(use.total, PACE_DAY + PACE_DAY / 4);
    cr_expect_eq(use.onsite_cap, 2 * PACE_DAY);
    cr_expect_eq(use.total_cap, 5 * PACE_DAY);
    expect(store,
           "SELECT group_concat(person || ' ' || onsite || ' ' || remote, '; ') FROM (SELECT * FROM"
           " man_days ORDER BY person)",
           "Li Na 0.5 0.25; Wang Wei 0.5 0.0");
    store_close(store);
}

Test(session, refuses_what_cannot_have_been)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    at("2026-11-23T09:00:00Z");
    static const char *const bad[][3] = {
        { "2026-11-23", "1", "is not a time" },
        { "2026-11-23 25:00", "1", "is not a time" },
        { "2026-02-30 09:00", "1", "is not a time" },
        { "2026-11-23 09:00", "0", "not a number of hours" },
        { "2026-11-23 09:00", "25", "not a number of hours" },
        { "2026-11-23 16:30", "1", "later than now" },
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        cr_expect(!session_add(store, bad[i][0], bad[i][1], two, COUNT(two), id), "%s", bad[i][0]);
        cr_expect(strstr(failure(), bad[i][2]), "%s", failure());
    }
    expect(store, "SELECT count(*) FROM session", "0");
    store_close(store);
}

/* 2026-11-23 is a Monday; 09:00 in Shanghai is 01:00 UTC. */
Test(session, knows_the_hours_of_the_service)
{
    Store *store = fixture_store();
    cr_expect(session_is_service_time(store, "2026-11-23T01:00:00Z"));
    cr_expect(!session_is_service_time(store, "2026-11-23T00:59:00Z"));
    cr_expect(session_is_service_time(store, "2026-11-23T09:59:00Z"));
    cr_expect(!session_is_service_time(store, "2026-11-23T10:00:00Z"));
    cr_expect(!session_is_service_time(store, "2026-11-22T03:00:00Z"), "a Sunday");
    cr_expect(!session_is_service_time(store, "2026-09-30T16:30:00Z"), "1 October there");
    store_close(store);
}

static void answer_all_of(Store *store, const char *question)
{
    char *workload = text(store, "SELECT id FROM workload ORDER BY position LIMIT 1");
    Table *practices = answer_practices(store, workload, question, ENGLISH);
    for (size_t row = 0; row < table_rows(practices); row++)
        cr_assert(answer_set_practice(store, workload, table_cell(practices, row, 0),
                                      PRACTICE_IN_PLACE, ""));
    table_free(practices);
    free(workload);
}

/* Half a minute a practice at first; then SEC04 with six of them took seven hours, 70 minutes each,
 * and of two days nine hours are left. SEC18, three of weight high and four of medium, comes first
 * and fits. */
Test(session, asks_first_what_has_most_risk_and_sends_what_does_not_fit)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    at("2026-11-24T09:00:00Z");
    expect(store, "SELECT min(is_now) || ' ' || min(seconds) || ' ' || max(seconds) FROM pacing",
           "1 90 210");
    answer_all_of(store, "SEC04");
    cr_assert(setting_set(store, "service-days", "2"));
    cr_assert(session_add(store, "2026-11-23 09:00", "7",
                          (const char *const[]){ "kind=onsite", "consultants=Li Na" }, 2, id),
              "%s", failure());
    expect(store, "SELECT count(*) || ' ' || min(seconds) FROM pacing WHERE is_now", "1 25200.0");
    expect(store, "SELECT number || ' ' || question FROM pacing ORDER BY number LIMIT 1",
           "1 OPS03");
    cr_assert(setting_set(store, "service-days", "1"));
    expect(store, "SELECT count(*) FROM pacing WHERE is_now", "0");
    store_close(store);
}

/* Two consultants were spoken with for 300 seconds of SEC04: 600 man-seconds, and as long for each
 * of the 131 left. Time is no act: undo does not see it. */
Test(session, what_was_spoken_of_a_question_feeds_the_forecast)
{
    Store *store = fixture_store();
    char id[ID_SIZE], *shop = text(store, "SELECT id FROM workload ORDER BY position LIMIT 1");
    Pace pace;
    at("2026-11-24T09:00:00Z");
    answer_all_of(store, "SEC04");
    cr_assert(session_add(store, "2026-11-23 09:00", "1", two, COUNT(two), id), "%s", failure());
    char *acts = text(store, "SELECT count(*) FROM journal");
    cr_assert(session_spend(store, shop, "SEC04", 100) && session_spend(store, shop, "SEC04", 200) &&
                  session_spend(store, shop, "SEC05", 40) && session_spend(store, shop, "SEC06", 0),
              "%s", failure());
    expect(store, "SELECT count(*) FROM journal", acts);
    cr_assert(session_pace(store, &pace), "%s", failure());
    cr_expect_eq(pace.answered, 1);
    cr_expect_eq(pace.measured, 1, "SEC05 is not answered yet");
    cr_expect_eq(pace.speaking, 600);
    cr_expect_eq(pace_forecast(&pace).needed, 600 * pace.left);
    expect(store, "SELECT count(*) FROM question_time", "2");
    free(acts);
    free(shop);
    store_close(store);
}

/* While a session runs its time counts, once for each consultant in it. */
Test(session, the_one_that_runs_counts_as_far_as_it_is)
{
    Store *store = fixture_store();
    SessionUse use;
    at("2026-11-23T01:00:00Z");
    cr_assert(session_start(store, two, COUNT(two), true), "%s", failure());
    cr_assert(session_beat(store, 900), "%s", failure());
    cr_assert(session_use(store, &use), "%s", failure());
    cr_expect_eq(use.onsite, 1800);
    store_close(store);
}

Test(session, each_question_of_the_banks_is_for_somebody)
{
    Store *store = fixture_store();
    expect(store, "SELECT count(*) FROM role_question WHERE role <> '' AND role NOT IN (SELECT id"
                  " FROM word WHERE kind = 'interviewee')", "0");
    expect(store, "SELECT group_concat(question, ' ') FROM (SELECT DISTINCT question FROM"
                  " role_question WHERE role = 'dba' ORDER BY 1)",
           "COS15 PER09 PER10 REL03 REL08 REL09");
    store_close(store);
}
