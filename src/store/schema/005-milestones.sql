-- SPDX-License-Identifier: GPL-3.0-or-later
-- A milestone keeps what people said and what was made of it then. Its parts are not journaled and
-- refer to nothing, so that undoing and redoing it is one row.
CREATE TABLE milestone (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, note
 TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE milestone_workload (milestone TEXT, id TEXT, position INTEGER, name TEXT, PRIMARY KEY
 (milestone, id)) WITHOUT ROWID;
CREATE TABLE milestone_answer (milestone TEXT, workload TEXT, question TEXT, state TEXT, reason
 TEXT, explanation TEXT, owner TEXT, due TEXT, note TEXT, asked TEXT, confidence TEXT, source TEXT,
 changed_at TEXT, changed_by TEXT, PRIMARY KEY (milestone, workload, question)) WITHOUT ROWID;
CREATE TABLE milestone_practice_answer (milestone TEXT, workload TEXT, practice TEXT, state TEXT,
 reason TEXT, note TEXT, source TEXT, changed_at TEXT, changed_by TEXT, PRIMARY KEY (milestone,
 workload, practice)) WITHOUT ROWID;
CREATE TABLE milestone_evidence (milestone TEXT, id TEXT, workload TEXT, question TEXT, kind TEXT,
 content TEXT, sha256 TEXT, added_at TEXT, added_by TEXT, PRIMARY KEY (milestone, id)) WITHOUT
 ROWID;
CREATE TABLE milestone_field_value (milestone TEXT, form TEXT, record TEXT, field TEXT, value TEXT,
 changed_at TEXT, changed_by TEXT, PRIMARY KEY (milestone, form, record, field)) WITHOUT ROWID;
CREATE TABLE milestone_result (milestone TEXT, workload TEXT, question TEXT, answered INTEGER, risk
 TEXT, earned REAL, possible REAL, PRIMARY KEY (milestone, workload, question)) WITHOUT ROWID;
-- The same of every milestone, and of now: milestone ''.
CREATE VIEW workload_at AS SELECT * FROM milestone_workload UNION ALL SELECT '', id, position, name
 FROM workload;
CREATE VIEW result_at AS SELECT * FROM milestone_result UNION ALL SELECT '', workload, question,
 answered, risk, earned, possible FROM result;
CREATE VIEW practice_at AS SELECT milestone, workload, practice, state FROM
 milestone_practice_answer UNION ALL SELECT '', workload, practice, state FROM practice_answer;
CREATE VIEW note_at AS SELECT milestone, workload, question, note FROM milestone_answer UNION ALL
 SELECT '', workload, question, note FROM answer;
CREATE VIEW score_at AS SELECT milestone, workload, pillar, sum(answered) AS answered, round(100.0 *
 sum(earned * answered) / nullif(sum(possible * answered), 0), 2) AS score, sum(earned * answered)
 AS earned, sum(possible * answered) AS possible, sum(risk = 'HIGH') AS high, sum(risk = 'MEDIUM')
 AS medium FROM result_at JOIN question ON question.id = question GROUP BY milestone, workload,
 pillar;
-- now comes last
CREATE VIEW moment AS SELECT id, position, name, name AS name_zh, note, at, author FROM milestone
 UNION ALL SELECT '', 0, 'Now', '当前', '', '9999', '';
INSERT INTO word (kind, id, position, en, zh) VALUES ('field', 'milestone.name', 15, 'Milestone',
 '里程碑'), ('moved', 'score', 1, 'Score', '得分'), ('moved', 'risk', 2, 'Risk', '风险'), ('moved',
 'practice', 3, 'Practice', '实践'), ('moved', 'note', 4, 'Note', '备注');
