/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check is near to a practice by four things: the short texts of the practice, the long ones, the
 * nearest of its known checks, and a product that both name. The factors are those with which most
 * known checks, held back one by one, find their practice; the tests compute how many. */
#include "config.h"
#include "evidence/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/nearness.h"
#include "base/text.h"

enum { PRACTICES, CHECKS, NAMES };
static const Query queries[] = {
    [PRACTICES] = { "t", "SELECT practice.id AS practice, iif(?1 = 'zh', practice.title_zh,"
                         " practice.title_en) AS title, practice.title_en || ' ' ||"
                         " practice.title_zh || ' ' || practice.gap_en || ' ' || practice.gap_zh ||"
                         " ' ' || action_en || ' ' || action_zh || ' ' || topic_en || ' ' ||"
                         " topic_zh AS brief, why_en || ' ' || why_zh || ' ' || how_en || ' ' ||"
                         " how_zh || ' ' || risk_en || ' ' || risk_zh || ' ' || products AS whole,"
                         " products FROM practice JOIN question ON question.id = question"
                         " WHERE same_as NOT IN (SELECT id FROM practice) ORDER BY practice.id" },
    [CHECKS] = { "", "SELECT known_check.id AS \"check\", practice, strength, name_en, name_zh"
                     " FROM practice_check JOIN known_check ON known_check.id ="
                     " practice_check.\"check\" UNION ALL SELECT check_map.\"check\","
                     " check_map.practice, 'proves', max(name), '' FROM check_map JOIN check_group"
                     " USING (product, \"check\") GROUP BY product, check_map.\"check\""
                     " ORDER BY 1, 2" },
    [NAMES] = { "tt", "SELECT coalesce(nullif(max(check_group.name), ''), (SELECT max(rule.name)"
                      " FROM rule WHERE rule.key = check_group.rule), '') || ' ' || \"check\" ||"
                      " ' ' || ifnull((SELECT max(type) FROM finding WHERE"
                      " finding.grp = check_group.id), '') FROM check_group WHERE product = ?1 AND"
                      " \"check\" = ?2" },
    { 0 },
};

static const double brief_factor = 2, whole_factor = 1.5, product_bonus = 0.15,
                    indicates_factor = 0.7;

struct Proposals {
    Table *practices, *checks;
    Nearness *nearness; /* two texts a practice, then one a row of checks */
    long *practice_of;  /* the row of a check's practice; -1 where it is a twin */
    double *near, *scores;
};

static void add_texts(Proposals *all)
{
    for (size_t row = 0; row < table_rows(all->practices); row++) {
        nearness_add(all->nearness, table_get(all->practices, row, "brief"));
        nearness_add(all->nearness, table_get(all->practices, row, "whole"));
    }
    for (size_t row = 0; row < table_rows(all->checks); row++) {
        char *text = xasprintf("%s %s %s", table_get(all->checks, row, "check"),
                               table_get(all->checks, row, "name_en"),
                               table_get(all->checks, row, "name_zh"));
        nearness_add(all->nearness, text);
        all->practice_of[row] =
            table_row_of(all->practices, 0, table_get(all->checks, row, "practice"));
        free(text);
    }
}

Proposals *proposal_read(Store *store)
{
    Table *practices = store_rows(store, queries, PRACTICES, language_codes[message_language()]);
    Table *checks = practices ? store_rows(store, queries, CHECKS) : NULL;
    if (!checks) {
        table_free(practices);
        return NULL;
    }
    Proposals *all = xcalloc(1, sizeof *all);
    size_t texts = 2 * table_rows(practices) + table_rows(checks);
    *all = (Proposals){ .practices = practices,
                        .checks = checks,
                        .nearness = nearness_new(),
                        .practice_of = xcalloc(table_rows(checks) + 1, sizeof(long)),
                        .near = xcalloc(texts + 1, sizeof *all->near),
                        .scores = xcalloc(table_rows(practices) + 1, sizeof *all->scores) };
    add_texts(all);
    return all;
}

void proposal_free(Proposals *all)
{
    if (!all)
        return;
    table_free(all->practices);
    table_free(all->checks);
    nearness_free(all->nearness);
    free(all->practice_of);
    free(all->near);
    free(all->scores);
    free(all);
}

/* ---- scores ---- */

static void add_word(void *context, const char *word)
{
    buffer_join(context, " ", word);
}

static bool shares_product(const char *products, const char *words)
{
    char *copy = xstrdup(products), *rest = copy;
    bool found = false;
    for (char *product; !found && (product = strsep(&rest, " "));)
        found = *product && text_has_word(words, product);
    free(copy);
    return found;
}

static void score_texts(Proposals *all, const char *text)
{
    Buffer words = { 0 };
    nearness_words(text, add_word, &words);
    for (size_t row = 0; row < table_rows(all->practices); row++) {
        const char *products = table_get(all->practices, row, "products");
        all->scores[row] = brief_factor * all->near[2 * row] +
                           whole_factor * all->near[2 * row + 1] +
                           (shares_product(products, buffer_text(&words)) ? product_bonus : 0);
    }
    buffer_free(&words);
}

static void score_checks(Proposals *all, const char *without)
{
    size_t practices = table_rows(all->practices), first = 2 * practices;
    double *best = xcalloc(practices + 1, sizeof *best);
    for (size_t row = 0; row < table_rows(all->checks); row++) {
        long practice = all->practice_of[row];
        const char *strength = table_get(all->checks, row, "strength");
        double near = all->near[first + row] * (*strength == 'p' ? 1 : indicates_factor);
        bool is_out = without && !strcmp(table_get(all->checks, row, "check"), without);
        if (practice >= 0 && !is_out && near > best[practice])
            best[practice] = near;
    }
    for (size_t row = 0; row < practices; row++)
        all->scores[row] += best[row];
    free(best);
}

static const char *take_best(Proposals *all)
{
    size_t best = 0;
    for (size_t row = 1; row < table_rows(all->practices); row++)
        if (all->scores[row] > all->scores[best])
            best = row;
    if (!table_rows(all->practices) || all->scores[best] <= 0)
        return NULL;
    all->scores[best] = 0;
    return table_cell(all->practices, best, 0);
}

void proposal_nearest(Proposals *all, const char *words, const char *without,
                      const char *practices[PROPOSAL_COUNT])
{
    nearness_ask(all->nearness, words, all->near);
    score_texts(all, words);
    score_checks(all, without);
    for (size_t i = 0; i < PROPOSAL_COUNT; i++)
        practices[i] = take_best(all);
}

Table *proposal_of_check(Proposals *all, Store *store, const char *source, const char *check)
{
    static const TableColumn columns[] = { { "practice", NULL, COLUMN_TEXT },
                                           { "title", NULL, COLUMN_TEXT } };
    const char *practices[PROPOSAL_COUNT];
    char *words = store_text(store, queries, NAMES, source, check);
    if (!words)
        return NULL;
    Table *table = table_make(columns, COUNT(columns));
    proposal_nearest(all, words, NULL, practices);
    for (size_t i = 0; i < PROPOSAL_COUNT && practices[i]; i++) {
        size_t row = (size_t)table_row_of(all->practices, 0, practices[i]);
        table_add(table,
                  (const char *const[]){ practices[i], table_get(all->practices, row, "title") },
                  0);
    }
    free(words);
    return table;
}
