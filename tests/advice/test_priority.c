/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values worked out by hand from the rule in priority.h and data/priorities.csv. */
#include "config.h"
#include <string.h>
#include <unistd.h>

#include "advice/priority.h"
#include "fixture.h"

static void use_new_home(void)
{
    char *home = fixture_path("home");
    setenv("XDG_DATA_HOME", home, 1);
    free(home);
}

TestSuite(priority, .init = use_new_home);

static PriorityRules *open_rules(void)
{
    Problems *problems = problems_new();
    PriorityRules *rules = priority_rules_open(problems);
    cr_assert(problems_none(problems), "%s", failure());
    problems_free(problems);
    return rules;
}

enum { NONE, MEDIUM, HIGH };
enum { ISOLATED, INTERNAL, PARTNER, INTERNET };

/* Weights are 4, 2, 2, 2 and 2: impact = 4 x risk + 2 x resources, urgency = 2 x level +
 * 2 x exposure, effort = 2 x effort, each of the grade. */
static const struct {
    const char *name;
    double values[PRIORITY_FACTORS]; /* risk, resources, level, exposure, effort */
    double impact, urgency, effort, score;
    int level;
} cases[] = {
    { "nothing to gain", { 0, 0, NONE, ISOLATED, 0 }, 0, 0, 0, 0, 4 },
    { "a high practice of one workload", { 3, 0, HIGH, INTERNAL, 2 }, 24, 28, 4, 48, 2 },
    { "the same on the Internet", { 3, 0, HIGH, INTERNET, 2 }, 24, 40, 4, 60, 1 },
    { "the same in hours", { 3, 0, HIGH, INTERNET, 1.5 }, 24, 40, 0, 64, 1 },
    { "the same for a month", { 3, 0, HIGH, INTERNET, 20 }, 24, 40, 20, 44, 2 },
    { "a medium practice", { 2, 0, MEDIUM, INTERNAL, 3 }, 16, 18, 4, 30, 3 },
    { "the same on 25 servers", { 2, 25, MEDIUM, INTERNAL, 3 }, 28, 18, 4, 42, 2 },
    { "a partial low practice", { 0.5, 1, NONE, ISOLATED, 6 }, 10, 0, 8, 2, 4 },
    { "effort beyond the gain", { 0.4, 0, NONE, ISOLATED, 60 }, 0, 0, 20, -20, 4 },
    { "everything at most", { 99, 5000, HIGH, INTERNET, 0 }, 60, 40, 0, 100, 1 },
    { "two days of it", { 2, 1, MEDIUM, INTERNAL, 2 }, 22, 18, 4, 36, 2 },
    { "a week of the same", { 2, 1, MEDIUM, INTERNAL, 5 }, 22, 18, 8, 32, 3 },
};

Test(priority, follows_the_table_of_points)
{
    PriorityRules *rules = open_rules();
    for (size_t i = 0; i < COUNT(cases); i++) {
        Priority found = priority_assess(rules, cases[i].values);
        cr_expect_eq(found.impact, cases[i].impact, "%s: impact %g", cases[i].name, found.impact);
        cr_expect_eq(found.urgency, cases[i].urgency, "%s: %g", cases[i].name, found.urgency);
        cr_expect_eq(found.effort, cases[i].effort, "%s: effort %g", cases[i].name, found.effort);
        cr_expect_eq(found.score, cases[i].score, "%s: score %g", cases[i].name, found.score);
        cr_expect_eq(found.level, cases[i].level, "%s: P%d", cases[i].name, found.level);
    }
    priority_rules_free(rules);
}

Test(priority, keeps_the_arithmetic_for_showing)
{
    static const char *const expected[PRIORITY_FACTORS][7] = {
        { "Risk removed", "Impact", "2.5", "Moderate", "4", "4", "16" },
        { "Affected resources", "Impact", "12", "Dozens", "6", "2", "12" },
        { "Risk level of the finding", "Urgency", "2", "High", "10", "2", "20" },
        { "Exposure", "Urgency", "2", "Partners", "7", "2", "14" },
        { "Effort in man-days", "Effort", "7", "A week", "4", "2", "-8" },
    };
    PriorityRules *rules = open_rules();
    Priority found = priority_assess(rules, (double[]){ 2.5, 12, HIGH, PARTNER, 7 });
    Table *table = priority_table(&found, ENGLISH), *chinese = priority_table(&found, CHINESE);
    double sum = 0;
    for (size_t row = 0; row < PRIORITY_FACTORS; row++) {
        for (size_t i = 0; i < 7; i++)
            cr_expect_str_eq(table_cell(table, row, i), expected[row][i]);
        sum += strtod(table_get(table, row, "points"), NULL);
    }
    cr_expect_eq(sum, found.score);
    cr_expect_str_eq(table_get(chinese, 3, "factor"), "暴露面");
    cr_expect_str_eq(table_get(chinese, 3, "step"), "合作伙伴");
    table_free(table);
    table_free(chinese);
    priority_rules_free(rules);
}

Test(priority, knows_the_words_of_its_steps)
{
    PriorityRules *rules = open_rules();
    double value = -1;
    cr_expect(priority_value(rules, PRIORITY_EXPOSURE, "internet", &value));
    cr_expect_eq(value, INTERNET);
    cr_expect(!priority_value(rules, PRIORITY_EXPOSURE, "risk-large", &value));
    cr_expect_str_eq(failure(), "'risk-large' is no step of 'exposure' in priorities.csv");
    priority_rules_free(rules);
}

static double draw(unsigned *seed, double most)
{
    *seed = *seed * 1103515245u + 12345u;
    return most * (*seed >> 8) / (double)(UINT32_MAX >> 8);
}

/* One factor is raised at a time, from anywhere. */
Test(priority, more_risk_never_lowers_it_and_less_effort_never_does)
{
    static const double most[PRIORITY_FACTORS] = { 20, 2000, 3, 4, 40 };
    PriorityRules *rules = open_rules();
    unsigned seed = 7;
    size_t changed = 0;
    for (int round = 0; round < 20000; round++) {
        double values[PRIORITY_FACTORS];
        for (int i = 0; i < PRIORITY_FACTORS; i++)
            values[i] = draw(&seed, most[i]);
        Priority before = priority_assess(rules, values);
        int which = round % PRIORITY_FACTORS;
        values[which] += draw(&seed, most[which]);
        Priority after = priority_assess(rules, values);
        bool is_effort = which == PRIORITY_EFFORT;
        cr_assert(is_effort ? after.score <= before.score : after.score >= before.score);
        cr_assert(is_effort ? after.level >= before.level : after.level <= before.level);
        changed += after.level != before.level;
    }
    cr_expect_gt(changed, 1000);
    priority_rules_free(rules);
}

/* ---- a table of one's own ---- */

static char *shipped_text(void)
{
    char *path = file_shipped("data/priorities.csv"), *text = file_read(path, 100000);
    cr_assert_not_null(text, "%s", failure());
    free(path);
    return text;
}

static void write_own(const char *text)
{
    char *path = file_personal("priorities.csv");
    fixture_write(path, text, strlen(text));
    free(path);
}

/* The shipped table with one line replaced. */
static void write_changed(const char *line, const char *other)
{
    char *text = shipped_text(), *at = strstr(text, line);
    cr_assert_not_null(at, "%s", line);
    char *changed = xasprintf("%.*s%s%s", (int)(at - text), text, other, at + strlen(line));
    write_own(changed);
    free(changed);
    free(text);
}

Test(priority, a_consultants_own_table_replaces_the_shipped_one)
{
    write_changed("risk,impact,,0,4,", "risk,urgency,,0,1.5,");
    PriorityRules *rules = open_rules();
    Priority found = priority_assess(rules, cases[1].values);
    cr_expect_eq(found.impact, 0);
    cr_expect_eq(found.urgency, 6 * 1.5 + 28);
    priority_rules_free(rules);
}

Test(priority, refuses_a_table_under_which_more_risk_could_count_less)
{
    static const struct {
        const char *line, *other, *reason;
    } wrong[] = {
        { "risk-large,step,risk,3,6,", "risk-large,step,risk,3,3,",
          "line 7, column points: fewer points than the step before" },
        { "risk-large,step,risk,3,6,", "risk-large,step,risk,3,11,",
          "line 7, column points: a step has at most 10 points" },
        { "risk-large,step,risk,3,6,", "risk-large,step,risk,2,6,",
          "column from: another step begins there" },
        { "risk-large,step,risk,3,6,", "risk-large,step,danger,3,6,", "'danger' is not in" },
        { "risk-none,step,risk,0,0,", "risk-none,step,risk,0.1,0,",
          "line 2, column id: its first step must begin at 0" },
        { "effort,effort,,0,2,", "effort,impact,,0,2,",
          "line 25, column kind: 'impact' is not one of: effort" },
        { "effort,effort,,0,2,", "effort,effort,,0,-2,", "'-2' is not a number" },
        { "P2,priority,,35,", "P2,priority,,55,", "column from: P2 must begin below P1" },
        { "P3,priority", "P5,priority", "'P3' is missing" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        Problems *problems = problems_new();
        bool is_said = false;
        write_changed(wrong[i].line, wrong[i].other);
        cr_expect_null(priority_rules_open(problems), "taken: %s", wrong[i].other);
        for (size_t number = 0; number < problems_count(problems); number++)
            is_said |= strstr(problems_get(problems, number), wrong[i].reason) != NULL;
        cr_expect(is_said, "%s: %s", wrong[i].reason,
                  problems_count(problems) ? problems_get(problems, 0) : "no problem");
        problems_free(problems);
    }
}
