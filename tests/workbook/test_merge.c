/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "advice/rate.h"
#include "advice/recommendation.h"
#include "base/buffer.h"
#include "engagement/answer.h"
#include "engagement/respondent.h"
#include "engagement/entry.h"
#include "process/record.h"
#include "engagement/engagement.h"
#include "engagement/form.h"
#include "engagement/setting.h"
#include "evidence/finding.h"
#include "fixture.h"
#include "process/session.h"
#include "process/version.h"
#include "report/gate.h"
#include "report/report.h"
#include "store/entity.h"
#include "workbook/journal.h"
#include "workbook/merge.h"
#include "workbook/merge_conflict.h"
#include "workbook/milestone.h"
#include "workbook/salvage.h"

enum { COPIES = 2 };

/* Two copies of one workbook, each with a consultant of its own. */
typedef struct Pair {
    char *paths[COPIES];
    Store *stores[COPIES];
    char *shop;
} Pair;

static void open_both(Pair *pair)
{
    static const char *const authors[COPIES] = { "Li Wei", "Chen Jing" };
    for (int i = 0; i < COPIES; i++) {
        pair->stores[i] = store_open(pair->paths[i]);
        cr_assert_not_null(pair->stores[i], "%s", failure());
        store_set_author(pair->stores[i], authors[i]);
    }
}

static void at(const char *time)
{
    setenv("WELLBOOK_CLOCK", time, 1);
}

static void answer(Pair *pair, int copy, const char *practice, PracticeState state)
{
    cr_assert(answer_set_practice(pair->stores[copy], pair->shop, practice, state, ""), "%s",
              failure());
}

static Pair part_with(const char *const workloads[])
{
    Pair pair = { .paths = { fixture_path("mine.wellbook"), fixture_path("theirs.wellbook") } };
    Store *store = engagement_create(
        pair.paths[0], &(EngagementPlan){ .customer = "ACME", .workloads = workloads });
    cr_assert_not_null(store, "%s", failure());
    pair.shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, pair.shop, "SEC01_1", PRACTICE_MISSING, ""));
    store_close(store);
    fixture_copy(pair.paths[0], pair.paths[1]);
    open_both(&pair);
    return pair;
}

static Pair part(void)
{
    return part_with((const char *const[]){ "Shop", NULL });
}

static void end(Pair *pair)
{
    for (int i = 0; i < COPIES; i++) {
        store_close(pair->stores[i]);
        free(pair->paths[i]);
    }
    free(pair->shop);
}

static MergeOutcome merge_with(Pair *pair, int into, MergeChoice choice, bool is_trial)
{
    MergeOutcome outcome;
    cr_assert(merge_file(pair->stores[into], pair->paths[!into], choice, is_trial, &outcome), "%s",
              failure());
    cr_expect(answer_verify(pair->stores[into]), "%s", failure());
    cr_expect(store_is_sound(pair->stores[into]), "%s", failure());
    return outcome;
}

static size_t merge(Pair *pair, int into)
{
    MergeOutcome outcome = merge_with(pair, into, MERGE_LATER, false);
    size_t conflicts = table_rows(outcome.conflicts);
    merge_clear(&outcome);
    return conflicts;
}

static void expect_state(Pair *pair, int copy, size_t practice, const char *state)
{
    Table *rows = answer_practices(pair->stores[copy], pair->shop, "SEC01", ENGLISH);
    cr_expect_str_eq(table_get(rows, practice, "state"), state);
    table_free(rows);
}

static void expect_note(const Pair *pair, int copy, const char *question, const char *note)
{
    Table *row = answer_row(pair->stores[copy], pair->shop, question);
    cr_expect_str_eq(table_get(row, 0, "note"), note);
    table_free(row);
}

/* The other only repeats it, and what is said now is later whatever the clock says. */
Test(merge, does_not_bring_back_what_a_copy_has_from_here)
{
    Pair pair = part();
    at("2026-11-23T10:00:00Z");
    cr_assert(answer_set_text(pair.stores[0], pair.shop, "SEC04", ANSWER_NOTE, "one"));
    cr_assert(answer_set_text(pair.stores[1], pair.shop, "SEC09", ANSWER_NOTE, "theirs"));
    cr_expect_eq(merge(&pair, 1), 0);
    at("2026-11-22T10:00:00Z");
    cr_assert(answer_set_text(pair.stores[0], pair.shop, "SEC04", ANSWER_NOTE, "two"));
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_THEIRS, false);
    cr_expect_eq(table_rows(outcome.conflicts), 0);
    merge_clear(&outcome);
    expect_note(&pair, 0, "SEC04", "two");
    expect_note(&pair, 0, "SEC09", "theirs");
    cr_expect_eq(merge(&pair, 1), 0);
    expect_note(&pair, 1, "SEC04", "two");
    end(&pair);
}

Test(merge, takes_what_only_the_other_changed_and_keeps_the_rest)
{
    Pair pair = part();
    answer(&pair, 0, "SEC01_2", PRACTICE_IN_PLACE);
    answer(&pair, 1, "SEC01_1", PRACTICE_PARTIAL);
    cr_assert(answer_set_text(pair.stores[1], pair.shop, "SEC01", ANSWER_NOTE, "备注"));
    cr_assert(form_set(pair.stores[1], "business", pair.shop, "rto", "4"));
    cr_assert(answer_add_evidence(pair.stores[1], pair.shop, "SEC01", "statement", "said so"));
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_LATER, false);
    cr_expect_eq(outcome.applied, 4);
    cr_expect_eq(outcome.skipped, 2, "the creation and the answer before the parting");
    cr_expect_eq(table_rows(outcome.conflicts), 0);
    merge_clear(&outcome);
    expect_state(&pair, 0, 0, "partial");
    expect_state(&pair, 0, 1, "in-place");
    Table *row = answer_row(pair.stores[0], pair.shop, "SEC01");
    cr_expect_str_eq(table_get(row, 0, "note"), "备注");
    cr_expect_str_eq(table_get(row, 0, "changed_by"), "Chen Jing");
    table_free(row);
    row = answer_evidence(pair.stores[0], pair.shop, "SEC01");
    cr_expect_eq(table_rows(row), 1);
    table_free(row);
    outcome = merge_with(&pair, 0, MERGE_LATER, false);
    cr_expect_eq(outcome.applied, 0, "merging twice changes nothing");
    merge_clear(&outcome);
    Table *log = journal_log(pair.stores[0], "lists", ENGLISH, NULL, NULL);
    cr_expect_str_eq(table_get(log, 0, "act"), "merge");
    table_free(log);
    cr_assert(journal_undo(pair.stores[0], NULL), "%s", failure());
    expect_state(&pair, 0, 0, "missing");
    expect_state(&pair, 0, 1, "in-place");
    cr_expect_not(merge(&pair, 0), "what was undone can be merged again");
    expect_state(&pair, 0, 0, "partial");
    end(&pair);
}

Test(merge, keeps_the_later_answer_until_the_conflict_is_settled)
{
    Pair pair = part();
    at("2026-11-23T10:00:00Z");
    answer(&pair, 0, "SEC01_1", PRACTICE_IN_PLACE);
    at("2026-11-23T11:00:00Z");
    answer(&pair, 1, "SEC01_1", PRACTICE_PARTIAL);
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_LATER, true);
    cr_assert_eq(table_rows(outcome.conflicts), 1);
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "mine"), "in-place");
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "mine_by"), "Li Wei");
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "theirs"), "partial");
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "theirs_at"), "2026-11-23T11:00:00Z");
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "chosen"), "theirs");
    merge_clear(&outcome);
    expect_state(&pair, 0, 0, "in-place");
    cr_expect_eq(merge(&pair, 0), 1);
    expect_state(&pair, 0, 0, "partial");
    outcome = merge_with(&pair, 1, MERGE_LATER, true);
    cr_expect_eq(outcome.open, 1, "the other is told of it as well");
    merge_clear(&outcome);
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 1);
    cr_expect_str_eq(table_get(open, 0, "earlier"), "In place");
    cr_expect_str_eq(table_get(open, 0, "later"), "Partial");
    cr_assert(merge_settle(pair.stores[0], table_get(open, 0, "id"), false), "%s", failure());
    cr_expect_not(merge_settle(pair.stores[0], table_get(open, 0, "id"), true), "settled twice");
    table_free(open);
    expect_state(&pair, 0, 0, "in-place");
    cr_expect(answer_verify(pair.stores[0]), "%s", failure());
    cr_assert(journal_undo(pair.stores[0], NULL));
    expect_state(&pair, 0, 0, "partial");
    cr_assert(merge_settle_all(pair.stores[0]), "%s", failure());
    expect_state(&pair, 0, 0, "partial");
    cr_expect_eq(merge(&pair, 1), 0, "they take over what was settled");
    expect_state(&pair, 1, 0, "partial");
    end(&pair);
}

/* SEC01_6 is asked of the whole organization, and again as OPS01_4: six rows, one answer. */
Test(merge, one_answer_of_the_organization_is_one_conflict)
{
    Pair pair = part_with((const char *const[]){ "Shop", "Stores", "Data", NULL });
    at("2026-11-23T10:00:00Z");
    answer(&pair, 0, "SEC01_6", PRACTICE_IN_PLACE);
    at("2026-11-23T11:00:00Z");
    answer(&pair, 1, "SEC01_6", PRACTICE_PARTIAL);
    cr_expect_eq(merge(&pair, 0), 1);
    int64_t count;
    cr_assert(merge_conflicts(pair.stores[0], &count));
    cr_expect_eq(count, 1);
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 1);
    cr_expect_str_eq(table_get(open, 0, "question"), "SEC01");
    cr_expect_str_eq(table_get(open, 0, "workload"), "", "it is of no one workload");
    cr_assert(merge_settle(pair.stores[0], table_get(open, 0, "id"), false), "%s", failure());
    table_free(open);
    static const Query states[] = {
        { "", "SELECT group_concat(DISTINCT state) || ' ' || count(*) FROM practice_answer"
              " WHERE practice IN ('SEC01_6', 'OPS01_4')" },
        { 0 },
    };
    char *state = store_text(pair.stores[0], states, 0);
    cr_expect_str_eq(state, "in-place 6", "%s", state);
    free(state);
    cr_assert(merge_conflicts(pair.stores[0], &count));
    cr_expect_eq(count, 0);
    cr_assert(journal_undo(pair.stores[0], NULL));
    cr_assert(merge_conflicts(pair.stores[0], &count));
    cr_expect_eq(count, 1, "one act settles all, and is undone as one");
    end(&pair);
}

Test(merge, ours_and_theirs_settle_at_once)
{
    for (int theirs = 0; theirs < 2; theirs++) {
        Pair pair = part();
        answer(&pair, 0, "SEC01_1", PRACTICE_IN_PLACE);
        answer(&pair, 1, "SEC01_1", PRACTICE_PARTIAL);
        MergeOutcome outcome = merge_with(&pair, 0, theirs ? MERGE_THEIRS : MERGE_MINE, false);
        cr_expect_eq(table_rows(outcome.conflicts), 1);
        cr_expect_str_eq(table_get(outcome.conflicts, 0, "chosen"), theirs ? "theirs" : "mine");
        merge_clear(&outcome);
        expect_state(&pair, 0, 0, theirs ? "partial" : "in-place");
        cr_expect_not(merge_settle_all(pair.stores[0]), "nothing is left to settle");
        end(&pair);
    }
}

Test(merge, an_answer_changed_and_changed_back_is_no_conflict)
{
    Pair pair = part();
    answer(&pair, 0, "SEC01_1", PRACTICE_IN_PLACE);
    answer(&pair, 1, "SEC01_1", PRACTICE_PARTIAL);
    cr_assert(journal_undo(pair.stores[1], NULL));
    cr_expect_eq(merge(&pair, 0), 0);
    expect_state(&pair, 0, 0, "in-place");
    end(&pair);
}

/* Every row of every table, but the journal, which only grows. */
static char *whole(Store *store)
{
    static const Query tables[] = { { "", "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                                          " AND name <> 'journal' AND name NOT LIKE 'sqlite%' ORDER"
                                          " BY name" },
                                    { 0 } };
    Table *names = store_rows(store, tables, 0);
    Buffer text = { 0 };
    for (size_t row = 0; row < table_rows(names); row++) {
        char *sql = xasprintf("SELECT * FROM main.\"%s\" ORDER BY 1", table_cell(names, row, 0));
        const Query family[] = { { "", sql }, { 0 } };
        Table *rows = store_rows(store, family, 0);
        char *lines = rows ? table_to_text(rows) : xstrdup(failure());
        buffer_add_format(&text, "%s\n%s", table_cell(names, row, 0), lines);
        store_forget_family(store, family);
        table_free(rows);
        free(lines);
        free(sql);
    }
    table_free(names);
    return buffer_take(&text);
}

static void expect_undone(Store *store, const char *before, const char *after)
{
    for (int round = 0; round < 2; round++) {
        cr_assert(journal_undo(store, NULL), "%s", failure());
        char *undone = whole(store);
        cr_expect(!strcmp(undone, before), "undone, it is not as it was before:\n%s\n%s", before,
                  undone);
        cr_assert(journal_redo(store, NULL), "%s", failure());
        char *redone = whole(store);
        cr_expect(!strcmp(redone, after), "redone, it is not as it was after");
        free(redone);
        free(undone);
    }
}

Test(merge, undone_nothing_of_it_is_left_and_redone_all_of_it_is_back)
{
    Pair pair = part();
    answer(&pair, 0, "SEC01_2", PRACTICE_PARTIAL);
    answer(&pair, 1, "SEC01_2", PRACTICE_MISSING);
    answer(&pair, 1, "SEC01_3", PRACTICE_MISSING);
    cr_assert(milestone_add(pair.stores[1], "Before", ""), "%s", failure());
    answer(&pair, 1, "SEC01_3", PRACTICE_IN_PLACE);
    cr_assert(milestone_add(pair.stores[1], "After", ""), "%s", failure());
    char *before = whole(pair.stores[0]);
    merge(&pair, 0);
    char *after = whole(pair.stores[0]);
    cr_expect(strcmp(before, after) != 0);
    expect_undone(pair.stores[0], before, after);
    cr_expect(store_is_sound(pair.stores[0]), "%s", failure());
    free(after);
    free(before);
    end(&pair);
}

Test(merge, a_milestone_undone_leaves_nothing_of_what_it_kept)
{
    Pair pair = part();
    Store *store = pair.stores[0];
    char *before = whole(store);
    cr_assert(milestone_add(store, "Before", ""), "%s", failure());
    char *after = whole(store);
    expect_undone(store, before, after);
    free(after);
    free(before);
    end(&pair);
}

Test(merge, workloads_and_milestones_of_the_same_name_are_told_apart)
{
    Pair pair = part();
    for (int i = 0; i < COPIES; i++) {
        cr_assert(engagement_add_workload(pair.stores[i], "Pay"));
        char *pay = engagement_workload(pair.stores[i], "Pay");
        cr_assert(answer_rest(pair.stores[i], pay, "REL01", PRACTICE_MISSING));
        cr_assert(milestone_add(pair.stores[i], "Baseline", ""));
        free(pay);
    }
    merge(&pair, 0);
    for (int i = 0; i < 2; i++) {
        static const char *const names[] = { "Pay", "Pay (2)" };
        char *pay = engagement_workload(pair.stores[0], names[i]);
        cr_assert_not_null(pay, "%s", failure());
        Table *rows = answer_practices(pair.stores[0], pay, "REL01", ENGLISH);
        cr_expect_str_eq(table_get(rows, 0, "state"), "missing");
        table_free(rows);
        free(pay);
    }
    char *id = milestone_find(pair.stores[0], "Baseline (2)");
    Store *then = id ? milestone_open(pair.stores[0], id) : NULL;
    cr_assert_not_null(then, "%s", failure());
    Table *workloads = engagement_workloads(then);
    cr_expect_eq(table_rows(workloads), 2);
    table_free(workloads);
    store_close(then);
    free(id);
    cr_assert(journal_undo(pair.stores[0], NULL), "%s", failure());
    cr_expect(store_is_sound(pair.stores[0]), "%s", failure());
    end(&pair);
}

Test(merge, refuses_what_is_not_a_copy_and_leaves_the_other_alone)
{
    Pair pair = part();
    MergeOutcome outcome;
    char *other = fixture_path("other.wellbook"), *old = fixture_path("v3.wellbook");
    char *shipped = xasprintf("%s/tests/workbooks/v3.wellbook", getenv("WELLBOOK_ROOT"));
    store_close(engagement_create(other, &(EngagementPlan){ .customer = "Other" }));
    fixture_copy(shipped, old);
    const char *const strangers[] = { other, old };
    for (size_t i = 0; i < COUNT(strangers); i++) {
        cr_expect_not(merge_file(pair.stores[0], strangers[i], MERGE_LATER, false, &outcome));
        cr_expect(strstr(failure(), "another engagement"), "%s", failure());
        merge_clear(&outcome);
    }
    free(other);
    free(old);
    free(shipped);
    end(&pair);
}

Test(merge, what_was_answered_in_a_workload_the_other_took_back_is_kept)
{
    Pair pair = part();
    cr_assert(engagement_add_workload(pair.stores[0], "Two"));
    merge(&pair, 1);
    cr_assert(journal_undo(pair.stores[0], NULL));
    char *two = engagement_workload(pair.stores[1], "Two");
    cr_assert(answer_set_text(pair.stores[1], two, "SEC01", ANSWER_NOTE, "kept"));
    for (int into = 0; into < COPIES; into++) {
        merge(&pair, into);
        Table *row = answer_row(pair.stores[into], two, "SEC01");
        cr_assert_eq(table_rows(row), 1);
        cr_expect_str_eq(table_get(row, 0, "note"), "kept");
        table_free(row);
    }
    free(two);
    end(&pair);
}

/* An answer for the whole organization is written into a workload when it is made: it goes with the
 * workload when that is taken back, and comes with it where the other side went on in it. */
Test(merge, a_workload_goes_and_stays_with_what_all_workloads_share)
{
    for (int goes_on = 0; goes_on < 2; goes_on++) {
        Pair pair = part();
        cr_assert(answer_set_text(pair.stores[0], pair.shop, "SEC01", ANSWER_NOTE, "of all"));
        cr_assert(engagement_add_workload(pair.stores[0], "Two"));
        merge(&pair, 1);
        char *two = engagement_workload(pair.stores[1], "Two");
        cr_assert(journal_undo(pair.stores[0], NULL));
        if (goes_on)
            cr_assert(answer_set_text(pair.stores[1], two, "REL01", ANSWER_NOTE, "kept"));
        for (int step = 0; step < 2 * COPIES; step++)
            merge(&pair, (goes_on + step) % COPIES);
        for (int i = 0; i < COPIES; i++) {
            Table *workloads = engagement_workloads(pair.stores[i]);
            cr_expect_eq(table_rows(workloads), goes_on ? 2 : 1, "copy %d", i);
            table_free(workloads);
            if (!goes_on)
                continue;
            Table *shared = answer_row(pair.stores[i], two, "SEC01");
            Table *own = answer_row(pair.stores[i], two, "REL01");
            cr_expect_str_eq(table_get(shared, 0, "note"), "of all");
            cr_expect_str_eq(table_get(own, 0, "note"), "kept");
            table_free(shared);
            table_free(own);
            int64_t conflicts = 0;
            cr_expect(merge_conflicts(pair.stores[i], &conflicts) && !conflicts);
        }
        free(two);
        end(&pair);
    }
}

/* Li Wei settles the conflict with her own answer, and Chen Jing, who has not seen that, with his.
 */
Test(merge, what_two_settled_apart_is_a_conflict_again)
{
    Pair pair = part();
    char *before = fixture_path("before.wellbook");
    MergeOutcome outcome;
    at("2026-11-23T10:00:00Z");
    cr_assert(answer_set_text(pair.stores[0], pair.shop, "SEC01", ANSWER_NOTE, "hers"));
    at("2026-11-23T11:00:00Z");
    cr_assert(answer_set_text(pair.stores[1], pair.shop, "SEC01", ANSWER_NOTE, "his"));
    store_close(pair.stores[0]);
    fixture_copy(pair.paths[0], before);
    pair.stores[0] = store_open(pair.paths[0]);
    store_set_author(pair.stores[0], "Li Wei");
    at("2026-11-23T12:00:00Z");
    outcome = merge_with(&pair, 0, MERGE_MINE, false);
    merge_clear(&outcome);
    at("2026-11-23T13:00:00Z");
    cr_assert(merge_file(pair.stores[1], before, MERGE_MINE, false, &outcome), "%s", failure());
    merge_clear(&outcome);
    expect_note(&pair, 0, "SEC01", "hers");
    expect_note(&pair, 1, "SEC01", "his");
    at("2026-11-23T14:00:00Z");
    for (int into = 0; into < COPIES; into++) {
        cr_expect_eq(merge(&pair, into), !into, "into %d", into);
        int64_t open = 0;
        cr_expect(merge_conflicts(pair.stores[into], &open) && open == 1, "into %d", into);
        expect_note(&pair, into, "SEC01", "his");
    }
    cr_assert(merge_settle_all(pair.stores[1]), "%s", failure());
    cr_expect_eq(merge(&pair, 0), 0);
    int64_t open = 1;
    cr_expect(merge_conflicts(pair.stores[0], &open) && !open);
    expect_note(&pair, 0, "SEC01", "his");
    free(before);
    end(&pair);
}

/* Both gave questions to one Li, and to a Wang of whom only one knew the address. */
Test(merge, a_person_both_added_is_one_and_namesakes_stay_apart)
{
    static const char *const counts[] = { "SELECT count(*) FROM respondent WHERE name = 'Li'",
                                          "SELECT count(*) FROM respondent WHERE name = 'Wang'",
                                          "SELECT count(DISTINCT question) FROM assignment JOIN"
                                          " respondent ON respondent.id = respondent WHERE name ="
                                          " 'Li' AND role = 'DBA' AND mail = 'li@x.cn'" };
    static const int64_t expected[COUNT(counts)] = { 1, 2, 2 };
    Pair pair = part();
    for (int i = 0; i < COPIES; i++) {
        const Respondent li = { "Li", "DBA", "li@x.cn", NULL },
                         wang = { "Wang", NULL, i ? "w1@x.cn" : NULL, NULL };
        char *id = NULL;
        cr_assert(respondent_put(pair.stores[i], &wang, &id), "%s", failure());
        free(id);
        cr_assert(respondent_put(pair.stores[i], &li, &id), "%s", failure());
        cr_assert(respondent_assign(pair.stores[i], NULL, i ? "SEC02" : "SEC03", id), "%s",
                  failure());
        free(id);
    }
    for (int step = 0; step < 2 * COPIES; step++)
        cr_expect_eq(merge(&pair, step % COPIES), 0);
    for (int i = 0; i < COPIES; i++) {
        for (size_t j = 0; j < COUNT(counts); j++) {
            const Query family[] = { { "", counts[j] }, { 0 } };
            int64_t found = 0;
            cr_assert(store_number(pair.stores[i], &found, family, 0), "%s", failure());
            cr_expect_eq(found, expected[j], "%s", counts[j]);
            store_forget_family(pair.stores[i], family);
        }
        char *none = respondent_find(pair.stores[i], "Wang");
        cr_expect_null(none);
        cr_expect(strstr(failure(), "more than one respondent is called 'Wang'"), "%s", failure());
    }
    end(&pair);
}

static void expect_text(Store *store, const char *sql, const char *expected)
{
    const Query family[] = { { "", sql }, { 0 } };
    char *found = store_text(store, family, 0);
    cr_assert_not_null(found, "%s", failure());
    cr_expect_str_eq(found, expected, "%s: %s", sql, found);
    store_forget_family(store, family);
    free(found);
}

/* One person, of whom each heard another address after both had him. */
Test(merge, two_addresses_of_one_person_are_a_conflict)
{
    Pair pair = part();
    char *ids[COPIES];
    at("2026-11-24T09:00:00Z");
    for (int i = 0; i < COPIES; i++)
        cr_assert(respondent_put(pair.stores[i], &(Respondent){ .name = "Li" }, &ids[i]), "%s",
                  failure());
    cr_expect_str_eq(ids[0], ids[1]);
    merge(&pair, 0);
    for (int i = 0; i < COPIES; i++) {
        free(ids[i]);
        at(i ? "2026-11-24T11:00:00Z" : "2026-11-24T10:00:00Z");
        cr_assert(respondent_put(pair.stores[i],
                                 &(Respondent){ .name = "Li", .mail = i ? "y@x.cn" : "z@x.cn" },
                                 &ids[i]),
                  "%s", failure());
        free(ids[i]);
    }
    at("2026-11-24T12:00:00Z");
    for (int i = 0; i < COPIES; i++) {
        int64_t open = 0;
        merge(&pair, i);
        cr_expect(merge_conflicts(pair.stores[i], &open) && open == 1, "copy %d: %d", i, (int)open);
        expect_text(pair.stores[i], "SELECT group_concat(mail) FROM respondent WHERE name = 'Li'",
                    "y@x.cn");
    }
    end(&pair);
}

/* ---- what one took back and the other needs ---- */

static bool hand_over(Store *store)
{
    char id[ID_SIZE], *path = fixture_path("report.xlsx");
    fixture_write(path, "report", strlen("report"));
    bool done = version_add(store, "consulting-report", path, NULL, 0, id);
    unlink(path);
    free(path);
    return done;
}

static bool comment(Store *store)
{
    char id[ID_SIZE];
    return version_comment(store, "consulting-report", (const char *const[]){ "text=Why?" }, 1, id);
}

static bool add_two(Store *store)
{
    return engagement_add_workload(store, "Two");
}

static bool freeze_two(Store *store)
{
    char id[ID_SIZE];
    return record_add(
        store, "freeze",
        (const char *const[]){ "first=2027-01-01", "last=2027-01-02", "workload=Two" }, 3, id);
}

static bool recommend_for_two(Store *store)
{
    char *two = engagement_workload(store, "Two"), id[RECOMMENDATION_ID_SIZE];
    bool done = two && recommendation_add(store, two, "cost", "Mine", ENGLISH, id);
    free(two);
    return done;
}

static bool add_li(Store *store)
{
    char *id = NULL;
    bool done = respondent_put(store, &(Respondent){ .name = "Li" }, &id);
    free(id);
    return done;
}

static bool assign_to_li(Store *store)
{
    char *id = respondent_find(store, "Li");
    bool done = id && respondent_assign(store, NULL, "SEC02", id);
    free(id);
    return done;
}

static bool send_to_li(Store *store)
{
    char *id = respondent_find(store, "Li");
    bool done = id && respondent_send(store, "sent", id, "", 1);
    free(id);
    return done;
}

static bool add_package(Store *store)
{
    char id[ID_SIZE];
    return entry_add(store, "package", (const char *const[]){ "name=Keys", "days=5" }, 2, id);
}

static bool add_risk(Store *store)
{
    char id[ID_SIZE];
    return entry_add(store, "risk", (const char *const[]){ "risk=Late", "package=Keys" }, 2, id);
}

static bool propose(Store *store)
{
    size_t added;
    return recommendation_propose(store, &added);
}

static bool price(Store *store)
{
    return recommendation_set(store, "SEC01_1-all", (const char *const[]){ "once=100" }, 1);
}

static bool add_own(Store *store)
{
    char id[RECOMMENDATION_ID_SIZE];
    return recommendation_propose(store, &(size_t){ 0 }) &&
           recommendation_add(store, NULL, "security", "Own", ENGLISH, id);
}

/* One of two that it waits for, so that a list is looked through. */
static bool wait_for_own(Store *store)
{
    char id[RECOMMENDATION_ID_SIZE], *word = NULL;
    bool done = recommendation_add(store, NULL, "cost", "Second", ENGLISH, id);
    static const Query own[] = { { "", "SELECT id FROM recommendation WHERE title_en = 'Own'" },
                                 { 0 } };
    char *first = store_text(store, own, 0);
    word = xasprintf("follows=%s %s", id, first);
    done = done && recommendation_set(store, "SEC01_1-all", (const char *const[]){ word }, 1);
    free(word);
    free(first);
    return done;
}

static int64_t number_of(Store *store, const char *sql)
{
    const Query family[] = { { "", sql }, { 0 } };
    int64_t number = -1;
    cr_assert(store_number(store, &number, family, 0), "%s", failure());
    store_forget_family(store, family);
    return number;
}

/* One copy undoes the first act, of which the other has made use meanwhile. */
Test(merge, what_the_other_needs_stays_and_comes_back)
{
    static const struct {
        bool (*first)(Store *), (*then)(Store *);
        const char *whole; /* counts what was made together with what it needs */
    } cases[] = {
        { hand_over, comment, "SELECT count(*) FROM comment JOIN version ON version.id = version" },
        { add_two, freeze_two,
          "SELECT count(*) FROM freeze JOIN workload ON workload.id = workload" },
        { add_two, recommend_for_two,
          "SELECT count(*) FROM recommendation AS r JOIN workload ON workload.id = r.workload WHERE"
          " title_en = 'Mine'" },
        { add_li, assign_to_li,
          "SELECT count(*) FROM assignment JOIN respondent ON respondent.id = respondent" },
        { add_li, send_to_li,
          "SELECT count(*) FROM sent JOIN respondent ON respondent.id = respondent" },
        { add_package, add_risk,
          "SELECT count(*) FROM entry AS risk JOIN entry AS package ON package.record = risk.value"
          " AND package.field = 'name' WHERE risk.form = 'risk'" },
        { add_own, wait_for_own,
          "SELECT count(*) FROM recommendation JOIN recommendation AS waits ON instr(waits.follows,"
          " recommendation.id) WHERE recommendation.title_en = 'Own'" },
        { propose, price,
          "SELECT count(*) FROM recommendation WHERE id = 'SEC01_1-all' AND EXISTS (SELECT 1 FROM"
          " rate WHERE id = 'engineer')" },
    };
    for (size_t i = 0; i < 2 * COUNT(cases); i++) {
        at("2026-11-24T09:00:00Z");
        Pair pair = part();
        const char *whole = cases[i / 2].whole;
        cr_assert(cases[i / 2].first(pair.stores[0]), "%s", failure());
        merge(&pair, 1);
        cr_assert(journal_undo(pair.stores[0], NULL), "%s", failure());
        at("2026-11-24T10:00:00Z");
        cr_assert(cases[i / 2].then(pair.stores[1]), "%s", failure());
        int64_t made = number_of(pair.stores[1], whole);
        cr_assert_gt(made, 0, "%s", whole);
        for (size_t step = 0; step < 2 * COPIES; step++)
            merge(&pair, (i + step) % COPIES);
        for (int copy = 0; copy < COPIES; copy++)
            cr_expect_eq(number_of(pair.stores[copy], whole), made, "copy %d: %s", copy, whole);
        end(&pair);
    }
}

/* Chen Jing takes back what Li Wei had from her, and says it again; a third passes that on. */
Test(merge, an_undo_and_a_redo_are_passed_on)
{
    Pair pair = part();
    char *third = fixture_path("third.wellbook");
    MergeOutcome outcome;
    store_close(pair.stores[0]);
    fixture_copy(pair.paths[0], third);
    pair.stores[0] = store_open(pair.paths[0]);
    cr_assert(answer_set_text(pair.stores[1], pair.shop, "SEC01", ANSWER_NOTE, "hers"));
    merge(&pair, 0);
    for (int redo = 0; redo < 2; redo++) {
        cr_assert(redo ? journal_redo(pair.stores[1], NULL) : journal_undo(pair.stores[1], NULL));
        Store *other = store_open(third);
        cr_assert(merge_file(other, pair.paths[1], MERGE_LATER, false, &outcome), "%s", failure());
        merge_clear(&outcome);
        store_close(other);
        cr_assert(merge_file(pair.stores[0], third, MERGE_LATER, false, &outcome), "%s", failure());
        merge_clear(&outcome);
        expect_note(&pair, 0, "SEC01", redo ? "hers" : "");
        cr_expect_eq(merge(&pair, 0), 0);
        expect_note(&pair, 0, "SEC01", redo ? "hers" : "");
    }
    free(third);
    end(&pair);
}

Test(merge, a_merge_of_others_says_nothing_itself)
{
    Pair pair = part();
    char *third = fixture_path("third.wellbook");
    store_close(pair.stores[0]);
    fixture_copy(pair.paths[0], third);
    pair.stores[0] = store_open(pair.paths[0]);
    at("2026-11-23T10:00:00Z");
    answer(&pair, 1, "SEC01_1", PRACTICE_PARTIAL);
    at("2026-11-23T11:00:00Z");
    Store *other = store_open(third);
    cr_assert(answer_set_practice(other, pair.shop, "SEC01_1", PRACTICE_IN_PLACE, ""));
    store_close(other);
    at("2026-11-23T12:00:00Z");
    merge(&pair, 0);
    MergeOutcome outcome;
    cr_assert(merge_file(pair.stores[0], third, MERGE_LATER, false, &outcome), "%s", failure());
    cr_assert_eq(table_rows(outcome.conflicts), 1);
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "mine_at"), "2026-11-23T10:00:00Z");
    merge_clear(&outcome);
    expect_state(&pair, 0, 0, "in-place");
    free(third);
    end(&pair);
}

Test(merge, names_are_numbered_until_they_are_free)
{
    Pair pair = part();
    cr_assert(engagement_add_workload(pair.stores[0], "Y"));
    cr_assert(engagement_add_workload(pair.stores[0], "Y (2)"));
    cr_assert(engagement_add_workload(pair.stores[1], "y"));
    merge(&pair, 0);
    merge(&pair, 1);
    for (int copy = 0; copy < COPIES; copy++) {
        Table *rows = engagement_workloads(pair.stores[copy]);
        cr_expect_eq(table_rows(rows), 4);
        table_free(rows);
        char *third = engagement_workload(pair.stores[copy], "Y (3)");
        cr_expect_not_null(third, "%s", failure());
        free(third);
    }
    end(&pair);
}

Test(merge, a_conflict_shows_the_columns_that_differ)
{
    Pair pair = part();
    const QuestionMark li = { QUESTION_FOLLOW_UP, "", "", "Li", "" };
    const QuestionMark he = { QUESTION_FOLLOW_UP, "", "", "He", "" };
    cr_assert(answer_mark(pair.stores[0], pair.shop, "REL01", &li));
    cr_assert(answer_mark(pair.stores[1], pair.shop, "REL01", &he));
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_LATER, false);
    cr_assert_eq(table_rows(outcome.conflicts), 1);
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "mine"), "follow-up · Li");
    cr_expect_str_eq(table_get(outcome.conflicts, 0, "theirs"), "follow-up · He");
    merge_clear(&outcome);
    end(&pair);
}

Test(merge, a_tampered_copy_is_refused_or_passed_over_and_never_obeyed)
{
    static const char *const strangers[] = {
        "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM answer; END",
        "CREATE VIEW act AS SELECT 1 AS id, 0 AS is_undone",
    };
    for (size_t i = 0; i < COUNT(strangers); i++) {
        Pair pair = part();
        MergeOutcome outcome;
        store_close(pair.stores[1]);
        fixture_tamper(pair.paths[1], strangers[i]);
        cr_expect_not(merge_file(pair.stores[0], pair.paths[1], MERGE_LATER, false, &outcome));
        cr_expect(strstr(failure(), "of Wellbook") || strstr(failure(), "as Wellbook made it"),
                  "%s", failure());
        merge_clear(&outcome);
        pair.stores[1] = store_open(pair.paths[1]);
        end(&pair);
    }
}

Test(merge, an_act_that_cannot_be_read_refuses_the_merge_and_the_sound_copy_brings_it_later)
{
    Pair pair = part();
    MergeOutcome outcome;
    answer(&pair, 1, "SEC01_2", PRACTICE_IN_PLACE);
    store_close(pair.stores[1]);
    char *kept = fixture_path("kept.wellbook");
    fixture_copy(pair.paths[1], kept);
    fixture_tamper(pair.paths[1], "UPDATE journal SET changeset = x'00ff' WHERE number = (SELECT"
                                  " max(number) FROM journal)");
    cr_expect_not(merge_file(pair.stores[0], pair.paths[1], MERGE_LATER, false, &outcome));
    cr_expect(strstr(failure(), "cannot be read"), "%s", failure());
    merge_clear(&outcome);
    pair.stores[1] = store_open(pair.paths[1]);
    cr_expect_not(store_is_sound(pair.stores[1]), "check finds it");
    cr_assert(merge_file(pair.stores[0], kept, MERGE_LATER, false, &outcome), "%s", failure());
    merge_clear(&outcome);
    expect_state(&pair, 0, 1, "in-place");
    free(kept);
    end(&pair);
}

/* Each act but the last in turn, then all of them: what was said by it stands in the copy all the
 * same. */
Test(merge, a_copy_that_lacks_acts_is_refused_and_what_is_salvaged_of_it_waits_as_it_should)
{
    for (int missing = 1; missing <= 5; missing++) {
        Pair pair = part();
        MergeOutcome outcome;
        char *salvaged = fixture_path("salvaged.wellbook"), *unread;
        char *sql = xasprintf("DELETE FROM journal WHERE number = %d OR %d = 5", missing, missing);
        at("2026-11-23T09:00:00Z");
        answer(&pair, 1, "SEC01_2", PRACTICE_MISSING);
        answer(&pair, 1, "SEC01_3", PRACTICE_PARTIAL);
        answer(&pair, 1, "SEC01_2", PRACTICE_IN_PLACE);
        at("2026-11-23T10:00:00Z");
        answer(&pair, 0, "SEC01_2", PRACTICE_PARTIAL);
        store_close(pair.stores[1]);
        fixture_tamper(pair.paths[1], sql);
        pair.stores[1] = store_open(pair.paths[1]);
        cr_expect_not(merge_file(pair.stores[0], pair.paths[1], MERGE_LATER, false, &outcome));
        cr_expect(strstr(failure(), "theirs.wellbook, so nobody"), "%d: %s", missing, failure());
        merge_clear(&outcome);
        cr_expect_not(merge_file(pair.stores[1], pair.paths[0], MERGE_LATER, false, &outcome));
        cr_expect(strstr(failure(), "theirs.wellbook, so nobody"), "%d: %s", missing, failure());
        merge_clear(&outcome);
        cr_expect_not(store_is_sound(pair.stores[1]), "check finds it");
        Table *report = salvage_file(pair.paths[1], salvaged, &unread);
        cr_assert_not_null(report, "%s", failure());
        long journal = table_row_of(report, 0, "journal");
        cr_assert_geq(journal, 0);
        cr_expect_str_eq(table_get(report, (size_t)journal, "lost"), missing == 5 ? "?" : "1");
        table_free(report);
        cr_assert(merge_file(pair.stores[0], salvaged, MERGE_LATER, false, &outcome), "%s",
                  failure());
        cr_expect_eq(table_rows(outcome.conflicts), 1, "%d: %zu", missing,
                     table_rows(outcome.conflicts));
        merge_clear(&outcome);
        expect_state(&pair, 0, 2, "partial");
        free(sql);
        free(salvaged);
        end(&pair);
    }
}

Test(merge, a_conflict_about_what_no_workbook_has_refuses_the_merge_and_says_so)
{
    static const char *const forged[] = { "entity = 'nothing'", "field = 'nothing'",
                                          "entity = ''" };
    for (size_t i = 0; i < COUNT(forged); i++) {
        Pair pair = part();
        MergeOutcome outcome;
        answer(&pair, 0, "SEC01_1", PRACTICE_IN_PLACE);
        answer(&pair, 1, "SEC01_1", PRACTICE_PARTIAL);
        cr_assert_eq(merge(&pair, 0), 1);
        store_close(pair.stores[0]);
        char *sql = xasprintf("UPDATE conflict SET id = 'x', %s", forged[i]);
        fixture_tamper(pair.paths[0], sql);
        free(sql);
        pair.stores[0] = store_open(pair.paths[0]);
        answer(&pair, 1, "SEC01_2", PRACTICE_PARTIAL);
        cr_expect_not(merge_file(pair.stores[0], pair.paths[1], MERGE_LATER, false, &outcome));
        cr_expect(strstr(failure(), "is not what its acts say"), "%s", failure());
        expect_state(&pair, 0, 1, "");
        merge_clear(&outcome);
        end(&pair);
    }
}

/* Whichever column a bit is flipped in, of an act that only one has (3) or that both have (2). */
Test(merge, an_act_that_is_not_as_it_was_written_refuses_the_merge_on_both_sides)
{
    static const char *const changes[] = {
        "site = replace(site, substr(site, 1, 1), 'g')",
        "sequence = sequence + 64",
        "at = replace(at, '2026', '2024')",
        "author = 'uester'",
        "kind = 'act '",
        "target = ' '",
        "merged_by = ' '",
        "joined = ' '",
        "parent = upper(parent) || ' '",
        "changeset = CAST(replace(changeset, 'SEC01_', 'SEC02_') AS BLOB)",
        "checksum = checksum + 1",
    };
    for (size_t i = 0; i < COUNT(changes); i++)
        for (int number = 2; number <= 3; number++) {
            Pair pair = part();
            MergeOutcome outcome;
            answer(&pair, 1, "SEC01_2", PRACTICE_PARTIAL);
            store_close(pair.stores[1]);
            char *change =
                xasprintf("UPDATE journal SET %s WHERE number = %d", changes[i], number);
            fixture_tamper(pair.paths[1], change);
            cr_expect_not(merge_file(pair.stores[0], pair.paths[1], MERGE_LATER, false, &outcome),
                          "%s", change);
            cr_expect(strstr(failure(), "cannot be read") || strstr(failure(), "acts are missing"),
                      "%s: %s", change, failure());
            merge_clear(&outcome);
            pair.stores[1] = store_open(pair.paths[1]);
            cr_expect_not(store_is_sound(pair.stores[1]), "%s", change);
            cr_expect_not(merge_file(pair.stores[1], pair.paths[0], MERGE_LATER, false, &outcome),
                          "%s", change);
            merge_clear(&outcome);
            expect_state(&pair, 0, 0, "missing");
            free(change);
            end(&pair);
        }
}

Test(merge, copies_of_an_older_version_that_hold_the_same_know_each_other)
{
    char *shipped = xasprintf("%s/tests/workbooks/v3.wellbook", getenv("WELLBOOK_ROOT"));
    char *mine = fixture_path("mine.wellbook"), *theirs = fixture_path("theirs.wellbook");
    MergeOutcome outcome;
    fixture_copy(shipped, mine);
    fixture_copy(shipped, theirs);
    Store *store = store_open(mine);
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, shop, "Q1_1", PRACTICE_MISSING, ""), "%s", failure());
    cr_assert(merge_file(store, theirs, MERGE_LATER, false, &outcome), "%s", failure());
    cr_expect_eq(outcome.applied, 0);
    cr_expect_eq(table_rows(outcome.conflicts), 0);
    merge_clear(&outcome);
    store_close(store);
    free(shop);
    free(mine);
    free(theirs);
    free(shipped);
}

enum { HAS_RECOMMENDATION, RECOMMENDATIONS, RATES, RELEASES };
static const Query recommended[] = {
    [HAS_RECOMMENDATION] = { "t", "SELECT count(*) FROM recommendation WHERE id = ?" },
    [RECOMMENDATIONS] = { "", "SELECT id, practice, workload, pillar, status, reason, merged_into,"
                              " part_of, title_en, title_zh, benefits, risk, resources, exposure,"
                              " priority, priority_reason, role, least, likely, most, currency,"
                              " once, month, saving, owner, decision, justification, pin, earliest,"
                              " latest FROM recommendation ORDER BY id" },
    [RATES] = { "", "SELECT * FROM rate ORDER BY id" },
    [RELEASES] = { "", "SELECT count(*) FROM release" },
    { 0 },
};

static void decide(Pair *pair, int copy, const char *const words[], size_t count)
{
    size_t added;
    cr_assert(recommendation_propose(pair->stores[copy], &added), "%s", failure());
    cr_assert(recommendation_set(pair->stores[copy], "SEC01_1-all", words, count), "%s", failure());
}

static void expect_kept(Pair *pair, int copy, const char *column, const char *value)
{
    Recommendations *all = recommendation_open(pair->stores[copy], ENGLISH);
    cr_assert_not_null(all, "%s", failure());
    cr_assert_eq(all->count, 1);
    cr_expect_str_eq(recommendation_text(all, &all->list[0], column), value);
    recommendation_close(all);
}

Test(merge, what_two_decided_of_a_recommendation_is_settled)
{
    Pair pair = part();
    at("2026-11-23T10:00:00Z");
    decide(&pair, 0, (const char *const[]){ "decision=accepted", "owner=customer" }, 2);
    at("2026-11-23T11:00:00Z");
    decide(&pair, 1,
           (const char *const[]){ "decision=rejected", "justification=no zone", "likely=0.75" }, 3);
    cr_expect_eq(merge(&pair, 0), 1, "both proposed the same, and one decision differs");
    expect_kept(&pair, 0, "decision", "rejected");
    expect_kept(&pair, 0, "justification", "no zone");
    expect_kept(&pair, 0, "owner", "customer");
    expect_kept(&pair, 0, "likely", "75");
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 1);
    cr_expect_str_eq(table_get(open, 0, "earlier"), "Accepted");
    cr_expect_str_eq(table_get(open, 0, "later"), "Rejected · no zone");
    cr_expect(strstr(table_get(open, 0, "what"), "Decision"), "%s", table_get(open, 0, "what"));
    cr_assert(merge_settle(pair.stores[0], table_get(open, 0, "id"), false), "%s", failure());
    table_free(open);
    expect_kept(&pair, 0, "decision", "accepted");
    expect_kept(&pair, 0, "justification", "");
    end(&pair);
}

static const Query of_findings[] = {
    { "", "SELECT key FROM finding_list WHERE status_rank = 1 ORDER BY key LIMIT 1" },
    { "i", "SELECT reason || ', ' || suppressed_by FROM suppression WHERE key = ?" },
    { "",
      "SELECT group_concat(DISTINCT practice) FROM check_group WHERE \"check\" = 'bq2m4c8x1z'" },
    { 0 },
};

static void expect_of_findings(Pair *pair, int copy, int64_t key, const char *reason,
                               const char *practice)
{
    char *why = store_text(pair->stores[copy], of_findings, 1, key);
    char *mapped = store_text(pair->stores[copy], of_findings, 2);
    cr_expect_str_eq(why, reason);
    cr_expect_str_eq(mapped, practice);
    free(why);
    free(mapped);
}

/* Both imported the same exports: a finding has the same key in both copies. */
Test(merge, suppressed_findings_and_mapped_checks_come_along)
{
    Pair pair = part();
    int64_t key, key_there;
    char *undone = NULL;
    for (int i = 0; i < COPIES; i++)
        fixture_import(pair.stores[i]);
    cr_assert(store_number(pair.stores[0], &key, of_findings, 0));
    cr_assert(store_number(pair.stores[1], &key_there, of_findings, 0));
    cr_assert_eq(key, key_there);
    cr_assert(finding_suppress(pair.stores[1], key, "a jump host"), "%s", failure());
    cr_assert(finding_map(pair.stores[1], "governance", "bq2m4c8x1z", "COS03_3"), "%s", failure());
    expect_of_findings(&pair, 0, key, "", "");
    cr_expect_eq(merge(&pair, 0), 0);
    expect_of_findings(&pair, 0, key, "a jump host, Chen Jing", "COS03_3");
    cr_assert(journal_undo(pair.stores[0], &undone), "%s", failure());
    expect_of_findings(&pair, 0, key, "", "");
    free(undone);
    end(&pair);
}

Test(merge, names_the_imports_that_came_along)
{
    Pair pair = part();
    fixture_import(pair.stores[1]);
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_LATER, false);
    cr_expect(strstr(outcome.imports, "config-results.json, config-rules.json"), "%s",
              outcome.imports);
    merge_clear(&outcome);
    outcome = merge_with(&pair, 0, MERGE_LATER, false);
    cr_expect_str_eq(outcome.imports, "", "they are here already");
    merge_clear(&outcome);
    end(&pair);
}

Test(merge, a_finding_suppressed_for_two_reasons_is_settled)
{
    Pair pair = part();
    int64_t key;
    for (int i = 0; i < COPIES; i++)
        fixture_import(pair.stores[i]);
    cr_assert(store_number(pair.stores[0], &key, of_findings, 0));
    at("2026-11-23T10:00:00Z");
    cr_assert(finding_suppress(pair.stores[0], key, "accepted until May"), "%s", failure());
    at("2026-11-23T11:00:00Z");
    cr_assert(finding_suppress(pair.stores[1], key, "a jump host"), "%s", failure());
    cr_expect_eq(merge(&pair, 0), 1);
    expect_of_findings(&pair, 0, key, "a jump host, Chen Jing", "");
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 1);
    cr_expect(strstr(table_get(open, 0, "what"), " · Suppressed because"), "%s",
              table_get(open, 0, "what"));
    cr_assert(merge_settle(pair.stores[0], table_get(open, 0, "id"), false), "%s", failure());
    table_free(open);
    expect_of_findings(&pair, 0, key, "accepted until May, Li Wei", "");
    end(&pair);
}

/* What belongs to a status goes with it: an end without "done" would be none. */
Test(merge, progress_is_taken_with_its_dates)
{
    Pair pair = part();
    at("2026-11-23T10:00:00Z");
    decide(&pair, 0,
           (const char *const[]){ "status=accepted", "progress=done", "actual=3",
                                  "finished=2026-11-20" },
           4);
    at("2026-11-23T11:00:00Z");
    decide(&pair, 1,
           (const char *const[]){ "status=accepted", "progress=in-progress", "remaining=2",
                                  "started=2026-11-19" },
           4);
    cr_expect_eq(merge(&pair, 0), 1);
    expect_kept(&pair, 0, "progress", "in-progress");
    expect_kept(&pair, 0, "finished", "");
    expect_kept(&pair, 0, "actual", "");
    expect_kept(&pair, 0, "started", "2026-11-19");
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 1);
    cr_expect_str_eq(table_get(open, 0, "later"), "In progress · 2 · 2026-11-19");
    cr_assert(merge_settle(pair.stores[0], table_get(open, 0, "id"), false), "%s", failure());
    table_free(open);
    expect_kept(&pair, 0, "progress", "done");
    expect_kept(&pair, 0, "actual", "300");
    expect_kept(&pair, 0, "finished", "2026-11-20");
    expect_kept(&pair, 0, "remaining", "");
    end(&pair);
}

Test(merge, settings_are_settled)
{
    Pair pair = part();
    at("2026-11-23T10:00:00Z");
    cr_assert(setting_set(pair.stores[0], "plan-start", "2026-12-01"), "%s", failure());
    at("2026-11-23T11:00:00Z");
    cr_assert(setting_set(pair.stores[1], "plan-start", "2026-12-07"), "%s", failure());
    cr_assert(setting_set(pair.stores[1], "unknown-years", "weekdays"), "%s", failure());
    for (int i = 0; i < COPIES; i++) {
        at(i ? "2026-11-23T12:00:00Z" : "2026-11-23T11:30:00Z");
        cr_assert(rate_copy(pair.stores[i]) &&
                      rate_set_week_from(pair.stores[i], "engineer", "2027-01-04", i ? "2" : "3"),
                  "%s", failure());
    }
    cr_expect_eq(merge(&pair, 0), 2);
    cr_expect(setting_is(pair.stores[0], "plan-start", "2026-12-07"));
    cr_expect(setting_is(pair.stores[0], "unknown-years", "weekdays"));
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 2);
    cr_expect_str_eq(table_get(open, 0, "what"),
                     "Engineer · 2027-01-04 · Days a week from a date on");
    cr_expect_str_eq(table_get(open, 0, "later"), "2");
    cr_expect_str_eq(table_get(open, 1, "what"), "Start of the plan");
    cr_expect_str_eq(table_get(open, 1, "earlier"), "2026-12-01");
    table_free(open);
    end(&pair);
}

Test(merge, both_releases_are_kept)
{
    Pair pair = part();
    for (int i = 0; i < COPIES; i++)
        cr_assert(gate_pass(pair.stores[i], "consulting-report", i ? "theirs" : "mine"), "%s",
                  failure());
    cr_expect_eq(merge(&pair, 0), 0);
    int64_t releases;
    cr_assert(store_number(pair.stores[0], &releases, recommended, RELEASES));
    cr_expect_eq(releases, 2);
    end(&pair);
}

/* ---- random histories ---- */

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

/* What was dismissed or is no longer needed has no parts. */
static bool split(Store *store, const char *id)
{
    static const char *const titles[] = { "One half", "The other" };
    return recommendation_split(store, id, titles, COUNT(titles), ENGLISH) ||
           strstr(failure(), "unknown recommendation");
}

static bool recommend(Store *store, const char *workload, const char *practice, unsigned *seed)
{
    static const char *const edits[][3] = {
        { "owner=customer", "", "" },
        { "owner=", "title-zh=演练", "" },
        { "decision=rejected", "justification=no zone", "" },
        { "decision=accepted", "justification=", "" },
        { "status=dismissed", "reason=done already", "" },
        { "status=accepted", "reason=", "" },
        { "least=1", "likely=2", "most=4" },
        { "priority=1", "priority-reason=audit", "" },
        { "priority=", "priority-reason=", "exposure=internet" },
        { "once=100", "currency=CNY", "saving=20" },
        { "earliest=2026-12-01", "benefits=收益", "resources=3" },
    };
    enum { SPLITS = 5 }; /* one in so many */
    size_t added;
    int64_t count;
    const char *const *edit = edits[next(seed) % COUNT(edits)];
    char *id = xasprintf("%s-%.8s", practice, workload);
    bool done = store_begin(store);
    if (done)
        done = store_end(store,
                         recommendation_propose(store, &added) &&
                             store_number(store, &count, recommended, HAS_RECOMMENDATION, id) &&
                             (!count || recommendation_set(store, id, edit,
                                                           1 + (*edit[1] > 0) + (*edit[2] > 0))) &&
                             (!count || next(seed) % SPLITS || split(store, id)));
    free(id);
    return done;
}

static void expect_same_rows(const Pair *pair, int query, const char *when)
{
    char *texts[COPIES];
    for (int copy = 0; copy < COPIES; copy++) {
        Table *rows = store_rows(pair->stores[copy], recommended, query);
        texts[copy] = table_to_text(rows);
        table_free(rows);
    }
    cr_expect_str_eq(texts[0], texts[1], "differ %s:\n%s\n%s", when, texts[0], texts[1]);
    for (int copy = 0; copy < COPIES; copy++)
        free(texts[copy]);
}

/* All of it at one time, and by one person on two computers: nothing but the values tells them
 * apart. */
static bool is_in_one_second;

static void random_act(Pair *pair, int copy, unsigned *seed)
{
    static const char *const practices[] = { "SEC01_1", "SEC01_2", "SEC01_3", "REL01_1",
                                             "REL01_2" };
    static const char *const words[] = { "", "one", "二", "three" };
    Store *store = pair->stores[copy];
    const char *word = words[next(seed) % COUNT(words)];
    if (!is_in_one_second) {
        char *time = xasprintf("2026-11-24T%02u:%02u:00Z", next(seed) % 24, next(seed) % 60);
        at(time);
        free(time);
    }
    QuestionMark mark = { next(seed) % 2 ? QUESTION_REFUSED : QUESTION_OPEN, "", "why", "", "" };
    bool done = false;
    switch (next(seed) % 11) {
    case 0:
        done = answer_set_text(store, pair->shop, next(seed) % 2 ? "SEC01" : "REL01", ANSWER_NOTE,
                               word);
        break;
    case 1:
        done = form_set(store, "business", pair->shop, "rto", *word ? "4" : "");
        break;
    case 2:
        done = answer_mark(store, pair->shop, "SEC01", &mark);
        break;
    case 3:
        done = answer_add_evidence(store, pair->shop, "REL01", "statement", "x");
        break;
    case 8:
    case 9:
    case 10:
        done = recommend(store, pair->shop, practices[next(seed) % COUNT(practices)], seed);
        break;
    case 4:
        done = journal_undo(store, NULL) || strstr(failure(), "nothing to undo");
        break;
    default:
        done = answer_set_practice(store, pair->shop, practices[next(seed) % COUNT(practices)],
                                   (PracticeState)(next(seed) % PRACTICE_STATE_COUNT), "");
    }
    cr_assert(done, "%s", failure());
}

static void expect_same_answers(const Pair *pair, const char *when)
{
    expect_same_rows(pair, RECOMMENDATIONS, when);
    expect_same_rows(pair, RATES, when);
    static const char *const lists[] = { "answers", "questions", "fields", "evidence",
                                         "workloads" };
    for (size_t i = 0; i < COUNT(lists); i++) {
        char *texts[COPIES];
        for (int copy = 0; copy < COPIES; copy++) {
            Table *rows = report_list(pair->stores[copy], "lists", lists[i], ENGLISH, NULL);
            texts[copy] = table_to_text(rows);
            table_free(rows);
        }
        cr_expect_str_eq(texts[0], texts[1], "%s differ %s:\n%s\n%s", lists[i], when, texts[0],
                         texts[1]);
        for (int copy = 0; copy < COPIES; copy++)
            free(texts[copy]);
    }
}

/* Every column that is not of one copy alone, who said it last and when included. */
static char *all_of(Store *store, const Entity *entity)
{
    Buffer columns = { 0 };
    for (const EntityColumn *column = entity->columns; column->name; column++)
        if (column->purpose != ENTITY_OWN) {
            char *quoted = xasprintf("\"%s\"", column->name);
            buffer_join(&columns, ", ", quoted);
            free(quoted);
        }
    char *sql = xasprintf("SELECT %s FROM main.%s ORDER BY %s", buffer_text(&columns),
                          entity->table, buffer_text(&columns));
    const Query family[] = { { "", sql }, { 0 } };
    Table *rows = store_rows(store, family, 0);
    cr_assert_not_null(rows, "%s", failure());
    char *text = table_to_text(rows);
    store_forget_family(store, family);
    table_free(rows);
    free(sql);
    buffer_free(&columns);
    return text;
}

static void expect_same_tables(const Pair *pair, const char *when)
{
    for (const Entity *entity = entities; entity->table; entity++) {
        char *texts[COPIES];
        for (int copy = 0; copy < COPIES; copy++)
            texts[copy] = all_of(pair->stores[copy], entity);
        cr_expect_str_eq(texts[0], texts[1], "%s differs %s:\n%s\n%s", entity->table, when,
                         texts[0], texts[1]);
        for (int copy = 0; copy < COPIES; copy++)
            free(texts[copy]);
    }
}

/* Both merge the other as it was before, then each merges the other's merge. */
static void merge_either_way(unsigned first, unsigned last)
{
    for (unsigned seed = first; seed <= last; seed++) {
        Pair pair = part();
        unsigned state = seed;
        if (is_in_one_second) {
            at("2026-11-24T09:00:00Z");
            store_set_author(pair.stores[1], "Li Wei");
        }
        for (int i = 0; i < 24; i++)
            random_act(&pair, (int)(next(&state) % COPIES), &state);
        char *before = fixture_path("before.wellbook");
        store_close(pair.stores[0]);
        fixture_copy(pair.paths[0], before);
        pair.stores[0] = store_open(pair.paths[0]);
        at("2026-11-25T00:00:00Z");
        merge(&pair, 0);
        MergeOutcome outcome;
        cr_assert(merge_file(pair.stores[1], before, MERGE_LATER, false, &outcome), "%s",
                  failure());
        merge_clear(&outcome);
        char *when = xasprintf("after seed %u", seed);
        expect_same_answers(&pair, when);
        expect_same_tables(&pair, when);
        cr_expect_eq(merge(&pair, 0), 0, "%s", when);
        cr_expect_eq(merge(&pair, 1), 0, "%s", when);
        expect_same_answers(&pair, when);
        expect_same_tables(&pair, when);
        free(when);
        free(before);
        end(&pair);
    }
}

Test(merge, either_way_round_gives_the_same_answers)
{
    merge_either_way(1, 12);
}

Test(merge, either_way_round_gives_the_same_answers_given_in_one_second)
{
    is_in_one_second = true;
    merge_either_way(101, 112);
}

static void walk(Pair *pair, int copy, const char *from)
{
    static const char *const who[] = { "consultants=Li Wei", "attendees=Zhang Min" };
    Store *store = pair->stores[copy];
    char id[ID_SIZE];
    const char *const minute[] = { copy ? "text=Theirs" : "text=Mine", "kind=action" };
    const char *const remark[] = { copy ? "text=Page 2" : "text=Page 1", "author=Zhang Min" };
    cr_assert(session_add(store, from, "1", who, COUNT(who), id) &&
                  session_add_minute(store, minute, COUNT(minute), id) &&
                  session_spend(store, pair->shop, "SEC01", copy ? 100 : 60) &&
                  version_comment(store, "consulting-report", remark, COUNT(remark), id),
              "%s", failure());
}

/* Both spoke with the customer, and both took a remark on the same version down as its first. */
Test(merge, sessions_minutes_versions_and_comments_of_both_are_there)
{
    at("2026-11-24T09:00:00Z");
    Pair pair = part();
    char id[ID_SIZE], *file = fixture_path("report.docx");
    fixture_write(file, "as sent", 7);
    cr_assert(version_add(pair.stores[0], "consulting-report", file, NULL, 0, id), "%s", failure());
    merge(&pair, 1);
    walk(&pair, 0, "2026-11-23 09:00");
    walk(&pair, 1, "2026-11-23 14:00");
    cr_assert(version_add(pair.stores[1], "investigation-report", file, NULL, 0, id));
    cr_expect_eq(merge(&pair, 0), 0);
    cr_expect_eq(merge(&pair, 1), 0);
    for (int copy = 0; copy < COPIES; copy++) {
        Store *store = pair.stores[copy];
        expect_text(store, "SELECT count(*) || ' ' || sum(seconds) FROM session", "2 7200");
        expect_text(store,
                    "SELECT group_concat(text, ', ') FROM (SELECT text FROM minute JOIN"
                    " session ON session.id = session ORDER BY starts)",
                    "Mine, Theirs");
        expect_text(store,
                    "SELECT group_concat(deliverable || ' ' || number, ', ') FROM (SELECT *"
                    " FROM version ORDER BY 3)",
                    "consulting-report 1.0, investigation-report 1.0");
        expect_text(store,
                    "SELECT group_concat(number, ', ') FROM (SELECT number FROM comment"
                    " ORDER BY number)",
                    "1, 2");
        expect_text(store, "SELECT sum(seconds) FROM question_time", "160");
    }
    static const Query first[] = { { "", "SELECT text FROM comment WHERE number = '1'" }, { 0 } };
    char *mine = store_text(pair.stores[0], first, 0),
         *theirs = store_text(pair.stores[1], first, 0);
    cr_expect_str_eq(mine, theirs, "both give the same one the number");
    free(mine);
    free(theirs);
    free(file);
    end(&pair);
}

static void say(Store *store, const char *sql)
{
    cr_assert(store_begin(store), "%s", failure());
    bool done = store_change_once(store, sql, "");
    cr_assert(store_end(store, done), "%s: %s", sql, failure());
}

/* Rates and recommendations are made alike in each copy that asks for them, and the clock of the
 * one that only made them says later. */
Test(merge, what_both_made_alike_is_common_ground)
{
    Pair pair = part();
    at("2026-11-23T10:00:00Z");
    decide(&pair, 0, (const char *const[]){ "status=accepted" }, 1);
    cr_assert(rate_copy(pair.stores[0]), "%s", failure());
    say(pair.stores[0], "UPDATE rate SET week = 300 WHERE id = 'architect'");
    at("2026-11-23T11:00:00Z");
    size_t added;
    cr_assert(recommendation_propose(pair.stores[1], &added), "%s", failure());
    cr_assert(rate_copy(pair.stores[1]), "%s", failure());
    for (int copy = 0; copy < COPIES; copy++) {
        cr_expect_eq(merge(&pair, copy), 0);
        expect_kept(&pair, copy, "status", "accepted");
        expect_text(pair.stores[copy], "SELECT week FROM rate WHERE id = 'architect'", "300");
    }
    end(&pair);
}

/* 500 a month are 250 and 250, or 500 with the purchase of 500: never 750. */
Test(merge, a_split_and_another_amount_are_settled_whole)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    decide(&pair, 0, (const char *const[]){ "month=500" }, 1);
    merge(&pair, 1);
    at("2026-11-23T10:00:00Z");
    cr_assert(recommendation_split(pair.stores[0], "SEC01_1-all",
                                   (const char *const[]){ "p1", "p2" }, 2, ENGLISH),
              "%s", failure());
    at("2026-11-23T11:00:00Z");
    decide(&pair, 1, (const char *const[]){ "status=accepted", "once=500" }, 2);
    static const char sql[] = "SELECT count(*) || ' ' || sum(month) || ' ' || ifnull(sum(once), 0)"
                              " || ' ' || min(status) FROM recommendation";
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_LATER, false);
    cr_assert_eq(table_rows(outcome.conflicts), 1);
    const char *columns = table_get(outcome.conflicts, 0, "field");
    cr_expect(strstr(columns, "once, month") && !strstr(columns, "benefits"), "%s", columns);
    merge_clear(&outcome);
    expect_text(pair.stores[0], sql, "1 50000 50000 accepted");
    Table *open = report_list(pair.stores[0], "screens", "conflicts", ENGLISH, NULL);
    cr_assert_eq(table_rows(open), 1);
    cr_assert(merge_settle(pair.stores[0], table_get(open, 0, "id"), false), "%s", failure());
    table_free(open);
    expect_text(pair.stores[0], sql, "2 50000 0 proposed");
    cr_expect_eq(merge(&pair, 1), 0);
    expect_text(pair.stores[1], sql, "2 50000 0 proposed");
    end(&pair);
}

/* What was dismissed whole does not live on in a part that he never saw. */
Test(merge, a_split_and_a_decision_on_the_whole_are_settled_whole)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    decide(&pair, 0, (const char *const[]){ "status=accepted" }, 1);
    merge(&pair, 1);
    at("2026-11-23T10:00:00Z");
    cr_assert(recommendation_split(pair.stores[0], "SEC01_1-all",
                                   (const char *const[]){ "p1", "p2" }, 2, ENGLISH),
              "%s", failure());
    at("2026-11-23T11:00:00Z");
    decide(&pair, 1, (const char *const[]){ "status=dismissed", "reason=sold" }, 2);
    static const char sql[] = "SELECT count(*) || ' ' || max(status) FROM recommendation";
    for (int copy = 0; copy < COPIES; copy++) {
        merge(&pair, copy);
        expect_text(pair.stores[copy], sql, "1 dismissed");
        Table *open = report_list(pair.stores[copy], "screens", "conflicts", ENGLISH, NULL);
        cr_assert_eq(table_rows(open), 1);
        cr_expect_str_eq(table_get(open, 0, "earlier_said"), "Li Wei, 11-23 18:00");
        cr_expect_str_eq(table_get(open, 0, "later_said"), "Chen Jing, 11-23 19:00");
        if (copy)
            cr_assert(merge_settle(pair.stores[copy], table_get(open, 0, "id"), false), "%s",
                      failure());
        table_free(open);
    }
    expect_text(pair.stores[1], sql, "2 accepted");
    cr_expect_eq(merge(&pair, 0), 0);
    expect_text(pair.stores[0], sql, "2 accepted");
    end(&pair);
}

static void expect_circle(Store *store, const char *first, int64_t expected)
{
    int64_t open = 0;
    expect_text(store,
                "SELECT group_concat(status || iif(merged_into = '', '', ' ' || (merged_into ="
                " 'SEC01_1-all')), ', ') FROM (SELECT * FROM recommendation ORDER BY id <>"
                " 'SEC01_1-all')",
                first);
    cr_assert(merge_conflicts(store, &open), "%s", failure());
    cr_expect_eq(open, expected);
}

static char *first_conflict(Store *store)
{
    Table *open = report_list(store, "screens", "conflicts", ENGLISH, NULL);
    cr_assert(open && table_rows(open), "%s", failure());
    char *id = xstrdup(table_get(open, 0, "id"));
    cr_expect(strstr(table_get(open, 0, "earlier"), "Merged"), "%s", table_get(open, 0, "earlier"));
    cr_expect(strstr(table_get(open, 0, "later"), "Accepted"), "%s", table_get(open, 0, "later"));
    table_free(open);
    return id;
}

/* Both are not gone with it: the word of ten o'clock gives way to that of eleven, and waits. */
Test(merge, what_two_merged_into_each_other_is_settled)
{
    for (int choice = 0; choice < 2; choice++) {
        Pair pair = part();
        static const Query part_of[] = { { "", "SELECT id FROM recommendation WHERE part_of > ''" },
                                         { 0 } };
        at("2026-11-23T09:00:00Z");
        decide(&pair, 0, (const char *const[]){ "status=accepted" }, 1);
        cr_assert(recommendation_split(pair.stores[0], "SEC01_1-all",
                                       (const char *const[]){ "p1", "p2" }, 2, ENGLISH),
                  "%s", failure());
        merge(&pair, 1);
        char *second = store_text(pair.stores[0], part_of, 0);
        char *into_second = xasprintf("merged-into=%s", second);
        at("2026-11-23T10:00:00Z");
        const char *const words[] = { "status=merged", into_second };
        cr_assert(recommendation_set(pair.stores[0], "SEC01_1-all", words, 2), "%s", failure());
        at("2026-11-23T11:00:00Z");
        const char *const others[] = { "status=merged", "merged-into=SEC01_1-all" };
        cr_assert(recommendation_set(pair.stores[1], second, others, 2), "%s", failure());
        at("2026-11-23T12:00:00Z");
        for (int copy = 0; copy < COPIES; copy++) {
            cr_expect_eq(merge(&pair, copy), !copy, "the second has it from the first");
            expect_circle(pair.stores[copy], "accepted, merged 1", 1);
            free(first_conflict(pair.stores[copy]));
        }
        char *id = first_conflict(pair.stores[1]);
        at("2026-11-23T13:00:00Z");
        cr_assert(merge_settle(pair.stores[1], id, choice), "%s", failure());
        const char *settled = choice ? "accepted, merged 1" : "merged 0, accepted";
        expect_circle(pair.stores[1], settled, 0);
        cr_expect_eq(merge(&pair, 0), 0);
        expect_circle(pair.stores[0], settled, 0);
        cr_expect_eq(merge(&pair, 1), 0);
        expect_circle(pair.stores[1], settled, 0);
        free(id);
        free(into_second);
        free(second);
        end(&pair);
    }
}

/* It took name, role and mail as one. */
Test(merge, a_conflict_of_an_earlier_version_that_fits_nothing_is_not_set)
{
    Pair pair = part();
    say(pair.stores[1], "INSERT INTO respondent VALUES ('p', 'Li', '', '', '')");
    say(pair.stores[1],
        "INSERT INTO conflict VALUES ('x', 'respondent', 'p', '', '', 'name',"
        " '[\"Li\",\"a\",\"b\"]', '', '', '[\"Bo\",\"c\",\"d\"]', '', '', 'later', '',"
        " '')");
    merge(&pair, 0);
    cr_expect_not(merge_settle(pair.stores[0], "x", true));
    cr_expect(strstr(failure(), "an earlier version noted this conflict"), "%s", failure());
    expect_text(pair.stores[0], "SELECT name FROM respondent", "Li");
    cr_expect(merge_settle_all(pair.stores[0]), "%s", failure());
    end(&pair);
}

/* He who filled in a questionnaire takes it in himself, in the second in which he said another
 * thing: what is on paper is no word of an act all the same. */
Test(merge, what_came_on_paper_waits_whoever_took_it_in_and_when)
{
    Pair pair = part();
    const MergeUnit unit = { "answer", pair.shop, "SEC01", "", "note", MERGE_PART };
    at("2026-11-23T09:00:00Z");
    cr_assert(answer_set_text(pair.stores[0], pair.shop, "SEC01", ANSWER_NOTE, "said"));
    cr_assert(merge_leave_open(pair.stores[0], &unit, "[\"said\"]", "[\"on paper\"]", "Li Wei"));
    at("2026-11-23T10:00:00Z");
    cr_assert(answer_set_text(pair.stores[1], pair.shop, "SEC01", ANSWER_NOTE, "later"));
    merge(&pair, 0);
    merge(&pair, 1);
    for (int copy = 0; copy < COPIES; copy++)
        expect_text(pair.stores[copy],
                    "SELECT group_concat(earlier || later) FROM (SELECT * FROM conflict WHERE"
                    " settled_at = '' ORDER BY later)",
                    "[\"said\"][\"later\"],[\"said\"][\"on paper\"]");
    end(&pair);
}

static void salvage_second(Pair *pair, const char *lost)
{
    char *salvaged = fixture_path("salvaged.wellbook"), *unread;
    store_close(pair->stores[1]);
    fixture_tamper(pair->paths[1], lost);
    Table *report = salvage_file(pair->paths[1], salvaged, &unread);
    cr_assert_not_null(report, "%s", failure());
    table_free(report);
    free(pair->paths[1]);
    pair->paths[1] = salvaged;
    pair->stores[1] = store_open(salvaged);
    cr_assert_not_null(pair->stores[1], "%s", failure());
    store_set_author(pair->stores[1], "Chen Jing");
}

static void expect_waiting(Pair *pair, int64_t expected, const char *what)
{
    for (int copy = 0; copy < COPIES; copy++) {
        int64_t waiting;
        cr_assert(merge_conflicts(pair->stores[copy], &waiting));
        cr_expect_eq(waiting, expected, "%s: %lld wait in %d", what, (long long)waiting, copy);
    }
}

/* Until nobody brings anything any more; `first` merges first. */
static void merge_both_ways(Pair *pair, int first)
{
    for (int copy = first; copy < first + 2 * COPIES; copy++)
        merge(pair, copy % COPIES);
}

/* The second takes his merge back, and goes on; then the act that took it back is lost. */
static void lose_the_undo(Pair *pair)
{
    cr_assert(journal_undo(pair->stores[1], NULL), "%s", failure());
    at("2026-11-23T11:00:00Z");
    answer(pair, 1, "SEC01_3", PRACTICE_PARTIAL);
    salvage_second(pair, "DELETE FROM journal WHERE kind = 'undo'");
    merge_both_ways(pair, 0);
}

/* Of three acts that a merge brought, and that were taken back with it, the middle one is lost: the last says
 * here what it went on from besides, and is brought once more. */
Test(merge, an_act_that_a_salvage_gave_another_parent_is_brought_again)
{
    static const char *const times[] = { "2026-11-23T09:00:00Z", "2026-11-23T09:10:00Z",
                                         "2026-11-23T09:20:00Z" };
    static const char *const practices[] = { "SEC01_2", "SEC01_3", "SEC01_4" };
    Pair pair = part();
    for (size_t i = 0; i < COUNT(times); i++) {
        at(times[i]);
        answer(&pair, 0, practices[i], PRACTICE_PARTIAL);
    }
    at("2026-11-23T10:00:00Z");
    merge(&pair, 1);
    cr_assert(journal_undo(pair.stores[1], NULL), "%s", failure());
    salvage_second(&pair, "DELETE FROM journal WHERE at = '2026-11-23T09:10:00Z'");
    expect_text(pair.stores[1],
                "SELECT count(*) FROM journal WHERE merged_by > '' AND instr(parent, ' ')", "1");
    merge_both_ways(&pair, 1);
    for (size_t i = 0; i < COUNT(practices); i++)
        for (int copy = 0; copy < COPIES; copy++)
            expect_state(&pair, copy, i + 1, "partial");
    end(&pair);
}

/* It says again what one had said before he knew of the other. */
Test(merge, a_salvage_settles_nothing)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    answer(&pair, 0, "SEC01_2", PRACTICE_MISSING);
    at("2026-11-23T10:00:00Z");
    answer(&pair, 1, "SEC01_2", PRACTICE_PARTIAL);
    merge(&pair, 0);
    merge(&pair, 1);
    expect_waiting(&pair, 1, "before");
    salvage_second(&pair, "DELETE FROM journal WHERE kind = 'act' AND author = 'Chen Jing'");
    merge_both_ways(&pair, 0);
    expect_waiting(&pair, 1, "after");
    end(&pair);
}

/* It repeats that somebody settled it, and he did. */
Test(merge, a_salvage_opens_nothing_that_was_settled)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    answer(&pair, 0, "SEC01_2", PRACTICE_PARTIAL);
    answer(&pair, 1, "SEC01_2", PRACTICE_IN_PLACE);
    at("2026-11-23T10:00:00Z");
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_THEIRS, false);
    merge_clear(&outcome);
    merge(&pair, 1);
    at("2026-11-23T11:00:00Z");
    salvage_second(&pair, "DELETE FROM journal");
    merge_both_ways(&pair, 1);
    expect_waiting(&pair, 0, "settled before");
    for (int copy = 0; copy < COPIES; copy++)
        expect_state(&pair, copy, 1, "in-place");
    end(&pair);
}

/* The copy stands as before the merge, and what the other said waits or is there. */
Test(merge, a_salvage_takes_nothing_back_that_another_said)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    answer(&pair, 0, "SEC01_2", PRACTICE_MISSING);
    merge(&pair, 1);
    lose_the_undo(&pair);
    expect_waiting(&pair, 1, "an undo is lost");
    end(&pair);
}

/* Undone, the merge that brought what the other settled: what one had said before stands again. */
Test(merge, a_salvage_that_says_what_stood_before_a_settlement_waits_beside_it)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    answer(&pair, 0, "SEC01_2", PRACTICE_PARTIAL);
    answer(&pair, 1, "SEC01_2", PRACTICE_IN_PLACE);
    at("2026-11-23T10:00:00Z");
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_MINE, false);
    merge_clear(&outcome);
    merge(&pair, 1);
    lose_the_undo(&pair);
    expect_waiting(&pair, 1, "settled, taken back, and that is lost");
    for (int copy = 0; copy < COPIES; copy++)
        expect_state(&pair, copy, 1, "in-place");
    end(&pair);
}

/* He took back the merge and then his own word; the former is lost, and with it why nothing is
 * left of either. */
Test(merge, a_salvage_says_what_does_not_follow_from_the_acts_that_are_left)
{
    Pair pair = part();
    at("2026-11-23T09:00:00Z");
    decide(&pair, 0, (const char *const[]){ "owner=customer" }, 1);
    decide(&pair, 1, (const char *const[]){ "owner=provider" }, 1);
    at("2026-11-23T10:00:00Z");
    MergeOutcome outcome = merge_with(&pair, 0, MERGE_MINE, false);
    merge_clear(&outcome);
    merge(&pair, 1);
    cr_assert(journal_undo(pair.stores[1], NULL), "%s", failure());
    cr_assert(journal_undo(pair.stores[1], NULL), "%s", failure());
    expect_kept(&pair, 1, "owner", "");
    salvage_second(&pair, "DELETE FROM journal WHERE number = (SELECT min(number) FROM journal"
                          " WHERE kind = 'undo')");
    merge_both_ways(&pair, 0);
    expect_waiting(&pair, 1, "what one took back, and the other settled");
    for (int copy = 0; copy < COPIES; copy++)
        expect_kept(&pair, copy, "owner", "");
    end(&pair);
}

/* It would be taken for what somebody said, and go from copy to copy. */
Test(merge, a_copy_with_a_row_that_is_not_what_its_acts_say_is_refused)
{
    Pair pair = part();
    MergeOutcome outcome;
    at("2026-11-23T09:00:00Z");
    cr_assert(answer_set_text(pair.stores[1], pair.shop, "SEC04", ANSWER_NOTE, "said"));
    store_close(pair.stores[1]);
    fixture_tamper(pair.paths[1], "UPDATE answer SET note = 'sald'");
    for (int copy = 0; copy < COPIES; copy++) {
        Store *store = copy ? store_open(pair.paths[copy]) : pair.stores[copy];
        pair.stores[copy] = store;
        cr_expect_not(merge_file(store, pair.paths[!copy], MERGE_LATER, false, &outcome));
        cr_expect(strstr(failure(), "/SEC04 is not what its acts say"), "%s", failure());
        merge_clear(&outcome);
        if (!copy)
            expect_text(store, "SELECT count(*) FROM answer WHERE question = 'SEC04'", "0");
    }
    end(&pair);
}

/* As each does who takes in the same questionnaire that came back. */
Test(merge, evidence_that_two_added_alike_is_one)
{
    Pair pair = part();
    for (int copy = 0; copy < COPIES; copy++) {
        cr_assert(answer_add_evidence(pair.stores[copy], pair.shop, "SEC01", "statement", "alike"));
        cr_assert(answer_add_evidence(pair.stores[copy], pair.shop, "SEC01", "statement",
                                      copy ? "theirs" : "mine"));
    }
    cr_expect_eq(merge(&pair, 0), 0);
    cr_expect_eq(merge(&pair, 1), 0);
    for (int copy = 0; copy < COPIES; copy++)
        expect_text(pair.stores[copy],
                    "SELECT group_concat(content) FROM (SELECT content FROM evidence ORDER BY 1)",
                    "alike,mine,theirs");
    end(&pair);
}

/* Each act would begin a line of its own: 30,000 times 30,000 numbers. */
Test(merge, a_journal_that_parts_with_every_act_is_refused)
{
    Pair pair = part();
    MergeOutcome outcome;
    say(pair.stores[1],
        "WITH RECURSIVE act (number) AS (VALUES (1) UNION ALL SELECT number + 1 FROM"
        " act WHERE number < 30000) INSERT INTO journal (site, sequence, at, author,"
        " kind, target, changeset, parent) SELECT printf('%032x', act.number), 1,"
        " '2026-11-23T09:00:00Z', 'x', 'act', '', x'', first.site || '-' || first.sequence"
        " FROM act, journal AS first WHERE first.number = 1");
    cr_expect_not(merge_file(pair.stores[0], pair.paths[1], MERGE_LATER, false, &outcome));
    cr_expect(strstr(failure(), "part more often than copies do"), "%s", failure());
    merge_clear(&outcome);
    expect_state(&pair, 0, 0, "missing");
    end(&pair);
}
