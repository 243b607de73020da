/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "fixture.h"
#include "lens/lens_metrics.h"
#include "small_bank.h"

static void expect_found(const char *text, const char *pattern, const char *expected)
{
    size_t bytes = 0;
    const char *found = lens_metrics_find(text, pattern, &bytes);
    char *number = found ? xasprintf("%.*s", (int)bytes, found) : xstrdup("none");
    cr_expect_str_eq(number, expected, "'%s' in '%s': %s", pattern, text, number);
    free(number);
}

Test(lens_metrics, a_number_is_read_where_its_phrase_stands)
{
    expect_found("Alert at 80%.", "Alert at #%", "80");
    expect_found("90% of spend is tagged", "#% of spend", "90");
    expect_found("the maximum to 1.5 times the peak", "maximum*to # times", "1.5");
    expect_found("emergency 3 days, high 15, medium 30", "emergency*high #", "15");
    expect_found("费用覆盖率达 90%", "覆盖率*#%", "90");
    expect_found("Read the 30-day peak and keep it below 70%", "peak*#%", "70");
    expect_found("Alert at the ceiling", "Alert at #%", "none");
    expect_found("", "#", "none");
}

Test(lens_metrics, a_phrase_ends_with_its_sentence)
{
    expect_found("Watch the hit rate. Alert at 50%.", "hit rate*#%", "none");
    expect_found("Watch the hit rate; alert at 50%", "hit rate*#%", "none");
    expect_found("查看命中率。CPU 达 50% 时告警", "命中率*#%", "none");
    expect_found("查看命中率；CPU 达 50% 时告警", "命中率*#%", "none");
    expect_found("hit rate, e.g. 95%", "hit rate, e.g. #%", "95");
}

#define ASKED(id, how_en, how_zh)                                                                  \
    id ",Q1,Title " id ",题目 " id ",Why,为何," how_en "," how_zh ",,,,low,1,2,none,none,,30,,,\n"

Test(lens_metrics, a_number_that_contradicts_is_named_with_line_and_column)
{
    char *folder = small_bank(ASKED("A", "Keep the peak below 70%", "峰值控制在 70%")
                                  ASKED("B", "Keep the peak below 75%", "峰值控制在 79.5%"));
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    cr_assert(lens && !problems_count(problems));
    lens_metrics(lens, problems);
    cr_assert_eq(problems_count(problems), 3);
    cr_expect_str_eq(strrchr(problems_get(problems, 0), '/') + 1,
                     "practices.csv line 3, column how_en: peak of use: 75, but the bank says 70");
    cr_expect_str_eq(
        strrchr(problems_get(problems, 1), '/') + 1,
        "practices.csv line 3, column how_zh: peak of use: 79.5, but the bank says 70");
    cr_expect_str_eq(strrchr(problems_get(problems, 2), '/') + 1,
                     "practices.csv line 3, column how_zh: it says 79.5 where the English says 75");
    lens_free(lens);
    problems_free(problems);
    free(folder);
}

Test(lens_metrics, both_languages_say_the_same_numbers)
{
    char *folder =
        small_bank(ASKED("A", "Call after 5 minutes and after 15", "5 分钟、15 分钟后打电话")
                       ASKED("B", "Wait five minutes", "等待 5 分钟")
                           ASKED("C", "\"At most 1,000,000 of 1,500\"", "不超过 100 万，1500 中")
                               ASKED("D", "Call after 5 minutes", "10 分钟后打电话"));
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    cr_assert(lens && !problems_count(problems));
    lens_metrics(lens, problems);
    cr_assert_eq(problems_count(problems), 1);
    cr_expect_str_eq(strrchr(problems_get(problems, 0), '/') + 1,
                     "practices.csv line 5, column how_zh: it says 10 where the English says 5");
    lens_free(lens);
    problems_free(problems);
    free(folder);
}

static size_t times_said(const Table *texts, const char *ending, const char *pattern)
{
    size_t count = 0, bytes;
    for (size_t column = 0; column < table_columns(texts); column++) {
        const char *name = table_name(texts, column);
        if (strlen(name) < 3 || strcmp(name + strlen(name) - 3, ending) != 0)
            continue;
        for (size_t row = 0; row < table_rows(texts); row++)
            count += lens_metrics_find(table_cell(texts, row, column), pattern, &bytes) != NULL;
    }
    return count;
}

/* A phrase that the bank no longer says would look like a rule and guard nothing. */
Test(lens_metrics, the_shipped_bank_says_every_phrase_and_contradicts_none)
{
    Problems *problems = problems_new();
    char *folder = lens_folder("alibaba-well-architected");
    Lens *lens = lens_read(folder, problems);
    Table *metrics = lens_metrics_read(problems);
    cr_assert(lens && metrics);
    lens_metrics(lens, problems);
    for (size_t i = 0; i < problems_count(problems); i++)
        cr_expect(false, "%s", problems_get(problems, i));
    for (size_t row = 0; row < table_rows(metrics); row++) {
        const char *ending = table_get(metrics, row, "ending");
        const char *pattern = table_get(metrics, row, "pattern");
        cr_expect(times_said(lens->practices, ending, pattern) +
                      times_said(lens->questions, ending, pattern),
                  "nobody says '%s'", pattern);
    }
    table_free(metrics);
    lens_free(lens);
    problems_free(problems);
    free(folder);
}
