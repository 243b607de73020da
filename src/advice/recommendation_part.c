/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <stdlib.h>
#include <string.h>

#include "advice/recommendation.h"
#include "base/date.h"
#include "base/text.h"

enum { COPY, SHARE, TITLE_EN, TITLE_ZH, LAST_NUMBER, COUNT_MERGED, COUNT_GONE, TAKE_APART };
#define KEPT                                                                                       \
    "practice, workload, pillar, status, reason, title_en, title_zh, explanation_en,"              \
    " explanation_zh, benefits, trade_offs, resources, exposure, priority, priority_reason, role," \
    " currency, saving_basis, owner, person, decision, justification, pin, earliest, latest,"      \
    " follows, not_follows, changes, progress, actual, remaining,"                                 \
    " started, finished, planned_start, planned_end, planned_days, planned_at, changed_at,"        \
    " changed_by"
static const Query queries[] = {
    [COPY] = { "ttt", "INSERT INTO recommendation (id, part_of, " KEPT ") SELECT ?2, ?3, " KEPT
                      " FROM recommendation WHERE id = ?1" },
    /* What is nothing as a whole is not known of its parts either. */
    [SHARE] = { "tiiiiiiitttiii",
                "UPDATE recommendation SET risk = ?2, least = iif(?5 > 0, ?3, least),"
                " likely = iif(?5 > 0, ?4, likely), most = iif(?5 > 0, ?5, most),"
                " once = iif(?6 > 0, ?6, once), month = iif(?7 > 0, ?7, month),"
                " saving = iif(?8 > 0, ?8, saving), currency = iif(?6 + ?7 + ?8 > 0, ?9, currency),"
                " actual = iif(actual IS NULL, NULL, ?12),"
                " remaining = iif(remaining IS NULL, NULL, ?13),"
                " planned_days = iif(planned_days IS NULL, NULL, ?14),"
                " changed_at = ?10, changed_by = ?11 WHERE id = ?1" },
    [TITLE_EN] = { "tt", "UPDATE recommendation SET title_en = ?2 WHERE id = ?1" },
    [TITLE_ZH] = { "tt", "UPDATE recommendation SET title_zh = ?2 WHERE id = ?1" },
    [LAST_NUMBER] = { "t", "SELECT ifnull(max(CAST(substr(id, length(?1) + 2) AS INTEGER)), 1)"
                           " FROM recommendation WHERE part_of = ?1" },
    [COUNT_MERGED] = { "t", "SELECT count(*) FROM recommendation WHERE merged_into = ?1"
                            " AND status = 'merged'" },
    [COUNT_GONE] = { "t", "SELECT count(*) FROM recommendation WHERE id = ?1"
                          " AND status IN ('merged', 'dismissed')" },
    /* Only what was accepted has progress. */
    [TAKE_APART] = { "ttt", "UPDATE recommendation SET status = iif(progress = 'not-started',"
                            " (SELECT status FROM recommendation WHERE id = ?1), 'accepted'),"
                            " merged_into = '', changed_at = ?2, changed_by = ?3"
                            " WHERE merged_into = ?1 AND status = 'merged'" },
    { 0 },
};

/* ---- splitting ---- */

typedef struct Split {
    Store *store;
    const Recommendations *all;
    const Recommendation *whole;
    const char *const *titles;
    size_t count;
    Language language;
    char now[STAMP_SIZE];
} Split;

/* The shares of all parts add up to the amount. */
static int64_t share(int64_t amount, size_t part, size_t parts)
{
    return (amount + (int64_t)(parts - 1 - part)) / (int64_t)parts;
}

static bool set_title(const Split *split, const char *id, const char *title)
{
    bool is_same = !strcmp(title, recommendation_text(split->all, split->whole, "title"));
    return is_same || store_change(split->store, queries,
                                   split->language == CHINESE ? TITLE_ZH : TITLE_EN, id, title);
}

static int64_t share_of(const Split *split, const char *column, size_t part)
{
    const char *amount = recommendation_text(split->all, split->whole, column);
    return share(strtoll(amount, NULL, 10), part, split->count);
}

static bool set_share(const Split *split, const char *id, size_t part)
{
    const Recommendation *whole = split->whole;
    const CostItem *item = &whole->item;
    size_t parts = split->count;
    return store_change(
        split->store, queries, SHARE, id, share_of(split, "risk", part),
        share(whole->effort.least, part, parts), share(whole->effort.likely, part, parts),
        share(whole->effort.most, part, parts), share(item->once, part, parts),
        share(item->month, part, parts), share(item->saving, part, parts), item->currency,
        split->now, store_author(split->store), share_of(split, "actual", part),
        share_of(split, "remaining", part), share_of(split, "planned_days", part));
}

static bool make_part(const Split *split, const char *root, const char *id, size_t part)
{
    char *title = text_trim(split->titles[part]);
    bool done = (*title || fail("a recommendation needs a title")) && text_check("title", title) &&
                (!part || store_change(split->store, queries, COPY, split->whole->id, id, root)) &&
                set_title(split, id, title) && set_share(split, id, part);
    free(title);
    return done;
}

/* The whole is the first part, so that those who wait for it find it; made last, when it has
 * been copied. */
static bool make_parts(const Split *split)
{
    const char *of = recommendation_text(split->all, split->whole, "part_of");
    const char *root = *of ? of : split->whole->id;
    int64_t last = 0;
    bool done = store_number(split->store, &last, queries, LAST_NUMBER, root);
    for (size_t part = split->count; done && part-- > 0;) {
        char *id = part ? xasprintf("%s.%lld", root, (long long)last + (long long)part)
                        : xstrdup(split->whole->id);
        done = make_part(split, root, id, part);
        free(id);
    }
    return done;
}

bool recommendation_split(Store *store, const char *id, const char *const titles[], size_t count,
                          Language language)
{
    Split split = { .store = store, .titles = titles, .count = count, .language = language };
    if (count < 2)
        return fail("say the titles of at least two parts; the first is what it keeps itself");
    Recommendations *all = recommendation_open(store, language);
    split.all = all;
    split.whole = all ? recommendation_find(all, id) : NULL;
    date_stamp(split.now);
    bool done = split.whole && store_begin(store) && store_end(store, make_parts(&split));
    recommendation_close(all);
    return done;
}

/* ---- merged ones ---- */

static bool take_apart(Store *store, const char *id, int64_t *count)
{
    char now[STAMP_SIZE];
    int64_t gone = 0;
    date_stamp(now);
    return store_number(store, count, queries, COUNT_MERGED, id) &&
           (*count || fail("nothing was merged into %s", id)) &&
           store_number(store, &gone, queries, COUNT_GONE, id) &&
           (!gone || fail("%s is merged or dismissed itself; accept it first", id)) &&
           store_change(store, queries, TAKE_APART, id, now, store_author(store));
}

bool recommendation_take_apart(Store *store, const char *id, size_t *count)
{
    int64_t merged = 0;
    bool done = store_begin(store) && store_end(store, take_apart(store, id, &merged));
    *count = (size_t)merged;
    return done;
}
