/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan/optimum.h"

static void expect_choice(const OptimumProblem *problem, const OptimumChoice *choice,
                          const char *ids)
{
    char *found = xstrdup("");
    for (size_t i = 0; i < problem->count; i++) {
        if (!choice->is_chosen[i])
            continue;
        char *longer = xasprintf("%s%s%s", found, *found ? " " : "", problem->items[i].id);
        free(found);
        found = longer;
    }
    cr_expect_str_eq(found, ids);
    free(found);
}

/* ---- by hand ---- */

enum { DAYS, MONEY, LIMITS };

/* Man-days in hundredths, money in cents. */
static const OptimumItem five[] = {
    { "big", "", 600, (const int64_t[]){ 1000, 0 } },
    { "mid", "", 400, (const int64_t[]){ 500, 100000 } },
    { "small", "", 350, (const int64_t[]){ 500, 300000 } },
    { "base", "", 0, (const int64_t[]){ 200, 0 } },
    { "roof", "base", 500, (const int64_t[]){ 300, 0 } },
};

/* In 10 days: big alone is 6 points, mid + small 7.5, mid + base + roof 9. A cent less than
 * 5 days lets nothing in that removes any risk. 3,500.00 pays for mid or small, not both. */
static const struct {
    int64_t limits[LIMITS];
    const char *best, *plain;
    int64_t risk, plain_risk, used[LIMITS];
} budgets[] = {
    { { 1000, -1 }, "mid base roof", "big", 900, 600, { 1000, 100000 } },
    { { 999, -1 }, "base roof", "mid base", 500, 400, { 500, 0 } },
    { { -1, 350000 }, "big mid base roof", "big mid base roof", 1500, 1500, { 2000, 100000 } },
    { { 1500, 350000 }, "big base roof", "big mid", 1100, 1000, { 1500, 0 } },
    { { 0, 0 }, "", "", 0, 0, { 0, 0 } },
    { { -1, -1 },
      "big mid small base roof",
      "big mid small base roof",
      1850,
      1850,
      { 2500, 400000 } },
    { { 500, -1 }, "base roof", "mid", 500, 400, { 500, 0 } },
    { { 499, -1 }, "", "base", 0, 0, { 0, 0 } },
};

static OptimumProblem problem_of(const int64_t limits[])
{
    return (OptimumProblem){
        .items = five, .count = COUNT(five), .limits = limits, .limit_count = LIMITS
    };
}

Test(optimum, chooses_what_removes_most_risk)
{
    for (size_t i = 0; i < COUNT(budgets); i++) {
        const OptimumProblem problem = problem_of(budgets[i].limits);
        OptimumChoice best, plain;
        cr_assert(optimum_solve(&problem, &best), "%s", failure());
        cr_assert(optimum_plain(&problem, &plain), "%s", failure());
        expect_choice(&problem, &best, budgets[i].best);
        expect_choice(&problem, &plain, budgets[i].plain);
        cr_expect_eq(best.risk, budgets[i].risk);
        cr_expect_eq(plain.risk, budgets[i].plain_risk);
        cr_expect(best.is_optimal);
        cr_expect(!plain.is_optimal);
        for (size_t j = 0; j < LIMITS; j++)
            cr_expect_eq(best.used[j], budgets[i].used[j]);
        optimum_choice_free(&best);
        optimum_choice_free(&plain);
    }
}

Test(optimum, says_what_the_difference_is)
{
    static const int64_t tight[] = { 1000, -1 }, wide[] = { -1, -1 };
    OptimumProblem problem = problem_of(tight);
    OptimumChoice best, plain;
    cr_assert(optimum_solve(&problem, &best) && optimum_plain(&problem, &plain));
    char *text = optimum_difference(&problem, &best, &plain);
    cr_expect_str_eq(text, "The best plan removes 9 points of risk, 3 more than the priority order"
                           " does. Only in the best plan: mid, base, roof. Only in the priority"
                           " order: big.");
    free(text);
    best.is_optimal = false;
    text = optimum_difference(&problem, &best, &best);
    cr_expect_str_eq(text, "The priority order removes as much risk as the best plan: 9 points."
                           " This is the best found in time, not proved.");
    free(text);
    optimum_choice_free(&best);
    optimum_choice_free(&plain);
    problem = problem_of(wide);
    cr_assert(optimum_solve(&problem, &best) && optimum_plain(&problem, &plain));
    text = optimum_difference(&problem, &best, &plain);
    cr_expect_str_eq(text,
                     "The priority order removes as much risk as the best plan: 18.5 points.");
    free(text);
    optimum_choice_free(&best);
    optimum_choice_free(&plain);
}

/* Every 5 days of 25: base + roof; mid too; then big instead of mid, small besides. */
Test(optimum, draws_the_whole_curve)
{
    static const int64_t open[] = { -1, -1 };
    static const int64_t expected[][2] = { { 0, 0 },       { 500, 500 },   { 1000, 900 },
                                           { 1500, 1250 }, { 2000, 1500 }, { 2500, 1850 } };
    const OptimumProblem problem = problem_of(open);
    OptimumPoint points[COUNT(expected)];
    cr_assert(optimum_curve(&problem, DAYS, COUNT(expected) - 1, points), "%s", failure());
    for (size_t i = 0; i < COUNT(expected); i++) {
        cr_expect_eq(points[i].limit, expected[i][0]);
        cr_expect_eq(points[i].risk, expected[i][1], "%zu: %lld", i, (long long)points[i].risk);
        cr_expect_leq(points[i].used, points[i].limit);
        cr_expect(points[i].is_optimal);
    }
}

Test(optimum, chooses_nothing_from_nothing)
{
    static const int64_t limits[] = { 5 };
    const OptimumProblem problem = { .limits = limits, .limit_count = 1 };
    OptimumChoice best;
    cr_assert(optimum_solve(&problem, &best), "%s", failure());
    cr_expect_eq(best.count, 0);
    cr_expect(best.is_optimal);
    optimum_choice_free(&best);
}

/* ---- exact ---- */

/* A hundred million cents and one more: less than any tolerance, and still too much. */
Test(optimum, is_never_a_cent_over)
{
    static const int64_t uses[][1] = { { 500000007 }, { 500000003 }, { 499999990 } };
    const OptimumItem items[] = { { "a", "", 300, uses[0] },
                                  { "b", "", 300, uses[1] },
                                  { "c", "", 100, uses[2] } };
    static const int64_t limits[][1] = { { 1000000009 }, { 1000000010 }, { 999999996 } };
    static const char *const best_ids[] = { "a c", "a b", "b c" };
    for (size_t i = 0; i < COUNT(limits); i++) {
        const OptimumProblem problem = { items, COUNT(items), limits[i], 1, 0, 0 };
        OptimumChoice best;
        cr_assert(optimum_solve(&problem, &best), "%s", failure());
        cr_expect_leq(best.used[0], limits[i][0]);
        cr_expect_eq(best.risk, i == 1 ? 600 : 400);
        cr_expect(best.is_optimal);
        if (i)
            expect_choice(&problem, &best, best_ids[i]);
        optimum_choice_free(&best);
    }
}

enum { MOST_ITEMS = 16 };

static unsigned draw(unsigned *seed, unsigned most)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % most;
}

typedef struct RandomProblem {
    OptimumItem items[MOST_ITEMS];
    int64_t uses[MOST_ITEMS][LIMITS], limits[LIMITS];
    char ids[MOST_ITEMS][8], needs[MOST_ITEMS][16];
    unsigned needed[MOST_ITEMS]; /* bits */
    OptimumProblem problem;
} RandomProblem;

static void make_random(RandomProblem *random, unsigned *seed)
{
    size_t count = 1 + draw(seed, MOST_ITEMS);
    for (size_t i = 0; i < count; i++) {
        snprintf(random->ids[i], sizeof random->ids[i], "i%zu", i);
        random->needs[i][0] = '\0';
        random->needed[i] = 0;
        for (int links = (int)draw(seed, 3); i && links--;) {
            size_t other = draw(seed, (unsigned)i), bytes = strlen(random->needs[i]);
            snprintf(random->needs[i] + bytes, sizeof random->needs[i] - bytes, " i%zu", other);
            random->needed[i] |= 1u << other;
        }
        random->uses[i][DAYS] = draw(seed, 20) * 25;
        random->uses[i][MONEY] = draw(seed, 3) ? draw(seed, 1000000) : 0;
        random->items[i] =
            (OptimumItem){ random->ids[i], random->needs[i], draw(seed, 13) * 50, random->uses[i] };
    }
    random->limits[DAYS] = draw(seed, 6) ? (int64_t)draw(seed, 160) * 25 : -1;
    random->limits[MONEY] = draw(seed, 6) ? (int64_t)draw(seed, 4000000) : -1;
    random->problem = (OptimumProblem){ random->items, count, random->limits, LIMITS, 0, 0 };
}

/* By trying all choices. */
static int64_t brute_force(const RandomProblem *random)
{
    size_t count = random->problem.count;
    int64_t most = 0;
    for (unsigned set = 0; set < 1u << count; set++) {
        int64_t risk = 0, days = 0, money = 0;
        bool is_allowed = true;
        for (size_t i = 0; is_allowed && i < count; i++) {
            if (!(set >> i & 1))
                continue;
            risk += random->items[i].risk;
            days += random->uses[i][DAYS];
            money += random->uses[i][MONEY];
            is_allowed = (set & random->needed[i]) == random->needed[i];
        }
        if (is_allowed && (random->limits[DAYS] < 0 || days <= random->limits[DAYS]) &&
            (random->limits[MONEY] < 0 || money <= random->limits[MONEY]) && risk > most)
            most = risk;
    }
    return most;
}

static void expect_allowed(const RandomProblem *random, const OptimumChoice *choice)
{
    int64_t risk = 0, used[LIMITS] = { 0 };
    size_t chosen = 0;
    for (size_t i = 0; i < random->problem.count; i++) {
        if (!choice->is_chosen[i])
            continue;
        chosen++;
        risk += random->items[i].risk;
        for (size_t j = 0; j < LIMITS; j++)
            used[j] += random->uses[i][j];
        for (size_t j = 0; j < i; j++)
            cr_assert(!(random->needed[i] >> j & 1) || choice->is_chosen[j]);
    }
    cr_assert_eq(choice->count, chosen);
    cr_assert_eq(choice->risk, risk);
    for (size_t j = 0; j < LIMITS; j++) {
        cr_assert_eq(choice->used[j], used[j]);
        cr_assert(random->limits[j] < 0 || used[j] <= random->limits[j]);
    }
}

Test(optimum, equals_trying_all_choices)
{
    unsigned seed = 7;
    size_t better = 0;
    for (int round = 0; round < 400; round++) {
        RandomProblem random;
        OptimumChoice best, plain;
        make_random(&random, &seed);
        cr_assert(optimum_solve(&random.problem, &best), "%s", failure());
        cr_assert(optimum_plain(&random.problem, &plain), "%s", failure());
        cr_assert_eq(best.risk, brute_force(&random), "round %d: %lld", round,
                     (long long)best.risk);
        cr_assert(best.is_optimal);
        cr_assert_leq(plain.risk, best.risk);
        expect_allowed(&random, &best);
        expect_allowed(&random, &plain);
        better += plain.risk < best.risk;
        optimum_choice_free(&best);
        optimum_choice_free(&plain);
    }
    cr_expect_gt(better, 50, "the instances are too easy: %zu", better);
}

/* ---- failures ---- */

Test(optimum, refuses_what_cannot_be_chosen_from)
{
    static const int64_t none[] = { 0 }, below[] = { -1 }, huge[] = { INT64_MAX };
    static const struct {
        OptimumItem items[2];
        const char *reason;
    } wrong[] = {
        { { { "a", "b", 1, none }, { "b", "a", 1, none } }, "in a circle: a → b → a" },
        { { { "a", "x", 1, none }, { "b", "", 1, none } }, "a depends on x, which is not in the" },
        { { { "a", "", -1, none }, { "b", "", 1, none } }, "a: its risk or what it uses is below" },
        { { { "a", "", 1, below }, { "b", "", 1, none } }, "a: its risk or what it uses is below" },
        { { { "a", "", 1, huge }, { "b", "", 1, huge } }, "b: its risk or what it uses is below" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        const OptimumProblem problem = { wrong[i].items, 2, none, 1, 0, 0 };
        OptimumChoice choice;
        cr_expect(!optimum_solve(&problem, &choice));
        cr_expect(strstr(failure(), wrong[i].reason), "%s", failure());
        cr_expect(!optimum_plain(&problem, &choice));
        optimum_choice_free(&choice);
    }
}

enum { MANY = 6000 };

static void make_many(OptimumItem items[MANY], int64_t uses[MANY][1], char ids[MANY][8])
{
    unsigned seed = 11;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(ids[i], sizeof ids[i], "m%zu", i);
        uses[i][0] = 1000 + draw(&seed, 30000);
        items[i] = (OptimumItem){ ids[i], "", uses[i][0] * 3 + draw(&seed, 7), uses[i] };
    }
}

/* The library would end the program when it has no memory. */
Test(optimum, survives_a_solver_without_memory_and_solves_again)
{
    static OptimumItem items[MANY];
    static int64_t uses[MANY][1];
    static char ids[MANY][8];
    static const int64_t limits[] = { 20000000 };
    OptimumProblem problem = { items, MANY, limits, 1, 50, 1 };
    OptimumChoice choice;
    make_many(items, uses, ids);
    cr_expect(!optimum_solve(&problem, &choice), "solved in one megabyte");
    cr_expect(strstr(failure(), "the best plan cannot be computed: "), "%s", failure());
    cr_expect_null(choice.is_chosen);
    problem.megabytes = 0;
    cr_assert(optimum_solve(&problem, &choice), "%s", failure());
    optimum_choice_free(&choice);
    problem.count = 3;
    cr_assert(optimum_solve(&problem, &choice), "%s", failure());
    cr_expect_eq(choice.count, 3);
    cr_expect(choice.is_optimal);
    optimum_choice_free(&choice);
}

/* Risk nearly proportional to use is the hardest case: a millisecond cannot prove it. */
Test(optimum, says_when_it_had_no_time_to_prove_it)
{
    static OptimumItem items[MANY];
    static int64_t uses[MANY][1];
    static char ids[MANY][8];
    static const int64_t limits[] = { 23456789 };
    const OptimumProblem problem = { items, MANY, limits, 1, 1, 0 };
    OptimumChoice choice, plain;
    make_many(items, uses, ids);
    cr_assert(optimum_solve(&problem, &choice), "%s", failure());
    cr_assert(optimum_plain(&problem, &plain), "%s", failure());
    cr_expect(!choice.is_optimal);
    cr_expect_leq(choice.used[0], limits[0]);
    cr_expect_geq(choice.risk, plain.risk);
    optimum_choice_free(&choice);
    optimum_choice_free(&plain);
}
