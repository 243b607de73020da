/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "base/csv_check.h"
#include "fixture.h"
#include "lens/lens_lint.h"
#include "lens/lens_sense.h"
#include "small_bank.h"

static const char lint_head[] =
    "id,question,title_en,title_zh,why_en,why_zh,how_en,how_zh,anti_en,anti_zh,products,weight,"
    "min_days,max_days,cost_once,cost_month,saving_percent,stage,checks,depends_on,url,"
    "gap_en,gap_zh,action_en,action_zh,risk_en,risk_zh\n";

#define SAID ",It is not done.,尚未落实。,Do it.,予以落实。,It fails.,可能失效。\n"

/* id, title_en, title_zh, how_en, how_zh, anti_en, anti_zh, products, saving, checks */
#define ROW(id, title_en, title_zh, how_en, how_zh, anti_en, anti_zh, products, saving, checks)    \
    id ",Q1," title_en "," title_zh ",Why it matters,为什么重要," how_en "," how_zh "," anti_en    \
       "," anti_zh "," products ",high,1,2,none,none," saving ",30," checks ",," SAID
#define GOOD(id)                                                                                   \
    ROW(id, "Title " id, "标题 " id, "Do it", "去做", "We wait", "我们等着", "ram", "", "")

/* One that is well written but for the texts of its report. */
#define SAYS(texts)                                                                                           \
    "P1,Q1,Title P1,标题 P1,Why it matters,为什么重要,Do it,去做,We wait,我们等着,ram,high,1,2," \
    "none,none,,30,,,," texts "\n"

#define TEN        "0123456789"
#define LONG_RISK  LONG_TITLE LONG_TITLE "9"                                  /* 257 */
#define LONG_TITLE TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "01234567" /* 128 */

static const struct {
    const char *practices, *reason;
} broken[] = {
    { ROW("P1", "", "标题", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column title_en: the text is missing" },
    { ROW("P1", "Title", "标题", "Do", "", "We wait", "我们等着", "", "", ""),
      "line 2, column how_zh: the translation is missing" },
    { ROW("P1", "Title", "Other title", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column title_zh: no Chinese character" },
    { ROW("P1", LONG_TITLE "8", "标题", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column title_en: longer than 128 characters" },
    { ROW("P1", "Title", "标题", "Do", "待补充", "We wait", "我们等着", "", "", ""),
      "line 2, column how_zh: a placeholder" },
    { GOOD("P1") ROW("P2", "Another", "标题 P1", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 3, column title_zh: the same title as in line 2" },
    { ROW("P1", "标题", "标题一", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column title_en: a Chinese character in an English text" },
    { ROW("P1", "Title", "标题", "Do", "去做", "", "", "", "", ""),
      "line 2, column anti_en: the text is missing" },
    { ROW("P1", "Title", "标题", "TBD", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column how_en: a placeholder" },
    { ROW("P1", "Consider MFA", "标题", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column title_en: say what to do" },
    { ROW("P1", "Title", "标题", "Do", "考虑开启", "We wait", "我们等着", "", "", ""),
      "line 2, column how_zh: say what to do" },
    { ROW("P1", "Title", "标题", "Do it as in SEC11_2", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column how_en: a practice by its id" },
    { ROW("P1", "Title", "标题", "Do", "去做:现在", "We wait", "我们等着", "", "", ""),
      "line 2, column how_zh: half-width punctuation" },
    { ROW("P1", "Title", "开启MFA", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 2, column title_zh: a space is missing" },
    { ROW("P1", "Title", "标题", "Do", "去做", "We wait", "我们等着", "teleporter", "", ""),
      "line 2, column products: unknown product 'teleporter'" },
    { ROW("P1", "Title", "标题", "Do", "去做", "We wait", "我们等着", "", "", "no-such-check"),
      "line 2, column check: unknown check 'no-such-check'" },
    { ROW("P1", "Title", "标题", "Do", "去做", "We wait", "我们等着", "", "", "vpc-name-required"),
      "line 2, column check: the check 'vpc-name-required' reads templates of ROS" },
    { ROW("P1", "Title", "标题", "Do", "去做", "We wait", "我们等着", "", "",
          "kafka-instance-disk-encrypted"),
      "line 2, column check: no public list of rules has the check 'kafka-instance-disk" },
    { ROW("P1", "Title", "标题", "Do", "去做", "We wait", "我们等着", "", "lots", ""),
      "line 2, column saving_percent: expected a range" },
    { GOOD("P1") ROW("P2", "Title P1", "标题二", "Do", "去做", "We wait", "我们等着", "", "", ""),
      "line 3, column title_en: the same title as in line 2" },
    { ROW("P1", "A", "标题一", "Do", "去做", "We wait", "我们等着", "", "",
          "apbxftkv5c apbxftkv5c"),
      "line 2, column check: P1 has it in line 2 already" },
    { SAYS(",,Do it.,予以落实。,It fails.,可能失效。"),
      "line 2, column gap_en: the text is missing" },
    { SAYS("It is not done.,尚未落实。,Do it.,,It fails.,可能失效。"),
      "line 2, column action_zh: the translation is missing" },
    { SAYS("It is not done.,尚未落实。,Do it.,予以落实。,,"),
      "line 2, column risk_en: the text is missing" },
    { SAYS(LONG_TITLE "8,尚未落实。,Do it.,予以落实。,It fails.,可能失效。"),
      "line 2, column gap_en: longer than 128 characters" },
    { SAYS("It is not done.,尚未落实。,Do it.,予以落实。," LONG_RISK ",可能失效。"),
      "line 2, column risk_en: longer than 256 characters" },
    { SAYS("title p1.,尚未落实。,Do it.,予以落实。,It fails.,可能失效。"),
      "line 2, column gap_en: the same text as its title" },
    { SAYS("It is not done.,标题 P1。,Do it.,予以落实。,It fails.,可能失效。"),
      "line 2, column gap_zh: the same text as its title" },
    { SAYS("It is not done.,尚未落实。,Consider it.,予以落实。,It fails.,可能失效。"),
      "line 2, column action_en: say what to do" },
    { SAYS("It is not done.,尚未落实。,Do it.,予以落实。,It fails.,对方一挂业务就停。"),
      "line 2, column risk_zh: '一挂' is spoken language" },
    { SAYS("It is not done.,尚未落实。,Add a VSwitch.,予以落实。,It fails.,可能失效。"),
      "line 2, column action_en: 'VSwitch': the bank says 'vSwitch'" },
};

static Problems *problems_of(const char *folder)
{
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    cr_assert_not_null(lens);
    lens_lint(lens, problems);
    lens_free(lens);
    return problems;
}

Test(lens_lint, each_rule_names_line_and_column)
{
    for (size_t i = 0; i < COUNT(broken); i++) {
        char *folder = small_bank_of(lint_head, broken[i].practices);
        Problems *problems = problems_of(folder);
        bool found = false;
        for (size_t p = 0; p < problems_count(problems); p++)
            found = found || strstr(problems_get(problems, p), broken[i].reason);
        cr_expect(found, "case %zu: %s", i,
                  problems_count(problems) ? problems_get(problems, 0) : "no problem");
        problems_free(problems);
        free(folder);
    }
}

Test(lens_lint, a_well_written_bank_passes)
{
    char *folder =
        small_bank_of(lint_head, GOOD("P1") GOOD("P2")
                                     ROW("P3", LONG_TITLE, "覆盖 95% 以上，/data 占 30%以上", "Do",
                                         "1. 去做（MFA）", "We wait", "我们等着", "", "10-30", ""));
    Problems *problems = problems_of(folder);
    for (size_t p = 0; p < problems_count(problems); p++)
        cr_expect(false, "%s", problems_get(problems, p));
    problems_free(problems);
    free(folder);
}

Test(lens_lint, a_bank_of_before_is_read_and_told_which_columns_it_lacks)
{
    char *folder = small_bank(PRACTICE("P1", "Q1", "为什么", "high", "1", "2", ""));
    Problems *problems = problems_of(folder);
    bool found = false;
    for (size_t p = 0; p < problems_count(problems); p++)
        found = found || strstr(problems_get(problems, p), "column gap_en: the column is missing");
    cr_expect(found);
    problems_free(problems);
    free(folder);
}

Test(lens_lint, a_word_is_found_only_where_it_stands_alone)
{
    char *folder = small_bank_of(
        lint_head, SAYS("Emailing is not done.,尚未落实。,Write to the re-email list.,予以落实。,"
                        "It fails.,可能失效。"));
    Problems *problems = problems_of(folder);
    cr_expect_eq(problems_count(problems), 0, "%s",
                 problems_count(problems) ? problems_get(problems, 0) : "");
    problems_free(problems);
    free(folder);
}

Test(lens_lint, two_questions_of_one_title_are_refused)
{
    char *folder = small_bank_of(
        lint_head, GOOD("P1") "P2,Q2,Title P2,标题 P2,Why,为什么,Do,去做,We wait,我们等着,,low,"
                              "1,2,none,none,,30,,," SAID);
    put_text(folder, "questions.csv",
             "id,pillar,topic_en,topic_zh,area_en,area_zh,title_en,title_zh,good_en,good_zh,"
             "high_when,medium_when\nQ1,sec,T,题,A,域,Why?,为何？,Good,好,,\n"
             "Q2,sec,T,题,A,域,why?,如何？,Good,好,,\n");
    Problems *problems = problems_of(folder);
    cr_assert_eq(problems_count(problems), 1);
    cr_expect_not_null(
        strstr(problems_get(problems, 0),
               "questions.csv line 3, column title_en: the same title as in line 2"));
    problems_free(problems);
    free(folder);
}

Test(lens_lint, the_shipped_bank_is_whole_and_well_written)
{
    char *folder = lens_folder("alibaba-well-architected");
    Problems *problems = problems_of(folder);
    for (size_t p = 0; p < problems_count(problems); p++)
        cr_expect(false, "%s", problems_get(problems, p));
    Lens *lens = lens_read(folder, problems);
    cr_expect_geq(table_rows(lens->questions), 85);
    cr_expect_geq(table_rows(lens->practices), 500);
    cr_expect_geq(table_rows(lens->checks), 400);
    for (size_t pillar = 0; pillar < table_rows(lens->pillars); pillar++) {
        size_t count = 0;
        for (size_t row = 0; row < table_rows(lens->questions); row++)
            count += !strcmp(table_get(lens->questions, row, "pillar"),
                             table_cell(lens->pillars, pillar, 0));
        cr_expect_geq(count, 16, "%s has %zu", table_cell(lens->pillars, pillar, 0), count);
    }
    lens_free(lens);
    problems_free(problems);
    free(folder);
}

Test(lens_lint, half_of_the_core_bank_can_be_seen_in_what_runs)
{
    char *folder = lens_folder("alibaba-well-architected");
    Problems *problems = problems_new();
    Lens *bank = lens_read(folder, problems);
    size_t seen = 0;
    for (size_t row = 0; row < table_rows(bank->practices); row++) {
        const char *same = table_get(bank->practices, row, "same_as"); /* and seen with it */
        seen +=
            table_row_of(bank->checks, 0, *same ? same : table_cell(bank->practices, row, 0)) >= 0;
    }
    cr_expect_geq(seen, 240);
    lens_free(bank);
    problems_free(problems);
    free(folder);
}

Test(lens_lint, every_shipped_bank_is_well_written_and_agrees_with_itself)
{
    Problems *problems = problems_new();
    Table *list = lens_list(problems);
    cr_assert_geq(table_rows(list), 2);
    for (size_t row = 0; row < table_rows(list); row++) {
        char *folder = lens_folder(table_get(list, row, "id"));
        Lens *lens = lens_read(folder, problems);
        cr_assert_not_null(lens, "%s", folder);
        lens_lint(lens, problems);
        Lens **others = lens_shipped_but(table_get(list, row, "id"), problems);
        lens_sense(lens, (const Lens *const *)others, problems);
        lens_free_list(others);
        lens_free(lens);
        free(folder);
    }
    for (size_t p = 0; p < problems_count(problems); p++)
        cr_expect(false, "%s", problems_get(problems, p));
    table_free(list);
    problems_free(problems);
}
