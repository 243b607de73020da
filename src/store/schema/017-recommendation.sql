-- SPDX-License-Identifier: GPL-3.0-or-later
-- Parts of one have its id, a dot and a number; part_of is the whole.
ALTER TABLE recommendation ADD COLUMN part_of TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN part_of;
UPDATE milestone_recommendation SET part_of = '';
CREATE INDEX recommendation_merged ON recommendation (merged_into) WHERE status = 'merged';
-- What check_count.c counted of open findings nobody set aside: a check of all accounts, under the
-- id its recommendation has in every copy of the workbook, and a practice.
CREATE TABLE check_tally (source TEXT, "check" TEXT, id TEXT NOT NULL, practice TEXT NOT NULL,
 pillar TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT NOT NULL, remediation TEXT NOT NULL,
 severity INTEGER NOT NULL, findings INTEGER NOT NULL, resources INTEGER NOT NULL, examples TEXT NOT
 NULL, PRIMARY KEY (source, "check")) WITHOUT ROWID;
CREATE INDEX check_group_of_check ON check_group (product, "check");
CREATE INDEX check_tally_id ON check_tally (id);
CREATE INDEX check_tally_practice ON check_tally (practice);
CREATE TABLE practice_tally (practice TEXT PRIMARY KEY, resources INTEGER NOT NULL) WITHOUT ROWID;
-- What must be counted anew.
CREATE TABLE stale_check (source TEXT, "check" TEXT, PRIMARY KEY (source, "check")) WITHOUT ROWID;
CREATE TABLE stale_practice (practice TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_finding (key INTEGER PRIMARY KEY);
INSERT INTO stale_check SELECT DISTINCT product, "check" FROM check_group;
CREATE TRIGGER tally_covered AFTER INSERT ON import_cover BEGIN INSERT OR IGNORE INTO stale_check
 SELECT product, "check" FROM check_group WHERE id = new.grp;
 END;
CREATE TRIGGER tally_swapped AFTER UPDATE OF state ON import_batch BEGIN INSERT OR IGNORE INTO
 stale_check SELECT product, "check" FROM check_group WHERE id IN (SELECT grp FROM import_cover
 WHERE batch = new.number);
 END;
CREATE TRIGGER tally_matched AFTER UPDATE ON check_group WHEN old.practice <> new.practice OR
 old.code <> new.code OR old.name <> new.name BEGIN INSERT OR IGNORE INTO stale_check VALUES
 (new.product, new."check");
 END;
CREATE TRIGGER tally_ruled AFTER INSERT ON rule BEGIN INSERT OR IGNORE INTO stale_check SELECT
 product, "check" FROM check_group WHERE rule = new.key;
 END;
CREATE TRIGGER tally_changed AFTER UPDATE ON rule BEGIN INSERT OR IGNORE INTO stale_check SELECT
 product, "check" FROM check_group WHERE rule = new.key;
 END;
CREATE TRIGGER tally_suppressed AFTER INSERT ON suppression BEGIN INSERT OR IGNORE INTO
 stale_finding VALUES (new.key);
 END;
CREATE TRIGGER tally_taken_back AFTER DELETE ON suppression BEGIN INSERT OR IGNORE INTO
 stale_finding VALUES (old.key);
 END;
-- What the findings of a severity are worth, in hundredths of a point, and how urgent.
CREATE TABLE severity_risk (severity INTEGER PRIMARY KEY, risk INTEGER NOT NULL, level TEXT NOT
 NULL);
INSERT INTO severity_risk VALUES (0, 100, 'NONE'), (1, 100, 'NONE'), (2, 100, 'NONE'), (3, 200,
 'MEDIUM'), (4, 300, 'HIGH'), (5, 300, 'HIGH');
-- What is to be done something about: practices that fall short, and checks with open findings
-- that no such practice answers for.
CREATE VIEW need AS SELECT id, practice, workload, state, risk, level FROM shortfall UNION ALL
 SELECT id, '', NULL, 'open', severity_risk.risk, level FROM check_tally JOIN severity_risk USING
 (severity) WHERE findings > 0 AND practice NOT IN (SELECT practice FROM shortfall);
DROP VIEW improvement;
CREATE VIEW improvement AS SELECT r.id, r.practice, ifnull(r.workload, '') AS workload,
 ifnull(workload.name, '') AS workload_name, ifnull(question.id, '') AS question, ifnull(pillar.id,
 '') AS pillar, ifnull(pillar.name_en, '') AS pillar_en, ifnull(pillar.name_zh, '') AS pillar_zh,
 ifnull(pillar.position, 0) AS pillar_position, coalesce(nullif(r.title_en, ''), nullif(r.title_zh,
 ''), practice.title_en, check_tally.name_en,  r.id) AS title_en, coalesce(nullif(r.title_zh, ''),
 nullif(r.title_en, ''), practice.title_zh, check_tally.name_zh,  r.id) AS title_zh,
 coalesce(nullif(explanation_en, ''), nullif(explanation_zh, ''), practice.how_en, 
 nullif(remediation, ''), known.how_en, '') AS how_en, coalesce(nullif(explanation_zh, ''),
 nullif(explanation_en, ''), practice.how_zh,  nullif(remediation, ''), known.how_zh, '') AS how_zh,
 coalesce(practice.why_en, known.why_en, '') AS why_en, coalesce(practice.why_zh, known.why_zh, '')
 AS why_zh, CASE WHEN need.id IS NOT NULL THEN need.state WHEN check_tally.findings > 0 THEN
 'covered'  WHEN r.practice > '' OR check_tally.id IS NOT NULL THEN 'settled' ELSE '' END AS state,
 ifnull(need.level, '') AS level, status, reason, merged_into, part_of, decision, justification,
 owner, priority, priority_reason, exposure, coalesce(r.resources, check_tally.resources,
 practice_tally.resources, 0) AS resources, coalesce(r.risk, iif(part_of > '', 0, need.risk), 0) AS
 risk, role, ifnull(least, iif(part_of > '', 0, CAST(round(100 * ifnull(practice.min_days, 0)) AS
 INTEGER)))  AS least, likely, ifnull(most, iif(part_of > '', 0, CAST(round(100 *
 ifnull(practice.max_days, 0)) AS INTEGER)))  AS most, r.currency, once, month, ifnull(saving, 0) AS
 saving, 'once-' || iif(part_of > '', 'none', ifnull(practice.cost_once, 'none')) AS once_level,
 'month-' || iif(part_of > '', 'none', ifnull(practice.cost_month, 'none')) AS month_level,
 ifnull(practice.saving_percent, '') AS saving_percent, ifnull(practice.stage, '') AS stage,
 ifnull(practice.depends_on, '') AS needs, benefits, trade_offs, pin, earliest, latest FROM
 recommendation AS r LEFT JOIN practice ON practice.id = r.practice LEFT JOIN check_tally ON
 check_tally.id = iif(part_of > '', part_of, r.id) LEFT JOIN practice AS known ON known.id =
 check_tally.practice LEFT JOIN practice_tally ON practice_tally.practice = r.practice LEFT JOIN
 question ON question.id = practice.question LEFT JOIN pillar  ON pillar.id =
 coalesce(question.pillar, nullif(r.pillar, ''), check_tally.pillar) LEFT JOIN workload ON
 workload.id = r.workload LEFT JOIN need ON need.id = iif(part_of > '', part_of, r.id) WHERE need.id
 IS NOT NULL OR status <> 'proposed'  OR (r.practice = '' AND r.id NOT GLOB 'F-*');
-- A recommendation's evidence in lines: 1 the state of its practice, 2 of practices merged into
-- it, 3 and 4 what was noted, 5 the evidence of the question, 6 checks with open findings and a
-- few of the resources.
CREATE VIEW found_line AS WITH RECURSIVE part (id, member) AS (SELECT id, id FROM recommendation
 UNION SELECT part.id, r.id FROM part JOIN recommendation AS r ON r.merged_into = part.member AND
 r.status = 'merged'), member AS (SELECT part.id, i.id AS member, i.practice, i.workload,
 i.question, i.state,  iif(part.id = i.id, '', workload_name) AS place,  iif(i.part_of > '',
 i.part_of, i.id) AS root FROM part JOIN improvement AS i  ON i.id = part.member), tally AS (SELECT
 DISTINCT member.id, check_tally.* FROM member JOIN check_tally  ON check_tally.practice =
 member.practice AND member.practice > '' AND findings > 0  UNION SELECT member.id, check_tally.*
 FROM member JOIN check_tally ON  check_tally.id = root AND findings > 0) SELECT member.id,
 iif(member.id = member, 1, 2) AS position,  word.en || iif(place > '', ' (' || place || ')', '')  
 || iif(practice.id IS NULL, '', ': ' || title_en) AS en,  word.zh || iif(place > '', '（' || place
 || '）', '')   || iif(practice.id IS NULL, '', '：' || title_zh) AS zh FROM member  JOIN word ON
 word.kind IN ('practice', 'need') AND word.id = state  AND state NOT IN ('', 'open')  LEFT JOIN
 practice ON practice.id = member.practice UNION SELECT member.id, 3, 'Note: ' || note, '备注：' ||
 note FROM member  JOIN practice_answer USING (workload, practice) WHERE note > '' UNION SELECT
 member.id, 4, 'Note: ' || note, '备注：' || note FROM member  JOIN answer USING (workload, question)
 WHERE note > '' UNION SELECT member.id, 5, 'Evidence: ' || content, '证据：' || content FROM member 
 JOIN evidence USING (workload, question) UNION SELECT tally.id, 6, source.en || ': ' || name_en ||
 ', ' || findings || iif(findings =  1, ' finding', ' findings') || CASE resources WHEN 0 THEN ''
 WHEN 1 THEN ', 1 resource: '  ELSE ', ' || resources || ' resources: ' END || examples ||
 iif(resources > 3, '; …', ''),  source.zh || '：' || name_zh || '，发现 ' || findings || ' 项' ||
 iif(resources, '，涉及资源 '  || resources || ' 个：' || replace(examples, '; ', '、') || iif(resources >
 3, ' 等', ''), '')  FROM tally JOIN word AS source ON source.kind = 'evidence-source'  AND source.id
 = tally.source;
INSERT INTO word (kind, id, position, en, zh) VALUES ('need', 'open', 1, 'Open findings',
 '有未解决的检测结果'), ('need', 'covered', 2, 'Covered by the recommendation of its practice', 
 '已由所属实践的建议覆盖'), ('need', 'settled', 3, 'Nothing is open any more', '已无未解决项'), ('field',
 'recommendation.pillar', 62, 'Pillar', '支柱'), ('field', 'recommendation.part_of', 61, 'Part of',
 '拆分自');
