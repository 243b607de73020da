/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/finding.h"

#include "base/date.h"
#include "base/text.h"

enum { HAS_FINDING, KEY_OF, SUPPRESS, UNSUPPRESS, HAS_PRACTICE, HAS_CHECK, MAP, UNMAP, MATCH };
static const Query queries[] = {
    [HAS_FINDING] = { "i", "SELECT EXISTS (SELECT 1 FROM finding WHERE key = ?1)" },
    [KEY_OF] = { "i", "SELECT key FROM finding WHERE id = ?1" },
    [SUPPRESS] = { "ittt", "INSERT OR REPLACE INTO suppression (key, reason, suppressed_at,"
                           " suppressed_by) VALUES (?1, ?2, ?3, ?4)" },
    [UNSUPPRESS] = { "i", "DELETE FROM suppression WHERE key = ?1" },
    [HAS_PRACTICE] = { "t", "SELECT EXISTS (SELECT 1 FROM practice WHERE id = ?1)" },
    [HAS_CHECK] = { "tt", "SELECT EXISTS (SELECT 1 FROM check_group WHERE product = ?1"
                          " AND \"check\" = ?2)" },
    [MAP] = { "ttttt", "INSERT OR REPLACE INTO check_map (product, \"check\", practice, mapped_at,"
                       " mapped_by) VALUES (?1, ?2, ?3, ?4, ?5)" },
    [UNMAP] = { "tt", "DELETE FROM check_map WHERE product = ?1 AND \"check\" = ?2" },
    /* Of two banks with the same check the earlier one has it. */
    [MATCH] = { "", "UPDATE check_group SET practice = coalesce((SELECT check_map.practice FROM"
                    " check_map WHERE check_map.product = check_group.product AND"
                    " check_map.\"check\" = check_group.\"check\"), (SELECT "
                    "practice_check.practice FROM practice_check"
                    " WHERE check_group.code > '' AND practice_check.\"check\" = check_group.code"
                    " ORDER BY strength DESC, position LIMIT 1), '')" },
    { 0 },
};

static bool suppress(Store *store, int64_t key, const char *reason)
{
    char stamp[STAMP_SIZE];
    date_stamp(stamp);
    return *reason ? store_change(store, queries, SUPPRESS, key, reason, stamp, store_author(store))
                   : store_change(store, queries, UNSUPPRESS, key);
}

bool finding_suppress(Store *store, int64_t key, const char *reason)
{
    int64_t is_there;
    if (!text_check("reason", reason) || !store_number(store, &is_there, queries, HAS_FINDING, key))
        return false;
    if (!is_there)
        return fail("there is no such finding");
    return store_begin(store) && store_end(store, suppress(store, key, reason));
}

static bool suppress_all(Store *store, const int64_t ids[], size_t count, const char *reason)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        int64_t key;
        done = store_number(store, &key, queries, KEY_OF, ids[i]) &&
               (key || fail("there is no such finding")) && suppress(store, key, reason);
    }
    return done;
}

bool finding_suppress_all(Store *store, const int64_t ids[], size_t count, const char *reason)
{
    return text_check("reason", reason) && store_begin(store) &&
           store_end(store, suppress_all(store, ids, count, reason));
}

static bool check_names(Store *store, const char *source, const char *check, const char *practice)
{
    int64_t is_check, is_practice;
    if (!store_number(store, &is_check, queries, HAS_CHECK, source, check) ||
        !store_number(store, &is_practice, queries, HAS_PRACTICE, practice))
        return false;
    if (!is_check)
        return fail("no import has the check '%s' of %s", check, source);
    return is_practice || !*practice || fail("unknown practice '%s'", practice);
}

bool finding_match(Store *store)
{
    return store_change(store, queries, MATCH);
}

static bool map(Store *store, const char *source, const char *check, const char *practice)
{
    char stamp[STAMP_SIZE];
    date_stamp(stamp);
    return (*practice ? store_change(store, queries, MAP, source, check, practice, stamp,
                                     store_author(store))
                      : store_change(store, queries, UNMAP, source, check)) &&
           finding_match(store);
}

bool finding_map(Store *store, const char *source, const char *check, const char *practice)
{
    return check_names(store, source, check, practice) && store_begin(store) &&
           store_end(store, map(store, source, check, practice));
}
