/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "process/record.h"
#include "workbook/journal.h"
#include "workbook/merge.h"

static char id[ID_SIZE];

static bool add(Store *store, const char *table, const char *a, const char *b, const char *c)
{
    const char *fields[] = { a, b, c };
    return record_add(store, table, fields, c ? 3 : b ? 2 : 1, id);
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

Test(record, takes_codes_in_either_language_and_dates_as_written)
{
    Store *store = fixture_store();
    cr_assert(add(store, "contact", "name=张敏", "party=客户", "role=Project manager"), "%s",
              failure());
    expect(store, "SELECT name || ' ' || party || ' ' || role FROM contact",
           "张敏 customer project-manager");
    cr_assert(add(store, "communication", "subject=Plan", "channel=email", "date=2026年11月23日"),
              "%s", failure());
    expect(store, "SELECT date FROM communication", "2026-11-23");
    store_close(store);
}

Test(record, refuses_what_it_cannot_keep)
{
    Store *store = fixture_store();
    static const struct {
        const char *a, *b, *reason;
    } bad[] = {
        { "name=Zhang", "party=moon", "'moon' is not one of: customer, provider, third-party" },
        { "name=Zhang", NULL, "Party is missing (party)" },
        { "name=Zhang", "shoe=42", "unknown field 'shoe'" },
        { "Zhang", NULL, "'Zhang' is not FIELD=VALUE" },
        { "name=Zhang", "changed_by=me", "unknown field 'changed_by'" },
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        cr_expect(!add(store, "contact", bad[i].a, bad[i].b, NULL));
        cr_expect(strstr(failure(), bad[i].reason), "%s", failure());
    }
    expect(store, "SELECT count(*) FROM contact", "0");
    store_close(store);
}

/* Each is refused at the act, and again when a row that was right is changed to it. */
Test(record, refuses_rows_that_contradict_themselves)
{
    Store *store = fixture_store();
    static const struct {
        const char *table, *fields[3], *wrong, *reason;
    } bad[] = {
        { "freeze",
          { "first=2026-12-01", "last=2026-12-12", NULL },
          "last=2026-11-30",
          "the last day comes before the first: 2026-12-01 > 2026-11-30" },
        { "goal",
          { "title_en=Bill", "measure=saving", "target=15" },
          "target=15 %",
          "the target is a number above 0 and up to 100 for this measure: '15 %'" },
        { "goal",
          { "title_en=Score", "measure=score", "target=80" },
          "target=",
          "the target is a number above 0 and up to 100 for this measure: ''" },
        { "goal",
          { "title_en=Base", "measure=saving", "target=15" },
          "baseline=784,000",
          "a saving alone is measured from an amount, which is above 0: '784,000'" },
        { "goal",
          { "title_en=Risk", "measure=score", "target=80" },
          "baseline=784000",
          "a saving alone is measured from an amount, which is above 0: '784000'" },
        { "goal",
          { "title_en=Keys", "recommendations=SEC04_2 SEC06_1", NULL },
          "recommendations=SEC04_2 R99",
          "there is no recommendation and no practice with this id: 'R99'" },
    };
    cr_assert(add(store, "translation", "text=灾备", "en=DR", NULL), "%s", failure());
    for (size_t i = 0; i < COUNT(bad); i++) {
        const char *table = bad[i].table;
        cr_assert(add(store, table, bad[i].fields[0], bad[i].fields[1], bad[i].fields[2]), "%s",
                  failure());
        char before[ID_SIZE];
        memcpy(before, id, sizeof before);
        cr_expect(!record_set(store, table, before, &bad[i].wrong, 1), "%s", bad[i].wrong);
        cr_expect_str_eq(failure(), bad[i].reason);
    }
    expect(store, "SELECT count(*) FROM freeze", "1");
    expect(store,
           "SELECT group_concat(target || recommendations, ' ') FROM (SELECT * FROM goal"
           " ORDER BY title_en)",
           "15 15 SEC04_2 SEC06_1 80 80");
    store_close(store);
}

Test(record, a_prerequisite_of_the_service_is_ticked_and_undone)
{
    Store *store = fixture_store();
    const char *fields[] = { "state=done", "proof=Screenshot of 2 November" };
    char *what;
    expect(store, "SELECT state || ' ' || owner FROM prerequisite_state WHERE id = 'advisor'",
           "open customer");
    cr_assert(record_set(store, "prerequisite", "advisor", fields, 2), "%s", failure());
    expect(store, "SELECT state || ' ' || owner FROM prerequisite_state WHERE id = 'advisor'",
           "done customer");
    cr_assert(journal_undo(store, &what), "%s", failure());
    free(what);
    expect(store, "SELECT state FROM prerequisite_state WHERE id = 'advisor'", "open");
    cr_expect(!record_set(store, "prerequisite", "nothing", fields, 2));
    cr_assert(add(store, "prerequisite", "title=VPN account", NULL, NULL), "%s", failure());
    expect(store, "SELECT count(*) FROM prerequisite_state", "10");
    store_close(store);
}

Test(record, is_found_by_the_beginning_of_its_id)
{
    Store *store = fixture_store();
    cr_assert(add(store, "contact", "name=Zhang", "party=customer", NULL));
    char prefix[9], found[ID_SIZE];
    memcpy(prefix, id, 8);
    prefix[8] = '\0';
    cr_assert(record_find(store, "contact", prefix, found), "%s", failure());
    cr_expect_str_eq(found, id);
    cr_expect(!record_find(store, "contact", "", found));
    cr_expect(!record_find(store, "contact", "%", found));
    cr_assert(record_remove(store, "contact", prefix), "%s", failure());
    expect(store, "SELECT count(*) FROM contact", "0");
    store_close(store);
}

Test(record, what_two_consultants_wrote_is_joined)
{
    char *mine_path = fixture_path("mine.wellbook"), *path = fixture_path("theirs.wellbook");
    Store *mine = engagement_create(mine_path, &(EngagementPlan){ .customer = "ACME" });
    cr_assert(mine && store_copy_to_file(mine, path), "%s", failure());
    Store *theirs = store_open(path);
    cr_assert_not_null(theirs, "%s", failure());
    Store *both[] = { mine, theirs };
    for (size_t i = 0; i < COUNT(both); i++) {
        cr_assert(
            add(both[i], "session", "kind=onsite", i ? "topics=Cost" : "topics=Security", NULL));
        char *session = xasprintf("session=%s", id);
        cr_assert(add(both[i], "minute", "kind=action", "text=Send the key list", session), "%s",
                  failure());
        free(session);
        cr_assert(add(both[i], "version", "deliverable=consulting-report", "number=1.0",
                      "sha256=2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"));
        char *version = xasprintf("version=%s", id);
        cr_assert(add(both[i], "comment", version, "text=Unclear", NULL), "%s", failure());
        free(version);
    }
    MergeOutcome outcome;
    cr_assert(merge_file(mine, path, MERGE_LATER, false, &outcome), "%s", failure());
    merge_clear(&outcome);
    expect(mine,
           "SELECT group_concat(topics, ' ') FROM (SELECT topics FROM session ORDER BY topics)",
           "Cost Security");
    expect(mine,
           "SELECT (SELECT count(*) FROM minute JOIN session ON session.id = minute.session)"
           " || ' ' || (SELECT count(*) FROM comment JOIN version ON version.id ="
           " comment.version)",
           "2 2");
    store_close(theirs);
    store_close(mine);
    free(path);
    free(mine_path);
}
