/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <sqlite3.h>
#include <string.h>

#include "base/id.h"
#include "engagement/answer.h"
#include "engagement/form.h"
#include "fixture.h"
#include "process/session.h"
#include "workbook/journal.h"
#include "workbook/milestone.h"

static const char question[] = "SEC04";

static void set(Store *store, const char *practice, PracticeState state)
{
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_practice(store, shop, practice, state, ""), "%s", failure());
    free(shop);
}

static void expect_state(Store *store, size_t practice, const char *state)
{
    char *shop = engagement_workload(store, "Shop");
    Table *rows = answer_practices(store, shop, question, ENGLISH);
    cr_expect_str_eq(table_get(rows, practice, "state"), state);
    cr_expect(answer_verify(store), "%s", failure());
    table_free(rows);
    free(shop);
}

static void undo(Store *store)
{
    cr_expect(journal_undo(store, NULL), "%s", failure());
}

static void redo(Store *store)
{
    cr_expect(journal_redo(store, NULL), "%s", failure());
}

Test(journal, acts_are_undone_newest_first_and_redone_in_order)
{
    Store *store = fixture_store();
    set(store, "SEC04_1", PRACTICE_MISSING);
    set(store, "SEC04_1", PRACTICE_PARTIAL);
    set(store, "SEC04_2", PRACTICE_IN_PLACE);
    undo(store);
    expect_state(store, 1, "");
    expect_state(store, 0, "partial");
    undo(store);
    expect_state(store, 0, "missing");
    redo(store);
    expect_state(store, 0, "partial");
    redo(store);
    expect_state(store, 1, "in-place");
    cr_expect_not(journal_redo(store, NULL));
    undo(store);
    undo(store);
    undo(store);
    expect_state(store, 0, "");
    cr_expect_not(journal_undo(store, NULL), "the creation itself was undone");
    store_close(store);
}

static int64_t acts(Store *store)
{
    int64_t number;
    cr_assert(journal_newest(store, &number), "%s", failure());
    return number;
}

Test(journal, an_act_that_says_what_is_there_leaves_no_row)
{
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    cr_assert(answer_set_text(store, shop, question, ANSWER_ASKED, "Li Wei"), "%s", failure());
    set(store, "SEC04_1", PRACTICE_MISSING);
    int64_t before = acts(store);
    set(store, "SEC04_1", PRACTICE_MISSING);
    set(store, "SEC04_2", PRACTICE_UNANSWERED);
    cr_assert(answer_set_text(store, shop, question, ANSWER_ASKED, "Li Wei"), "%s", failure());
    cr_assert(answer_set_text(store, shop, "SEC02", ANSWER_NOTE, ""), "%s", failure());
    cr_assert(form_set(store, "engagement", "", "customer", "ACME"), "%s", failure());
    cr_expect_eq(acts(store), before);
    undo(store);
    expect_state(store, 0, "");
    free(shop);
    store_close(store);
}

Test(journal, says_an_act_on_one_line_in_the_direction_it_went)
{
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    set(store, "SEC04_2", PRACTICE_MISSING);
    char *done = journal_text(store, acts(store), false),
         *back = journal_text(store, acts(store), true);
    cr_expect_str_eq(done, "SEC04_2: not answered → missing");
    cr_expect_str_eq(back, "SEC04_2: missing → not answered");
    free(done);
    free(back);
    cr_assert(answer_rest(store, shop, question, PRACTICE_MISSING), "%s", failure());
    done = journal_text(store, acts(store), false);
    cr_expect_eq(strncmp(done, "SEC04_1: not answered → missing (+", 36), 0, "%s", done);
    free(done);
    message_set_language(CHINESE);
    done = journal_text(store, acts(store) - 1, false);
    cr_expect_eq(strncmp(done, "SEC04_2：未回答 → ", strlen("SEC04_2：未回答 → ")), 0, "%s", done);
    message_set_language(ENGLISH);
    free(done);
    free(shop);
    store_close(store);
}

/* The clock of the checks stands in Shanghai, eight hours before UTC. */
Test(journal, says_a_row_by_its_leading_column_and_moments_in_local_time)
{
    Store *store = fixture_store();
    char id[ID_SIZE];
    cr_assert(session_add(store, "2026-11-23 09:00", "3.5",
                          (const char *const[]){ "kind=onsite", "consultants=Li" }, 2, id),
              "%s", failure());
    char *said = journal_text(store, acts(store), false);
    cr_expect_str_eq(said, "Session: — → on site");
    free(said);
    const Query moved[] = { { "", "UPDATE session SET starts = '2026-11-23T02:30:00Z'" }, { 0 } };
    cr_assert(store_begin(store) && store_end(store, store_change(store, moved, 0)), "%s", failure());
    said = journal_text(store, acts(store), false);
    cr_expect_str_eq(said, "Begins: 2026-11-23 09:00 → 2026-11-23 10:30");
    free(said);
    store_forget_family(store, moved);
    store_close(store);
}

Test(journal, knows_what_people_agreed_on)
{
    JournalAct act;
    Store *store = fixture_store();
    set(store, "SEC04_1", PRACTICE_MISSING);
    cr_assert(journal_next(store, &act), "%s", failure());
    cr_expect(!act.is_weighty);
    cr_assert(milestone_add(store, "Baseline", ""), "%s", failure());
    cr_assert(journal_next(store, &act), "%s", failure());
    cr_expect(act.is_weighty);
    cr_expect_eq(strlen(act.at), strlen("2026-11-23 17:00"));
    fixture_import(store);
    cr_assert(journal_next(store, &act), "%s", failure());
    cr_expect(act.is_weighty);
    store_close(store);
}

Test(journal, something_new_ends_what_could_be_redone)
{
    Store *store = fixture_store();
    set(store, "SEC04_1", PRACTICE_MISSING);
    set(store, "SEC04_2", PRACTICE_MISSING);
    undo(store);
    set(store, "SEC04_3", PRACTICE_MISSING);
    cr_expect_not(journal_redo(store, NULL));
    undo(store);
    redo(store);
    expect_state(store, 2, "missing");
    expect_state(store, 1, "");
    undo(store);
    undo(store);
    expect_state(store, 0, "");
    store_close(store);
}

Test(journal, an_added_workload_goes_and_comes_back_with_its_questions)
{
    Store *store = fixture_store();
    cr_assert(engagement_add_workload(store, "Pay"));
    undo(store);
    Table *rows = engagement_workloads(store);
    cr_expect_eq(table_rows(rows), 2);
    table_free(rows);
    redo(store);
    char *pay = engagement_workload(store, "Pay");
    cr_assert_not_null(pay);
    rows = answer_questions(store, pay, ENGLISH);
    cr_expect_eq(table_rows(rows), 85);
    cr_expect(store_is_sound(store), "%s", failure());
    table_free(rows);
    free(pay);
    store_close(store);
}

Test(journal, is_kept_across_a_restart_and_what_was_undone_stays_in_it)
{
    char *path = fixture_path("journal.wellbook"), *what = NULL;
    Store *store = engagement_create(
        path, &(EngagementPlan){ .customer = "ACME",
                                 .workloads = (const char *const[]){ "Shop", NULL } });
    set(store, "SEC04_1", PRACTICE_MISSING);
    store_close(store);
    store = store_open(path);
    cr_assert(journal_undo(store, &what), "%s", failure());
    cr_expect(strstr(what, "SEC04_1") && strstr(what, "Not answered → Missing"), "%s", what);
    store_close(store);
    store = store_open(path);
    expect_state(store, 0, "");
    Table *log = journal_log(store, "lists", ENGLISH, question, NULL);
    cr_assert_eq(table_rows(log), 2);
    cr_expect_str_eq(table_get(log, 0, "act"), "undo");
    cr_expect_str_eq(table_get(log, 0, "before"), "missing");
    cr_expect_str_eq(table_get(log, 0, "after"), "");
    cr_expect_str_eq(table_get(log, 1, "act"), "act");
    cr_expect_str_eq(table_get(log, 1, "undone"), "yes");
    cr_expect_str_eq(table_get(log, 1, "author"), "tester");
    cr_expect_str_eq(table_get(log, 1, "at"), "2026-11-23T09:00:00Z");
    table_free(log);
    store_close(store);
    free(what);
    free(path);
}

Test(journal, says_every_kind_of_change_in_words)
{
    static const struct {
        const char *what, *change;
    } expected[] = { { "SEC04 Evidence", "— → they told us" },
                     { "SEC04 · Workload identity · Note", "— → 备注" },
                     { "SEC04_1 · ", "Missing → Partial" },
                     { "SEC04_1 · ", "Not answered → Missing" } };
    Store *store = fixture_store();
    char *shop = engagement_workload(store, "Shop");
    set(store, "SEC04_1", PRACTICE_MISSING);
    set(store, "SEC04_1", PRACTICE_PARTIAL);
    cr_assert(answer_set_text(store, shop, question, ANSWER_NOTE, "备注"));
    cr_assert(answer_add_evidence(store, shop, question, "statement", "they told us"));
    Table *log = journal_log(store, "screens", ENGLISH, question, NULL);
    cr_assert_eq(table_rows(log), COUNT(expected));
    for (size_t row = 0; row < COUNT(expected); row++) {
        cr_expect(strstr(table_get(log, row, "what"), expected[row].what), "%s",
                  table_get(log, row, "what"));
        cr_expect_str_eq(table_get(log, row, "change"), expected[row].change);
    }
    table_free(log);
    cr_assert(form_set(store, "business", shop, "rto", "4"));
    log = journal_log(store, "screens", CHINESE, NULL, "2026-11-23");
    cr_expect_str_eq(table_get(log, 0, "change"), "— → 4");
    table_free(log);
    log = journal_log(store, "screens", CHINESE, NULL, "2026-11-24");
    cr_expect_eq(table_rows(log), 0);
    table_free(log);
    free(shop);
    store_close(store);
}

Test(journal, an_act_that_failed_or_changed_nothing_leaves_no_row)
{
    Store *store = fixture_store();
    cr_expect_not(form_set(store, "engagement", "", "start_date", "soon"));
    cr_assert(form_set(store, "engagement", "", "project_name", "x"));
    cr_assert(form_set(store, "engagement", "", "project_name", "x"));
    cr_assert(engagement_keep_draft(store, "here", "half"));
    Table *log = journal_log(store, "lists", ENGLISH, NULL, NULL);
    cr_expect_str_eq(table_get(log, 0, "after"), "x");
    cr_expect_str_neq(table_get(log, 1, "act"), "act");
    table_free(log);
    store_close(store);
}

static char *copy_of(const char *name)
{
    char *from = xasprintf("%s/tests/workbooks/%s", getenv("WELLBOOK_ROOT"), name);
    char *path = fixture_path(name), block[4096];
    FILE *in = fopen(from, "r"), *out = fopen(path, "w");
    cr_assert(in && out, "%s", from);
    for (size_t bytes; (bytes = fread(block, 1, sizeof block, in));)
        cr_assert_eq(fwrite(block, 1, bytes, out), bytes);
    fclose(in);
    fclose(out);
    free(from);
    return path;
}

Test(workbook, of_version_3_opens_with_its_answers_and_a_journal)
{
    char *path = copy_of("v3.wellbook");
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    char *shop = engagement_workload(store, "Shop");
    Table *rows = answer_practices(store, shop, "Q1", CHINESE);
    cr_expect_str_eq(table_get(rows, 0, "state"), "in-place");
    cr_expect_str_eq(table_get(rows, 1, "state"), "partial");
    cr_expect_str_eq(table_get(rows, 2, "reason"), "out-of-scope");
    table_free(rows);
    rows = answer_row(store, shop, "Q1");
    cr_expect_str_eq(table_get(rows, 0, "note"), "备注：密钥半年未轮换");
    table_free(rows);
    cr_expect(answer_verify(store), "%s", failure());
    cr_expect(store_is_sound(store), "%s", failure());
    cr_expect_not(journal_undo(store, NULL), "what was there before can be undone");
    cr_assert(answer_set_practice(store, shop, "Q2_1", PRACTICE_MISSING, ""), "%s", failure());
    undo(store);
    rows = journal_log(store, "lists", ENGLISH, "Q1", NULL);
    cr_expect_eq(table_rows(rows), 8, "%zu", table_rows(rows));
    table_free(rows);
    free(shop);
    store_close(store);
    free(path);
}

Test(workbook, that_cannot_be_brought_up_to_date_is_left_as_it_was)
{
    char *path = copy_of("v3.wellbook"), *before, *after;
    sqlite3 *db;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, "CREATE TABLE journal_target (x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    struct stat status;
    cr_assert_eq(stat(path, &status), 0);
    size_t bytes = (size_t)status.st_size;
    before = malloc(bytes), after = malloc(bytes);
    FILE *file = fopen(path, "r");
    cr_assert_eq(fread(before, 1, bytes, file), bytes);
    fclose(file);
    Store *store = store_open(path);
    cr_assert_not_null(store, "%s", failure());
    cr_expect(strstr(store_read_only_why(store), "journal_target"), "%s",
              store_read_only_why(store));
    store_close(store);
    file = fopen(path, "r");
    cr_assert_eq(fread(after, 1, bytes, file), bytes);
    fclose(file);
    cr_expect_eq(memcmp(before, after, bytes), 0, "it was written to");
    free(before);
    free(after);
    free(path);
}

Test(journal, undoes_everything_from_an_act_on_as_one_act)
{
    JournalSpan span;
    size_t count;
    Store *store = fixture_store();
    set(store, "SEC04_1", PRACTICE_MISSING);
    set(store, "SEC04_1", PRACTICE_PARTIAL);
    int64_t from = acts(store), first;
    set(store, "SEC04_2", PRACTICE_IN_PLACE);
    fixture_import(store);
    undo(store);
    set(store, "SEC04_3", PRACTICE_IN_PLACE);
    cr_assert(milestone_add(store, "Baseline", ""), "%s", failure());
    cr_assert(journal_span(store, from, &span), "%s", failure());
    cr_expect_eq(span.count, 4, "%zu", span.count);
    cr_expect_eq(span.weighty, 1, "%zu", span.weighty);
    cr_expect_eq(span.oldest, from);
    cr_assert(journal_undo_to(store, from), "%s", failure());
    expect_state(store, 0, "missing");
    expect_state(store, 1, "");
    expect_state(store, 2, "");
    cr_expect_not(journal_span(store, from, &span));
    cr_assert(journal_next_redo(store, &first, &count), "%s", failure());
    cr_expect_eq(first, from);
    cr_expect_eq(count, 4);
    redo(store);
    expect_state(store, 0, "partial");
    expect_state(store, 1, "in-place");
    expect_state(store, 2, "in-place");
    cr_expect_not(journal_redo(store, NULL), "what was done after it ended the redo of the import");
    store_close(store);
}

Test(journal, a_single_undo_after_one_of_several_is_redone_alone)
{
    Store *store = fixture_store();
    set(store, "SEC04_1", PRACTICE_MISSING);
    set(store, "SEC04_2", PRACTICE_MISSING);
    set(store, "SEC04_3", PRACTICE_MISSING);
    cr_assert(journal_undo_to(store, acts(store) - 1), "%s", failure());
    undo(store);
    expect_state(store, 0, "");
    redo(store);
    expect_state(store, 0, "missing");
    expect_state(store, 1, "");
    redo(store);
    expect_state(store, 1, "missing");
    expect_state(store, 2, "missing");
    cr_expect_not(journal_redo(store, NULL));
    store_close(store);
}

/* What was answered for the whole organization comes with it. */
Test(journal, says_a_new_workload_by_its_name)
{
    Store *store = fixture_store();
    set(store, "SEC01_1", PRACTICE_MISSING);
    cr_assert(engagement_add_workload(store, "Members"), "%s", failure());
    char *said = journal_text(store, acts(store), false);
    cr_expect_eq(strncmp(said, "Workload: — → Members", strlen("Workload: — → Members")), 0, "%s",
                 said);
    free(said);
    store_close(store);
}
