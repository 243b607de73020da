/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQL says a score and a weight are: the same as score.h. */
#include "config.h"
#include <string.h>

#include "fixture.h"
#include "store/score.h"

enum { SCORE, NOTHING, WEIGHT, AGREES };
static const Query queries[] = {
    [SCORE] = { "rr", "SELECT ifnull(score(?1, ?2), 'none')" },
    [NOTHING] = { "", "SELECT ifnull(score(NULL, 5), 'none')" },
    [WEIGHT] = { "t", "SELECT weight_number(?1)" },
    [AGREES] = { "", "WITH RECURSIVE half (of) AS (SELECT 0 UNION ALL SELECT of + 1 FROM half WHERE"
                     " of < 800), most (of) AS (SELECT 1 UNION ALL SELECT of + 7 FROM most WHERE of"
                     " < 4000) SELECT count(*) FROM half, most WHERE score(half.of / 2.0, most.of)"
                     " IS NOT round(100.0 * (half.of / 2.0) / most.of, 2)" },
    { 0 },
};

static void expect(char *found, const char *expected)
{
    cr_expect_str_eq(found, expected);
    free(found);
}

Test(score, is_the_share_of_the_points_in_hundredths)
{
    Store *store = fixture_store();
    expect(store_text(store, queries, SCORE, 1.5, 3.0), "50.0");
    expect(store_text(store, queries, SCORE, 2.0, 3.0), "66.67");
    expect(store_text(store, queries, SCORE, 0.5, 16.0), "3.13");
    expect(store_text(store, queries, SCORE, 0.0, 4.0), "0.0");
    store_close(store);
}

Test(score, is_empty_when_nothing_counts)
{
    Store *store = fixture_store();
    expect(store_text(store, queries, SCORE, 0.0, 0.0), "none");
    expect(store_text(store, queries, NOTHING), "none");
    store_close(store);
}

Test(score, is_rounded_as_every_other_number_of_a_list)
{
    Store *store = fixture_store();
    expect(store_text(store, queries, AGREES), "0");
    store_close(store);
}

Test(score, weights_are_three_two_and_one)
{
    static const char *const expected[][2] = { { "high", "3" }, { "medium", "2" }, { "low", "1" } };
    Store *store = fixture_store();
    for (size_t i = 0; i < COUNT(expected); i++) {
        expect(store_text(store, queries, WEIGHT, expected[i][0]), expected[i][1]);
        cr_expect_eq(score_weight(expected[i][0]), (Weight)(*expected[i][1] - '0'));
    }
    store_close(store);
}
