/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/proposal.h"
#include "fixture.h"

enum { KNOWN };
static const Query queries[] = {
    [KNOWN] = { "", "SELECT known_check.id, name_en, name_zh, ' ' || group_concat(practice, ' ') ||"
                    " ' ' AS practices FROM practice_check JOIN known_check ON known_check.id ="
                    " \"check\" JOIN practice ON practice.id = practice WHERE same_as = ''"
                    " GROUP BY 1" },
    { 0 },
};

static bool is_right(const char *practices, const char *const found[PROPOSAL_COUNT])
{
    for (size_t i = 0; i < PROPOSAL_COUNT; i++) {
        char *word = found[i] ? xasprintf(" %s ", found[i]) : NULL;
        bool is_here = word && strstr(practices, word);
        free(word);
        if (is_here)
            return true;
    }
    return false;
}

/* In percent of the known checks, each held back in its turn. */
static double right_of(Proposals *all, const Table *known, const char *first, const char *second)
{
    size_t right = 0;
    for (size_t row = 0; row < table_rows(known); row++) {
        const char *found[PROPOSAL_COUNT];
        char *words = xasprintf("%s %s", table_get(known, row, first),
                                second ? table_get(known, row, second) : "");
        proposal_nearest(all, words, table_cell(known, row, 0), found);
        right += is_right(table_get(known, row, "practices"), found);
        free(words);
    }
    return 100.0 * (double)right / (double)table_rows(known);
}

Test(proposal, has_the_right_practice_for_four_of_five_known_checks_held_back)
{
    Store *store = fixture_sample(ENGLISH);
    Proposals *all = proposal_read(store);
    cr_assert_not_null(all, "%s", failure());
    Table *known = store_rows(store, queries, KNOWN);
    cr_assert_gt(table_rows(known), 600);
    double both = right_of(all, known, "name_en", "name_zh"),
           zh = right_of(all, known, "name_zh", NULL);
    cr_expect_geq(both, 80, "%.1f %%", both);
    cr_expect_geq(zh, 80, "%.1f %% in Chinese alone", zh);
    table_free(known);
    proposal_free(all);
    store_close(store);
}

Test(proposal, is_of_the_name_and_of_the_resources)
{
    Store *store = fixture_sample(ENGLISH);
    Proposals *all = proposal_read(store);
    Table *table = proposal_of_check(all, store, "advisor", "RdsSingleZoneCheck");
    cr_assert_not_null(table, "%s", failure());
    cr_assert_eq(table_rows(table), PROPOSAL_COUNT);
    cr_expect_str_eq(table_cell(table, 0, 0), "REL03_2");
    table_free(table);
    proposal_free(all);
    store_close(store);
}
