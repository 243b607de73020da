-- SPDX-License-Identifier: GPL-3.0-or-later
-- Days on which a workload is not changed ('': none of them is), what the customer wants to reach, and
-- what the consultant says of a task: what it waits for besides what the bank says, what it does not,
-- and whether it changes a workload at all. The rest is computed, for those who read SQL.
CREATE TABLE freeze (id TEXT PRIMARY KEY, first TEXT NOT NULL DEFAULT '', last TEXT NOT NULL DEFAULT
 '', workload TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT
 '', name_zh TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL
 DEFAULT '', changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_freeze (milestone TEXT, id, first, last, workload, kind, name_en, name_zh,
 note, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE goal (id TEXT PRIMARY KEY, title_en TEXT NOT NULL DEFAULT '', title_zh TEXT NOT NULL
 DEFAULT '', measure TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '', due TEXT NOT NULL
 DEFAULT '', recommendations TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at
 TEXT NOT NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_goal (milestone TEXT, id, title_en, title_zh, measure, target, due,
 recommendations, note, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
ALTER TABLE recommendation ADD COLUMN follows TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN not_follows TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN changes TEXT NOT NULL DEFAULT '' CHECK (changes IN ('', 'yes',
 'no'));
ALTER TABLE milestone_recommendation ADD COLUMN follows TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN not_follows TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN changes TEXT NOT NULL DEFAULT '';
ALTER TABLE improvement_result ADD COLUMN slack INTEGER NOT NULL DEFAULT 0;
ALTER TABLE improvement_result ADD COLUMN bound INTEGER NOT NULL DEFAULT 0;
ALTER TABLE improvement_result ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE improvement_result ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE improvement_result ADD COLUMN effort_known INTEGER NOT NULL DEFAULT 1;
ALTER TABLE improvement_result ADD COLUMN once_known INTEGER NOT NULL DEFAULT 1;
ALTER TABLE improvement_result ADD COLUMN work_least INTEGER NOT NULL DEFAULT 0;
ALTER TABLE improvement_result ADD COLUMN work_most INTEGER NOT NULL DEFAULT 0;
CREATE TABLE outlook_result (stage TEXT, pillar TEXT, position INTEGER NOT NULL, ends TEXT NOT NULL,
 questions INTEGER NOT NULL, answered INTEGER NOT NULL, high INTEGER NOT NULL, medium INTEGER NOT
 NULL, earned REAL NOT NULL, possible REAL NOT NULL, shortfalls INTEGER NOT NULL, PRIMARY KEY (stage,
 pillar)) WITHOUT ROWID;
