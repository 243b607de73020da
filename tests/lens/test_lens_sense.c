/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>

#include "fixture.h"
#include "lens/lens_sense.h"
#include "small_bank.h"

#define STAGED(id, weight, stage, depends)                                                         \
    id ",Q1,Title,题目" id ",Why,为何,How,怎么做,,,," weight ",1,2,none,none,," stage ",," depends \
       ",\n"

/* All that lens_sense says of a bank whose question has these conditions, one a line. */
static char *said_of(const char *practices, const char *high_when, const char *medium_when)
{
    char *folder = small_bank(practices), *all = xstrdup("");
    char *questions =
        xasprintf("id,pillar,topic_en,topic_zh,area_en,area_zh,title_en,title_zh,good_en,good_zh,"
                  "high_when,medium_when\nQ1,sec,T,题,A,域,Why?,为何？,Good,好,%s,%s\n",
                  high_when, medium_when);
    put_text(folder, "questions.csv", questions);
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    cr_assert(lens && !problems_count(problems));
    lens_sense(lens, NULL, problems);
    for (size_t i = 0; i < problems_count(problems); i++) {
        char *more = xasprintf("%s%s\n", all, strrchr(problems_get(problems, i), '/') + 1);
        free(all);
        all = more;
    }
    lens_free(lens);
    problems_free(problems);
    free(questions);
    free(folder);
    return all;
}

static void expect_said(const char *practices, const char *high_when, const char *medium_when,
                        const char *expected)
{
    char *said = said_of(practices, high_when, medium_when);
    cr_expect_str_eq(said, expected, "%s | %s: %s", high_when, medium_when, said);
    free(said);
}

#define THREE                                                                                      \
    STAGED("H", "high", "30", "") STAGED("M", "medium", "30", "") STAGED("L", "low", "30", "")

Test(lens_sense, one_missing_practice_gives_at_least_its_weight)
{
    expect_said(THREE, "", "", "");
    expect_said(THREE, "!H && !M", "!H || !M",
                "questions.csv line 2, column high_when: H alone missing gives MEDIUM; its weight "
                "gives HIGH\n"
                "questions.csv line 2, column high_when: M alone partial gives MEDIUM; its weight "
                "gives NONE\n");
    expect_said(THREE, "!H && !L", "!H",
                "questions.csv line 2, column high_when: H alone missing gives MEDIUM; its weight "
                "gives HIGH\n"
                "questions.csv line 2, column high_when: M alone missing gives NONE; its weight "
                "gives MEDIUM\n");
}

Test(lens_sense, a_partial_practice_is_the_same_in_every_question)
{
    expect_said(THREE, "!H || !M", "",
                "questions.csv line 2, column high_when: H alone partial gives HIGH; its weight "
                "gives MEDIUM\n"
                "questions.csv line 2, column high_when: M alone partial gives HIGH; its weight "
                "gives NONE\n");
}

Test(lens_sense, nothing_comes_before_what_it_depends_on)
{
    expect_said(STAGED("A", "high", "90", "") STAGED("B", "low", "30", "A")
                    STAGED("C", "low", "90", "A B"),
                "", "", "practices.csv line 3, column stage: it depends on A, whose stage is 90\n");
}

Test(lens_sense, a_high_practice_does_not_rest_on_a_lesser_one)
{
    expect_said(STAGED("A", "medium", "30", "") STAGED("B", "high", "30", "A")
                    STAGED("C", "medium", "30", "A"),
                "", "",
                "practices.csv line 3, column weight: high, but it depends on A, whose weight is "
                "medium\n");
}

/* Whether `practice` depends on `base`, at once or in the end. */
static bool rests_on(const Table *practices, const char *practice, const char *base)
{
    long row = table_row_of(practices, 0, practice);
    bool found = false;
    char *words = xstrdup(row < 0 ? "" : table_get(practices, (size_t)row, "depends_on"));
    for (char *rest = words, *word; !found && (word = strsep(&rest, " "));)
        found = *word && (!strcmp(word, base) || rests_on(practices, word, base));
    free(words);
    return found;
}

Test(lens_sense, the_shipped_bank_agrees_with_itself)
{
    static const char *const on_the_directory[] = { "SEC07_1", "SEC07_2", "SEC07_4", "SEC07_5",
                                                    "SEC16_1", "SEC16_5", "OPS02_2", "OPS03_1",
                                                    "OPS03_2", "OPS04_1", "OPS06_4", "OPS15_1",
                                                    "COS02_1", "COS03_2", "COS05_6" };
    Problems *problems = problems_new();
    char *folder = lens_folder("alibaba-well-architected");
    Lens *lens = lens_read(folder, problems);
    cr_assert_not_null(lens);
    lens_sense(lens, NULL, problems);
    for (size_t i = 0; i < problems_count(problems); i++)
        cr_expect(false, "%s", problems_get(problems, i));
    for (size_t i = 0; i < COUNT(on_the_directory); i++)
        cr_expect(rests_on(lens->practices, on_the_directory[i], "OPS02_1"), "%s",
                  on_the_directory[i]);
    cr_expect_not(rests_on(lens->practices, "REL15_2", "REL14_3"), "the roster comes first");
    cr_expect(rests_on(lens->practices, "REL14_3", "REL15_2"));
    lens_free(lens);
    problems_free(problems);
    free(folder);
}

#define TWIN(id, weight, days, depends, same)                                                      \
    id ",Q1,Title,题目" id ",Why,为何,How,怎么做,,,," weight ",1," days ",none,none,,30,," depends \
       ",," same "\n"

static char *said_of_twins(const char *practices, const char *scope)
{
    static const char head[] = "id,question,title_en,title_zh,why_en,why_zh,how_en,how_zh,anti_en,"
                               "anti_zh,products,weight,min_days,max_days,cost_once,cost_month,"
                               "saving_percent,stage,checks,depends_on,url,same_as\n";
    char *folder = small_bank_of(head, practices), *said = xstrdup("");
    char *questions =
        xasprintf("id,pillar,topic_en,topic_zh,area_en,area_zh,title_en,title_zh,good_en,good_zh,"
                  "high_when,medium_when,scope\nQ1,sec,T,题,A,域,Why?,为何？,Good,好,,,%s\n",
                  scope);
    put_text(folder, "questions.csv", questions);
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    cr_assert(lens && !problems_count(problems));
    lens_sense(lens, NULL, problems);
    for (size_t i = 0; i < problems_count(problems); i++) {
        char *more = xasprintf("%s%s\n", said, strrchr(problems_get(problems, i), '/') + 1);
        free(said);
        said = more;
    }
    lens_free(lens);
    problems_free(problems);
    free(questions);
    free(folder);
    return said;
}

Test(lens_sense, practices_that_are_the_same_have_the_same_numbers)
{
    static const struct {
        const char *practices, *scope, *said;
    } cases[] = {
        { TWIN("A", "high", "2", "", "") TWIN("B", "high", "2", "", "A"), "organization", "" },
        { TWIN("A", "high", "2", "", "") TWIN("B", "low", "3", "", "A"), "account",
          "practices.csv line 3, column weight: 'low', but A, which is the same, has 'high'\n"
          "practices.csv line 3, column max_days: '3', but A, which is the same, has '2'\n" },
        { TWIN("A", "high", "2", "", "") TWIN("B", "high", "2", "", "A")
              TWIN("C", "high", "2", "", "B"),
          "workload",
          "practices.csv line 4, column same_as: B is itself the same as A; name that one\n" },
        { TWIN("A", "high", "2", "", "Z") TWIN("B", "high", "2", "", "B"), "",
          "practices.csv line 2, column same_as: 'Z' is no other practice of the banks\n"
          "practices.csv line 3, column same_as: 'B' is no other practice of the banks\n" },
        { TWIN("A", "high", "2", "", "") TWIN("B", "high", "2", "", "A")
              TWIN("C", "low", "2", "B", ""),
          "", "practices.csv line 4, column depends_on: B is the same as A; name that one\n" },
        { TWIN("A", "high", "2", "", ""), "world",
          "questions.csv line 2, column scope: 'world' is not one of: organization account"
          " workload\n" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *said = said_of_twins(cases[i].practices, cases[i].scope);
        cr_expect_str_eq(said, cases[i].said, "case %zu: %s", i, said);
        free(said);
    }
}

/* ---- titles, savings and dates ---- */

#define LATER_HEAD                                                                                 \
    "id,question,title_en,title_zh,why_en,why_zh,how_en,how_zh,anti_en,anti_zh,products,weight,"   \
    "min_days,max_days,cost_once,cost_month,saving_percent,saving_base,stage,depends_on,url,"      \
    "reviewed,same_as\n"
#define LATER(id, en, zh, percent, base, reviewed, same)                                           \
    id ",Q1," en "," zh ",Why,为何,How,怎么做,,,,low,1,2,none,none," percent "," base              \
       ",30,,," reviewed "," same "\n"

static char *said_of_later_beside(const char *practices, const Lens *other)
{
    char *folder = small_bank_of(LATER_HEAD, practices), *said = xstrdup("");
    Problems *problems = problems_new();
    Lens *lens = lens_read(folder, problems);
    cr_assert(lens && !problems_count(problems));
    lens_sense(lens, (const Lens *const[]){ other, NULL }, problems);
    for (size_t i = 0; i < problems_count(problems); i++) {
        const char *problem = problems_get(problems, i), *own = strstr(problem, "practices.csv");
        char *more = xasprintf("%s%s\n", said, own ? own : problem);
        free(said);
        said = more;
    }
    lens_free(lens);
    problems_free(problems);
    free(folder);
    return said;
}

static void expect_later(const char *practices, const char *expected)
{
    char *said = said_of_later_beside(practices, NULL);
    cr_expect_str_eq(said, expected, "%s", said);
    free(said);
}

Test(lens_sense, two_titles_of_nearly_the_same_words_are_twins_or_one_of_them_is_wrong)
{
#define TITLED(id, en, zh, same) LATER(id, en, zh, "", "", "2026-11-01", same)
    expect_later(
        TITLED("A", "Backups are restored each quarter", "每季度恢复备份", "")
            TITLED("B", "Each quarter the backups are restored", "密钥自动轮转", "")
                TITLED("C", "Keys rotate by themselves", "网络分区隔离", ""),
        "practices.csv line 3, column title_en: it says nearly the same as A, \"Backups are "
        "restored each quarter\"\n");
    expect_later(TITLED("A", "Backups are restored each quarter", "每季度恢复备份", "")
                     TITLED("B", "Each quarter backups are restored", "密钥自动轮转", "A"),
                 "");
    expect_later(TITLED("A", "Backups are restored", "每个季度都要恢复备份", "")
                     TITLED("B", "Keys rotate", "每个季度要恢复备份", ""),
                 "practices.csv line 3, column title_zh: it says nearly the same as A, "
                 "\"每个季度都要恢复备份\"\n");
}

/* CPOPS02_1 of the shipped bank for containers is answered with REL04_4 of the core. */
Test(lens_sense, two_banks_say_one_thing_once)
{
    static const struct {
        const char *title, *same, *said;
    } cases[] = {
        { "Every node pool spans three zones", "", "" },
        { "Clusters are upgraded at least once a year and run a supported version", "",
          "practices.csv line 2, column title_en: it says nearly the same as CPOPS02_1, \"Every "
          "cluster runs a supported version and is upgraded at least once a year\"\n" },
        { "Every node pool spans three zones", "CPSEC04_3",
          "practices.csv line 2, column weight: 'low', but CPSEC04_3, which is the same, has "
          "'medium'\n"
          "practices.csv line 2, column stage: '30', but CPSEC04_3, which is the same, has '90'\n"
          "practices.csv line 2, column min_days: '1', but CPSEC04_3, which is the same, has "
          "'0.5'\n"
          "practices.csv line 2, column cost_month: 'none', but CPSEC04_3, which is the same, has "
          "'low'\n" },
    };
    Problems *problems = problems_new();
    char *shipped = lens_folder("container-platform");
    Lens *other = lens_read(shipped, problems);
    cr_assert(other && !problems_count(problems));
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *practice = xasprintf(LATER("A", "%s", "题目", "", "", "2026-11-01", "%s"),
                                   cases[i].title, cases[i].same);
        char *said = said_of_later_beside(practice, other);
        cr_expect_str_eq(said, cases[i].said, "case %zu: %s", i, said);
        free(said);
        free(practice);
    }
    lens_free(other);
    problems_free(problems);
    free(shipped);
}

Test(lens_sense, a_saving_is_a_part_of_something_and_within_its_cap)
{
    expect_later(LATER("A", "One", "一号", "10-30", "traffic", "2026-11-01", "")
                     LATER("B", "Two", "二号", "10-60", "traffic", "2026-11-01", "")
                         LATER("C", "Three", "三号", "10-30", "", "2026-11-01", "")
                             LATER("D", "Four", "四号", "", "traffic", "2026-11-01", ""),
                 "practices.csv line 3, column saving_percent: above 40 %, the most that can be "
                 "saved of traffic and bandwidth\n"
                 "practices.csv line 4, column saving_base: a saving and what it is a part "
                 "of go together; data/savings.csv has the bases\n"
                 "practices.csv line 5, column saving_base: a saving and what it is a part "
                 "of go together; data/savings.csv has the bases\n");
}

static char *said_with_savings(const char *savings)
{
    char *root = fixture_path("caps"), *data = xasprintf("%s/data", root);
    char *path = xasprintf("%s/savings.csv", data), *given = xstrdup(getenv("WELLBOOK_ROOT"));
    cr_assert(mkdir(root, 0755) == 0 && mkdir(data, 0755) == 0);
    fixture_write(path, savings, strlen(savings));
    setenv("WELLBOOK_ROOT", root, 1);
    char *said =
        said_of_later_beside(LATER("A", "One", "一号", "10-30", "traffic", "2026-11-01", ""), NULL);
    setenv("WELLBOOK_ROOT", given, 1);
    free(given);
    free(path);
    free(data);
    free(root);
    return said;
}

Test(lens_sense, all_savings_of_a_thing_are_no_less_than_one_and_no_more_than_it_costs)
{
    char *said = said_with_savings("base,part_of,most,cap,products,name_en,name_zh\n"
                                   "traffic,bill,40,30,cdn,traffic,流量\n"
                                   "bill,,15,120,*,the bill,账单\n");
    cr_expect_str_eq(said,
                     "data/savings.csv line 2, column cap: 30 is not between 40, the most of one "
                     "practice, and 100\ndata/savings.csv line 3, column cap: 120 is not between "
                     "15, the most of one practice, and 100\n",
                     "%s", said);
    free(said);
}

Test(lens_sense, somebody_has_read_each_practice_within_two_years)
{
    expect_later(LATER("A", "One", "一号", "", "", "2024-11-23", "")
                     LATER("B", "Two", "二号", "", "", "2024-11-21", "")
                         LATER("C", "Three", "三号", "", "", "soon", ""),
                 "practices.csv line 3, column reviewed: not read against the products since "
                 "2024-11-21\n"
                 "practices.csv line 4, column reviewed: 'soon' is no day on which it was read\n");
}
