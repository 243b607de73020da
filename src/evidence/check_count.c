/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/check_count.h"

enum {
    IS_STALE,
    CHECKS_OF_FINDINGS,
    PRACTICES,
    DROP,
    COUNT_CHECKS,
    DROP_PRACTICES,
    COUNT_PRACTICES,
    CLEAR_FINDINGS,
    CLEAR_CHECKS,
    CLEAR_PRACTICES
};

/* Open findings of a group that nobody set aside; CROSS JOIN keeps the order of the tables. */
#define OPEN_OF_GROUP                                                                              \
    " CROSS JOIN finding_key AS k ON k.grp = g.id AND k.status = 1 CROSS JOIN finding AS f"        \
    " ON f.id = k.id JOIN import_batch ON number = f.first_batch AND state = 'active'"             \
    " WHERE NOT EXISTS (SELECT 1 FROM suppression WHERE suppression.key = k.key)"
#define OF_MET " AND g.product = met.product AND g.\"check\" = met.\"check\""
/* Whether a source names the region is not what a resource is. */
#define PLACE "iif(f.resource > '', g.account || ' ' || f.resource, NULL)"

/* clang-format off */
static const Query queries[] = {
    [IS_STALE] = { "", "SELECT EXISTS (SELECT 1 FROM stale_check)"
                       " OR EXISTS (SELECT 1 FROM stale_finding)" },
    [CHECKS_OF_FINDINGS] = { "", "INSERT OR IGNORE INTO stale_check SELECT product, \"check\" FROM"
                                 " check_group WHERE EXISTS (SELECT 1 FROM stale_finding) AND id"
                                 " IN (SELECT grp FROM finding_key WHERE key IN stale_finding)" },
    [PRACTICES] = { "", "INSERT OR IGNORE INTO stale_practice SELECT practice FROM tally_practice"
                        " WHERE (source, \"check\") IN stale_check UNION SELECT practice FROM"
                        " check_tally WHERE (source, \"check\") IN stale_check UNION SELECT"
                        " practice_tally.practice FROM practice_tally WHERE practice NOT IN"
                        " (SELECT practice FROM tally_practice)" },
    [DROP] = { "", "DELETE FROM check_tally WHERE (source, \"check\") IN stale_check" },
    /* What a check's own level calls critical its results may only call high. A check may have
     * several rules, one an account: nothing is summed over that join. */
    [COUNT_CHECKS] = { "", "INSERT INTO check_tally (source, \"check\", id, practice, pillar,"
      " name_en, name_zh, remediation, severity, findings, resources, examples)"
      " WITH met AS MATERIALIZED (SELECT * FROM check_group WHERE (product, \"check\") IN"
      "  stale_check AND EXISTS (SELECT 1 FROM finding_key WHERE grp = check_group.id)),"
      /* A group has one row a resource. Read in the order of the file: a million rows are not
       * looked up one by one. */
      " grouped AS (SELECT grp, count(*) AS findings, sum(resource > '') AS resources,"
      "  max(severity) AS severity FROM finding NOT INDEXED WHERE status = 1 AND grp IN"
      "  (SELECT id FROM met) AND first_batch IN (SELECT number FROM import_batch WHERE state ="
      "  'active') AND NOT EXISTS (SELECT 1 FROM suppression WHERE suppression.key = finding.key)"
      "  GROUP BY grp),"
      /* What is said of a whole account is its resources once more. */
      " counted AS (SELECT product, \"check\", iif(sum(resources), sum(resources), sum(findings))"
      "  AS findings, sum(resources) AS"
      "  resources, max(severity) AS severity FROM grouped JOIN met ON met.id = grp GROUP BY 1, 2)"
      " SELECT product, met.\"check\", 'F-' || substr(printf('%016x', met.rule), 7),"
      " max(practice), max(check_name.pillar), max(name_en), max(name_zh),"
      " replace(coalesce(nullif(max(rule.remediation), ''), (SELECT group_concat(text, char(10))"
      "  FROM (SELECT DISTINCT text FROM (SELECT f.remediation AS text FROM check_group AS g"
      OPEN_OF_GROUP OF_MET " LIMIT 3) WHERE text > '')), ''), '</br>', char(10)),"
      " iif(max(counted.severity) = 4 AND max(rule.severity) = 5, 5,"
      "  coalesce(nullif(max(counted.severity), 0), nullif(max(rule.severity), 0),"
      "  (SELECT word.position FROM known_check JOIN word ON kind = 'severity'"
      "   AND word.id = known_check.severity WHERE known_check.id = met.code), 0)),"
      " ifnull(max(findings), 0), ifnull(max(resources), 0),"
      " ifnull((SELECT group_concat(label, '; ') FROM (SELECT DISTINCT coalesce(nullif(f.name, ''),"
      "  f.resource) AS label FROM check_group AS g" OPEN_OF_GROUP OF_MET " AND f.resource > ''"
      "  LIMIT 3)), '') FROM met JOIN check_name ON check_name.grp = met.id LEFT JOIN rule"
      " ON rule.key = met.rule AND rule.first_batch IN (SELECT number FROM import_batch"
      " WHERE state = 'active') LEFT JOIN counted USING (product, \"check\")"
      " GROUP BY 1, 2" },
    [DROP_PRACTICES] = { "", "DELETE FROM practice_tally WHERE practice IN stale_practice" },
    /* Only several checks may speak of the same resource. */
    [COUNT_PRACTICES] = { "", "INSERT INTO practice_tally (practice, resources) SELECT p.practice,"
      " iif(sum(findings > 0) < 2, sum(resources), (SELECT count(DISTINCT " PLACE ")  FROM"
      " group_practice AS o CROSS JOIN check_group AS g ON g.id = o.grp" OPEN_OF_GROUP
      "  AND o.practice = p.practice))"
      " FROM tally_practice AS p JOIN check_tally USING (source, \"check\")"
      " WHERE p.practice IN stale_practice GROUP BY 1" },
    [CLEAR_FINDINGS] = { "", "DELETE FROM stale_finding" },
    [CLEAR_CHECKS] = { "", "DELETE FROM stale_check" },
    [CLEAR_PRACTICES] = { "", "DELETE FROM stale_practice" },
    { 0 },
};
/* clang-format on */

static bool count(Store *store)
{
    for (int step = CHECKS_OF_FINDINGS; step <= CLEAR_PRACTICES; step++)
        if (!store_change(store, queries, step))
            return false;
    return true;
}

bool check_count_refresh(Store *store)
{
    int64_t is_stale;
    if (!store_number(store, &is_stale, queries, IS_STALE))
        return false;
    return !is_stale || store_is_read_only(store) ||
           (store_begin(store) && store_end(store, count(store)));
}
