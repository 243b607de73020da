/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/id.h"
#include "engagement/form.h"
#include "process/completion.h"
#include "process/road.h"
#include "process/version.h"

static const char *const signed_by[] = { "representative=Chen Yu", "role=CIO", "way=signature" };

static void deliver(Store *store, const char *deliverable, const char *content)
{
    char id[ID_SIZE], *path = fixture_path("report.xlsx");
    fixture_write(path, content, strlen(content));
    cr_assert(version_add(store, deliverable, path,
                          (const char *const[]){ "recipients=Zhang Min", "language=en" }, 2, id),
              "%s", failure());
    cr_assert_eq(unlink(path), 0);
    free(path);
}

static void expect(Store *store, const char *sql, const char *expected)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *found = store_text(store, family, 0);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, expected, "%s: %s", sql, found);
    store_forget_family(store, family);
    free(found);
}

static const char states[] = "SELECT group_concat(id || ' ' || number || ' ' || state, '; ') FROM"
                             " (SELECT * FROM acceptance_state ORDER BY position)";

Test(version, an_approval_falls_due_again_when_the_document_changes)
{
    Store *store = fixture_store();
    deliver(store, "consulting-report", "first");
    cr_assert(version_accept(store, "consulting-report", signed_by, COUNT(signed_by)), "%s",
              failure());
    expect(store, states, "investigation-report  open; consulting-report 1.0 accepted");
    deliver(store, "consulting-report", "second");
    expect(store, states, "investigation-report  open; consulting-report 1.1 again");
    cr_assert(version_accept(store, "consulting-report", signed_by, COUNT(signed_by)), "%s",
              failure());
    expect(store, states, "investigation-report  open; consulting-report 1.1 accepted");
    store_close(store);
}

Test(version, is_not_accepted_while_comments_of_the_review_are_open)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    cr_expect(
        !version_comment(store, "consulting-report", (const char *const[]){ "text=x" }, 1, id));
    cr_expect(strstr(failure(), "no such version"), "%s", failure());
    deliver(store, "consulting-report", "first");
    cr_assert(version_comment(store, "consulting-report",
                              (const char *const[]){ "text=The target of SEC04 is unclear",
                                                     "author=Zhang Min", "about=SEC04" },
                              3, id),
              "%s", failure());
    cr_expect(!version_accept(store, "consulting-report", signed_by, COUNT(signed_by)));
    cr_expect(strstr(failure(), "comments of the review are open: 1"), "%s", failure());
    const char *conditions[] = { "representative=Chen Yu", "way=email", "verdict=conditions" };
    cr_expect(!version_accept(store, "consulting-report", conditions, COUNT(conditions)));
    cr_expect(strstr(failure(), "note=TEXT"), "%s", failure());
    cr_assert(version_settle(store, "consulting-report", "1",
                             (const char *const[]){ "decision=Target stated" }, 1),
              "%s", failure());
    deliver(store, "consulting-report", "second");
    cr_assert(version_accept(store, "consulting-report", signed_by, COUNT(signed_by)), "%s",
              failure());
    store_close(store);
}

/* What is given stands, not what is assumed where nothing is. */
Test(version, is_not_accepted_by_a_no)
{
    static const char *const given[] = {
        "representative=Chen Yulan", "role=CTO",  "verdict=rejected",
        "date=2026-11-20",           "way=email", "note=All wrong"
    };
    Store *store = fixture_store();
    deliver(store, "consulting-report", "first");
    cr_assert(version_accept(store, "consulting-report", given, COUNT(given)), "%s", failure());
    expect(store, states, "investigation-report  open; consulting-report 1.0 delivered");
    expect(store, "SELECT group_concat(verdict || ' ' || date || ' ' || note, ';') FROM acceptance",
           "rejected 2026-11-20 All wrong");
    cr_expect(!version_accept(store, "consulting-report",
                              (const char *const[]){ "representative=A", "way=email", "version=1" },
                              3));
    store_close(store);
}

/* The clock of the tests stands still, as a second does between two commands. */
Test(version, the_later_of_two_words_in_one_second_holds)
{
    static const char *const no[] = { "representative=Chen Yulan", "way=email", "verdict=rejected",
                                      "note=All wrong" };
    Store *store = fixture_store();
    deliver(store, "consulting-report", "first");
    for (int i = 0; i < 4; i++) {
        cr_assert(version_accept(store, "consulting-report", signed_by, COUNT(signed_by)), "%s",
                  failure());
        expect(store, states, "investigation-report  open; consulting-report 1.0 accepted");
        cr_assert(version_accept(store, "consulting-report", no, COUNT(no)), "%s", failure());
        expect(store, states, "investigation-report  open; consulting-report 1.0 delivered");
    }
    store_close(store);
}

Test(version, follows_the_one_before_it_whatever_the_clock_says)
{
    Store *store = fixture_store();
    setenv("WELLBOOK_CLOCK", "2026-11-23T09:00:00Z", 1);
    deliver(store, "consulting-report", "first");
    setenv("WELLBOOK_CLOCK", "2026-11-20T09:00:00Z", 1);
    deliver(store, "consulting-report", "second");
    cr_assert(version_accept(store, "consulting-report", signed_by, COUNT(signed_by)), "%s",
              failure());
    expect(store, states, "investigation-report  open; consulting-report 1.1 accepted");
    expect(store, "SELECT at FROM version WHERE number = '1.1'", "2026-11-23T09:00:01Z");
    store_close(store);
}

Test(version, needs_a_representative_and_a_way)
{
    Store *store = fixture_store();
    deliver(store, "consulting-report", "first");
    cr_expect(!version_accept(store, "consulting-report", NULL, 0));
    cr_expect(strstr(failure(), "Representative is missing (representative)"), "%s", failure());
    cr_expect(!version_accept(store, "consulting-report",
                              (const char *const[]){ "representative=Chen", "way=telepathy" }, 2));
    cr_expect(strstr(failure(), "not one of: email, message, signature"), "%s", failure());
    cr_expect(!version_accept(
        store, "consulting-report",
        (const char *const[]){ "representative=Chen", "way=email", "date=2030-01-01" }, 3));
    cr_expect(strstr(failure(), "has not come yet"), "%s", failure());
    cr_expect(!version_accept(store, "implementation-plan", signed_by, COUNT(signed_by)));
    cr_expect(strstr(failure(), "not on the acceptance list"), "%s", failure());
    store_close(store);
}

static bool is_owed(Store *store, const char *deliverable)
{
    bool is_so = false;
    cr_assert(version_is_owed(store, deliverable, &is_so), "%s", failure());
    return is_so;
}

Test(version, what_was_not_bought_is_owed_to_nobody)
{
    Store *store = fixture_store();
    cr_expect(is_owed(store, "consulting-report"));
    cr_expect(!is_owed(store, "implementation-plan"));
    cr_expect(is_owed(store, "project-plan"), "belongs to any edition");
    cr_assert(form_set(store, "engagement", "", "edition", "implementation"), "%s", failure());
    cr_expect(is_owed(store, "implementation-plan"));
    cr_expect(!is_owed(store, "investigation-report"));
    cr_assert(form_set(store, "engagement", "", "edition", "both"), "%s", failure());
    deliver(store, "implementation-plan", "first");
    cr_assert(form_set(store, "engagement", "", "edition", "consulting"), "%s", failure());
    cr_expect(is_owed(store, "implementation-plan"), "it was handed over before");
    store_close(store);
}

Test(version, a_file_edited_since_is_not_accepted)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    const char *path = "edited-since.txt";
    fixture_write(path, "first", 5);
    cr_assert(version_add(store, "consulting-report", path, NULL, 0, id), "%s", failure());
    fixture_write(path, "other", 5);
    cr_expect(!version_accept(store, "consulting-report", signed_by, COUNT(signed_by)));
    cr_expect(strstr(failure(), "is not what was handed over any more"), "%s", failure());
    cr_assert_eq(unlink(path), 0);
    store_close(store);
}

Test(completion, comes_after_acceptance_and_seals_the_workbook)
{
    Store *store = fixture_store();
    cr_expect(!completion_complete(store));
    cr_expect_str_eq(failure(),
                     "not accepted yet: Investigation Report, Well-Architected Consulting"
                     " Report");
    deliver(store, "investigation-report", "a");
    deliver(store, "consulting-report", "b");
    cr_assert(version_accept(store, "investigation-report", signed_by, COUNT(signed_by)));
    cr_assert(version_accept(store, "consulting-report", signed_by, COUNT(signed_by)));
    cr_assert(completion_seal(store) && !store_is_read_only(store), "%s", failure());
    cr_assert(completion_complete(store), "%s", failure());
    cr_expect(!completion_complete(store));
    cr_assert(completion_reopen(store, "A chapter is missing"), "%s", failure());
    cr_expect(!completion_reopen(store, "Again"));
    cr_assert(completion_complete(store), "%s", failure());
    cr_expect(!completion_reopen(store, "  "));
    cr_assert(completion_seal(store), "%s", failure());
    cr_expect(store_is_read_only(store));
    cr_expect(!completion_reopen(store, " "));
    cr_expect(store_is_read_only(store), "a reason is missing: it stays sealed");
    cr_assert(completion_reopen(store, "The customer asks for a chapter"), "%s", failure());
    cr_expect_not(store_is_read_only(store));
    cr_assert(form_set(store, "engagement", "", "application_date", "2026-11-23"), "%s", failure());
    store_close(store);
}

/* Road: 2026-11-23 is a Monday; 15 working days on is Monday 14 December. */
Test(completion, says_when_the_order_came_too_soon)
{
    Store *store = fixture_store();
    cr_expect_null(completion_application_notice(store));
    cr_assert(form_set(store, "engagement", "", "application_date", "2026-11-23"));
    cr_assert(form_set(store, "engagement", "", "order_date", "2026-12-11"));
    char *notice = completion_application_notice(store);
    cr_assert_not_null(notice);
    cr_expect_str_eq(notice, "Ordered on 2026-12-11, but 15 working days after the application is"
                             " 2026-12-14");
    free(notice);
    cr_assert(form_set(store, "engagement", "", "order_date", "2026-12-14"));
    cr_expect_null(completion_application_notice(store));
    store_close(store);
}

/* The same of what is ordered besides; its two days say nothing of the order of the service. */
Test(completion, says_when_further_days_are_ordered_too_soon)
{
    Store *store = fixture_store();
    cr_assert(form_set(store, "engagement", "", "further_applied", "2026-11-23") &&
                  form_set(store, "engagement", "", "further_order", "2026-12-11"),
              "%s", failure());
    cr_expect_null(completion_application_notice(store));
    char *notice = completion_day_notice(store, "engagement", "further_order");
    cr_assert_not_null(notice);
    cr_expect_str_eq(notice, "Ordered on 2026-12-11, but 15 working days after the application is"
                             " 2026-12-14");
    free(notice);
    cr_assert(form_set(store, "engagement", "", "further_applied", "2026-11-20"), "%s", failure());
    cr_expect_null(completion_day_notice(store, "engagement", "further_applied"));
    store_close(store);
}

static void expect_phases(Store *store, const char *edition, const char *expected)
{
    char phases[200] = "";
    cr_assert(form_set(store, "engagement", "", "edition", edition), "%s", failure());
    Road *road = road_open(store, ENGLISH);
    cr_assert_not_null(road, "%s", failure());
    for (size_t i = 0; i < road_phases(road); i++) {
        strcat(phases, i ? " " : "");
        strcat(phases, road_phase(road, i)->id);
        cr_expect(road_phase(road, i)->steps > 0);
    }
    cr_expect_str_eq(phases, expected);
    cr_expect_str_eq(road_next(road)->id, "customer");
    road_close(road);
}

Test(road, has_the_phases_of_what_was_bought)
{
    Store *store = fixture_store();
    expect_phases(store, "consulting",
                  "application preparation investigation analysis plan acceptance");
    expect_phases(store, "implementation",
                  "application preparation investigation design implementation acceptance");
    expect_phases(store, "both",
                  "application preparation investigation analysis plan design"
                  " implementation acceptance");
    store_close(store);
}

Test(road, goes_on_from_open_steps_only_with_a_reason)
{
    Store *store = fixture_store();
    Road *road = road_open(store, CHINESE);
    cr_assert_not_null(road, "%s", failure());
    cr_expect_str_eq(road_phase(road, 0)->title, "申请");
    cr_expect(!road_pass(store, road, ""));
    cr_assert(road_pass(store, road, "The order is being signed"), "%s", failure());
    road_close(road);
    road = road_open(store, ENGLISH);
    cr_expect_eq(road_phase_in_hand(road), 1);
    cr_expect_str_eq(road_next(road)->id, "prerequisites");
    road_close(road);
    store_close(store);
}

static void expect_next(Store *store, const char *place)
{
    Road *road = road_open(store, ENGLISH);
    cr_assert_not_null(road, "%s", failure());
    cr_expect_str_eq(step_place(road_next(road)), place);
    road_close(road);
}

/* Enter on it is then at what is to be typed, not at the head of the form. */
Test(road, leads_to_the_first_field_that_is_empty)
{
    Store *store = fixture_store();
    expect_next(store, "form:engagement.project_number");
    cr_assert(form_set(store, "engagement", "", "project_number", "7"), "%s", failure());
    expect_next(store, "form:engagement.goals");
    cr_assert(form_set(store, "engagement", "", "goals", "Less") &&
                  form_set(store, "engagement", "", "scope_in", "Shop"),
              "%s", failure());
    expect_next(store, "form:engagement.scope_out");
    store_close(store);
}

/* Of a workload that has none left to the first question that is open elsewhere; of one that has
 * some to where she left. */
Test(road, leads_from_a_finished_workload_to_the_next)
{
    Store *store = fixture_store();
    static const Query left[] = {
        { "", "INSERT OR REPLACE INTO bookmark (name, value) SELECT 'workload', id FROM workload"
              " ORDER BY position LIMIT 1" },
        { 0 },
    };
    for (int is_left = 0; is_left < 2; is_left++) {
        cr_assert(!is_left || store_change(store, left, 0), "%s", failure());
        Road *road = road_open(store, ENGLISH);
        for (size_t i = 0; i < road_steps(road); i++)
            if (!strcmp(road_step(road, i)->id, "questionnaire"))
                cr_expect_str_eq(step_place(road_step(road, i)),
                                 is_left ? "interview" : "question:SEC01@Shop");
        road_close(road);
    }
    store_forget_family(store, left);
    store_close(store);
}
