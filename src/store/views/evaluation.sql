-- SPDX-License-Identifier: GPL-3.0-or-later

-- Checks and accounts that an export evaluated, in part while its rest has not come.
-- kept
CREATE TEMP VIEW group_cover AS
  SELECT grp, product || ' ' || "check" AS said, ifnull(sole_claim.workload, '') AS owner,
    grp IN (SELECT incomplete_group.grp FROM incomplete_group) AS is_part
  FROM (SELECT DISTINCT grp FROM active_cover WHERE rows OR complete)
  JOIN check_group ON check_group.id = grp
  LEFT JOIN sole_claim ON kind = 'accounts' AND word = account;

-- What was found by them, and whose it is.
-- kept
CREATE TEMP VIEW group_said AS
  SELECT grp, workload AS owner, sum(status_rank = 1) AS open, sum(status_rank <> 5) AS evaluated
  FROM attributed_finding
  GROUP BY grp, workload;

-- The checks that speak of a practice in a workload, a row each: of what is the workload's; of what is
-- nobody's only where the workload names nothing as its own; of the organization all of it. Where no row
-- of a check is the workload's, the check speaks of it when the whole account does.
CREATE TEMP VIEW check_evaluation AS
  SELECT asked.practice, asked.workload, said, ifnull(max(open), 0) > 0 AS is_found,
    ifnull(max(evaluated), 1) > 0 AS is_evaluated, max(is_part) AS is_part
  FROM (SELECT told.practice, grp, workload.id AS workload, scope = 'organization' AS is_common,
    workload.id IN (SELECT workload FROM workload_claim) AS is_named
    FROM (SELECT practice.id AS practice, practice.question, grp FROM practice JOIN group_practice ON
      group_practice.practice = practice.id UNION SELECT practice.id, practice.question, grp FROM
      practice JOIN group_practice ON group_practice.practice = same_as) AS told
    JOIN question ON question.id = told.question
    JOIN workload) AS asked
  JOIN group_cover USING (grp)
  LEFT JOIN group_said ON group_said.grp = group_cover.grp AND (is_common OR group_said.owner =
    asked.workload OR (group_said.owner = '' AND NOT is_named))
  WHERE group_said.grp IS NOT NULL OR is_common OR group_cover.owner = asked.workload OR
    (group_cover.owner = '' AND NOT is_named)
  GROUP BY asked.practice, asked.workload, said;

-- What exports say of a practice in a workload, a row a workload and practice whether they do or not.
-- Nothing was found only where all of a check was evaluated.
-- kept by practice, workload
CREATE TEMP VIEW practice_evaluation AS
  SELECT practice.id AS practice, practice.question, workload.id AS workload, ifnull(checks, 0) AS
    checks, ifnull(found, 0) AS found, ifnull(evaluated, 0) AS evaluated, CASE WHEN checks IS NULL
    THEN 'not-evaluated' WHEN found THEN 'found' WHEN evaluated = 0 THEN 'not-applicable' WHEN part
    THEN 'part' ELSE 'none' END AS evaluation
  FROM workload
  JOIN practice
  LEFT JOIN (SELECT practice, workload, count(*) AS checks, sum(is_found) AS found,
    sum(is_evaluated) AS evaluated, sum(is_part) AS part FROM check_evaluation GROUP BY practice,
    workload) AS said ON said.practice = practice.id AND said.workload = workload.id;
