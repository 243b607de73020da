/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "engagement/answer.h"
#include "engagement/form.h"
#include "fixture.h"
#include "lens/lens.h"
#include "small_bank.h"

Test(lens, the_shipped_bank_has_no_problem)
{
    Problems *problems = problems_new();
    char *folder = lens_folder("alibaba-well-architected");
    Lens *lens = lens_read(folder, problems);
    for (size_t i = 0; i < problems_count(problems); i++)
        cr_expect(false, "%s", problems_get(problems, i));
    cr_assert_not_null(lens);
    cr_expect_eq(table_rows(lens->pillars), 5);
    cr_expect_geq(table_rows(lens->questions), 20);
    lens_free(lens);
    free(folder);
    problems_free(problems);
}

static void expect_four_to_seven_practices(const char *id)
{
    Problems *problems = problems_new();
    char *folder = lens_folder(id);
    Lens *lens = lens_read(folder, problems);
    cr_assert_not_null(lens, "%s", id);
    for (size_t q = 0; q < table_rows(lens->questions); q++) {
        size_t count = 0;
        for (size_t p = 0; p < table_rows(lens->practices); p++)
            count += !strcmp(table_get(lens->practices, p, "question"),
                             table_cell(lens->questions, q, 0));
        cr_expect(count >= 4 && count <= 7, "%s has %zu", table_cell(lens->questions, q, 0), count);
    }
    lens_free(lens);
    free(folder);
    problems_free(problems);
}

Test(lens, every_question_has_four_to_seven_practices)
{
    Problems *problems = problems_new();
    Table *list = lens_list(problems);
    for (size_t row = 0; row < table_rows(list); row++)
        expect_four_to_seven_practices(table_get(list, row, "id"));
    table_free(list);
    problems_free(problems);
}

Test(lens, all_shipped_banks_fit_into_one_workbook)
{
    Problems *problems = problems_new();
    Table *list = lens_list(problems);
    const char **lenses = xcalloc(table_rows(list) + 1, sizeof *lenses);
    for (size_t row = 0; row < table_rows(list); row++)
        lenses[row] = table_get(list, row, "id");
    Store *store =
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .lenses = lenses });
    cr_assert_not_null(store, "%s", failure());
    store_close(store);
    free(lenses);
    table_free(list);
    problems_free(problems);
}

Test(lens, the_questions_of_a_second_bank_follow_in_the_pillars_they_share)
{
    static const char *const lenses[] = { "alibaba-well-architected", "ai-workloads", NULL };
    static const char *const workloads[] = { "Shop", NULL };
    static const Query workload_ids[] = { { "", "SELECT id FROM workload" }, { 0 } };
    Store *store = engagement_create(
        ":memory:",
        &(EngagementPlan){ .customer = "ACME", .lenses = lenses, .workloads = workloads });
    cr_assert_not_null(store, "%s", failure());
    Table *found = store_rows(store, workload_ids, 0);
    Table *pillars = answer_pillars(store, table_cell(found, 0, 0), ENGLISH);
    Table *questions = answer_questions(store, table_cell(found, 0, 0), ENGLISH);
    cr_assert_not_null(pillars);
    cr_assert_not_null(questions);
    cr_expect_eq(table_rows(pillars), 5);
    cr_expect_str_eq(table_get(pillars, 0, "questions"), "23", "19 and 4");
    cr_expect_str_eq(table_get(questions, 18, "question"), "SEC19");
    cr_expect_str_eq(table_get(questions, 19, "question"), "AISEC01");
    cr_expect_str_eq(table_get(questions, 23, "question"), "REL01");
    table_free(pillars);
    table_free(questions);
    table_free(found);
    store_close(store);
}

Test(lens, the_shipped_forms_have_no_problem)
{
    Problems *problems = problems_new();
    char *folder = file_shipped("data/forms");
    forms_check(folder, problems);
    for (size_t i = 0; i < problems_count(problems); i++)
        cr_expect(false, "%s", problems_get(problems, i));
    free(folder);
    problems_free(problems);
}

static const struct {
    const char *practices, *reason;
} broken[] = {
    { PRACTICE("P1", "Q9", "为何", "high", "1", "2", ""),
      "line 2, column question: unknown question 'Q9'" },
    { PRACTICE("P1", "Q1", "为何", "high", "1", "2", "")
          PRACTICE("P1", "Q1", "为何", "low", "1", "2", ""),
      "line 3, column id: 'P1' stands in line 2 already" },
    { PRACTICE("P1", "Q1", "", "high", "1", "2", ""), "column why_zh: the translation is missing" },
    { PRACTICE("P1", "Q1", "Why", "high", "1", "2", ""),
      "column why_zh: the same text in both languages" },
    { PRACTICE("P1", "Q1", "为何", "severe", "1", "2", ""),
      "column weight: 'severe' is not one of: high medium low" },
    { PRACTICE("P1", "Q1", "为何", "high", "one", "2", ""),
      "column min_days: 'one' is not a number" },
    { PRACTICE("P1", "Q1", "为何", "high", "3", "2", ""), "column max_days: less than min_days" },
    { PRACTICE("P1", "Q1", "为何", "high", "1", "2", "P7"),
      "column depends_on: 'P7' is not in this file" },
    { PRACTICE("P1", "Q1", "为何", "high", "1", "2", "P2")
          PRACTICE("P2", "Q1", "为何", "low", "1", "2", "P1"),
      "depends on itself" },
    { "P1,Q1\n", "line 2: 2 cells; the header has 21 columns" },
    { "", "the question has no practice" },
};

Test(lens, a_wrong_row_is_reported_with_file_line_and_column)
{
    for (size_t i = 0; i < COUNT(broken); i++) {
        Problems *problems = problems_new();
        char *folder = small_bank(broken[i].practices);
        lens_free(lens_read(folder, problems));
        bool found = false;
        for (size_t p = 0; p < problems_count(problems); p++)
            found = found || strstr(problems_get(problems, p), broken[i].reason);
        cr_expect(found, "case %zu: %s", i,
                  problems_count(problems) ? problems_get(problems, 0) : "no problem");
        free(folder);
        problems_free(problems);
    }
}

Test(lens, a_broken_bank_makes_no_workbook)
{
    char *folder = small_bank(broken[0].practices), *path = fixture_path("x.wellbook");
    const char *const lenses[] = { folder, NULL };
    cr_expect_null(
        engagement_create(path, &(EngagementPlan){ .customer = "ACME", .lenses = lenses }));
    cr_expect_not(file_exists(path));
    free(folder);
    free(path);
}

Test(lens, two_banks_may_not_share_a_question)
{
    static const char *const lenses[] = { "alibaba-well-architected", "alibaba-well-architected",
                                          NULL };
    cr_expect_null(
        engagement_create(":memory:", &(EngagementPlan){ .customer = "ACME", .lenses = lenses }));
}
