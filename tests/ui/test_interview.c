/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many keys the interview takes: two days have no room for more. */
#include "config.h"
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "engagement/answer.h"
#include "engagement/engagement.h"
#include "fixture.h"
#include "toolkit/key.h"
#include "toolkit/terminal.h"
#include "workbook/screens.h"
#include "workbook/workbook_screens.h"

enum { QUESTIONS = 85, MOST_KEYS = 600 };

static void set_up(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("ESCDELAY", "25", 1);
}

TestSuite(interview, .init = set_up);

/* Questions of the workload that are at this risk. */
static int count_risk(Store *store, const char *risk)
{
    char *workload = engagement_workload(store, "Shop");
    Table *questions = answer_questions(store, workload, ENGLISH);
    cr_assert_not_null(questions, "%s", failure());
    int count = 0;
    for (size_t row = 0; row < table_rows(questions); row++)
        count += !strcmp(table_get(questions, row, "risk"), risk);
    table_free(questions);
    free(workload);
    return count;
}

/* Types the first keys, then `again` until no question is unanswered; how many keys that took,
 * or MOST_KEYS. What they came to is said in `in_place`. */
static int keys_of(const char *first, char again, int enough, int *in_place)
{
    FILE *output = fopen("/dev/null", "w"), *input = tmpfile();
    cr_assert(output && input);
    fputs(first, input);
    for (int i = 0; i < MOST_KEYS; i++)
        fputc(again, input);
    rewind(input);
    Store *store = fixture_store();
    terminal_open("xterm", output, input, (TerminalOptions){ .no_color = true });
    resize_term(24, 80);
    screens_set_up();
    key_prepare();
    cr_assert(screen_push(&home_screen, store, NULL), "%s", failure());
    int keys = 0;
    while (keys < MOST_KEYS && QUESTIONS - count_risk(store, "UNANSWERED") < enough) {
        screen_paint();
        cr_assert(screen_obey());
        keys++;
    }
    *in_place = count_risk(store, "NONE");
    screen_pop_all();
    terminal_close();
    fclose(output);
    fclose(input);
    return keys;
}

Test(interview, a_question_with_all_in_place_takes_two_keys)
{
    int in_place;
    cr_expect_eq(keys_of("i", 'M', 1, &in_place), 2);
    cr_expect_eq(in_place, 1);
}

Test(interview, a_bank_with_all_in_place_takes_a_key_a_question)
{
    int in_place;
    cr_expect_eq(keys_of("i", 'M', QUESTIONS, &in_place), 1 + QUESTIONS);
    cr_expect_eq(in_place, QUESTIONS);
}

/* One that is answered with its twin is not asked again. */
Test(interview, a_bank_answered_practice_by_practice_takes_a_key_a_practice_and_none_for_twins)
{
    int in_place, keys = keys_of("i", 'y', QUESTIONS, &in_place);
    cr_expect_leq(keys, 500, "%d", keys);
    cr_expect_eq(in_place, QUESTIONS);
}
