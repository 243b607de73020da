/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "evidence/evaluation.h"

enum { ROWS, ROWS_OF_QUESTION, MISSING };
static const Query queries[] = {
    [ROWS] = { "t", "SELECT practice, en AS state_en, zh AS state_zh, checks FROM practice_evaluation"
                     " JOIN word ON word.kind = 'evaluation' AND word.id = evaluation WHERE"
                     " workload = ? AND EXISTS (SELECT 1 FROM finding_key)" },
    /* As practice_evaluation says, but read of the checks of one question alone. */
    [ROWS_OF_QUESTION] =
        { "tt",
          "WITH asked AS (SELECT practice.id AS practice, same_as, scope = 'organization' AS"
          " is_common, ?1 IN (SELECT workload FROM workload_claim) AS is_named FROM practice JOIN"
          " question ON question.id = practice.question WHERE question.id = ?2), wanted AS"
          " MATERIALIZED (SELECT DISTINCT asked.practice, group_cover.grp, said, owner, is_part,"
          " is_common, is_named, account FROM asked JOIN group_practice ON group_practice.practice"
          " IN (asked.practice, same_as) JOIN group_cover USING (grp) JOIN check_group ON"
          " check_group.id = group_cover.grp), told AS MATERIALIZED (SELECT c.grp,"
          " coalesce(place_owner.workload, c.owner) AS owner, max(k.status = 1 AND suppression.key"
          " IS NULL) AS open, max(k.status <> 5) AS evaluated FROM (SELECT DISTINCT grp, owner,"
          " account FROM wanted) AS c CROSS JOIN finding_key AS k ON k.grp = c.grp CROSS JOIN"
          " finding ON finding.id = k.id JOIN import_batch ON number = first_batch AND"
          " import_batch.state = 'active' LEFT JOIN place_owner ON place_owner.account = c.account"
          " AND place_owner.resource = finding.resource LEFT JOIN suppression ON suppression.key ="
          " finding.key GROUP BY 1, 2), checked AS (SELECT practice, said, ifnull(max(open), 0) > 0"
          " AS is_found, ifnull(max(evaluated), 1) > 0 AS is_evaluated, max(is_part) AS is_part"
          " FROM wanted LEFT JOIN told ON told.grp = wanted.grp AND (is_common OR told.owner = ?1"
          " OR (told.owner = '' AND NOT is_named)) WHERE told.grp IS NOT NULL OR is_common OR"
          " wanted.owner = ?1 OR (wanted.owner = '' AND NOT is_named) GROUP BY practice, said),"
          " summed AS (SELECT asked.practice, count(said) AS checks, CASE WHEN count(said) = 0 THEN"
          " 'not-evaluated' WHEN sum(is_found) THEN 'found' WHEN sum(is_evaluated) = 0 THEN"
          " 'not-applicable' WHEN sum(is_part) THEN 'part' ELSE 'none' END AS evaluation FROM asked"
          " LEFT JOIN checked ON checked.practice = asked.practice GROUP BY asked.practice) SELECT"
          " practice, en AS state_en, zh AS state_zh, checks FROM summed JOIN word ON word.kind ="
          " 'evaluation' AND word.id = evaluation WHERE EXISTS (SELECT 1 FROM finding_key)" },
    [MISSING] = { "tt",
                  "SELECT ifnull(group_concat(iif(?1 = 'zh', zh, en), iif(?1 = 'zh', '、', ', ')),"
                  " '') FROM missing_export WHERE kind = ?2" },
    { 0 },
};

Table *evaluation_rows(Store *store, const char *workload, const char *question)
{
    return question ? store_rows(store, queries, ROWS_OF_QUESTION, workload, question)
                    : store_rows(store, queries, ROWS, workload);
}

char *evaluation_missing(Store *store, const char *kind, Language language)
{
    return store_text(store, queries, MISSING, language_codes[language], kind);
}
