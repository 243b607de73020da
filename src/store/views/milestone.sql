-- SPDX-License-Identifier: GPL-3.0-or-later

-- The same of every milestone, and of now: milestone ''.
CREATE TEMP VIEW workload_at AS
  SELECT *
  FROM milestone_workload
  UNION ALL SELECT '', id, position, name
  FROM workload;

-- kept
CREATE TEMP VIEW result_at AS
  SELECT *
  FROM milestone_result
  UNION ALL SELECT '', workload, question, answered, risk, earned, possible
  FROM result;

CREATE TEMP VIEW practice_at AS
  SELECT milestone, workload, practice, state
  FROM milestone_practice_answer
  UNION ALL SELECT '', workload, practice, state
  FROM practice_answer;

CREATE TEMP VIEW note_at AS
  SELECT milestone, workload, question, note
  FROM milestone_answer
  UNION ALL SELECT '', workload, question, note
  FROM answer;

CREATE TEMP VIEW score_at AS
  SELECT milestone, workload, pillar, sum(answered) AS answered, score(sum(earned *
    answered), sum(possible * answered)) AS score, sum(earned * answered) AS earned, sum(possible *
    answered) AS possible, sum(risk = 'HIGH') AS high, sum(risk = 'MEDIUM') AS medium
  FROM result_at
  JOIN question ON question.id = question
  GROUP BY milestone, workload, pillar;

-- Over all workloads, what holds for the whole organization counted once: a row a pillar, and one of
-- everything.
-- kept
CREATE TEMP VIEW pillar_at AS
  SELECT milestone, pillar, sum(answered) AS answered, score(sum(earned * answered), sum(possible *
    answered)) AS score, sum(earned * answered) AS earned, sum(possible * answered) AS possible,
    sum(risk = 'HIGH') AS high, sum(risk = 'MEDIUM') AS medium
  FROM result_at
  JOIN question ON question.id = question
  WHERE scope <> 'organization' OR workload = (SELECT id FROM workload_at WHERE
    workload_at.milestone = result_at.milestone ORDER BY position LIMIT 1)
  GROUP BY milestone, pillar;

-- kept
CREATE TEMP VIEW overall_at AS
  SELECT milestone, sum(answered) AS answered, score(sum(earned), sum(possible)) AS score, sum(high)
    AS high, sum(medium) AS medium
  FROM pillar_at
  GROUP BY milestone;

-- All that two milestones can differ in, a row each; '' where there is nothing.
CREATE TEMP VIEW state_at AS
  SELECT 'score' AS kind, milestone, workload, pillar, '' AS question, '' AS practice,
    ifnull(score, '') AS state
  FROM score_at
  UNION ALL SELECT 'risk', milestone, workload, pillar, question, '', risk
  FROM result_at
  JOIN question ON question.id = question
  UNION ALL SELECT 'practice', milestone, workload, pillar, question, practice, state
  FROM practice_at
  JOIN practice ON practice.id = practice
  JOIN question ON question.id = question
  UNION ALL SELECT 'note', milestone, workload, pillar, question, '', note
  FROM note_at
  JOIN question ON question.id = question;

-- now comes last
CREATE TEMP VIEW moment AS
  SELECT id, position, name, name AS name_zh, note, at, author
  FROM milestone
  UNION ALL SELECT '', 0, 'Now', '当前', '', '9999', '';

-- What a milestone keeps of each table that has a milestone_TABLE, in the order of the tables: all
-- columns but the one that names the milestone.
CREATE TEMP VIEW kept AS
  SELECT copy.name AS kept, original.name AS part,
    (SELECT group_concat('"' || name || '"', ', ') FROM pragma_table_info(copy.name)
      WHERE name <> 'milestone') AS columns
  FROM main.sqlite_schema AS copy
  JOIN main.sqlite_schema AS original ON copy.name = 'milestone_' || original.name
  WHERE copy.type = 'table' AND original.type = 'table'
  ORDER BY original.rowid;
