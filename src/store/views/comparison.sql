-- SPDX-License-Identifier: GPL-3.0-or-later

-- What two workbooks of one customer are compared in, a row each under a key that holds in both: ids
-- of the bank, names of workloads, checks with their resources. `rank` is how bad it is, 0 is good;
-- NULL is not known. `part` is what has to be evaluated before a finding that is not there is gone.
-- kept
CREATE TEMP VIEW standing AS
  SELECT 'score' AS kind, pillar AS key, '' AS workload, pillar, '' AS part, pillar_en AS title_en,
    pillar_zh AS title_zh, ifnull(score, '') AS state, NULL AS rank
  FROM pillar_overall
  UNION ALL SELECT 'high', pillar, '', pillar, '', pillar_en, pillar_zh, high, NULL
  FROM pillar_overall
  UNION ALL SELECT 'medium', pillar, '', pillar, '', pillar_en, pillar_zh, medium, NULL
  FROM pillar_overall
  UNION ALL SELECT 'answered', pillar, '', pillar, '', pillar_en, pillar_zh,
    (answered - not_applicable) || ' / ' || (questions - not_applicable), NULL
  FROM pillar_overall
  UNION ALL SELECT 'question', question, iif(scope = 'organization', '', workload_name), pillar, '',
    topic_en, topic_zh, risk, CASE risk WHEN 'HIGH' THEN 3 WHEN 'MEDIUM' THEN 2 WHEN 'UNANSWERED'
    THEN NULL ELSE 0 END
  FROM questionnaire
  WHERE scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1)
  UNION ALL SELECT 'practice', practice, iif(scope = 'organization', '', workload_name), pillar, '',
    practice_en, practice_zh, practice_state, CASE practice_state WHEN 'missing' THEN 2 WHEN
    'unknown' THEN 2 WHEN 'partial' THEN 1 WHEN '' THEN NULL ELSE 0 END
  FROM practice_state
  WHERE (scope <> 'organization' OR workload = (SELECT id FROM workload ORDER BY position LIMIT 1))
    AND same_as NOT IN (SELECT id FROM practice)
  UNION ALL SELECT 'finding', part || '|' || resource, '', pillar, part, min(name_en), min(name_zh),
    'open', 1
  FROM (SELECT source || '|' || "check" || '|' || account AS part, resource, check_name.pillar,
      check_name.name_en, check_name.name_zh
    FROM finding_list JOIN check_name USING (grp) WHERE status_rank = 1)
  GROUP BY part, resource
  UNION ALL SELECT 'measure', iif(practice > '', practice, id), iif(workload_name = '', '',
    workload_name), pillar, '', min(title_en), min(title_zh), 'accepted', NULL
  FROM improvement
  WHERE status = 'accepted'
  GROUP BY iif(practice > '', practice, id), workload_name;

-- Each of the two with what it was and is, and what became of it; NULL where nothing was or is wrong.
-- kept
CREATE TEMP VIEW compared AS
  SELECT kind, key, workload, pillar, part, title_en, title_zh, before, after, CASE
    WHEN earlier_rank > 0 AND later_rank IS NULL THEN 'unknown'
    WHEN later_rank > 0 AND (earlier_rank IS NULL OR earlier_rank = 0) THEN 'new'
    WHEN earlier_rank > 0 AND later_rank = 0 THEN 'mended'
    WHEN later_rank < earlier_rank THEN 'better'
    WHEN later_rank > earlier_rank THEN 'worse'
    WHEN later_rank > 0 THEN 'open' END AS verdict
  FROM (
    SELECT standing.kind, standing.key, standing.workload, standing.pillar, standing.part,
      standing.title_en, standing.title_zh, ifnull(earlier.state, '') AS before, standing.state AS
      after, earlier.rank AS earlier_rank, standing.rank AS later_rank
    FROM standing
    LEFT JOIN earlier ON earlier.kind = standing.kind AND earlier.key = standing.key AND
      earlier.workload = standing.workload
    UNION ALL
    SELECT kind, key, workload, pillar, part, title_en, title_zh, state, '', rank, iif(kind =
      'finding' AND part IN (SELECT product || '|' || "check" || '|' || account FROM check_group
      JOIN active_cover ON active_cover.grp = check_group.id), 0, NULL)
    FROM earlier
    WHERE NOT EXISTS (SELECT 1 FROM standing WHERE standing.kind = earlier.kind AND standing.key =
      earlier.key AND standing.workload = earlier.workload));
