/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/finder.h"

static int score(const char *english, const char *id, const char *said, const char *query)
{
    Finder *finder = finder_new();
    char *names = finder_names(finder, english, id);
    int found = finder_score(names, said, query);
    free(names);
    finder_free(finder);
    return found;
}

Test(finder, a_thing_answers_to_its_name_in_both_languages_and_their_first_letters)
{
    cr_expect_eq(score("Priority matrix", "", "", "prio"), FINDER_BEGINS);
    cr_expect_eq(score("Priority matrix", "", "", "matrix"), FINDER_NAMED);
    cr_expect_eq(score("Priority matrix", "", "", "pm"), FINDER_BEGINS);
    cr_expect_eq(score("Priority matrix", "", "", "优先级"), FINDER_BEGINS);
    cr_expect_eq(score("Priority matrix", "", "", "yxj"), FINDER_BEGINS);
    cr_expect_eq(score("Priority matrix", "", "", "plan"), FINDER_NOT);
}

Test(finder, other_words_for_it_are_names_and_what_is_said_of_it_comes_last)
{
    cr_expect_eq(score("Plan", "plan", "", "gantt"), FINDER_BEGINS);
    cr_expect_eq(score("Plan", "plan", "", "gtt"), FINDER_BEGINS, "the initials of 甘特图");
    cr_expect_eq(score("Plan", "", "show when each is done", "when done"), FINDER_SAID);
    cr_expect_eq(score("Plan", "", "show when each is done", "when never"), FINDER_NOT);
    cr_expect_eq(score("Plan", "", "", ""), FINDER_BEGINS);
}
