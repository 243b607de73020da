/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires as other programs save them and as people change them: tests/answers/make-answers
 * says how each came about. All were filled in alike. */
#include "config.h"
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "fixture.h"
#include "questionnaire/answer_sheet.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/returned.h"

typedef struct Filled {
    const char *id, *state;
} Filled;

static const Filled filled[] = { { "SEC01_1", "in-place" },
                                 { "SEC01_2", "missing" },
                                 { "SEC01_3", "partial" },
                                 { "SEC02_1", "unknown" },
                                 { "SEC02_2", "not-applicable:out-of-scope" } };

static Store *one_workload(void)
{
    static const char *const workloads[] = { "Shop", NULL };
    Store *store = engagement_create(
        ":memory:", &(EngagementPlan){ .customer = "ACME", .workloads = workloads });
    cr_assert_not_null(store, "%s", failure());
    return store;
}

static char *path_of(const char *name)
{
    const char *tree = getenv("TOP");
    return xasprintf("%s/tests/answers/%s", tree ? tree : ".", name);
}

static bool take(Store *store, const char *name, ReturnedOutcome *outcome)
{
    char *path = path_of(name);
    bool done = answer_sheets_fit(path) &&
                returned_import(store, (const char *const[]){ path, NULL }, RETURNED_ASK, false,
                                outcome);
    free(path);
    return done;
}

/* All states are as they were filled in, but for one; what nobody answered is empty. */
static void expect_filled(Store *store, const char *file, const char *but)
{
    Table *items = questionnaire_items(store);
    size_t states = 0;
    for (size_t row = 0; row < table_rows(items); row++) {
        bool is_practice = *table_cell(items, row, ITEM_KEY) == 'P';
        states += is_practice && *table_cell(items, row, ITEM_STATE) &&
                  !*table_cell(items, row, ITEM_SAME_AS);
    }
    for (size_t i = 0; i < COUNT(filled); i++) {
        long row = table_row_of(items, ITEM_ID, filled[i].id);
        cr_assert_geq(row, 0);
        cr_expect_str_eq(table_cell(items, (size_t)row, ITEM_STATE),
                         strcmp(filled[i].id, but) ? filled[i].state : "", "%s: %s", file,
                         filled[i].id);
    }
    cr_expect_leq(states, COUNT(filled), "%s: %zu states", file, states);
    table_free(items);
}

Test(answers, of_every_program_and_after_every_change_are_those_that_were_given)
{
    static const struct {
        const char *file;
        size_t unmatched, conflicts, unreadable;
        const char *but;
    } cases[] = {
        { "openpyxl.xlsx", 0, 0, 0, "" },    { "libreoffice.xlsx", 0, 0, 0, "" },
        { "through-ods.xlsx", 0, 0, 0, "" }, { "sorted.xlsx", 0, 0, 0, "" },
        { "inserted.xlsx", 2, 0, 0, "" },    { "moved.xlsx", 0, 0, 0, "" },
        { "renamed.xlsx", 0, 0, 0, "" },     { "duplicated.xlsx", 0, 1, 0, "SEC01_2" },
        { "commented.xlsx", 2, 0, 0, "" },   { "uncomputed.xlsx", 0, 0, 1, "" },
        { "merged.xlsx", 0, 0, 0, "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *file = cases[i].file;
        Store *store = one_workload();
        ReturnedOutcome outcome;
        cr_assert(take(store, file, &outcome), "%s: %s", file, failure());
        cr_expect_eq(table_rows(outcome.unmatched), cases[i].unmatched, "%s", file);
        cr_expect_eq(table_rows(outcome.conflicts), cases[i].conflicts, "%s", file);
        cr_expect_eq(table_rows(outcome.unreadable), cases[i].unreadable, "%s", file);
        expect_filled(store, file, cases[i].but);
        returned_clear(&outcome);
        store_close(store);
    }
}

Test(answers, what_was_never_computed_is_named_by_its_cell)
{
    Store *store = one_workload();
    ReturnedOutcome outcome;
    cr_assert(take(store, "uncomputed.xlsx", &outcome), "%s", failure());
    cr_assert_eq(table_rows(outcome.unreadable), 1);
    cr_expect_str_eq(table_cell(outcome.unreadable, 0, 0), "安全 Security!E15");
    returned_clear(&outcome);
    store_close(store);
}

/* A sheet that unpacks to far more than it weighs. */
static char *make_bomb(void)
{
    enum { BYTES = 20 << 20 };
    char *path = fixture_path("bomb.xlsx"), *blank = xcalloc(BYTES, 1);
    memset(blank, ' ', BYTES);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    cr_assert_geq(zip_file_add(zip, "xl/workbook.xml", zip_source_buffer(zip, blank, BYTES, 0), 0),
                  0);
    cr_assert_eq(zip_close(zip), 0);
    free(blank);
    return path;
}

/* The first part of one, as a mail that was cut leaves it. */
static char *make_cut(void)
{
    enum { BYTES = 6000 };
    char *path = fixture_path("cut.xlsx"), *from = path_of("openpyxl.xlsx"), bytes[BYTES];
    FILE *file = fopen(from, "r");
    cr_assert(file && fread(bytes, 1, BYTES, file) == BYTES);
    fclose(file);
    fixture_write(path, bytes, BYTES);
    free(from);
    return path;
}

static void expect_refused(char *path, const char *reason)
{
    Store *store = one_workload();
    ReturnedOutcome outcome;
    cr_expect_not(returned_import(store, (const char *const[]){ path, NULL }, RETURNED_ASK, false,
                                  &outcome),
                  "%s", path);
    cr_expect_not_null(strstr(failure(), reason), "%s", failure());
    returned_clear(&outcome);
    store_close(store);
    free(path);
}

Test(answers, that_cannot_be_read_are_refused_with_a_sentence)
{
    char *locked = fixture_path("locked.xlsx"), *bomb = make_bomb(), *cut = make_cut();
    fixture_write(locked, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    expect_refused(xstrdup(cut), "was cut");
    expect_refused(xstrdup(locked), "or one with a password");
    expect_refused(xstrdup(bomb), "it unpacks to far more");
    char *foreign = fixture_path("foreign.csv");
    fixture_write(foreign, "code,answer\r\nSEC01_1,Caf\xE9 A\r\n", 29);
    expect_refused(foreign, "characters that cannot be read: 1; save the file as UTF-8");
    unlink(locked);
    unlink(bomb);
    unlink(cut);
    free(cut);
    free(locked);
    free(bomb);
}
