/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do to a sheet: rows are sorted, left out, doubled and added, columns change places,
 * lines are put above, titles translated, keys pasted over. Whatever they do, an answer must not
 * land on a question that was not seen beside it. */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/file.h"
#include "engagement/answer.h"
#include "fixture.h"
#include "questionnaire/questionnaire.h"
#include "questionnaire/returned.h"
#include "workbook/journal.h"
#include "workbook/merge.h"
#include "workbook/merge_conflict.h"

enum { MOST_COLUMNS = 12, MOST_ROWS = 400, TRIALS = 12 };

typedef struct Grid {
    char *cells[MOST_ROWS][MOST_COLUMNS];
    size_t rows, columns;
} Grid;

enum { KEY, ID, WORKLOAD, TEXT, STATE };

static uint64_t seed;

static size_t draw(size_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % below;
}

static void read_grid(Grid *grid, const char *path)
{
    Problems *problems = problems_new();
    Table *table = csv_read(path, problems);
    cr_assert(table && !problems_count(problems), "%s", path);
    *grid = (Grid){ .rows = table_rows(table) + 1, .columns = table_columns(table) };
    cr_assert_lt(grid->rows, MOST_ROWS - 10);
    for (size_t column = 0; column < grid->columns; column++) {
        grid->cells[0][column] = xstrdup(table_name(table, column));
        for (size_t row = 1; row < grid->rows; row++)
            grid->cells[row][column] = xstrdup(table_cell(table, row - 1, column));
    }
    table_free(table);
    problems_free(problems);
}

static void write_grid(const Grid *grid, const char *path)
{
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    for (size_t row = 0; row < grid->rows; row++)
        for (size_t column = 0; column < grid->columns; column++) {
            fputc('"', file);
            for (const char *at = grid->cells[row][column]; *at; at++)
                fprintf(file, *at == '"' ? "\"\"" : "%c", *at);
            fputs(column + 1 < grid->columns ? "\"," : "\"\r\n", file);
        }
    fclose(file);
}

static void free_grid(Grid *grid)
{
    for (size_t row = 0; row < grid->rows; row++)
        for (size_t column = 0; column < grid->columns; column++)
            free(grid->cells[row][column]);
}

static void put(char **cell, const char *text)
{
    char *copy = xstrdup(text); /* which may be the cell itself */
    free(*cell);
    *cell = copy;
}

static void swap_rows(Grid *grid, size_t one, size_t other)
{
    for (size_t column = 0; column < grid->columns; column++) {
        char *kept = grid->cells[one][column];
        grid->cells[one][column] = grid->cells[other][column];
        grid->cells[other][column] = kept;
    }
}

/* A free row at `at`, the rest moved down. */
static void insert_row(Grid *grid, size_t at)
{
    for (size_t column = 0; column < grid->columns; column++) {
        for (size_t row = grid->rows; row > at; row--)
            grid->cells[row][column] = grid->cells[row - 1][column];
        grid->cells[at][column] = xstrdup("");
    }
    grid->rows++;
}

static void delete_row(Grid *grid, size_t at)
{
    for (size_t column = 0; column < grid->columns; column++) {
        free(grid->cells[at][column]);
        for (size_t row = at; row + 1 < grid->rows; row++)
            grid->cells[row][column] = grid->cells[row + 1][column];
    }
    grid->rows--;
}

static size_t any_row(const Grid *grid)
{
    return 3 + draw(grid->rows - 3);
}

static void disturb(Grid *grid)
{
    size_t one = any_row(grid), other = any_row(grid);
    switch (draw(8)) {
    case 0:
        swap_rows(grid, one, other);
        break;
    case 1:
        insert_row(grid, one);
        put(&grid->cells[one][TEXT], "A row of our own");
        put(&grid->cells[one][STATE], "In place");
        break;
    case 2:
        delete_row(grid, one);
        break;
    case 3:
        insert_row(grid, one);
        for (size_t column = 0; column < grid->columns; column++)
            put(&grid->cells[one][column], grid->cells[other + (other >= one)][column]);
        break;
    case 4:
        put(&grid->cells[one][KEY], grid->cells[other][KEY]);
        break;
    case 5:
        put(&grid->cells[one][KEY], draw(2) ? "" : "lost");
        break;
    case 6:
        put(&grid->cells[one][TEXT], "translated by somebody");
        break;
    default:
        put(&grid->cells[one][KEY], grid->cells[other][KEY]);
        put(&grid->cells[one][ID], grid->cells[other][ID]);
    }
}

static void swap_columns(Grid *grid, size_t one, size_t other)
{
    for (size_t row = 0; row < grid->rows; row++) {
        char *kept = grid->cells[row][one];
        grid->cells[row][one] = grid->cells[row][other];
        grid->cells[row][other] = kept;
    }
}

/* Answers every practice by its id, so that what lands elsewhere is seen: the state follows from
 * the digits at its end. */
static const char *state_for(const char *id)
{
    static const char *const words[] = { "In place", "部分落实", "ＭＩＳＳＩＮＧ", "Don't know" };
    return words[(id[strlen(id) - 1] + id[4]) % 4];
}

static const char *code_for(const char *id)
{
    static const char *const codes[] = { "in-place", "partial", "missing", "unknown" };
    return codes[(id[strlen(id) - 1] + id[4]) % 4];
}

static void answer_grid(Grid *grid)
{
    for (size_t row = 2; row < grid->rows; row++)
        if (*grid->cells[row][KEY] == 'P')
            put(&grid->cells[row][STATE], state_for(grid->cells[row][ID]));
}

static Store *one_workload(void)
{
    static const char *const workloads[] = { "Shop", NULL };
    Store *store = engagement_create(
        ":memory:", &(EngagementPlan){ .customer = "ACME", .workloads = workloads });
    cr_assert_not_null(store, "%s", failure());
    return store;
}

/* Whether it was said of the practice, or of a twin that it is answered with. */
static bool is_its_own(const Table *items, size_t row, const char *state)
{
    const char *id = table_cell(items, row, ITEM_ID), *same = table_cell(items, row, ITEM_SAME_AS);
    for (size_t other = 0; other < table_rows(items); other++) {
        const char *twin = table_cell(items, other, ITEM_ID),
                   *its = table_cell(items, other, ITEM_SAME_AS);
        bool is_twin = !strcmp(twin, id) || !strcmp(its, id) ||
                       (*same && (!strcmp(twin, same) || !strcmp(its, same)));
        if (is_twin && !strcmp(state, code_for(twin)))
            return true;
    }
    return false;
}

/* How many practices have a state; none may have another one than its own. */
static size_t check_answers(Store *store, const char *what)
{
    Table *items = questionnaire_items(store);
    size_t count = 0;
    for (size_t row = 0; row < table_rows(items); row++) {
        const char *id = table_cell(items, row, ITEM_ID),
                   *state = table_cell(items, row, ITEM_STATE);
        if (*table_cell(items, row, ITEM_KEY) != 'P' || !*state)
            continue;
        cr_expect(is_its_own(items, row, state), "%s: %s is %s", what, id, state);
        count++;
    }
    table_free(items);
    return count;
}

static char *export_security(Store *store, QuestionnaireWords words)
{
    char *folder = fixture_path("questionnaire");
    const QuestionnairePlan plan = {
        .pillar = "security", .words = words, .path = folder, .is_csv = true
    };
    cr_assert(questionnaire_write(store, &plan), "%s", failure());
    return folder;
}

Test(returned, no_answer_ever_lands_on_another_question)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder),
         *to = xasprintf("%s/back.csv", folder);
    for (int trial = 0; trial < TRIALS; trial++) {
        Grid grid;
        seed = 1000 + (uint64_t)trial;
        read_grid(&grid, from);
        answer_grid(&grid);
        for (size_t i = 0, count = draw(20); i < count; i++)
            disturb(&grid);
        if (trial % 3 == 1)
            swap_columns(&grid, draw(grid.columns), draw(grid.columns));
        if (trial % 4 == 2) {
            insert_row(&grid, 0);
            put(&grid.cells[0][1], "Questionnaire of ACME");
        }
        write_grid(&grid, to);
        ReturnedOutcome outcome;
        char *what = xasprintf("trial %d", trial);
        Store *copy = store_copy(store, ":memory:");
        cr_assert(
            returned_import(copy, (const char *const[]){ to, NULL }, RETURNED_ASK, false, &outcome),
            "%s: %s", what, failure());
        cr_expect_gt(check_answers(copy, what), 60, "%s: most rows are in order", what);
        returned_clear(&outcome);
        store_close(copy);
        free(what);
        free_grid(&grid);
    }
    unlink(to);
    free(to);
    free(from);
    free(folder);
    store_close(store);
}

Test(returned, titles_find_the_columns_when_the_codes_are_gone)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_BOTH),
         *from = xasprintf("%s/安全合规 Security.csv", folder),
         *to = xasprintf("%s/back.csv", folder);
    Grid grid;
    read_grid(&grid, from);
    answer_grid(&grid);
    delete_row(&grid, 0);
    put(&grid.cells[0][STATE], "State");
    write_grid(&grid, to);
    free_grid(&grid);
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ to, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    cr_expect_gt(check_answers(store, "by titles"), 60);
    cr_expect_eq(table_rows(outcome.unmatched), 0);
    returned_clear(&outcome);
    unlink(to);
    free(to);
    free(from);
    free(folder);
    store_close(store);
}

Test(returned, what_is_answered_below_not_applicable_is_kept_and_said)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_ZH), *from = xasprintf("%s/安全合规.csv", folder),
         *workload = engagement_workload(store, NULL);
    cr_assert(answer_mark(store, workload, "SEC01",
                          &(QuestionMark){ QUESTION_NOT_APPLICABLE, "out-of-scope", "", "", "" }));
    Grid grid;
    read_grid(&grid, from);
    for (size_t row = 2; row < grid.rows; row++)
        if (!strcmp(grid.cells[row][ID], "SEC01_1"))
            put(&grid.cells[row][STATE], "√");
    write_grid(&grid, from);
    free_grid(&grid);
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ from, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    cr_expect_eq(outcome.fresh, 1);
    cr_expect_eq(table_rows(outcome.hidden), 1);
    cr_expect_str_eq(table_cell(outcome.hidden, 0, 1), "SEC01_1");
    returned_clear(&outcome);
    free(workload);
    free(from);
    free(folder);
    store_close(store);
}

static char *state_of(Store *store, const char *id)
{
    Table *items = questionnaire_items(store);
    long row = table_row_of(items, ITEM_ID, id);
    cr_assert_geq(row, 0);
    char *state = xstrdup(table_cell(items, (size_t)row, ITEM_STATE));
    table_free(items);
    return state;
}

static void expect_state(Store *store, const char *id, const char *expected)
{
    char *state = state_of(store, id);
    cr_expect_str_eq(state, expected);
    free(state);
}

Test(returned, a_conflict_waits_and_is_settled_and_all_of_it_is_one_act)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder),
         *workload = engagement_workload(store, NULL), *what = NULL;
    Grid grid;
    read_grid(&grid, from);
    for (size_t row = 2; row < grid.rows; row++)
        if (!strcmp(grid.cells[row][ID], "SEC01_1") || !strcmp(grid.cells[row][ID], "SEC01_2"))
            put(&grid.cells[row][STATE], "Partial");
    write_grid(&grid, from);
    free_grid(&grid);
    cr_assert(answer_set_practice(store, workload, "SEC01_1", PRACTICE_MISSING, ""));
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ from, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    cr_expect_eq(outcome.fresh, 1);
    cr_assert_eq(table_rows(outcome.conflicts), 1);
    returned_clear(&outcome);
    expect_state(store, "SEC01_1", "missing");
    expect_state(store, "SEC01_2", "partial");

    static const Query open[] = { { "", "SELECT id FROM conflict WHERE key2 = 'SEC01_1'" }, { 0 } };
    char *id = store_text(store, open, 0);
    cr_assert(merge_settle(store, id, true), "%s", failure());
    expect_state(store, "SEC01_1", "partial");
    for (int i = 0; i < 2; i++) {
        cr_assert(journal_undo(store, &what), "%s", failure());
        free(what);
    }
    expect_state(store, "SEC01_1", "missing");
    expect_state(store, "SEC01_2", "");
    store_forget_family(store, open);
    free(id);
    free(workload);
    free(from);
    free(folder);
    store_close(store);
}

static ReturnedOutcome bring(Store *store, const char *path)
{
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ path, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    return outcome;
}

static void say(const char *path, const char *id, const char *state)
{
    Grid grid;
    read_grid(&grid, path);
    for (size_t row = 2; row < grid.rows; row++)
        if (!strcmp(grid.cells[row][ID], id))
            put(&grid.cells[row][STATE], state);
    write_grid(&grid, path);
    free_grid(&grid);
}

/* What was said in the meeting, on two papers that came back within a second, and in another copy. */
Test(returned, what_stands_on_paper_waits_whatever_else_does)
{
    static const Query papers[] = {
        { "", "SELECT group_concat(later ->> '$[0]', ' ') FROM (SELECT later FROM conflict WHERE"
              " key2 = 'SEC01_1' AND later_by = 'the questionnaire' AND settled_at = '' ORDER BY"
              " later)" },
        { 0 }
    };
    char *path = fixture_path("mine.wellbook"), *theirs = fixture_path("theirs.wellbook");
    Store *memory = one_workload(), *store = store_copy(memory, path);
    cr_assert_not_null(store, "%s", failure());
    store_close(memory);
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder),
         *workload = engagement_workload(store, NULL);
    cr_assert(store_copy_to_file(store, theirs), "%s", failure());
    cr_assert(answer_set_practice(store, workload, "SEC01_1", PRACTICE_IN_PLACE, ""));
    static const char *const states[] = { "Partial", "Missing" };
    for (size_t i = 0; i < COUNT(states); i++) {
        say(from, "SEC01_1", states[i]);
        ReturnedOutcome outcome = bring(store, from);
        returned_clear(&outcome);
    }
    expect_state(store, "SEC01_1", "in-place");
    Store *other = store_open(theirs);
    cr_assert(answer_set_practice(other, workload, "SEC01_1", PRACTICE_UNKNOWN, ""));
    store_close(other);
    MergeOutcome outcome;
    cr_assert(merge_file(store, theirs, MERGE_LATER, false, &outcome), "%s", failure());
    cr_expect_eq(table_rows(outcome.conflicts), 1);
    merge_clear(&outcome);
    char *found = store_text(store, papers, 0);
    cr_expect_str_eq(found, "missing partial");
    free(found);
    store_forget_family(store, papers);
    store_close(store);
    free(workload);
    free(from);
    free(folder);
    free(theirs);
    free(path);
}

/* It may be a copy that somebody else filled in: nothing is taken back, and it is said. */
Test(returned, what_a_second_return_says_nothing_of_stands_and_is_named)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder);
    say(from, "SEC01_1", "Partial");
    ReturnedOutcome outcome = bring(store, from);
    cr_expect_eq(outcome.fresh, 1);
    returned_clear(&outcome);
    outcome = bring(store, from);
    cr_expect_eq(table_rows(outcome.left), 0);
    returned_clear(&outcome);
    say(from, "SEC01_1", "");
    outcome = bring(store, from);
    cr_expect_eq(outcome.fresh + outcome.changed, 0);
    cr_assert_eq(table_rows(outcome.left), 1);
    cr_expect_str_eq(table_cell(outcome.left, 0, 1), "SEC01_1");
    cr_expect_str_eq(table_cell(outcome.left, 0, 2),
                     "'partial' of an earlier return stands; nothing is said of it here");
    returned_clear(&outcome);
    expect_state(store, "SEC01_1", "partial");
    free(from);
    free(folder);
    store_close(store);
}

/* COS14_3 and PER06_2 are one practice, whichever of them the bank calls the home of the other. */
Test(returned, twins_are_asked_once)
{
    Store *store = one_workload();
    Table *items = questionnaire_items(store);
    char *workload = engagement_workload(store, NULL), *one = xasprintf("P|%s|COS14_3", workload),
         *other = xasprintf("P|%s|PER06_2", workload);
    long first = table_row_of(items, ITEM_KEY, one), second = table_row_of(items, ITEM_KEY, other);
    cr_assert(first >= 0 && second >= 0);
    cr_expect(questionnaire_are_twins(items, (size_t)first, (size_t)second));
    cr_expect(questionnaire_are_twins(items, (size_t)second, (size_t)first));
    cr_expect_not(questionnaire_are_twins(items, (size_t)first, (size_t)first));
    free(one);
    free(other);
    free(workload);
    table_free(items);
    store_close(store);
}

/* The sheet _meta says what each item was sent with; a hand that knows it can write there too. */
Test(returned, a_file_that_lies_about_what_was_sent_takes_nothing_over)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder),
         *meta = xasprintf("%s/_meta.csv", folder), *workload = engagement_workload(store, NULL);
    Grid grid;
    read_grid(&grid, from);
    for (size_t row = 2; row < grid.rows; row++)
        if (!strcmp(grid.cells[row][ID], "SEC01_1"))
            put(&grid.cells[row][STATE], "Missing");
    write_grid(&grid, from);
    free_grid(&grid);
    read_grid(&grid, meta);
    for (size_t row = 2; row < grid.rows; row++) {
        const char *key = grid.cells[row][0], *id = strrchr(key, '|');
        if (*key == 'P' && id && !strcmp(id, "|SEC01_1"))
            put(&grid.cells[row][1], "in-place");
    }
    write_grid(&grid, meta);
    free_grid(&grid);
    cr_assert(answer_set_practice(store, workload, "SEC01_1", PRACTICE_IN_PLACE, ""));
    ReturnedOutcome outcome;
    cr_assert(returned_import(store, (const char *const[]){ folder, NULL }, RETURNED_ASK, false,
                              &outcome),
              "%s", failure());
    cr_expect_eq(table_rows(outcome.conflicts), 1);
    cr_expect_eq(outcome.changed, 0);
    returned_clear(&outcome);
    expect_state(store, "SEC01_1", "in-place");
    free(workload);
    free(meta);
    free(from);
    free(folder);
    store_close(store);
}

Test(returned, what_stands_beside_the_columns_goes_to_the_tray)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder);
    Grid grid;
    read_grid(&grid, from);
    for (size_t row = 0; row < grid.rows; row++)
        grid.cells[row][grid.columns] = xstrdup(row == 1 ? "Owner" : row == 4 ? "Li" : "");
    grid.columns++;
    write_grid(&grid, from);
    free_grid(&grid);
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ from, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    cr_assert_eq(table_rows(outcome.unmatched), 2);
    cr_expect_str_eq(table_cell(outcome.unmatched, 0, 0), "Security.csv!J2");
    cr_expect_str_eq(table_cell(outcome.unmatched, 1, 1), "Li");
    returned_clear(&outcome);
    free(from);
    free(folder);
    store_close(store);
}

/* ---- nothing that was filled in goes unheard ---- */

static size_t strays(Store *store)
{
    static const Query count[] = { { "", "SELECT count(*) FROM stray" }, { 0 } };
    int64_t number = 0;
    cr_assert(store_number(store, &number, count, 0), "%s", failure());
    return (size_t)number;
}

/* The second column of a code that was doubled, and what stands above the titles. */
Test(returned, a_doubled_column_and_a_row_above_the_titles_go_to_the_tray)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder);
    Grid grid;
    read_grid(&grid, from);
    insert_row(&grid, 1);
    for (size_t row = 0; row < grid.rows; row++)
        grid.cells[row][grid.columns] = xstrdup(!row ? "wb:state" : row == 4 ? "In place" : "");
    grid.columns++;
    put(&grid.cells[1][STATE], "Partial");
    write_grid(&grid, from);
    free_grid(&grid);
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ from, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    char *told = table_to_text(outcome.unmatched);
    cr_assert_eq(table_rows(outcome.unmatched), 2, "%s", told);
    free(told);
    cr_expect_str_eq(table_cell(outcome.unmatched, 0, 0), "Security.csv!E2");
    cr_expect_str_eq(table_cell(outcome.unmatched, 1, 0), "Security.csv!J5");
    cr_expect_str_eq(table_cell(outcome.unmatched, 1, 1), "In place");
    cr_expect_eq(strays(store), 2);
    returned_clear(&outcome);
    free(from);
    free(folder);
    store_close(store);
}

static void write_owner(const char *from, const char *to, const char *owner)
{
    Grid grid;
    read_grid(&grid, from);
    for (size_t row = 0; row < grid.rows; row++)
        grid.cells[row][grid.columns] = xstrdup(row == 4 ? owner : "");
    grid.columns++;
    write_grid(&grid, to);
    free_grid(&grid);
}

Test(returned, two_files_of_one_name_are_kept_in_the_tray_beside_each_other)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder),
         *other = xasprintf("%s/other", folder), *second = xasprintf("%s/Security.csv", other);
    cr_assert(file_make_folder(other));
    write_owner(from, second, "Wang");
    write_owner(from, from, "Li");
    for (int time = 0; time < 2; time++) {
        ReturnedOutcome outcome;
        cr_assert(returned_import(store, (const char *const[]){ from, second, NULL }, RETURNED_ASK,
                                  false, &outcome),
                  "%s", failure());
        cr_expect_eq(table_rows(outcome.unmatched), 2);
        cr_expect_eq(strays(store), 2, "the same again adds none");
        returned_clear(&outcome);
    }
    unlink(second);
    rmdir(other);
    free(second);
    free(other);
    free(from);
    free(folder);
    store_close(store);
}

static size_t column_of(const Grid *grid, const char *code)
{
    size_t column = 0;
    while (column < grid->columns && strcmp(grid->cells[0][column], code) != 0)
        column++;
    cr_assert_lt(column, grid->columns, "%s", code);
    return column;
}

/* What a customer may put into the cells of a row: each value of each, and every combination. */
enum { STATES = 4, REASONS = 3, TEXTS = 8, COMBINATIONS = STATES * REASONS * TEXTS };
static const char *const given_states[STATES] = { "", "mostly", "In place", "Not applicable" };
static const char *const given_reasons[REASONS] = { "", "because", "out of scope" };

static void fill_row(Grid *grid, size_t row, int number)
{
    static const char *const texts[] = { "wb:note", "wb:evidence", "wb:asked" };
    int state = number % STATES, reason = number / STATES % REASONS,
        which = number / STATES / REASONS;
    put(&grid->cells[row][column_of(grid, "wb:state")], given_states[state]);
    put(&grid->cells[row][column_of(grid, "wb:reason")], given_reasons[reason]);
    for (int i = 0; i < 3; i++) {
        char *text = xasprintf("%s of row %zu.", texts[i] + 3, row);
        put(&grid->cells[row][column_of(grid, texts[i])], which & 1 << i ? text : "");
        free(text);
    }
}

/* Where it stands in the workbook, or waits in it to be looked at. */
static bool is_kept(Store *store, const char *text)
{
    static const Query kept[] = {
        { "t", "SELECT EXISTS (SELECT 1 FROM (SELECT note AS text FROM practice_answer UNION ALL"
               " SELECT note FROM answer UNION ALL SELECT asked FROM answer UNION ALL SELECT"
               " content FROM evidence UNION ALL SELECT text FROM stray UNION ALL SELECT later FROM"
               " conflict UNION ALL SELECT earlier FROM conflict) WHERE instr(text, ?1))" },
        { 0 }
    };
    int64_t found = 0;
    cr_assert(store_number(store, &found, kept, 0, text), "%s", failure());
    return found;
}

static bool is_said(const Table *table, size_t column, const char *place, const char *text)
{
    for (size_t row = 0; row < table_rows(table); row++)
        if (!strcmp(table_cell(table, row, 0), place) &&
            strstr(table_cell(table, row, column), text))
            return true;
    return false;
}

static char *cell_of(const Grid *grid, size_t row, const char *code)
{
    return xasprintf("Security.csv!%c%zu", (char)('A' + column_of(grid, code)), row + 1);
}

/* Taken, left as a conflict, said to be unreadable, or in the tray. */
static void expect_state_heard(Store *store, const ReturnedOutcome *outcome, const Grid *grid,
                               size_t row)
{
    const char *id = grid->cells[row][ID], *given = grid->cells[row][column_of(grid, "wb:state")],
               *why = grid->cells[row][column_of(grid, "wb:reason")];
    char *cell = cell_of(grid, row, "wb:state"), *reason = cell_of(grid, row, "wb:reason"),
         *state = state_of(store, id);
    bool is_bad =
        !strcmp(given, "mostly") || (!strcmp(given, "Not applicable") && !strcmp(why, "because"));
    const char *code = !strcmp(given, "In place") ? "in-place" : "not-applicable";
    if (is_bad)
        cr_expect(is_said(outcome->unreadable, 1, cell, ""), "%s %s %s", id, given, why);
    else if (*given && *grid->cells[row][KEY] == 'P')
        cr_expect(!strncmp(state, code, strlen(code)) || is_said(outcome->conflicts, 5, cell, code),
                  "%s is %s, not %s", id, state, code);
    if (!strcmp(given, "Not applicable") && *why)
        cr_expect(is_bad ? is_said(outcome->unreadable, 1, reason, why)
                         : !strcmp(state, "not-applicable:out-of-scope") ||
                               is_said(outcome->conflicts, 5, cell, "out-of-scope"),
                  "%s: %s", id, why);
    else if (*why)
        cr_expect(is_said(outcome->unmatched, 1, reason, why), "%s: %s %s", id, given, why);
    free(state);
    free(reason);
    free(cell);
}

static void expect_all_heard(Store *store, const ReturnedOutcome *outcome, const Grid *grid)
{
    static const char *const texts[] = { "wb:note", "wb:evidence", "wb:asked" };
    for (size_t row = 2; row < grid->rows; row++) {
        expect_state_heard(store, outcome, grid, row);
        for (int i = 0; i < 3; i++) {
            const char *text = grid->cells[row][column_of(grid, texts[i])];
            cr_expect(is_kept(store, text), "%s of %s %s", text, grid->cells[row][ID],
                      grid->cells[row][column_of(grid, "wb:state")]);
        }
    }
}

/* A practice that is answered with no other, so that each says its own. */
static bool is_alone(const Table *items, const char *id)
{
    for (size_t row = 0; row < table_rows(items); row++) {
        const char *same = table_cell(items, row, ITEM_SAME_AS);
        if (*same && (!strcmp(same, id) || !strcmp(table_cell(items, row, ITEM_ID), id)))
            return false;
    }
    return true;
}

/* What stands here when it comes back; of what was sent with an answer, and of what was not. */
typedef enum Since { AS_SENT, ANSWERED_SINCE, NOTED_SINCE, CLEARED_SINCE, SINCE_COUNT } Since;

static void answer_here(Store *store, const Table *items, PracticeState state, const char *note)
{
    cr_assert(store_begin(store));
    for (size_t row = 0; row < table_rows(items); row++) {
        const char *id = table_cell(items, row, ITEM_ID),
                   *workload = table_cell(items, row, ITEM_WORKLOAD);
        bool is_one = *table_cell(items, row, ITEM_KEY) == 'P' &&
                      !strcmp(table_cell(items, row, ITEM_PLACE), "security") &&
                      is_alone(items, id);
        cr_assert(!is_one || (answer_set_practice(store, workload, id, state, "") &&
                              (!note || answer_set_practice_note(store, workload, id, note))),
                  "%s", failure());
    }
    cr_assert(store_end(store, true));
}

static void change_here(Store *store, const Table *items, Since since)
{
    if (since == ANSWERED_SINCE)
        answer_here(store, items, PRACTICE_MISSING, NULL);
    else if (since == NOTED_SINCE)
        answer_here(store, items, PRACTICE_PARTIAL, "noted since");
    else if (since == CLEARED_SINCE)
        answer_here(store, items, PRACTICE_UNANSWERED, NULL);
}

/* `first`: the combination of the first practice; they are more than there are practices. */
static void try_all(bool is_answered, Since since, int first)
{
    Store *store = one_workload();
    Table *items = questionnaire_items(store);
    if (is_answered)
        answer_here(store, items, PRACTICE_PARTIAL, "sent with it");
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder);
    Grid grid;
    int number = first;
    read_grid(&grid, from);
    for (size_t row = 2; row < grid.rows; row++)
        if (*grid.cells[row][KEY] == 'Q' || is_alone(items, grid.cells[row][ID]))
            fill_row(&grid, row, number++ % COMBINATIONS);
    write_grid(&grid, from);
    change_here(store, items, since);
    ReturnedOutcome outcome;
    cr_assert(returned_import(store, (const char *const[]){ folder, NULL }, RETURNED_ASK, false,
                              &outcome),
              "%s", failure());
    expect_all_heard(store, &outcome, &grid);
    if (since == NOTED_SINCE)
        cr_expect(is_kept(store, "noted since"));
    returned_clear(&outcome);
    free_grid(&grid);
    free(from);
    free(folder);
    table_free(items);
    store_close(store);
}

Test(returned, whatever_is_filled_in_is_taken_said_or_kept_beside, .timeout = 900)
{
    for (int is_answered = 0; is_answered < 2; is_answered++)
        for (int since = 0; since < SINCE_COUNT; since++)
            for (int first = 0; first < COMBINATIONS; first += COMBINATIONS / 2)
                try_all(is_answered, (Since)since, first);
}

Test(returned, a_note_beside_a_state_that_cannot_be_read_goes_to_the_tray)
{
    Store *store = one_workload();
    char *folder = export_security(store, WORDS_EN), *from = xasprintf("%s/Security.csv", folder);
    Grid grid;
    read_grid(&grid, from);
    size_t row = 0, note = 0;
    while (row < grid.rows && strcmp(grid.cells[row][ID], "SEC01_1") != 0)
        row++;
    while (note < grid.columns && strcmp(grid.cells[0][note], "wb:note") != 0)
        note++;
    cr_assert(row < grid.rows && note < grid.columns);
    put(&grid.cells[row][STATE], "mostly");
    put(&grid.cells[row][note], "One of two");
    write_grid(&grid, from);
    free_grid(&grid);
    ReturnedOutcome outcome;
    cr_assert(
        returned_import(store, (const char *const[]){ from, NULL }, RETURNED_ASK, false, &outcome),
        "%s", failure());
    cr_expect_eq(outcome.fresh, 0);
    cr_expect_eq(table_rows(outcome.unreadable), 1);
    cr_assert_eq(table_rows(outcome.unmatched), 1);
    cr_expect(strstr(table_cell(outcome.unmatched, 0, 1), "One of two"), "%s",
              table_cell(outcome.unmatched, 0, 1));
    returned_clear(&outcome);
    free(from);
    free(folder);
    store_close(store);
}
